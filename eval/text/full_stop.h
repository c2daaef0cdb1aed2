/// \file
/// Whether a full stop ends its sentence, judged by the words on both sides. Thread-safety: reentrant. Cost: bounded by
/// a few words.
#pragma once

#include <cstddef>
#include <string_view>

#include "eval/text/abbreviations.h"

namespace lacuna::text {

/// A sentence whose end is being looked for. Positions are bytes of `text`.
struct OpenSentence {
  std::string_view text;
  std::size_t begin = 0;    ///< where it begins
  std::size_t content = 0;  ///< its first character that is neither white space nor a bullet, as far as was read
  std::size_t end = 0;      ///< of the block, beyond which it cannot go
};

/// Whether the full stop at `stop` ends `sentence`. White space follows it; the first character behind that can be the
/// beginning of a sentence (no quote, bracket or dash) is at `first` and is no lower-case letter.
[[nodiscard]] bool full_stop_ends(const OpenSentence& sentence, std::size_t stop, std::size_t first,
                                  const Abbreviations& abbreviations);

/// Whether the full stop (or other terminator) at `stop`, to which the capital at `next` is glued, ends `sentence`:
/// "xong.Trong", but not "System.Out". `closed` says that closing marks stand between, `weak` that it is a single full
/// stop.
[[nodiscard]] bool glued_stop_ends(const OpenSentence& sentence, std::size_t stop, std::size_t next, bool weak,
                                   bool closed, const Abbreviations& abbreviations);

}  // namespace lacuna::text
