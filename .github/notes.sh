#!/usr/bin/env bash
# Prints the section of CHANGELOG.md about a version: `notes.sh 0.1.0`.
set -euo pipefail
cd "$(dirname "$0")/.."

notes="$(awk -v version="$1" '
    /^## / { inside = index($0, "## " version) == 1 || index($0, "## [" version "]") == 1; next }
    inside
' CHANGELOG.md)"
if [ -z "$(tr -d '[:space:]' <<<"$notes")" ]; then
    echo "error: CHANGELOG.md has no section \`## $1\`" >&2
    exit 1
fi
printf '%s\n' "$notes"
