#!/usr/bin/env bash
# Validates the feeds that are in the folder, with annotations at their lines.
set -euo pipefail

arguments=("$FOLDER")
if [ "$INPUT_ANNOTATE" = true ]; then arguments+=(--format github); fi
if [ "$INPUT_STRICT" = true ]; then arguments+=(--strict); fi
exec feedmill validate "${arguments[@]}"
