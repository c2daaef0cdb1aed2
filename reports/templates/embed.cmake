# cmake -DOUTPUT=page_templates.cc -DFOLDER=templates "-DFILES=kAppPage=app.html|…" -P embed.cmake
# Writes the files as string constants. Lines are literals of their own: compilers limit the length of one. Regular
# expressions do it: a loop in this language is slow over an application's script.
function(read_literal file result)
  file(READ "${file}" hex HEX)
  string(REPEAT "[0-9a-f]" 64 line)
  string(REGEX REPLACE "(${line})" "\\1\"\n    \"" literal "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" literal "${literal}")
  set(${result} "\n    \"${literal}\"" PARENT_SCOPE)
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

#pragma GCC diagnostic ignored \"-Woverlength-strings\"  // of what every compiler must take; ours take more

namespace lacuna::reports {

${constants}}  // namespace lacuna::reports
")
