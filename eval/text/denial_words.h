/// \file
/// Words that may say what a negation says elsewhere: "fail", "without", "un-", "trừ", by what they speak of.
///
/// Thread-safety: pure functions. Cost: a search in a short list.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lacuna::text {

/// What a sign of denial speaks of. Signs of the same sense in two languages are likely to render each other.
enum class DenialSense : std::uint8_t {
  kNot,        ///< a negation: "not", "no", "không"
  kAffix,      ///< "un-", "-less", "vô"
  kLack,       ///< "lack", "thiếu"
  kFail,       ///< "fail", "thất bại"
  kRefuse,     ///< "refuse", "deny", "từ chối"
  kAvoid,      ///< "avoid", "prevent", "tránh"
  kStop,       ///< "stop", "drop", "bỏ"
  kForbid,     ///< "forbid", "cấm"
  kExcept,     ///< "except", "trừ"
  kOnly,       ///< "only", "chỉ"
  kFew,        ///< "few", "hardly", "ít"
  kLose,       ///< "lose", "mất"
  kHard,       ///< "difficult", "khó"
  kInstead,    ///< "instead", "thay"
  kUntil,      ///< "until", "still", "before", "vẫn"
  kAway,       ///< "out", "off", "hết"
  kWrong,      ///< "wrong", "sai"
  kForget,     ///< "forget", "ignore", "quên"
  kEmpty,      ///< "empty", "free", "trống"
  kDiffer,     ///< "different", "khác"
  kOtherwise,  ///< "otherwise", "nếu không"
  kDoubt,      ///< "doubt", "wonder", "ngờ"
  kOther,      ///< of a language whose signs are not told apart
};

/// The sense of a word (in matching form) of the language (primary subtag: vi, en, fr, de, es); null: it denies
/// nothing.
[[nodiscard]] std::optional<DenialSense> denial_sense(std::string_view word, std::string_view subtag);

}  // namespace lacuna::text
