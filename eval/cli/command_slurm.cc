#include "eval/cli/command_slurm.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <numeric>
#include <ostream>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/base/shell_word.h"
#include "eval/cli/command_map.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/slurm_job.h"

namespace lacuna::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFooter =
    R"(JOB is a folder that all nodes see. It gets the scripts of an array of 'lacuna map' tasks and of a 'lacuna merge' that runs
when no task does any more, which writes JOB/report.json, or says in JOB/logs/merge.log what is missing for it. What stands
behind -- is what 'lacuna map' takes. A task that dies loses its own part alone: --resume submits those tasks again that
have not left their shard (a node that dies has its tasks started again by Slurm itself), and what is done twice counts
once. Paths are taken from the folder in which the command was given.

Exit code: 0; 1 for --status while shards are missing; 2 for bad input, and when sbatch refuses.

Examples:
  lacuna slurm crawl.job --tasks 40 --sbatch=--partition=long --sbatch=--time=4:00:00 -- check crawl-*.tsv.zst --src-lang vi --tgt-lang en
  lacuna slurm scores.job --tasks 8 --dry-run -- score ref.txt -i hyp.txt -m bleu chrf
  lacuna slurm crawl.job --status
  lacuna slurm crawl.job --resume)";

struct SlurmArguments {
  std::string folder;
  std::vector<std::string> words;
  std::size_t tasks = 0;
  std::vector<std::string> sbatch_options;
  std::string report = "report.json";
  bool dry_run = false;
  bool resume = false;
  bool status = false;
  bool quiet = false;
};

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

/// Whether `lacuna map` takes these words, and finds what they name: better known now than by every task.
Status try_words(const SlurmJob& job, const Context& context) {
  if (job.words.empty() || (job.words.front() != "check" && job.words.front() != "score")) {
    return usage("behind -- stands what 'lacuna map' takes: check or score, and its options and files");
  }
  for (const std::string& word : job.words) {
    for (const char* own : {"--part", "--bytes", "--out", "-o", "--threads"}) {
      if (word == own || word.starts_with(std::string(own) + "=")) {
        return usage(word + " is what the tasks are given by 'lacuna slurm'");
      }
    }
    if (word == "-") return usage("tasks have no standard input: name files");
  }
  std::ostringstream out;
  std::ostringstream err;
  Context tried{.out = out, .err = err};
  tried.pack_folders = context.pack_folders;
  tried.model_folders = context.model_folders;
  tried.dictionary_folders = context.dictionary_folders;
  tried.download = context.download;
  tried.today = context.today;
  CLI::App app("", "lacuna");
  add_map_command(app, tried);
  std::vector<std::string> words = {"map"};
  words.insert(words.end(), job.words.begin(), job.words.end());
  words.insert(words.end(), {"--plan", "--part", "1/" + std::to_string(job.tasks)});
  std::reverse(words.begin(), words.end());  // as CLI11 takes them
  try {
    app.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    return usage(std::string("lacuna map: ") + error.what());
  }
  if (tried.exit_code == 0) return {};
  std::string said = err.str();
  constexpr std::string_view kHead = "lacuna: error: ";
  if (said.starts_with(kHead)) said.erase(0, kHead.size());
  while (said.ends_with('\n')) said.pop_back();
  return usage("lacuna map: " + said);
}

Result<SlurmJob> new_job(const SlurmArguments& arguments) {
  if (arguments.tasks == 0) return usage("say with --tasks how many tasks the array has");
  if (arguments.report.find('/') != std::string::npos) return usage("--report is a file in the job's folder");
  std::error_code code;
  SlurmJob job{.folder = fs::absolute(arguments.folder, code).lexically_normal().string(),
               .program = fs::read_symlink("/proc/self/exe", code).string(),
               .directory = fs::current_path(code).string(),
               .tasks = arguments.tasks,
               .words = arguments.words,
               .sbatch_options = arguments.sbatch_options,
               .report_options = {},
               .report = arguments.report};
  if (job.folder.ends_with('/')) job.folder.pop_back();
  return job;
}

/// Submits the array of these tasks, and the merge behind it.
Status submit_job(const SlurmJob& job, const std::vector<std::size_t>& tasks, bool quiet, Context& context) {
  const std::string map = (fs::path(job.folder) / "map.sbatch").string();
  const std::string merge = (fs::path(job.folder) / "merge.sbatch").string();
  std::vector<std::string> behind;
  std::string said;
  if (!tasks.empty()) {
    std::vector<std::string> words = {"--array=" + array_of(tasks)};
    words.insert(words.end(), job.sbatch_options.begin(), job.sbatch_options.end());
    words.push_back(map);
    const Result<std::string> array = submit(words);
    if (!array) return array.error();
    behind.push_back("--dependency=afterany:" + *array);
    said = "job " + *array + " maps in " + std::to_string(tasks.size()) + (tasks.size() == 1 ? " task, " : " tasks, ");
  }
  behind.push_back(merge);
  const Result<std::string> last = submit(behind);
  if (!last) return last.error();
  if (!quiet) {
    context.out << said << "job " << *last << " merges into " << (fs::path(job.folder) / job.report).string() << '\n';
  }
  return {};
}

Status run_new(const SlurmArguments& arguments, Context& context) {
  const Result<SlurmJob> job = new_job(arguments);
  if (!job) return job.error();
  if (Status takes = try_words(*job, context); !takes) return takes;
  if (Status written = write_slurm_job(*job); !written) return written;
  std::vector<std::size_t> tasks(job->tasks);
  std::iota(tasks.begin(), tasks.end(), std::size_t{1});
  if (!arguments.dry_run) return submit_job(*job, tasks, arguments.quiet, context);
  if (arguments.quiet) return {};
  context.out << "scripts are in " << job->folder
              << "; nothing is submitted. By hand:\n  sbatch --array=" << array_of(tasks);
  for (const std::string& option : job->sbatch_options) context.out << ' ' << base::shell_word(option);
  context.out << ' ' << base::shell_word(job->folder + "/map.sbatch") << "\n  sbatch --dependency=afterany:ID "
              << base::shell_word(job->folder + "/merge.sbatch") << '\n';
  return {};
}

Status run_known(const SlurmArguments& arguments, Context& context) {
  if (!arguments.words.empty())
    return usage("--resume and --status are of a job that is there: without a command behind --");
  const Result<SlurmJob> job = read_slurm_job(arguments.folder);
  if (!job) return job.error();
  const SlurmProgress progress = progress_of(*job);
  for (const std::string& damaged : progress.damaged) context.err << "lacuna: warning: " << damaged << '\n';
  if (!arguments.quiet || arguments.status) {
    context.out << progress.finished.size() << " of " << job->tasks << " tasks have left their shard";
    if (!progress.missing.empty()) context.out << "; missing: " << array_of(progress.missing);
    context.out << '\n';
  }
  if (arguments.status) {
    if (!progress.missing.empty()) context.exit_code = 1;
    return {};
  }
  if (arguments.dry_run) return {};
  return submit_job(*job, progress.missing, arguments.quiet, context);
}

Status run(const SlurmArguments& arguments, Context& context) {
  return arguments.resume || arguments.status ? run_known(arguments, context) : run_new(arguments, context);
}

}  // namespace

void add_slurm_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("slurm", "Measure a corpus as a Slurm job array, and merge it");
  command->footer(kFooter);
  const auto arguments = std::make_shared<SlurmArguments>();
  command->add_option("job", arguments->folder, "Folder of the job, on a file system that all nodes share")
      ->type_name("FOLDER")
      ->required();
  command->add_option("words", arguments->words, "Behind --: what 'lacuna map' takes")->type_name("WORD");
  command->add_option("--tasks", arguments->tasks, "Tasks of the array, each with a part of the corpus")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  command
      ->add_option("--sbatch", arguments->sbatch_options,
                   "An option of sbatch for the array, as --sbatch=--partition=long; may be given several times")
      ->type_name("OPTION")
      ->allow_extra_args(false);
  command->add_option("--report", arguments->report, "Name of the report in the folder; its ending says its format")
      ->type_name("NAME")
      ->capture_default_str();
  command->add_flag("--dry-run", arguments->dry_run, "Write the scripts, and submit nothing");
  CLI::Option* status = command->add_flag("--status", arguments->status, "Say how far the job is");
  command
      ->add_flag("--resume", arguments->resume, "Submit again the tasks that have not left their shard, and the merge")
      ->excludes(status);
  command->add_flag("-q,--quiet", arguments->quiet, "Say nothing but what is wrong");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
