#include "eval/pipeline/compare/run_metrics.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "eval/base/run_names.h"
#include "eval/base/utf8.h"
#include "eval/pipeline/compare/common_units.h"
#include "eval/pipeline/compare/system_names.h"
#include "eval/text/characters.h"
#include "lacuna/version.h"

namespace lacuna::pipeline {
namespace {

using Units = std::vector<UnitRange>;  // common units, as ranges of a run's
using Side = std::optional<TextSpan> UnitReport::*;
using Coverage = std::optional<double> UnitReport::*;

double characters(const std::optional<TextSpan>& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; text && at < text->text.size();) {
    if (!text::is_space(base::next_code_point(text->text, at))) ++count;
  }
  return static_cast<double>(count);
}

/// The texts of a side, one for each common unit; where there are several, with a space between them.
Lines texts_of(const RunReport& report, const Units& units, Side side, std::deque<std::string>& joined) {
  Lines lines;
  lines.reserve(units.size());
  for (const UnitRange& range : units) {
    std::vector<std::string_view> parts;
    for (std::size_t u = range.begin; u < range.end; ++u) {
      if (const std::optional<TextSpan>& text = report.units[u].*side; text) parts.push_back(text->text);
    }
    if (parts.empty()) {
      lines.emplace_back();
    } else if (parts.size() == 1) {
      lines.push_back(parts.front());
    } else {
      std::string& text = joined.emplace_back();
      for (const std::string_view part : parts) {
        if (!text.empty()) text += ' ';
        text += part;
      }
      lines.push_back(text);
    }
  }
  return lines;
}

/// Number of the common unit of each unit of a run.
std::vector<std::size_t> common_of(const Units& units) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < units.size(); ++i) numbers.resize(units[i].end, i);
  return numbers;
}

/// A metric of sums that a run has; `scale` times their quotient.
struct RunMetric {
  const char* name;
  bool lower_is_better;
  int decimals;
  double scale;
  const char* signature;
};
constexpr RunMetric kSourceCoverage{"coverage.source.characters", false, 4, 1.0, "mean:characters|version:"};
constexpr RunMetric kTargetCoverage{"coverage.target.characters", false, 4, 1.0, "mean:characters|version:"};
constexpr RunMetric kFindings{"findings per 100 units", true, 2, 100.0, "mean:units|version:"};
constexpr RunMetric kExpected{"expected findings per 100 units", true, 2, 100.0, "mean:probabilities|version:"};

/// Writes the rows of all systems with `write(run, table)`.
template <class Write>
void add_metric(const RunMetric& kind, std::span<const NamedRun> runs, const Write& write, Compared& compared) {
  const Result<MetricPtr> metric = make_unit_mean({.name = kind.name, .lower_is_better = kind.lower_is_better});
  if (!metric) return;
  ComparedMetric& added = compared.metrics.emplace_back(ComparedMetric{.metric = *metric, .decimals = kind.decimals});
  for (std::size_t r = 0; r < runs.size(); ++r) {
    StatsTable& table = added.tables.emplace_back((*metric)->info().columns, compared.units());
    write(r, table);
    std::vector<std::optional<double>>& values = added.unit_values.emplace_back(table.units());
    (*metric)->score_many(table.values(), values);
    for (std::optional<double>& value : values) {
      if (value) *value /= kind.scale;
    }
    Score& score = added.scores.emplace_back((*metric)->score(table.sum()));
    score.signature = std::string(kind.signature) + kVersion;
  }
}

bool has_coverage(const NamedRun& run, Coverage coverage) {
  return std::any_of(run.report.units.begin(), run.report.units.end(),
                     [&](const UnitReport& unit) { return (unit.*coverage).has_value(); });
}

void add_coverage(const RunMetric& kind, std::span<const NamedRun> runs, const std::vector<Units>& units, Side side,
                  Coverage coverage, Compared& compared) {
  const bool all =
      std::all_of(runs.begin(), runs.end(), [&](const NamedRun& run) { return has_coverage(run, coverage); });
  if (!all) return;
  const auto write = [&](std::size_t run, StatsTable& table) {
    for (std::size_t i = 0; i < table.units(); ++i) {
      for (std::size_t u = units[run][i].begin; u < units[run][i].end; ++u) {
        const UnitReport& unit = runs[run].report.units[u];
        if (!(unit.*coverage)) continue;
        const double weight = characters(unit.*side);
        table.row(i)[0] += weight * *(unit.*coverage);
        table.row(i)[1] += weight;
      }
    }
  };
  add_metric(kind, runs, write, compared);
}

void add_findings(std::span<const NamedRun> runs, const std::vector<std::vector<std::size_t>>& common,
                  Compared& compared) {
  for (const RunMetric& kind : {kFindings, kExpected}) {
    const auto write = [&](std::size_t run, StatsTable& table) {
      for (std::size_t i = 0; i < table.units(); ++i) table.row(i)[1] = 1.0;
      for (const Finding& finding : runs[run].report.findings) {
        const bool weighted = kind.signature == kExpected.signature;
        table.row(common[run][finding.unit])[0] += kind.scale * (weighted ? finding.probability : 1.0);
      }
    };
    add_metric(kind, runs, write, compared);
  }
}

/// Findings of each rule, the most frequent first. A bucket's units are those that any run has such a finding in.
BucketTable check_buckets(std::span<const NamedRun> runs, const std::vector<std::vector<std::size_t>>& common) {
  struct Rule {
    std::vector<std::size_t> counts;  // of each run
    std::vector<std::size_t> units;
  };
  std::map<std::string, Rule> rules;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    for (const Finding& finding : runs[r].report.findings) {
      Rule& rule = rules[finding.rule];
      rule.counts.resize(runs.size());
      ++rule.counts[r];
      rule.units.push_back(common[r][finding.unit]);
    }
  }
  BucketTable table{.by = "check", .measure = "findings"};
  table.decimals = 0;
  table.lower_is_better = true;
  for (auto& [name, rule] : rules) {
    std::sort(rule.units.begin(), rule.units.end());
    const auto end = std::unique(rule.units.begin(), rule.units.end());
    Bucket& bucket =
        table.buckets.emplace_back(Bucket{.name = name, .units = static_cast<std::size_t>(end - rule.units.begin())});
    for (const std::size_t count : rule.counts) bucket.values.emplace_back(static_cast<double>(count));
  }
  const auto total = [](const Bucket& bucket) {
    double sum = 0.0;
    for (const std::optional<double>& value : bucket.values) sum += *value;
    return sum;
  };
  std::stable_sort(table.buckets.begin(), table.buckets.end(),
                   [&](const Bucket& a, const Bucket& b) { return total(a) > total(b); });
  return table;
}

const DocumentInfo* document_of(const RunReport& report, std::string_view role) {
  const auto found = std::find_if(report.documents.begin(), report.documents.end(),
                                  [&](const DocumentInfo& document) { return document.role == role; });
  return found == report.documents.end() ? nullptr : &*found;
}

/// Where the units are in the file, which may have others that were not checked: blank lines.
void add_places(const RunReport& report, Compared& compared) {
  const DocumentInfo* source = document_of(report, "source");
  if (source == nullptr || report.units.size() != compared.units()) return;
  std::vector<std::size_t> places;
  places.reserve(report.units.size());
  for (const UnitReport& unit : report.units) {
    if (!unit.place || unit.place->index >= source->segments) return;
    places.push_back(unit.place->index);
  }
  compared.places = std::move(places);
  compared.place_count = source->segments;
}

void add_remarks(std::span<const NamedRun> runs, Compared& compared) {
  const RunReport& first = runs.front().report;
  for (const NamedRun& run : runs) {
    if (run.report.pack == first.pack) continue;
    compared.remarks.emplace_back(
        "The runs had different language packs, so that their findings differ for that, too.");
    break;
  }
  for (const NamedRun& run : runs) {
    if (run.report.tool.version == first.tool.version) continue;
    compared.remarks.emplace_back("The runs were made by different versions of Lacuna, whose checks may differ.");
    break;
  }
  const auto suppresses = [](const NamedRun& run) { return !run.report.suppressed.empty(); };
  if (std::any_of(runs.begin(), runs.end(), suppresses)) {
    compared.remarks.emplace_back("Findings that are suppressed do not count.");
  }
  for (const NamedRun& run : runs) {
    if (run.report.units.size() == compared.units()) continue;
    compared.remarks.push_back("The runs cut the source at other places; passages were joined up to common borders: " +
                               std::to_string(compared.units()) + " of them.");
    break;
  }
}

}  // namespace

Result<Compared> compared_runs(std::span<const NamedRun> runs) {
  std::vector<std::string> paths;
  for (const NamedRun& run : runs) paths.push_back(run.path);
  if (const Result<std::vector<std::string>> different = system_names(paths); !different) return different.error();
  const std::vector<std::string> names = base::run_names(runs);
  const Result<std::vector<Units>> units = common_units(runs);
  if (!units) return units.error();
  if (units->front().empty()) {
    return Error{.code = ErrorCode::kMismatch, .message = "has no passage to compare", .path = paths.front()};
  }
  Compared compared;
  std::vector<std::vector<std::size_t>> common;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    compared.systems.push_back({.name = names[r], .path = paths[r]});
    compared.hypotheses.push_back(texts_of(runs[r].report, (*units)[r], &UnitReport::target, compared.texts));
    common.push_back(common_of((*units)[r]));
    auto& messages = compared.findings.emplace_back(compared.units());
    for (const Finding& finding : runs[r].report.findings) {
      messages[common.back()[finding.unit]].push_back(finding.message);
    }
  }
  const RunReport& first = runs.front().report;
  compared.source = texts_of(first, units->front(), &UnitReport::source, compared.texts);
  if (const DocumentInfo* source = document_of(first, "source")) {
    compared.source_path = source->path;
    compared.source_language = source->language;
  }
  if (const DocumentInfo* target = document_of(first, "target")) compared.target_language = target->language;
  add_places(first, compared);
  add_coverage(kSourceCoverage, runs, *units, &UnitReport::source, &UnitReport::source_coverage, compared);
  add_coverage(kTargetCoverage, runs, *units, &UnitReport::target, &UnitReport::target_coverage, compared);
  add_findings(runs, common, compared);
  compared.more_buckets.push_back(check_buckets(runs, common));
  add_remarks(runs, compared);
  return compared;
}

}  // namespace lacuna::pipeline
