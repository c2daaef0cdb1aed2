/// \file
/// `Finding`: one problem at one place, with the words concerned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "lacuna/span.h"

namespace lacuna {

enum class Severity : std::uint8_t { kMinor, kMajor, kCritical };

/// "minor", "major", "critical".
[[nodiscard]] constexpr const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::kMinor: return "minor";
    case Severity::kMajor: return "major";
    case Severity::kCritical: return "critical";
  }
  return "minor";
}

/// Bytes [begin, end) of an original file, and those bytes. begin == end marks a place between two words.
/// Of a file whose texts have to be taken out of it (XLIFF, PO, HTML …) `begin` and `end` are positions in the text
/// that was taken out, and `file` has the file's bytes that stand for it.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text = {};
  std::optional<ByteSpan> file = std::nullopt;

  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

struct Finding {
  std::string rule;  ///< stable id, one of `all_checks()` or of the user's own patterns: "omission", "number", "url"
  Severity severity = Severity::kMinor;
  double probability = 0.0;  ///< calibrated probability that a careful bilingual reader would agree; 0..1
  std::size_t unit = 0;      ///< index into `RunReport::units`
  std::optional<TextSpan> source = std::nullopt;
  std::optional<TextSpan> target = std::nullopt;
  std::string message = {};  ///< one line for an editor
  std::optional<std::string> suggestion =
      std::nullopt;              ///< what to put in place of the target span, where that is safe
  std::string fingerprint = {};  ///< identity across runs: rule + normalised texts, never a position (32 hex digits)
};

/// The order of findings: severity, then probability.
[[nodiscard]] inline bool is_worse(const Finding& a, const Finding& b) {
  return a.severity != b.severity ? a.severity > b.severity : a.probability > b.probability;
}

}  // namespace lacuna
