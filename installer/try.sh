#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs, builds and shows Yorisoi on this machine: a central CRM with a made-up ward, and the workstation signed in as a
# demo clerk. Everything it makes is in build/demo; run it again and it starts quickly with the same data.
set -euo pipefail
caller=$PWD
cd "$(dirname "$0")/.."

usage() {
    cat <<'TEXT'
usage: installer/try.sh [--citizens N] [--import FILE.xes.gz] [--screenshots DIR] [--language ja|en]
  --citizens N       size of the made-up ward when it is first filled (default 2000)
  --import FILE      also bring in a process log (IEEE XES)
  --screenshots DIR  write a picture of every page to DIR and end; done by itself without a display
                     (default build/screenshots)
  --language CODE    ja (default) or en
TEXT
}
citizens=2000 import= screenshots= language=ja
while [ $# -gt 0 ]; do
    case $1 in
        --citizens) citizens=${2:?--citizens needs a number}; shift 2 ;;
        --import) import=$(cd "$caller" && realpath -e -- "${2:?--import needs a file}"); shift 2 ;;
        --screenshots) screenshots=$(cd "$caller" && realpath -m -- "${2:?--screenshots needs a folder}"); shift 2 ;;
        --language) language=${2:?--language needs a code}; shift 2 ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done
case $citizens in '' | *[!0-9]*) echo "--citizens needs a number" >&2; exit 2 ;; esac

./installer/install-packages.sh
./installer/fetch-sqlcipher.sh
mkdir -p build/ci
cmake --preset ci >build/ci/configure.log 2>&1 || { cat build/ci/configure.log >&2; exit 1; }
cmake --build --preset ci --target yorisoi yorisoi-crm yorisoi-ctl
bin=build/ci/bin
demo=build/demo
umask 077
mkdir -p "$demo"

started=()
cleanup() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; --i)); do kill "${started[i]}" 2>/dev/null || true; done
    wait 2>/dev/null || true
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The ward is filled once; a second run finds it there.
[ -f "$demo/seeded" ] || {
    rm -rf "$demo/crm" "$demo/desk"
    "$bin/yorisoi-ctl" seed --data "$demo/crm" --citizens "$citizens"
    touch "$demo/seeded"
}
[ -z "$import" ] || "$bin/yorisoi-ctl" import xes "$import" --data "$demo/crm" --if-new

# The content is signed with a key of this demo; a desk that is enrolled now trusts it.
[ -f "$demo/crm/catalogue.pub" ] || "$bin/yorisoi-ctl" catalogue keygen --out "$demo/crm/catalogue"
"$bin/yorisoi-ctl" catalogue pack resources/catalogue --key "$demo/crm/catalogue" --out "$demo/catalogue.pack"

rm -f "$demo/ready"
"$bin/yorisoi-crm" --data "$demo/crm" --catalogue "$demo/catalogue.pack" --ready-file "$demo/ready" &
crm=$!
started+=("$crm")
until [ -s "$demo/ready" ]; do
    kill -0 "$crm" 2>/dev/null || { echo "The central CRM did not start; its log is in $demo/crm/log." >&2; exit 1; }
    sleep 0.05
done
server=$("$bin/yorisoi-ctl" server-address --ready-file "$demo/ready")

if [ ! -f "$demo/desk/device.json" ]; then
    [ -s "$demo/pin" ] || shuf -i 100000-999999 -n 1 --random-source=/dev/urandom >"$demo/pin"
    "$bin/yorisoi-ctl" devices enrol --data "$demo/crm" --server "$server" --profile "$demo/desk" \
        --staff demo --pin-file "$demo/pin" --name 窓口1
fi

workstation=("$bin/yorisoi" --data "$demo/desk" --server "$server" --language "$language" --staff demo --pin-file "$demo/pin")
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    : "${screenshots:=build/screenshots}"
    exec {ready}<> <(:)
    Xvfb -displayfd "$ready" -screen 0 1920x1200x24 -nolisten tcp >/dev/null 2>&1 &
    started+=($!)
    read -r -t 30 -u "$ready" number || { echo "Xvfb did not start." >&2; exit 1; }
    export DISPLAY=:$number QT_QUICK_BACKEND=software
fi
if [ -n "$screenshots" ]; then
    mkdir -p "$screenshots"
    "${workstation[@]}" --screenshots "$screenshots"
    echo "Pictures of every page are in $screenshots."
else
    "${workstation[@]}"
fi
