#include "reports/run_overview.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "reports/wording.h"

namespace lacuna::reports {
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

std::vector<ListedFinding> work_list(std::span<const NamedRun> runs) {
  std::vector<ListedFinding> places;
  for (std::size_t run = 0; run < runs.size(); ++run) {
    for (std::size_t i = 0; i < runs[run].report.findings.size(); ++i) places.push_back({run, i});
  }
  const auto badness = [&](const ListedFinding& place) {
    const Finding& finding = runs[place.run].report.findings[place.finding];
    return std::tuple(finding.severity, finding.probability);
  };
  // A report's own findings are in this order already.
  if (runs.size() > 1) {
    std::stable_sort(places.begin(), places.end(),
                     [&](const ListedFinding& a, const ListedFinding& b) { return badness(a) > badness(b); });
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

const UnitReport* unit_of(const RunReport& report, const Finding& finding) {
  return finding.unit < report.units.size() ? &report.units[finding.unit] : nullptr;
}

}  // namespace lacuna::reports
