#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# First load beside PouchDB's replication (npm), in one run on one machine. Theirs is scaled: documents of the size
# of our events, by default 100,000 of them where ours are 4.19 million rows.
# usage: sync_peers.sh [BUILD-FOLDER] [DOCUMENTS] [OPTIONS OF sync_bench ...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
build=${1:-$root/build/dev}
documents=${2:-100000}
shift $(($# < 2 ? $# : 2))
modules=$build/peers
mkdir -p "$modules"
[ -d "$modules/node_modules/express-pouchdb" ] ||
    npm install --silent --prefix "$modules" pouchdb@9.0.0 express-pouchdb@4.2.0 express@4.21.2 >/dev/null
cp "$here/sync_peers.mjs" "$modules/"
ours=$modules/sync.json
"$build/tests/bench/sync/sync_bench" "$build/bin/yorisoi-crm" --json "$@" >"$ours"
node "$modules/sync_peers.mjs" "$documents" "$ours"
