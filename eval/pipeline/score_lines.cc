#include "eval/pipeline/score_lines.h"

namespace lacuna::pipeline {
namespace {

std::string count_text(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

Status split_fields(const PlacedLine& line, std::size_t fields, std::vector<std::string_view>& out) {
  const std::size_t before = out.size();
  std::string_view rest = line.text;
  while (true) {
    const std::size_t tab = rest.find('\t');
    out.push_back(rest.substr(0, tab));
    if (tab == std::string_view::npos) break;
    rest.remove_prefix(tab + 1);
  }
  const std::size_t found = out.size() - before;
  if (fields == 0 || found == fields) return {};
  return Error{.code = ErrorCode::kMismatch,
               .message = "expected " + count_text(fields, "tab-separated field") + ", found " + std::to_string(found),
               .path = line.name,
               .line = line.number};
}

Error unequal_lines(const LineCount& first, const LineCount& other, std::string_view hint) {
  const LineCount& shorter = other.lines < first.lines ? other : first;
  const LineCount& longer = other.lines < first.lines ? first : other;
  return {.code = ErrorCode::kMismatch,
          .message = "has " + count_text(shorter.lines, "line") + ", but " + longer.name + " has " +
                     count_text(longer.lines, "line") + ": line " + std::to_string(shorter.lines + 1) + " is missing" +
                     std::string(hint),
          .path = shorter.name,
          .line = shorter.lines + 1};
}

}  // namespace lacuna::pipeline
