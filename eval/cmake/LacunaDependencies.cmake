# Third-party packages, all from the system. Each floor links only those its row in the architecture names.
# The installed package configuration includes this file too, so that a consumer of the static library finds the same
# libraries; there `lacuna_find` is find_dependency, and what only the build needs is left out.
set(lacuna_is_build FALSE)
if(NOT COMMAND lacuna_find)
  set(lacuna_is_build TRUE)
  macro(lacuna_find)
    find_package(${ARGN} REQUIRED)
  endmacro()
endif()

lacuna_find(Threads)
lacuna_find(OpenSSL COMPONENTS Crypto)
lacuna_find(ZLIB)
lacuna_find(ICU COMPONENTS uc i18n)
lacuna_find(TBB)
lacuna_find(PkgConfig)
if(lacuna_is_build)
  # Headers only, or of the program only: a consumer of the library does without.
  lacuna_find(Eigen3 3.4 NO_MODULE)
  lacuna_find(nlohmann_json 3.11)
  lacuna_find(CLI11 2.1)
endif()

if(NOT TARGET lacuna_sentencepiece)
  pkg_check_modules(lacuna_sentencepiece_pc REQUIRED IMPORTED_TARGET GLOBAL sentencepiece)
  find_path(LACUNA_STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
  find_library(LACUNA_STEMMER_LIBRARY stemmer REQUIRED)
  add_library(lacuna_sentencepiece INTERFACE IMPORTED GLOBAL)
  target_link_libraries(lacuna_sentencepiece INTERFACE PkgConfig::lacuna_sentencepiece_pc)
  add_library(lacuna_stemmer INTERFACE IMPORTED GLOBAL)
  target_include_directories(lacuna_stemmer INTERFACE ${LACUNA_STEMMER_INCLUDE_DIR})
  target_link_libraries(lacuna_stemmer INTERFACE ${LACUNA_STEMMER_LIBRARY})
endif()
