#!/usr/bin/env bash
# The OpenAPI document that the built program answers is the one in docs/api, and it is a good one.
#   --update   write docs/api/openapi.json instead of comparing
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

data=$(mktemp -d)
# Port 0: the system picks a free one, and the program says which.
env -i DEEDBOX_LISTEN=127.0.0.1:0 DEEDBOX_DATABASE="sqlite:$data/deedbox.db" \
    DEEDBOX_SECRET_KEY_FILE="$data/deedbox.key" build/release/deedbox serve 2>"$data/log" &
program=$!
trap 'kill $program 2>/dev/null || true; wait $program || true; rm -rf "$data"' EXIT

address=
for _ in {1..100}; do
    address=$(grep -oP 'serving .* at \K\S+' "$data/log") && break
    sleep 0.1
done
[[ -n $address ]] || {
    cat "$data/log"
    exit 1
}
curl --silent --show-error --fail "$address/api/openapi.json" | jq . >"$data/openapi.json"

if [[ ${1:-} == --update ]]; then
    cp "$data/openapi.json" docs/api/openapi.json
elif ! diff --unified=2 <(jq --sort-keys . docs/api/openapi.json) <(jq --sort-keys . "$data/openapi.json"); then
    echo "docs/api/openapi.json is not what the program answers; if the program is right: ./test --update"
    exit 1
fi
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
tools/lint/node_modules/.bin/redocly lint --config tools/lint/redocly.yaml docs/api/openapi.json
