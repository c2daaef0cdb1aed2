#include "reports/run_overview.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "eval/base/format_number.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

SeverityCounts counts_of(const RuleTotals& totals) {
  SeverityCounts counts;
  counts.of[static_cast<std::size_t>(Severity::kMinor)] = totals.minor;
  counts.of[static_cast<std::size_t>(Severity::kMajor)] = totals.major;
  counts.of[static_cast<std::size_t>(Severity::kCritical)] = totals.critical;
  return counts;
}

}  // namespace

SeverityCounts count_severities(const RunReport& report) {
  SeverityCounts counts;
  if (report.corpus) {
    for (const RuleTotals& totals : report.corpus->findings) counts.add(counts_of(totals));
    return counts;
  }
  for (const Finding& finding : report.findings) counts.add(finding.severity);
  return counts;
}

std::string severity_counts(const SeverityCounts& counts) {
  std::string text;
  for (const Severity severity : kWorstFirst) {
    if (counts.at(severity) == 0) continue;
    text.append(text.empty() ? "" : ", ").append(grouped(counts.at(severity))).append(" ");
    text += to_string(severity);
  }
  return text;
}

std::vector<std::pair<std::string, std::size_t>> rule_counts(const RunReport& report) {
  if (!report.corpus) return rule_counts(report.findings);
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const RuleTotals& totals : report.corpus->findings) {
    if (totals.all() > 0) counts.emplace_back(totals.rule, totals.all());
  }
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return counts;
}

std::size_t count_units(const RunReport& report) { return report.corpus ? report.corpus->units : report.units.size(); }

std::size_t count_suppressed(const RunReport& report) {
  return report.corpus ? report.corpus->suppressed : report.suppressed.size();
}

std::string corpus_size(const CorpusTotals& corpus) {
  std::uint64_t bytes = 0;
  for (const CorpusInput& input : corpus.inputs) bytes += input.bytes;
  return counted(corpus.inputs.size(), "file", "files") + ", " + size_of_file(bytes);
}

std::optional<double> quantile(const Distribution& distribution, double share) {
  double all = 0.0;
  for (const std::uint64_t count : distribution.counts) all += static_cast<double>(count);
  double below = 0.0;
  for (std::size_t i = 0; i < distribution.counts.size(); ++i) {
    const auto count = static_cast<double>(distribution.counts[i]);
    if (count > 0.0 && below + count >= share * all) {
      const double inside = std::clamp((share * all - below) / count, 0.0, 1.0);
      return distribution.low + distribution.width * (static_cast<double>(i) + inside);
    }
    below += count;
  }
  return std::nullopt;
}

std::vector<TableRow> distribution_table(const CorpusTotals& corpus) {
  constexpr double kHundred = 100.0;
  std::vector<TableRow> rows = {{"of the passages", "5 % below", "half below", "95 % below"}};
  for (const Distribution& distribution : corpus.distributions) {
    if (!quantile(distribution, 0.0)) continue;
    std::string name = distribution.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    TableRow& row = rows.emplace_back(TableRow{std::move(name)});
    for (const double share : {0.05, 0.5, 0.95}) {
      const double rounded = std::round(*quantile(distribution, share) * kHundred) / kHundred;
      row.push_back(base::format_fixed(rounded + 0.0, 2));  // no "-0.00"
    }
  }
  if (rows.size() == 1) rows.clear();
  return rows;
}

std::vector<RuleCounts> count_rules(std::span<const NamedRun> runs) {
  std::map<std::string_view, RuleCounts> by_name;
  const auto rule_of = [&](std::string_view name) -> RuleCounts& {
    RuleCounts& rule = by_name[name];
    rule.by_run.resize(runs.size());
    return rule;
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const RunReport& report = runs[i].report;
    if (report.corpus) {
      for (const RuleTotals& totals : report.corpus->findings) {
        if (totals.all() == 0) continue;
        RuleCounts& rule = rule_of(totals.rule);
        rule.counts.add(counts_of(totals));
        rule.by_run[i] += totals.all();
      }
      continue;
    }
    for (const Finding& finding : report.findings) {
      RuleCounts& rule = rule_of(finding.rule);
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
