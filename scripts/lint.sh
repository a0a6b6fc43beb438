#!/usr/bin/env bash
# Every check that runs no test of the product; the program has to be built. All of them run, whatever one finds.
#   --changed   clang-tidy on the files changed since the last commit (the default)
#   --all       clang-tidy on every file
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/install.sh
use_node

output=$(mktemp)
trap 'rm -f "$output"' EXIT
faults=0

check() {
    local name=$1 start=$SECONDS
    shift
    if "$@" >"$output" 2>&1; then
        printf '%-12s ok      %3d s\n' "$name" $((SECONDS - start))
    else
        printf '%-12s FAILED  %3d s\n' "$name" $((SECONDS - start))
        sed 's/^/    /' "$output"
        faults=$((faults + 1))
    fi
}

ours() { git ls-files -z --cached --others --exclude-standard -- "$@"; }
format() { ours '*.h' '*.cpp' | xargs -0 clang-format-19 --dry-run -Werror; }
shell() { shellcheck --external-sources run test .ci/run scripts/*.sh; }
scripts() { web/node_modules/.bin/biome check --config-path=web bench scripts tests/contract tests/crash tests/lighthouse tests/mail tests/mutants tests/real_input tests/support; }

check format format
check tidy scripts/tidy.sh "${1:---changed}"
check shell shell
check scripts scripts
check includes scripts/check_includes.sh
check house scripts/check_house.sh
check threats scripts/check_threats.sh
check texts node scripts/check_texts.mjs
check openapi scripts/check_openapi.sh
check operate scripts/check_operate.sh
check web npm_in web run check
check web-api npm_in web run --if-present api:check
check e2e npm_in tests/e2e run check

((faults == 0))
