#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/interruption.h"
#include "eval/base/utf8.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/score_rows.h"
#include "eval/text/python_string.h"
#include "lacuna/score_segments.h"

namespace lacuna {
namespace {

Error mismatch(std::string message) {
  return {.code = ErrorCode::kMismatch, .message = std::move(message), .path = {}};
}

Status validate(const SegmentRequest& request) {
  if (request.references.empty()) {
    return Error{.code = ErrorCode::kUsage, .message = "there is no reference", .path = {}};
  }
  if (Status status = pipeline::validate_metrics(request.metrics); !status) return status;
  const std::size_t units = request.hypotheses.size();
  for (std::size_t r = 0; r < request.references.size(); ++r) {
    const std::size_t found = request.references[r].size();
    if (found == units) continue;
    return mismatch("reference " + std::to_string(r) + " has " + std::to_string(found) + " segments, but there are " +
                    std::to_string(units) + " hypotheses");
  }
  return {};
}

/// One run over the segments, block after block.
class SegmentScoring {
 public:
  SegmentScoring(const SegmentRequest& request, const Progress* progress)
      : request_(request), writer_(request.metrics, progress) {}

  [[nodiscard]] Result<SystemResult> run(const base::ParallelFor& parallel_for) {
    const std::size_t units = request_.hypotheses.size();
    systems_.push_back(writer_.empty_system({}));
    for (MetricResult& metric : systems_.front().metrics) metric.table.resize(units);
    std::vector<Block> blocks(pipeline::block_count(units, pipeline::kScoreBlock));
    parallel_for(blocks.size(), [&](std::size_t block) { score_block(block, blocks[block]); });

    std::set<std::size_t> reference_counts;
    for (Block& block : blocks) {
      if (block.error) return std::move(*block.error);
      reference_counts.merge(block.reference_counts);
      systems_.front().tokenized_periods += block.tokenized_periods;
    }
    if (units == 0) reference_counts.insert(request_.references.size());
    writer_.finish(reference_counts, systems_);
    return std::move(systems_.front());
  }

 private:
  /// What a block adds to the whole beside its rows.
  struct Block {
    std::optional<Error> error;
    std::set<std::size_t> reference_counts;
    std::size_t tokenized_periods = 0;
  };

  void score_block(std::size_t index, Block& block) {
    const std::size_t first = index * pipeline::kScoreBlock;
    const std::size_t end = std::min(first + pipeline::kScoreBlock, request_.hypotheses.size());
    pipeline::BlockTexts texts;
    texts.references.reserve((end - first) * request_.references.size());
    texts.ends.reserve(end - first);
    texts.hypotheses.reserve(end - first);
    for (std::size_t unit = first; unit < end; ++unit) {
      if (const Status status = add_unit(unit, texts); !status) {
        block.error = status.error();
        return;
      }
      const std::size_t before = texts.ends.size() > 1 ? texts.ends[texts.ends.size() - 2] : 0;
      block.reference_counts.insert(texts.ends.back() - before);
      block.tokenized_periods += static_cast<std::size_t>(texts.hypotheses.back().ends_with(" ."));
    }
    writer_.write(texts, first, systems_);
  }

  [[nodiscard]] Status add_unit(std::size_t unit, pipeline::BlockTexts& texts) const {
    const std::size_t before = texts.references.size();
    for (std::size_t r = 0; r < request_.references.size(); ++r) {
      const std::optional<std::string_view>& reference = request_.references[r][unit];
      if (!reference) continue;
      if (base::first_invalid_utf8(*reference)) return not_utf8("reference " + std::to_string(r), unit);
      texts.references.push_back(stripped(*reference));
    }
    if (texts.references.size() == before) return mismatch("segment " + std::to_string(unit) + " has no reference");
    texts.ends.push_back(texts.references.size());
    if (base::first_invalid_utf8(request_.hypotheses[unit])) return not_utf8("the hypotheses", unit);
    texts.hypotheses.push_back(stripped(request_.hypotheses[unit]));
    return {};
  }

  [[nodiscard]] std::string_view stripped(std::string_view segment) const {
    return request_.strip_segments ? text::python_rstrip(segment) : segment;
  }

  static Error not_utf8(const std::string& where, std::size_t unit) {
    return {.code = ErrorCode::kEncoding,
            .message = "segment " + std::to_string(unit) + " of " + where + " is not UTF-8",
            .path = {}};
  }

  const SegmentRequest& request_;
  pipeline::RowWriter writer_;
  std::vector<SystemResult> systems_;  // the one system
};

}  // namespace

Result<SystemResult> score_segments(const SegmentRequest& request, Progress* progress) {
  if (const Status status = validate(request); !status) return status.error();
  return base::interruptible(
      [&] { return SegmentScoring(request, progress).run(pipeline::parallel_for(request.threads, progress)); });
}

}  // namespace lacuna
