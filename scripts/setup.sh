#!/bin/sh
# Installs intake into a virtual environment: `setup.sh VENV run|test`.
# As root on Debian it installs the system packages too; elsewhere it says exactly what to install.
set -eu
venv=$1
what=$2
python=${PYTHON:-python3}

run_packages="python3-venv"
test_packages="python3-venv tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-eng \
libreoffice-writer libreoffice-calc libreoffice-impress poppler-utils p7zip-full unar postgresql \
fonts-noto-cjk fonts-wqy-zenhei fonts-wqy-microhei fonts-arphic-uming fonts-arphic-ukai fonts-lxgw-wenkai"
case $what in
  run) packages=$run_packages ;;
  test) packages=$test_packages ;;
  *) echo "usage: setup.sh VENV run|test" >&2; exit 2 ;;
esac

missing=""
if command -v dpkg-query >/dev/null 2>&1; then
  for package in $packages; do
    # python3-venv only matters where the interpreter cannot make a working environment by itself
    if [ "$package" = python3-venv ] && "$python" -c 'import ensurepip, venv' 2>/dev/null; then continue; fi
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
elif [ "$what" = test ]; then
  for program in tesseract soffice pdftoppm; do
    command -v "$program" >/dev/null 2>&1 || echo "intake: tests that need $program will be skipped: install it" >&2
  done
fi
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  else
    echo "intake: please install these first:" >&2
    echo "  sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
  fi
fi

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "intake: Python 3.11 or newer is needed; '$python' is older. Try: make PYTHON=python3.12 demo" >&2
  exit 1
}
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
lock=requirements.lock
[ "$what" = run ] || lock=requirements-dev.lock
# --no-deps: the lock names everything; OpenCV stands there in its headless build, which needs no display.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$lock"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
