#!/usr/bin/env bash
# Tries an archive: `smoke.sh target/dist x86_64-unknown-linux-gnu` unpacks it, and builds and validates a site with it.
set -euo pipefail

dist="$(cd "$1" && pwd)"
target="$2"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
case "$target" in
    *windows*) unzip -q "$dist/feedmill-$target.zip" ;;
    *) tar -xzf "$dist/feedmill-$target.tar.gz" ;;
esac
folder="feedmill-$target"
for file in README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT completions/feedmill.bash completions/_feedmill \
    completions/feedmill.fish completions/_feedmill.ps1 man/man1/feedmill.1 man/man1/feedmill-build.1; do
    [ -s "$folder/$file" ] || { echo "error: the archive has no $file" >&2; exit 1; }
done
feedmill="$work/$folder/feedmill"
"$feedmill" --version
mkdir -p site/content
printf 'title: Site\nurl: https://example.org/\n' >site/feedmill.yaml
printf -- '---\ntitle: First\n---\nA post.\n' >site/content/2026-01-01-first.md
"$feedmill" build site --strict
"$feedmill" build site --check
"$feedmill" validate site/feeds --strict
