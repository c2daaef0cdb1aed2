#include "eval/pipeline/compare/common_units.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"

namespace lacuna::pipeline {
namespace {

using Ranges = std::vector<UnitRange>;

std::string_view source_of(const UnitReport& unit) {
  return unit.source ? std::string_view{unit.source->text} : std::string_view{};
}

bool has_same_units(const RunReport& a, const RunReport& b) {
  return std::equal(
      a.units.begin(), a.units.end(), b.units.begin(), b.units.end(),
      [](const UnitReport& left, const UnitReport& right) { return source_of(left) == source_of(right); });
}

bool is_of_whole_documents(const NamedRun& run) {
  return std::none_of(run.report.units.begin(), run.report.units.end(),
                      [](const UnitReport& unit) { return unit.place.has_value(); });
}

Error other_source(const NamedRun& run, std::size_t unit, const NamedRun& first) {
  std::string message = "is about another source than " + first.path;
  if (unit < run.report.units.size()) {
    message += ": passage " + std::to_string(unit + 1) + " is the first that differs";
  } else {
    message += ": it has " + std::to_string(run.report.units.size()) + " passages, that one " +
               std::to_string(first.report.units.size());
  }
  return {.code = ErrorCode::kMismatch, .message = std::move(message), .path = run.path};
}

/// A run's source without white space, and where each unit ends in it.
struct Source {
  std::string text;
  std::vector<std::size_t> ends;
};

Source source_of(const RunReport& report) {
  Source source;
  for (const UnitReport& unit : report.units) {
    const std::string_view text = source_of(unit);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      if (!text::is_space(base::next_code_point(text, at))) source.text += text.substr(begin, at - begin);
    }
    source.ends.push_back(source.text.size());
  }
  return source;
}

// Positions at which a unit of every run ends, in order; the last one is the end of the text.
std::vector<std::size_t> common_borders(const std::vector<Source>& sources) {
  std::vector<std::size_t> borders = sources.front().ends;
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  for (const Source& source : sources) {
    std::erase_if(borders, [&](std::size_t border) {
      return !std::binary_search(source.ends.begin(), source.ends.end(), border);
    });
  }
  // A unit without a source at the beginning goes with the one after it.
  if (borders.size() > 1 && borders.front() == 0) borders.erase(borders.begin());
  return borders;
}

Ranges ranges_of(const Source& source, const std::vector<std::size_t>& borders) {
  Ranges ranges;
  ranges.reserve(borders.size());
  std::size_t unit = 0;
  for (const std::size_t border : borders) {
    const std::size_t begin = unit;
    while (unit < source.ends.size() && source.ends[unit] <= border) ++unit;
    ranges.push_back({begin, unit});
  }
  return ranges;
}

}  // namespace

Result<std::vector<Ranges>> common_units(std::span<const NamedRun> runs) {
  const NamedRun& first = runs.front();
  std::optional<std::size_t> other;
  for (std::size_t r = 1; r < runs.size() && !other; ++r) {
    if (!has_same_units(first.report, runs[r].report)) other = r;
  }
  if (!other) {
    Ranges ranges;
    ranges.reserve(first.report.units.size());
    for (std::size_t unit = 0; unit < first.report.units.size(); ++unit) ranges.push_back({unit, unit + 1});
    return std::vector<Ranges>(runs.size(), ranges);
  }
  if (!std::all_of(runs.begin(), runs.end(), is_of_whole_documents)) {
    const NamedRun& run = runs[*other];
    std::size_t unit = 0;
    while (unit < std::min(run.report.units.size(), first.report.units.size()) &&
           source_of(run.report.units[unit]) == source_of(first.report.units[unit])) {
      ++unit;
    }
    return other_source(run, unit, first);
  }
  std::vector<Source> sources;
  for (const NamedRun& run : runs) {
    const Source& source = sources.emplace_back(source_of(run.report));
    if (source.text == sources.front().text) continue;
    const auto [mine, theirs] =
        std::mismatch(source.text.begin(), source.text.end(), sources.front().text.begin(), sources.front().text.end());
    const auto position = static_cast<std::size_t>(mine - source.text.begin());
    const auto unit = std::upper_bound(source.ends.begin(), source.ends.end(), position) - source.ends.begin();
    return other_source(run, static_cast<std::size_t>(unit), first);
  }
  const std::vector<std::size_t> borders = common_borders(sources);
  std::vector<Ranges> units;
  units.reserve(sources.size());
  for (const Source& source : sources) units.push_back(ranges_of(source, borders));
  return units;
}

}  // namespace lacuna::pipeline
