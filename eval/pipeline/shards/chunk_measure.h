/// \file
/// `ChunkMeasure`: what is done with each chunk of a corpus.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "eval/corpus/chunk_reader.h"
#include "eval/pipeline/shards/corpus_texts.h"
#include "eval/records/shard.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// What is known of a chunk once it is measured.
struct MeasuredChunk {
  records::ShardChunk sums;
  std::vector<records::ShardFinding> findings;
};

class ChunkMeasure {
 public:
  ChunkMeasure() = default;
  ChunkMeasure(const ChunkMeasure&) = delete;
  ChunkMeasure& operator=(const ChunkMeasure&) = delete;
  ChunkMeasure(ChunkMeasure&&) = delete;
  ChunkMeasure& operator=(ChunkMeasure&&) = delete;
  virtual ~ChunkMeasure() = default;

  /// All that the result of a chunk depends on, beside its text.
  [[nodiscard]] virtual const records::ShardSettings& settings() const = 0;
  /// Findings of a rule that are kept of all chunks.
  [[nodiscard]] virtual std::size_t kept_per_rule() const = 0;
  /// `head`: the first line of the text. Called for several chunks at the same time. `progress` is
  /// only asked whether to stop. Errors: of the text, with its own lines and bytes.
  [[nodiscard]] virtual Result<MeasuredChunk> measure(const CorpusText& text, const corpus::Chunk& chunk,
                                                      const std::string& head, Progress* progress) const = 0;
};

}  // namespace lacuna::pipeline
