#include "metrics/omission_scan.h"

#include <algorithm>
#include <cmath>

namespace lacuna::metrics {
namespace {

using langpack::CoverState;

constexpr double kMinEvidence = 1.0;  // nats
constexpr std::uint32_t kPlaceMargin = 3;

bool is_open(CoverState state) { return state == CoverState::kUncovered || state == CoverState::kShared; }

bool is_break(const text::Word& word) { return word.kind == text::WordKind::kPunctuation; }

/// Words of the other side that a link spans.
std::pair<std::uint32_t, std::uint32_t> across(const SideView& view, const Link& link) {
  return view.is_source ? std::pair{link.target_begin, link.target_end} : std::pair{link.source_begin, link.source_end};
}

const Link* link_at(const SideView& view, std::uint32_t word) {
  const std::int32_t link = view.link_of[word];
  return link == kNoLink ? nullptr : &view.links[static_cast<std::size_t>(link)];
}

/// Nearest linked word before `word`, if any.
const Link* link_before(const SideView& view, std::uint32_t word) {
  for (std::uint32_t i = word; i-- > 0;) {
    if (const Link* link = link_at(view, i)) return link;
  }
  return nullptr;
}

const Link* link_after(const SideView& view, std::uint32_t word) {
  for (std::uint32_t i = word; i < view.analysis.words.size(); ++i) {
    if (const Link* link = link_at(view, i)) return link;
  }
  return nullptr;
}

/// Where the other side would render words [begin, end): between the renderings of their neighbours.
void find_place(const SideView& view, Run& run) {
  const Link* left = link_before(view, run.begin);
  const Link* right = link_after(view, run.end);
  const auto size = static_cast<std::uint32_t>(view.other_words);
  std::uint32_t begin = left != nullptr ? across(view, *left).second : 0;
  std::uint32_t end = right != nullptr ? across(view, *right).first : size;
  if (left == nullptr && right == nullptr) {
    begin = 0;
    end = size;
  } else if (left == nullptr) {
    begin = end - std::min(end, kPlaceMargin);
  } else if (right == nullptr) {
    end = std::min(size, begin + kPlaceMargin);
  }
  if (begin > end) {  // the neighbours changed places: look behind the left one
    end = std::min(size, begin + kPlaceMargin);
  }
  run.place_begin = begin;
  run.place_end = end;
}

/// Unlinked information of the other side, nats: [0] near the place, [1] in all.
std::array<double, 2> open_information(const SideView& view, const Run& run) {
  std::array<double, 2> sum{};
  const std::uint32_t near_begin = run.place_begin - std::min(run.place_begin, kPlaceMargin);
  const std::uint32_t near_end = run.place_end + kPlaceMargin;
  for (const CoveredTerm& term : view.other.terms) {
    if (!term.content || !is_open(term.state)) continue;
    sum[1] += term.information;
    if (term.begin < near_end && near_begin < term.end) sum[0] += term.information;
  }
  return sum;
}

RunExtent extent_of(const SideView& view, const Run& run) {
  const std::vector<text::Word>& words = view.analysis.words;
  const auto quiet = [&](std::uint32_t i) { return is_break(words[i]) || words[i].kind == text::WordKind::kSymbol; };
  std::uint32_t left = run.begin;
  while (left > 0 && quiet(left - 1)) --left;
  std::uint32_t right = run.end;
  while (right < words.size() && quiet(right)) ++right;
  if (left == 0 && right == words.size()) return RunExtent::kSegment;
  const bool at_left = left < run.begin || left == 0;
  const bool at_right = right > run.end || right == words.size();
  if (run.content_terms >= 3 && (run.end - run.begin) >= 5) return RunExtent::kClause;
  return at_left && at_right ? RunExtent::kListItem : RunExtent::kWords;
}

struct Evidence {
  const langpack::SideExpectations& expectations;
  const DocumentCounts* document;

  [[nodiscard]] double of(const CoveredTerm& term) const {
    langpack::StateCounts counts{};
    const langpack::StateCounts* seen = nullptr;
    if (document != nullptr) {
      if (const auto found = document->find(term.id); found != document->end()) {
        counts = found->second;
        float& own = counts[static_cast<std::size_t>(term.state)];
        own = std::max(0.0F, own - 1.0F);  // without this very occurrence
        seen = &counts;
      }
    }
    return expectations.evidence(term.id, term.term_class, term.state, seen);
  }
};

/// Fills everything but the evidence of a run that covers terms [first, last).
void complete(const SideView& view, const langpack::RunCalibration& calibration, std::size_t first, std::size_t last,
              Run& run) {
  double open = 0.0;
  double covered = 0.0;
  double information = 0.0;
  for (std::size_t i = first; i < last; ++i) {
    const CoveredTerm& term = view.coverage.terms[i];
    if (!term.content) continue;
    information += term.information;
    if (is_open(term.state)) {
      ++run.content_terms;
      open += term.information;
      run.has_name |= term.term_class == langpack::kClassNameLike ||
                      term.term_class == static_cast<std::size_t>(langpack::WordClass::kName);
    } else {
      covered += term.information;
    }
  }
  find_place(view, run);
  run.extent = extent_of(view, run);
  const std::array<double, 2> elsewhere = open_information(view, run);
  const double rest = view.coverage.information - information;
  const double rest_covered = view.coverage.covered - covered;
  const double own = std::max(open, 1.0);
  run.features = {std::min(run.evidence, 20.0),
                  std::log1p(static_cast<double>(run.content_terms)),
                  std::clamp(view.length_excess, -3.0, 4.0),
                  std::min(1.5, elsewhere[0] / own),
                  std::min(2.0, elsewhere[1] / own),
                  run.extent == RunExtent::kWords ? 0.0 : 1.0,
                  rest > 0.0 ? std::clamp(rest_covered / rest, 0.0, 1.0) : 0.5};
  run.probability = calibration.probability(run.features);
}

}  // namespace

SideView source_view(const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit,
                     double length_z) {
  return {.analysis = source,
          .coverage = unit.source,
          .link_of = unit.links.source_link,
          .other = unit.target,
          .other_words = target.words.size(),
          .links = unit.links.links,
          .is_source = true,
          .length_excess = -length_z};
}

SideView target_view(const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit,
                     double length_z) {
  return {.analysis = target,
          .coverage = unit.target,
          .link_of = unit.links.target_link,
          .other = unit.source,
          .other_words = source.words.size(),
          .links = unit.links.links,
          .is_source = false,
          .length_excess = length_z};
}

std::vector<ScoredRange> maximal_runs(std::span<const double> scores) {
  struct Open {
    std::size_t begin, end;
    double left, right;  // cumulative sums before and after
  };
  std::vector<Open> runs;
  double sum = 0.0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double before = sum;
    sum += scores[i];
    if (scores[i] <= 0.0) continue;
    Open run{i, i + 1, before, sum};
    while (true) {
      std::size_t j = runs.size();
      while (j > 0 && runs[j - 1].left >= run.left) --j;
      if (j == 0 || runs[j - 1].right >= run.right) break;
      run.begin = runs[j - 1].begin;
      run.left = runs[j - 1].left;
      runs.resize(j - 1);
    }
    runs.push_back(run);
  }
  std::vector<ScoredRange> result;
  result.reserve(runs.size());
  for (const Open& run : runs) result.push_back({run.begin, run.end, run.right - run.left});
  return result;
}

std::vector<Run> scan_runs(const SideView& view, const langpack::SideExpectations& expectations,
                           const langpack::RunCalibration& calibration, const DocumentCounts* document) {
  const std::vector<CoveredTerm>& terms = view.coverage.terms;
  const Evidence evidence{expectations, document};
  std::vector<double> scores;
  scores.reserve(terms.size());
  for (const CoveredTerm& term : terms) scores.push_back(evidence.of(term));
  std::vector<Run> runs;
  for (const ScoredRange& range : maximal_runs(scores)) {
    if (range.score < kMinEvidence) continue;
    Run run{.begin = terms[range.begin].begin, .end = terms[range.end - 1].end, .evidence = range.score};
    complete(view, calibration, range.begin, range.end, run);
    if (run.content_terms > 0) runs.push_back(run);
  }
  return runs;
}

Run run_of(const SideView& view, const langpack::SideExpectations& expectations,
           const langpack::RunCalibration& calibration, const DocumentCounts* document, std::uint32_t begin,
           std::uint32_t end) {
  const std::vector<CoveredTerm>& terms = view.coverage.terms;
  const Evidence evidence{expectations, document};
  std::size_t first = 0;
  while (first < terms.size() && terms[first].begin < begin) ++first;
  std::size_t last = first;
  Run run{.begin = begin, .end = end};
  while (last < terms.size() && terms[last].end <= end) run.evidence += evidence.of(terms[last++]);
  complete(view, calibration, first, last, run);
  return run;
}

}  // namespace lacuna::metrics
