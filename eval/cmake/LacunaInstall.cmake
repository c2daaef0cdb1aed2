# Installs the library, its headers, the program, the language packs, and what find_package and pkg-config need.
# Everything is relative to the prefix, so an installed tree can be moved.
include(CMakePackageConfigHelpers)

set(LACUNA_PACKS_INSTALL_DIR ${CMAKE_INSTALL_DATADIR}/lacuna/packs)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/lacuna)

install(TARGETS lacuna EXPORT lacunaTargets)
install(TARGETS lacuna_cli)
install(DIRECTORY ${lacuna_SOURCE_DIR}/include/lacuna TYPE INCLUDE FILES_MATCHING PATTERN "*.h")
install(DIRECTORY DESTINATION ${LACUNA_PACKS_INSTALL_DIR})
if(EXISTS ${lacuna_SOURCE_DIR}/corpora/packs)
  install(DIRECTORY ${lacuna_SOURCE_DIR}/corpora/packs/ DESTINATION ${LACUNA_PACKS_INSTALL_DIR})
endif()
install(DIRECTORY ${lacuna_SOURCE_DIR}/corpora/testsets DESTINATION ${CMAKE_INSTALL_DATADIR}/lacuna)
install(FILES ${lacuna_SOURCE_DIR}/LICENSE ${lacuna_SOURCE_DIR}/README.md ${lacuna_SOURCE_DIR}/CHANGELOG.md TYPE DOC)
install(EXPORT lacunaTargets NAMESPACE lacuna:: DESTINATION ${config_dir})

get_target_property(LACUNA_LIBRARY_TYPE lacuna TYPE)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/lacunaConfig.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/lacunaConfig.cmake
  INSTALL_DESTINATION ${config_dir}
  PATH_VARS LACUNA_PACKS_INSTALL_DIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/lacunaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/lacunaConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/lacunaConfigVersion.cmake
  ${CMAKE_CURRENT_LIST_DIR}/LacunaDependencies.cmake DESTINATION ${config_dir})

file(RELATIVE_PATH LACUNA_PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" LACUNA_PC_PREFIX "${LACUNA_PC_PREFIX}")
set(LACUNA_PC_MECAB "")
if(LACUNA_HAS_MECAB)
  set(LACUNA_PC_MECAB -lmecab)
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/lacuna.pc.in ${CMAKE_CURRENT_BINARY_DIR}/lacuna.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/lacuna.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
