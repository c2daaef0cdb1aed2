# cmake -DWAY=… -DSOURCE=… -DBINARY=… … -P run_consumer.cmake: configures and builds the consumer one way, and runs its tests.
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "exit ${status}: ${command}")
  endif()
endfunction()

file(REMOVE_RECURSE "${BINARY}")
if(WAY STREQUAL "shared")
  # The other kind of library, installed by itself, and found like the first. The compiler's cache has every object.
  set(PREFIX "${BINARY}-prefix")
  file(REMOVE_RECURSE "${PREFIX}")
  run("${CMAKE_COMMAND}" -G "${GENERATOR}" -S "${LACUNA}" -B "${BINARY}-library" -DBUILD_SHARED_LIBS=ON -DLACUNA_BUILD_TESTS=OFF
    -DCMAKE_BUILD_TYPE=${BUILD_TYPE} -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}
    -DLACUNA_WARNINGS_AS_ERRORS=${WARNINGS_AS_ERRORS} -DLACUNA_WEB_BUNDLE=${WEB_BUNDLE}
    -DLACUNA_UNITY=${UNITY} -DLACUNA_UNITY_FOLDER=${UNITY_FOLDER})
  run("${CMAKE_COMMAND}" --build "${BINARY}-library")
  run("${CMAKE_COMMAND}" --install "${BINARY}-library" --prefix "${PREFIX}")
  set(WAY find_package)
  set(STATIC OFF)
endif()
set(options -DLACUNA_WAY=${WAY} -DLACUNA_STATIC=${STATIC} -DCMAKE_BUILD_TYPE=${BUILD_TYPE} -DCMAKE_CXX_COMPILER=${COMPILER}
  -DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER} -DLACUNA_EXAMPLES=${EXAMPLES})
set(prefix "")
set(runs TRUE)
set(packs "${LACUNA}/corpora/packs")
if(WAY STREQUAL "add_subdirectory")
  # Compiled as the tree itself is, so that the compiler's cache has every file already.
  list(APPEND options "-DLACUNA_SOURCE=${LACUNA}" "-DLACUNA_WARNINGS_AS_ERRORS=${WARNINGS_AS_ERRORS}"
    "-DLACUNA_WEB_BUNDLE=${WEB_BUNDLE}" "-DLACUNA_UNITY=${UNITY}" "-DLACUNA_UNITY_FOLDER=${UNITY_FOLDER}")
  if(NOT LAUNCHER MATCHES "ccache") # without it the library would be compiled once more, for minutes
    set(runs FALSE)
  endif()
else()
  # The tree is moved after the installation: nothing in it may depend on where it was.
  set(prefix "${BINARY}-moved prefix")
  file(REMOVE_RECURSE "${prefix}")
  file(COPY "${PREFIX}/" DESTINATION "${prefix}")
  list(APPEND options "-DCMAKE_PREFIX_PATH=${prefix}")
  set(ENV{PKG_CONFIG_PATH} "${prefix}/${LIBDIR}/pkgconfig")
  set(ENV{LD_LIBRARY_PATH} "${prefix}/${LIBDIR}")
  set(packs "${prefix}/${PACKS}")
endif()
set(news "${LACUNA}/corpora/samples/vi-en/news")
if(EXISTS "${packs}/vi-en/pack.json")
  list(APPEND options "-DLACUNA_CONSUMER_ARGUMENTS=${news}/source.vi.txt\;${news}/candidate.en.txt\;${packs}")
endif()
if(SANITIZE AND WAY STREQUAL "pkg-config")
  list(APPEND options "-DCMAKE_EXE_LINKER_FLAGS=-fsanitize=${SANITIZE}" "-DCMAKE_MODULE_LINKER_FLAGS=-fsanitize=${SANITIZE}")
endif()

run("${CMAKE_COMMAND}" -G "${GENERATOR}" -S "${SOURCE}" -B "${BINARY}" ${options})
if(runs)
  run("${CMAKE_COMMAND}" --build "${BINARY}")
  run("${CTEST}" --test-dir "${BINARY}" --output-on-failure --no-tests=error)
else()
  run("${CMAKE_COMMAND}" --build "${BINARY}" --target consumer_object cer)
endif()
if(prefix)
  # The installed program finds its pack without a flag, from a foreign folder, and takes the plug-in.
  execute_process(COMMAND "${prefix}/bin/lacuna" --version RESULT_VARIABLE status OUTPUT_VARIABLE version)
  if(NOT status EQUAL 0 OR NOT version MATCHES "${VERSION}")
    message(FATAL_ERROR "the installed program: exit ${status}, version '${version}'")
  endif()
  if(EXISTS "${packs}/vi-en/pack.json")
    run("${CMAKE_COMMAND}" -E chdir "${BINARY}" "${prefix}/bin/lacuna" check "${news}/source.vi.txt" "${news}/candidate.en.txt"
      --json "${BINARY}/report.json")
  endif()
  run("${prefix}/bin/lacuna" --plugin "${BINARY}/examples/cer.so" score "${news}/candidate.en.txt" -i "${news}/candidate.en.txt"
    -m cer)
endif()
