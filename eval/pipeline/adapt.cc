#include <algorithm>
#include <filesystem>
#include <iterator>
#include <span>
#include <utility>

#include "eval/base/agree.h"
#include "eval/base/file.h"
#include "eval/base/interruption.h"
#include "eval/corpus/document.h"
#include "eval/corpus/recipe.h"
#include "eval/langpack/pack.h"
#include "eval/pipeline/aligned_pair.h"
#include "eval/pipeline/pack_builder.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/team_training.h"
#include "lacuna/train.h"
#include "lacuna/version.h"

namespace lacuna {
namespace {

using langpack::LanguagePack;
using langpack::Lexicon;
using langpack::Translation;
using langpack::WordId;
using pipeline::TrainingPair;

/// The bytes of segments [begin, end).
std::string text_of(const corpus::Document& document, const std::vector<text::Segment>& segments, std::uint32_t begin,
                    std::uint32_t end) {
  return std::string(ByteSpan{segments[begin].span.begin, segments[end - 1].span.end}.of(document.text));
}

/// The pairs of two files: their lines where there are equally many, else the sentences that belong together.
Result<std::vector<TrainingPair>> pairs_of_files(const BitextFiles& files, const LanguagePack& pack,
                                                 const base::ParallelFor& parallel) {
  const Result<corpus::Document> source = corpus::read_document(files.source);
  if (!source) return source.error();
  const Result<corpus::Document> target = corpus::read_document(files.target);
  if (!target) return target.error();
  const bool by_line = corpus::line_spans(source->text).size() == corpus::line_spans(target->text).size();
  const pipeline::AlignmentSettings settings{.source_language = pack.manifest.source_language,
                                             .target_language = pack.manifest.target_language,
                                             .pack = &pack};
  const Result<pipeline::AlignedPair> aligned =
      by_line ? pipeline::align_lines(*source, *target)
              : Result(pipeline::align_documents(*source, *target, settings, parallel));
  if (!aligned) return aligned.error();
  std::vector<TrainingPair> pairs;
  for (const align::Bead& bead : aligned->beads) {
    if (bead.source_size() == 0 || bead.target_size() == 0) continue;
    pairs.push_back({.source_text = text_of(*source, aligned->source_segments, bead.source_begin, bead.source_end),
                     .target_text = text_of(*target, aligned->target_segments, bead.target_begin, bead.target_end),
                     .weight = static_cast<float>(files.weight * bead.confidence)});
  }
  return pairs;
}

Result<std::vector<TrainingPair>> pairs_of(const BitextFiles& files, const LanguagePack& pack,
                                           const base::ParallelFor& parallel) {
  if (!files.target.empty()) return pairs_of_files(files, pack, parallel);
  Result<std::vector<corpus::SentencePair>> read = corpus::read_pairs(
      {.source = files.source, .tmx = files.tmx}, pack.manifest.source_language, pack.manifest.target_language);
  if (!read) return read.error();
  std::vector<TrainingPair> pairs;
  for (corpus::SentencePair& pair : *read) {
    pairs.push_back({.source_text = std::move(pair.source),
                     .target_text = std::move(pair.target),
                     .weight = static_cast<float>(files.weight)});
  }
  return pairs;
}

/// Adds what the lexicon knows of the words that the texts have, as pairs of one word each: `count` occurrences a word.
void add_lexicon(const Lexicon& lexicon, bool forward, double count, const std::vector<bool>& seen,
                 align::Bitext& bitext) {
  for (WordId input = 0; input < lexicon.rows(); ++input) {
    if (!seen[input]) continue;
    for (const Translation& entry : lexicon.row(input)) {
      const std::span one(&input, 1);
      const std::span other(&entry.word, 1);
      bitext.add(forward ? one : other, forward ? other : one, static_cast<float>(count) * entry.probability);
    }
  }
}

/// Which ids below `size` a text has.
std::vector<bool> seen_in(const std::vector<WordId>& text, std::size_t size) {
  std::vector<bool> seen(size, false);
  for (const WordId word : text) {
    if (word < size) seen[word] = true;
  }
  return seen;
}

/// The rows of `adapted` for the words that were seen, those of `old` for the others.
Lexicon merge(const Lexicon& old, const Lexicon& adapted, const std::vector<bool>& seen) {
  std::vector<std::uint32_t> begin{0};
  std::vector<Translation> entries;
  for (WordId word = 0; word < adapted.rows(); ++word) {
    const auto row = (seen[word] ? adapted : old).row(word);
    entries.insert(entries.end(), row.begin(), row.end());
    begin.push_back(static_cast<std::uint32_t>(entries.size()));
  }
  return {std::move(begin), std::move(entries)};
}

/// The pack to start from, and the texts.
struct AdaptationTexts {
  LanguagePack pack;  ///< the texts are among its sources
  std::string model;  ///< of its tokeniser
  std::vector<TrainingPair> pairs;
};

Result<AdaptationTexts> read_texts(const AdaptOptions& options, const base::ParallelFor& parallel, Progress* progress) {
  if (options.texts.empty()) return Error{.code = ErrorCode::kUsage, .message = "adapting a pack needs texts"};
  Result<LanguagePack> pack = langpack::read_pack(options.pack_path);
  if (!pack) return pack.error();
  const std::string model_path = (std::filesystem::path(options.pack_path) / langpack::kModelFile).string();
  Result<std::string> model = base::read_file(model_path);
  if (!model) return model.error();
  AdaptationTexts texts{.pack = std::move(*pack), .model = std::move(*model), .pairs = {}};
  if (progress != nullptr) progress->update("reading", 0, 0);
  for (const BitextFiles& files : options.texts) {
    Result<std::vector<TrainingPair>> read = pairs_of(files, texts.pack, parallel);
    if (!read) return read.error();
    texts.pack.manifest.sources.push_back({.name = std::filesystem::path(files.source).stem().string(),
                                           .kind = "adapted",
                                           .weight = files.weight,
                                           .pairs = read->size()});
    std::move(read->begin(), read->end(), std::back_inserter(texts.pairs));
  }
  return texts;
}

Result<TrainSummary> adapt_pack(const AdaptOptions& options, base::Team& team, Progress* progress) {
  const base::ParallelFor parallel = pipeline::parallel_for(options.threads, progress);
  Result<AdaptationTexts> texts = read_texts(options, parallel, progress);
  if (Status all = base::agree(team, texts); !all) return all.error();
  LanguagePack& pack = texts->pack;
  langpack::PackManifest& manifest = pack.manifest;
  std::vector<TrainingPair>& pairs = texts->pairs;
  pipeline::analyze_pairs(pairs, manifest.source_language, manifest.target_language, parallel);
  const std::vector<std::uint8_t> use(pairs.size(), 1);
  align::Bitext bitext = pipeline::build_bitext(pairs, pack, use, parallel);
  const std::vector<bool> sources = seen_in(bitext.source, pack.source.vocabulary.size());
  const std::vector<bool> targets = seen_in(bitext.target, pack.target.vocabulary.size());
  const Lexicon forward = pack.forward;
  const Lexicon backward = pack.backward;
  const langpack::AlignmentModel alignment = pack.alignment;
  add_lexicon(forward, true, options.prior_count, sources, bitext);
  add_lexicon(backward, false, options.prior_count, targets, bitext);
  const Result<pipeline::LexiconFigures> figures = pipeline::train_lexicons(
      bitext, {.model1_iterations = 1, .hmm_iterations = options.iterations}, parallel, team, progress, pack);
  if (!figures) return figures.error();
  pack.forward = merge(forward, pack.forward, sources);
  pack.backward = merge(backward, pack.backward, targets);
  pack.alignment = alignment;  // the texts are too few to learn it from

  manifest.adapted_from = pack.sha256;
  manifest.version = kVersion;
  manifest.command_line = options.command_line;
  TrainSummary summary;
  summary.pairs = pairs.size();
  summary.figures = {{"adapted.pairs", static_cast<double>(pairs.size())},
                     {"adapted.forward.perplexity", figures->forward_perplexity},
                     {"adapted.backward.perplexity", figures->backward_perplexity}};
  std::erase_if(manifest.figures, [](const auto& figure) { return figure.first.starts_with("adapted."); });
  manifest.figures.insert(manifest.figures.end(), summary.figures.begin(), summary.figures.end());
  const Status written = team.rank() == 0 ? langpack::write_pack(pack, texts->model, options.output) : Status();
  if (Status all = base::agree(team, written); !all) return all.error();
  return summary;
}

}  // namespace

Result<TrainSummary> pipeline::adapt_with(const AdaptOptions& options, base::Team& team, Progress* progress) {
  return base::interruptible([&] { return adapt_pack(options, team, progress); });
}

Result<TrainSummary> adapt(const AdaptOptions& options, Progress* progress) {
  base::SoloTeam alone;
  return pipeline::adapt_with(options, alone, progress);
}

}  // namespace lacuna
