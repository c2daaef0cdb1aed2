#include "reports/omission_bench_report.h"

#include <array>
#include <string_view>

#include "eval/base/format_number.h"
#include "reports/json_fields.h"

namespace lacuna::reports {
namespace {

using stats::kOmissionMeasures;
using stats::OmissionFigure;
using stats::OmissionFigures;
using stats::OmissionGroup;

struct MeasureName {
  std::string_view title;
  const char* key;
};
constexpr std::array<MeasureName, kOmissionMeasures> kMeasures{{{"AUC", "auc"},
                                                                {"AP", "average_precision"},
                                                                {"best F1", "best_f1"},
                                                                {"R @ 95 % P", "recall_at_95_precision"},
                                                                {"R @ 1 % FP", "recall_at_1_false_positives"},
                                                                {"pairwise", "pairwise"},
                                                                {"span F1", "span_f1"},
                                                                {"span F1 all", "span_f1_all"}}};
constexpr std::size_t kFirstColumns = 32;
constexpr std::size_t kColumn = 13;
constexpr int kDigits = 3;

std::string padded(std::string_view text, std::size_t width, bool right) {
  std::string spaces(text.size() < width ? width - text.size() : 0, ' ');
  return right ? spaces + std::string(text) : std::string(text) + spaces;
}

std::string first_columns(std::string_view kind, std::string_view pairs, std::string_view damaged,
                          std::string_view method) {
  return padded(kind, 12, false) + padded(pairs, 6, true) + padded(damaged, 6, true) + "  " +
         padded(method, kFirstColumns - 26, false);
}

void add_method(const std::string& start, const OmissionFigures& figures, bool intervals, std::string& out) {
  out += start;
  for (const OmissionFigure& figure : figures) {
    out += padded(figure.value ? base::format_fixed(*figure.value, kDigits) : "-", kColumn, true);
  }
  out += "\n";
  if (!intervals) return;
  out += std::string(kFirstColumns, ' ');
  for (const OmissionFigure& figure : figures) {
    const std::string range = base::format_fixed(figure.low, kDigits) + "-" + base::format_fixed(figure.high, kDigits);
    out += padded(figure.value ? range : "", kColumn, true);
  }
  out.erase(out.find_last_not_of(' ') + 1);
  out += "\n";
}

void add_groups(const OmissionSection& section, bool hard, bool intervals, std::string& out) {
  std::string rows;
  for (const OmissionGroup& group : section.groups) {
    if (group.hard != hard) continue;
    add_method(first_columns(group.kind, std::to_string(group.pairs), std::to_string(group.damaged), "lacuna"),
               group.detector, intervals, rows);
    add_method(first_columns("", "", "", "length"), group.length, intervals, rows);
  }
  if (rows.empty()) return;
  out += "\n" + section.error + (hard ? ", pairs matched in length" : ", all pairs") + "\n";
  out += first_columns("kind", "pairs", "bad", "");
  for (const MeasureName& measure : kMeasures) out += padded(measure.title, kColumn, true);
  out += "\n" + rows;
}

Json figures_json(const OmissionFigures& figures, bool intervals) {
  Json json;
  for (std::size_t m = 0; m < kOmissionMeasures; ++m) {
    Json& figure = json[kMeasures[m].key];
    if (!figures[m].value) continue;
    figure = {{"value", *figures[m].value}};
    if (intervals) figure.update({{"low", figures[m].low}, {"high", figures[m].high}});
  }
  return json;
}

}  // namespace

std::string to_text(const OmissionBenchReport& report) {
  const bool intervals = report.samples > 0;
  std::string out = std::to_string(report.items) + " pairs, pack " + report.pack.name + " (" +
                    report.pack.sha256.substr(0, 8) + "), spans of findings from " +
                    base::format_shortest(report.min_probability) + " up\n";
  for (const OmissionSection& section : report.sections) {
    for (const bool hard : {false, true}) add_groups(section, hard, intervals, out);
  }
  if (intervals) {
    out += "\nbelow each figure: the central 95 % of " + std::to_string(report.samples) + " bootstrap samples, seed " +
           std::to_string(report.seed) + "\n";
  }
  return out;
}

std::string to_json(const OmissionBenchReport& report) {
  const bool intervals = report.samples > 0;
  Json json;
  json["tool"] = {{"name", report.tool.name}, {"version", report.tool.version}};
  json["pack"] = {{"name", report.pack.name},
                  {"source_language", report.pack.source_language},
                  {"target_language", report.pack.target_language},
                  {"version", report.pack.version},
                  {"sha256", report.pack.sha256}};
  json["files"] = report.files;
  json["pairs"] = report.items;
  json["min_probability"] = report.min_probability;
  json["bootstrap"] = {{"samples", report.samples}, {"seed", report.seed}};
  json["groups"] = Json::array();
  for (const OmissionSection& section : report.sections) {
    for (const OmissionGroup& group : section.groups) {
      json["groups"].push_back({{"error", section.error},
                                {"kind", group.kind},
                                {"length_matched", group.hard},
                                {"pairs", group.pairs},
                                {"damaged", group.damaged},
                                {"lacuna", figures_json(group.detector, intervals)},
                                {"length", figures_json(group.length, intervals)}});
    }
  }
  return dump(json, 2) + "\n";
}

}  // namespace lacuna::reports
