#!/usr/bin/env bash
# Prints the version of Cargo.toml; if a tag is released, it must be that version.
set -euo pipefail
cd "$(dirname "$0")/.."

version="$(sed -n '/^\[workspace\.package\]/,/^\[package\]/s/^version = "\(.*\)"$/\1/p' Cargo.toml)"
if [ "${GITHUB_REF_TYPE:-}" = tag ] && [ "$GITHUB_REF_NAME" != "v$version" ]; then
    echo "::error::the tag is $GITHUB_REF_NAME, but Cargo.toml has version $version"
    exit 1
fi
echo "version=$version" | tee -a "${GITHUB_OUTPUT:-/dev/null}"
