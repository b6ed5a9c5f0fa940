# SPDX-License-Identifier: GPL-3.0-or-later
#
# yorisoi_add_module(name LAYER n
#     [SOURCES file…] [API target…] [USES target…]
#     [QML file… ] [RESOURCES file…])
#
# Declares modules/<name> as static library yorisoi_<name>, alias Yorisoi::<name>.
#   API   dependencies whose headers our public headers include; they propagate.
#   USES  dependencies of the implementation only; their headers are not on our users' include path.
# Names of other modules are written bare (`base`), anything else as its CMake target (`Poco::Net`).
# A module may depend only on modules of a strictly lower layer: anything else stops CMake.
# Layers 0-4 are plain C++ and may not link Qt; QML makes a module a QML module of the same name.
include_guard(GLOBAL)

set_property(GLOBAL PROPERTY YORISOI_MODULES "")
set(YORISOI_FIRST_QT_LAYER 5)

# The CMake target of a dependency, after checking its layer against ours.
function(_yorisoi_dependency out module layer dependency)
    get_property(modules GLOBAL PROPERTY YORISOI_MODULES)
    if(dependency IN_LIST modules)
        get_target_property(theirs yorisoi_${dependency} YORISOI_LAYER)
        if(NOT theirs LESS layer)
            message(FATAL_ERROR "layer violation: ${module} (layer ${layer}) may not depend on "
                                "${dependency} (layer ${theirs}); only strictly lower layers")
        endif()
        set(${out} yorisoi_${dependency} PARENT_SCOPE)
        return()
    endif()
    if(dependency MATCHES "^Qt6?::" AND layer LESS YORISOI_FIRST_QT_LAYER)
        message(FATAL_ERROR "layer violation: ${module} (layer ${layer}) may not link ${dependency}; "
                            "Qt begins at layer ${YORISOI_FIRST_QT_LAYER}")
    endif()
    if(NOT TARGET ${dependency})
        message(FATAL_ERROR "${module}: no module or target '${dependency}' (declared later, or a higher layer?)")
    endif()
    set(${out} ${dependency} PARENT_SCOPE)
endfunction()

function(yorisoi_add_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "LAYER" "SOURCES;API;USES;QML;RESOURCES")
    if(NOT DEFINED arg_LAYER OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "yorisoi_add_module(${name}): LAYER is required; unknown: ${arg_UNPARSED_ARGUMENTS}")
    endif()
    set(target yorisoi_${name})
    if(arg_QML)
        qt_add_library(${target} STATIC)
    else()
        add_library(${target} STATIC)
    endif()
    add_library(Yorisoi::${name} ALIAS ${target})
    set_target_properties(${target} PROPERTIES YORISOI_LAYER ${arg_LAYER} POSITION_INDEPENDENT_CODE ON)
    target_sources(${target} PRIVATE ${arg_SOURCES})
    target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/include
                                         PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
    foreach(kind API USES)
        foreach(dependency IN LISTS arg_${kind})
            _yorisoi_dependency(resolved ${name} ${arg_LAYER} ${dependency})
            if(kind STREQUAL "API")
                target_link_libraries(${target} PUBLIC ${resolved})
            else()
                target_link_libraries(${target} PRIVATE ${resolved})
            endif()
        endforeach()
    endforeach()
    target_link_libraries(${target} PRIVATE yorisoi_compile_options)
    if(NOT arg_LAYER LESS YORISOI_FIRST_QT_LAYER)
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
        target_compile_definitions(${target} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS)
    endif()
    if(arg_QML)
        qt_add_qml_module(${target}
            URI yorisoi.${name}
            VERSION 1.0
            RESOURCE_PREFIX /qt/qml
            OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml/yorisoi/${name}
            QML_FILES ${arg_QML}
            RESOURCES ${arg_RESOURCES})
        # The files that Qt generates for a QML module are not ours to warn about.
        target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/include/yorisoi/${name})
    endif()
    set_property(GLOBAL APPEND PROPERTY YORISOI_MODULES ${name})
endfunction()
