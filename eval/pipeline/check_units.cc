#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "eval/pipeline/analyzer_pool.h"
#include "eval/pipeline/check.h"
#include "eval/pipeline/checked_unit.h"
#include "eval/pipeline/document_manner.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/rendered_words.h"
#include "eval/pipeline/spare_words.h"
#include "eval/pipeline/unit_markings.h"
#include "eval/pipeline/unit_report.h"
#include "metrics/checks/all_checks.h"
#include "metrics/checks/omission_check.h"
#include "metrics/checks/settle.h"

namespace lacuna::pipeline {
namespace {

using metrics::CheckFinding;

constexpr std::size_t kUnitsPerBlock = 32;
/// Units that are in hand at a time, and whose manner is their document's: what bounds the memory for long files.
constexpr std::size_t kUnitsPerStretch = 8192;
/// Of a target without a source in a file whose units are given.
constexpr double kNoSource = 0.95;

ByteSpan span_of(const std::vector<text::Segment>& segments, std::uint32_t begin, std::uint32_t end) {
  return {segments[begin].span.begin, segments[end - 1].span.end};
}

/// A probability that supposes `prior`, for a segment that the aligner left alone: half of these stand alone in truth.
double left_alone(double probability, double prior) {
  const double odds = probability / std::max(1.0 - probability, 1e-12) * (1.0 - prior) / prior;
  return odds / (1.0 + odds);
}

/// What the pair checks of a block of units add up to.
struct BlockOutcome {
  std::vector<CheckSummary> sums;  ///< of each check, in the plan's order
  std::optional<Error> error;      ///< the first
};

class UnitChecker {
 public:
  UnitChecker(const AlignedPair& pair, const CheckPlan& plan, const base::ParallelFor& parallel, Progress* progress)
      : pair_(pair),
        plan_(plan),
        parallel_(parallel),
        progress_(progress),
        analyzers_(plan.source_language, plan.target_language) {}

  Result<CoverageSums> run(RunReport& report) {
    units_.reserve(pair_.beads.size());
    for (const align::Bead& bead : pair_.beads) units_.push_back(unit_of(bead));
    for (const metrics::PairCheck* check : plan_.checks.pair) sums_.push_back({std::string(check->info.id)});
    for (std::size_t begin = 0; begin < units_.size(); begin += kUnitsPerStretch) {
      if (Status checked = check_stretch(begin, std::min(units_.size(), begin + kUnitsPerStretch)); !checked) {
        return checked.error();
      }
    }
    compare_units();
    report_units(pair_, plan_, units_, report);
    for (CheckSummary& sum : sums_) {
      if (sum.opportunities > 0.0) report.checks.push_back(std::move(sum));
    }
    return coverage_;
  }

 private:
  [[nodiscard]] CheckedUnit unit_of(const align::Bead& bead) const {
    CheckedUnit unit{.bead = bead};
    unit.has_source = bead.source_end > bead.source_begin;
    unit.has_target = bead.target_end > bead.target_begin;
    if (unit.has_source) unit.source = span_of(pair_.source_segments, bead.source_begin, bead.source_end);
    if (unit.has_target) unit.target = span_of(pair_.target_segments, bead.target_begin, bead.target_end);
    return unit;
  }

  /// Units that are checked together: what is usual among them is not held against one of them.
  Status check_stretch(std::size_t begin, std::size_t end) {
    stretch_begin_ = begin;
    stretch_end_ = end;
    in_blocks("covering", [&](std::size_t from, std::size_t to, std::size_t) {
      const AnalyzerPool::Loan analyzers = analyzers_.lend();
      for (std::size_t i = from; i < to; ++i) analyse(units_[i], *analyzers);
    });
    if (plan_.pack != nullptr) learn_manner();
    std::vector<BlockOutcome> blocks(block_count(end - begin, kUnitsPerBlock));
    for (BlockOutcome& block : blocks) block.sums.resize(plan_.checks.pair.size());
    in_blocks("checking", [&](std::size_t from, std::size_t to, std::size_t block) {
      for (std::size_t i = from; i < to; ++i) check(i, blocks[block]);
    });
    for (const BlockOutcome& block : blocks) {
      if (block.error) return *block.error;
      for (std::size_t k = 0; k < block.sums.size(); ++k) {
        sums_[k].opportunities += block.sums[k].opportunities;
        sums_[k].violations += block.sums[k].violations;
      }
    }
    for (std::size_t i = begin; i < end; ++i) units_[i].hand.reset();
    return {};
  }

  /// Calls `body(begin, end, block)` for blocks of the stretch's units.
  template <class Body>
  void in_blocks(std::string_view stage, Body body) {
    std::atomic<std::size_t> done{stretch_begin_};
    std::mutex progress_lock;
    parallel_(block_count(stretch_end_ - stretch_begin_, kUnitsPerBlock), [&](std::size_t block) {
      const std::size_t begin = stretch_begin_ + block * kUnitsPerBlock;
      const std::size_t end = std::min(stretch_end_, begin + kUnitsPerBlock);
      body(begin, end, block);
      done += end - begin;
      if (progress_ != nullptr) {
        const std::lock_guard<std::mutex> lock(progress_lock);
        progress_->update(stage, done, units_.size());
      }
    });
  }

  [[nodiscard]] std::string_view source_text(const CheckedUnit& unit) const {
    return unit.source.of(pair_.source.text);
  }
  [[nodiscard]] std::string_view target_text(const CheckedUnit& unit) const {
    return unit.target.of(pair_.target.text);
  }

  void analyse(CheckedUnit& unit, const AnalyzerPool::Analyzers& analyzers) const {
    unit.hand = std::make_unique<UnitInHand>();
    UnitLiterals literals = literals_of(pair_, plan_, unit);
    unit.hand->source_literals = std::move(literals.source);
    unit.hand->target_literals = std::move(literals.target);
    unit.hand->source_analysis = analyzers.source.analyze(text::masked(source_text(unit), unit.hand->source_literals));
    unit.hand->target_analysis = analyzers.target.analyze(text::masked(target_text(unit), unit.hand->target_literals));
    if (plan_.pack == nullptr) return;
    unit.hand->coverage = metrics::cover(unit.hand->source_analysis, unit.hand->target_analysis, *plan_.pack);
    unit.source_share = unit.hand->coverage.source.share();
    unit.target_share = unit.hand->coverage.target.share();
    if (plan_.rendered && unit.aligned()) {
      unit.rendered = rendered_words(unit.hand->source_analysis, unit.hand->target_analysis, unit.hand->coverage.links);
    }
  }

  void learn_manner() {
    DocumentManner manner(*plan_.pack);
    source_counts_ = {};
    target_counts_ = {};
    for (std::size_t i = stretch_begin_; i < stretch_end_; ++i) {
      const CheckedUnit& unit = units_[i];
      if (unit.aligned()) manner.add(unit.hand->coverage);
      metrics::count_states(unit.hand->coverage.source, source_counts_);
      metrics::count_states(unit.hand->coverage.target, target_counts_);
      coverage_.add(unit);
    }
    manner.finish();
    for (std::size_t i = stretch_begin_; i < stretch_end_; ++i) {
      if (units_[i].aligned()) units_[i].context = manner.context(units_[i].hand->coverage);
    }
  }

  /// With a pack only.
  [[nodiscard]] metrics::UnitView view_of(const CheckedUnit& unit) const {
    return {source_text(unit),
            target_text(unit),
            unit.hand->source_analysis,
            unit.hand->target_analysis,
            unit.hand->coverage,
            *plan_.pack,
            unit.context,
            &source_counts_,
            &target_counts_};
  }

  /// A sentence that stands elsewhere is neither left out nor added.
  static CheckFinding moved_finding(const CheckedUnit& unit, std::string_view target) {
    return {.rule = "moved",
            .severity = Severity::kMinor,
            .probability = unit.bead.confidence,
            .source = ByteSpan{0, unit.source.size()},
            .target = ByteSpan{0, unit.target.size()},
            .message = "stands elsewhere in the translation: " + std::string(target)};
  }

  void check(std::size_t index, BlockOutcome& block) {
    CheckedUnit& unit = units_[index];
    std::vector<CheckFinding> findings;
    if (unit.aligned()) {
      findings = check_aligned(unit, block);
    } else if (plan_.by_lines) {
      findings = check_half(unit, block);
    } else if (plan_.pack != nullptr) {
      findings = check_lone(index);
    }
    keep(unit, std::move(findings));
  }

  std::vector<CheckFinding> check_aligned(CheckedUnit& unit, BlockOutcome& block) const {
    std::vector<CheckFinding> findings;
    if (plan_.pack == nullptr) {
      run_pair_checks(unit, nullptr, block, findings);
    } else {
      const metrics::UnitView view = view_of(unit);
      metrics::UnitVerdict verdict = metrics::coverage_verdict(view, plan_.min_probability);
      unit.omission_probability = verdict.omission_probability;
      unit.addition_probability = verdict.addition_probability;
      findings = std::move(verdict.findings);
      run_pair_checks(unit, &view, block, findings);
    }
    if (unit.bead.moved) findings.push_back(moved_finding(unit, target_text(unit)));
    settle(findings);
    return findings;
  }

  void run_pair_checks(const CheckedUnit& unit, const metrics::UnitView* covered, BlockOutcome& block,
                       std::vector<CheckFinding>& findings, std::string_view only = {}) const {
    const corpus::BitextUnit* origin = bitext_unit(plan_, pair_, unit);
    const metrics::PairView view{
        .source = {source_text(unit), plan_.source_language, unit.hand->source_analysis, unit.hand->source_literals},
        .target = {target_text(unit), plan_.target_language, unit.hand->target_analysis, unit.hand->target_literals},
        .settings = plan_.settings,
        .max_characters = origin != nullptr ? origin->max_characters : std::nullopt,
        .software = plan_.bitext != nullptr && plan_.bitext->software,
        .of_few_numbers = origin != nullptr && origin->of_few_numbers,
        .covered = covered};
    metrics::CheckOutcome outcome;
    for (std::size_t k = 0; k < plan_.checks.pair.size(); ++k) {
      if (!only.empty() && plan_.checks.pair[k]->info.id != only) continue;
      outcome.opportunities = 0.0;
      outcome.violations = 0.0;
      plan_.checks.pair[k]->run(view, outcome);
      block.sums[k].opportunities += outcome.opportunities;
      block.sums[k].violations += outcome.violations;
    }
    if (outcome.error && !block.error) block.error = std::move(outcome.error);
    std::move(outcome.findings.begin(), outcome.findings.end(), std::back_inserter(findings));
  }

  /// A unit that is given, not found, and has no text on one side.
  std::vector<CheckFinding> check_half(CheckedUnit& unit, BlockOutcome& block) const {
    std::vector<CheckFinding> findings;
    if (unit.has_source) {
      run_pair_checks(unit, nullptr, block, findings, "empty");
      unit.omission_probability = 1.0;
      return findings;
    }
    unit.addition_probability = kNoSource;
    findings.push_back({.rule = "addition",
                        .severity = Severity::kMajor,
                        .probability = kNoSource,
                        .target = ByteSpan{0, unit.target.size()},
                        .message = "text without a source: " + std::string(target_text(unit))});
    return findings;
  }

  /// A segment without a counterpart is tested against what its aligned neighbours have to spare: an aligner's null
  /// bead is not evidence, words that nothing around it renders are.
  std::vector<CheckFinding> check_lone(std::size_t index) {
    CheckedUnit& lone = units_[index];
    const bool omission = lone.has_source;
    text::Analysis spare;
    const auto add_spare = [&](const CheckedUnit& unit) {
      if (!unit.aligned()) return;
      add_spare_words(omission ? unit.hand->target_analysis : unit.hand->source_analysis,
                      omission ? unit.hand->coverage.links.target_link : unit.hand->coverage.links.source_link, spare);
    };
    if (index > stretch_begin_) add_spare(units_[index - 1]);
    if (index + 1 < stretch_end_) add_spare(units_[index + 1]);
    const text::Analysis& own = omission ? lone.hand->source_analysis : lone.hand->target_analysis;
    const text::Analysis& source = omission ? own : spare;
    const text::Analysis& target = omission ? spare : own;
    if (own.words.empty()) return {};
    const langpack::LanguagePack& pack = *plan_.pack;
    const metrics::UnitCoverage coverage = metrics::cover(source, target, pack);
    const metrics::SideView view = omission ? metrics::source_view(source, target, coverage, pack, lone.context)
                                            : metrics::target_view(source, target, coverage, pack, lone.context);
    const auto& expectations = omission ? pack.coverage.source : pack.coverage.target;
    metrics::Run run =
        metrics::run_of(metrics::lone_view(view), expectations, omission ? &source_counts_ : &target_counts_, 0,
                        static_cast<std::uint32_t>(own.words.size()));
    run.extent = metrics::RunExtent::kSegment;
    run.probability = left_alone(run.probability, expectations.prior);
    if (run.content_terms == 0) return {};
    (omission ? lone.omission_probability : lone.addition_probability) = run.probability;
    const metrics::UnitView unit_view = view_of(lone);
    CheckFinding finding =
        omission ? metrics::omission_finding(unit_view, run) : metrics::addition_finding(unit_view, run);
    // The whole segment is the finding, punctuation included; the other side has nothing to show.
    finding.source.reset();
    finding.target.reset();
    (omission ? finding.source : finding.target) = ByteSpan{0, (omission ? lone.source : lone.target).size()};
    return {std::move(finding)};
  }

  /// In PO a message is its text and its context; elsewhere the name of a unit is just an id.
  [[nodiscard]] std::string_view context_of(const CheckedUnit& unit) const {
    const corpus::BitextUnit* origin = bitext_unit(plan_, pair_, unit);
    return origin != nullptr && plan_.bitext->format == corpus::BitextFormat::kPo ? origin->name : std::string_view();
  }

  /// Units against each other, by checks that want nothing but texts.
  void compare_units() {
    if (plan_.checks.corpus.empty()) return;
    std::vector<metrics::UnitTexts> texts;
    texts.reserve(units_.size());
    for (const CheckedUnit& unit : units_) texts.push_back({source_text(unit), target_text(unit), context_of(unit)});
    std::vector<metrics::CheckOutcome> outcomes(units_.size());
    for (const metrics::CorpusCheck* check : plan_.checks.corpus) {
      for (metrics::CheckOutcome& outcome : outcomes) outcome = {};
      check->run({texts, plan_.source_language, plan_.target_language}, outcomes);
      CheckSummary sum{std::string(check->info.id)};
      for (std::size_t i = 0; i < units_.size(); ++i) {
        sum.opportunities += outcomes[i].opportunities;
        sum.violations += outcomes[i].violations;
        keep(units_[i], std::move(outcomes[i].findings));
      }
      sums_.push_back(std::move(sum));
    }
  }

  /// Adds what is wanted of the findings to the unit, with spans of the documents.
  void keep(CheckedUnit& unit, std::vector<CheckFinding> findings) const {
    const auto shift = [](std::optional<ByteSpan>& span, std::size_t by) {
      if (span) span = ByteSpan{span->begin + by, span->end + by};
    };
    for (CheckFinding& finding : findings) {
      if (finding.probability < plan_.min_probability || plan_.checks.is_off(finding.rule)) continue;
      if (const auto own = plan_.checks.severity.find(finding.rule); own != plan_.checks.severity.end()) {
        finding.severity = own->second;
      }
      // There is no place in a text that is not there.
      if (!unit.has_source) finding.source.reset();
      if (!unit.has_target) finding.target.reset();
      shift(finding.source, unit.source.begin);
      shift(finding.target, unit.target.begin);
      const bool ignored = is_ignored(pair_, plan_, unit, finding.rule);
      (ignored ? unit.ignored : unit.findings).push_back(std::move(finding));
    }
  }

  const AlignedPair& pair_;
  const CheckPlan& plan_;
  const base::ParallelFor& parallel_;
  Progress* progress_;
  AnalyzerPool analyzers_;
  std::vector<CheckedUnit> units_;
  std::size_t stretch_begin_ = 0;
  std::size_t stretch_end_ = 0;
  metrics::DocumentCounts source_counts_;  // of the stretch
  metrics::DocumentCounts target_counts_;
  CoverageSums coverage_;
  std::vector<CheckSummary> sums_;
};

}  // namespace

Result<CoverageSums> check_units(const AlignedPair& pair, const CheckPlan& plan, const base::ParallelFor& parallel,
                                 Progress* progress, RunReport& report) {
  return UnitChecker(pair, plan, parallel, progress).run(report);
}

}  // namespace lacuna::pipeline
