#include "eval/pipeline/score_texts.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/interruption.h"
#include "eval/base/utf8.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/resegment_streams.h"
#include "eval/pipeline/score_lines.h"
#include "eval/pipeline/score_rows.h"
#include "eval/text/python_string.h"
#include "lacuna/metric.h"

namespace lacuna {
namespace pipeline {
namespace {

constexpr std::size_t kBlock = kScoreBlock;  // lines
constexpr std::size_t kBatch = 32 * kBlock;  // lines of all streams that are read before the threads go on
constexpr std::size_t kBatchBytes = std::size_t{1} << 22;

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

constexpr std::string_view kResegmentHint =
    "; use --resegment for a translation that is cut into other lines than its reference";
// Of the method: edit distance over the whole text, as mwerSegmenter.
constexpr std::string_view kResegmentedSignature = "|reseg:mwer";

/// One stream and the lines of it that are at hand: those that are scored, and those that are read meanwhile.
struct Stream {
  base::LineReader* reader = nullptr;
  base::LineBatch batch;
  base::LineBatch next;

  [[nodiscard]] std::size_t lines() const { return batch.lines.size(); }
  [[nodiscard]] std::string name() const { return reader->name().empty() ? "<unnamed>" : reader->name(); }

  /// Number of lines in all. What is left is read, and forgotten.
  [[nodiscard]] Result<std::size_t> count_lines() {
    while (!next.lines.empty()) {
      if (const Status status = reader->read(kBlock, kBatchBytes, next); !status) return status.error();
    }
    return next.first_line - 1;
  }
};

Error mismatch(Stream& first, Stream& other, std::string_view hint) {
  const Result<std::size_t> first_count = first.count_lines();
  if (!first_count) return first_count.error();
  const Result<std::size_t> other_count = other.count_lines();
  if (!other_count) return other_count.error();
  return unequal_lines({.name = first.name(), .lines = *first_count}, {.name = other.name(), .lines = *other_count},
                       hint);
}

/// The texts of one block of lines, and what was wrong with them.
class Block {
 public:
  Block(const Stream& stream, std::size_t first, std::size_t size, bool strip)
      : stream_(stream), first_(first), lines_(std::span(stream.batch.lines).subspan(first, size)), strip_(strip) {}

  /// The first byte that is not UTF-8.
  [[nodiscard]] Status check_utf8() const {
    const char* const begin = lines_.front().data();
    const std::string_view text(begin, static_cast<std::size_t>(lines_.back().data() - begin) + lines_.back().size());
    const std::optional<std::size_t> bad = base::first_invalid_utf8(text);
    if (!bad) return {};
    const auto skipped = static_cast<std::uint64_t>(begin - stream_.batch.lines.front().data());
    return base::invalid_utf8(stream_.name(), text, *bad, stream_.batch.first_line + first_,
                              stream_.batch.first_byte + skipped);
  }

  [[nodiscard]] std::string_view line(std::size_t i) const {
    return strip_ ? text::python_rstrip(lines_[i]) : lines_[i];
  }

  /// Appends the fields of line `i`: `fields` of them, or any number for 0.
  [[nodiscard]] Status add_fields(std::size_t i, std::size_t fields, std::vector<std::string_view>& out) const {
    const std::size_t before = out.size();
    const std::string name = stream_.name();
    const PlacedLine line{.text = lines_[i], .name = name, .number = stream_.batch.first_line + first_ + i};
    if (Status status = split_fields(line, fields, out); !status) return status;
    if (strip_) {
      for (std::string_view& field : std::span(out).subspan(before)) field = text::python_rstrip(field);
    }
    return {};
  }

 private:
  const Stream& stream_;
  std::size_t first_;
  std::span<const std::string_view> lines_;
  bool strip_;
};

/// What one block of lines adds to the whole beside its rows.
struct BlockResult {
  std::optional<Error> error;
  std::set<std::size_t> reference_counts;      // references that a line had
  std::vector<std::size_t> tokenized_periods;  // per system
};

Status validate(const ScoreStreams& streams) {
  if (streams.references.empty()) return usage("there is no reference");
  if (streams.hypotheses.empty()) return usage("there is no hypothesis");
  if (streams.systems_in_fields && streams.hypotheses.size() > 1) {
    return usage("systems in fields are those of one hypothesis stream");
  }
  return validate_metrics(streams.metrics);
}

/// One run over all streams.
class Scoring {
 public:
  explicit Scoring(ScoreStreams streams) : input_(std::move(streams)), writer_(input_.metrics, nullptr) {
    for (const auto& reader : input_.references) streams_.push_back({.reader = reader.get()});
    for (const auto& reader : input_.hypotheses) streams_.push_back({.reader = reader.get()});
    batch_lines_ = std::max<std::size_t>(kBatch / streams_.size() / kBlock, 4) * kBlock;
  }

  [[nodiscard]] Result<std::vector<SystemResult>> run(const base::ParallelFor& parallel_for) {
    Status read = read_next();
    while (true) {
      if (!read) return read.error();
      for (Stream& stream : streams_) std::swap(stream.batch, stream.next);
      const std::size_t lines = streams_.front().lines();
      if (lines == 0) break;
      if (units_ == 0) begin();
      const std::size_t first_unit = units_;
      resize(units_ + lines);
      std::vector<BlockResult> blocks((lines + kBlock - 1) / kBlock);
      parallel_for(blocks.size() + 1, [&](std::size_t task) {
        if (task == 0) {
          read = read_next();
          return;
        }
        const std::size_t first = (task - 1) * kBlock;
        blocks[task - 1] = score_block(first, std::min(kBlock, lines - first), first_unit + first);
      });
      for (const BlockResult& block : blocks) {
        if (block.error) return *block.error;
        reference_counts_.insert(block.reference_counts.begin(), block.reference_counts.end());
        for (std::size_t s = 0; s < results_.size(); ++s) results_[s].tokenized_periods += block.tokenized_periods[s];
      }
    }
    if (units_ == 0) {
      return Error{.code = ErrorCode::kMismatch, .message = "the reference is empty", .path = streams_.front().name()};
    }
    writer_.finish(reference_counts_, results_);
    return std::move(results_);
  }

 private:
  // The next lines of all streams, as many of each.
  [[nodiscard]] Status read_next() {
    Stream& first = streams_.front();
    if (Status status = first.reader->read(batch_lines_, kBatchBytes, first.next); !status) return status;
    // At its end the others are asked for one line, to see that they end as well.
    const std::size_t wanted = std::max<std::size_t>(first.next.lines.size(), 1);
    for (std::size_t i = 1; i < streams_.size(); ++i) {
      Stream& stream = streams_[i];
      if (Status status = stream.reader->read(wanted, base::kAnyBytes, stream.next); !status) return status;
      if (stream.next.lines.size() == first.next.lines.size()) continue;
      return mismatch(first, stream, i < input_.references.size() ? std::string_view() : kResegmentHint);
    }
    return {};
  }

  void begin() {
    if (!input_.systems_in_fields) {
      for (const auto& reader : input_.hypotheses) results_.push_back(writer_.empty_system(reader->name()));
      return;
    }
    const std::string_view line = streams_.back().batch.lines.front();
    const auto systems = static_cast<std::size_t>(1 + std::count(line.begin(), line.end(), '\t'));
    for (std::size_t s = 1; s <= systems; ++s) {
      results_.push_back(writer_.empty_system("System " + std::to_string(s)));
    }
  }

  void resize(std::size_t units) {
    // After the first batch the number of lines to come is guessed from the bytes, so that tables need not move.
    const Stream& first = streams_.front();
    const std::optional<std::uint64_t> bytes = first.reader->size();
    std::size_t guess = 0;
    if (units_ == 0 && bytes && first.lines() == batch_lines_) {
      const std::string_view last = first.batch.lines.back();
      const auto read = static_cast<double>(last.data() + last.size() - first.batch.lines.front().data());
      guess = static_cast<std::size_t>(1.02 * static_cast<double>(*bytes) / read * static_cast<double>(units));
    }
    for (SystemResult& result : results_) {
      for (MetricResult& metric : result.metrics) {
        if (guess > 0) metric.table.reserve(guess);
        metric.table.resize(units);
      }
    }
    units_ = units;
  }

  [[nodiscard]] BlockResult score_block(std::size_t first, std::size_t size, std::size_t first_unit) {
    BlockResult result;
    result.tokenized_periods.resize(results_.size());
    std::vector<Block> blocks;
    for (const Stream& stream : streams_) blocks.emplace_back(stream, first, size, input_.strip_lines);
    for (const Block& block : blocks) {
      if (const Status status = block.check_utf8(); !status) {
        if (!result.error || status.error().line < result.error->line) result.error = status.error();
      }
    }
    if (result.error) return result;

    BlockTexts texts;
    if (const Status status = collect(blocks, size, texts); !status) {
      result.error = status.error();
      return result;
    }
    std::size_t begin = 0;
    for (const std::size_t end : texts.ends) {
      result.reference_counts.insert(end - begin);
      begin = end;
    }
    writer_.write(texts, first_unit, results_);
    for (std::size_t i = 0; i < texts.hypotheses.size(); ++i) {
      result.tokenized_periods[i / size] += static_cast<std::size_t>(texts.hypotheses[i].ends_with(" ."));
    }
    return result;
  }

  [[nodiscard]] Status collect(std::span<const Block> blocks, std::size_t size, BlockTexts& texts) const {
    const std::span<const Block> reference_blocks = blocks.first(input_.references.size());
    for (std::size_t i = 0; i < size; ++i) {
      for (const Block& block : reference_blocks) {
        if (input_.reference_fields == 1) {
          texts.references.push_back(block.line(i));
        } else if (Status status = block.add_fields(i, input_.reference_fields, texts.references); !status) {
          return status;
        }
      }
      texts.ends.push_back(texts.references.size());
    }
    if (!input_.systems_in_fields) {
      for (const Block& block : blocks.subspan(reference_blocks.size())) {
        for (std::size_t i = 0; i < size; ++i) texts.hypotheses.push_back(block.line(i));
      }
      return {};
    }
    texts.hypotheses.resize(size * results_.size());
    std::vector<std::string_view> fields;
    for (std::size_t i = 0; i < size; ++i) {
      fields.clear();
      if (Status status = blocks.back().add_fields(i, results_.size(), fields); !status) return status;
      for (std::size_t s = 0; s < fields.size(); ++s) texts.hypotheses[s * size + i] = fields[s];
    }
    return {};
  }

  ScoreStreams input_;
  RowWriter writer_;
  std::vector<Stream> streams_;  // references first
  std::size_t batch_lines_ = 0;
  std::vector<SystemResult> results_;
  std::set<std::size_t> reference_counts_;
  std::size_t units_ = 0;
};

}  // namespace

Result<std::vector<SystemResult>> score_streams(ScoreStreams streams, const base::ParallelFor& parallel_for) {
  if (const Status status = validate(streams); !status) return status.error();
  if (!streams.resegment) return Scoring(std::move(streams)).run(parallel_for);
  Result<ResegmentedStreams> resegmented = resegment_streams(std::move(streams), parallel_for);
  if (!resegmented) return resegmented.error();
  Result<std::vector<SystemResult>> results = Scoring(std::move(resegmented->streams)).run(parallel_for);
  if (!results) return results;
  for (std::size_t s = 0; s < results->size(); ++s) {
    SystemResult& result = (*results)[s];
    for (MetricResult& metric : result.metrics) metric.score.signature.append(kResegmentedSignature);
    result.resegmented = std::move(resegmented->hypotheses[s]);
  }
  return results;
}

Result<std::vector<SystemResult>> score_texts(const ScoreRequest& request, const base::ParallelFor& parallel_for) {
  ScoreStreams streams{.references = {},
                       .hypotheses = {},
                       .metrics = request.metrics,
                       .strip_lines = request.strip_lines,
                       .reference_fields = request.reference_fields,
                       .resegment = request.resegment};
  for (const TextStream& stream : request.references) {
    streams.references.push_back(base::lines_of(stream.name, stream.text));
  }
  for (const TextStream& stream : request.hypotheses) {
    streams.hypotheses.push_back(base::lines_of(stream.name, stream.text));
  }
  return score_streams(std::move(streams), parallel_for);
}

}  // namespace pipeline

Result<std::vector<SystemResult>> score_texts(const ScoreRequest& request, Progress* progress) {
  return base::interruptible(
      [&] { return pipeline::score_texts(request, pipeline::parallel_for(request.threads, progress)); });
}

}  // namespace lacuna
