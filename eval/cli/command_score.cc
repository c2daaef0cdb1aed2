#include "eval/cli/command_score.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "eval/cli/corpus_run.h"
#include "eval/cli/corpus_score.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/score_inputs.h"
#include "eval/cli/score_options.h"
#include "eval/cli/score_output.h"
#include "eval/cli/score_test_sets.h"
#include "eval/cli/score_tests.h"
#include "eval/pipeline/parallel.h"
#include "reports/score_report.h"

namespace lacuna::cli {
namespace {

constexpr std::size_t kSuspiciousPeriods = 100;  // lines that end in " .", as sacreBLEU counts them

void write_lines(const ScoreArguments& arguments, const Scored& scored, std::ostream& out) {
  const reports::ScoreFormat format{
      .width = arguments.width, .score_only = arguments.score_only, .short_signatures = arguments.short_signatures};
  const bool json = output_format(arguments) == "json";
  if (!json && scored.systems.size() == 1 && scored.metrics.size() == 1) {  // as sacreBLEU, which has no JSON here
    const MetricResult& result = scored.systems.front().metrics.front();
    for (std::size_t i = 0; i < result.table.units(); ++i) {
      reports::ScoreCell cell{.score = scored.metrics.front()->score(result.table.row(i))};
      cell.score.signature = result.score.signature;
      out << reports::score_line(cell, format) << '\n';
    }
    return;
  }
  std::vector<reports::LineScores> lines;
  for (const SystemResult& system : scored.systems) {
    for (std::size_t m = 0; m < scored.metrics.size(); ++m) {
      const MetricResult& result = system.metrics[m];
      reports::LineScores& column = lines.emplace_back(reports::LineScores{
          .system = system.name, .metric = result.score.metric, .signature = result.score.signature, .values = {}});
      column.values.resize(result.table.units());
      scored.metrics[m]->score_many(result.table.values(), column.values);
    }
  }
  if (json) {
    reports::write_lines_json(lines, out);
  } else {
    reports::write_lines_text(lines, arguments.width, out);
  }
}

void warn_of_tokenized_text(const ScoreArguments& arguments, const Scored& scored, std::ostream& err) {
  const bool bleu = std::any_of(scored.metrics.begin(), scored.metrics.end(),
                                [](const MetricPtr& metric) { return metric->info().id == "bleu"; });
  if (!bleu || arguments.force || arguments.quiet) return;
  for (const SystemResult& system : scored.systems) {
    if (system.tokenized_periods >= kSuspiciousPeriods) {
      err << "lacuna: warning: " << system.name << ": " << system.tokenized_periods
          << " lines end in ' .': the text looks tokenised, and BLEU expects text as it is read; --force silences "
             "this\n";
    }
  }
}

/// Writes scores, with whatever test was asked for.
Status deliver(const ScoreArguments& arguments, const Scored& scored, const base::ParallelFor& parallel_for,
               Context& context) {
  warn_of_tokenized_text(arguments, scored, context.err);
  const Result<reports::ScoreReport> report = make_score_report(arguments, scored, parallel_for);
  if (!report) return report.error();
  write_score_report(*report, arguments, context.out);
  return {};
}

Status run(const ScoreArguments& arguments, const CorpusOptions& corpus, Context& context) {
  if (!corpus.job.empty()) return Error{.code = ErrorCode::kUsage, .message = "--job is for --mpi", .path = {}};
  if (Status status = check_score_arguments(arguments); !status) return status;
  if (!arguments.echo.empty()) return echo_test_sets(arguments, context);
  const base::ParallelFor parallel_for = pipeline::parallel_for(arguments.threads, nullptr);
  const Result<Scored> scored = score_inputs(arguments, context, parallel_for);
  if (!scored) return scored.error();
  if (!arguments.sentence_level) return deliver(arguments, *scored, parallel_for, context);
  warn_of_tokenized_text(arguments, *scored, context.err);
  write_lines(arguments, *scored, context.out);
  return {};
}

void run_on_ranks(const ScoreArguments& arguments, const CorpusOptions& corpus, std::vector<std::string> words,
                  Context& context) {
  const auto prepare = [&]() -> Result<CorpusWork> {
    if (Status status = check_score_arguments(arguments); !status) return status.error();
    return corpus_score(arguments, {}, std::move(words), corpus, context);
  };
  run_corpus(corpus, arguments.threads, arguments.quiet, context, prepare, [&](const records::Shard& shard) {
    const Result<Scored> scored = scored_shard(shard, context);
    if (!scored) return Status(scored.error());
    return deliver(arguments, *scored, base::serial_for, context);
  });
}

}  // namespace

void add_score_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("score", "Score translations against references");
  const auto arguments = std::make_shared<ScoreArguments>();
  const auto corpus = std::make_shared<CorpusOptions>();
  add_score_options(*command, *arguments);
  add_chunk_options(*command, *corpus, false);
  add_mpi_options(*command, *corpus);
  command->callback([arguments, corpus, command, &context] {
    if (corpus->mpi) {
      run_on_ranks(*arguments, *corpus, metric_words(*command), context);
    } else {
      finish(run(*arguments, *corpus, context), context);
    }
  });
}

}  // namespace lacuna::cli
