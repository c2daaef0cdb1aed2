/// \file
/// Bytes put into a file and taken out of it, all at once.
///
///     std::string changed = spliced(bytes, {{{10, 10}, "put in"}, {{20, 25}, ""}});
///
/// Thread-safety: pure. Cost: linear in the bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::corpus {

/// `text` in place of the bytes `old`; an empty span is a place.
struct Splice {
  ByteSpan old;
  std::string text;
};

/// `bytes` with the changes, which may come in any order and must not overlap; at one place those that come first stand
/// first, and before what is taken out there.
[[nodiscard]] std::string spliced(std::string_view bytes, std::vector<Splice> changes);

}  // namespace lacuna::corpus
