#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# update.sh [MODULE...]: brings new source strings of the screens' modules (all of them unless named) into
# translations/<module>_<language>.ts. What it leaves unfinished has to be translated; a test refuses the rest.
# English is the language of the sources: its files hold plural forms only.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
[ $# -gt 0 ] || set -- $(cd modules && ls -d ui_*)
for module in "$@"; do
    "$lupdate" -silent -no-obsolete -locations none -source-language en -target-language ja \
        "modules/$module" -ts "translations/${module}_ja.ts"
    "$lupdate" -silent -no-obsolete -locations none -pluralonly -source-language en -target-language en \
        "modules/$module" -ts "translations/${module}_en.ts"
    # A module without plurals needs no English file.
    grep -q '<message' "translations/${module}_en.ts" || rm "translations/${module}_en.ts"
done
