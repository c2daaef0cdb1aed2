#include "eval/cli/command_corpora.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "eval/cli/progress_bar.h"
#include "eval/cli/score_test_sets.h"
#include "lacuna/test_sets.h"
#include "reports/test_set_report.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(Downloads go to the folder LACUNA_CACHE (default: lacuna in XDG_CACHE_HOME or ~/.cache), and are checked against the
checksums in the manifests. Manifests are looked for in the folders that LACUNA_TESTSETS lists.

Examples:
  lacuna corpora list --language-pair vi-en
  lacuna corpora get ntrex128 -l vi-en
  lacuna score -t ntrex128 -l vi-en -i translation.txt)";

constexpr const char* kListFooter = R"(Examples:
  lacuna corpora list
  lacuna corpora list --language-pair vi-en --json)";

constexpr const char* kShowFooter = R"(Examples:
  lacuna corpora show wmt20
  lacuna corpora show ntrex128 --json)";

constexpr const char* kGetFooter =
    R"(What is in the cache already is checked and not downloaded again; a download that was cut short is gone on with. Where
nobody has published a checksum, the SHA-256 of what comes first is recorded, and what comes later must be the same.

Examples:
  lacuna corpora get wmt20 -l de-en
  lacuna corpora get wmt20 --from ~/Downloads/test.tgz
  lacuna corpora get flores_plus -l vie_Latn-eng_Latn --from folder/with/the/files)";

constexpr const char* kPathFooter = R"(Examples:
  lacuna corpora path wmt20 -l de-en
  lacuna corpora path ntrex128 -l vi-en src ref
  lacuna score $(lacuna corpora path wmt20 -l de-en ref) -i translation.txt)";

struct CorporaArguments {
  std::string name;
  std::string pair;
  std::vector<std::string> fields;
  TestSetFiles files;
  DownloadOptions download;
  int retries = 2;
  std::vector<std::string> manifests;
  std::string cache;
  bool json = false;
  bool quiet = false;
};

TestSetPlace place_of(const CorporaArguments& arguments, const Context& context) {
  TestSetPlace place = test_set_place(context);
  if (!arguments.manifests.empty()) place.manifests = arguments.manifests;
  if (!arguments.cache.empty()) place.cache = arguments.cache;
  return place;
}

Status list(const CorporaArguments& arguments, Context& context) {
  Result<std::vector<TestSet>> sets = list_test_sets(place_of(arguments, context).manifests);
  if (!sets) return sets.error();
  if (!arguments.pair.empty()) {
    sets->erase(
        std::remove_if(sets->begin(), sets->end(), [&](const TestSet& set) { return !set.has_pair(arguments.pair); }),
        sets->end());
  }
  context.out << (arguments.json ? reports::to_json(*sets) : reports::test_set_table(*sets, context.width));
  return {};
}

Status show(const CorporaArguments& arguments, Context& context) {
  const TestSetPlace place = place_of(arguments, context);
  const Result<TestSet> set = find_test_set(arguments.name, place.manifests);
  if (!set) return set.error();
  const Result<std::vector<CachedFile>> cached = cached_files(arguments.name, {}, place);
  if (!cached) return cached.error();
  context.out << (arguments.json ? reports::to_json(*set, *cached)
                                 : reports::test_set_page(*set, *cached, context.width));
  return {};
}

Status get(const CorporaArguments& arguments, Context& context) {
  DownloadOptions options = context.download;
  options.attempts = arguments.retries + 1;
  options.stall_seconds = arguments.download.stall_seconds;
  options.connect_seconds = std::min(arguments.download.stall_seconds, options.connect_seconds);
  const std::unique_ptr<Progress> progress = make_download_progress(context, arguments.quiet);
  const Result<std::vector<CachedFile>> files = get_test_set(
      arguments.name, arguments.pair, place_of(arguments, context), options, progress.get(), arguments.files);
  if (!files) return files.error();
  context.out << (arguments.json ? reports::to_json(*files) : reports::cached_files_text(*files));
  return {};
}

Status path(const CorporaArguments& arguments, Context& context) {
  Result<std::vector<TestSetPath>> paths = test_set_paths(arguments.name, arguments.pair, place_of(arguments, context));
  if (!paths) return paths.error();
  std::vector<TestSetPath> chosen;
  for (const std::string& field : arguments.fields) {
    const std::size_t before = chosen.size();
    for (const TestSetPath& one : *paths) {
      if (one.field == field || (field == "ref" && one.is_reference)) chosen.push_back(one);
    }
    if (chosen.size() > before) continue;
    std::string message = arguments.name + " has no field '" + field + "'; it has";
    for (const TestSetPath& one : *paths) message.append(" ").append(one.field);
    return Error{.code = ErrorCode::kUsage, .message = message, .path = {}};
  }
  if (arguments.json) {
    context.out << reports::to_json(arguments.fields.empty() ? *paths : chosen);
  } else if (arguments.fields.empty()) {
    context.out << reports::test_set_paths_text(*paths);
  } else {
    for (const TestSetPath& one : chosen) context.out << one.path << '\n';
  }
  return {};
}

using Arguments = std::shared_ptr<CorporaArguments>;

CLI::App* add_verb(CLI::App& command, const char* name, const char* description, const char* footer,
                   const Arguments& arguments, Context& context,
                   Status (*run)(const CorporaArguments& arguments, Context& context)) {
  CLI::App* verb = command.add_subcommand(name, description);
  verb->footer(footer);
  verb->add_flag("--json", arguments->json, "As JSON");
  verb->add_option("--manifests", arguments->manifests, "Folders of manifests, in place of those that are installed")
      ->type_name("FOLDER");
  verb->add_option("--cache", arguments->cache, "Folder for downloads, in place of LACUNA_CACHE")->type_name("FOLDER");
  verb->callback([arguments, &context, run] { finish(run(*arguments, context), context); });
  return verb;
}

void add_name(CLI::App& verb, const Arguments& arguments) {
  verb.add_option("name", arguments->name, "The test set, as in `lacuna corpora list`")->required()->type_name("SET");
}

CLI::Option* add_pair(CLI::App& verb, const Arguments& arguments, const char* description) {
  return verb.add_option("-l,--language-pair", arguments->pair, description)->type_name("PAIR");
}

}  // namespace

void add_corpora_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("corpora", "Public test sets: what there is, and getting them");
  command->footer(kFooter);
  command->require_subcommand(1);
  const auto arguments = std::make_shared<CorporaArguments>();

  CLI::App* list_verb = add_verb(*command, "list", "The test sets there are", kListFooter, arguments, context, &list);
  add_pair(*list_verb, arguments, "Only those that have this pair of languages, as vi-en");

  CLI::App* show_verb = add_verb(*command, "show", "One of them: licence, citation, pairs, files and checksums",
                                 kShowFooter, arguments, context, &show);
  add_name(*show_verb, arguments);

  CLI::App* get_verb =
      add_verb(*command, "get", "Download it into the cache, and check it", kGetFooter, arguments, context, &get);
  add_name(*get_verb, arguments);
  add_pair(*get_verb, arguments, "Only what this pair of languages needs, as vi-en");
  get_verb
      ->add_option("--from", arguments->files.from,
                   "Files that you have already, called as the ones they stand for, or folders with them")
      ->type_name("PATH");
  get_verb
      ->add_option("--sha256", arguments->files.sha256,
                   "SHA-256 that the file must have: HEX, or NAME=HEX where there are several files")
      ->type_name("[NAME=]HEX");
  get_verb->add_option("--retries", arguments->retries, "How often to try again when the network fails halfway")
      ->type_name("N")
      ->check(CLI::Range(0, 99))
      ->capture_default_str();
  get_verb->add_option("--timeout", arguments->download.stall_seconds, "Seconds without a byte that are a failure")
      ->type_name("N")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  get_verb->add_flag("-q,--quiet", arguments->quiet, "No notes and no progress");

  CLI::App* path_verb =
      add_verb(*command, "path", "Where its texts lie, as files of lines", kPathFooter, arguments, context, &path);
  add_name(*path_verb, arguments);
  path_verb
      ->add_option("fields", arguments->fields,
                   "Print only the paths of these: src, ref (every reference that counts), docid, origlang, …")
      ->type_name("FIELD");
  add_pair(*path_verb, arguments, "Pair of languages, as vi-en")->required();
}

}  // namespace lacuna::cli
