# What the other scripts stand on: messages, the cache, and the tools in it.
# shellcheck shell=bash

CACHE=${MPPI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mppi}
# Cargo takes two checkouts for one and calls fresh what is not, so each has build folders of its
# own. The first one gets the short names.
if mkdir -p "$CACHE" && [ ! -f "$CACHE/checkout" ]; then printf %s "$PWD" >"$CACHE/checkout"; fi
OWN=''
if [ "$(cat "$CACHE/checkout")" != "$PWD" ]; then OWN=-$(printf %s "$PWD" | sha256sum | cut -c1-12); fi
export CARGO_TARGET_DIR=$CACHE/target$OWN
export TARGET_WEB=$CACHE/target-web$OWN
export STAGE=$CACHE/stage$OWN

TRUNK_VERSION=0.21.14
BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)
TOOLCHAIN=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
TRUNK_HOME=$CACHE/tools/trunk-$TRUNK_VERSION
BINDGEN_HOME=$CACHE/tools/wasm-bindgen-$BINDGEN_VERSION

if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then BOLD=$'\e[1m' RED=$'\e[31m' PLAIN=$'\e[0m'; else BOLD='' RED='' PLAIN=''; fi

say() { printf '%s==> %s%s\n' "$BOLD" "$*" "$PLAIN" >&2; }
warn() { printf '%s!!! %s%s\n' "$RED" "$*" "$PLAIN" >&2; }
fail() {
  warn "$*"
  exit 1
}

# Names everything that is missing at once, each with the command that installs it.
need_prerequisites() {
  local missing=0 node newer_node
  newer_node='curl -fsSL https://deb.nodesource.com/setup_22.x | sudo -E bash - && sudo apt-get install -y nodejs'
  lack() {
    warn "$1 is missing. Install it with:  $2"
    missing=1
  }
  command -v git >/dev/null || lack git 'sudo apt-get install -y git'
  command -v cc >/dev/null || lack 'A C compiler' 'sudo apt-get install -y build-essential'
  command -v rustup >/dev/null ||
    lack rustup "sudo apt-get install -y curl; curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y && . ~/.cargo/env"
  if command -v node >/dev/null; then
    node=$(node -p 'process.versions.node.split(".")[0]')
    [ "$node" -ge 18 ] || lack "Node 18 or newer (this is $node)" "$newer_node"
  else
    lack 'Node 18 or newer' "sudo apt-get install -y nodejs npm   (where that is older: $newer_node)"
  fi
  command -v npm >/dev/null || lack npm 'sudo apt-get install -y npm'
  [ "$missing" = 0 ] || exit 1
}

# rust-toolchain.toml installs by itself only where rustup may; so it is asked for by name.
need_rust() {
  if ! rustup toolchain list | grep -q "^$TOOLCHAIN-"; then
    say "Installing Rust $TOOLCHAIN (once, about a minute)"
    rustup toolchain install "$TOOLCHAIN" --profile minimal --component rustfmt --component clippy
  fi
  if ! rustup target list --installed --toolchain "$TOOLCHAIN" | grep -q '^wasm32-unknown-unknown$'; then
    say "Installing Rust's WebAssembly target"
    rustup target add wasm32-unknown-unknown --toolchain "$TOOLCHAIN"
  fi
  if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
    rustup component add rustfmt clippy --toolchain "$TOOLCHAIN"
  fi
}

# Trunk, wasm-bindgen and the npm tools, each kept under its version.
need_web_tools() {
  [ -n "$BINDGEN_VERSION" ] || fail 'Cargo.lock names no wasm-bindgen.'
  local built=0
  if [ ! -x "$TRUNK_HOME/bin/trunk" ]; then
    say "Building Trunk $TRUNK_VERSION (once, about 6 minutes on two cores)"
    CARGO_TARGET_DIR=$CACHE/tool-build cargo install trunk --version "$TRUNK_VERSION" --locked --root "$TRUNK_HOME"
    built=1
  fi
  if [ ! -x "$BINDGEN_HOME/bin/wasm-bindgen" ]; then
    say "Building wasm-bindgen $BINDGEN_VERSION (once, about 2 minutes on two cores)"
    # Without --locked: the lock of 0.2.130 names a release that is not there.
    CARGO_TARGET_DIR=$CACHE/tool-build cargo install wasm-bindgen-cli --version "$BINDGEN_VERSION" --root "$BINDGEN_HOME"
    built=1
  fi
  if [ "$built" = 1 ]; then rm -rf "$CACHE/tool-build"; fi
  need_npm_tools
  PATH=$TRUNK_HOME/bin:$BINDGEN_HOME/bin:$PWD/node_modules/.bin:$PATH
  export PATH
}

need_tools() {
  need_prerequisites
  need_rust
  need_web_tools
}

# npm's folder lies in the cache under the hash of the lock file; the checkout only links to it.
need_npm_tools() {
  local home
  home=$CACHE/npm-$(sha256sum package-lock.json | cut -c1-12)
  if [ ! -f "$home/complete" ]; then
    say 'Installing the npm tools (once, under a minute)'
    mkdir -p "$home"
    cp package.json package-lock.json "$home"
    (cd "$home" && npm ci --ignore-scripts --no-audit --no-fund)
    touch "$home/complete"
  fi
  if [ -e node_modules ] && [ ! -L node_modules ]; then
    fail 'node_modules is a folder of its own; remove it (rm -r node_modules), ./dev links it to the cache.'
  fi
  if [ "$(readlink node_modules || true)" != "$home/node_modules" ]; then ln -sfn "$home/node_modules" node_modules; fi
}

# Installs Debian packages when it may. The answer is whether it could.
apt_install() {
  command -v apt-get >/dev/null || return 1
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  say "Installing $* with apt-get"
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends)
  "${install[@]}" "$@" >&2 && return
  "${as_root[@]}" apt-get update -q >&2 || return 1
  # One by one: a package that is missing or has another name in Ubuntu keeps none of the others away.
  local package failed=0
  for package in "$@"; do
    "${install[@]}" "$package" >&2 || "${install[@]}" "$(in_ubuntu "$package")" >&2 || failed=1
  done
  return "$failed"
}

in_ubuntu() {
  case $1 in
    chromium) echo chromium-browser ;;
    chromium-driver) echo chromium-chromedriver ;;
    *) echo "$1" ;;
  esac
}
