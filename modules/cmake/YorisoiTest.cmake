# SPDX-License-Identifier: GPL-3.0-or-later
#
# yorisoi_add_test(name SOURCES file… [USES module-or-target…] [LABELS label…] [TIMEOUT seconds] [GUI])
#
# A Qt Test executable registered with ctest. GUI tests get a real window (tests/run.sh provides an X
# server). Paths a test may need come in as compile definitions: YORISOI_SOURCE_DIR, YORISOI_SHARED_DATA.
include_guard(GLOBAL)

function(yorisoi_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI" "TIMEOUT" "SOURCES;USES;LABELS;ARGUMENTS")
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    get_property(modules GLOBAL PROPERTY YORISOI_MODULES)
    foreach(dependency IN LISTS arg_USES)
        if(dependency IN_LIST modules)
            set(dependency yorisoi_${dependency})
        endif()
        target_link_libraries(${name} PRIVATE ${dependency})
    endforeach()
    target_link_libraries(${name} PRIVATE yorisoi_compile_options yorisoi_test_support Qt6::Test)
    target_compile_definitions(${name} PRIVATE
        YORISOI_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        YORISOI_BINARY_DIR="${PROJECT_BINARY_DIR}"
        YORISOI_SHARED_DATA="${YORISOI_SHARED_DATA}")
    add_test(NAME ${name} COMMAND ${name} ${arg_ARGUMENTS})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "LC_ALL=C.UTF-8;QT_QUICK_BACKEND=software;QT_FORCE_STDERR_LOGGING=1")
    if(arg_GUI)
        # One window at a time: focus is what these tests are about.
        set_tests_properties(${name} PROPERTIES RESOURCE_LOCK display)
    endif()
endfunction()
