#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds with warnings as errors, lints, and runs every test. Arguments go to ctest.
set -euo pipefail
cd "$(dirname "$0")/.."
./installer/install-packages.sh
./installer/fetch-sqlcipher.sh

preset=${YORISOI_PRESET:-ci}
cmake --preset "$preset" >build-configure.log 2>&1 || { cat build-configure.log; rm -f build-configure.log; exit 1; }
mv build-configure.log "build/$preset/configure.log"
cmake --build --preset "$preset"
cmake --build --preset "$preset" --target lint
[ -d ../shared/data ] || echo 'NOTE: ../shared/data is absent; the tests that read it report themselves as skipped.'

# A real window: every GUI test shares one X server that this script starts and stops.
display=
cleanup() { [ -n "$display" ] && kill "$display" 2>/dev/null; true; }
trap cleanup EXIT
if [ -z "${DISPLAY:-}" ]; then
    exec {ready}<> <(:)
    Xvfb -displayfd "$ready" -screen 0 1920x1200x24 -nolisten tcp >/dev/null 2>&1 &
    display=$!
    read -r -t 30 -u "$ready" number
    export DISPLAY=:$number
fi
ctest --preset "$preset" -j2 "$@"
