# Running the server: the demo, and the loop for development.
# shellcheck shell=bash

port_of() {
  PORT=8080
  while [ $# -gt 0 ]; do
    case $1 in
      --port)
        PORT=${2:-}
        shift 2 || fail '--port wants a number.'
        ;;
      --port=*)
        PORT=${1#--port=}
        shift
        ;;
      *) fail "There is no option '$1' here; there is --port N." ;;
    esac
  done
  case $PORT in '' | *[!0-9]*) fail "'$PORT' is no port." ;; esac
}

port_must_be_free() {
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
    fail "Port $PORT is taken by another program. Stop it, or choose another:  ./dev $1 --port $((PORT + 1))"
  fi
}

# The demo. The server's own defaults do the rest: SQLite, files and key under ./data, ./regions.
demo_environment() {
  mkdir -p data
  export MPPI_DEMO=1 MPPI_LISTEN=127.0.0.1:$PORT
}

print_addresses() {
  cat <<TEXT

  All regions            http://localhost:$PORT
  Kabupaten Sinjai       http://sinjai.localhost:$PORT
  Bengkulu Tengah        http://bengkulu-tengah.localhost:$PORT
  Officers               …/petugas/    Messages of the demo   …/demo/pesan
  Stop with Ctrl-C.

TEXT
}

run() {
  port_of "$@"
  port_must_be_free run
  build_all
  demo_environment
  export MPPI_DIST=$PWD/dist
  print_addresses
  # shellcheck disable=SC2153 # build.sh sets it
  exec "$SERVER" serve
}

# Builds after every change. A build that fails leaves the last good one running.
watch() {
  port_of "$@"
  port_must_be_free watch
  need_tools
  demo_environment
  export MPPI_DIST=$STAGE/watch-dist
  local server='' portals='' binary='' now_portals now_binary
  trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT
  print_addresses
  while true; do
    now_portals=$(hash_of "${PORTAL_INPUTS[@]}")
    now_binary=$(hash_of crates locales regions Cargo.toml Cargo.lock)
    if [ "$now_portals$now_binary" != "$portals$binary" ]; then
      portals=$now_portals
      binary=$now_binary
      if build_portals debug "$MPPI_DIST" && cargo build --package mppi-server; then
        if [ -n "$server" ]; then
          kill "$server" 2>/dev/null || true
          wait "$server" 2>/dev/null || true
        fi
        "$CARGO_TARGET_DIR/debug/mppi-server" serve &
        server=$!
      else
        warn 'That did not build; the last good build keeps running.'
      fi
    fi
    sleep 1
  done
}
