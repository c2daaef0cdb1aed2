#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>

#include "eval/base/sha256.h"
#include "eval/pipeline/check.h"
#include "eval/pipeline/document_manner.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/spare_words.h"
#include "eval/text/normalize.h"
#include "lacuna/version.h"
#include "metrics/checks/all_checks.h"
#include "metrics/checks/omission_check.h"
#include "metrics/coverage.h"

namespace lacuna::pipeline {
namespace {

using metrics::CheckFinding;

constexpr std::size_t kUnitsPerBlock = 32;

/// A unit while it is being worked on. Spans are of the documents.
struct WorkUnit {
  align::Bead bead;
  ByteSpan source;
  ByteSpan target;
  bool has_source = false;
  bool has_target = false;
  text::Analysis source_analysis;
  text::Analysis target_analysis;
  metrics::UnitCoverage coverage;
  metrics::UnitContext context;
  double omission_probability = 0.0;
  double addition_probability = 0.0;
  std::vector<CheckFinding> findings;  ///< spans of the documents

  [[nodiscard]] bool aligned() const { return has_source && has_target; }
};

ByteSpan span_of(const std::vector<text::Segment>& segments, std::uint32_t begin, std::uint32_t end) {
  return {segments[begin].span.begin, segments[end - 1].span.end};
}

std::optional<TextSpan> text_span(const std::string& text, const std::optional<ByteSpan>& span) {
  if (!span) return std::nullopt;
  return TextSpan{span->begin, span->end, std::string(span->of(text))};
}

/// A probability that supposes `prior`, for a segment that the aligner left alone: half of these stand alone in truth.
double left_alone(double probability, double prior) {
  const double odds = probability / std::max(1.0 - probability, 1e-12) * (1.0 - prior) / prior;
  return odds / (1.0 + odds);
}

class UnitChecker {
 public:
  UnitChecker(const AlignedPair& pair, const langpack::LanguagePack& pack, double min_probability,
              const base::ParallelFor& parallel, Progress* progress)
      : pair_(pair), pack_(pack), min_probability_(min_probability), parallel_(parallel), progress_(progress) {}

  void run(RunReport& report) {
    for (const align::Bead& bead : pair_.beads) units_.push_back(unit_of(bead));
    in_blocks("covering",
              [&](std::size_t i, const text::Analyzer& s, const text::Analyzer& t) { cover(units_[i], s, t); });
    DocumentManner manner(pack_);
    for (const WorkUnit& unit : units_) {
      if (unit.aligned()) manner.add(unit.coverage);
      metrics::count_states(unit.coverage.source, source_counts_);
      metrics::count_states(unit.coverage.target, target_counts_);
    }
    manner.finish();
    for (WorkUnit& unit : units_) {
      if (unit.aligned()) unit.context = manner.context(unit.coverage);
    }
    in_blocks("checking", [&](std::size_t i, const text::Analyzer&, const text::Analyzer&) {
      if (units_[i].aligned()) {
        check_aligned(units_[i]);
      } else {
        check_lone(i);
      }
    });
    write(report);
  }

 private:
  [[nodiscard]] WorkUnit unit_of(const align::Bead& bead) const {
    WorkUnit unit{.bead = bead};
    unit.has_source = bead.source_end > bead.source_begin;
    unit.has_target = bead.target_end > bead.target_begin;
    if (unit.has_source) unit.source = span_of(pair_.source_segments, bead.source_begin, bead.source_end);
    if (unit.has_target) unit.target = span_of(pair_.target_segments, bead.target_begin, bead.target_end);
    return unit;
  }

  template <class Body>
  void in_blocks(std::string_view stage, Body body) {
    std::atomic<std::size_t> done{0};
    std::mutex progress_lock;
    parallel_(block_count(units_.size(), kUnitsPerBlock), [&](std::size_t block) {
      const text::Analyzer source(pack_.manifest.source_language);
      const text::Analyzer target(pack_.manifest.target_language);
      const std::size_t end = std::min(units_.size(), (block + 1) * kUnitsPerBlock);
      for (std::size_t i = block * kUnitsPerBlock; i < end; ++i) body(i, source, target);
      done += end - block * kUnitsPerBlock;
      if (progress_ != nullptr) {
        const std::lock_guard<std::mutex> lock(progress_lock);
        progress_->update(stage, done, units_.size());
      }
    });
  }

  void cover(WorkUnit& unit, const text::Analyzer& source, const text::Analyzer& target) const {
    const std::string_view source_text = unit.source.of(pair_.source.text);
    const std::string_view target_text = unit.target.of(pair_.target.text);
    unit.source_analysis = source.analyze(source_text);
    unit.target_analysis = target.analyze(target_text);
    unit.coverage = metrics::cover(unit.source_analysis, unit.target_analysis, pack_);
  }

  [[nodiscard]] metrics::UnitView view_of(const WorkUnit& unit) const {
    return {unit.source.of(pair_.source.text),
            unit.target.of(pair_.target.text),
            unit.source_analysis,
            unit.target_analysis,
            unit.coverage,
            pack_,
            unit.context,
            &source_counts_,
            &target_counts_};
  }

  static CheckFinding in_documents(CheckFinding finding, const WorkUnit& unit) {
    const auto shift = [](std::optional<ByteSpan>& span, std::size_t by) {
      if (span) span = ByteSpan{span->begin + by, span->end + by};
    };
    shift(finding.source, unit.source.begin);
    shift(finding.target, unit.target.begin);
    return finding;
  }

  /// A sentence that stands elsewhere is neither left out nor added.
  static CheckFinding moved_finding(const WorkUnit& unit, std::string_view target) {
    return {.rule = "moved",
            .severity = Severity::kMinor,
            .probability = unit.bead.confidence,
            .source = unit.source,
            .target = unit.target,
            .message = "stands elsewhere in the translation: " + std::string(target)};
  }

  void check_aligned(WorkUnit& unit) const {
    metrics::UnitVerdict verdict = metrics::check_unit(view_of(unit), min_probability_);
    unit.omission_probability = verdict.omission_probability;
    unit.addition_probability = verdict.addition_probability;
    for (CheckFinding& finding : verdict.findings) {
      unit.findings.push_back(in_documents(std::move(finding), unit));
    }
    if (unit.bead.moved && unit.bead.confidence >= min_probability_) {
      unit.findings.push_back(moved_finding(unit, unit.target.of(pair_.target.text)));
    }
  }

  /// A segment without a counterpart is tested against what its aligned neighbours have to spare: an aligner's null
  /// bead is not evidence, words that nothing around it renders are.
  void check_lone(std::size_t index) {
    WorkUnit& lone = units_[index];
    const bool omission = lone.has_source;
    text::Analysis spare;
    const auto add_spare = [&](const WorkUnit& unit) {
      if (!unit.aligned()) return;
      add_spare_words(omission ? unit.target_analysis : unit.source_analysis,
                      omission ? unit.coverage.links.target_link : unit.coverage.links.source_link, spare);
    };
    if (index > 0) add_spare(units_[index - 1]);
    if (index + 1 < units_.size()) add_spare(units_[index + 1]);
    const text::Analysis& own = omission ? lone.source_analysis : lone.target_analysis;
    const text::Analysis& source = omission ? own : spare;
    const text::Analysis& target = omission ? spare : own;
    if (own.words.empty()) return;
    const metrics::UnitCoverage coverage = metrics::cover(source, target, pack_);
    const metrics::SideView view = omission ? metrics::source_view(source, target, coverage, pack_, lone.context)
                                            : metrics::target_view(source, target, coverage, pack_, lone.context);
    metrics::Run run =
        metrics::run_of(metrics::lone_view(view), omission ? pack_.coverage.source : pack_.coverage.target,
                        omission ? &source_counts_ : &target_counts_, 0, static_cast<std::uint32_t>(own.words.size()));
    run.extent = metrics::RunExtent::kSegment;
    run.probability = left_alone(run.probability, (omission ? pack_.coverage.source : pack_.coverage.target).prior);
    if (run.content_terms > 0) (omission ? lone.omission_probability : lone.addition_probability) = run.probability;
    if (run.content_terms == 0 || run.probability < min_probability_) return;
    const metrics::UnitView unit_view = view_of(lone);
    CheckFinding finding =
        omission ? metrics::omission_finding(unit_view, run) : metrics::addition_finding(unit_view, run);
    // The whole segment is the finding, punctuation included; the other side has nothing to show.
    finding.source.reset();
    finding.target.reset();
    (omission ? finding.source : finding.target) = omission ? lone.source : lone.target;
    lone.findings.push_back(std::move(finding));
  }

  /// Rule and normalised texts; the unit's own text tells equal findings in different sentences apart.
  [[nodiscard]] std::string fingerprint(const CheckFinding& finding, const WorkUnit& unit) const {
    const auto part = [](const std::string& text, const std::optional<ByteSpan>& span) {
      return span ? text::lower_nfc(span->of(text)) : std::string();
    };
    std::string identity = finding.rule;
    for (const std::string& text :
         {part(pair_.source.text, finding.source), part(pair_.target.text, finding.target),
          part(pair_.source.text, unit.has_source ? std::optional(unit.source) : std::nullopt)}) {
      identity.push_back('\x1f');
      identity += text;
    }
    return base::sha256_hex(identity).substr(0, 32);
  }

  void write(RunReport& report) const {
    double source_information = 0.0;
    double source_covered = 0.0;
    double target_information = 0.0;
    double target_covered = 0.0;
    double source_characters = 0.0;
    double target_characters = 0.0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const WorkUnit& unit = units_[i];
      const align::Bead& bead = unit.bead;
      UnitReport row;
      row.id = i;
      if (unit.has_source) row.source = text_span(pair_.source.text, unit.source);
      if (unit.has_target) row.target = text_span(pair_.target.text, unit.target);
      row.source_segments = bead.source_end - bead.source_begin;
      row.target_segments = bead.target_end - bead.target_begin;
      row.alignment_confidence = bead.confidence;
      if (unit.aligned()) row.length_z = unit.context.length_z;
      if (unit.has_source) {
        row.source_coverage = unit.coverage.source.share();
        row.omission_probability = unit.omission_probability;
      }
      if (unit.has_target) {
        row.target_coverage = unit.coverage.target.share();
        row.addition_probability = unit.addition_probability;
      }
      report.units.push_back(std::move(row));
      source_information += unit.coverage.source.information;
      source_covered += unit.coverage.source.covered;
      target_information += unit.coverage.target.information;
      target_covered += unit.coverage.target.covered;
      source_characters += static_cast<double>(unit.coverage.source.characters);
      target_characters += static_cast<double>(unit.coverage.target.characters);
      for (const CheckFinding& finding : unit.findings) {
        report.findings.push_back(
            {finding.rule, finding.severity, finding.probability, i, text_span(pair_.source.text, finding.source),
             text_span(pair_.target.text, finding.target), finding.message, fingerprint(finding, unit)});
      }
    }
    std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
      if (a.severity != b.severity) return a.severity > b.severity;
      return a.probability > b.probability;
    });
    const auto ratio = [&](const char* name, double part, double whole) {
      Score score;
      score.metric = name;
      if (whole > 0.0) {
        score.value = part / whole;
      } else {
        score.reason = "no text to measure";
      }
      score.components = {{"part", part}, {"whole", whole}};
      score.signature = "pack:" + pack_.manifest.name + "-" + pack_.sha256.substr(0, 8) + "|version:" + kVersion;
      report.scores.push_back(std::move(score));
    };
    ratio("coverage.source", source_covered, source_information);
    ratio("coverage.target", target_covered, target_information);
    ratio("length_ratio.characters", target_characters, source_characters);
  }

  const AlignedPair& pair_;
  const langpack::LanguagePack& pack_;
  double min_probability_;
  const base::ParallelFor& parallel_;
  Progress* progress_;
  std::vector<WorkUnit> units_;
  metrics::DocumentCounts source_counts_;
  metrics::DocumentCounts target_counts_;
};

}  // namespace

void check_units(const AlignedPair& pair, const langpack::LanguagePack& pack, double min_probability,
                 const base::ParallelFor& parallel, Progress* progress, RunReport& report) {
  UnitChecker(pair, pack, min_probability, parallel, progress).run(report);
}

}  // namespace lacuna::pipeline
