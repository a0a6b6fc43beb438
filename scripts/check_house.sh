#!/usr/bin/env bash
# The folder map in ARCHITECTURE.md is the tree: every folder of the first two levels has its line, and no line is left
# of a folder that is gone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# shellcheck disable=SC2016 # these backticks are Markdown
diff --label "ARCHITECTURE.md" --label "the tree" --unified=0 \
    <(sed -n '/^```house$/,/^```$/p' ARCHITECTURE.md | grep -oE '^[^ `]+/' | sort) \
    <(git ls-files --cached --others --exclude-standard | grep / | sed -E 's#^(([^/]+/){1,2}).*#\1#' | sort -u)
