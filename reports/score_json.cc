#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string_view>

#include "eval/base/format_number.h"
#include "reports/score_report.h"

namespace lacuna::reports {
namespace {

using Json = nlohmann::ordered_json;

// Like Python's `float(f"{value:.{width}f}")`.
double rounded(double value, int width) {
  const std::string text = base::format_fixed(value, width);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Json optional_number(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

// sacreBLEU's object for one metric of one system.
Json score_object(const ScoreCell& cell, int width) {
  width += cell.more_digits;
  const Score& score = cell.score;
  Json object;
  object["name"] = score.metric;
  object["score"] = score.value ? Json(rounded(*score.value, width)) : Json();
  if (!score.value) object["reason"] = score.reason;
  object["signature"] = score.signature;
  if (cell.shows_interval()) {
    const std::string mean = base::format_fixed(cell.interval->mean, width);
    const std::string half_width = base::format_fixed(cell.interval->half_width, width);
    object["confidence_mean"] = rounded(cell.interval->mean, width);
    object["confidence_var"] = rounded(cell.interval->half_width, width);
    object["confidence"] = "μ = " + mean + " ± " + half_width;
  }
  if (const std::string verbose = verbose_text(score); !verbose.empty()) object["verbose_score"] = verbose;
  for (const SignatureField& field : signature_fields(score.signature)) {
    object[std::string(field.key)] = field.value.value_or("");
  }
  return object;
}

// sacreBLEU's object for one metric of one of several systems under test, or our own comparison.
Json tested_object(const ScoreCell& cell, ScoreTest test) {
  Json object;
  object["score"] = optional_number(cell.score.value);
  if (test != ScoreTest::kComparison) {
    object["p_value"] = optional_number(cell.p_value);
    object["mean"] = cell.interval ? Json(cell.interval->mean) : Json();
    object["ci"] = cell.interval ? Json(cell.interval->half_width) : Json();
    return object;
  }
  object["signature"] = cell.score.signature;
  if (!cell.comparison) return object;
  const Comparison& comparison = *cell.comparison;
  object["difference"] = comparison.difference;
  object["interval"] = {comparison.low, comparison.high};
  object["p_value"] = comparison.p_value;
  object["holm_p_value"] = comparison.holm_p_value;
  object["significant"] = comparison.significant;
  object["detectable"] = comparison.detectable;
  object["human_agreement"] = optional_number(comparison.human_agreement);
  return object;
}

}  // namespace

void write_score_json(const ScoreReport& report, const ScoreFormat& format, std::ostream& out) {
  if (report.systems.size() == 1) {
    const std::vector<ScoreCell>& cells = report.systems.front().metrics;
    // One object after the other between brackets of their own, as sacreBLEU writes them.
    if (cells.size() > 1) out << "[\n";
    for (std::size_t m = 0; m < cells.size(); ++m) {
      if (format.score_only) {
        out << score_number(cells[m], format.width);
      } else {
        out << score_object(cells[m], format.width).dump(1);
      }
      out << (m + 1 < cells.size() ? ",\n" : "\n");
    }
    if (cells.size() > 1) out << "]\n";
    return;
  }
  Json systems = Json::array();
  for (const ScoredSystem& system : report.systems) {
    Json object;
    object["system"] = system.name;
    for (const ScoreCell& cell : system.metrics) {
      object[cell.score.metric] =
          report.test == ScoreTest::kNone ? Json(score_number(cell, format.width)) : tested_object(cell, report.test);
    }
    systems.push_back(std::move(object));
  }
  out << systems.dump(4, ' ', true) << '\n';
}

void write_lines_json(const std::vector<LineScores>& scores, std::ostream& out) {
  Json columns = Json::array();
  for (const LineScores& column : scores) {
    Json values = Json::array();
    for (const std::optional<double>& value : column.values) values.push_back(optional_number(value));
    columns.push_back({{"system", column.system},
                       {"name", column.metric},
                       {"signature", column.signature},
                       {"scores", std::move(values)}});
  }
  out << columns.dump(1) << '\n';
}

}  // namespace lacuna::reports
