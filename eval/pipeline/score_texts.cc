#include "eval/pipeline/score_texts.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/utf8.h"
#include "eval/text/python_string.h"
#include "lacuna/metric.h"

namespace lacuna {
namespace pipeline {
namespace {

constexpr std::size_t kBlock = 256;  // lines; small enough for the caches of a block to stay in the processor's

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

// The line that begins at `begin`, without its LF; moves `begin` behind it.
std::string_view next_line(std::string_view text, std::size_t& begin) {
  const void* found = std::memchr(text.data() + begin, '\n', text.size() - begin);
  const std::size_t end =
      found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
  const std::string_view line = text.substr(begin, end - begin);
  begin = std::min(end + 1, text.size());
  return line;
}

// Where each block of lines begins, and the number of lines.
struct Lines {
  std::vector<std::size_t> block_begins;
  std::size_t count = 0;
};

Lines index_lines(std::string_view text) {
  Lines lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    if (lines.count % kBlock == 0) lines.block_begins.push_back(begin);
    (void)next_line(text, begin);
    ++lines.count;
  }
  return lines;
}

std::string described(const TextStream& stream) { return stream.name.empty() ? "<unnamed>" : stream.name; }

Status check_utf8(const TextStream& stream) {
  if (stream.utf8_checked) return {};
  const std::optional<std::size_t> bad = base::first_invalid_utf8(stream.text);
  if (!bad) return {};
  return Error{.code = ErrorCode::kEncoding,
               .message = "not valid UTF-8",
               .path = described(stream),
               .line = base::line_of(stream.text, *bad),
               .byte = static_cast<std::int64_t>(*bad)};
}

std::string count_text(std::size_t lines) { return std::to_string(lines) + (lines == 1 ? " line" : " lines"); }

Error line_mismatch(const TextStream& first, std::size_t first_count, const TextStream& other,
                    std::size_t other_count) {
  const bool other_is_short = other_count < first_count;
  const TextStream& shorter = other_is_short ? other : first;
  const TextStream& longer = other_is_short ? first : other;
  const std::size_t fewer = std::min(first_count, other_count);
  return {.code = ErrorCode::kMismatch,
          .message = "has " + count_text(fewer) + ", but " + described(longer) + " has " +
                     count_text(std::max(first_count, other_count)) + ": line " + std::to_string(fewer + 1) +
                     " is missing",
          .path = described(shorter),
          .line = fewer + 1};
}

// Hands each running block a set of scratches, one for each metric, and takes it back.
class ScratchPool {
 public:
  using Set = std::vector<std::unique_ptr<Metric::Scratch>>;

  explicit ScratchPool(const std::vector<MetricPtr>& metrics) : metrics_(metrics) {}

  Set take() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        Set set = std::move(free_.back());
        free_.pop_back();
        return set;
      }
    }
    Set set;
    for (const MetricPtr& metric : metrics_) set.push_back(metric->make_scratch());
    return set;
  }

  void give_back(Set set) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(set));
  }

 private:
  const std::vector<MetricPtr>& metrics_;
  std::mutex mutex_;
  std::vector<Set> free_;
};

Status validate(const ScoreRequest& request) {
  if (request.references.empty()) return usage("there is no reference");
  if (request.hypotheses.empty()) return usage("there is no hypothesis");
  if (request.metrics.empty()) return usage("there is no metric");
  for (const MetricPtr& metric : request.metrics) {
    if (!metric) return usage("a metric is null");
    if (metric->info().inputs.source) return usage("the metric " + metric->info().id + " needs a source text");
  }
  return {};
}

}  // namespace

Result<std::vector<SystemResult>> score_texts(const ScoreRequest& request, const base::ParallelFor& parallel_for) {
  if (const Status status = validate(request); !status) return status.error();

  // All streams, references first.
  std::vector<const TextStream*> streams;
  for (const TextStream& stream : request.references) streams.push_back(&stream);
  for (const TextStream& stream : request.hypotheses) streams.push_back(&stream);
  std::vector<Lines> lines;
  for (const TextStream* stream : streams) {
    if (const Status status = check_utf8(*stream); !status) return status.error();
    lines.push_back(index_lines(stream->text));
    if (lines.back().count != lines.front().count) {
      return line_mismatch(*streams.front(), lines.front().count, *stream, lines.back().count);
    }
  }
  const std::size_t units = lines.front().count;
  if (units == 0) {
    return Error{
        .code = ErrorCode::kMismatch, .message = "the reference is empty", .path = described(*streams.front())};
  }

  const std::size_t reference_count = request.references.size();
  std::vector<SystemResult> results;
  for (const TextStream& stream : request.hypotheses) {
    SystemResult result{.name = stream.name, .metrics = {}};
    for (const MetricPtr& metric : request.metrics) {
      result.metrics.push_back({.score = {}, .table = StatsTable(metric->info().columns, units)});
    }
    results.push_back(std::move(result));
  }

  ScratchPool pool(request.metrics);
  const auto score_block = [&](std::size_t block) {
    const std::size_t first = block * kBlock;
    const std::size_t size = std::min(kBlock, units - first);
    const auto block_lines = [&](std::size_t stream, std::size_t stride, std::string_view* out) {
      std::size_t begin = lines[stream].block_begins[block];
      for (std::size_t i = 0; i < size; ++i) {
        const std::string_view line = next_line(streams[stream]->text, begin);
        out[i * stride] = request.strip_lines ? text::python_rstrip(line) : line;
      }
    };

    std::vector<std::string_view> reference_lines(size * reference_count);
    for (std::size_t r = 0; r < reference_count; ++r) block_lines(r, reference_count, reference_lines.data() + r);
    std::vector<ReferenceSet> sets;
    for (std::size_t i = 0; i < size; ++i) {
      sets.push_back(std::span(reference_lines).subspan(i * reference_count, reference_count));
    }
    std::vector<std::string_view> hypothesis_lines(size);
    ScratchPool::Set scratches = pool.take();
    for (std::size_t m = 0; m < request.metrics.size(); ++m) {
      const Metric& metric = *request.metrics[m];
      const auto cache = metric.prepare_references(sets);
      for (std::size_t system = 0; system < results.size(); ++system) {
        block_lines(reference_count + system, 1, hypothesis_lines.data());
        StatsTable& table = results[system].metrics[m].table;
        for (std::size_t i = 0; i < size; ++i) {
          metric.write_row({.index = i, .source = {}, .hypothesis = hypothesis_lines[i]}, *cache, *scratches[m],
                           table.row(first + i));
        }
      }
    }
    pool.give_back(std::move(scratches));
  };
  parallel_for((units + kBlock - 1) / kBlock, score_block);

  for (SystemResult& result : results) {
    for (std::size_t m = 0; m < request.metrics.size(); ++m) {
      MetricResult& metric = result.metrics[m];
      metric.score = request.metrics[m]->score(metric.table.sum());
      metric.score.signature = request.metrics[m]->signature(static_cast<int>(reference_count));
    }
  }
  return results;
}

}  // namespace pipeline

Result<std::vector<SystemResult>> score_texts(const ScoreRequest& request) {
  return pipeline::score_texts(request, base::serial_for);
}

}  // namespace lacuna
