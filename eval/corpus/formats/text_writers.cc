#include "eval/corpus/formats/text_writers.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "eval/corpus/csv_reader.h"

namespace lacuna::corpus {
namespace {

std::string_view source_of(const Bitext& bitext, const BitextUnit& unit) { return unit.source.of(bitext.source.text); }
std::string_view target_of(const Bitext& bitext, const BitextUnit& unit) { return unit.target.of(bitext.target.text); }

bool has_names(const Bitext& bitext) {
  return std::any_of(bitext.units.begin(), bitext.units.end(), [](const auto& unit) { return !unit.name.empty(); });
}

/// Text without what would end it; CRLF is one break.
std::string on_one_line(std::string_view text, bool without_tabs) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    const bool breaks = text[i] == '\n' || text[i] == '\r' || (without_tabs && text[i] == '\t');
    line += breaks ? ' ' : text[i];
  }
  return line;
}

/// A table with a header, a cell written by `cell`.
template <class Cell>
std::string table(const Bitext& bitext, char delimiter, std::string_view line_end, const Cell& cell) {
  const bool names = has_names(bitext);
  std::string bytes;
  const auto row = [&](std::string_view name, std::string_view source, std::string_view target) {
    if (names) (bytes += cell(name)) += delimiter;
    (bytes += cell(source)) += delimiter;
    (bytes += cell(target)) += line_end;
  };
  row("id", "source", "target");
  for (const BitextUnit& unit : bitext.units) row(unit.name, source_of(bitext, unit), target_of(bitext, unit));
  return bytes;
}

}  // namespace

std::string write_tsv(const Bitext& bitext) {
  return table(bitext, '\t', "\n", [](std::string_view text) { return on_one_line(text, /*without_tabs=*/true); });
}

std::string write_csv(const Bitext& bitext) {
  return table(bitext, ',', "\r\n", [](std::string_view text) { return csv_field(text, ','); });
}

std::string write_json_lines(const Bitext& bitext) {
  const auto string = [](std::string_view text) { return nlohmann::json(text).dump(); };
  std::string bytes;
  for (const BitextUnit& unit : bitext.units) {
    bytes += '{';
    if (!unit.name.empty()) bytes += "\"id\": " + string(unit.name) + ", ";
    bytes += "\"source\": " + string(source_of(bitext, unit)) + ", \"target\": ";
    const std::string_view target = target_of(bitext, unit);
    bytes += target.empty() && unit.state == UnitState::kUntranslated ? "null" : string(target);
    bytes += "}\n";
  }
  return bytes;
}

std::string write_lines(const Bitext& bitext, BitextSide side) {
  std::string bytes;
  for (const BitextUnit& unit : bitext.units) {
    bytes += on_one_line(side == BitextSide::kSource ? source_of(bitext, unit) : target_of(bitext, unit), false);
    bytes += '\n';
  }
  return bytes;
}

std::size_t line_breaks_of(const Bitext& bitext, bool or_tabs) {
  const std::string_view what = or_tabs ? "\n\r\t" : "\n\r";
  std::size_t count = 0;
  for (const BitextUnit& unit : bitext.units) {
    for (const std::string_view text : {source_of(bitext, unit), target_of(bitext, unit)}) {
      if (text.find_first_of(what) != std::string_view::npos) ++count;
    }
  }
  return count;
}

}  // namespace lacuna::corpus
