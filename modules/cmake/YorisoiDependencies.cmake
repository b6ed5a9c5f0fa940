# SPDX-License-Identifier: GPL-3.0-or-later
# Every library from outside is found here, once; modules/README.md says what each is for.
include_guard(GLOBAL)

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Qml Quick QuickControls2 QuickWidgets Svg LinguistTools Test)
find_package(Poco REQUIRED COMPONENTS Foundation Net NetSSL Crypto Util XML JSON)
find_package(spdlog REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(simdjson REQUIRED)
find_package(ZLIB REQUIRED)
find_package(EXPAT REQUIRED)
find_package(benchmark REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)

# RapidCheck's package brings a header and a library, no CMake file.
find_path(RAPIDCHECK_INCLUDE rapidcheck.h REQUIRED)
find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
add_library(rapidcheck INTERFACE)
target_include_directories(rapidcheck SYSTEM INTERFACE ${RAPIDCHECK_INCLUDE})
target_link_libraries(rapidcheck INTERFACE ${RAPIDCHECK_LIBRARY})

# Intel's decimal floating point library comes without a CMake file. "000": arguments by value, rounding and
# exception flags passed with each call, so that it has no state shared between threads.
find_path(INTELRDFPMATH_INCLUDE bid_functions.h REQUIRED)
find_library(INTELRDFPMATH_LIBRARY libbidgcc000.a REQUIRED)
add_library(intelrdfpmath INTERFACE)
target_include_directories(intelrdfpmath SYSTEM INTERFACE ${INTELRDFPMATH_INCLUDE})
target_link_libraries(intelrdfpmath INTERFACE ${INTELRDFPMATH_LIBRARY})
