#!/usr/bin/env bash
# Every line of docs/threats.md names the tests that hold it, as `Suite.Test`, and each of them is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A long name may stand on a line of its own.
tests=$(git ls-files -z --cached --others --exclude-standard -- 'src/*_test.cpp' 'tests/*_test.cpp' | xargs -0 cat |
    tr '\n' ' ' | grep -oP '\bTEST(_F|_P)?\(\s*\w+,\s*\w+\)' | sed -E 's/.*\(\s*(\w+),\s*(\w+)\)/\1.\2/')

faults=0
while IFS= read -r line; do
    # shellcheck disable=SC2016 # these backticks are Markdown
    names=$(sed -E 's/\|\s*$//; s/.*\|//' <<<"$line" | grep -oP '`\K\w+\.\w+(?=`)' || true)
    [[ -n $names ]] || {
        echo "no test is named: $line"
        faults=$((faults + 1))
    }
    for name in $names; do
        grep -qxF "$name" <<<"$tests" || {
            echo "there is no test $name, which docs/threats.md names"
            faults=$((faults + 1))
        }
    done
done < <(grep '^|' docs/threats.md | grep -vE '^\|(---|.*\| Tests \|$)')

((faults == 0))
