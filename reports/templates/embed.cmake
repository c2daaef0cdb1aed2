# cmake -DPAGE=check.html -DSTYLE=check.css -DOUTPUT=page_templates.cc -P embed.cmake
# Writes the two files as string constants. Lines are literals of their own: compilers limit the length of one.
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

read_literal("${PAGE}" page)
read_literal("${STYLE}" style)
file(WRITE "${OUTPUT}" "// Made from reports/templates by embed.cmake.
#include \"reports/page_templates.h\"

namespace lacuna::reports {

const std::string_view kCheckPage =${page};

const std::string_view kCheckStyle =${style};

}  // namespace lacuna::reports
")
