#include "eval/cli/check_options.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <system_error>

namespace lacuna::cli {
namespace {

constexpr const char* kConfigFile = "lacuna.json";

}  // namespace

void add_check_options(CLI::App& command, CheckOptions& options, const Context& context) {
  CheckRequest& request = options.request;
  request.pack_folders = context.pack_folders;
  command.add_flag("--parallel", request.parallel, "Line i of one file translates line i of the other");
  command.add_option("--src-lang", request.source_language, "Language of the source (detected when left out)")
      ->type_name("LANG");
  command.add_option("--tgt-lang", request.target_language, "Language of the translation (detected when left out)")
      ->type_name("LANG");
  command.add_option("--pack", request.pack_path, "Folder of the language pack (found by language when left out)")
      ->type_name("FOLDER");
  command
      .add_option("--from", request.format,
                  "Format of a file that holds both languages: tsv, csv, jsonl, tmx, xliff, po (by its name and "
                  "content when left out)")
      ->type_name("FORMAT");
  command.add_option("--source-field", request.source_field, "Column or key of the source in TSV, CSV, JSON Lines")
      ->type_name("NAME");
  command.add_option("--target-field", request.target_field, "Column or key of the translation")->type_name("NAME");
  command.add_option("--enable", request.checks.enable, "Checks to run beside the usual ones, or 'all'")
      ->type_name("CHECK")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--disable", request.checks.disable, "Checks not to run, or 'all' (but those of --enable)")
      ->type_name("CHECK")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--config", options.config,
                  "The project's settings: checks, terms, patterns, suppressions (lacuna.json here when left out)")
      ->type_name("FILE");
  command.add_flag("--no-config", options.no_config, "Do not read a lacuna.json that lies here")->excludes("--config");
  command.add_option("--terms", request.term_paths, "A term list (TBX, CSV, TSV); may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      .add_option("--suppressions", request.suppression_paths,
                  "A file of accepted findings, as the page exports it; may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      .add_option("--today", request.today,
                  "The day for suppressions that expire, YYYY-MM-DD (today in UTC when left out)")
      ->type_name("DAY");
  command
      .add_option("--max-length", request.max_characters,
                  "Longest translation, in characters, where its file sets no limit")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000'000));
  command.add_option("--min-probability", request.min_probability, "Leave out findings that are less sure, 0 to 1")
      ->type_name("P")
      ->capture_default_str();
  command.add_option("--threads", request.threads, "Threads; 0: one per core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
}

CheckRequest request_of(const CheckOptions& options, const Context& context) {
  CheckRequest request = options.request;
  request.config_path = options.config;
  std::error_code code;
  if (request.config_path.empty() && !options.no_config && std::filesystem::is_regular_file(kConfigFile, code)) {
    request.config_path = kConfigFile;
  }
  request.dictionary_folders = context.dictionary_folders;
  if (request.today.empty()) request.today = context.today;
  return request;
}

}  // namespace lacuna::cli
