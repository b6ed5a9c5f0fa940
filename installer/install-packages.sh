#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages named in packages.txt that are missing, asking nothing. Does nothing, quickly, when all are there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

mapfile -t wanted < <(sed -e 's/#.*//' -e 's/[[:space:]]//g' "$here/packages.txt" | grep -v '^$')
# npm fetches the SQLCipher amalgamation; a Node.js from elsewhere that brings its own npm is left alone.
command -v npm >/dev/null 2>&1 || wanted+=(npm)

mapfile -t missing < <(
  comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) \
           <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | awk '$1=="ii"{print $2}' | sort -u))
[ "${#missing[@]}" -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then root=(); else root=(sudo); fi
export DEBIAN_FRONTEND=noninteractive
echo "Installing ${#missing[@]} packages: ${missing[*]}"
install() { "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }
# An old package index is the usual reason for a failure, so it is refreshed once before the second try.
install 2>/dev/null || { "${root[@]}" apt-get update -qq && install; }
