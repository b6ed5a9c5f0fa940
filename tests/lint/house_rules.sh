#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The rules of modules/README.md that a program can check. Prints each breach and fails.
set -uo pipefail
cd "$(dirname "$0")/../.."
# A file, because each check below runs at the end of a pipe and so in a shell of its own.
found=$(mktemp)
trap 'rm -f "$found"' EXIT
breach() { # TITLE, then the lines on standard input
    local lines; lines=$(cat)
    [ -z "$lines" ] && return
    printf '%s\n%s\n\n' "$1" "$lines"
    echo "$1" >>"$found"
}
files() { git ls-files -co --exclude-standard -- "$@" | while read -r f; do [ -f "$f" ] && echo "$f"; done; }

files '*.cpp' '*.h' '*.qml' '*.sh' '*.cmake' '*CMakeLists.txt' '*.sql' | xargs -r grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' \
    | breach 'No SPDX line:'
files '*.cpp' '*.h' '*.qml' '*.sql' '*.sh' '*.cmake' | while read -r f; do n=$(wc -l <"$f"); [ "$n" -gt 800 ] && echo "$f: $n"; done \
    | breach 'Over 800 lines (split by responsibility):'
files 'modules/*.cpp' 'modules/*.h' | grep -v '^modules/ui_' | xargs -r grep -nE '#include <Q' \
    | breach 'Qt in the core (layers 0-4 are plain C++):'
files 'modules/ui_*' 'app/workstation/*' | xargs -r grep -nE 'QEventLoop|processEvents|waitForFinished|QDialog::exec|\.exec\(\)' | grep -vE 'app(lication)?\.exec\(\)' \
    | breach 'Nested event loop or wait on the GUI thread:'
files '*.cpp' '*.h' '*.qml' | xargs -r grep -nE 'setContextProperty|pragma Singleton' \
    | breach 'Context property or QML singleton:'
files 'tests/*.cpp' | xargs -r grep -nE '\b(QTest::q(Wait|Sleep)\(|sleep_for|usleep\(|sleep\()' \
    | breach 'Sleep as synchronisation in a test:'
files '*.cpp' '*.h' '*.qml' '*.sh' '*.cmake' '*CMakeLists.txt' '*.sql' | grep -v '^tests/lint/' | xargs -r grep -nE '\b(TODO|FIXME|XXX|HACK)\b' \
    | breach 'Unfinished work:'
files 'modules/*/*.h' 'modules/*/*.cpp' | xargs -r grep -nE '\bthrow\b' \
    | breach 'throw: expected failures are Result<T>:'
files '*.cpp' '*.h' | xargs -r grep -nE '\b(std::cout|printf\(")' | grep '^modules/' \
    | breach 'Output from a module (return it, or log):'
for module in modules/*/; do
    m=$(basename "$module"); [ "$m" = cmake ] && continue
    [ -f "$module/README.md" ] || echo "$module"
done | breach 'Module without README.md:'

breaches=$(wc -l <"$found")
if [ "$breaches" -eq 0 ]; then echo 'house rules: clean'; else echo "house rules: $breaches broken"; exit 1; fi
