# SPDX-License-Identifier: GPL-3.0-or-later
# wakeline_openapi_resource(VAR YAML QRC)
#   Turns the OpenAPI document into JSON at build time, so that the service parses no YAML, and into a Qt resource. VAR
#   gets the source to compile; the program names the resource with Q_INIT_RESOURCE.
find_program(WAKELINE_PYTHON python3 HINTS /usr/bin REQUIRED)
execute_process(COMMAND ${WAKELINE_PYTHON} -c "import yaml" RESULT_VARIABLE no_yaml ERROR_QUIET)
if(no_yaml)
    message(FATAL_ERROR "${WAKELINE_PYTHON} has no yaml: install Debian's python3-yaml")
endif()

function(wakeline_openapi_resource VAR YAML QRC)
    set(script ${CMAKE_SOURCE_DIR}/cmake/openapi-json.py)
    set(json ${CMAKE_CURRENT_BINARY_DIR}/openapi.json)
    add_custom_command(OUTPUT ${json} COMMAND ${WAKELINE_PYTHON} ${script} ${YAML} ${json} DEPENDS ${script} ${YAML}
        COMMENT "Generating openapi.json" VERBATIM)
    # Beside the file that it names.
    configure_file(${QRC} ${CMAKE_CURRENT_BINARY_DIR}/openapi.qrc COPYONLY)
    qt_add_resources(sources ${CMAKE_CURRENT_BINARY_DIR}/openapi.qrc)
    set(${VAR} ${sources} PARENT_SCOPE)
endfunction()
