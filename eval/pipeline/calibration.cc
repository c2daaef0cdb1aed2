#include "eval/pipeline/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "eval/base/random.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/synthetic_omissions.h"
#include "eval/stats/logistic.h"
#include "metrics/checks/meaning/number_check.h"
#include "metrics/coverage.h"
#include "metrics/omission_scan.h"

namespace lacuna::pipeline {
namespace {

using langpack::kCoverStates;
using langpack::kTermClasses;
using langpack::LanguagePack;
using langpack::RunCalibration;
using langpack::SideExpectations;
using langpack::SideModel;
using langpack::StateCounts;
using metrics::UnitCoverage;

constexpr std::size_t kPairsPerFoldBlock = 40;
constexpr std::size_t kPairsPerTask = 64;
/// Shares of segments with something left out, and with something added, that a reader of flags should expect.
constexpr double kOmissionPrior = 0.5;
constexpr double kAdditionPrior = 0.1;
constexpr float kClassSmoothing = 2.0F;
constexpr double kRidge = 1.0;
/// More evidence, more terms, excess length, a whole item and a well-covered rest speak for an omission;
/// unlinked words on the other side speak against it.
constexpr std::array<int, RunCalibration::kFeatures> kFeatureSigns{1, 1, 1, -1, -1, 1, 1, 1, 1};

constexpr std::array<Damage, kDamages> kAllDamages{Damage::kWord, Damage::kPhrase, Damage::kListItem, Damage::kClause,
                                                   Damage::kSentence};

/// A unit with some of one side's words taken away, and the words of the other side that thereby lost their
/// counterpart.
struct DamagedUnit {
  text::Analysis source;
  text::Analysis target;
  std::vector<std::uint8_t> orphaned;  // per word of the side that stayed whole
  UnitCoverage coverage;
};

/// Which side is looked at: the source for omissions, the target for additions.
enum class Direction : std::uint8_t { kOmission, kAddition };

struct TaskContext {
  const std::vector<TrainingPair>& pairs;
  const LanguagePack& pack;
  const text::Analyzer& source_analyzer;
  const text::Analyzer& target_analyzer;
  std::uint64_t seed;
};

/// Whether the pair behind this one can be joined to it.
bool has_next(const std::vector<TrainingPair>& pairs, std::size_t index) {
  if (index + 1 >= pairs.size()) return false;
  const TrainingPair& next = pairs[index + 1];
  return next.text == pairs[index].text && next.calibrate && next.source.words.size() >= kMinDamagedWords &&
         next.target.words.size() >= kMinDamagedWords;
}

/// The pair and the one behind it as one unit without damage: what a unit that lost a sentence is to be told from.
std::optional<DamagedUnit> join_pair(const TaskContext& context, std::size_t index) {
  if (!has_next(context.pairs, index)) return std::nullopt;
  const TrainingPair& pair = context.pairs[index];
  const TrainingPair& next = context.pairs[index + 1];
  DamagedUnit unit;
  unit.source = context.source_analyzer.analyze(pair.source_text + " " + next.source_text);
  unit.target = context.target_analyzer.analyze(pair.target_text + " " + next.target_text);
  unit.coverage = metrics::cover(unit.source, unit.target, context.pack);
  return unit;
}

/// Takes words from the target (an omission) or from the source (what makes the target's words an addition).
std::optional<DamagedUnit> damage_pair(const TaskContext& context, std::size_t index, const UnitCoverage& intact,
                                       Damage damage, bool from_target) {
  const TrainingPair& pair = context.pairs[index];
  base::KeyedRandom random(context.seed, index, static_cast<std::uint64_t>(damage) * 2 + (from_target ? 1 : 0));
  DamagedUnit unit;
  std::string source_text = pair.source_text;
  std::string target_text = pair.target_text;
  if (damage == Damage::kSentence) {
    if (!has_next(context.pairs, index)) return std::nullopt;
    const TrainingPair& next = context.pairs[index + 1];
    std::string& longer = from_target ? source_text : target_text;
    const std::size_t border = longer.size();
    longer += " " + (from_target ? next.source_text : next.target_text);
    unit.source = context.source_analyzer.analyze(source_text);
    unit.target = context.target_analyzer.analyze(target_text);
    for (const text::Word& word : (from_target ? unit.source : unit.target).words) {
      unit.orphaned.push_back(word.span.begin >= border ? 1 : 0);
    }
  } else {
    const text::Analysis& side = from_target ? pair.target : pair.source;
    const std::string& language = (from_target ? context.target_analyzer : context.source_analyzer).language();
    const auto words = choose_words(side, language, damage, random);
    if (!words) return std::nullopt;
    std::string& shortened = from_target ? target_text : source_text;
    shortened = without_words(shortened, side, *words);
    unit.source = from_target ? pair.source : context.source_analyzer.analyze(source_text);
    unit.target = from_target ? context.target_analyzer.analyze(target_text) : pair.target;
    unit.orphaned.assign((from_target ? pair.source : pair.target).words.size(), 0);
    bool content = false;
    for (const metrics::Link& link : intact.links.links) {
      const std::size_t begin = from_target ? link.target_begin : link.source_begin;
      const std::size_t end = from_target ? link.target_end : link.source_end;
      if (begin < words->begin || end > words->end) continue;
      const std::size_t first = from_target ? link.source_begin : link.target_begin;
      const std::size_t last = from_target ? link.source_end : link.target_end;
      for (std::size_t i = first; i < last; ++i) unit.orphaned[i] = 1;
    }
    for (const metrics::CoveredTerm& term : (from_target ? intact.source : intact.target).terms) {
      content |= term.content && unit.orphaned[term.begin] != 0;
    }
    if (!content) return std::nullopt;
  }
  unit.coverage = metrics::cover(unit.source, unit.target, context.pack);
  return unit;
}

/// One side's counts, before they become probabilities.
struct SideTally {
  std::vector<StateCounts> terms;
  std::array<StateCounts, kTermClasses> clean{};
  std::array<StateCounts, kTermClasses> lost{};
  /// Content terms: open and all, rendered and left out.
  double clean_open = 0.0;
  double clean_all = 0.0;
  double lost_open = 0.0;
  double lost_all = 0.0;
  std::vector<double> open_shares;  ///< of clean units

  /// P(open | rendered) / P(open | left out), of content terms.
  [[nodiscard]] double open_ratio() const {
    return (clean_open + 1.0) / (clean_all + 1.0) * (lost_all + 1.0) / (lost_open + 1.0);
  }
  /// P(linked | rendered) / P(linked | left out), likewise.
  [[nodiscard]] double linked_ratio() const {
    return (clean_all - clean_open + 1.0) / (clean_all + 1.0) * (lost_all + 1.0) / (lost_all - lost_open + 1.0);
  }
  void add_clean(const metrics::SideCoverage& side) {
    if (const auto share = side.open_share()) open_shares.push_back(*share);
    for (const metrics::CoveredTerm& term : side.terms) {
      const auto state = static_cast<std::size_t>(term.state);
      clean[term.term_class][state] += 1.0F;
      clean_all += term.content ? 1.0 : 0.0;
      clean_open += term.content && langpack::is_open(term.state) ? 1.0 : 0.0;
      if (term.id == langpack::kUnknownWord) continue;
      if (term.id >= terms.size()) terms.resize(std::size_t{term.id} + 1);
      terms[term.id][state] += 1.0F;
    }
  }
  void add_lost(const metrics::SideCoverage& side, const std::vector<std::uint8_t>& orphaned) {
    for (const metrics::CoveredTerm& term : side.terms) {
      if (orphaned[term.begin] == 0) continue;
      lost[term.term_class][static_cast<std::size_t>(term.state)] += 1.0F;
      lost_all += term.content ? 1.0 : 0.0;
      lost_open += term.content && langpack::is_open(term.state) ? 1.0 : 0.0;
    }
  }
  void add(const SideTally& other) {
    if (other.terms.size() > terms.size()) terms.resize(other.terms.size());
    for (std::size_t id = 0; id < other.terms.size(); ++id) {
      for (std::size_t s = 0; s < kCoverStates; ++s) terms[id][s] += other.terms[id][s];
    }
    for (std::size_t c = 0; c < kTermClasses; ++c) {
      for (std::size_t s = 0; s < kCoverStates; ++s) {
        clean[c][s] += other.clean[c][s];
        lost[c][s] += other.lost[c][s];
      }
    }
    clean_open += other.clean_open;
    clean_all += other.clean_all;
    lost_open += other.lost_open;
    lost_all += other.lost_all;
    open_shares.insert(open_shares.end(), other.open_shares.begin(), other.open_shares.end());
  }
};

/// Counts to probabilities; thin classes lean on all classes together.
std::array<StateCounts, kTermClasses> probabilities(const std::array<StateCounts, kTermClasses>& counts) {
  StateCounts all{};
  for (const StateCounts& row : counts) {
    for (std::size_t s = 0; s < kCoverStates; ++s) all[s] += row[s];
  }
  const float total = std::max(1.0F, std::accumulate(all.begin(), all.end(), 0.0F));
  std::array<StateCounts, kTermClasses> result{};
  for (std::size_t c = 0; c < kTermClasses; ++c) {
    const float row_total = std::accumulate(counts[c].begin(), counts[c].end(), 0.0F);
    for (std::size_t s = 0; s < kCoverStates; ++s) {
      const float prior = (all[s] + 0.5F) / (total + 2.0F);
      result[c][s] = (counts[c][s] + kClassSmoothing * prior) / (row_total + kClassSmoothing);
    }
  }
  return result;
}

SideExpectations expectations_of(const SideTally& tally) {
  SideExpectations expectations{tally.terms, probabilities(tally.clean), probabilities(tally.lost)};
  if (std::vector<double> shares = tally.open_shares; !shares.empty()) {
    const auto middle = shares.begin() + static_cast<std::ptrdiff_t>(shares.size() / 2);
    std::nth_element(shares.begin(), middle, shares.end());
    expectations.open_share = static_cast<float>(*middle);
  }
  return expectations;
}

/// Rows of a classifier: features, whether something was left out, and how much the row counts.
struct Rows {
  std::vector<double> features;
  std::vector<double> labels;
  std::vector<double> importance;
  std::vector<std::uint8_t> damaged;  // whether the row comes from a damaged unit

  template <class Features>
  void add(const Features& row, double label, double weight, bool from_damaged) {
    features.insert(features.end(), row.begin(), row.end());
    labels.push_back(label);
    importance.push_back(weight);
    damaged.push_back(from_damaged ? 1 : 0);
  }
  void append(const Rows& other) {
    features.insert(features.end(), other.features.begin(), other.features.end());
    labels.insert(labels.end(), other.labels.begin(), other.labels.end());
    importance.insert(importance.end(), other.importance.begin(), other.importance.end());
    damaged.insert(damaged.end(), other.damaged.begin(), other.damaged.end());
  }
};

/// Share of a run's words whose counterparts were taken away.
double orphaned_share(const metrics::Run& run, const std::vector<std::uint8_t>& orphaned) {
  double count = 0.0;
  for (std::uint32_t i = run.begin; i < run.end; ++i) count += orphaned[i];
  return count / static_cast<double>(run.end - run.begin);
}

/// Runs `body(position in the sample, context)` over the sample in blocks.
template <class Body>
void for_each_sampled(const std::vector<TrainingPair>& pairs, const std::vector<std::uint32_t>& sample,
                      const std::vector<std::uint8_t>& folds, const std::array<LanguagePack, kFolds>& fold_packs,
                      std::uint64_t seed, const base::ParallelFor& parallel, Body body) {
  parallel(block_count(sample.size(), kPairsPerTask), [&](std::size_t block) {
    const text::Analyzer source(fold_packs[0].manifest.source_language);
    const text::Analyzer target(fold_packs[0].manifest.target_language);
    const std::size_t end = std::min(sample.size(), (block + 1) * kPairsPerTask);
    for (std::size_t i = block * kPairsPerTask; i < end; ++i) {
      const TaskContext context{pairs, fold_packs[folds[sample[i]]], source, target, seed};
      body(block, i, context);
    }
  });
}

struct Tally {
  SideTally source;
  SideTally target;
  double numbers = 0.0;
  double numbers_missing = 0.0;
};

/// First pass: states in clean and damaged units, per fold.
std::array<Tally, kFolds> tally_states(const std::vector<TrainingPair>& pairs, const std::vector<std::uint32_t>& sample,
                                       const std::vector<std::uint8_t>& folds,
                                       const std::array<LanguagePack, kFolds>& fold_packs, std::uint64_t seed,
                                       const base::ParallelFor& parallel) {
  std::vector<std::array<Tally, kFolds>> blocks(block_count(sample.size(), kPairsPerTask));
  const auto visit = [&](std::size_t block, std::size_t i, const TaskContext& context) {
    const std::size_t index = sample[i];
    const TrainingPair& pair = pairs[index];
    Tally& tally = blocks[block][folds[index]];
    const UnitCoverage intact = metrics::cover(pair.source, pair.target, context.pack);
    tally.source.add_clean(intact.source);
    tally.target.add_clean(intact.target);
    for (const text::NumberMention& number : pair.source.numbers) tally.numbers += number.certain ? 1.0 : 0.0;
    const metrics::UnitView view{pair.source_text, pair.target_text, pair.source, pair.target, intact, context.pack};
    for (const metrics::CheckFinding& finding : metrics::check_numbers(view))
      tally.numbers_missing += finding.source ? 1.0 : 0.0;
    for (const Damage damage : kAllDamages) {
      if (const auto unit = damage_pair(context, index, intact, damage, true))
        tally.source.add_lost(unit->coverage.source, unit->orphaned);
      if (const auto unit = damage_pair(context, index, intact, damage, false))
        tally.target.add_lost(unit->coverage.target, unit->orphaned);
    }
  };
  for_each_sampled(pairs, sample, folds, fold_packs, seed, parallel, visit);
  std::array<Tally, kFolds> total;
  for (const std::array<Tally, kFolds>& block : blocks) {
    for (std::size_t k = 0; k < kFolds; ++k) {
      total[k].source.add(block[k].source);
      total[k].target.add(block[k].target);
      total[k].numbers += block[k].numbers;
      total[k].numbers_missing += block[k].numbers_missing;
    }
  }
  return total;
}

/// Second and third pass, one direction: visits the clean unit and each damaged copy as a view of the side that may
/// have been left out, with the words that lost their counterpart (none for the clean unit), and gathers rows.
template <class Gather>
Rows collect_rows(const std::vector<TrainingPair>& pairs, const std::vector<std::uint32_t>& sample,
                  const std::vector<std::uint8_t>& folds, const std::array<LanguagePack, kFolds>& fold_packs,
                  Direction direction, std::uint64_t seed, const base::ParallelFor& parallel, Gather gather) {
  std::vector<Rows> blocks(block_count(sample.size(), kPairsPerTask));
  const bool omissions = direction == Direction::kOmission;
  const auto visit = [&](std::size_t block, std::size_t i, const TaskContext& context) {
    const std::size_t index = sample[i];
    const TrainingPair& pair = pairs[index];
    const auto view_of = [&](const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit) {
      const metrics::UnitContext manner{.length_z = unit.length_z(context.pack.length)};
      return omissions ? metrics::source_view(source, target, unit, context.pack, manner)
                       : metrics::target_view(source, target, unit, context.pack, manner);
    };
    const UnitCoverage intact = metrics::cover(pair.source, pair.target, context.pack);
    gather(view_of(pair.source, pair.target, intact), nullptr, folds[index], blocks[block]);
    if (const auto joined = join_pair(context, index)) {
      gather(view_of(joined->source, joined->target, joined->coverage), nullptr, folds[index], blocks[block]);
    }
    for (const Damage damage : kAllDamages) {
      const auto unit = damage_pair(context, index, intact, damage, omissions);
      if (unit)
        gather(view_of(unit->source, unit->target, unit->coverage), &unit->orphaned, folds[index], blocks[block]);
    }
  };
  for_each_sampled(pairs, sample, folds, fold_packs, seed, parallel, visit);
  Rows all;
  for (const Rows& block : blocks) all.append(block);
  return all;
}

using Orphaned = std::vector<std::uint8_t>;

/// Content terms that are open, or linked: left out, or so in a good translation. A damaged unit weighs one in all, so
/// that large losses do not drown small ones.
template <class FeaturesOf>
void gather_terms(const metrics::SideView& view, const Orphaned* orphaned, bool open, FeaturesOf features_of,
                  Rows& rows) {
  const std::vector<metrics::CoveredTerm>& terms = view.coverage.terms;
  const auto counts = [&](const metrics::CoveredTerm& term) {
    return term.content && langpack::is_open(term.state) == open &&
           (orphaned == nullptr || (*orphaned)[term.begin] != 0);
  };
  const auto lost = static_cast<double>(std::count_if(terms.begin(), terms.end(), counts));
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!counts(terms[i])) continue;
    const double weight = orphaned == nullptr ? 1.0 : 1.0 / lost;
    rows.add(features_of(i), orphaned != nullptr ? 1.0 : 0.0, weight, orphaned != nullptr);
  }
}

/// What a unit counts: an intact one is seen alone and joined with the next, a damaged one with each damage.
double unit_weight(bool intact, double prior) {
  return intact ? (1.0 - prior) / 2.0 : prior / static_cast<double>(kDamages);
}

/// Runs: of words that were left out for the most part, or of none.
void gather_runs(const metrics::SideView& view, const Orphaned* orphaned, const SideModel& model, double prior,
                 std::size_t size, Rows& rows) {
  const double weight = unit_weight(orphaned == nullptr, prior);
  for (const metrics::Run& run : metrics::scan_unit(view, model, nullptr).runs) {
    if (SideModel::run_size(run.content_terms) != size) continue;
    const double share = orphaned == nullptr ? 0.0 : orphaned_share(run, *orphaned);
    if (share >= 0.5) rows.add(run.features, 1.0, weight, true);
    if (share == 0.0) rows.add(run.features, 0.0, weight, orphaned != nullptr);
  }
}

/// Units: something of them was left out, or nothing.
void gather_unit(const metrics::SideView& view, const Orphaned* orphaned, const SideModel& model, double prior,
                 Rows& rows) {
  const double weight = unit_weight(orphaned == nullptr, prior);
  rows.add(metrics::scan_unit(view, model, nullptr).features, orphaned == nullptr ? 0.0 : 1.0, weight,
           orphaned != nullptr);
}

/// Makes labels weigh as P(state | left out) to P(state | rendered), so that a logit is the log-likelihood ratio of
/// being in that state and of looking like this. `ratio`: P(state | rendered) / P(state | left out).
void balance(Rows& rows, double ratio) {
  double positives = 0.0;
  double all = 0.0;
  for (std::size_t i = 0; i < rows.labels.size(); ++i) {
    all += rows.importance[i];
    positives += rows.importance[i] * rows.labels[i];
  }
  for (std::size_t i = 0; i < rows.labels.size(); ++i) {
    if (rows.labels[i] < 0.5) rows.importance[i] *= ratio * positives / std::max(1.0, all - positives);
  }
}

template <class Model>
double fit(const Rows& rows, const std::array<int, Model::kFeatures>& signs, Model& model) {
  if (rows.labels.empty()) {
    model.bias = -5.0;
    return 0.0;
  }
  const stats::LogisticFit fitted =
      stats::fit_logistic(rows.features, rows.labels, rows.importance, Model::kFeatures, kRidge, signs);
  std::copy(fitted.weights.begin(), fitted.weights.end(), model.weights.begin());
  model.bias = fitted.bias;
  return fitted.log_loss;
}

struct SideFigures {
  double log_loss = 0.0;
  double unit_log_loss = 0.0;
  double clean_flags = 0.0;  ///< runs of probability at least a half in clean units
  double recall = 0.0;       ///< share of true runs with probability at least a half
};

/// What chooses between overlapping runs before the calibration is known: their evidence.
constexpr double kFirstGuess = 0.3;

/// Fits the two classifiers of one side. Expectations of fold k come from the other fold.
SideFigures fit_side(const std::vector<TrainingPair>& pairs, const std::vector<std::uint32_t>& sample,
                     const std::vector<std::uint8_t>& folds, const std::array<LanguagePack, kFolds>& fold_packs,
                     const std::array<SideExpectations, kFolds>& expectations, const SideTally& tally,
                     Direction direction, std::uint64_t seed, const base::ParallelFor& parallel, SideModel& model) {
  constexpr std::array<int, langpack::TermEvidence::kFeatures> kFree{};
  Rows open = collect_rows(pairs, sample, folds, fold_packs, direction, seed, parallel,
                           [&](const metrics::SideView& view, const Orphaned* orphaned, std::uint8_t fold, Rows& rows) {
                             const auto features = [&](std::size_t term) {
                               return metrics::term_features(view, expectations[1 - fold], nullptr, term);
                             };
                             gather_terms(view, orphaned, true, features, rows);
                           });
  balance(open, tally.open_ratio());
  fit(open, kFree, model.term);
  constexpr std::array<int, langpack::LinkedEvidence::kFeatures> kFreeToo{};
  Rows linked =
      collect_rows(pairs, sample, folds, fold_packs, direction, seed, parallel,
                   [&](const metrics::SideView& view, const Orphaned* orphaned, std::uint8_t fold, Rows& rows) {
                     const auto features = [&](std::size_t term) {
                       return metrics::linked_features(view, expectations[1 - fold], nullptr, term);
                     };
                     gather_terms(view, orphaned, false, features, rows);
                   });
  balance(linked, tally.linked_ratio());
  fit(linked, kFreeToo, model.linked);

  const double prior = direction == Direction::kOmission ? kOmissionPrior : kAdditionPrior;
  for (RunCalibration& run : model.run) run.weights[0] = kFirstGuess;
  std::array<SideModel, kFolds> fold_models;
  for (std::size_t k = 0; k < kFolds; ++k)
    fold_models[k] = {expectations[1 - k], model.term, model.linked, model.run, {}, prior};
  model.prior = prior;
  SideFigures figures;
  double true_runs = 0.0;
  for (std::size_t size = 0; size < model.run.size(); ++size) {
    const Rows runs =
        collect_rows(pairs, sample, folds, fold_packs, direction, seed, parallel,
                     [&](const metrics::SideView& view, const Orphaned* orphaned, std::uint8_t fold, Rows& rows) {
                       gather_runs(view, orphaned, fold_models[fold], prior, size, rows);
                     });
    RunCalibration& calibration = model.run[size];
    figures.log_loss += fit(runs, kFeatureSigns, calibration);
    for (std::size_t i = 0; i < runs.labels.size(); ++i) {
      RunCalibration::Features x{};
      std::copy_n(runs.features.begin() + static_cast<std::ptrdiff_t>(i * x.size()), x.size(), x.begin());
      const bool flagged = calibration.probability(x) >= 0.5;
      if (runs.labels[i] > 0.5) {
        true_runs += 1.0;
        figures.recall += flagged ? 1.0 : 0.0;
      } else if (runs.damaged[i] == 0 && flagged) {
        figures.clean_flags += 1.0;
      }
    }
  }
  for (std::size_t k = 0; k < kFolds; ++k) fold_models[k].run = model.run;
  const Rows units = collect_rows(pairs, sample, folds, fold_packs, direction, seed, parallel,
                                  [&](const metrics::SideView& view, const Orphaned* orphaned, std::uint8_t fold,
                                      Rows& rows) { gather_unit(view, orphaned, fold_models[fold], prior, rows); });
  constexpr std::array<int, langpack::UnitCalibration::kFeatures> kFreeUnit{};
  figures.unit_log_loss = fit(units, kFreeUnit, model.unit);
  figures.recall /= std::max(1.0, true_runs);
  figures.clean_flags /= std::max<double>(1.0, static_cast<double>(sample.size()));
  return figures;
}

}  // namespace

std::vector<std::uint8_t> assign_folds(const std::vector<TrainingPair>& pairs) {
  std::vector<std::uint8_t> folds;
  folds.reserve(pairs.size());
  std::size_t seen = 0;
  for (const TrainingPair& pair : pairs) {
    folds.push_back(static_cast<std::uint8_t>(pair.calibrate ? (seen / kPairsPerFoldBlock) % kFolds : kFolds));
    seen += pair.calibrate ? 1 : 0;
  }
  return folds;
}

std::vector<std::uint32_t> sample_pairs(const std::vector<TrainingPair>& pairs, std::size_t per_text) {
  std::vector<std::vector<std::uint32_t>> by_text;
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    const TrainingPair& pair = pairs[i];
    if (!pair.calibrate || pair.source.words.size() < kMinDamagedWords || pair.target.words.size() < kMinDamagedWords)
      continue;
    if (pair.text >= by_text.size()) by_text.resize(std::size_t{pair.text} + 1);
    by_text[pair.text].push_back(i);
  }
  std::vector<std::uint32_t> sample;
  for (const std::vector<std::uint32_t>& text : by_text) {
    const std::size_t count = std::min(per_text, text.size());
    for (std::size_t k = 0; k < count; ++k) sample.push_back(text[k * text.size() / count]);
  }
  return sample;
}

CalibrationFigures calibrate(const std::vector<TrainingPair>& pairs, const std::vector<std::uint8_t>& folds,
                             const std::vector<std::uint32_t>& sample,
                             const std::array<LanguagePack, kFolds>& fold_packs, std::uint64_t seed,
                             const base::ParallelFor& parallel, LanguagePack& pack) {
  std::array<Tally, kFolds> tallies = tally_states(pairs, sample, folds, fold_packs, seed, parallel);
  std::array<SideExpectations, kFolds> source_expectations;
  std::array<SideExpectations, kFolds> target_expectations;
  for (std::size_t k = 0; k < kFolds; ++k) {
    source_expectations[k] = expectations_of(tallies[k].source);
    target_expectations[k] = expectations_of(tallies[k].target);
  }
  Tally& all = tallies[0];
  for (std::size_t k = 1; k < kFolds; ++k) {
    all.source.add(tallies[k].source);
    all.target.add(tallies[k].target);
    all.numbers += tallies[k].numbers;
    all.numbers_missing += tallies[k].numbers_missing;
  }
  const SideFigures omission = fit_side(pairs, sample, folds, fold_packs, source_expectations, all.source,
                                        Direction::kOmission, seed, parallel, pack.coverage.source);
  const SideFigures addition = fit_side(pairs, sample, folds, fold_packs, target_expectations, all.target,
                                        Direction::kAddition, seed, parallel, pack.coverage.target);
  pack.coverage.source.expectations = expectations_of(all.source);
  pack.coverage.target.expectations = expectations_of(all.target);
  pack.numbers.missing_rate = (all.numbers_missing + 1.0) / (all.numbers + 50.0);
  return {{{"calibration.pairs", static_cast<double>(sample.size())},
           {"calibration.omission.log_loss", omission.log_loss},
           {"calibration.omission.unit_log_loss", omission.unit_log_loss},
           {"calibration.omission.false_flags_per_pair", omission.clean_flags},
           {"calibration.omission.run_recall", omission.recall},
           {"calibration.addition.log_loss", addition.log_loss},
           {"calibration.addition.unit_log_loss", addition.unit_log_loss},
           {"calibration.addition.false_flags_per_pair", addition.clean_flags},
           {"calibration.addition.run_recall", addition.recall},
           {"calibration.numbers.missing_rate", pack.numbers.missing_rate}}};
}

}  // namespace lacuna::pipeline
