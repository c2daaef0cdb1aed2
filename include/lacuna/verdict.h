/// \file
/// `Verdict`: what a gate says.
#pragma once

#include <cstdint>

namespace lacuna {

enum class Verdict : std::uint8_t {
  kPass,
  kInconclusive,  ///< the test set is too small to tell
  kFail,
  kError,  ///< could not be decided: no comparison is possible, or something could not be read
};

/// "pass", "inconclusive", "fail", "error".
[[nodiscard]] constexpr const char* to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass: return "pass";
    case Verdict::kInconclusive: return "inconclusive";
    case Verdict::kFail: return "fail";
    case Verdict::kError: return "error";
  }
  return "error";
}

/// What an inconclusive gate does.
enum class InconclusivePolicy : std::uint8_t {
  kPass,
  kFail,
  kReport,  ///< an exit code of its own: 3
};

/// "pass", "fail", "report".
[[nodiscard]] constexpr const char* to_string(InconclusivePolicy policy) {
  switch (policy) {
    case InconclusivePolicy::kPass: return "pass";
    case InconclusivePolicy::kFail: return "fail";
    case InconclusivePolicy::kReport: return "report";
  }
  return "pass";
}

}  // namespace lacuna
