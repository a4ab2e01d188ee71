#!/usr/bin/env bash
# Installs the version of feedmill that belongs to this Action, or the one that is asked for.
set -euo pipefail

version="${INPUT_VERSION#v}"
if [ -z "$version" ]; then
    version="$(sed -n '/^\[workspace\.package\]/,/^\[package\]/s/^version = "\(.*\)"$/\1/p' "$GITHUB_ACTION_PATH/Cargo.toml" | tr -d '\r')"
fi
if [ -n "${INPUT_RELEASES:-}" ]; then export FEEDMILL_RELEASES="$INPUT_RELEASES"; fi

folder="$RUNNER_TEMP/feedmill-$version"
arguments=(--version "$version" --to "$folder")
if [ -n "${INPUT_SHA256:-}" ]; then arguments+=(--sha256 "$INPUT_SHA256"); fi
sh "$GITHUB_ACTION_PATH/install.sh" "${arguments[@]}"

printf '%s\n' "$folder" >>"$GITHUB_PATH"
printf 'version=%s\n' "$version" >>"$GITHUB_OUTPUT"
