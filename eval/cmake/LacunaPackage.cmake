# The Debian packages: `lacuna` (the program and what it needs) and `liblacuna-dev` (for programs that use the library).
#   cmake --build --preset release && cpack --config .build/release/CPackConfig.cmake -G DEB
# `.ci/debian-package` makes them, looks them through, and tries them in a Debian of their own.
set(LACUNA_PACKAGE_CONTACT "Lacuna maintainers <maintainers@lacuna.example>" CACHE STRING "Maintainer of the packages")
set(documents ${CMAKE_CURRENT_BINARY_DIR}/package)

get_property(LACUNA_PACKAGE_TIME GLOBAL PROPERTY LACUNA_COMMIT_TIME)
configure_file(${CMAKE_CURRENT_LIST_DIR}/debian_changelog.in ${documents}/changelog.Debian @ONLY)
add_custom_command(OUTPUT ${documents}/changelog.gz ${documents}/changelog.Debian.gz
  COMMAND ${LACUNA_GZIP} -9nc ${lacuna_SOURCE_DIR}/CHANGELOG.md > ${documents}/changelog.gz
  COMMAND ${LACUNA_GZIP} -9nc ${documents}/changelog.Debian > ${documents}/changelog.Debian.gz
  DEPENDS ${lacuna_SOURCE_DIR}/CHANGELOG.md ${documents}/changelog.Debian
  COMMENT "Packing the changelogs" VERBATIM)
add_custom_target(lacuna_package_documents ALL DEPENDS ${documents}/changelog.gz ${documents}/changelog.Debian.gz)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lacuna)
set(CPACK_PACKAGE_VENDOR Lacuna)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "translation scores, and what a translation left out") # the first line of each
set(CPACK_PACKAGE_CONTACT "${LACUNA_PACKAGE_CONTACT}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
  GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_COMPONENTS_ALL)

# lacuna_debian_package(GROUP NAME SECTION TEXT): a package of the components GROUP and GROUP_package; the latter is what
# only packages have, not `cmake --install`.
macro(lacuna_debian_package group name section text)
  string(TOUPPER ${group} variable)
  foreach(file IN ITEMS changelog.gz changelog.Debian.gz)
    install(FILES ${documents}/${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name}
      COMPONENT ${group}_package EXCLUDE_FROM_ALL)
  endforeach()
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/debian_copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} RENAME copyright
    COMPONENT ${group}_package EXCLUDE_FROM_ALL)
  list(APPEND CPACK_COMPONENTS_ALL ${group} ${group}_package)
  set(CPACK_COMPONENT_${variable}_GROUP ${group})
  set(CPACK_COMPONENT_${variable}_PACKAGE_GROUP ${group})
  set(CPACK_DEBIAN_${variable}_PACKAGE_NAME ${name})
  set(CPACK_DEBIAN_${variable}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${variable}_DESCRIPTION "${text}")
endmacro()

lacuna_debian_package(program lacuna text
"Lacuna checks translated documents: it aligns source and translation, and
finds what was omitted, added, left untranslated or changed. It computes
BLEU, chrF and TER as sacreBLEU does, compares systems, and stops a CI job
when a translation got worse.
.
A language pack for Vietnamese and English is included.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Loaded when they are wanted, so that dpkg-shlibdeps does not see them: downloads of test sets and models, archives, and MPI.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "libarchive13, libcurl4")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "hunspell-en-us, mecab-ipadic-utf8, openmpi-bin")

lacuna_debian_package(development liblacuna-dev libdevel
"Headers and library of Lacuna, with what find_package and pkg-config need.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "lacuna")
set(dependencies libcld2-dev libcsv-dev libexpat1-dev libgettextpo-dev libgumbo-dev libhunspell-dev libicu-dev libmd4c-dev
  libsentencepiece-dev libsqlite3-dev libssl-dev libstemmer-dev libtbb-dev libxlsxwriter-dev libzstd-dev pkg-config zlib1g-dev)
if(LACUNA_HAS_MECAB)
  list(APPEND dependencies libmecab-dev)
endif()
list(JOIN dependencies ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS)
include(CPack)
