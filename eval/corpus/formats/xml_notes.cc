#include "eval/corpus/formats/xml_notes.h"

#include <algorithm>

#include "eval/base/utf8.h"
#include "eval/text/ascii.h"

namespace lacuna::corpus {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kIndentation = "  ";  // where the file has none to go by

bool ends_name(char c) { return text::is_blank(c) || c == '>' || c == '/'; }

/// The name behind the "<" or "</" at `tag`.
std::string_view name_at(std::string_view bytes, std::size_t tag) {
  std::size_t begin = tag + 1;
  if (begin < bytes.size() && bytes[begin] == '/') ++begin;
  std::size_t end = begin;
  while (end < bytes.size() && !ends_name(bytes[end])) ++end;
  return bytes.substr(begin, end - begin);
}

/// The last start tag before `before` whose name is `name`, or whose name without prefix is `local`.
std::size_t start_tag_before(std::string_view bytes, std::size_t before, std::string_view local, bool any_prefix) {
  for (std::size_t tag = before; tag > 0;) {
    tag = bytes.rfind('<', tag - 1);
    if (tag == std::string_view::npos) break;
    if (tag + 1 < bytes.size() && bytes[tag + 1] == '/') continue;
    std::string_view name = name_at(bytes, tag);
    if (any_prefix) name.remove_prefix(name.find(':') + 1);  // npos + 1 is 0
    if (name == local) return tag;
  }
  return std::string_view::npos;
}

/// The line end and indentation before `tag`, if it is the first on its line.
std::string_view line_start(std::string_view bytes, std::size_t tag) {
  std::size_t begin = tag;
  while (begin > 0 && (bytes[begin - 1] == ' ' || bytes[begin - 1] == '\t')) --begin;
  if (begin == 0 || bytes[begin - 1] != '\n') return {};
  --begin;
  if (begin > 0 && bytes[begin - 1] == '\r') --begin;
  return bytes.substr(begin, tag - begin);
}

/// Whether the declaration names an encoding in which only ASCII is as we write it.
bool is_ascii_by_declaration(std::string_view bytes) {
  bytes.remove_prefix(base::byte_order_mark(bytes));
  if (!bytes.starts_with("<?xml")) return false;
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return false;
  const std::size_t quote = declaration.find_first_of("'\"", at);
  if (quote == std::string_view::npos || quote + 3 >= declaration.size()) return false;
  const auto is = [&](std::size_t i, char lower) { return (declaration[quote + i] | 0x20) == lower; };
  return !(is(1, 'u') && is(2, 't') && is(3, 'f'));
}

std::string ascii_only(const std::string& escaped) {
  std::string result;
  for (std::size_t at = 0; at < escaped.size();) {
    const char32_t code = base::next_code_point(escaped, at);
    if (code < 0x80) {
      result.push_back(static_cast<char>(code));
    } else {
      result += "&#" + std::to_string(static_cast<std::uint32_t>(code)) + ";";
    }
  }
  return result;
}

}  // namespace

XmlLayout layout_at(std::string_view bytes, std::size_t place, std::string_view parent_name) {
  XmlLayout layout;
  const std::size_t parent = start_tag_before(bytes, place, parent_name, true);
  if (parent == std::string_view::npos) return layout;
  const std::string_view parent_tag = name_at(bytes, parent);
  layout.prefix = parent_tag.substr(0, parent_tag.size() - parent_name.size());
  std::size_t tag = bytes.rfind('<', place - 1);
  if (tag == parent) {
    std::size_t next = place;
    while (next < bytes.size() && text::is_blank(bytes[next])) ++next;
    layout.space = line_start(bytes.substr(place - 1), next - place + 1);
  } else {
    if (bytes[tag + 1] == '/') tag = start_tag_before(bytes, tag, name_at(bytes, tag), false);
    if (tag != std::string_view::npos) layout.space = line_start(bytes, tag);
  }
  if (layout.space.empty()) return layout;
  const std::string_view above = line_start(bytes, parent);
  const bool shows_step = !above.empty() && layout.space.size() > above.size() && layout.space.starts_with(above);
  if (shows_step) {
    layout.deeper = layout.space + layout.space.substr(above.size());
  } else {
    layout.deeper = layout.space + (layout.space.back() == '\t' ? std::string("\t") : std::string(kIndentation));
  }
  return layout;
}

ByteSpan with_space_before(std::string_view bytes, const ByteSpan& element) {
  std::size_t begin = element.begin;
  while (begin > 0 && text::is_blank(bytes[begin - 1])) --begin;
  return {begin, element.end};
}

std::string note_content(const Bitext& bitext, const UnitNote& note) {
  const auto shares_place = [&](std::size_t other) {
    return other < bitext.units.size() && bitext.units[other].note_place == bitext.units[note.unit].note_place;
  };
  std::string text = note.rule + ": " + note.message;
  if (shares_place(note.unit + 1) || (note.unit > 0 && shares_place(note.unit - 1))) {
    text += " [" + bitext.units[note.unit].name + "]";
  }
  std::string content = xml_escaped(text, XmlPlace::kContent);
  return is_ascii_by_declaration(bitext.bytes) ? ascii_only(content) : content;
}

std::vector<Splice> without_own_notes(const Bitext& bitext) {
  std::vector<Splice> changes;
  for (const BitextUnit& unit : bitext.units) {
    for (const ByteSpan& span : unit.own_notes) changes.push_back({span, {}});
  }
  return changes;
}

int note_priority(Severity severity) {
  switch (severity) {
    case Severity::kCritical: return 1;
    case Severity::kMajor: return 3;
    case Severity::kMinor: break;
  }
  return 5;
}

std::string xml_escaped(std::string_view text, XmlPlace place) {
  std::string result;
  result.reserve(text.size() + text.size() / 16);
  const bool attribute = place == XmlPlace::kAttribute;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(text, at);
    if (code == '&') {
      result += "&amp;";
    } else if (code == '<') {
      result += "&lt;";
    } else if (code == '>') {
      result += "&gt;";
    } else if (code == '"' && attribute) {
      result += "&quot;";
    } else if (code == '\r' || ((code == '\n' || code == '\t') && attribute)) {
      result += "&#" + std::to_string(static_cast<std::uint32_t>(code)) + ";";
    } else if (code < 0x20 && code != '\n' && code != '\t') {
      // The pictures of controls are U+2400 to U+241F.
      result += {'\xE2', '\x90', static_cast<char>(0x80 + static_cast<int>(code))};
    } else if (code == 0xFFFE || code == 0xFFFF) {
      result += kReplacement;
    } else {
      result.append(text, begin, at - begin);
    }
  }
  return result;
}

}  // namespace lacuna::corpus
