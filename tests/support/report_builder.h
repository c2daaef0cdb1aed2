/// \file
/// Builds a `RunReport` from sentences, so that a test names words and the builder counts bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lacuna/run_report.h"

namespace lacuna::test {

/// Where in a unit's text: words (the first occurrence), or the place in front of them.
struct At {
  std::string_view words;
  bool is_place = false;
};
inline std::optional<At> words(std::string_view text) { return At{text, false}; }
inline std::optional<At> before(std::string_view text) { return At{text, true}; }

class ReportBuilder {
 public:
  ReportBuilder(const std::string& source_language, const std::string& target_language) {
    report_.tool.version = "0.0.0";  // not the library's: the approved samples outlive versions
    report_.pack =
        PackInfo{source_language + "-" + target_language, source_language, target_language, "1", std::string(64, 'c')};
    report_.documents = {
        {"source", "docs/notice." + source_language + ".txt", source_language, true, std::string(64, 'a'), 0, 0},
        {"target", "docs/notice." + target_language + ".txt", target_language, false, std::string(64, 'b'), 0, 0}};
  }

  /// Adds a unit; null stands for no text on that side. Sentences follow one another after a line feed.
  UnitReport& unit(std::optional<std::string_view> source, std::optional<std::string_view> target) {
    UnitReport unit;
    unit.id = report_.units.size();
    unit.source = place(source, report_.documents[0]);
    unit.target = place(target, report_.documents[1]);
    unit.source_segments = source ? 1 : 0;
    unit.target_segments = target ? 1 : 0;
    unit.alignment_confidence = source && target ? 0.96875 : 0.75;
    if (source) unit.omission_probability = 0.0625;
    if (target) unit.addition_probability = 0.03125;
    if (source && target) {
      unit.length_z = -0.25;
      unit.source_coverage = 0.9375;
      unit.target_coverage = 0.984375;
    }
    report_.units.push_back(std::move(unit));
    return report_.units.back();
  }

  /// Words of the unit added last that render each other; the first occurrences.
  void rendered(std::string_view source, std::string_view target, double quality) {
    UnitReport& unit = report_.units.back();
    const std::size_t from = unit.source ? unit.source->text.find(source) : std::string::npos;
    const std::size_t to = unit.target ? unit.target->text.find(target) : std::string::npos;
    if (from == std::string::npos || to == std::string::npos) return;
    unit.rendered.push_back({{from, from + source.size()}, {to, to + target.size()}, quality});
  }

  /// Adds a finding on the unit added last, whose own probability rises to it. Words that are not in the unit are a
  /// mistake of the test: the span stays null.
  Finding& finding(std::string rule, Severity severity, double probability, std::optional<At> source,
                   std::optional<At> target, std::string message) {
    UnitReport& unit = report_.units.back();
    const auto raise = [probability](std::optional<double>& of_unit) {
      of_unit = std::max(of_unit.value_or(0.0), probability);
    };
    if (rule == "omission") raise(unit.omission_probability);
    if (rule == "addition") raise(unit.addition_probability);
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.probability = probability;
    finding.unit = report_.units.size() - 1;
    finding.source = locate(unit.source, source);
    finding.target = locate(unit.target, target);
    finding.message = std::move(message);
    finding.fingerprint =
        std::string(30, '0') + (report_.findings.size() < 10 ? "0" : "") + std::to_string(report_.findings.size());
    report_.findings.push_back(std::move(finding));
    return report_.findings.back();
  }

  RunReport& report() { return report_; }

 private:
  static std::optional<TextSpan> place(std::optional<std::string_view> text, DocumentInfo& document) {
    if (!text) return std::nullopt;
    const TextSpan span{document.bytes, document.bytes + text->size(), std::string(*text)};
    document.bytes = span.end + 1;
    ++document.segments;
    return span;
  }

  static std::optional<TextSpan> locate(const std::optional<TextSpan>& unit, std::optional<At> at) {
    if (!unit || !at) return std::nullopt;
    const std::size_t found = unit->text.find(at->words);
    if (found == std::string::npos) return std::nullopt;
    const std::size_t begin = unit->begin + found;
    if (at->is_place) return TextSpan{begin, begin, ""};
    return TextSpan{begin, begin + at->words.size(), std::string(at->words)};
  }

  RunReport report_;
};

}  // namespace lacuna::test
