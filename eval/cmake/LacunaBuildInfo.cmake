# lacuna_build_info(SOURCE): what `lacuna --version --json` says of the build, as definitions for one source file. All of
# it is known when CMake runs; a new commit makes it run again.
function(lacuna_build_info source)
  set(commit "")
  set(date "")
  find_package(Git QUIET)
  if(GIT_FOUND AND EXISTS "${lacuna_SOURCE_DIR}/.git")
    execute_process(COMMAND "${GIT_EXECUTABLE}" log -1 "--format=%H %cs %cD" WORKING_DIRECTORY "${lacuna_SOURCE_DIR}"
      RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(status EQUAL 0 AND said MATCHES "^([0-9a-f]+) ([0-9-]+) (.*)$")
      set(commit "${CMAKE_MATCH_1}")
      set(date "${CMAKE_MATCH_2}")
      set(time "${CMAKE_MATCH_3}")
      execute_process(COMMAND "${GIT_EXECUTABLE}" rev-parse --git-path logs/HEAD WORKING_DIRECTORY "${lacuna_SOURCE_DIR}"
        OUTPUT_VARIABLE log OUTPUT_STRIP_TRAILING_WHITESPACE)
      get_filename_component(log "${log}" ABSOLUTE BASE_DIR "${lacuna_SOURCE_DIR}")
      if(EXISTS "${log}")
        set_property(DIRECTORY "${lacuna_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${log}")
      endif()
    endif()
  endif()
  if(NOT date)
    string(TIMESTAMP date "%Y-%m-%d" UTC) # SOURCE_DATE_EPOCH, where it is set
    string(TIMESTAMP time "%a, %d %b %Y %H:%M:%S +0000" UTC)
  endif()
  set_property(GLOBAL PROPERTY LACUNA_COMMIT_TIME "${time}")

  set(versions "ICU=${ICU_VERSION}" "Eigen=${Eigen3_VERSION}" "TBB=${TBB_VERSION}"
    "SentencePiece=${lacuna_sentencepiece_pc_VERSION}" "OpenSSL=${OPENSSL_VERSION}" "zlib=${ZLIB_VERSION_STRING}"
    "expat=${EXPAT_VERSION_STRING}" "SQLite=${SQLite3_VERSION}" "nlohmann_json=${nlohmann_json_VERSION}"
    "CLI11=${CLI11_VERSION}")
  # Which CMake does not look for by version.
  foreach(package IN ITEMS hunspell xlsxwriter gumbo libzstd)
    execute_process(COMMAND "${PKG_CONFIG_EXECUTABLE}" --modversion ${package}
      OUTPUT_VARIABLE version ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    list(APPEND versions "${package}=${version}")
  endforeach()
  if(LACUNA_HAS_MECAB)
    find_program(LACUNA_MECAB_CONFIG mecab-config)
    set(version "")
    if(LACUNA_MECAB_CONFIG)
      execute_process(COMMAND "${LACUNA_MECAB_CONFIG}" --version
        OUTPUT_VARIABLE version ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    endif()
    list(APPEND versions "mecab=${version}")
  endif()

  get_target_property(type lacuna TYPE)
  set(features)
  foreach(pair IN ITEMS "MECAB=LACUNA_HAS_MECAB" "MPI=LACUNA_HAS_MPI" "STATIC=LACUNA_STATIC_DEPENDENCIES")
    string(REGEX MATCH "^(.*)=(.*)$" pair "${pair}")
    set(value 0)
    if(${CMAKE_MATCH_2})
      set(value 1)
    endif()
    list(APPEND features "LACUNA_FEATURE_${CMAKE_MATCH_1}=${value}")
  endforeach()
  set(shared 0)
  if(type STREQUAL "SHARED_LIBRARY")
    set(shared 1)
  endif()
  list(JOIN versions "," versions)
  set_property(SOURCE ${source} APPEND PROPERTY COMPILE_DEFINITIONS
    "LACUNA_BUILD_COMMIT=\"${commit}\"" "LACUNA_BUILD_DATE=\"${date}\"" "LACUNA_BUILD_TYPE=\"${CMAKE_BUILD_TYPE}\""
    "LACUNA_BUILD_COMPILER=\"${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}\""
    "LACUNA_BUILD_SYSTEM=\"${CMAKE_SYSTEM_NAME} ${CMAKE_SYSTEM_PROCESSOR}\""
    "LACUNA_LIBRARY_VERSIONS=\"${versions}\"" ${features} LACUNA_FEATURE_SHARED=${shared}
    "LACUNA_FEATURE_SANITIZERS=\"${LACUNA_SANITIZE}\"")
endfunction()
