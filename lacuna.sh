#!/usr/bin/env bash
# Lacuna from a fresh clone: installs what is missing, builds, runs. `./lacuna.sh --help` says how.
set -euo pipefail

usage() {
  cat <<'TEXT'
./lacuna.sh demo               install what is missing, build, and check the sample document
./lacuna.sh test [ARG…]        the same, then run the tests (arguments go to ctest: -R NAME, -L LABEL, …)
./lacuna.sh WORD [ARG…]        build if needed and run `lacuna WORD ARG…`: check, score, train, …

./lacuna.sh check --help       what a command of the program takes
./lacuna.sh --packages [SET]   list the Debian packages of a set (demo, test, ci) and what each is for
./lacuna.sh --install [SET]    install them, and nothing else
TEXT
}

# The one list of packages. SET | PACKAGE | how to recognise it elsewhere: a command or a <header> | what it is for.
package_table() {
  cat <<'TABLE'
demo|g++|c++|compiler (C++20)
demo|cmake|cmake|build system
demo|ninja-build|ninja|build tool
demo|pkg-config|pkg-config|finds libraries
demo|libssl-dev|<openssl/sha.h>|SHA-256 of documents and packs
demo|zlib1g-dev|<zlib.h>|reading gzip
demo|libzstd-dev|<zstd.h>|reading Zstandard
demo|libexpat1-dev|<expat.h>|reading TMX, XLIFF and TBX
demo|libgettextpo-dev|<gettext-po.h>|reading gettext PO
demo|libcsv-dev|<csv.h>|reading CSV
demo|libmd4c-dev|<md4c.h>|reading Markdown
demo|libgumbo-dev|<gumbo.h>|reading HTML
demo|libcld2-dev|<cld2/public/compact_lang_det.h>|which language a text is in
demo|libhunspell-dev|<hunspell/hunspell.hxx>|spelling
demo|libicu-dev|<unicode/uchar.h>|Unicode: sentences, words, normal forms
demo|libsentencepiece-dev|<sentencepiece_processor.h>|subword tokeniser
demo|libstemmer-dev|<libstemmer.h>|English word stems
demo|libcurl4-openssl-dev|<curl/curl.h>|downloads of test sets and models
demo|libarchive-dev|<archive.h>|reading archives of test sets
demo|libeigen3-dev|<eigen3/Eigen/Core>|matrices
demo|nlohmann-json3-dev|<nlohmann/json.hpp>|JSON
demo|libsqlite3-dev|<sqlite3.h>|history of gates
demo|libxlsxwriter-dev|<xlsxwriter.h>|writing spreadsheets
demo|nodejs|node|bundles the report's application
demo|npm|npm|fetches the packages of the report's application
demo|libtbb-dev|<tbb/parallel_for.h>|threads
demo|libcli11-dev|<CLI/CLI.hpp>|command line
test|libgtest-dev|<gtest/gtest.h>|unit tests
test|libmecab-dev|<mecab.h>|Japanese and Korean words: the tokenisers ja-mecab and ko-mecab
test|mecab-ipadic-utf8|<mecab.h>|the dictionary of ja-mecab
test|hunspell-en-us|<hunspell/hunspell.hxx>|English dictionary, for tests of spelling
test|libopenmpi-dev|mpicc|several machines for one job: the option --mpi
test|openmpi-bin|mpirun|starts the ranks of MPI, for tests
test|python3|python3|tests of the frame and of the command line
test|python3-junitparser|python3|reads JUnit reports
test|python3-lxml|python3|checks JUnit reports against their schema
test|python3-openpyxl|python3|reads spreadsheets
test|python3-jsonschema|python3|checks reports against their schema
test|python3-yaml|python3|reads the files for CI platforms
test|pybind11-dev|<pybind11/pybind11.h>|the Python module
test|python3-dev|python3-config|the Python module
test|python3-numpy|python3|tests of the Python module: tables as matrices
test|python3-pandas|python3|tests of the Python module: reports as tables
test|python3-wheel|python3|packs the Python module
test|mypy|mypy|checks the types of the Python package
test|locales|localedef|a locale with a decimal comma, for one test
ci|ccache|ccache|keeps compiled objects between runs
ci|clang|clang++|second compiler
ci|libclang-rt-dev|clang++|clang's fuzzer and sanitizers
ci|lld|ld.lld|links programs with sanitizers fast
ci|clang-format|clang-format|format check
ci|clang-tidy|clang-tidy|static analysis
ci|shellcheck|shellcheck|static analysis of scripts
ci|libbenchmark-dev|<benchmark/benchmark.h>|benchmarks
ci|chromium|chromium|browser tests of the report
ci|zsh|zsh|tests of its completion
ci|fish|fish|tests of its completion
ci|mandoc|mandoc|checks the manual pages
ci|groff-base|groff|checks the manual pages
ci|dpkg-dev|dpkg-shlibdeps|what the Debian package depends on
ci|file|file|what the Debian package has to strip
ci|debootstrap|debootstrap|a Debian to try the package in
ci|slurm-wlm|sbatch|Slurm: tests of job arrays
ci|munge|munged|signs what Slurm's daemons say to each other
ci|parallel|sem|GNU parallel, for the tests of a recipe
TABLE
}

say() { printf 'lacuna.sh: %s\n' "$*" >&2; }
fail() {
  say "$1"
  exit 2
}

script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do
  link=$(readlink -- "$script")
  case $link in /*) script=$link ;; *) script=$(dirname -- "$script")/$link ;; esac
done
root=$(cd -- "$(dirname -- "$script")" && pwd -P)
build=$root/.build/release
logs=$root/.build/log
binary=$build/eval/cli/lacuna

# Rows of the table for a set; each set contains the ones before it.
packages_of() {
  case $1 in
    demo) package_table | grep '^demo|' ;;
    test) package_table | grep -E '^(demo|test)\|' ;;
    ci) package_table ;;
    *) fail "no set of packages is called '$1': demo, test or ci" ;;
  esac
}

is_debian_12() {
  local id='' version=''
  [ -r /etc/os-release ] || return 1
  # shellcheck source=/dev/null
  id=$(. /etc/os-release && printf '%s' "${ID:-}")
  # shellcheck source=/dev/null
  version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
  [ "$id" = debian ] && [ "$version" = 12 ] && command -v dpkg-query apt-get >/dev/null
}

# The rows on standard input whose package dpkg does not have. A package that is called like its command is as good from
# elsewhere (npm comes with Node.js, but for Debian's).
missing_by_dpkg() {
  local rows names installed
  rows=$(cat)
  names=$(printf '%s\n' "$rows" | cut -d'|' -f2)
  # shellcheck disable=SC2086  # one word per package
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $names 2>/dev/null || true)
  printf '%s\n' "$rows" | while IFS='|' read -r set name probe purpose; do
    if [ "$name" = "$probe" ] && command -v "$probe" >/dev/null; then continue; fi
    case $'\n'$installed$'\n' in
      *$'\n'"installed $name"$'\n'*) ;;
      *) printf '%s|%s|%s|%s\n' "$set" "$name" "$probe" "$purpose" ;;
    esac
  done
}

# The rows on standard input whose command or header is not found.
missing_by_probe() {
  local set name probe purpose
  while IFS='|' read -r set name probe purpose; do
    case $probe in
      '<'*)
        printf '#if !__has_include(%s)\n#error\n#endif\n' "$probe" |
          c++ -std=c++20 -fsyntax-only -x c++ - 2>/dev/null && continue
        ;;
      *) command -v "$probe" >/dev/null && continue ;;
    esac
    printf '%s|%s|%s|%s\n' "$set" "$name" "$probe" "$purpose"
  done
}

list_packages() {
  local set name probe purpose
  while IFS='|' read -r set name probe purpose; do printf '  %s — %s\n' "$name" "$purpose"; done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

# Installs the missing packages of a set on Debian 12; elsewhere says what is missing.
install_packages() {
  local missing names log
  if ! is_debian_12; then
    [ "$1" != ci ] && is_configured "$1" && return 0
    missing=$(packages_of "$1" | missing_by_probe)
    [ -n "$missing" ] || return 0
    say "this is not Debian 12, so nothing is installed here. Missing (by their names in Debian):"
    printf '%s\n' "$missing" | list_packages >&2
    exit 2
  fi
  missing=$(packages_of "$1" | missing_by_dpkg)
  [ -n "$missing" ] || return 0
  names=$(printf '%s\n' "$missing" | cut -d'|' -f2)
  say "installing $(printf '%s\n' "$names" | wc -l | tr -d ' ') missing packages with apt-get:"
  printf '%s\n' "$missing" | list_packages >&2
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "this needs root, and there is no sudo. As root: apt-get install --no-install-recommends ${names//$'\n'/ }"
  fi
  mkdir -p "$logs"
  log=$logs/apt.log
  if ! as_root apt-get -q update >"$log" 2>&1 </dev/null; then
    say "apt-get update had problems ($log); trying with the package lists there are"
  fi
  # Offline: what is installed starts no service (the tests start what they need by themselves).
  # shellcheck disable=SC2086  # one word per package
  if ! as_root env DEBIAN_FRONTEND=noninteractive SYSTEMD_OFFLINE=1 apt-get -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o APT::Color=0 install $names >>"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    fail "apt-get could not install them (whole log: $log)"
  fi
}

jobs() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

has_tests() { grep -q '^LACUNA_BUILD_TESTS:[A-Z]*=ON$' "$build/CMakeCache.txt" 2>/dev/null; }

# is_configured SET: there is a configured build of this clone, with tests unless only the demo is wanted.
is_configured() {
  [ -f "$build/build.ninja" ] && [ ! "$root/CMakePresets.json" -nt "$build/build.ninja" ] &&
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt" && { [ "$1" = demo ] || has_tests; }
}

configure() {
  local log=$logs/configure.log options=(-DLACUNA_BUILD_TESTS=OFF)
  is_configured "$1" && return 0
  if [ "$1" != demo ] || has_tests; then options=(-DLACUNA_BUILD_TESTS=ON); fi
  if ! grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
    rm -rf -- "$build" # none yet, or the clone was moved
  fi
  if command -v ccache >/dev/null; then options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
  say "configuring"
  mkdir -p "$logs"
  if ! (cd -- "$root" && cmake --preset release "${options[@]}") >"$log" 2>&1; then
    tail -n 25 "$log" >&2
    fail "CMake failed (whole log: $log)"
  fi
}

# Ninja's lines on standard input: steps become a progress line, the rest goes to the log.
show_progress() {
  local log=$1 line='' step='' finished=0 total=0 shown=-1 percent=0
  : >"$log"
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    case $line in '['[0-9]*/[0-9]*'] '*) ;; *) continue ;; esac
    step=${line#'['}
    step=${step%%']'*}
    finished=${step%/*}
    total=${step#*/}
    percent=$((finished * 100 / total))
    if [ -t 2 ]; then
      printf '\rlacuna.sh: building, %d of %d ' "$finished" "$total" >&2
    elif [ $((percent / 25)) -gt "$shown" ]; then
      say "building, $finished of $total"
      shown=$((percent / 25))
    fi
  done
  if [ -t 2 ] && [ -n "$step" ]; then printf '\r\033[K' >&2; fi
}

# build_target TARGET: up to date afterwards, or exit 2. Says nothing when there is nothing to do.
build_target() {
  local log=$logs/build.log
  mkdir -p "$logs"
  if ! NINJA_STATUS='[%f/%t] ' cmake --build "$build" --target "$1" --parallel "$(jobs)" 2>&1 | show_progress "$log"; then
    grep -v '^\[[0-9]*/[0-9]*\] ' "$log" | tail -n 60 >&2
    fail "the build failed (whole log: $log)"
  fi
}

# prepare SET TARGET: packages, configuration and build, by one caller at a time.
prepare() {
  install_packages "$1"
  mkdir -p "$root/.build"
  {
    if command -v flock >/dev/null; then flock 9; fi
    configure "$1"
    build_target "$2"
  } 9>"$root/.build/lock"
}

demo() {
  [ $# = 0 ] || fail "demo takes no arguments; for your own files: ./lacuna.sh check SOURCE TARGET"
  prepare demo lacuna_cli
  "$binary" demo --output-dir "$root/.build/demo"
}

run_tests() {
  local options=(--test-dir "$build" --output-on-failure --parallel "$(jobs)")
  prepare test all
  if [ $# = 0 ] && [ -t 1 ]; then options+=(--progress); fi
  exec ctest "${options[@]}" "$@"
}

case ${1:---help} in
  demo)
    shift
    demo "$@"
    ;;
  test)
    shift
    run_tests "$@"
    ;;
  --packages) packages_of "${2:-demo}" | list_packages ;;
  --install) install_packages "${2:-demo}" ;;
  -h | --help | help) usage ;;
  *)
    prepare demo lacuna_cli
    exec "$binary" "$@"
    ;;
esac
