/// \file
/// `Finding`: one problem at one place, with the words concerned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

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
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text = {};

  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

struct Finding {
  std::string rule;  ///< stable id: "omission", "addition", "moved", "number", "untranslated", "repetition"
  Severity severity = Severity::kMinor;
  double probability = 0.0;  ///< calibrated probability that a careful bilingual reader would agree; 0..1
  std::size_t unit = 0;      ///< index into `RunReport::units`
  std::optional<TextSpan> source = std::nullopt;
  std::optional<TextSpan> target = std::nullopt;
  std::string message = {};      ///< one line for an editor
  std::string fingerprint = {};  ///< identity across runs: rule + normalised texts, never a position (32 hex digits)
};

}  // namespace lacuna
