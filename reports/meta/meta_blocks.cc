#include "reports/meta/meta_blocks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "eval/base/format_number.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr int kDigits = 4;

std::string title_of(const MetaColumn& column) {
  if (column.level == MetaLevel::kSystem) return "systems";
  if (column.grouping == MetaGrouping::kNone) return "segments, all together";
  return "segments, by " + std::string(to_string(column.grouping));
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

/// What two metrics exchange.
std::string_view exchanged(const MetaReport& report) {
  if (report.permutation == "inputs") return "whole segments";
  return report.permutation == "systems" ? "whole systems" : "single scores";
}

/// A note for each reason why a metric has no value, with the columns that lack one.
void append_reasons(const MetaReport& report, std::size_t metric, std::vector<std::string>& notes) {
  std::vector<std::pair<std::string, std::string>> reasons;  // and the columns
  for (const MetaColumn& column : report.columns) {
    const MetaValue& value = column.values[metric];
    if (value.value) continue;
    auto known = std::find_if(reasons.begin(), reasons.end(), [&](const auto& r) { return r.first == value.reason; });
    if (known == reasons.end()) known = reasons.insert(reasons.end(), {value.reason, ""});
    known->second.append(known->second.empty() ? "" : ", ").append(to_string(column.statistic));
    known->second.append(" (").append(title_of(column)).append(")");
  }
  for (const auto& [reason, columns] : reasons) {
    std::string& note = notes.emplace_back(report.metrics[metric].name);
    note.append(" has no value of ").append(columns).append(": ").append(reason).append(".");
  }
}

}  // namespace

std::vector<MetaBlock> meta_blocks(const MetaReport& report) {
  std::vector<MetaBlock> blocks;
  for (const MetaColumn& column : report.columns) {
    const std::string title = title_of(column);
    if (blocks.empty() || blocks.back().title != title) {
      blocks.push_back({.title = title, .columns = {}, .order = column.order});
    }
    blocks.back().columns.push_back(&column);
  }
  return blocks;
}

std::string meta_cell(const MetaValue& value) {
  if (!value.value) return "–";
  return base::format_fixed(*value.value, kDigits) + " (" + std::to_string(value.rank) + ")";
}

std::vector<std::string> meta_notes(const MetaReport& report) {
  std::vector<std::string> notes;
  std::string subject = "Agreement with " + report.human + " on " + counted(report.systems.size(), "system", "systems");
  if (report.segments > 0) {
    subject += ", " + counted(report.segments, "segment", "segments") + " each, " + std::to_string(report.rated) +
               " of them scored by people";
  }
  if (!report.excluded.empty()) subject += "; without " + joined(report.excluded);
  notes.push_back(subject + ".");
  if (report.samples > 0) {
    notes.push_back(
        "In brackets: rank of the cluster; a metric begins a new one when one of the cluster is better with p <= " +
        base::format_shortest(report.alpha) + " (permutation test, " + std::to_string(report.samples) +
        " samples, exchange of " + std::string(exchanged(report)) + ", seed " + std::to_string(report.seed) + ").");
  } else {
    notes.emplace_back("In brackets: rank; no test was made.");
  }
  notes.insert(notes.end(), report.remarks.begin(), report.remarks.end());
  for (std::size_t m = 0; m < report.metrics.size(); ++m) append_reasons(report, m, notes);
  return notes;
}

}  // namespace lacuna::reports
