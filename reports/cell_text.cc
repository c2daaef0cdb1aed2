#include "reports/cell_text.h"

#include <algorithm>
#include <utility>

#include "eval/base/utf8.h"
#include "reports/code_points.h"
#include "reports/highlight.h"

namespace lacuna::reports {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// "_x0041_": a character, to a spreadsheet.
bool begins_escape(std::string_view text) {
  return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint code = code_point_at(text, position);
    const std::string_view rest = text.substr(position);
    if (rest.starts_with("\r\n")) {
      // the line feed comes next
    } else if (code.value == '\r') {
      out += '\n';
    } else if (is_control(code.value) && code.value != '\n' && code.value != '\t') {
      base::append_code_point(out, picture_of_control(code.value));
    } else if (code.value == kReplacement || code.value == 0xFFFE || code.value == 0xFFFF) {
      base::append_code_point(out, kReplacement);
    } else {
      if (begins_escape(rest)) out += "_x005F";
      out.append(text, position, code.end - position);
    }
    position = code.end;
  }
  return out;
}

std::size_t units_at(std::string_view text, std::size_t position) {
  return code_point_at(text, position).value > 0xFFFF ? 2 : 1;
}

std::size_t units_of(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t position = 0; position < text.size(); position = code_point_at(text, position).end) {
    units += units_at(text, position);
  }
  return units;
}

/// The first code points of a text that are at most `most` units, the ellipsis included where it is cut.
std::string head_of(std::string text, std::size_t most) {
  if (units_of(text) <= most) return text;
  std::size_t end = 0;
  for (std::size_t used = 1; end < text.size(); end = code_point_at(text, end).end) {
    used += units_at(text, end);
    if (used > most) break;
  }
  text.resize(end);
  return most == 0 ? std::string() : text.append(kEllipsis);
}

/// The same of its last ones.
std::string tail_of(std::string text, std::size_t most) {
  const std::size_t units = units_of(text);
  if (units <= most) return text;
  if (most == 0) return {};
  std::size_t begin = 0;
  for (std::size_t left = units; begin < text.size() && left + 1 > most; begin = code_point_at(text, begin).end) {
    left -= units_at(text, begin);
  }
  return std::string(kEllipsis).append(text, begin);
}

void add(std::string text, bool is_marked, CellText& cell) {
  if (!text.empty()) cell.runs.push_back({std::move(text), is_marked});
}

}  // namespace

CellText plain_cell(std::string_view text, std::size_t most) {
  CellText cell;
  std::string whole = clean(text);
  cell.is_cut = units_of(whole) > most;
  add(cell.is_cut ? head_of(std::move(whole), most) : std::move(whole), false, cell);
  return cell;
}

CellText marked_cell(const TextSpan& text, const std::optional<TextSpan>& span, std::size_t most) {
  if (!span) return plain_cell(text.text, most);
  std::string before;
  std::string words;
  std::string after;
  bool is_found = false;
  for (const TextRun& run : highlight_runs(text, {{span->begin, span->end, 0}})) {
    if (!run.findings.empty()) {
      words = run.is_place() ? std::string(kMissingMark) : clean(run.text);
      is_found = true;
    } else {
      (is_found ? after : before) = clean(run.text);
    }
  }
  if (!is_found) return plain_cell(text.text, most);
  CellText cell;
  const std::size_t left = units_of(before);
  const std::size_t right = units_of(after);
  cell.is_cut = left + units_of(words) + right > most;
  if (cell.is_cut) {
    words = head_of(std::move(words), most);
    const std::size_t room = most - units_of(words);
    const std::size_t left_room = std::max(room / 2, room - std::min(room, right));
    before = tail_of(std::move(before), left_room);
    after = head_of(std::move(after), room - std::min(room, units_of(before)));
  }
  add(std::move(before), false, cell);
  add(std::move(words), true, cell);
  add(std::move(after), false, cell);
  return cell;
}

bool reads_right_to_left(std::string_view text) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  // Hebrew to Arabic Extended-A; the presentation forms; the old scripts and Adlam.
  constexpr Range kRightToLeft[] = {
      {0x590, 0x8FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint code = code_point_at(text, position);
    for (const Range& range : kRightToLeft) {
      if (code.value >= range.first && code.value <= range.last) return true;
    }
    const bool is_ascii_letter = (code.value >= 'A' && code.value <= 'Z') || (code.value >= 'a' && code.value <= 'z');
    const bool is_punctuation = code.value >= 0x2000 && code.value <= 0x2BFF;
    if (is_ascii_letter || (code.value >= 0xC0 && !is_punctuation && code.value != kReplacement)) return false;
    position = code.end;
  }
  return false;
}

}  // namespace lacuna::reports
