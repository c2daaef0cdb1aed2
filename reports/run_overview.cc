#include "reports/run_overview.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "reports/wording.h"

namespace lacuna::reports {
namespace {

/// The last `parts` parts of a path.
std::string_view tail_of(std::string_view path, std::size_t parts) {
  std::size_t begin = path.size();
  for (std::size_t i = 0; i < parts && begin != 0; ++i) {
    const std::size_t slash = begin == 0 ? std::string_view::npos : path.rfind('/', begin - 1);
    if (slash == std::string_view::npos) return path;
    begin = slash;
  }
  return path.substr(begin == path.size() ? 0 : begin + 1);
}

std::string_view path_of(const NamedRun& run) {
  if (!run.path.empty()) return run.path;
  const DocumentInfo* target = find_document(run.report, "target");
  return target == nullptr ? std::string_view{} : std::string_view{target->path};
}

}  // namespace

SeverityCounts count_severities(const RunReport& report) {
  SeverityCounts counts;
  for (const Finding& finding : report.findings) counts.add(finding.severity);
  return counts;
}

std::vector<RuleCounts> count_rules(std::span<const NamedRun> runs) {
  std::map<std::string_view, RuleCounts> by_name;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (const Finding& finding : runs[i].report.findings) {
      RuleCounts& rule = by_name[finding.rule];
      rule.by_run.resize(runs.size());
      rule.counts.add(finding.severity);
      ++rule.by_run[i];
    }
  }
  std::vector<RuleCounts> rules;
  rules.reserve(by_name.size());
  for (auto& [name, rule] : by_name) {
    rule.rule = name;
    rules.push_back(std::move(rule));
  }
  std::stable_sort(rules.begin(), rules.end(),
                   [](const RuleCounts& a, const RuleCounts& b) { return a.counts.all() > b.counts.all(); });
  return rules;
}

std::vector<FindingPlace> work_list(std::span<const NamedRun> runs) {
  std::vector<FindingPlace> places;
  for (std::size_t run = 0; run < runs.size(); ++run) {
    for (std::size_t i = 0; i < runs[run].report.findings.size(); ++i) places.push_back({run, i});
  }
  const auto badness = [&](const FindingPlace& place) {
    const Finding& finding = runs[place.run].report.findings[place.finding];
    return std::tuple(finding.severity, finding.probability);
  };
  // A report's own findings are in this order already.
  if (runs.size() > 1) {
    std::stable_sort(places.begin(), places.end(),
                     [&](const FindingPlace& a, const FindingPlace& b) { return badness(a) > badness(b); });
  }
  return places;
}

std::optional<double> source_coverage(const RunReport& report) {
  const auto found = std::find_if(report.scores.begin(), report.scores.end(),
                                  [](const Score& score) { return score.metric == "coverage.source"; });
  return found == report.scores.end() ? std::nullopt : found->value;
}

std::vector<ScoreRow> score_rows(std::span<const RunReport* const> runs) {
  std::vector<ScoreRow> rows;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (const Score& score : runs[i]->scores) {
      auto row = std::find_if(rows.begin(), rows.end(), [&](const ScoreRow& known) {
        return known.metric == score.metric && known.signature == score.signature;
      });
      if (row == rows.end()) {
        row = rows.insert(rows.end(), {score.metric, score.signature, std::vector<const Score*>(runs.size())});
      }
      row->by_run[i] = &score;
    }
  }
  return rows;
}

std::vector<std::string> run_names(std::span<const NamedRun> runs) {
  std::vector<std::string> names(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::string_view path = path_of(runs[i]);
    const auto is_like_another = [&](std::string_view name, std::size_t parts) {
      for (std::size_t k = 0; k < runs.size(); ++k) {
        if (k != i && path_of(runs[k]) != path && tail_of(path_of(runs[k]), parts) == name) return true;
      }
      return false;
    };
    std::size_t parts = 1;
    while (tail_of(path, parts) != path && is_like_another(tail_of(path, parts), parts)) ++parts;
    names[i] = tail_of(path, parts);
  }
  return names;
}

const UnitReport* unit_of(const RunReport& report, const Finding& finding) {
  return finding.unit < report.units.size() ? &report.units[finding.unit] : nullptr;
}

}  // namespace lacuna::reports
