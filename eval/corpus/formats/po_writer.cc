#include "eval/corpus/formats/po_writer.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace lacuna::corpus {
namespace {

bool is_left_out(const BitextUnit& unit) { return unit.source.empty() && unit.name.empty(); }

void append_escaped(char c, std::string& line) {
  switch (c) {
    case '\n': line += "\\n"; return;
    case '\t': line += "\\t"; return;
    case '\r': line += "\\r"; return;
    case '"': line += "\\\""; return;
    case '\\': line += "\\\\"; return;
    case '\0': line += "\u2400"; return;
    default: break;
  }
  if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') {
    const auto digit = [&](unsigned shift) {
      return static_cast<char>('0' + (static_cast<unsigned>(c) >> shift & 7U));
    };
    line += {'\\', digit(6), digit(3), digit(0)};
    return;
  }
  line += c;
}

/// A keyword with its string; text of several lines begins on the next line, as gettext's tools write it.
void append_field(std::string_view keyword, std::string_view text, std::string& bytes) {
  ((bytes += keyword) += ' ') += '"';
  const std::size_t first_break = text.find('\n');
  if (first_break != std::string_view::npos && first_break + 1 < text.size()) bytes += "\"\n\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    append_escaped(text[i], bytes);
    if (text[i] == '\n' && i + 1 < text.size()) bytes += "\"\n\"";
  }
  bytes += "\"\n";
}

std::string header_of(const Bitext& bitext) {
  std::string header = "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n";
  std::string language = bitext.target_language;
  std::replace(language.begin(), language.end(), '-', '_');
  if (!language.empty()) header += "Language: " + language + "\n";
  if (!bitext.source_language.empty()) header += "X-Source-Language: " + bitext.source_language + "\n";
  return header;
}

std::string flags_of(const BitextUnit& unit) {
  std::string flags;
  const auto add = [&](const std::string& flag) { flags += ", " + flag; };
  if (unit.state == UnitState::kNeedsReview) add("fuzzy");
  const auto has = [&](std::string_view begin) {
    return std::any_of(unit.flags.begin(), unit.flags.end(), [&](const auto& flag) { return flag.starts_with(begin); });
  };
  for (const std::string& flag : unit.flags) add(flag);
  if (unit.max_characters && !has("max-length")) add("max-length:" + std::to_string(*unit.max_characters));
  for (const std::string& rule : unit.ignored) {
    if (!has("lacuna-ignore-" + rule)) add("lacuna-ignore-" + rule);
  }
  return flags;
}

}  // namespace

std::string write_po(const Bitext& bitext) {
  std::string bytes;
  append_field("msgid", "", bytes);
  append_field("msgstr", header_of(bitext), bytes);
  std::unordered_set<std::string> seen;  // only asked, never walked
  for (const BitextUnit& unit : bitext.units) {
    if (is_left_out(unit)) continue;
    const std::string source(unit.source.of(bitext.source.text));
    const auto is_new = [&](const std::string& context) {
      std::string key = context;
      key += '\4';
      key += source;
      return seen.insert(std::move(key)).second;
    };
    std::string context = unit.name;
    for (std::size_t number = 2; !is_new(context); ++number) {
      context = unit.name + (unit.name.empty() ? "#" : " #") + std::to_string(number);
    }
    bytes += '\n';
    if (const std::string flags = flags_of(unit); !flags.empty()) bytes += "#" + flags + "\n";
    if (!context.empty()) append_field("msgctxt", context, bytes);
    append_field("msgid", source, bytes);
    append_field("msgstr", unit.target.of(bitext.target.text), bytes);
  }
  return bytes;
}

std::size_t left_out_of_po(const Bitext& bitext) {
  return static_cast<std::size_t>(std::count_if(bitext.units.begin(), bitext.units.end(), is_left_out));
}

}  // namespace lacuna::corpus
