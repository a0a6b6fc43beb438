#!/usr/bin/env bash
# clang-tidy on the sources that changed since the last commit, or on all of them; a header counts for every source
# that includes it by name.
#   --changed | --all
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sources() { git ls-files --cached --others --exclude-standard -- 'src/*.cpp' 'tests/*.cpp' 'bench/*.cpp'; }

changed() {
    local file
    { git diff --name-only HEAD~ -- src tests bench && git ls-files --others --exclude-standard -- src tests bench; } |
        while read -r file; do
            case $file in
            *.cpp) [[ ! -f $file ]] || echo "$file" ;;
            *.h) sources | xargs grep -lF "#include \"${file#*/}\"" || true ;;
            esac
        done | sort -u
}

if [[ ${1:-} == --all ]]; then sources; else changed; fi |
    xargs --no-run-if-empty --max-procs="$(nproc)" --max-args=1 clang-tidy-19 -p build/release --quiet
