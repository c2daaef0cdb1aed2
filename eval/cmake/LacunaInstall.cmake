# Installs the library, its headers, the program, the language packs, and what find_package and pkg-config need.
# Everything is relative to the prefix, so an installed tree can be moved. Two components, as the Debian packages are:
# `program` and `development`.
include(CMakePackageConfigHelpers)

set(LACUNA_PACKS_INSTALL_DIR ${CMAKE_INSTALL_DATADIR}/lacuna/packs)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/lacuna)

install(TARGETS lacuna EXPORT lacunaTargets
  LIBRARY COMPONENT program NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development)
install(TARGETS lacuna_cli COMPONENT program)
if(TARGET lacuna_mpi_module)
  install(TARGETS lacuna_mpi_module LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/lacuna COMPONENT program
    PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
endif()
install(DIRECTORY ${lacuna_SOURCE_DIR}/include/lacuna TYPE INCLUDE COMPONENT development FILES_MATCHING PATTERN "*.h")
install(DIRECTORY DESTINATION ${LACUNA_PACKS_INSTALL_DIR} COMPONENT program)
if(EXISTS ${lacuna_SOURCE_DIR}/corpora/packs)
  install(DIRECTORY ${lacuna_SOURCE_DIR}/corpora/packs/ DESTINATION ${LACUNA_PACKS_INSTALL_DIR} COMPONENT program)
endif()
install(DIRECTORY ${lacuna_SOURCE_DIR}/corpora/samples/ DESTINATION ${CMAKE_INSTALL_DATADIR}/lacuna/samples COMPONENT program)
install(DIRECTORY ${lacuna_SOURCE_DIR}/corpora/testsets DESTINATION ${CMAKE_INSTALL_DATADIR}/lacuna COMPONENT program)
install(FILES ${lacuna_SOURCE_DIR}/README.md TYPE DOC COMPONENT program)
install(DIRECTORY ${lacuna_SOURCE_DIR}/eval/docs DESTINATION ${CMAKE_INSTALL_DOCDIR}/eval COMPONENT program)
install(FILES ${lacuna_SOURCE_DIR}/LICENSE ${lacuna_SOURCE_DIR}/CHANGELOG.md TYPE DOC COMPONENT notices) # packages have them by other names
install(EXPORT lacunaTargets NAMESPACE lacuna:: DESTINATION ${config_dir} COMPONENT development)

# What the program writes of itself: manual pages, and completion for the shells.
if(NOT CMAKE_CROSSCOMPILING)
  find_program(LACUNA_GZIP gzip REQUIRED)
  set(written ${CMAKE_CURRENT_BINARY_DIR}/written)
  add_custom_command(OUTPUT ${written}/lacuna.fish
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:lacuna_cli> -DFOLDER=${written} -DGZIP=${LACUNA_GZIP}
      -P ${CMAKE_CURRENT_LIST_DIR}/LacunaManual.cmake
    DEPENDS lacuna_cli ${CMAKE_CURRENT_LIST_DIR}/LacunaManual.cmake
    COMMENT "Writing manual pages and completions" VERBATIM)
  add_custom_target(lacuna_manual ALL DEPENDS ${written}/lacuna.fish)
  install(DIRECTORY ${written}/man1 TYPE MAN COMPONENT program)
  install(FILES ${written}/lacuna.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME lacuna
    COMPONENT program)
  install(FILES ${written}/_lacuna DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
  install(FILES ${written}/lacuna.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
endif()

get_target_property(LACUNA_LIBRARY_TYPE lacuna TYPE)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/lacunaConfig.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/lacunaConfig.cmake
  INSTALL_DESTINATION ${config_dir}
  PATH_VARS LACUNA_PACKS_INSTALL_DIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/lacunaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/lacunaConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/lacunaConfigVersion.cmake
  ${CMAKE_CURRENT_LIST_DIR}/LacunaDependencies.cmake DESTINATION ${config_dir} COMPONENT development)

file(RELATIVE_PATH LACUNA_PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" LACUNA_PC_PREFIX "${LACUNA_PC_PREFIX}")
set(LACUNA_PC_MECAB "")
if(LACUNA_HAS_MECAB)
  set(LACUNA_PC_MECAB -lmecab)
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/lacuna.pc.in ${CMAKE_CURRENT_BINARY_DIR}/lacuna.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/lacuna.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_CROSSCOMPILING)
  include(LacunaPackage)
endif()
