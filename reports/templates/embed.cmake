# cmake -DOUTPUT=page_templates.cc -DFOLDER=templates "-DFILES=kCheckPage=check.html|…" -P embed.cmake
# Writes the files as string constants. Lines are literals of their own: compilers limit the length of one.
function(read_literal file result)
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" length)
  set(literal "")
  set(position 0)
  while(position LESS length)
    string(SUBSTRING "${hex}" ${position} 64 piece)
    string(REGEX REPLACE "(..)" "\\\\x\\1" piece "${piece}")
    string(APPEND literal "\n    \"${piece}\"")
    math(EXPR position "${position} + 64")
  endwhile()
  set(${result} "${literal}" PARENT_SCOPE)
endfunction()

set(constants "")
string(REPLACE "|" ";" files "${FILES}")
foreach(entry IN LISTS files)
  string(REGEX MATCH "^(.*)=(.*)$" entry "${entry}")
  set(name "${CMAKE_MATCH_1}")
  set(file "${CMAKE_MATCH_2}")
  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${FOLDER}")
  read_literal("${file}" literal)
  string(APPEND constants "const std::string_view ${name} =${literal};\n\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made from reports/templates by embed.cmake.
#include \"reports/page_templates.h\"

namespace lacuna::reports {

${constants}}  // namespace lacuna::reports
")
