# SPDX-License-Identifier: GPL-3.0-or-later
# wakeline_headers(NAME LINKS … HEADERS …)
#   Qt's headers, read once for every room that names them: such a file is 230 megabytes, and each room's own would fill a
#   disk (docs/decisions/0168). It holds no more than what all of those rooms link.
function(wakeline_headers NAME)
    cmake_parse_arguments(HEADERS "" "" "LINKS;HEADERS" ${ARGN})
    add_library(wakeline_headers_${NAME} OBJECT ${CMAKE_SOURCE_DIR}/cmake/Precompiled.cpp)
    set_target_properties(wakeline_headers_${NAME} PROPERTIES AUTOMOC OFF)
    target_link_libraries(wakeline_headers_${NAME} PRIVATE Wakeline::build ${HEADERS_LINKS})
    target_precompile_headers(wakeline_headers_${NAME} PRIVATE ${HEADERS_HEADERS})
endfunction()

# wakeline_room(NAME SOURCES … LINKS … [PRECOMPILED core|waiting|widgets] [ALONE …])
#   One room of the house: a library `wakeline_NAME`, alias `Wakeline::NAME`, whose only include root is its own folder.
#   What a room does not link it cannot include, so the compiler guards the direction that RoomsTest checks. Static in
#   what is shipped; the sanitizers' presets share it, or each of their tests would hold a copy of 200 megabytes.
#   With WAKELINE_UNITY eight files are compiled as one, which reads their headers once; ALONE are those whose unnamed
#   namespace has a name that another one's has too (docs/decisions/0174).
function(wakeline_room NAME)
    cmake_parse_arguments(ROOM "" "PRECOMPILED" "SOURCES;LINKS;INCLUDES;ALONE" ${ARGN})
    add_library(wakeline_${NAME} ${ROOM_SOURCES})
    add_library(Wakeline::${NAME} ALIAS wakeline_${NAME})
    set_target_properties(wakeline_${NAME} PROPERTIES DEFINE_SYMBOL "") # Qt's headers were read without it
    target_include_directories(wakeline_${NAME} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR} ${ROOM_INCLUDES})
    target_link_libraries(wakeline_${NAME} PUBLIC Wakeline::build ${ROOM_LINKS})
    set_target_properties(wakeline_${NAME} PROPERTIES UNITY_BUILD ${WAKELINE_UNITY} UNITY_BUILD_BATCH_SIZE 8)
    set_source_files_properties(${ROOM_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    if(ROOM_PRECOMPILED)
        target_precompile_headers(wakeline_${NAME} REUSE_FROM wakeline_headers_${ROOM_PRECOMPILED})
    endif()
endfunction()

# Tests are not optimised, in no preset: what is measured lies in tests/bench, and the rooms they test keep their own
# flags. With Qt's headers read once, a test of 200 lines compiles in half the time. Qt Test itself stays out of those:
# Qt gives each folder's tests another definition, and GCC would refuse the header.
add_library(wakeline_test_build INTERFACE)
target_link_libraries(wakeline_test_build INTERFACE Wakeline::build Qt6::Network QCoro6::Core)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(wakeline_test_build INTERFACE -O0)
endif()

# wakeline_shipped(TARGET …)
#   `shipped` builds what ./test builds of the release preset: the programs, their journeys, the pages at other scales and
#   the benchmarks. All other tests run under the sanitizers (docs/decisions/0174).
add_custom_target(shipped)
function(wakeline_shipped)
    add_dependencies(shipped ${ARGN})
endfunction()

# wakeline_test(NAME SOURCES … LINKS … [LABELS …] [TIMEOUT seconds])
#   A Qt Test executable, registered with CTest. Widgets run offscreen. Labels: `journey` through the real servers, in
#   release, alone; `kamailio` with a real Kamailio, alone; `bench` takes minutes, and only those who ask for it.
#   Its meta objects are made by the rule that says so, not by AUTOMOC, which gives each of 250 tests a step of its own
#   that looks for what is known here, and a file more to compile.
function(wakeline_test NAME)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINKS;LABELS;DEFINITIONS" ${ARGN})
    add_executable(${NAME} ${TEST_SOURCES})
    set_target_properties(${NAME} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    foreach(SOURCE ${TEST_SOURCES})
        file(STRINGS ${SOURCE} META_OBJECT REGEX "^ *Q_OBJECT$" LIMIT_COUNT 1)
        if(META_OBJECT)
            cmake_path(GET SOURCE STEM STEM)
            cmake_path(GET SOURCE EXTENSION EXTENSION)
            set(MOC ${CMAKE_CURRENT_BINARY_DIR}/${NAME}.moc/${STEM}.moc) # included by the source
            if(EXTENSION STREQUAL ".h")
                set(MOC ${CMAKE_CURRENT_BINARY_DIR}/${NAME}.moc/moc_${STEM}.cpp)
            endif()
            qt6_generate_moc(${SOURCE} ${MOC})
            target_sources(${NAME} PRIVATE ${MOC})
        endif()
    endforeach()
    target_include_directories(${NAME} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${NAME}.moc)
    target_link_libraries(${NAME} PRIVATE wakeline_test_build Qt6::Test ${TEST_LINKS})
    target_precompile_headers(${NAME} REUSE_FROM wakeline_headers_tests)
    target_compile_definitions(${NAME} PRIVATE WAKELINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" WAKELINE_BINARY_DIR="${CMAKE_BINARY_DIR}"
        ${TEST_DEFINITIONS})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 240) # generous: a slow machine is no failure, and a test that hangs ends all the same
    endif()
    if("journey" IN_LIST TEST_LABELS)
        list(APPEND TEST_LABELS shipped)
    endif()
    if("shipped" IN_LIST TEST_LABELS OR "bench" IN_LIST TEST_LABELS)
        wakeline_shipped(${NAME})
    endif()
    add_test(NAME ${NAME} COMMAND ${NAME})
    set_tests_properties(${NAME} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=default.debug=false")
    # These wait for seconds of a real Kamailio's time, which other tests would stretch.
    if("journey" IN_LIST TEST_LABELS OR "kamailio" IN_LIST TEST_LABELS)
        set_tests_properties(${NAME} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
