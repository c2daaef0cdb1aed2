/// \file
/// The units of a chunk of a table: a TSV or JSON Lines file whose lines hold both texts.
///
///     Result<ChunkBitext> units = read_chunk_bitext("corpus.tsv", chunk, reader.head(), options);
///
/// Which columns or keys hold the texts is what the file's first line says, as in `read_bitext`, whatever chunk is
/// read. Pure functions. Cost: linear in the chunk.
#pragma once

#include <cstdint>
#include <string>

#include "eval/corpus/bitext.h"
#include "eval/corpus/chunk_reader.h"
#include "lacuna/result.h"

namespace lacuna::corpus {

struct ChunkBitext {
  Bitext bitext;  ///< lines of units are those of the chunk, from 1; `bytes` are the chunk's, behind those of `head`
  std::uint64_t head_bytes = 0;  ///< in `Bitext::bytes`, before the chunk's own
};

/// The format in which a table of that name is cut into chunks: as told, or by the name's ending; TSV for standard
/// input. Errors: kUsage for formats whose units are no lines (CSV, XML, PO).
[[nodiscard]] Result<BitextFormat> chunked_format(const std::string& path, const BitextOptions& options);

/// The error (kEncoding) of a text in UTF-16.
[[nodiscard]] Error cannot_be_cut(const std::string& path);

/// `head`: the first line of the file. Errors: as `read_bitext`, with bytes of the file, and lines where
/// `Chunk::first_line` is known; kEncoding for UTF-16, which cannot be cut at bytes.
[[nodiscard]] Result<ChunkBitext> read_chunk_bitext(const std::string& path, const Chunk& chunk,
                                                    const std::string& head, const BitextOptions& options);

}  // namespace lacuna::corpus
