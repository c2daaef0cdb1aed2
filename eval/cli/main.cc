#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <system_error>
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
#include "eval/cli/command_meta.h"
#include "eval/cli/command_report.h"
#include "eval/cli/command_score.h"
#include "eval/cli/command_train.h"
#include "eval/cli/context.h"
#include "eval/cli/interruption.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/score_options.h"
#include "eval/cli/version_report.h"
#include "lacuna/plugin.h"
#include "lacuna/version.h"

namespace {

namespace fs = std::filesystem;

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
  lacuna align --words news.vi news.en -o links.txt

'lacuna COMMAND --help' says more about a command.)";

/// The folders that an environment variable lists, with colons between them.
std::vector<std::string> listed_in(const char* variable) {
  std::vector<std::string> folders;
  const char* listed = std::getenv(variable);
  std::string_view rest = listed == nullptr ? "" : listed;
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    if (colon != 0) folders.emplace_back(rest.substr(0, colon));
    rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
  }
  return folders;
}

/// The folder `name` that is installed with the program, then the source tree's.
std::vector<std::string> installed(const char* name, const char* in_source) {
  std::vector<std::string> folders;
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (!code) folders.push_back((program.parent_path().parent_path() / "share" / "lacuna" / name).string());
  folders.emplace_back(in_source);
  return folders;
}

/// Folders that hold language packs: those in LACUNA_PACKS, then the installed ones, then the source tree's.
std::vector<std::string> pack_folders() {
  std::vector<std::string> folders = listed_in("LACUNA_PACKS");
  for (std::string& folder : installed("packs", LACUNA_SOURCE_PACKS)) folders.push_back(std::move(folder));
  return folders;
}

/// Folders that hold manifests of test sets, as for packs.
std::vector<std::string> test_set_folders() {
  std::vector<std::string> folders = listed_in("LACUNA_TESTSETS");
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (!code) folders.push_back((program.parent_path().parent_path() / "share" / "lacuna" / "testsets").string());
  folders.emplace_back(LACUNA_SOURCE_TESTSETS);
  return folders;
}

/// The value of an environment variable that is set and not empty, else `otherwise`.
std::string environment(const char* variable, const std::string& otherwise = {}) {
  const char* value = std::getenv(variable);
  return value == nullptr || *value == '\0' ? otherwise : value;
}

/// LACUNA_CACHE, or the place of the XDG Base Directory Specification.
std::string cache_folder() {
  const std::string home = environment("HOME", ".");
  const fs::path caches = environment("XDG_CACHE_HOME", (fs::path(home) / ".cache").string());
  return environment("LACUNA_CACHE", (caches / "lacuna").string());
}

/// Proxies as curl and others take them from the environment; of HTTP in lower case only, as they do.
lacuna::DownloadOptions download_options() {
  lacuna::DownloadOptions options;
  const std::string all = environment("all_proxy", environment("ALL_PROXY"));
  options.http_proxy = environment("http_proxy", all);
  options.https_proxy = environment("https_proxy", environment("HTTPS_PROXY", all));
  options.no_proxy = environment("no_proxy", environment("NO_PROXY"));
  return options;
}

/// The folder in which sacreBLEU keeps models: what it has downloaded is found, and the other way round.
std::vector<std::string> model_folders() {
  if (const char* folder = std::getenv("SACREBLEU")) return {(fs::path(folder) / "models").string()};
  if (const char* home = std::getenv("HOME")) return {(fs::path(home) / ".sacrebleu" / "models").string()};
  return {};
}

/// Where Hunspell's dictionaries lie: the folders in DICPATH, as for Hunspell itself, then Debian's.
std::vector<std::string> dictionary_folders() {
  std::vector<std::string> folders = listed_in("DICPATH");
  folders.emplace_back("/usr/share/hunspell");
  return folders;
}

/// In UTC: what expires does so everywhere at once.
std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 11> day{};
  return {day.data(), std::strftime(day.data(), day.size(), "%Y-%m-%d", &utc)};
}

/// Loads the plug-ins that LACUNA_PLUGINS lists and those that `--plugin` names before the command, and takes these
/// words out: metrics have to be there when the command's options are made.
lacuna::Status load_plugins(std::vector<std::string>& words) {
  constexpr std::string_view kOption = "--plugin";
  std::vector<std::string> paths = listed_in("LACUNA_PLUGINS");
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

std::size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 100;
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
  const char* const no_color = std::getenv("NO_COLOR");  // no-color.org: any value but an empty one
  context.color = ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
  context.err_is_terminal = ::isatty(STDERR_FILENO) != 0;
  context.width = terminal_width();
  context.pack_folders = pack_folders();
  context.model_folders = model_folders();
  context.dictionary_folders = dictionary_folders();
  context.sample_folders = installed("samples", LACUNA_SOURCE_SAMPLES);
  context.test_set_folders = test_set_folders();
  context.cache_folder = cache_folder();
  context.download = download_options();
  context.today = today();
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
