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

# Makes `target` the QML module yorisoi.<name>, import "yorisoi.<name>". Linking the target is all that a
# program needs for its types, files and resources to be there.
function(_yorisoi_add_qml target name files resources)
    foreach(file IN LISTS files resources)
        # `import yorisoi.x` finds Type.qml whatever folder keeps it.
        get_filename_component(alias ${file} NAME)
        if(file IN_LIST files)
            set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${alias})
        endif()
    endforeach()
    qt_add_qml_module(${target}
        URI yorisoi.${name}
        VERSION 1.0
        NO_PLUGIN
        RESOURCE_PREFIX /qt/qml
        OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml/yorisoi/${name}
        QML_FILES ${files}
        RESOURCES ${resources})
    # The registration of types includes headers by their bare names.
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/include/yorisoi/${name})
    # A linker drops what nobody refers to from a static library: one object refers to the registration.
    set(keeper ${CMAKE_CURRENT_BINARY_DIR}/${target}_qml_keeper.cpp)
    file(GENERATE OUTPUT ${keeper} CONTENT "// Made by yorisoi_add_module; not to be edited.
void qml_register_types_yorisoi_${name}();
[[maybe_unused]] static void (*volatile keep)() = &qml_register_types_yorisoi_${name};
")
    add_library(${target}_qml_keeper OBJECT ${keeper})
    set_target_properties(${target}_qml_keeper PROPERTIES POSITION_INDEPENDENT_CODE ON AUTOMOC OFF)
    target_link_libraries(${target} INTERFACE $<TARGET_OBJECTS:${target}_qml_keeper>)
    add_dependencies(${target} ${target}_qml_keeper)
    # What Qt generates is not ours to warn about.
    foreach(owner ${target} ${target}_qmlcache)
        if(TARGET ${owner})
            get_target_property(sources ${owner} SOURCES)
            list(FILTER sources INCLUDE REGEX "(rcc|qmlcache|qmltyperegistrations).*\\.cpp$")
            set_source_files_properties(${sources} TARGET_DIRECTORY ${owner} PROPERTIES COMPILE_OPTIONS -w)
        endif()
    endforeach()
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
        _yorisoi_add_qml(${target} ${name} "${arg_QML}" "${arg_RESOURCES}")
    endif()
    set_property(GLOBAL APPEND PROPERTY YORISOI_MODULES ${name})
endfunction()
