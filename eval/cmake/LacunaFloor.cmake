# lacuna_floor(NAME SOURCES … [PRIVATE lib…]): the OBJECT library of one floor, linked against its own packages only.
# lacuna_precompile(TARGET GROUP header…): precompiles headers once for all targets of a group, which are compiled alike.
# lacuna_library(): all floors so far as the one library `lacuna::lacuna`.
# lacuna_link_whole(TARGET): links a target with the library so that it can do without liblacuna.so.

# Designated initialisers leave members to their defaults on purpose: no warning for that.
set(LACUNA_COMPILE_OPTIONS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
    -Wno-missing-field-initializers
    -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  list(APPEND LACUNA_COMPILE_OPTIONS -Wno-restrict) # GCC bug 105651: a false alarm on std::string's insert and operator+
endif()
if(LACUNA_WARNINGS_AS_ERRORS)
  list(APPEND LACUNA_COMPILE_OPTIONS -Werror)
endif()

# Options common to every target of the project: standard, warnings, sanitizers, the include root.
function(lacuna_target_defaults target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  target_compile_options(${target} PRIVATE ${LACUNA_COMPILE_OPTIONS})
  target_include_directories(${target} PRIVATE ${lacuna_SOURCE_DIR})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${lacuna_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  if(LACUNA_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${LACUNA_SANITIZE} -fno-omit-frame-pointer
      -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=${LACUNA_SANITIZE})
  endif()
endfunction()

# The headers that most files include, as `<header>`. With one compiler only: what a file forgets to include the other finds.
set(LACUNA_COMMON_HEADERS <algorithm> <array> <charconv> <cmath> <filesystem> <fstream> <functional> <map> <memory> <optional>
    <random> <set> <span> <sstream> <string> <string_view> <unordered_map> <vector>)

function(lacuna_precompile target group)
  get_property(first GLOBAL PROPERTY LACUNA_PRECOMPILED_${group})
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    set_property(GLOBAL PROPERTY LACUNA_PRECOMPILED_${group} ${target})
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

function(lacuna_floor name)
  cmake_parse_arguments(PARSE_ARGV 1 floor "" "" "SOURCES;PRIVATE")
  set(target lacuna_${name})
  add_library(${target} OBJECT ${floor_SOURCES})
  lacuna_target_defaults(${target})
  lacuna_unity(${target})
  target_link_libraries(${target} PRIVATE ${floor_PRIVATE})
  if(LACUNA_PRECOMPILE)
    lacuna_precompile(${target} floors ${LACUNA_COMMON_HEADERS} <nlohmann/json.hpp>)
  endif()
  set_property(GLOBAL APPEND PROPERTY LACUNA_FLOORS ${target})
  set_property(GLOBAL APPEND PROPERTY LACUNA_FLOOR_LIBRARIES ${floor_PRIVATE})
endfunction()

function(lacuna_library)
  get_property(floors GLOBAL PROPERTY LACUNA_FLOORS)
  get_property(libraries GLOBAL PROPERTY LACUNA_FLOOR_LIBRARIES)
  list(REMOVE_DUPLICATES libraries)
  list(REMOVE_ITEM libraries Eigen3::Eigen nlohmann_json::nlohmann_json) # headers only: nothing to link with
  add_library(lacuna)
  add_library(lacuna::lacuna ALIAS lacuna)
  lacuna_target_defaults(lacuna)
  set_target_properties(lacuna PROPERTIES VERSION ${lacuna_VERSION} SOVERSION ${lacuna_VERSION_MAJOR}.${lacuna_VERSION_MINOR})
  foreach(floor IN LISTS floors)
    target_sources(lacuna PRIVATE $<TARGET_OBJECTS:${floor}>)
  endforeach()
  target_link_libraries(lacuna PRIVATE ${libraries})
endfunction()

function(lacuna_link_whole target)
  get_target_property(type lacuna TYPE)
  if(type STREQUAL "STATIC_LIBRARY")
    target_link_libraries(${target} PRIVATE lacuna)
    return()
  endif()
  get_property(floors GLOBAL PROPERTY LACUNA_FLOORS)
  foreach(floor IN LISTS floors)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${floor}>)
  endforeach()
  get_target_property(libraries lacuna LINK_LIBRARIES)
  target_link_libraries(${target} PRIVATE ${libraries})
endfunction()
