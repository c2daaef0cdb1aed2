#include "eval/cli/command_train.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "eval/base/format_number.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/ranks.h"
#include "eval/pipeline/team_training.h"
#include "lacuna/train.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(The texts are line-aligned: line i of SRC translates line i of TGT. Files may be packed (gzip, Zstandard).

Examples:
  lacuna train news.vi news.en --src-lang vi --tgt-lang en -o packs/vi-en
  lacuna train --tsv news.tsv.gz --tmx memory.tmx --src-lang vi --tgt-lang en -o packs/vi-en
  lacuna train --adapt packs/vi-en article.vi.txt article.en.txt -o packs/vi-en-article
  lacuna train --recipe corpora/packs/vi-en/recipe.json --root bitext/vi-en -o corpora/packs/vi-en
  mpirun -n 4 lacuna train --mpi news.vi news.en --src-lang vi --tgt-lang en -o packs/vi-en)";

struct TrainArguments {
  TrainOptions options;
  std::vector<std::string> files;
  std::vector<std::string> tsv;
  std::vector<std::string> tmx;
  std::string adapt;
  std::vector<double> weights;
  bool mpi = false;
  bool quiet = false;
};

Status gather_texts(TrainArguments& arguments) {
  const std::vector<std::string>& files = arguments.files;
  const auto usage = [](const char* message) { return Error{.code = ErrorCode::kUsage, .message = message}; };
  const std::size_t texts = files.size() / 2 + arguments.tsv.size() + arguments.tmx.size();
  if (arguments.options.recipe_path.empty() == (texts == 0 && files.empty())) {
    return usage("name either texts or a --recipe");
  }
  if (files.size() % 2 != 0) return usage("texts come in pairs: SRC TGT [SRC TGT …]");
  if (!arguments.weights.empty() && arguments.weights.size() != texts) {
    return usage("--weights takes one number per text: pairs of files first, then --tsv, then --tmx");
  }
  std::vector<BitextFiles>& bitexts = arguments.options.texts;
  for (std::size_t i = 0; i + 1 < files.size(); i += 2) bitexts.push_back({.source = files[i], .target = files[i + 1]});
  for (const std::string& file : arguments.tsv) bitexts.push_back({.source = file});
  for (const std::string& file : arguments.tmx) bitexts.push_back({.source = file, .tmx = true});
  for (std::size_t i = 0; i < arguments.weights.size(); ++i) {
    if (!(arguments.weights[i] > 0.0)) return usage("a weight must be above 0");
    bitexts[i].weight = arguments.weights[i];
  }
  return {};
}

Status run_rank(TrainArguments& arguments, base::Team& team, Context& context) {
  if (Status gathered = gather_texts(arguments); !gathered) return gathered;
  const TrainOptions& options = arguments.options;
  arguments.options.command_line = context.command_line;
  // Ranks share a machine's cores: unless told, each of them takes one.
  if (arguments.mpi && options.threads == 0) arguments.options.threads = 1;
  if (!arguments.adapt.empty() && (!options.recipe_path.empty() || !options.glossaries.empty())) {
    return Error{.code = ErrorCode::kUsage, .message = "--adapt takes texts, no --recipe and no --glossary"};
  }
  const bool quiet = arguments.quiet || team.rank() != 0;
  const std::unique_ptr<Progress> progress = make_progress(context, quiet);
  const Result<TrainSummary> summary = arguments.adapt.empty()
                                           ? pipeline::train_with(options, team, progress.get())
                                           : pipeline::adapt_with({.pack_path = arguments.adapt,
                                                                   .texts = options.texts,
                                                                   .output = options.output,
                                                                   .command_line = options.command_line,
                                                                   .threads = options.threads},
                                                                  team, progress.get());
  if (!summary) return summary.error();
  progress->update("", 0, 0);
  if (quiet) return {};
  context.out << "pack written to " << arguments.options.output << '\n';
  for (const auto& [name, value] : summary->figures) {
    context.out << "  " << name << " " << base::format_shortest(value) << '\n';
  }
  return {};
}

Status run(TrainArguments& arguments, Context& context) {
  const Result<std::unique_ptr<base::Team>> team = make_team(arguments.mpi, context);
  if (!team) return team.error();
  return spoken_once(**team, run_rank(arguments, **team, context), context);
}

}  // namespace

void add_train_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("train", "Make a language pack from bitext");
  command->footer(kFooter);
  const auto arguments = std::make_shared<TrainArguments>();
  TrainOptions& options = arguments->options;
  command->add_option("texts", arguments->files, "Line-aligned files: SRC TGT [SRC TGT …]")->type_name("FILE");
  command->add_option("--tsv", arguments->tsv, "File of 'source TAB target' lines")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--tmx", arguments->tmx, "Translation memory (TMX); --src-lang and --tgt-lang pick its languages")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      ->add_option("--adapt", arguments->adapt,
                   "Refine this pack on the texts (the ones under test) instead of making one from scratch; texts of "
                   "unequally many lines are documents, and their sentences are aligned first")
      ->type_name("FOLDER");
  command->add_option("--weights", arguments->weights, "What a sentence pair of each text counts")
      ->type_name("W")
      ->delimiter(',');
  command->add_option("--recipe", options.recipe_path, "JSON file that names the texts, weights and licences")
      ->type_name("FILE");
  command->add_option("--root", options.root, "Folder that the recipe's texts are found from")->type_name("FOLDER");
  command
      ->add_option("--glossary", options.glossaries,
                   "Glossary: lines of 'term TAB rendering|rendering TAB part of speech'")
      ->type_name("FILE");
  command->add_option("--src-lang", options.source_language, "Language of the source texts")->type_name("LANG");
  command->add_option("--tgt-lang", options.target_language, "Language of the target texts")->type_name("LANG");
  command->add_option("-o,--output", options.output, "Folder of the pack")->type_name("FOLDER")->required();
  command->add_option("--vocabulary", options.vocabulary_size, "SentencePiece pieces, at most")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--seed", options.seed, "Seed of the synthetic omissions for calibration")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--threads", options.threads, "Threads; 0: one per core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_flag("--mpi", arguments->mpi,
                    "Divide the word alignment between the ranks that mpirun has started; the pack is the same. Each "
                    "reads all texts, and has --threads of its own: one, unless told");
  command->add_flag("-q,--quiet", arguments->quiet, "No progress and no figures");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
