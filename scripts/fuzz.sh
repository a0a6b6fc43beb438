#!/usr/bin/env bash
# Builds the fuzzers with sanitizers and runs each for a while; what breaks one is kept in build/fuzz/found.
#   scripts/fuzz.sh [SECONDS] [FUZZER…]     30 seconds each of all: json_body http_head mails names tokens
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${1:-30}
fuzzers=("${@:2}")
[[ ${#fuzzers[@]} -gt 0 ]] || fuzzers=(json_body http_head mails names tokens)

cmake --preset fuzz
cmake --build --preset fuzz --target "${fuzzers[@]/#/fuzz_}"
mkdir -p build/fuzz/found
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
faulty=()
for fuzzer in "${fuzzers[@]}"; do
    printf '\n== %s ==\n' "$fuzzer"
    corpus=build/fuzz/corpus/$fuzzer # grows from one run to the next
    mkdir -p "$corpus"
    "build/fuzz/tests/fuzz/fuzz_$fuzzer" -max_total_time="$seconds" -max_len=4096 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/found/$fuzzer-" "$corpus" "tests/fuzz/seeds/$fuzzer" 2>&1 |
        grep -vE '^#[0-9]+.*(NEW|REDUCE|pulse|RELOAD)|^INFO|NEW_FUNC|# Uses: |^[[:space:]]*$' || faulty+=("$fuzzer")
done
[[ ${#faulty[@]} -eq 0 ]] || echo "broken: ${faulty[*]}"
[[ ${#faulty[@]} -eq 0 ]]
