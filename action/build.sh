#!/usr/bin/env bash
# Builds the feeds, shows warnings at their lines, and writes the outputs and the summary of the job.
set -euo pipefail

report="$RUNNER_TEMP/feedmill-report.json"
rm -f "$report"

arguments=("$INPUT_SITE" --report "json=$report")
if [ -n "$INPUT_OUT" ]; then arguments+=(--out "$INPUT_OUT"); fi
if [ "$INPUT_CHECK" = true ]; then arguments+=(--check); fi
if [ "$INPUT_STRICT" = true ]; then arguments+=(--strict); fi
if [ "$INPUT_ANNOTATE" = true ]; then arguments+=(--report github); fi
# Separated by blanks; none is a pattern of file names.
read -r -a more <<<"$INPUT_ARGS"

status=0
feedmill build "${arguments[@]}" ${more[@]+"${more[@]}"} || status=$?

# Without a report, the arguments were wrong: what feedmill printed says how.
if [ ! -s "$report" ] || [ "$(jq -r .status "$report")" = error ]; then
    exit "$(( status == 0 ? 2 : status ))"
fi

jq -r --arg report "$report" '"folder=\(.folder)\nreport=\($report)\nposts=\(.posts)\nfeeds=\(.feeds)",
    "written=\(.documents.written | length)\nwarnings=\(.warnings | length)"' "$report" >>"$GITHUB_OUTPUT"
jq -r --arg check "$INPUT_CHECK" '"### Feeds\n",
    "\(.feeds) feeds of \(.posts) posts: "
    + (if $check == "true" then "\(.documents.stale | length) documents are not current"
       else "\(.documents.written | length) documents written, \(.documents.unchanged) unchanged, \(.documents.removed | length) removed" end)
    + ", \(.warnings | length) warnings.\n"' "$report" >>"$GITHUB_STEP_SUMMARY"
exit "$status"
