/// \file
/// A text, or several line-aligned ones, a chunk of lines at a time, so that any process can take any chunks of it.
///
///     Result<ChunkReader> reader = ChunkReader::open({"corpus.tsv.zst"}, kDefaultChunkBytes, first);
///     Chunk chunk;
///     while (true) {
///       const Result<bool> more = reader->next(chunk);
///       if (!more) return more.error();
///       if (!*more) break;
///       use(chunk.texts.front());
///     }
///
/// Chunk k of a text is the lines that begin in its (unpacked) bytes [k * size, (k + 1) * size), so where a chunk ends
/// depends on nothing but the text. Of several texts the first is cut so, and the others give as many lines. A chunk
/// may hold no line. Thread-safety: none. Cost: that of reading; to begin in the middle, of what is packed everything
/// before is unpacked, and of line-aligned texts everything before is read for its line ends. Memory: a chunk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::corpus {

/// Half a minute of checking, and a few hundred bytes of results.
inline constexpr std::uint64_t kDefaultChunkBytes = std::uint64_t{32} << 20U;
/// A longer line is not held in memory.
inline constexpr std::size_t kMaxChunkLine = std::size_t{16} << 20U;

struct Chunk {
  std::uint64_t index = 0;
  bool is_last = false;                    ///< of its text
  std::vector<std::string> texts;          ///< the lines of each text, with their line feeds; not checked to be UTF-8
  std::vector<std::uint64_t> first_bytes;  ///< where each of them begins in its text
  std::uint64_t lines = 0;                 ///< of each
  std::uint64_t first_line = 0;            ///< number of the first, from 1; 0: not known
};

/// An error in a text of a chunk, the one of that number, with bytes of the text's file, and lines where they are
/// known; `error` counts from `head_lines` lines of `head_bytes` bytes before the chunk's own.
[[nodiscard]] Error placed_in_file(Error error, const Chunk& chunk, std::size_t text, std::uint64_t head_lines = 0,
                                   std::uint64_t head_bytes = 0);

class ChunkReader {
 public:
  /// Will give the chunks from `first` on. `paths`: one, or line-aligned texts; packed files are unpacked, "-" is
  /// standard input. Errors: as `base::InputFile::open`; kUsage for chunks of no bytes.
  [[nodiscard]] static Result<ChunkReader> open(const std::vector<std::string>& paths, std::uint64_t chunk_bytes,
                                                std::uint64_t first);

  ChunkReader(const ChunkReader&) = delete;
  ChunkReader& operator=(const ChunkReader&) = delete;
  ChunkReader(ChunkReader&&) noexcept;
  ChunkReader& operator=(ChunkReader&&) noexcept;
  ~ChunkReader();

  /// False, and nothing in `chunk`, behind the last. Errors: kIo; kMismatch when line-aligned texts end at different
  /// lines; kFormat for a line over `kMaxChunkLine`.
  [[nodiscard]] Result<bool> next(Chunk& chunk);

  /// The first line of the (first) text that is not empty, without its line end; known once `next` was called.
  [[nodiscard]] const std::string& head() const { return head_; }

 private:
  class Stream;

  ChunkReader(std::vector<std::unique_ptr<Stream>> streams, std::uint64_t chunk_bytes, std::uint64_t first);
  [[nodiscard]] Status begin();
  [[nodiscard]] Error mismatch(const Stream& shorter, const Stream& longer) const;

  std::vector<std::unique_ptr<Stream>> streams_;
  std::uint64_t chunk_bytes_;
  std::uint64_t index_;      ///< of the next chunk
  std::uint64_t lines_ = 0;  ///< before it, where they are counted
  bool counts_lines_ = false;
  bool has_begun_ = false;
  bool is_over_ = false;
  std::string head_;
};

}  // namespace lacuna::corpus
