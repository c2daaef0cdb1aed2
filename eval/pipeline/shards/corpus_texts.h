/// \file
/// The texts of a corpus, and which of their chunks one process measures.
///
///     Result<std::vector<CorpusText>> texts = corpus_texts(groups, chunk_bytes);
///     for (const ChunkRange& range : ranges_of(share_of(work_items(*texts, chunk_bytes), 2, 7))) …   // part 3 of 7
///
/// Who measures which chunk changes no result, only who waits for whom: parts are contiguous, and about equal in bytes.
/// Pure functions of names and sizes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::pipeline {

/// A table whose lines hold all texts, or texts that are aligned line by line.
struct CorpusText {
  std::vector<std::string> paths;                      ///< "-": standard input
  std::string name;                                    ///< in shards
  std::uint64_t bytes = 0;                             ///< of the files as they lie on the disk; 0: not known
  std::optional<std::uint64_t> chunks = std::nullopt;  ///< none: packed, or no regular file
};

/// Chunks of a text that are read one after the other.
struct ChunkRange {
  std::size_t text = 0;                             ///< index
  std::uint64_t first = 0;                          ///< chunk
  std::optional<std::uint64_t> end = std::nullopt;  ///< behind the last; none: to the end of the text

  friend bool operator==(const ChunkRange&, const ChunkRange&) = default;
};

/// What one process takes or leaves: a chunk, or a text that is read from its beginning to its end.
struct WorkItem {
  std::size_t text = 0;
  std::optional<std::uint64_t> chunk = std::nullopt;  ///< none: all of the text
  std::uint64_t weight = 0;                           ///< about the bytes in it
};

/// Looks at the files. `name`: of standard input in shards; empty: "<stdin>". Errors: as `base::InputFile::open`;
/// kUsage for a text that is named twice.
[[nodiscard]] Result<std::vector<CorpusText>> corpus_texts(const std::vector<std::vector<std::string>>& groups,
                                                           std::uint64_t chunk_bytes, const std::string& name = {});

/// All there is to do.
[[nodiscard]] std::vector<WorkItem> work_items(const std::vector<CorpusText>& texts, std::uint64_t chunk_bytes);

/// The share of one of `shares` processes, `share` being below: items that follow one another, about as many bytes as
/// the others have.
[[nodiscard]] std::vector<WorkItem> share_of(const std::vector<WorkItem>& items, std::size_t share, std::size_t shares);

/// Chunks in a row as one range.
[[nodiscard]] std::vector<ChunkRange> ranges_of(const std::vector<WorkItem>& items);

}  // namespace lacuna::pipeline
