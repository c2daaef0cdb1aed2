#include "lacuna/train.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/agree.h"
#include "eval/base/file.h"
#include "eval/base/interruption.h"
#include "eval/corpus/recipe.h"
#include "eval/langpack/pack.h"
#include "eval/pipeline/calibration.h"
#include "eval/pipeline/pack_builder.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/team_training.h"
#include "lacuna/version.h"

namespace lacuna {
namespace {

using pipeline::TrainingPair;

constexpr std::size_t kCalibrationPerText = 1500;
constexpr std::size_t kMaxModelLines = 120000;  // lines SentencePiece sees, both languages
constexpr std::size_t kMaxWordsPerSide = 200;   // longer pairs are tables or wrecks

/// The recipe that the options stand for.
Result<corpus::Recipe> recipe_of(const TrainOptions& options) {
  if (!options.recipe_path.empty()) {
    const std::string root =
        options.root.empty() ? std::filesystem::path(options.recipe_path).parent_path().string() : options.root;
    return corpus::read_recipe(options.recipe_path, root);
  }
  if (options.source_language.empty() || options.target_language.empty()) {
    return Error{.code = ErrorCode::kUsage, .message = "training needs the source and the target language"};
  }
  corpus::Recipe recipe;
  recipe.name = options.source_language + "-" + options.target_language;
  recipe.source_language = options.source_language;
  recipe.target_language = options.target_language;
  recipe.glossaries = options.glossaries;
  for (const BitextFiles& files : options.texts) {
    recipe.texts.push_back({.name = std::filesystem::path(files.source).stem().string(),
                            .source = files.source,
                            .tmx = files.tmx,
                            .target = files.target,
                            .weight = files.weight,
                            .calibrate = true,
                            .kind = "human"});
  }
  if (recipe.texts.empty())
    return Error{.code = ErrorCode::kUsage, .message = "training needs at least one pair of texts"};
  return recipe;
}

Result<std::vector<TrainingPair>> load_pairs(const corpus::Recipe& recipe, std::vector<langpack::PackSource>& sources) {
  std::vector<TrainingPair> pairs;
  for (std::uint32_t t = 0; t < recipe.texts.size(); ++t) {
    const corpus::RecipeText& text = recipe.texts[t];
    Result<std::vector<corpus::SentencePair>> read =
        corpus::read_pairs(text, recipe.source_language, recipe.target_language);
    if (!read) return read.error();
    sources.push_back({text.name, text.origin, text.license, text.kind, text.weight, read->size()});
    for (corpus::SentencePair& pair : *read) {
      pairs.push_back({.source_text = std::move(pair.source),
                       .target_text = std::move(pair.target),
                       .weight = static_cast<float>(text.weight),
                       .text = t,
                       .calibrate = text.calibrate});
    }
  }
  return pairs;
}

/// Lines for the SentencePiece model: weight-one texts first, then the rest, both sides, up to the limit.
std::vector<std::string> model_lines(const std::vector<TrainingPair>& pairs) {
  std::vector<std::string> lines;
  for (const bool full_weight : {true, false}) {
    for (const TrainingPair& pair : pairs) {
      if ((pair.weight >= 1.0F) != full_weight || lines.size() + 2 > kMaxModelLines) continue;
      lines.push_back(pair.source_text);
      lines.push_back(pair.target_text);
    }
  }
  return lines;
}

/// A pack that shares all but the lexicons with `pack`.
langpack::LanguagePack without_lexicons(const langpack::LanguagePack& pack) {
  langpack::LanguagePack copy;
  copy.manifest = pack.manifest;
  copy.source = pack.source;
  copy.target = pack.target;
  copy.glossary = pack.glossary;
  copy.length = pack.length;
  copy.tokenizer = pack.tokenizer;
  return copy;
}

void report(Progress* progress, std::string_view stage, std::size_t done, std::size_t total) {
  if (progress != nullptr) progress->update(stage, done, total);
}

/// What a pack is made from.
struct TrainingTexts {
  std::vector<TrainingPair> pairs;
  std::vector<langpack::GlossaryLine> glossary;
  langpack::LanguagePack pack;  ///< with a manifest, and a tokeniser at the first rank
  std::string model;            ///< of the tokeniser
};

/// Trains the tokeniser.
Status train_tokenizer(const TrainOptions& options, TrainingTexts& texts) {
  text::SentencePieceTraining model_options;
  model_options.vocabulary_size = options.vocabulary_size;
  Result<std::string> model = text::train_sentencepiece(model_lines(texts.pairs), model_options);
  if (!model) return model.error();
  texts.model = std::move(*model);
  texts.pack.tokenizer = std::make_shared<const langpack::PackTokenizer>(
      base::aligned_copy(texts.model), "spm-" + texts.pack.manifest.name, options.output);
  if (!texts.pack.tokenizer->get()) return texts.pack.tokenizer->get().error();
  return {};
}

Result<TrainingTexts> read_texts(const TrainOptions& options, bool is_first_rank, Progress* progress) {
  Result<corpus::Recipe> recipe = recipe_of(options);
  if (!recipe) return recipe.error();
  TrainingTexts texts;
  langpack::PackManifest& manifest = texts.pack.manifest;
  manifest.name = recipe->name;
  manifest.source_language = recipe->source_language;
  manifest.target_language = recipe->target_language;
  manifest.version = kVersion;
  manifest.command_line = options.command_line;
  report(progress, "reading", 0, 0);
  Result<std::vector<TrainingPair>> pairs = load_pairs(*recipe, manifest.sources);
  if (!pairs) return pairs.error();
  texts.pairs = std::move(*pairs);
  for (const std::string& path : recipe->glossaries) {
    Result<std::string> text = base::read_text_file(path);
    if (!text) return text.error();
    Result<std::vector<langpack::GlossaryLine>> lines = langpack::parse_glossary(*text, path);
    if (!lines) return lines.error();
    texts.glossary.insert(texts.glossary.end(), lines->begin(), lines->end());
  }
  if (!is_first_rank) return texts;
  report(progress, "SentencePiece", 0, 0);
  if (Status trained = train_tokenizer(options, texts); !trained) return trained.error();
  return texts;
}

/// The lexicons of the pack, and those of each fold, from all texts but it.
struct TrainedLexicons {
  pipeline::LexiconFigures figures;
  std::array<langpack::LanguagePack, pipeline::kFolds> folds;
};

Result<TrainedLexicons> train_all_lexicons(const TrainOptions& options, const std::vector<std::uint8_t>& folds,
                                           const base::ParallelFor& parallel, base::Team& team, Progress* progress,
                                           TrainingTexts& texts) {
  const std::vector<TrainingPair>& pairs = texts.pairs;
  const align::HmmAlignerOptions aligner{.model1_iterations = options.model1_iterations,
                                         .hmm_iterations = options.hmm_iterations};
  std::vector<std::uint8_t> use(pairs.size(), 0);
  const auto train_on = [&](langpack::LanguagePack& into, std::size_t left_out) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      use[i] = folds[i] != left_out && pairs[i].source.words.size() <= kMaxWordsPerSide &&
                       pairs[i].target.words.size() <= kMaxWordsPerSide
                   ? 1
                   : 0;
    }
    align::Bitext bitext = pipeline::build_bitext(pairs, into, use, parallel);
    pipeline::add_glossary(into.glossary, bitext);
    return pipeline::train_lexicons(bitext, aligner, parallel, team, progress, into);
  };
  constexpr std::size_t kNone = pipeline::kFolds + 1;
  TrainedLexicons trained;
  report(progress, "lexicon", 0, 0);
  const Result<pipeline::LexiconFigures> figures = train_on(texts.pack, kNone);
  if (!figures) return figures.error();
  trained.figures = *figures;
  for (std::size_t k = 0; k < pipeline::kFolds; ++k) {
    report(progress, "held-out lexicons", k, pipeline::kFolds);
    trained.folds[k] = without_lexicons(texts.pack);
    if (const auto held_out = train_on(trained.folds[k], k); !held_out) return held_out.error();
  }
  return trained;
}

Result<TrainSummary> train_pack(const TrainOptions& options, base::Team& team, Progress* progress) {
  const base::ParallelFor parallel = pipeline::parallel_for(options.threads, progress);
  const bool is_first_rank = team.rank() == 0;
  Result<TrainingTexts> texts = read_texts(options, is_first_rank, progress);
  if (Status all = base::agree(team, texts); !all) return all.error();
  langpack::LanguagePack& pack = texts->pack;
  std::vector<TrainingPair>& pairs = texts->pairs;

  report(progress, "analysing", 0, pairs.size());
  pipeline::analyze_pairs(pairs, pack.manifest.source_language, pack.manifest.target_language, parallel);
  pipeline::build_vocabularies(pairs, texts->glossary, pack);
  pack.length = pipeline::fit_length(pairs);
  const std::vector<std::uint8_t> folds = pipeline::assign_folds(pairs);
  const Result<TrainedLexicons> trained = train_all_lexicons(options, folds, parallel, team, progress, *texts);
  if (!trained) return trained.error();

  TrainSummary summary;
  summary.pairs = pairs.size();
  Status written;
  if (is_first_rank) {
    report(progress, "calibrating", 0, 0);
    pipeline::CalibrationFigures calibration = pipeline::calibrate(
        pairs, folds, pipeline::sample_pairs(pairs, kCalibrationPerText), trained->folds, options.seed, parallel, pack);
    summary.figures = {{"pairs", static_cast<double>(pairs.size())},
                       {"source_terms", static_cast<double>(pack.source.vocabulary.size())},
                       {"target_words", static_cast<double>(pack.target.vocabulary.size())},
                       {"lexicon.forward.entries", static_cast<double>(pack.forward.size())},
                       {"lexicon.backward.entries", static_cast<double>(pack.backward.size())},
                       {"lexicon.forward.perplexity", trained->figures.forward_perplexity},
                       {"lexicon.backward.perplexity", trained->figures.backward_perplexity},
                       {"length.mean_log_ratio", pack.length.mean}};
    summary.figures.insert(summary.figures.end(), calibration.values.begin(), calibration.values.end());
    pack.manifest.figures = summary.figures;
    written = langpack::write_pack(pack, texts->model, options.output);
  }
  if (Status all = base::agree(team, written); !all) return all.error();
  return summary;
}

}  // namespace

Result<TrainSummary> pipeline::train_with(const TrainOptions& options, base::Team& team, Progress* progress) {
  return base::interruptible([&] { return train_pack(options, team, progress); });
}

Result<TrainSummary> train(const TrainOptions& options, Progress* progress) {
  base::SoloTeam alone;
  return pipeline::train_with(options, alone, progress);
}

}  // namespace lacuna
