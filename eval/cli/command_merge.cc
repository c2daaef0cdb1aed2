#include "eval/cli/command_merge.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "eval/cli/corpus_score.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/report_formats.h"
#include "eval/cli/score_output.h"
#include "eval/cli/score_tests.h"
#include "eval/pipeline/shards/corpus_report.h"
#include "eval/pipeline/shards/run_settings.h"
#include "eval/records/shard.h"
#include "reports/run_overview.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(Shards come in any order and grouping, and what is in several of them counts once: the report is that of one run over the
whole corpus, byte for byte. A shard that is damaged or cannot be read is named, and so is every chunk of which there is no
result; unless other shards make up for them there is no report. With --shard what there is becomes one shard, whole or not.
The report of 'map check' has a format of 'lacuna report', that of 'map score' json, text or latex.

Exit code: 0; 1 when there are more findings than --max-findings; 2 for shards that do not make a whole.

Examples:
  lacuna merge shards/*.shard -o report.json
  lacuna merge *.shard --format console --show 10
  lacuna merge monday/*.shard tuesday/*.shard --shard both.shard.zst
  lacuna merge - -o report.html < all.shard)";

struct MergeArguments {
  std::vector<std::string> shards;
  std::string out = "-";
  std::string format;
  std::string shard;
  std::optional<std::size_t> max_findings;
  std::size_t show = 25;
  int width = 1;
  bool quiet = false;
};

/// All that can be read. One that cannot is said, and may turn out to be made up for.
Result<records::Shard> read_shards(const MergeArguments& arguments, std::size_t& damaged, Context& context) {
  records::Shard whole;
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  for (std::size_t i = 0; i < arguments.shards.size(); ++i) {
    const std::string& path = arguments.shards[i];
    progress->update("merging", i, arguments.shards.size());
    Result<records::Shard> shard = records::read_shard(path);
    if (!shard) {
      ++damaged;
      progress->update("", 0, 0);
      context.err << "lacuna: warning: " << shard.error().to_string() << '\n';
      continue;
    }
    const std::size_t kept = pipeline::number_in(*shard, pipeline::setting::kKeptPerRule);
    if (Status added = records::add_shard(std::move(*shard), path, kept, whole); !added) return added.error();
  }
  progress->update("", 0, 0);
  if (whole.settings.empty()) {
    return Error{.code = ErrorCode::kFormat, .message = "there is no shard that can be read", .path = {}};
  }
  return whole;
}

Result<std::string> score_report(const MergeArguments& arguments, const records::Shard& shard, Context& context) {
  ScoreArguments shown;
  shown.format = arguments.format;
  shown.width = arguments.width;
  shown.hypotheses = {"-"};
  if (!shown.format.empty() && shown.format != "json" && shown.format != "text" && shown.format != "latex") {
    return Error{.code = ErrorCode::kUsage,
                 .message = "scores are shown as json, text or latex, not as " + shown.format,
                 .path = {}};
  }
  const Result<Scored> scored = scored_shard(shard, context);
  if (!scored) return scored.error();
  const Result<reports::ScoreReport> report = make_score_report(shown, *scored, base::serial_for);
  if (!report) return report.error();
  std::ostringstream text;
  write_score_report(*report, shown, text);
  return text.str();
}

Result<std::string> check_report(const MergeArguments& arguments, const records::Shard& shard, Context& context) {
  const Result<ReportFormat> format = report_format_of(arguments.format, arguments.out);
  if (!format) return format.error();
  Result<RunReport> report = pipeline::corpus_report(shard);
  if (!report) return report.error();
  const std::size_t findings = reports::count_severities(*report).all();
  if (arguments.max_findings && findings > *arguments.max_findings) context.exit_code = 1;
  const NamedRun named{.path = {}, .report = std::move(*report)};
  RenderOptions options{.show = arguments.show};
  if (arguments.out == "-") {
    options.color = context.color;
    options.width = context.width;
  }
  return rendered(*format, {.runs = {&named, 1}}, options);
}

Status run(const MergeArguments& arguments, Context& context) {
  if (Status possible = check_standard_input(arguments.shards); !possible) return possible;
  const std::vector<std::string> named = {arguments.shard.empty() ? arguments.out : arguments.shard};
  if (Status possible = check_outputs(arguments.shards, named); !possible) return possible;
  if (!arguments.shard.empty() && (!arguments.format.empty() || arguments.out != "-")) {
    return Error{.code = ErrorCode::kUsage, .message = "either a report or, with --shard, a shard", .path = {}};
  }
  std::size_t damaged = 0;
  const Result<records::Shard> shard = read_shards(arguments, damaged, context);
  if (!shard) return shard.error();
  if (!arguments.shard.empty()) {
    if (damaged > 0) {
      return Error{
          .code = ErrorCode::kFormat,
          .message = std::to_string(damaged) + " of the shards cannot be read; leave them out to merge the rest",
          .path = {}};
    }
    return write_outputs({{arguments.shard, records::shard_text(*shard)}}, context);
  }
  const bool is_check = records::setting(shard->settings, pipeline::setting::kKind) == pipeline::setting::kCheck;
  Result<std::string> report =
      is_check ? check_report(arguments, *shard, context) : score_report(arguments, *shard, context);
  if (!report) return report.error();
  if (damaged > 0 && !arguments.quiet) {
    context.err << "lacuna: other shards make up for what cannot be read: the corpus is whole\n";
  }
  return write_outputs({{arguments.out, std::move(*report)}}, context);
}

}  // namespace

void add_merge_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("merge", "Put the parts of a corpus together that 'lacuna map' measured");
  command->footer(kFooter);
  const auto arguments = std::make_shared<MergeArguments>();
  command->add_option("shards", arguments->shards, "Shards; - is standard input")->type_name("FILE")->required();
  command->add_option("-o,--out", arguments->out, "File to write the report to; - is standard output")
      ->type_name("FILE")
      ->capture_default_str();
  command
      ->add_option(
          "--format", arguments->format,
          "Its format (by the ending of --out when left out): as in 'lacuna report --help', or of scores json, "
          "text, latex")
      ->type_name("NAME");
  command->add_option("--shard", arguments->shard, "Write no report, but all that there is as one shard to this file")
      ->type_name("FILE");
  add_max_findings_option(*command, arguments->max_findings);
  add_show_option(*command, arguments->show);
  command->add_option("-w,--width", arguments->width, "Digits of scores after the point")
      ->type_name("N")
      ->check(CLI::Range(0, 17))
      ->capture_default_str();
  command->add_flag("-q,--quiet", arguments->quiet, "No progress");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
