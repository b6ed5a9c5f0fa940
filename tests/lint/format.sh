#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# format.sh --fix | --check: C++ after .clang-format.
set -euo pipefail
cd "$(dirname "$0")/../.."
mapfile -t files < <(git ls-files -co --exclude-standard -- '*.cpp' '*.h')
[ "${#files[@]}" -eq 0 ] && exit 0
case ${1:-} in
    --fix) printf '%s\n' "${files[@]}" | xargs -P2 -n20 clang-format -i ;;
    --check) printf '%s\n' "${files[@]}" | xargs -P2 -n20 clang-format --dry-run --Werror ;;
    *) echo "usage: format.sh --fix | --check" >&2; exit 2 ;;
esac
