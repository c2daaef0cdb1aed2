#include "eval/cli/command_align.h"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <ostream>
#include <string>

#include "eval/base/file.h"
#include "eval/cli/progress_bar.h"
#include "lacuna/align.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(Line i of SRC translates line i of TGT. Words are what white space separates, so tokenise the texts first; case, and
punctuation that sticks to a word, do not matter. Nothing is needed but the bitext: the more lines, the better the links.
Line i of the result holds the links of line i in Pharaoh's format: "0-0 1-2" says that the first words render each other,
and the second source word and the third target word.

Examples:
  lacuna align --words news.en news.es --src-lang en --tgt-lang es -o links.txt
  lacuna align --words news.vi.gz news.en.gz --symmetrize intersection)";

const std::map<std::string, Symmetrization> kMethods = {
    {"posterior", Symmetrization::kPosterior},       {"grow-diag-final-and", Symmetrization::kGrowDiagFinalAnd},
    {"intersection", Symmetrization::kIntersection}, {"union", Symmetrization::kUnion},
    {"forward", Symmetrization::kForward},           {"backward", Symmetrization::kBackward},
};

struct AlignArguments {
  WordAlignOptions options;
  std::string method = "posterior";
  std::string output = "-";
  bool words = false;
  bool quiet = false;
};

Status run(AlignArguments& arguments, Context& context) {
  if (!arguments.words) {
    return Error{.code = ErrorCode::kUsage, .message = "say what to align: --words (sentences are aligned by 'check')"};
  }
  arguments.options.symmetrization = kMethods.at(arguments.method);
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  const Result<WordAlignment> alignment = align_words(arguments.options, progress.get());
  if (!alignment) return alignment.error();
  progress->update("", 0, 0);
  if (!arguments.quiet && !alignment->too_long.empty()) {
    context.err << "lacuna: lines without links, for they have over 500 words: " << alignment->too_long.size()
                << " (the first is line " << alignment->too_long.front() << ")\n";
  }
  if (arguments.output == "-") {
    context.out << alignment->pharaoh();
    return {};
  }
  return base::write_file(arguments.output, alignment->pharaoh());
}

}  // namespace

void add_align_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("align", "Link the words of line-aligned texts");
  command->footer(kFooter);
  const auto arguments = std::make_shared<AlignArguments>();
  WordAlignOptions& options = arguments->options;
  command->add_flag("--words", arguments->words, "Align words");
  command->add_option("source", options.source_path, "Source text, one sentence a line")->required();
  command->add_option("target", options.target_path, "Its translation, line by line")->required();
  command->add_option("--src-lang", options.source_language,
                      "Language of the source: words are compared by their stems");
  command->add_option("--tgt-lang", options.target_language, "Language of the target");
  command->add_option("-o,--output", arguments->output, "File for the links ('-': standard output)")
      ->capture_default_str();
  command
      ->add_option("--symmetrize", arguments->method,
                   "How links of both directions become one set: posterior, grow-diag-final-and, intersection, union, "
                   "forward, backward")
      ->check(CLI::IsMember(kMethods))
      ->capture_default_str();
  command
      ->add_option(
          "--threshold", options.threshold,
          "For 'posterior': the least geometric mean of both directions' probabilities; higher: fewer, surer links")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_option("--threads", options.threads, "Threads; 0: one per core")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_flag("-q,--quiet", arguments->quiet, "No progress and no notes");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
