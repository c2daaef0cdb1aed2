#include "eval/cli/corpus_run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>
#include <utility>

#include "eval/base/agree.h"
#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/cli/interruption.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/ranks.h"
#include "eval/pipeline/shards/team_run.h"

namespace lacuna::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kShardEnding = ".shard";
constexpr std::size_t kNameDigits = 16;

/// The shards of a job that are there. One that is damaged is as good as none: its chunks are measured again.
Result<records::Shard> read_job(const std::string& folder, const std::vector<pipeline::CorpusText>& texts,
                                const pipeline::ChunkMeasure& measure, std::ostream& err) {
  records::Shard done;
  std::vector<std::string> paths;
  std::error_code code;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
    if (entry.path().extension() == kShardEnding) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  if (!paths.empty()) done.settings = measure.settings();
  for (const std::string& path : paths) {
    Result<records::Shard> shard = records::read_shard(path);
    if (!shard) {
      err << "lacuna: warning: " << shard.error().to_string() << "; its chunks are measured again\n";
      continue;
    }
    for (const auto& [name, input] : shard->inputs) {
      if (std::any_of(texts.begin(), texts.end(),
                      [&, &known = name](const auto& text) { return text.name == known; })) {
        continue;
      }
      return Error{.code = ErrorCode::kMismatch,
                   .message = "holds results of " + name + ", which is not in this run; a job has a folder of its own",
                   .path = path};
    }
    if (Status added = records::add_shard(std::move(*shard), path, measure.kept_per_rule(), done); !added) {
      return added.error();
    }
  }
  return done;
}

/// Keeps a shard under the name that its content gives it, so that no two processes write the same file.
pipeline::KeepShard keep_in(const std::string& folder) {
  if (folder.empty()) return {};
  return [folder](const records::Shard& shard) {
    const std::string text = records::shard_text(shard);
    const fs::path path = fs::path(folder) / (base::sha256_hex(text).substr(0, kNameDigits) + kShardEnding);
    return base::write_file(path.string(), text);
  };
}

/// Whoever of the ranks makes it, when they are told to end, speaks for all.
std::string stopped_mark(const std::string& job) { return (fs::path(job) / "stopped").string(); }

/// What is said when the ranks are told to end from outside, as `mpirun` does when one of them dies.
void say_what_is_kept(const CorpusOptions& options, const pipeline::TeamRun& run, const pipeline::ChunkMeasure& measure,
                      const base::Team& team, std::ostream& err) {
  if (options.job.empty()) {
    if (team.rank() == 0) err << "lacuna: stopped before the end; nothing is kept, as no --job FOLDER was named\n";
    return;
  }
  std::error_code code;
  if (!fs::create_directory(stopped_mark(options.job), code)) return;
  // At once: who told the process to end may soon kill it.
  err << "lacuna: stopped before the end; what is finished is in " << options.job << std::endl;
  Result<records::Shard> done = read_job(options.job, run.run.texts, measure, err);
  if (!done) return;
  if (!records::add_shard(pipeline::empty_shard(run.run, measure), options.job, measure.kept_per_rule(), *done)) return;
  err << "lacuna: " << done->chunks.size() << " chunks are finished and kept in " << options.job
      << ", and the same command goes on from there";
  const std::vector<std::string> missing = records::missing_chunks(*done);
  for (std::size_t i = 0; i < missing.size(); ++i) err << (i == 0 ? "; there is no result of " : ", ") << missing[i];
  err << std::endl;
}

class CorpusRunner {
 public:
  CorpusRunner(const CorpusOptions& options, std::size_t threads, bool quiet, Context& context, base::Team& team)
      : options_(options), threads_(threads), quiet_(quiet), context_(context), team_(team) {}

  Status run(const std::function<Result<CorpusWork>()>& prepare,
             const std::function<Status(const records::Shard&)>& finish) {
    pipeline::TeamRun run;
    const Result<CorpusWork> work = prepare();
    Status ready = work ? Status{} : Status(work.error());
    if (ready) ready = look_at(*work, run);
    if (Status all = base::agree(team_, ready); !all) return all;
    const std::unique_ptr<Progress> progress = make_progress(context_, quiet_ || team_.rank() > 0);
    Stoppable stoppable(*progress, options_.mpi);
    Result<std::optional<records::Shard>> whole = pipeline::map_with_team(team_, run, *work->measure, &stoppable);
    if (!whole && whole.error().code == ErrorCode::kInterrupted) {
      say_what_is_kept(options_, run, *work->measure, team_, context_.err);
      end_as_terminated();
    }
    if (!whole) return whole.error();
    progress->update("", 0, 0);
    return *whole ? finish(**whole) : Status{};
  }

 private:
  /// Hands on progress, and asks whether the process was told to end.
  class Stoppable final : public Progress {
   public:
    Stoppable(Progress& shown, bool can_stop) : shown_(shown), stop_(can_stop ? stop_when_terminated() : nullptr) {}
    void update(std::string_view stage, std::size_t done, std::size_t total) override {
      shown_.update(stage, done, total);
    }
    [[nodiscard]] bool stop_requested() const override { return stop_ != nullptr && *stop_ != 0; }

   private:
    Progress& shown_;
    const volatile std::sig_atomic_t* stop_;
  };

  Status look_at(const CorpusWork& work, pipeline::TeamRun& run) const {
    Result<std::vector<pipeline::CorpusText>> texts = pipeline::corpus_texts(work.groups, options_.chunk_bytes);
    if (!texts) return texts.error();
    run.run = {.texts = std::move(*texts), .chunk_bytes = options_.chunk_bytes, .threads = threads_};
    if (options_.job.empty()) return {};
    if (team_.rank() == 0) {
      std::error_code code;
      fs::create_directories(options_.job, code);
      if (code) return Error{.code = ErrorCode::kIo, .message = code.message(), .path = options_.job};
      fs::remove(stopped_mark(options_.job), code);
      Result<records::Shard> done = read_job(options_.job, run.run.texts, *work.measure, context_.err);
      if (!done) return done.error();
      run.done = std::move(*done);
      if (!quiet_ && !run.done.chunks.empty()) {
        context_.err << "lacuna: " << run.done.chunks.size() << " chunks are finished already, in " << options_.job
                     << '\n';
      }
    }
    run.keep = keep_in(options_.job);
    return {};
  }

  const CorpusOptions& options_;
  std::size_t threads_;
  bool quiet_;
  Context& context_;
  base::Team& team_;
};

}  // namespace

void add_chunk_options(CLI::App& command, CorpusOptions& options, bool has_findings) {
  command
      .add_option("--chunk-bytes", options.chunk_bytes,
                  "A corpus is measured in chunks of about so many bytes of each text")
      ->type_name("N")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 32U))
      ->capture_default_str();
  if (!has_findings) return;
  command
      .add_option("--keep", options.kept_per_rule, "Of a corpus keep the worst findings of each rule, so many of them")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
}

void add_mpi_options(CLI::App& command, CorpusOptions& options) {
  command.add_flag("--mpi", options.mpi,
                   "Share the work among the ranks that mpirun started, a thread each unless --threads says more");
  command
      .add_option("--job", options.job,
                  "Keep what is finished in this folder, and go on from there when the run is started again")
      ->type_name("FOLDER");
}

void run_corpus(const CorpusOptions& options, std::size_t threads, bool quiet, Context& context,
                const std::function<Result<CorpusWork>()>& prepare,
                const std::function<Status(const records::Shard&)>& finish_run) {
  const Result<std::unique_ptr<base::Team>> team = make_team(options.mpi, context);
  if (!team) {
    finish(team.error(), context);
    return;
  }
  if (options.mpi) {
    (*team)->stop_when([told = stop_when_terminated()] { return *told != 0; });
  }
  // Ranks share a machine's cores: unless told, each of them takes one.
  CorpusRunner runner(options, options.mpi && threads == 0 ? 1 : threads, quiet, context, **team);
  finish(spoken_once(**team, runner.run(prepare, finish_run), context), context);
}

}  // namespace lacuna::cli
