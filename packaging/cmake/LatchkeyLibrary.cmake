# SPDX-License-Identifier: MIT
# The one way libraries, programs and tests of this project are declared.
include(GenerateExportHeader)
include(CMakePackageConfigHelpers)

# Warnings and strict Qt, private to our own targets.
function(latchkey_strict target)
    target_compile_features(${target} PUBLIC cxx_std_23)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
        -Wimplicit-fallthrough -Wformat=2 $<$<BOOL:${LATCHKEY_WERROR}>:-Werror>)
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
        QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT QT_ENABLE_STRICT_MODE_UP_TO=0x060800)
endfunction()

# latchkey_add_library(Core) makes the shared library Latchkey::Core (liblatchkeycore) and its export header.
# A build with tests exports every symbol, so that the inner classes can be tested too.
function(latchkey_add_library module)
    string(TOLOWER ${module} name)
    qt_add_library(latchkey-${name} SHARED)
    add_library(Latchkey::${module} ALIAS latchkey-${name})
    latchkey_strict(latchkey-${name})
    set_target_properties(latchkey-${name} PROPERTIES
        EXPORT_NAME ${module} OUTPUT_NAME latchkey${name}
        VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
    if(NOT LATCHKEY_BUILD_TESTS)
        set_target_properties(latchkey-${name} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    endif()
    string(TOUPPER ${module} upper)
    set(export_header "${CMAKE_CURRENT_BINARY_DIR}/include/latchkey/${name}export.h")
    generate_export_header(latchkey-${name} BASE_NAME LATCHKEY_${upper} EXPORT_FILE_NAME "${export_header}")
    # Sources are included by the path they are installed under: <latchkey/core/base/result.h>.
    file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${CMAKE_CURRENT_BINARY_DIR}/include/latchkey/${name}" SYMBOLIC)
    target_include_directories(latchkey-${name} PUBLIC
        "$<BUILD_INTERFACE:${CMAKE_CURRENT_BINARY_DIR}/include>"
        "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
    target_sources(latchkey-${name} PUBLIC FILE_SET public TYPE HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}"
        FILE_SET generated TYPE HEADERS
        BASE_DIRS "${CMAKE_CURRENT_BINARY_DIR}/include" FILES "${export_header}")
    install(TARGETS latchkey-${name} EXPORT LatchkeyTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        FILE_SET public DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/latchkey
        FILE_SET generated DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endfunction()

# The package that find_package(Latchkey CONFIG COMPONENTS Core Forms) finds.
function(latchkey_install_package)
    set(dir ${CMAKE_INSTALL_LIBDIR}/cmake/Latchkey)
    configure_package_config_file(packaging/cmake/LatchkeyConfig.cmake.in
        "${PROJECT_BINARY_DIR}/LatchkeyConfig.cmake" INSTALL_DESTINATION ${dir})
    write_basic_package_version_file("${PROJECT_BINARY_DIR}/LatchkeyConfigVersion.cmake"
        COMPATIBILITY SameMinorVersion)
    install(FILES "${PROJECT_BINARY_DIR}/LatchkeyConfig.cmake" "${PROJECT_BINARY_DIR}/LatchkeyConfigVersion.cmake"
        DESTINATION ${dir})
    install(EXPORT LatchkeyTargets NAMESPACE Latchkey:: DESTINATION ${dir})
endfunction()
