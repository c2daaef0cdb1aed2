#include "reports/meta/meta_blocks.h"

#include <algorithm>
#include <string_view>

#include "eval/base/format_number.h"

namespace lacuna::reports {
namespace {

constexpr int kDigits = 4;

std::string title_of(const MetaColumn& column) {
  if (column.level == MetaLevel::kSystem) return "systems";
  if (column.grouping == MetaGrouping::kNone) return "segments, all together";
  return "segments, by " + std::string(to_string(column.grouping));
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : more);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
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
        " samples, exchange of " + report.permutation + ", seed " + std::to_string(report.seed) + ").");
  } else {
    notes.emplace_back("In brackets: rank; no test was made.");
  }
  notes.insert(notes.end(), report.remarks.begin(), report.remarks.end());
  std::vector<std::string> reasons;
  for (const MetaColumn& column : report.columns) {
    for (std::size_t m = 0; m < column.values.size(); ++m) {
      if (column.values[m].value) continue;
      std::string reason = std::string(to_string(column.statistic)) + " of " + report.metrics[m].name + " (" +
                           title_of(column) + ") is undefined: " + column.values[m].reason + ".";
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(std::move(reason));
    }
  }
  notes.insert(notes.end(), reasons.begin(), reasons.end());
  return notes;
}

}  // namespace lacuna::reports
