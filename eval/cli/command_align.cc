#include "eval/cli/command_align.h"

#include <CLI/CLI.hpp>
#include <iterator>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "eval/cli/align_documents_run.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "lacuna/word_alignment.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(SRC and TGT are whole documents in UTF-8; sentences are found, wherever lines end. With --lines each line that is not
blank is a segment. A language pack is used where there is one for the languages, which are detected by it when they are
not named; without one the documents are aligned by what they show themselves.

Formats:
  tsv       source text TAB target text TAB confidence, one bead a line; an empty text where there is no counterpart
  hunalign  ladder: n TAB m TAB confidence, the first n and m segments correspond
  vecalign  [0, 1]:[2]:cost, numbers of segments from 0; the cost is 1 - confidence
  json      everything, with byte offsets; the shape is in reports/schema/alignment.schema.json
  tmx       translation memory; beads with two sides; needs the languages
Numbers are those of lines, blank ones counted, with --lines, and else of sentences.

Several pairs: two folders, whose files are matched by name (x.vi.txt and x.en.txt too), or --list with lines
"SRC TAB TGT [TAB OUT [TAB GOLD]]". One bad pair does not stop the others; the exit code is then 2.

--eval holds the alignment against gold, in vecalign's or hunalign's format, and prints strict and lax precision, recall
and F1, and those of beads with an empty side (JSON with --format json). The alignment itself is then only written to -o,
OUT or --output-dir.

With --words, line i of SRC translates line i of TGT, and each is split at white space, so tokenise the texts first; case,
and punctuation that sticks to a word, do not matter. Line i of the result holds the links of line i in Pharaoh's format:
"0-0 1-2" says that the first words render each other, and the second source word and the third target word.

Examples:
  lacuna align article.vi.txt article.en.txt -o article.tsv
  lacuna align book.de book.fr --lines --format vecalign --eval book.gold -o book.align
  lacuna align texts/vi texts/en --src-lang vi --tgt-lang en --format tmx --output-dir memories
  lacuna align --words news.en news.es --src-lang en --tgt-lang es -o links.txt)";

const std::map<std::string, Symmetrization> kMethods = {
    {"posterior", Symmetrization::kPosterior},       {"grow-diag-final-and", Symmetrization::kGrowDiagFinalAnd},
    {"intersection", Symmetrization::kIntersection}, {"union", Symmetrization::kUnion},
    {"forward", Symmetrization::kForward},           {"backward", Symmetrization::kBackward},
};

struct AlignArguments {
  DocumentAlignArguments documents;
  double threshold = WordAlignOptions{}.threshold;
  std::string method = "posterior";
  bool words = false;
  bool no_pack = false;
};

Status run_words(const AlignArguments& arguments, Context& context) {
  const AlignRequest& request = arguments.documents.request;
  const bool quiet = arguments.documents.quiet;
  if (request.source_path.empty() || request.target_path.empty()) {
    return Error{.code = ErrorCode::kUsage, .message = "--words needs two texts, line by line translations"};
  }
  const std::vector<std::string> inputs = {request.source_path, request.target_path};
  if (Status possible = check_outputs(inputs, {&arguments.documents.output, 1}); !possible) return possible;
  WordAlignOptions options;
  options.source_path = request.source_path;
  options.target_path = request.target_path;
  options.source_language = request.source_language;
  options.target_language = request.target_language;
  options.symmetrization = kMethods.at(arguments.method);
  options.threshold = arguments.threshold;
  options.threads = request.threads;
  const std::unique_ptr<Progress> progress = make_progress(context, quiet);
  const Result<WordAlignment> alignment = align_words(options, progress.get());
  if (!alignment) return alignment.error();
  progress->update("", 0, 0);
  if (!quiet && !alignment->too_long.empty()) {
    context.err << "lacuna: lines without links, for they have over 500 words: " << alignment->too_long.size()
                << " (the first is line " << alignment->too_long.front() << ")\n";
  }
  const std::string& output = arguments.documents.output;
  return write_outputs({{output.empty() ? "-" : output, alignment->pharaoh()}}, context);
}

Status run(AlignArguments& arguments, Context& context) {
  if (arguments.words) return run_words(arguments, context);
  AlignRequest& request = arguments.documents.request;
  if (request.pack_path == "none") {
    request.pack_path.clear();
    arguments.no_pack = true;
  }
  if (arguments.no_pack && !request.pack_path.empty()) {
    return Error{.code = ErrorCode::kUsage, .message = "--no-pack and --pack do not go together"};
  }
  request.use_pack = !arguments.no_pack;
  return run_document_alignment(arguments.documents, context);
}

}  // namespace

void add_align_command(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("align", "Align the sentences of documents, or the words of line-aligned texts");
  command->footer(kFooter);
  const auto arguments = std::make_shared<AlignArguments>();
  DocumentAlignArguments& documents = arguments->documents;
  AlignRequest& request = documents.request;
  request.pack_folders = context.pack_folders;
  command->add_option("source", request.source_path, "The source text, or a folder of texts")->type_name("FILE|FOLDER");
  command->add_option("target", request.target_path, "Its translation, or a folder of translations")
      ->type_name("FILE|FOLDER");
  CLI::Option* words = command->add_flag("--words", arguments->words, "Align words: line i translates line i");
  std::vector<CLI::Option*> of_documents;
  const auto document_option = [&](CLI::Option* option) { of_documents.push_back(option); };
  CLI::Option* lines = command->add_flag("--lines", request.lines, "Each line that is not blank is a segment");
  document_option(lines);
  document_option(command
                      ->add_flag("--soft-paragraphs", request.soft_paragraphs,
                                 "A blank line, page number or running head inside a sentence does not end it (scans, "
                                 "converted PDF)")
                      ->excludes(lines));
  document_option(
      command->add_option("--format", documents.format, "What is written: tsv, hunalign, vecalign, json or tmx")
          ->type_name("NAME")
          ->check(CLI::IsMember(std::vector<std::string>(std::begin(kAlignmentFormats), std::end(kAlignmentFormats))))
          ->capture_default_str());
  document_option(
      command->add_option("--list", documents.list, "File with a pair of texts on each line")->type_name("FILE"));
  document_option(
      command->add_option("--output-dir", documents.output_folder, "Folder for the alignments of several pairs")
          ->type_name("FOLDER"));
  document_option(command
                      ->add_option("--eval", documents.gold,
                                   "Gold alignment (a folder of them for several pairs): print how well it is met")
                      ->type_name("FILE|FOLDER"));
  document_option(command
                      ->add_option("--pack", request.pack_path,
                                   "Folder of the language pack (found by language when left out; 'none': none)")
                      ->type_name("FOLDER"));
  document_option(command->add_flag("--no-pack", arguments->no_pack, "Align without a language pack"));
  for (CLI::Option* option : of_documents) option->excludes(words);
  command
      ->add_option("--src-lang", request.source_language,
                   "Language of the source (detected by packs when left out; with --words: for its stems)")
      ->type_name("LANG");
  command->add_option("--tgt-lang", request.target_language, "Language of the target")->type_name("LANG");
  command->add_option("-o,--output", documents.output, "File for the alignment ('-', or left out: standard output)")
      ->type_name("FILE");
  command
      ->add_option("--symmetrize", arguments->method,
                   "With --words, how links of both directions become one set: posterior, grow-diag-final-and, "
                   "intersection, union, forward, backward")
      ->type_name("NAME")
      ->check(CLI::IsMember(kMethods))
      ->capture_default_str()
      ->needs(words);
  command
      ->add_option("--threshold", arguments->threshold,
                   "With --words, for 'posterior': the least geometric mean of both directions' probabilities; higher: "
                   "fewer, surer links")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str()
      ->needs(words);
  command->add_option("--threads", request.threads, "Threads; 0: one per core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_flag("-q,--quiet", documents.quiet, "No progress, notes and warnings");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
