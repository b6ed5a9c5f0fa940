# SPDX-License-Identifier: GPL-3.0-or-later
# Targets `format`, `lint` and `check`.
include_guard(GLOBAL)

add_custom_target(format
    COMMAND bash tests/lint/format.sh --fix
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
add_custom_target(lint
    COMMAND bash tests/lint/format.sh --check
    COMMAND bash tests/lint/house_rules.sh
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
add_custom_target(check
    COMMAND ${CMAKE_CTEST_COMMAND} --output-on-failure
    WORKING_DIRECTORY ${PROJECT_BINARY_DIR} DEPENDS lint VERBATIM)
