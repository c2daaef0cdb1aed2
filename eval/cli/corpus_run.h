/// \file
/// A corpus measured by this process, or by all ranks of MPI: what `check --corpus`, `check --mpi` and `score --mpi`
/// do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "eval/base/team.h"
#include "eval/cli/context.h"
#include "eval/corpus/chunk_reader.h"
#include "eval/pipeline/shards/chunk_measure.h"
#include "eval/records/shard.h"
#include "lacuna/result.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

struct CorpusOptions {
  std::uint64_t chunk_bytes = corpus::kDefaultChunkBytes;
  std::size_t kept_per_rule = 100;
  bool mpi = false;
  std::string job;  ///< folder of finished shards; empty: none is kept
};

/// Adds --chunk-bytes, and --keep where there are findings to keep.
void add_chunk_options(CLI::App& command, CorpusOptions& options, bool has_findings);
/// Adds --mpi and --job.
void add_mpi_options(CLI::App& command, CorpusOptions& options);

/// What is measured, in which texts.
struct CorpusWork {
  std::unique_ptr<pipeline::ChunkMeasure> measure;
  std::vector<std::vector<std::string>> groups;  ///< a table, or line-aligned texts
};

/// Makes the work, measures it, and calls `finish` with the whole, at the first rank. Says what goes wrong at that rank
/// alone, and sets the exit code at each. With a `job` folder finished chunks are kept, and those that are there are
/// not measured again.
void run_corpus(const CorpusOptions& options, std::size_t threads, bool quiet, Context& context,
                const std::function<Result<CorpusWork>()>& prepare,
                const std::function<Status(const records::Shard&)>& finish);

}  // namespace lacuna::cli
