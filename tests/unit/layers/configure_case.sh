#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# configure_case.sh CASE WORK SOURCE CXX: configures a project of two modules; CASE says how they depend on each other.
set -euo pipefail
case_name=$1 work=$2 source=$3 cxx=$4
rm -rf "$work" && mkdir -p "$work/tree/low" "$work/tree/high"
echo 'int f();' >"$work/tree/low/a.cpp"; cp "$work/tree/low/a.cpp" "$work/tree/high/a.cpp"

low='LAYER 1' high='LAYER 2 USES low' expected='layer violation'
case $case_name in
    allowed) expected='' ;;
    upwards) low='LAYER 3' ;;
    sideways) high='LAYER 1 USES low' ;;
    qt_in_core) high='LAYER 4 USES Qt6::Core' ;;
    *) echo "unknown case $case_name"; exit 2 ;;
esac
echo "yorisoi_add_module(low $low SOURCES a.cpp)" >"$work/tree/low/CMakeLists.txt"
echo "yorisoi_add_module(high SOURCES a.cpp $high)" >"$work/tree/high/CMakeLists.txt"
cat >"$work/tree/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.25)
project(layers LANGUAGES CXX)
add_library(yorisoi_compile_options INTERFACE)
add_library(Qt6::Core INTERFACE IMPORTED)
include($source/modules/cmake/YorisoiModule.cmake)
add_subdirectory(low)
add_subdirectory(high)
CMAKE

if output=$(cmake -S "$work/tree" -B "$work/build" -DCMAKE_CXX_COMPILER="$cxx" 2>&1); then
    [ -z "$expected" ] && exit 0
    echo "configured although it must not: $case_name"; exit 1
fi
[ -n "$expected" ] && grep -q "$expected" <<<"$output" && exit 0
echo "$output"; exit 1
