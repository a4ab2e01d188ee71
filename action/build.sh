#!/usr/bin/env bash
# Builds the feeds, shows warnings at their lines, and writes the outputs and the summary of the job.
set -euo pipefail

report="$RUNNER_TEMP/feedmill-report.json"
messages="$RUNNER_TEMP/feedmill-messages.txt"

arguments=("$INPUT_SITE" --report json)
if [ -n "$INPUT_OUT" ]; then arguments+=(--out "$INPUT_OUT"); fi
if [ "$INPUT_CHECK" = true ]; then arguments+=(--check); fi
if [ "$INPUT_STRICT" = true ]; then arguments+=(--strict); fi
# Separated by blanks; none is a pattern of file names.
read -r -a more <<<"$INPUT_ARGS"

status=0
feedmill build "${arguments[@]}" ${more[@]+"${more[@]}"} >"$report" 2>"$messages" || status=$?
cat "$messages" >&2

# A command of the runner: in its text, line ends and `%` are written as escapes.
escape='def text: gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A");
    def property: tostring | text | gsub(":"; "%3A") | gsub(","; "%2C");'

if [ ! -s "$report" ] || ! jq -e . "$report" >/dev/null 2>&1; then
    message="$(grep -m 1 '^error: ' "$messages" || echo "error: feedmill could not build the feeds")"
    jq -rn --arg message "${message#error: }" "$escape"' "::error title=feedmill::\($message | text)"'
    exit "$(( status == 0 ? 2 : status ))"
fi

# GitHub shows ten annotations of a step; what is beyond fifty would only make the log longer.
if [ "$INPUT_ANNOTATE" = true ]; then
    jq -r --arg site "$INPUT_SITE" "$escape"'
        def path: if $site == "." then . else "\($site | rtrimstr("/"))/\(.)" end;
        (.warnings[:50][] | "::warning file=\(.file | path | property)"
            + (if .line > 0 then ",line=\(.line),col=\(.column)" else "" end)
            + ",title=feedmill \(.code | property)::\(.message | text)%0A\(.help | text)"),
        (.warnings | length | select(. > 50) | "::notice title=feedmill::\(. - 50) more warnings are in the log")' "$report"
    if [ "$INPUT_CHECK" = true ]; then
        jq -r "$escape"'.folder as $folder | .documents.changes[:50][]
            | "::error file=\("\($folder)/\(.path)" | property)"
            + (if .line then ",line=\(.line)" else "" end)
            + ",title=feedmill::\(.path | text) is not current; run `feedmill build` and commit the result"' "$report"
    fi
fi

jq -r --arg report "$report" '"folder=\(.folder)\nreport=\($report)\nposts=\(.posts)\nfeeds=\(.feeds)",
    "written=\(.documents.written)\nwarnings=\(.warnings | length)"' "$report" >>"$GITHUB_OUTPUT"
jq -r --arg check "$INPUT_CHECK" '"### Feeds\n",
    "\(.feeds) feeds of \(.posts) posts: "
    + (if $check == "true" then "\(.documents.changes | length) documents are not current"
       else "\(.documents.written) documents written, \(.documents.unchanged) unchanged, \(.documents.removed) removed" end)
    + ", \(.warnings | length) warnings.\n"' "$report" >>"$GITHUB_STEP_SUMMARY"
exit "$status"
