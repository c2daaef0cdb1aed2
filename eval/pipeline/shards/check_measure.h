/// \file
/// The checks as what is done with the chunks of a corpus.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "eval/config/config.h"
#include "eval/pipeline/check_plan.h"
#include "eval/pipeline/pack_choice.h"
#include "eval/pipeline/shards/chunk_measure.h"
#include "eval/pipeline/unit_report.h"
#include "lacuna/check.h"
#include "lacuna/run_report.h"

namespace lacuna::pipeline {

/// A figure of units whose distribution is kept: `Distribution` without its counts.
struct Figure {
  const char* name;
  double low;
  double width;
  std::size_t cells;
  std::optional<double> UnitReport::*value;
};

/// Of every run, in the order of `records::CheckSums::figures`.
inline constexpr std::array<Figure, 5> kFigures = {{
    {"source_coverage", 0.0, 0.01, 100, &UnitReport::source_coverage},
    {"target_coverage", 0.0, 0.01, 100, &UnitReport::target_coverage},
    {"omission_probability", 0.0, 0.01, 100, &UnitReport::omission_probability},
    {"addition_probability", 0.0, 0.01, 100, &UnitReport::addition_probability},
    {"length_z", -8.0, 0.25, 64, &UnitReport::length_z},
}};

/// Each chunk is checked as a text of its own: what is usual in it is not held against one of its units. Units are not
/// compared with those of other chunks, so checks of whole texts are left out, and a remark says so.
class CheckMeasure final : public ChunkMeasure {
 public:
  /// `request` without texts and paths; with `parallel` texts are line-aligned pairs, else tables. Errors: as `check`
  /// of a project's rules and packs; kUsage when a language is not named.
  [[nodiscard]] static Result<std::unique_ptr<CheckMeasure>> make(const CheckRequest& request,
                                                                  std::uint64_t chunk_bytes, std::size_t kept_per_rule);

  [[nodiscard]] const records::ShardSettings& settings() const override { return settings_; }
  [[nodiscard]] std::size_t kept_per_rule() const override { return kept_per_rule_; }
  [[nodiscard]] Result<MeasuredChunk> measure(const CorpusText& text, const corpus::Chunk& chunk,
                                              const std::string& head, Progress* progress) const override;

 private:
  struct Texts;

  CheckMeasure() = default;
  [[nodiscard]] Status read_rules();
  void describe(std::uint64_t chunk_bytes, const std::string& rules_digest);
  [[nodiscard]] Result<std::string> rules_digest() const;
  [[nodiscard]] Result<Texts> read_texts(const CorpusText& text, const corpus::Chunk& chunk,
                                         const std::string& head) const;
  [[nodiscard]] MeasuredChunk reduce(const CorpusText& text, const corpus::Chunk& chunk, const Texts& texts,
                                     RunReport report, const CoverageSums& coverage) const;

  CheckRequest request_;
  std::size_t kept_per_rule_ = 0;
  config::Config config_;
  ActiveChecks checks_;
  PackOrNone pack_;
  metrics::CheckSettings check_settings_;  // without patterns, which depend on the file
  std::vector<std::string> remarks_;
  records::ShardSettings settings_;
};

}  // namespace lacuna::pipeline
