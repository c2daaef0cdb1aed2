/// \file
/// The files that a sample report was made from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lacuna/gate_report.h"
#include "reports/gate/gate_writers.h"

namespace lacuna::test {

/// What `ReportBuilder` calls a document: its units, a line each.
[[nodiscard]] inline std::string sample_text(const RunReport& report, std::string_view role) {
  std::string text;
  for (const UnitReport& unit : report.units) {
    const auto& side = role == "source" ? unit.source : unit.target;
    if (!side) continue;
    text.resize(side->begin, '\n');
    text += side->text;
  }
  return text += '\n';
}

/// Source and translation of the gate's first suite; none when that was not checked.
[[nodiscard]] inline std::vector<reports::SourceText> sample_texts(const GateReport& report) {
  std::vector<reports::SourceText> texts;
  if (report.suites.empty() || !report.suites[0].check) return texts;
  const RunReport& check = *report.suites[0].check;
  for (const DocumentInfo& document : check.documents) {
    texts.push_back({.path = document.path, .bytes = sample_text(check, document.role)});
  }
  return texts;
}

}  // namespace lacuna::test
