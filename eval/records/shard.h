/// \file
/// A shard: what was measured on some chunks of a corpus, so that shards can be put together in any order and grouping.
///
///     Shard whole;
///     for (const std::string& path : paths) {
///       Result<Shard> shard = read_shard(path);
///       if (!shard) return shard.error();
///       if (Status added = add_shard(std::move(*shard), path, whole); !added) return added;
///     }
///
/// A shard is a set of chunks, and adding is the union of sets: what comes twice counts once. Sums are carried exactly
/// (`ExactSum::parts`), so that what is made of them has the same bits however the chunks were grouped. Thread-safety:
/// plain values and pure functions.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "eval/stats/ratio_sums.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna::records {

/// What has to be the same in all shards of a run: name and value, in an order of its own.
using ShardSettings = std::vector<std::pair<std::string, std::string>>;

/// A text of the corpus, or a group of line-aligned ones by the path of the first.
struct ShardInput {
  std::string path;
  std::string target = {};                             ///< of a pair of line-aligned texts the other one
  std::optional<std::uint64_t> chunks = std::nullopt;  ///< where they are known before they are read

  friend bool operator==(const ShardInput&, const ShardInput&) = default;
};

/// Which chunk it is.
struct ChunkKey {
  std::string input;
  std::uint64_t index = 0;

  friend auto operator<=>(const ChunkKey&, const ChunkKey&) = default;  // NOLINT(modernize-use-nullptr): a false alarm
};

/// `ExactSum::parts` of a column.
using ExactParts = std::vector<double>;

/// What a metric's rows of one system add up to.
struct SystemSums {
  std::vector<std::vector<ExactParts>> metrics;  ///< columns of each, in the order of the run
  std::uint64_t tokenized_periods = 0;           ///< as `SystemResult::tokenized_periods`

  friend bool operator==(const SystemSums&, const SystemSums&) = default;
};

/// What the checks of a chunk add up to.
struct CheckSums {
  std::vector<CheckSummary> checks;                 ///< in the order of the run
  std::vector<RuleTotals> findings;                 ///< by rule
  std::vector<stats::RatioSumsParts> coverage;      ///< source, target, characters; none without a pack
  std::vector<std::vector<std::uint64_t>> figures;  ///< counts of distributions, which the run knows
  std::uint64_t suppressed = 0;

  friend bool operator==(const CheckSums&, const CheckSums&) = default;
};

/// What was measured on a chunk.
struct ShardChunk {
  bool is_last = false;     ///< of its input
  std::uint64_t bytes = 0;  ///< of the first text
  std::uint64_t lines = 0;
  std::uint64_t records = 0;                    ///< units that the input has
  std::uint64_t units = 0;                      ///< of them, those that were measured
  std::string sha256;                           ///< of its texts, the first 32 hexadecimal digits
  std::vector<std::uint64_t> reference_counts;  ///< that its units have, ascending
  std::vector<SystemSums> systems;
  std::optional<CheckSums> check = std::nullopt;

  friend bool operator==(const ShardChunk&, const ShardChunk&) = default;
};

/// A finding, and the unit it is in. Positions are those in the unit's texts; `TextSpan::file` has the input's, where
/// they are known. The unit's line and index are those in the chunk.
struct ShardFinding {
  ChunkKey chunk;
  Finding finding;
  UnitReport unit;
};

struct Shard {
  ShardSettings settings;
  std::map<std::string, ShardInput> inputs;  ///< by path
  std::map<ChunkKey, ShardChunk> chunks;
  std::vector<ShardFinding> findings;  ///< of each rule the worst
};

/// The worst findings, of each rule so many, no two of them with the same fingerprint: whatever the order in which they
/// come, and whether they come from others of its kind.
class WorstFindings {
 public:
  explicit WorstFindings(std::size_t per_rule) : per_rule_(per_rule) {}

  /// False: `add` would not keep it.
  [[nodiscard]] bool would_keep(const Finding& finding) const;
  void add(ShardFinding finding);
  /// All that are kept, the worst first; nothing stays.
  [[nodiscard]] std::vector<ShardFinding> take();

 private:
  struct Kept {
    std::vector<ShardFinding> findings;          // up to twice as many as are kept
    std::optional<Finding> last = std::nullopt;  // of as many as are kept the least bad one; none: there were fewer
  };

  void prune(Kept& kept) const;

  std::size_t per_rule_;
  std::map<std::string, Kept, std::less<>> by_rule_;
};

/// Adds the chunks of a shard, which `name` stands for in messages, to `whole`, and keeps `kept_per_rule` findings of a
/// rule. Errors (kMismatch): a shard of another run, or of a text that has changed; `whole` is as before then.
[[nodiscard]] Status add_shard(Shard shard, const std::string& name, std::size_t kept_per_rule, Shard& whole);

/// What is missing: "chunks 3 to 7 of corpus.tsv", a line for each gap. Empty: every input is whole.
[[nodiscard]] std::vector<std::string> missing_chunks(const Shard& shard);

/// The value of a setting; empty when it is not there.
[[nodiscard]] std::string setting(const ShardSettings& settings, std::string_view name);

/// Lines of JSON, each with a checksum, in an order that depends on the content only.
[[nodiscard]] std::string shard_text(const Shard& shard);

/// Errors (kFormat), with the line: a line that is damaged or of another version; fewer lines than were written.
/// Shards may follow one another in a text, and their lines may be in any order.
[[nodiscard]] Result<Shard> parse_shard(const std::string& name, std::string_view text);

/// Errors: as `base::read_text_file` and `parse_shard`.
[[nodiscard]] Result<Shard> read_shard(const std::string& path);

}  // namespace lacuna::records
