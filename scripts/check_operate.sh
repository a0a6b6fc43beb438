#!/usr/bin/env bash
# The tables of settings and limits in docs/operate.md are those of the program.
#   --update   write them instead of comparing
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

document=docs/operate.md
printed=$(mktemp)
trap 'rm -f "$printed" "$printed.md"' EXIT
env -i build/release/deedbox settings >"$printed"

settings() {
    echo '| Setting | Default | Meaning |'
    echo '|---|---|---|'
    awk '/^DEEDBOX_/ { name = $1; value = $0; sub(/^[^=]*= /, "", value); sub(/  \(default\)$/, "", value); next }
         name { sub(/^ +/, ""); print "| `" name "` | " (value == "(empty)" ? "" : "`" value "`") " | " $0 " |"; name = "" }' \
        "$printed"
}
limits() {
    echo '| Operation | Calls | In | For each |'
    echo '|---|---|---|---|'
    sed -nE '/^Limits/,$s/^ +([^:]+): ([0-9]+) calls in (.*) per (.*)$/| `\1` | \2 | \3 | \4 |/p' "$printed"
}

# Between `<!-- NAME -->` and `<!-- /NAME -->` stands what the program says.
{
    while IFS= read -r line; do
        case $line in
        '<!-- settings -->' | '<!-- limits -->')
            table=${line//[^a-z]/}
            printf '%s\n\n' "$line"
            "$table"
            while IFS= read -r line && [[ $line != "<!-- /$table -->" ]]; do :; done
            printf '\n%s\n' "$line"
            ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$document"
} >"$printed.md"

if [[ ${1:-} == --update ]]; then
    cp "$printed.md" "$document"
elif ! diff --unified=0 "$document" "$printed.md"; then
    echo "$document does not have the program's tables; to write them anew: ./test --update"
    exit 1
fi
