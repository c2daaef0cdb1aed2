/// \file
/// The payload of a pack: all its tables as bytes, laid out to be used where they lie.
///
/// A magic number and the version (4 bytes each), then in order the two vocabularies with their probabilities, the two
/// lexicons, the alignment model, the glossary, the length model, the coverage models and the number calibration;
/// little-endian, each array preceded by its size and aligned (eval/base/byte_io.h). `VocabularyTables` says how the
/// hash tables are built.
#pragma once

#include <cstdint>
#include <string>

#include "eval/base/mapped_file.h"
#include "eval/langpack/pack.h"
#include "lacuna/result.h"

namespace lacuna::langpack {

/// Also the "format" of `pack.json`.
inline constexpr std::uint32_t kPayloadVersion = 3;

/// Same pack, same bytes.
[[nodiscard]] std::string payload_of(const LanguagePack& pack);

/// Fills in `pack` all that a payload holds; vocabularies, lexicons and glossary stay in the bytes. Whatever the bytes
/// are, an error (kPack, naming the table that does not add up) or a pack whose look-ups stay inside its tables.
[[nodiscard]] Status read_payload(base::SharedBytes payload, LanguagePack& pack);

}  // namespace lacuna::langpack
