#include "reports/wording.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "eval/base/format_number.h"

namespace lacuna::reports {

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return grouped(count).append(" ").append(count == 1 ? singular : plural);
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string size_of_file(std::uint64_t bytes) {
  if (bytes < 1000) return counted(bytes, "byte", "bytes");
  const auto size = static_cast<double>(bytes);
  if (size < 1e6) return base::format_fixed(size / 1e3, 1) + " kB";
  return size < 1e9 ? base::format_fixed(size / 1e6, 1) + " MB" : base::format_fixed(size / 1e9, 1) + " GB";
}

std::string percent(double share) {
  const double hundredths = share * 100.0;
  if (share < 1.0 && hundredths >= 99.5) return "> 99 %";
  if (share > 0.0 && hundredths < 0.5) return "< 1 %";
  return base::format_fixed(hundredths, 0) + " %";
}

std::string readable_number(double value) {
  const double size = std::fabs(value);
  if (size >= 1e9) return base::format_shortest(value);
  return base::format_fixed(value, size >= 2.0 ? 2 : 4);
}

std::string signed_number(double value, int digits) {
  std::string number = base::format_fixed(std::fabs(value), digits);
  if (number.find_first_not_of("0.") == std::string::npos) return number;
  return (value < 0 ? "−" : "+") + number;
}

std::string p_value_text(double p) {
  constexpr int kDigits = 4;
  constexpr double kLeast = 0.0001;
  return p < kLeast ? "< 0.0001" : base::format_fixed(p, kDigits);
}

std::string capitalised(std::string_view word) {
  std::string result(word);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

std::size_t passage_number(const UnitReport& unit) { return unit.id + 1; }

std::string place_name(const UnitReport& unit) {
  std::string name = "passage " + std::to_string(passage_number(unit));
  if (!unit.place) return name;
  if (!unit.place->file.empty()) {
    name = unit.place->file;
    if (!unit.place->name.empty()) name.append(", ").append(unit.place->name);
  } else if (!unit.place->name.empty()) {
    name = unit.place->name;
  }
  if (unit.place->line > 0) name += ", line " + std::to_string(unit.place->line);
  return name;
}

bool is_useless(const SuppressionUse& use) { return use.expired || use.matched == 0; }

std::string what_is_wrong(const SuppressionUse& use) {
  std::string text = "suppression of " + use.conditions;
  if (use.expired) {
    text += " expired on " + use.expires;
    if (use.matched > 0) text += ", and would hide " + counted(use.matched, "finding", "findings");
  } else {
    text += " is unused";
  }
  return text + (use.owner.empty() ? "" : " (" + use.owner + ")");
}

std::vector<std::pair<std::string, std::size_t>> rule_counts(const std::vector<Finding>& findings) {
  std::map<std::string, std::size_t> by_name;
  for (const Finding& finding : findings) ++by_name[finding.rule];
  std::vector<std::pair<std::string, std::size_t>> counts(by_name.begin(), by_name.end());
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return counts;
}

const DocumentInfo* find_document(const RunReport& report, std::string_view role) {
  const auto found = std::find_if(report.documents.begin(), report.documents.end(),
                                  [&](const DocumentInfo& document) { return document.role == role; });
  return found == report.documents.end() ? nullptr : &*found;
}

std::string path_of(const RunReport& report, const UnitReport* unit, std::string_view role) {
  if (unit != nullptr && unit->place && !unit->place->file.empty()) return unit->place->file;
  const DocumentInfo* document = find_document(report, role);
  return document == nullptr ? std::string() : document->path;
}

std::string language_of(const RunReport& report, std::string_view role) {
  const DocumentInfo* document = find_document(report, role);
  if (document != nullptr && !document->language.empty()) return document->language;
  if (!report.pack) return {};
  return role == "source" ? report.pack->source_language : report.pack->target_language;
}

std::string document_notes(const RunReport& report, const DocumentInfo& document) {
  std::string notes = document.language.empty() ? "language unknown" : document.language;
  if (document.language_detected) notes += " (detected)";
  const bool given = report.corpus || (!report.units.empty() && report.units.front().place);
  return notes + ", " +
         (given ? counted(document.segments, "text", "texts") : counted(document.segments, "sentence", "sentences"));
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

}  // namespace lacuna::reports
