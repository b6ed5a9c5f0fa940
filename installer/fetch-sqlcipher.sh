#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the SQLCipher 4.14.0 amalgamation (BSD-3-Clause, Zetetic LLC) from the npm package that ships it,
# checked against the package's published integrity hash, into build/third-party/sqlcipher.
set -euo pipefail
cd "$(dirname "$0")/.."
package=@journeyapps/sqlcipher@6.0.0
integrity=YmWSQIR4cnv+5L38lYJoS/dIF/+bEZBaACATbeTyq4XKjMHcxdIlFnElBLiIqa9rwseOIimIYjudgOOCovud3Q==
target=build/third-party/sqlcipher
[ -f "$target/complete" ] && exit 0

mkdir -p build/third-party
work=$(mktemp -d build/third-party/fetch.XXXXXX)
trap 'rm -rf "$work"' EXIT
archive=$work/$(cd "$work" && npm pack --silent "$package" 2>/dev/null | tail -n 1)
actual=$(openssl dgst -sha512 -binary "$archive" | base64 -w0)
if [ "$actual" != "$integrity" ]; then
    echo "The SQLCipher package does not match its integrity hash; nothing was unpacked." >&2
    exit 1
fi
tar -xzf "$archive" -C "$work"
mkdir -p "$target"
cp "$work"/package/deps/sqlcipher-amalgamation/{sqlite3.c,sqlite3.h,sqlite3ext.h} "$target/"
touch "$target/complete"
