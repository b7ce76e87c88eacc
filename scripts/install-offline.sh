#!/bin/sh
# 离线安装（Linux、macOS）：sh install.sh [安装到的文件夹]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
into=${1:-"$HOME/.local/share/intake-app"}
"${PYTHON:-python3}" -m venv "$into"
pip="$into/bin/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps"
$pip --find-links "$here/wheels" --require-hashes -r "$here/requirements.txt"
$pip "$here"/certification_intake-*.whl
"$into/bin/intake" --version
echo "已装好：$into/bin/intake"
