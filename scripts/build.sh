# Building: portals by Trunk and `cargo xtask dist`, the server by cargo.
# shellcheck shell=bash

SERVER=$CARGO_TARGET_DIR/release/mppi-server
# Everything that the portals are made of.
PORTAL_INPUTS=(src crates/domain style public locales xtask/src xtask/Cargo.toml .cargo
  index.html petugas.html Trunk.toml Cargo.toml Cargo.lock rust-toolchain.toml package-lock.json)

hash_of() {
  find "$@" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-40
}

# build_portals release|debug OUT
build_portals() {
  local mode=$1 out=$2 profile=debug built stamp quick=() release=()
  stamp=$mode-$(hash_of "${PORTAL_INPUTS[@]}")
  if [ -f "$out/stamp" ] && [ "$(cat "$out/stamp")" = "$stamp" ]; then
    say 'Portals: nothing changed'
    return
  fi
  built=$STAGE/$mode
  if [ "$mode" = release ]; then
    release=(--release=true)
    profile=wasm-release
    say 'Building both portals in release (about 4 minutes the first time, under 2 after a change)'
  else
    quick=(--quick)
    say 'Building both portals for development'
  fi
  # Trunk's target stands before its flags; --release would take it for its value.
  CARGO_TARGET_DIR=$TARGET_WEB trunk build index.html --dist "$built/citizen" "${release[@]}" || return 1
  CARGO_TARGET_DIR=$TARGET_WEB trunk build petugas.html --dist "$built/officer" "${release[@]}" || return 1
  cargo xtask dist --citizen "$built/citizen" --officer "$built/officer" \
    --linked "$TARGET_WEB/wasm32-unknown-unknown/$profile" --out "$out" "${quick[@]}" || return 1
  printf %s "$stamp" >"$out/stamp"
}

# Component examples as plain files in $STAGE/gallery, for the tests and for eyes.
build_gallery() {
  say 'Building the component gallery'
  (cd tests/gallery && CARGO_TARGET_DIR=$TARGET_WEB trunk build --dist "$STAGE/gallery") || return 1
  cargo xtask style --out "$STAGE/gallery"
}

build_server() {
  [ -x "$SERVER" ] || say 'Building the server in release (once, about 8 minutes on two cores)'
  cargo build --release --package mppi-server
}

build_all() {
  need_tools
  build_portals release "$PWD/dist"
  build_server
}
