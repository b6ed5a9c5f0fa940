# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler cache, linker, warnings and sanitizers, in one place.
include_guard(GLOBAL)

find_program(YORISOI_CCACHE ccache)
if(YORISOI_CCACHE)
    # The sloppiness lets precompiled headers be cached (ccache manual, 'Precompiled headers').
    set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${YORISOI_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
find_program(YORISOI_MOLD mold)
if(YORISOI_MOLD)
    add_link_options(-fuse-ld=mold)
endif()
# Full debug information triples the size of every object; line tables are enough for a back trace.
string(REPLACE "-g" "-g1" CMAKE_CXX_FLAGS_RELWITHDEBINFO "${CMAKE_CXX_FLAGS_RELWITHDEBINFO}")
string(REPLACE "-g" "-g1" CMAKE_C_FLAGS_RELWITHDEBINFO "${CMAKE_C_FLAGS_RELWITHDEBINFO}")

add_library(yorisoi_compile_options INTERFACE)
target_compile_options(yorisoi_compile_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
        -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wunused -Wimplicit-fallthrough>)
if(YORISOI_WARNINGS_AS_ERRORS)
    target_compile_options(yorisoi_compile_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
if(YORISOI_SANITIZE)
    add_compile_options(-fsanitize=${YORISOI_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${YORISOI_SANITIZE})
endif()
