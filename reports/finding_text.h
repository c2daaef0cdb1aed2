/// \file
/// A finding's message and words for a terminal, as lines. Internal to the writers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "lacuna/run_report.h"

namespace lacuna::reports {

/// Thread-safe; the cost of a finding is bounded, however long its unit is. `report` stays the caller's.
class FindingText {
 public:
  /// `color`: ANSI styles mark the words; without them »…« does.
  FindingText(const RunReport& report, bool color, std::size_t width);

  /// The message, the suggestion, and both sides of the unit with the words marked; each line begins with `indent`.
  [[nodiscard]] std::string body(const Finding& finding, const std::string& indent) const;

 private:
  [[nodiscard]] std::string label(const char* role) const;
  [[nodiscard]] std::string side(const std::string& indent, const char* role, const std::optional<TextSpan>& text,
                                 const std::optional<TextSpan>& span) const;

  const RunReport* report_;
  bool color_;
  std::size_t width_;
  std::size_t label_width_ = 0;
};

}  // namespace lacuna::reports
