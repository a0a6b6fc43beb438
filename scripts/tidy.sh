#!/usr/bin/env bash
# clang-tidy on every source of the program that was built anew since it was last found clean.
#   --all    on every source of program, tests and benchmarks, whatever was found before
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stamps=build/test/tidy
mkdir -p "$stamps"
commands=$(jq -r --arg house "$PWD/" '.[] | [(.file | ltrimstr($house)), (.command | capture(" -o (?<object>\\S+)").object)] | @tsv' build/release/compile_commands.json)

# The build knows what each source includes: when any of it changed, the object is newer than the stamp.
to_look_at() {
    local source object
    while IFS=$'\t' read -r source object; do
        case $source in
        build/* | */cmake_pch.*) ;;
        src/*) [[ ${1:-} != --all && $stamps/${source//\//.} -nt build/release/$object ]] || echo "$source" ;;
        *) [[ ${1:-} != --all ]] || echo "$source" ;;
        esac
    done <<<"$commands"
}

# shellcheck disable=SC2016 # the inner shell fills these in
to_look_at "$@" | xargs --no-run-if-empty --max-procs="$(nproc)" --max-args=1 bash -c '
    clang-tidy-19 -p build/release --quiet "$1" && touch "'"$stamps"'/${1//\//.}"' tidy 2>&1 |
    sed '/^[0-9]* warnings generated\.$/d'
