/// \file
/// The chunks that one process takes, measured on its threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "eval/pipeline/shards/chunk_measure.h"
#include "eval/pipeline/shards/corpus_texts.h"
#include "eval/records/shard.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// A run over a corpus, but for what is measured.
struct CorpusRun {
  std::vector<CorpusText> texts;
  std::uint64_t chunk_bytes = corpus::kDefaultChunkBytes;
  std::size_t threads = 0;  ///< 0: one per core
};

/// Called with a shard of the chunks that were measured since the last call. Errors end the run.
using KeepShard = std::function<Status(const records::Shard&)>;

/// A shard without chunks: what all shards of the run say.
[[nodiscard]] records::Shard empty_shard(const CorpusRun& run, const ChunkMeasure& measure);

/// Reads the chunks of `ranges` one after the other and measures as many at a time as there are threads, while the next
/// ones are read. `keep` (may be empty) is called now and then, and at the end, however it ends. Memory: twice that of
/// the chunks in hand, and the shard. Errors: of the texts; kInterrupted.
[[nodiscard]] Result<records::Shard> map_chunks(const CorpusRun& run, const std::vector<ChunkRange>& ranges,
                                                const ChunkMeasure& measure, Progress* progress,
                                                const KeepShard& keep = {});

}  // namespace lacuna::pipeline
