# SPDX-License-Identifier: GPL-3.0-or-later
# One place for the language level, the warnings and the sanitizers: rooms link Wakeline::build and add nothing.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF) # moc reads no header that a room makes: all rooms are compiled at once

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers need the sloppiness; the base directory lets two build folders share one cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()

# Where rooms are static (all presets but the sanitizers'), a test links a hundred megabytes of them: 6 s with GNU ld,
# 1 s with LLVM's.
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
    add_link_options(-fuse-ld=lld)
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Sql WebSockets Test)
find_package(QCoro6 0.8 REQUIRED COMPONENTS Core Network)
find_package(OpenSSL 3 REQUIRED)
find_package(PkgConfig REQUIRED)
qcoro_enable_coroutines()

add_library(wakeline_build INTERFACE)
add_library(Wakeline::build ALIAS wakeline_build)
target_compile_options(wakeline_build INTERFACE -Wall -Wextra -Wpedantic -Werror -Wnon-virtual-dtor -Woverloaded-virtual)
# GCC 12 invents these where it optimises, inside Qt's and the standard library's own headers: said, but no error.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(wakeline_build INTERFACE
        -Wno-error=maybe-uninitialized -Wno-error=restrict -Wno-error=stringop-overflow)
endif()
if(WAKELINE_UNITY)
    # A coroutine's frame holds types of its file's unnamed namespace; here the file is included.
    target_compile_options(wakeline_build INTERFACE -Wno-subobject-linkage)
endif()
target_compile_definitions(wakeline_build INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_MESSAGELOGCONTEXT WAKELINE_VERSION="${PROJECT_VERSION}")
if(WAKELINE_SANITIZE)
    target_compile_options(wakeline_build INTERFACE
        -fsanitize=${WAKELINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined
        # GCC 12 invents these under the sanitizers, inside Qt's and the standard library's own headers.
        -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow)
    target_link_options(wakeline_build INTERFACE -fsanitize=${WAKELINE_SANITIZE})
endif()
