#!/bin/sh
# Pins every dependency with hashes into requirements*.lock (no addresses in them). Needs `uv`.
set -eu
# rapidocr asks for the OpenCV build that needs a display; ours is the headless one. OpenVINO asks for a client
# that tells its makers of every import; it does without.
overrides=$(mktemp)
trap 'rm -f "$overrides"' EXIT
printf 'opencv-python; sys_platform == "never"\nopenvino-telemetry; sys_platform == "never"\n' > "$overrides"
common="--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet"
# shellcheck disable=SC2086
uv pip compile $common --overrides "$overrides" --extra build pyproject.toml -o requirements.lock
# shellcheck disable=SC2086
uv pip compile $common --overrides "$overrides" --extra build --extra dev pyproject.toml -o requirements-dev.lock
