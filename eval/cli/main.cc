#include <malloc.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/cli/command_align.h"
#include "eval/cli/command_bench.h"
#include "eval/cli/command_check.h"
#include "eval/cli/command_compare.h"
#include "eval/cli/command_completion.h"
#include "eval/cli/command_convert.h"
#include "eval/cli/command_corpora.h"
#include "eval/cli/command_demo.h"
#include "eval/cli/command_gate.h"
#include "eval/cli/command_history.h"
#include "eval/cli/command_list.h"
#include "eval/cli/command_manual.h"
#include "eval/cli/command_map.h"
#include "eval/cli/command_merge.h"
#include "eval/cli/command_meta.h"
#include "eval/cli/command_report.h"
#include "eval/cli/command_score.h"
#include "eval/cli/command_slurm.h"
#include "eval/cli/command_train.h"
#include "eval/cli/context.h"
#include "eval/cli/environment.h"
#include "eval/cli/interruption.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/score_options.h"
#include "eval/cli/version_report.h"
#include "lacuna/plugin.h"
#include "lacuna/version.h"

namespace {

constexpr const char* kFooter = R"(Examples:
  lacuna demo
  lacuna check article.vi.txt article.en.txt --html report.html
  lacuna check project.xlf --annotate project.xlf
  lacuna report run.json -o worklist.xlsx
  lacuna score reference.txt -i translation.txt
  lacuna compare baseline.txt new.txt --ref reference.txt
  lacuna meta --human mqm.seg.score --metric bleu.seg.score comet.seg.score
  lacuna gate --junit gate.xml
  lacuna list checks
  lacuna corpora list
  lacuna train news.vi news.en --src-lang vi --tgt-lang en -o packs/vi-en
  lacuna align --words news.en news.es -o links.txt
  lacuna map check corpus.tsv --src-lang vi --tgt-lang en --part 3/40 -o 3.shard

'lacuna COMMAND --help' says more about a command.)";

/// Loads the plug-ins that LACUNA_PLUGINS lists and those that `--plugin` names before the command, and takes these
/// words out: metrics have to be there when the command's options are made.
lacuna::Status load_plugins(std::vector<std::string>& words) {
  constexpr std::string_view kOption = "--plugin";
  std::vector<std::string> paths = lacuna::cli::listed_in("LACUNA_PLUGINS");
  while (!words.empty() && words.front().starts_with(kOption)) {
    const std::string_view rest = std::string_view{words.front()}.substr(kOption.size());
    const bool next = rest.empty() && words.size() > 1;
    if (!next && !rest.starts_with('=')) break;
    paths.emplace_back(next ? std::string_view{words[1]} : rest.substr(1));
    words.erase(words.begin(), words.begin() + (next ? 2 : 1));
  }
  for (const std::string& path : paths) {
    const lacuna::Result<std::vector<std::string>> names = lacuna::load_plugin(path);
    if (!names) return names.error();
  }
  return {};
}

std::string joined(int count, char** words) {
  std::string line = "lacuna";
  for (int i = 1; i < count; ++i) line += std::string(" ") + words[i];
  return line;
}

void add_version(CLI::App& app) {
  const auto said = [&app]() -> std::string {
    return app.count("--json") > 0 ? lacuna::cli::version_json() : std::string("lacuna ") + lacuna::kVersion;
  };
  CLI::Option* version = app.set_version_flag("--version", said, "Print the version and exit");
  app.add_flag_callback(
         "--json", [] {}, "With --version: what it was built from, too, as JSON")
      ->needs(version);
}

int run(int argc, char** argv) {
  lacuna::cli::Context context{.out = std::cout, .err = std::cerr};
  lacuna::cli::read_environment(context);
  context.command_line = joined(argc, argv);

  std::vector<std::string> words(argv + 1, argv + argc);
  if (const lacuna::Status loaded = load_plugins(words); !loaded) {
    lacuna::cli::finish(loaded, context);
    return context.exit_code;
  }
  CLI::App app("Lacuna scores translations, and finds what they left out.", "lacuna");
  app.footer(kFooter);
  add_version(app);
  app.add_option_function<std::vector<std::string>>(
         "--plugin", [](const std::vector<std::string>& /*paths*/) {},  // `load_plugins` has
         "Shared object that adds metrics, before the command; more of them in LACUNA_PLUGINS, separated by colons")
      ->type_name("FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.require_subcommand(1);
  lacuna::cli::add_check_command(app, context);
  lacuna::cli::add_report_command(app, context);
  lacuna::cli::add_score_command(app, context);
  lacuna::cli::add_compare_command(app, context);
  lacuna::cli::add_gate_command(app, context);
  lacuna::cli::add_train_command(app, context);
  lacuna::cli::add_map_command(app, context);
  lacuna::cli::add_merge_command(app, context);
  lacuna::cli::add_slurm_command(app, context);
  lacuna::cli::add_align_command(app, context);
  lacuna::cli::add_list_command(app, context);
  lacuna::cli::add_corpora_command(app, context);
  lacuna::cli::add_convert_command(app, context);
  lacuna::cli::add_bench_command(app, context);
  lacuna::cli::add_history_command(app, context);
  lacuna::cli::add_meta_command(app, context);
  lacuna::cli::add_demo_command(app, context);
  lacuna::cli::add_completion_command(app, context);
  lacuna::cli::add_manual_command(app, context);
  try {
    lacuna::cli::expand_arguments(words);
    std::reverse(words.begin(), words.end());  // as CLI11 takes them
    app.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error, context.out, context.err);
    return code == 0 ? 0 : 2;
  }
  context.out.flush();
  if (!context.out) {
    context.err << "lacuna: error: cannot write to standard output\n";
    return 2;
  }
  return context.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
#ifdef __GLIBC__
  // Buffers of a few MB come and go; kept by the allocator, their pages need not be made anew each time.
  constexpr int kKept = 256 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kKept / 8);
  ::mallopt(M_TRIM_THRESHOLD, kKept);
#endif
  std::ios::sync_with_stdio(false);
  lacuna::cli::end_cleanly_when_interrupted();
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {  // out of memory, mostly: nothing of ours throws on purpose
    std::cerr << "lacuna: error: " << error.what() << '\n';
    return 2;
  }
}
