# SPDX-License-Identifier: GPL-3.0-or-later
#
# yorisoi_add_translations(target)
#
# Compiles every translations/*.ts and embeds it into `target` under :/i18n, where ui_kit::Language finds it.
# Each module keeps its own <module>_ja.ts; translations/update.sh brings new source strings into them.
include_guard(GLOBAL)

function(yorisoi_add_translations target)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/*.ts)
    set(directory ${CMAKE_CURRENT_BINARY_DIR}/i18n)
    set(compiled "")
    foreach(source IN LISTS sources)
        get_filename_component(stem ${source} NAME_WE)
        add_custom_command(OUTPUT ${directory}/${stem}.qm
            COMMAND Qt6::lrelease -silent ${source} -qm ${directory}/${stem}.qm
            DEPENDS ${source} VERBATIM)
        list(APPEND compiled ${directory}/${stem}.qm)
    endforeach()
    file(MAKE_DIRECTORY ${directory})
    qt_add_resources(${target} ${target}_i18n PREFIX /i18n BASE ${directory} FILES ${compiled})
endfunction()
