# Tests: native, in the browser, through the browser; then the budgets and one line that sums up.
# shellcheck shell=bash

# Where Debian has nginx, which people who are not root do not look at.
export PATH=$PATH:/usr/sbin

PASSED=0
FAILED=0
MEASURED=$CACHE/measured$OWN

# add PASSED FAILED STATUS NAME: a step that ended badly without a failed test failed itself.
add() {
  PASSED=$((PASSED + $1))
  FAILED=$((FAILED + $2))
  if [ "$3" != 0 ] && [ "$2" = 0 ]; then
    FAILED=$((FAILED + 1))
    warn "$4 ended with status $3"
  fi
}

# What tests need besides the build. Without it they are skipped, in CI they fail.
need_test_tools() {
  local missing=()
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  [ -n "$CHROMIUM" ] || missing+=(chromium)
  command -v chromedriver >/dev/null || missing+=(chromium-driver)
  command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  command -v qpdf >/dev/null || missing+=(qpdf)
  command -v pdfinfo >/dev/null || missing+=(poppler-utils)
  command -v nginx >/dev/null || missing+=(nginx)
  command -v openssl >/dev/null || missing+=(openssl)
  if [ ${#missing[@]} -gt 0 ] && ! apt_install "${missing[@]}"; then
    warn "Missing, and it could not be installed: ${missing[*]}"
    warn "Tests that need it are skipped or fail. Install it with:  sudo apt-get install -y ${missing[*]}"
    [ -z "${CI:-}" ] || fail 'In CI nothing is skipped.'
  fi
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
}

# want_engine NAME COMMAND PACKAGE...: an engine that is not Chromium's. No machine must have it, not in CI either.
want_engine() {
  local name=$1 command=$2
  shift 2
  command -v "$command" >/dev/null && return
  if ! apt_install "$@"; then
    warn "SKIPPED are the ten steps in $name. Install it with:  sudo apt-get install -y $*"
  fi
}

want_engines() {
  want_engine Firefox firefox-esr firefox-esr
  # WebKitGTK needs a screen and a line with TLS.
  want_engine WebKitGTK WebKitWebDriver webkit2gtk-driver xvfb openssl
  MPPI_FIREFOX=$(command -v firefox-esr || true)
  MPPI_WEBKIT=''
  if command -v Xvfb >/dev/null && command -v openssl >/dev/null; then MPPI_WEBKIT=$(command -v WebKitWebDriver || true); fi
  export MPPI_FIREFOX MPPI_WEBKIT
}

# Sums "N passed" and "N failed" over the lines that say so, of nextest and of cargo test.
count() {
  grep -E '^(     Summary|test result:)' "$1" | grep -oE "[0-9]+ $2" | awk '{ sum += $1 } END { print sum + 0 }'
}

cargo_step() {
  local name=$1 log status=0
  shift
  log=$(mktemp)
  "$@" 2>&1 | tee "$log" || status=$?
  sed -i 's/\x1b\[[0-9;]*m//g' "$log"
  add "$(count "$log" passed)" "$(count "$log" failed)" "$status" "$name"
  rm -f "$log"
}

native_tests() {
  say 'Native tests (the first build takes about 8 minutes on two cores)'
  if cargo nextest --version >/dev/null 2>&1; then
    cargo_step 'Native tests' cargo nextest run --workspace --no-fail-fast --no-tests=pass "${LONG_NEXTEST[@]}"
  else
    cargo_step 'Native tests' cargo test --workspace --no-fail-fast -- "${LONG_CARGO[@]}"
  fi
}

# tests/<room>.rs run in a real browser: IndexedDB, locks and events have no stand-in.
browser_unit_tests() {
  compgen -G 'tests/*.rs' >/dev/null || return 0
  if [ -z "$CHROMIUM" ] || ! command -v chromedriver >/dev/null; then
    warn 'SKIPPED: browser unit tests (no chromium or chromedriver)'
    return 0
  fi
  say 'Unit tests in Chromium'
  # Chromium refuses its sandbox to root, and a container's /dev/shm is small.
  local driver_settings
  driver_settings=$(mktemp -d)
  cat >"$driver_settings/webdriver.json" <<'JSON'
{ "goog:chromeOptions": { "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] } }
JSON
  CARGO_TARGET_DIR=$TARGET_WEB \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=$PWD/scripts/browser-test-runner \
    MPPI_WEBDRIVER_SETTINGS=$driver_settings \
    CHROMEDRIVER=$(command -v chromedriver) \
    cargo_step 'Browser unit tests' \
    cargo test --target wasm32-unknown-unknown --package mppi --no-fail-fast --test '*'
  rm -rf "$driver_settings"
}

end_to_end_tests() {
  compgen -G 'tests/e2e/*.config.ts' >/dev/null || return 0
  if [ -z "$CHROMIUM" ]; then
    warn 'SKIPPED: everything through the browser (no chromium)'
    return 0
  fi
  say 'The journeys in Chromium'
  local report status=0 counts
  build_gallery || add 0 0 1 'The gallery'
  report=$(mktemp)
  MPPI_SERVER=$SERVER MPPI_DIST=$PWD/dist MPPI_REGIONS=$PWD/regions \
    MPPI_GALLERY=$STAGE/gallery MPPI_CHROMIUM=$CHROMIUM MPPI_MEASURED=$MEASURED PLAYWRIGHT_JSON_OUTPUT_FILE=$report \
    npx --no-install playwright test --config tests/e2e --reporter=list,json "${LONG_PLAYWRIGHT[@]}" || status=$?
  counts=$(node -e '
    try {
      const { stats } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
      console.log(stats.expected + stats.flaky, stats.unexpected);
    } catch { console.log(0, 0); }' "$report")
  rm -f "$report"
  # shellcheck disable=SC2086 # two numbers
  add $counts "$status" 'The journeys'
}

# What offline and forms add, for the lines of the long run.
measure_parts() {
  local served
  served=$(node -p 'JSON.parse(require("fs").readFileSync("dist/assets.json")).assets["citizen_bg.wasm"]')
  cargo xtask bytes "$STAGE/release/citizen.cut/citizen.wasm" --served "dist/$served.br" --measured "$MEASURED"
}

print_budgets() {
  local strict=()
  [ -z "${CI:-}" ] || strict=(--strict)
  compgen -G 'tests/e2e/*.config.ts' >/dev/null || strict=()
  say 'Budgets'
  if ! cargo xtask budgets --dist dist --measured "$MEASURED" "${strict[@]}"; then
    FAILED=$((FAILED + 1))
  fi
}

# The figures of a long run, on record.
record_measurements() {
  local commit memory
  commit=$(git describe --always --dirty)
  memory=$(awk '/MemTotal/ { printf "%d", $2 / 1000000 }' /proc/meminfo)
  cargo xtask measurements --measured "$MEASURED" --out docs/measurements.md --date "$(date -u +%F)" \
    --commit "$commit" --machine "$(nproc) cores with $memory GB"
}

run_tests() {
  LONG_NEXTEST=() LONG_CARGO=() LONG_PLAYWRIGHT=(--grep-invert '@long')
  case ${1:-} in
    '') ;;
    long)
      # Long tests are `#[ignore]` in Rust and tagged @long in Playwright.
      export MPPI_LONG=1
      LONG_NEXTEST=(--run-ignored all) LONG_CARGO=(--include-ignored) LONG_PLAYWRIGHT=()
      ;;
    *) fail "There is no kind of test '$1'; there is 'long'." ;;
  esac
  need_tools
  need_test_tools
  want_engines
  rm -rf "$MEASURED"
  mkdir -p "$MEASURED"
  native_tests
  browser_unit_tests
  if build_portals release "$PWD/dist" && build_server; then
    end_to_end_tests
    if [ -n "${MPPI_LONG:-}" ]; then measure_parts || add 0 0 1 'The parts of the portal'; fi
    print_budgets
    if [ -n "${MPPI_LONG:-}" ]; then record_measurements || add 0 0 1 'The record of the figures'; fi
  else
    add 0 0 1 'The build'
  fi
  echo
  echo "$PASSED passed, $FAILED failed, in $((SECONDS / 60)) minutes"
  [ "$FAILED" = 0 ]
}
