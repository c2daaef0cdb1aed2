#include "eval/pipeline/shards/map_chunks.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "eval/base/interruption.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/shards/run_settings.h"

namespace lacuna::pipeline {
namespace {

// What a killed process loses: little of a short run, and a long one does not leave many files.
constexpr std::chrono::seconds kFirstWait(1);
constexpr std::chrono::seconds kLongestWait(30);

/// Asks the caller's, and says nothing: for work on several threads.
class OnlyStop final : public Progress {
 public:
  explicit OnlyStop(const Progress* progress) : progress_(progress) {}
  void update(std::string_view /*stage*/, std::size_t /*done*/, std::size_t /*total*/) override {}
  [[nodiscard]] bool stop_requested() const override { return progress_ != nullptr && progress_->stop_requested(); }

 private:
  const Progress* progress_;
};

/// A chunk in hand.
struct Job {
  const CorpusText* text = nullptr;
  std::string head;
  corpus::Chunk chunk;
};

/// Chunks of one range after the other.
class JobSource {
 public:
  JobSource(const CorpusRun& run, const std::vector<ChunkRange>& ranges) : run_(run), ranges_(ranges) {}

  /// Up to `most` chunks, none at the end.
  [[nodiscard]] Status read(std::size_t most, std::vector<Job>& jobs) {
    jobs.clear();
    while (jobs.size() < most) {
      if (!reader_) {
        if (next_ == ranges_.size()) return {};
        const ChunkRange& range = ranges_[next_];
        Result<corpus::ChunkReader> reader =
            corpus::ChunkReader::open(run_.texts[range.text].paths, run_.chunk_bytes, range.first);
        if (!reader) return reader.error();
        reader_.emplace(std::move(*reader));
      }
      const ChunkRange& range = ranges_[next_];
      Job job{.text = &run_.texts[range.text]};
      const Result<bool> more = reader_->next(job.chunk);
      if (!more) return more.error();
      if (*more) {
        job.head = reader_->head();
        const bool is_end = job.chunk.is_last || (range.end && job.chunk.index + 1 >= *range.end);
        jobs.push_back(std::move(job));
        if (!is_end) continue;
      }
      reader_.reset();
      ++next_;
    }
    return {};
  }

 private:
  const CorpusRun& run_;
  const std::vector<ChunkRange>& ranges_;
  std::size_t next_ = 0;
  std::optional<corpus::ChunkReader> reader_;
};

/// Puts measured chunks into a shard, and from time to time the shard into safety.
class Collector {
 public:
  Collector(const CorpusRun& run, const ChunkMeasure& measure, const KeepShard& keep)
      : measure_(measure), keep_(keep), whole_(empty_shard(run, measure)), recent_(whole_) {}

  [[nodiscard]] Status add(const Job& job, MeasuredChunk measured) {
    records::Shard shard{.settings = whole_.settings};
    shard.chunks.emplace(records::ChunkKey{job.text->name, job.chunk.index}, std::move(measured.sums));
    shard.findings = std::move(measured.findings);
    if (keep_) {
      if (Status added = records::add_shard(shard, job.text->name, measure_.kept_per_rule(), recent_); !added) {
        return added;
      }
    }
    return records::add_shard(std::move(shard), job.text->name, measure_.kept_per_rule(), whole_);
  }

  [[nodiscard]] Status keep(bool at_end) {
    const Clock::time_point now = Clock::now();
    if (!keep_ || recent_.chunks.empty() || (!at_end && now - kept_ < wait_)) return {};
    kept_ = now;
    wait_ = std::clamp(2 * wait_, kFirstWait, kLongestWait);
    Status kept = keep_(recent_);
    recent_.chunks.clear();
    recent_.findings.clear();
    return kept;
  }

  [[nodiscard]] records::Shard take() { return std::move(whole_); }

 private:
  using Clock = std::chrono::steady_clock;

  const ChunkMeasure& measure_;
  const KeepShard& keep_;
  records::Shard whole_;
  records::Shard recent_;
  Clock::time_point kept_ = Clock::now();
  std::chrono::seconds wait_{0};
};

/// Bytes that the ranges hold, about: for the progress.
std::uint64_t bytes_of(const CorpusRun& run, const std::vector<ChunkRange>& ranges) {
  std::uint64_t bytes = 0;
  for (const ChunkRange& range : ranges) {
    const CorpusText& text = run.texts[range.text];
    bytes += range.end ? std::min(text.bytes, (*range.end - range.first) * run.chunk_bytes) : text.bytes;
  }
  return bytes;
}

/// Measures the chunks of `ranges`, as many at a time as there are threads. Errors: the first, by the order of chunks,
/// after all that were in hand then.
Status measure_chunks(const CorpusRun& run, const std::vector<ChunkRange>& ranges, const ChunkMeasure& measure,
                      Progress* progress, Collector& collector) {
  const std::size_t threads = run.threads > 0 ? run.threads : std::max(1U, std::thread::hardware_concurrency());
  const base::ParallelFor parallel = parallel_for(threads, progress);
  OnlyStop stop(progress);
  JobSource source(run, ranges);
  const std::uint64_t total = bytes_of(run, ranges);
  std::uint64_t done = 0;
  std::vector<Job> jobs;
  std::vector<Job> next;
  if (Status read = source.read(threads, jobs); !read) return read;
  while (!jobs.empty()) {
    Status state;
    std::vector<std::optional<Result<MeasuredChunk>>> results(jobs.size());
    // The first piece of work reads what comes next, beside the others.
    parallel(jobs.size() + 1, [&](std::size_t task) {
      if (task == 0) {
        state = source.read(threads, next);
        return;
      }
      const Job& job = jobs[task - 1];
      results[task - 1] = measure.measure(*job.text, job.chunk, job.head, &stop);
    });
    for (std::size_t i = jobs.size(); i-- > 0;) {
      Result<MeasuredChunk>& result = *results[i];
      if (!result) {
        state = result.error();  // in the end the first
        continue;
      }
      done += result->sums.bytes;
      if (Status added = collector.add(jobs[i], std::move(*result)); !added) return added;
    }
    if (progress != nullptr) progress->update("chunks", std::min(done, total), total);
    if (!state) return state;
    if (Status kept = collector.keep(false); !kept) return kept;
    std::swap(jobs, next);
  }
  return {};
}

}  // namespace

records::Shard empty_shard(const CorpusRun& run, const ChunkMeasure& measure) {
  records::Shard shard{.settings = measure.settings()};
  for (const CorpusText& text : run.texts) {
    const bool is_pair =
        records::setting(measure.settings(), setting::kKind) == setting::kCheck && text.paths.size() == 2;
    shard.inputs[text.name] = {
        .path = text.name, .target = is_pair ? text.paths[1] : std::string(), .chunks = text.chunks};
  }
  return shard;
}

Result<records::Shard> map_chunks(const CorpusRun& run, const std::vector<ChunkRange>& ranges,
                                  const ChunkMeasure& measure, Progress* progress, const KeepShard& keep) {
  Collector collector(run, measure, keep);
  const Status done = base::interruptible([&] { return measure_chunks(run, ranges, measure, progress, collector); });
  // Whatever ended the work: what is measured is measured.
  const Status kept = collector.keep(true);
  if (!done) return done.error();
  if (!kept) return kept.error();
  return collector.take();
}

}  // namespace lacuna::pipeline
