# SPDX-License-Identifier: GPL-3.0-or-later
#
# yorisoi_embed_sql(target directory symbol)
#
# Compiles the files NNNN_name.sql of a directory into `target` (which uses storage), so that a program needs no
# loose files. `symbol` is the qualified name of the function, which the target declares in a header:
#   yorisoi_embed_sql(yorisoi_replica ${PROJECT_SOURCE_DIR}/db/replica yorisoi::replica::migrations)
#   namespace yorisoi::replica { std::span<const storage::Migration> migrations(); }
# Numbers are tens; CMake stops at any other file name and runs again when a file comes or changes.
include_guard(GLOBAL)

function(yorisoi_embed_sql target directory symbol)
    if(NOT symbol MATCHES "^(.+)::([A-Za-z0-9_]+)$")
        message(FATAL_ERROR "yorisoi_embed_sql: '${symbol}' is not namespace::function")
    endif()
    set(namespace ${CMAKE_MATCH_1})
    set(function ${CMAKE_MATCH_2})
    file(GLOB files CONFIGURE_DEPENDS ${directory}/*.sql)
    list(SORT files)
    if(NOT files)
        message(FATAL_ERROR "yorisoi_embed_sql: no migration in ${directory}")
    endif()
    set(entries "")
    foreach(file IN LISTS files)
        get_filename_component(stem ${file} NAME_WE)
        if(NOT stem MATCHES "^([0-9][0-9][0-9]0)_([a-z0-9_]+)$")
            message(FATAL_ERROR "yorisoi_embed_sql: ${file} is not named NNN0_verb_object.sql")
        endif()
        set(number ${CMAKE_MATCH_1})
        set(name ${CMAKE_MATCH_2})
        string(REGEX REPLACE "^0+" "" number ${number})
        if(number STREQUAL "")
            message(FATAL_ERROR "yorisoi_embed_sql: ${file}: numbers begin at 0010")
        endif()
        file(READ ${file} sql)
        string(APPEND entries "        {${number}, \"${name}\", R\"yorisoi_sql(${sql})yorisoi_sql\"},\n")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    endforeach()
    string(MAKE_C_IDENTIFIER ${symbol} unit)
    set(generated ${CMAKE_CURRENT_BINARY_DIR}/${unit}.cpp)
    set(source "// Made by yorisoi_embed_sql; not to be edited.
#include <span>
#include <vector>

#include \"yorisoi/storage/migration.h\"

namespace ${namespace} {

std::span<const ::yorisoi::storage::Migration> ${function}();

std::span<const ::yorisoi::storage::Migration> ${function}()
{
    static const std::vector<::yorisoi::storage::Migration> all{
${entries}    };
    return all;
}

} // namespace ${namespace}
")
    set(before "")
    if(EXISTS ${generated})
        file(READ ${generated} before)
    endif()
    if(NOT before STREQUAL source)
        file(WRITE ${generated} "${source}")
    endif()
    target_sources(${target} PRIVATE ${generated})
endfunction()
