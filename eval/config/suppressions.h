/// \file
/// Section "suppressions" of lacuna.json, and files of nothing but that: findings that somebody has looked at and
/// accepts.
///
///     {"rule": "number", "source": "^Chương", "reason": "chapters are counted anew"}
///     {"fingerprint": "0f…", "reason": "agreed with the author", "owner": "lan", "expires": "2027-01-31"}
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/config/fields.h"
#include "eval/text/regex.h"
#include "lacuna/result.h"

namespace lacuna::config {

/// All conditions that are set must hold; there is at least one.
struct Suppression {
  std::optional<std::string> fingerprint = std::nullopt;  ///< of the finding: 32 hex digits
  std::optional<std::string> rule = std::nullopt;         ///< a glob of rules
  std::optional<text::Regex> source = std::nullopt;       ///< found in the unit's source text
  std::optional<text::Regex> target = std::nullopt;       ///< found in the unit's target text
  std::optional<text::Regex> message = std::nullopt;      ///< found in the finding's message
  std::optional<std::string> file = std::nullopt;         ///< a glob of the path of one of the files
  std::string reason;
  std::string owner = {};    ///< empty: nobody is named
  std::string expires = {};  ///< last day it holds, "YYYY-MM-DD"; empty: for ever
  std::string path = {};     ///< of its file
  std::size_t line = 0;      ///< in its file
};

/// The section.
[[nodiscard]] std::vector<Suppression> read_suppressions(const PlacedJson& section, Places& places);

/// A file of its own, as an editor's page exports it: an object with the section and nothing else (but "$schema").
/// Errors: as `base::read_text_file`; kFormat, with line and byte, for what is not as the schema says.
[[nodiscard]] Result<std::vector<Suppression>> read_suppression_file(const std::string& path);

/// The same from a text that is valid UTF-8.
[[nodiscard]] Result<std::vector<Suppression>> parse_suppressions(std::string_view text, const std::string& path);

/// A day of the calendar from "YYYY-MM-DD"; null for anything else.
[[nodiscard]] std::optional<std::chrono::sys_days> day_of(std::string_view text);

/// Whether this is a day of the calendar as "YYYY-MM-DD".
[[nodiscard]] bool is_date(std::string_view text);

}  // namespace lacuna::config
