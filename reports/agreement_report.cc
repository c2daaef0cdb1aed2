#include "reports/agreement_report.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "eval/base/format_number.h"
#include "reports/json_fields.h"

namespace lacuna::reports {
namespace {

using align::Agreement;

constexpr int kDigits = 3;
constexpr std::size_t kName = 10;
constexpr std::size_t kFigure = 11;
constexpr std::size_t kCounts = 20;

std::optional<double> precision(const Agreement& counts) {
  return counts.predicted == 0 ? std::nullopt : std::optional(counts.precision());
}
std::optional<double> recall(const Agreement& counts) {
  return counts.gold == 0 ? std::nullopt : std::optional(counts.recall());
}
/// Nothing to find and nothing found is no figure; one of both is 0.
std::optional<double> f1(const Agreement& counts) {
  return counts.predicted == 0 && counts.gold == 0 ? std::nullopt : std::optional(counts.f1());
}

std::string column(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 1, ' ') + text;
}
std::string column(const std::optional<double>& figure) {
  return column(figure ? base::format_fixed(*figure, kDigits) : "-", kFigure);
}
std::string share(std::size_t right, std::size_t all) {
  return column(std::to_string(right) + " of " + std::to_string(all), kCounts);
}

std::string row(std::string name, const Agreement& counts) {
  name.resize(kName, ' ');
  return name + column(precision(counts)) + column(recall(counts)) + column(f1(counts)) +
         share(counts.right_predicted, counts.predicted) + share(counts.right_gold, counts.gold) + "\n";
}

Json counts_json(const Agreement& counts) {
  const auto number = [](const std::optional<double>& figure) { return figure ? Json(*figure) : Json(nullptr); };
  Json json;
  json["precision"] = number(precision(counts));
  json["recall"] = number(recall(counts));
  json["f1"] = number(f1(counts));
  json["right_predicted"] = counts.right_predicted;
  json["predicted"] = counts.predicted;
  json["right_gold"] = counts.right_gold;
  json["gold"] = counts.gold;
  return json;
}

void add_agreement(const GoldAgreement& agreement, Json& json) {
  json["strict"] = counts_json(agreement.strict);
  json["lax"] = counts_json(agreement.lax);
  json["null"] = counts_json(agreement.null);
  json["rungs"] = agreement.rungs.gold > 0 ? counts_json(agreement.rungs) : Json(nullptr);
}

void add_counts(const Agreement& counts, Agreement& total) {
  total.right_predicted += counts.right_predicted;
  total.predicted += counts.predicted;
  total.right_gold += counts.right_gold;
  total.gold += counts.gold;
}

}  // namespace

GoldAgreement& GoldAgreement::operator+=(const GoldAgreement& other) {
  add_counts(other.strict, strict);
  add_counts(other.lax, lax);
  add_counts(other.null, null);
  add_counts(other.rungs, rungs);
  return *this;
}

std::string to_text(const AgreementReport& report) {
  std::string text;
  if (report.pairs.size() > 1) {
    text += column("strict F1", kFigure) + column("lax F1", kFigure) + column("null F1", kFigure) + "\n";
    for (const PairAgreement& pair : report.pairs) {
      text += column(f1(pair.agreement.strict)) + column(f1(pair.agreement.lax)) + column(f1(pair.agreement.null)) +
              "  " + pair.source + "  " + pair.target + "\n";
    }
    text += "\nall " + std::to_string(report.pairs.size()) + " pairs\n";
  }
  text += std::string(kName, ' ') + column("precision", kFigure) + column("recall", kFigure) + column("F1", kFigure) +
          column("right of predicted", kCounts) + column("found of gold", kCounts) + "\n";
  text += row("strict", report.total.strict) + row("lax", report.total.lax) + row("null", report.total.null);
  return report.total.rungs.gold > 0 ? text + row("rungs", report.total.rungs) : text;
}

std::string to_json(const AgreementReport& report) {
  Json json;
  json["schema_version"] = 1;
  json["tool"] = to_fields(report.tool);
  Json pairs = Json::array();
  for (const PairAgreement& pair : report.pairs) {
    Json fields;
    fields["source"] = pair.source;
    fields["target"] = pair.target;
    fields["gold"] = pair.gold;
    add_agreement(pair.agreement, fields);
    pairs.push_back(std::move(fields));
  }
  json["pairs"] = std::move(pairs);
  Json total;
  add_agreement(report.total, total);
  json["total"] = std::move(total);
  return dump(json, 2) + "\n";
}

}  // namespace lacuna::reports
