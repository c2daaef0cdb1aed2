#include "eval/cli/command_convert.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/corpus/bitext.h"
#include "lacuna/convert.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(Two files: IN and OUT hold both languages. Three: one of them does, and the other two are line-aligned texts, source
first; IN SRC TGT takes apart, SRC TGT OUT puts together. Which is which, the names or --from and --to say:
  .tsv .tab, .csv, .jsonl .ndjson, .tmx, .xlf .xliff .sdlxliff .mqxliff .mxliff, .xlf2 (XLIFF 2), .po .pot
Gzip and Zstandard are unpacked, and an output whose name ends in .gz or .zst is packed. '-' is standard input or
output.

Texts, names, languages, states, limits of length and flags are carried over as far as the format has a place for them;
comments and layout are not.

Examples:
  lacuna convert messages.po messages.xlf --src-lang en
  lacuna convert memory.tmx news.vi news.en --src-lang vi --tgt-lang en
  lacuna convert news.vi news.en memory.tmx --src-lang vi --tgt-lang en
  lacuna convert export.csv - --to jsonl --source-field Original --target-field 3)";

struct ConvertArguments {
  ConvertRequest request;
  std::vector<std::string> files;
  bool quiet = false;
};

/// Which of the files are read: the first, or the first two of three.
Status assign_files(ConvertArguments& arguments) {
  ConvertRequest& request = arguments.request;
  const std::vector<std::string>& files = arguments.files;
  if (files.size() == 2) {
    request.inputs = {files[0]};
    request.outputs = {files[1]};
    return {};
  }
  const bool apart = !request.from.empty() || corpus::format_of_name(files[0]).has_value();
  const bool together = !request.to.empty() || corpus::format_of_name(files[2]).has_value();
  if (apart == together) {
    return Error{
        .code = ErrorCode::kUsage,
        .message = std::string("of three files one holds both languages, and ") +
                   (apart ? "the names of the first and the last both say so"
                          : "no name says which; name its format, with --from the first's or with --to the last's")};
  }
  const auto middle = files.begin() + (apart ? 1 : 2);
  request.inputs.assign(files.begin(), middle);
  request.outputs.assign(middle, files.end());
  return {};
}

Status run(ConvertArguments& arguments, Context& context) {
  if (Status assigned = assign_files(arguments); !assigned) return assigned;
  const ConvertRequest& request = arguments.request;
  if (Status possible = check_outputs(request.inputs, request.outputs); !possible) return possible;
  Result<Conversion> conversion = convert(request);
  if (!conversion) return conversion.error();
  std::vector<Output> outputs;
  for (std::size_t i = 0; i < request.outputs.size(); ++i) {
    outputs.push_back({request.outputs[i], std::move(conversion->files[i])});
  }
  if (Status written = write_outputs(outputs, context); !written) return written;
  if (arguments.quiet) return {};
  if (conversion->line_breaks > 0) {
    context.err << "lacuna: texts in which spaces stand for line breaks or tabs: " << conversion->line_breaks << '\n';
  }
  if (conversion->left_out > 0) {
    context.err << "lacuna: units without source text, which the format cannot hold: " << conversion->left_out << '\n';
  }
  context.err << "lacuna: units: " << conversion->units << '\n';
  return {};
}

}  // namespace

void add_convert_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("convert", "Turn a file that holds both languages into another format");
  command->footer(kFooter);
  const auto arguments = std::make_shared<ConvertArguments>();
  ConvertRequest& request = arguments->request;
  command->add_option("files", arguments->files, "IN OUT, IN SRC TGT, or SRC TGT OUT")
      ->type_name("FILE")
      ->required()
      ->expected(2, 3);
  command
      ->add_option("--from", request.from,
                   "Format of the input: tsv, csv, jsonl, tmx, xliff, xliff-2, po (by its name when left out)")
      ->type_name("FORMAT");
  command->add_option("--to", request.to, "Format of the output (by its name when left out)")->type_name("FORMAT");
  command
      ->add_option("--src-lang", request.source_language,
                   "Language of the source: which of a file's, or that of a file that does not say")
      ->type_name("LANG");
  command->add_option("--tgt-lang", request.target_language, "Language of the target")->type_name("LANG");
  command
      ->add_option("--source-field", request.source_field,
                   "Column (name, or number from 1) or JSON key of the source (usual names when left out)")
      ->type_name("NAME");
  command->add_option("--target-field", request.target_field, "The same of the target")->type_name("NAME");
  command->add_flag("-q,--quiet", arguments->quiet, "No notes");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
