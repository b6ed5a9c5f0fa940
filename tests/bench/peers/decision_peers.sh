#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Decision throughput beside feelin and dmn-eval-js (npm) on the same expressions, model and inputs, in one run.
# usage: decision_peers.sh [BUILD-FOLDER]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
build=${1:-$root/build/dev}
modules=$build/peers
mkdir -p "$modules"
[ -d "$modules/node_modules/feelin" ] || npm install --silent --prefix "$modules" feelin@8.2.0 @hbtgmbh/dmn-eval-js@1.5.0 >/dev/null
cp "$here/decision_peers.mjs" "$modules/"
ours=$modules/ours.json
"$build/tests/bench/decision/decision_bench" --benchmark_format=json --benchmark_min_time=0.2 >"$ours" 2>/dev/null
node "$modules/decision_peers.mjs" "$root/tests/bench/decision" "$ours"
