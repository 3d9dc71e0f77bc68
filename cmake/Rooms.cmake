# SPDX-License-Identifier: GPL-3.0-or-later
# wakeline_room(NAME SOURCES … LINKS … [PRECOMPILE …])
#   One room of the house: a static library `wakeline_NAME`, alias `Wakeline::NAME`, whose only include root is its own
#   folder. What a room does not link it cannot include, so the compiler guards the direction that RoomsTest checks.
function(wakeline_room NAME)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;INCLUDES;PRECOMPILE" ${ARGN})
    add_library(wakeline_${NAME} STATIC ${ROOM_SOURCES})
    add_library(Wakeline::${NAME} ALIAS wakeline_${NAME})
    target_include_directories(wakeline_${NAME} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR} ${ROOM_INCLUDES})
    target_link_libraries(wakeline_${NAME} PUBLIC Wakeline::build ${ROOM_LINKS})
    if(ROOM_PRECOMPILE)
        target_precompile_headers(wakeline_${NAME} PRIVATE ${ROOM_PRECOMPILE})
    endif()
endfunction()

# wakeline_test_headers()
#   What every test includes, read once: a test of 200 lines compiles in half the time. Tests are not optimised, in no
#   preset but the sanitizers': what is measured lies in tests/bench, and the rooms they test keep their own flags.
#   Qt Test itself stays out: Qt gives each folder's tests another definition, and GCC would refuse the header.
function(wakeline_test_headers)
    add_executable(wakeline_test_headers ${CMAKE_SOURCE_DIR}/tests/support/Precompiled.cpp)
    set_target_properties(wakeline_test_headers PROPERTIES AUTOMOC OFF)
    target_link_libraries(wakeline_test_headers PRIVATE wakeline_test_build)
    target_precompile_headers(wakeline_test_headers PRIVATE <QtCore> <QtNetwork> <QCoroTask> <algorithm> <functional>
        <memory> <vector>)
endfunction()

add_library(wakeline_test_build INTERFACE)
target_link_libraries(wakeline_test_build INTERFACE Wakeline::build Qt6::Network QCoro6::Core)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(wakeline_test_build INTERFACE -O0)
endif()

# wakeline_test(NAME SOURCES … LINKS … [LABELS …] [TIMEOUT seconds])
#   A Qt Test executable, registered with CTest. Widgets run offscreen.
function(wakeline_test NAME)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINKS;LABELS;DEFINITIONS" ${ARGN})
    add_executable(${NAME} ${TEST_SOURCES})
    target_link_libraries(${NAME} PRIVATE wakeline_test_build Qt6::Test ${TEST_LINKS})
    target_precompile_headers(${NAME} REUSE_FROM wakeline_test_headers)
    target_compile_definitions(${NAME} PRIVATE WAKELINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" WAKELINE_BINARY_DIR="${CMAKE_BINARY_DIR}"
        ${TEST_DEFINITIONS})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 240) # generous: a slow machine is no failure, and a test that hangs ends all the same
    endif()
    add_test(NAME ${NAME} COMMAND ${NAME})
    set_tests_properties(${NAME} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=default.debug=false")
    # These wait for seconds of a real Kamailio's time, which other tests would stretch.
    if("journey" IN_LIST TEST_LABELS OR "kamailio" IN_LIST TEST_LABELS)
        set_tests_properties(${NAME} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
