/// \file
/// How the bytes of a file are packed, by the ending of its name: gzip (RFC 1952) or Zstandard (RFC 8878). Reading does
/// not ask for the name (`unpacker.h`).
#pragma once

#include <string>
#include <string_view>

#include "lacuna/result.h"

namespace lacuna::base {

enum class Packing {
  kNone,
  kGzip,       ///< ".gz"
  kZstandard,  ///< ".zst"
};

/// By the ending of `path`, in any case.
[[nodiscard]] Packing packing_of(std::string_view path);

/// `path` without the ending that says how it is packed: "a.tsv" of "a.tsv.gz".
[[nodiscard]] std::string_view without_packing(std::string_view path);

/// One gzip member or Zstandard frame (with a checksum) that holds `bytes`, or `bytes` as they are: the same bytes give
/// the same bytes. Errors: kInternal, when there is no memory for it.
[[nodiscard]] Result<std::string> pack(std::string_view bytes, Packing packing);

}  // namespace lacuna::base
