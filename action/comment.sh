#!/usr/bin/env bash
# Builds the feeds of the branch that a pull request goes to and those of the pull request, and comments the difference.
# One comment is kept and updated.
set -euo pipefail

marker="<!-- feedmill -->"
work="$(mktemp -d "$RUNNER_TEMP/feedmill-comment.XXXXXX")"
trap 'git worktree remove --force "$work/base" 2>/dev/null || true; rm -rf "$work"' EXIT

read -r -a more <<<"$INPUT_ARGS"

# The commit that the pull request is compared with. Checked out as the runner does it, a merge has no parents.
base="$(git rev-parse --quiet --verify 'HEAD^1' || true)"
if [ -z "$base" ]; then
    git fetch --quiet --depth=1 origin "$GITHUB_BASE_REF"
    base="$(git rev-parse FETCH_HEAD)"
fi
git worktree add --quiet --detach "$work/base" "$base"

# One time for both: a post that appears in between must not look like a change.
now="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
root="$(git rev-parse --show-toplevel)"
prefix="$(git rev-parse --show-prefix)"
build() { feedmill build "$1" --out "$2" --now "$now" --force --quiet ${more[@]+"${more[@]}"}; }
# The base may have no site yet, or one that cannot be built; then all is new.
mkdir -p "$work/old" "$work/new"
build "$work/base/$prefix$INPUT_SITE" "$work/old" || echo "the feeds of the base cannot be built; everything is shown as new"
build "$INPUT_SITE" "$work/new"
rm -f "$work"/{old,new}/.feedmill-documents

cd "$work"
status=0
git diff --no-index --no-color --numstat old new >numstat || status=$?
[ "$status" -le 1 ] || exit "$status"
git diff --no-index --no-color --unified=1 old new >changes.txt || true
cd "$root"

changed="$(wc -l <"$work/numstat" | tr -d ' ')"
if [ "$changed" = 0 ]; then
    text="No document changes."
else
    # Longer than any fence in the documents, so that none of them ends the block.
    fence="$({ grep -o '`\{3,\}' "$work/changes.txt" || true; } | awk '{ if (length > longest) longest = length } END { for (i = 0; i < (longest > 2 ? longest + 1 : 3); i++) printf "`" }')"
    # GitHub takes 65,536 characters.
    LC_ALL=C head -c 50000 "$work/changes.txt" | iconv -c -f UTF-8 -t UTF-8 >"$work/shown" || true
    cut=""
    if [ "$(wc -c <"$work/changes.txt")" -gt 50000 ]; then cut=" (its first 50,000 bytes)"; fi
    documents="documents change"
    if [ "$changed" = 1 ]; then documents="document changes"; fi
    text="$(printf '%s %s.\n\n<details><summary>Difference%s</summary>\n\n%sdiff\n%s\n%s\n\n</details>' \
        "$changed" "$documents" "$cut" "$fence" "$(cat "$work/shown")" "$fence")"
fi
printf '%s\n' "### What changes for subscribers" "" "$text" >>"$GITHUB_STEP_SUMMARY"

number="$(jq -r '.pull_request.number' "$GITHUB_EVENT_PATH")"
jq -n --arg body "$marker
### What changes for subscribers

$text" '{body: $body}' >"$work/comment.json"

api() {
    curl -fsS --max-time 60 -H "Authorization: Bearer $GITHUB_TOKEN" -H "Accept: application/vnd.github+json" "$@"
}
comments="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues"
if ! earlier="$(api "$comments/$number/comments?per_page=100")"; then
    echo "::notice title=feedmill::Comments cannot be read. The difference is in the summary of this job."
    exit 0
fi
id="$(jq -r --arg marker "$marker" 'map(select(.body | startswith($marker))) | .[0].id // empty' <<<"$earlier")"
if [ -n "$id" ]; then
    target=(-X PATCH "$comments/comments/$id")
elif [ "$changed" = 0 ]; then
    exit 0
else
    target=(-X POST "$comments/$number/comments")
fi
api "${target[@]}" --data-binary "@$work/comment.json" >/dev/null \
    || echo "::notice title=feedmill::The comment cannot be written: the job needs \`permissions: pull-requests: write\`. The difference is in the summary of this job."
