#include "metrics/omission_scan.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "eval/text/conjunctions.h"

namespace lacuna::metrics {
namespace {

using langpack::CoverState;

constexpr double kMinEvidence = 1.0;  // nats
constexpr double kTermCost = 0.8;     // nats a term must say to stay at the edge of a run: spans stay tight
constexpr double kSharedCost = 2.0;   // … and one whose counterpart is there, but serves another term
constexpr std::uint32_t kPlaceMargin = 3;
constexpr double kFunctionShare = 0.2;  // translations are free with function words: their evidence counts for little

constexpr std::uint32_t kNearMargin = 1;
constexpr std::uint32_t kMaxItemWords = 8;
constexpr double kLengthShare = 3.0;  // a run of a third of the unit feels the whole length excess, smaller ones less
constexpr double kOpenShare = 0.7;    // of an item's information, to be a candidate as a whole
constexpr double kLeastProbability = 0.0025;  // kept from 0 and 1, so that logits stay finite
constexpr double kUnitTermCost = 0.5;         // nats a term must say to lengthen the best run of a unit

double bounded_logit(double probability) {
  const double p = std::clamp(probability, kLeastProbability, 1.0 - kLeastProbability);
  return std::log(p / (1.0 - p));
}

/// What the alignment model thinks of a term, as features.
std::array<double, 3> alignment_features(const CoveredTerm& term) {
  const auto feature = [](float probability) { return bounded_logit(static_cast<double>(probability)) / 4.0; };
  return {feature(term.alignment.agreed), feature(term.alignment.renders), feature(term.alignment.rendered)};
}

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
  const std::uint32_t near_begin = run.place_begin - std::min(run.place_begin, kNearMargin);
  const std::uint32_t near_end = run.place_end + kNearMargin;
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
  const bool at_left = left < run.begin || left == 0 || view.separators[left - 1] != 0;
  const bool at_right = right > run.end || right == words.size() || view.separators[right] != 0;
  if (run.content_terms >= 3 && (run.end - run.begin) >= 5) return RunExtent::kClause;
  return at_left && at_right ? RunExtent::kListItem : RunExtent::kWords;
}

/// Log-likelihood ratio of the state that a term is in.
double state_evidence(const langpack::SideExpectations& expectations, const DocumentCounts* document,
                      const CoveredTerm& term) {
  langpack::StateCounts counts{};
  const langpack::StateCounts* seen = nullptr;
  if (document != nullptr) {
    if (const auto found = document->find(term.id); found != document->end()) {
      counts = found->second;
      float& own = counts[static_cast<std::size_t>(term.state)];
      own = std::max(0.0F, own - 1.0F);  // without this very occurrence
      // A term that is rendered elsewhere in the document can be rendered: where it is not, it may well be missing.
      if (counts[static_cast<std::size_t>(CoverState::kCovered)] > 0.0F) {
        counts[static_cast<std::size_t>(CoverState::kUncovered)] = 0.0F;
      }
      seen = &counts;
    }
  }
  return expectations.evidence(term.id, term.term_class, term.state, seen);
}

double evidence_of(const SideView& view, const langpack::SideModel& model, const DocumentCounts* document,
                   std::size_t index) {
  const CoveredTerm& term = view.coverage.terms[index];
  if (term.content && is_open(term.state)) {
    return model.term.logit(term_features(view, model.expectations, document, index)) - view.freedom;
  }
  if (term.content) return model.linked.logit(linked_features(view, model.expectations, document, index));
  return kFunctionShare * state_evidence(model.expectations, document, term);
}

bool is_separator(const text::Word& word, const std::string& language) {
  if (word.kind == text::WordKind::kPunctuation) {
    return word.norm == "," || word.norm == ";" || word.norm == "、" || word.norm == "，" || word.norm == "；";
  }
  return text::is_list_conjunction(word.norm, language);
}

std::vector<std::uint8_t> find_separators(const text::Analysis& side, const std::string& language) {
  std::vector<std::uint8_t> found;
  found.reserve(side.words.size());
  for (const text::Word& word : side.words) found.push_back(is_separator(word, language) ? 1 : 0);
  return found;
}

/// List separators between the links around words [begin, end) more than between what the links render; 0 when the
/// renderings are not in order or the run is at an end of the segment.
double separator_excess(const SideView& view, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t left = begin;
  while (left > 0 && view.link_of[left - 1] == kNoLink) --left;
  std::uint32_t right = end;
  while (right < view.link_of.size() && view.link_of[right] == kNoLink) ++right;
  if (left == 0 || right == view.link_of.size()) return 0.0;
  const std::uint32_t other_begin = across(view, *link_at(view, left - 1)).second;
  const std::uint32_t other_end = across(view, *link_at(view, right)).first;
  if (other_begin > other_end) return 0.0;
  const auto count = [](const std::vector<std::uint8_t>& separators, std::uint32_t from, std::uint32_t to) {
    return static_cast<double>(std::count(separators.begin() + from, separators.begin() + to, 1));
  };
  return std::clamp(count(view.separators, left, right) - count(view.other_separators, other_begin, other_end), -2.0,
                    2.0);
}

/// Whether the list item that holds words [begin, end) is short, has a separator on at least one side and another or a
/// break on the other, and none of its content terms is covered.
bool in_open_item(const SideView& view, std::uint32_t begin, std::uint32_t end) {
  const std::vector<text::Word>& words = view.analysis.words;
  const auto border = [&](std::uint32_t i) { return is_break(words[i]) || view.separators[i] != 0; };
  std::uint32_t left = begin;
  while (left > 0 && !border(left - 1)) --left;
  std::uint32_t right = end;
  while (right < words.size() && !border(right)) ++right;
  const bool left_separator = left > 0 && view.separators[left - 1] != 0;
  const bool right_separator = right < words.size() && view.separators[right] != 0;
  if ((!left_separator && !right_separator) || right - left > kMaxItemWords) return false;
  return std::none_of(view.coverage.terms.begin(), view.coverage.terms.end(), [&](const CoveredTerm& term) {
    return term.begin >= left && term.end <= right && term.content && !is_open(term.state);
  });
}

/// Best geometric mean of the translation probabilities of a term: how well the lexicon knows it.
double lexicon_knowledge(const SideView& view, langpack::WordId id) {
  const langpack::Lexicon& out = view.is_source ? view.pack.forward : view.pack.backward;
  const langpack::Lexicon& back = view.is_source ? view.pack.backward : view.pack.forward;
  float best = 0.0F;
  for (const langpack::Translation& translation : out.row(id)) {
    best = std::max(best, translation.probability * back.probability(translation.word, id));
  }
  return std::sqrt(static_cast<double>(best));
}

/// How much more often than others a term comes from no word.
double null_proneness(const SideView& view, langpack::WordId id) {
  const std::vector<float>& row = view.is_source ? view.pack.alignment.null_source : view.pack.alignment.null_target;
  const langpack::TermModel& model = view.is_source ? view.pack.source : view.pack.target;
  if (id >= model.log_probability.size() || id >= row.size()) return 0.0;
  return std::clamp(static_cast<double>(std::log(row[id]) + model.information(id)) / 4.0, -1.0, 1.0);
}

/// Whether a separator or a break lies between neighbouring terms, or one of them is a separator.
bool border_between(const SideView& view, const CoveredTerm& left, const CoveredTerm& right) {
  for (std::uint32_t i = left.end; i < right.begin; ++i) {
    if (view.separators[i] != 0 || is_break(view.analysis.words[i])) return true;
  }
  return view.separators[left.begin] != 0 || view.separators[right.begin] != 0;
}

/// Whether a sentence ends between neighbouring terms.
bool sentence_between(const SideView& view, const CoveredTerm& left, const CoveredTerm& right) {
  for (std::uint32_t i = left.end; i < right.begin; ++i) {
    const std::string& mark = view.analysis.words[i].norm;
    if (mark == "." || mark == "!" || mark == "?" || mark == "…" || mark == "。" || mark == "！" || mark == "？")
      return true;
  }
  return false;
}

/// Hands to `add` three kinds of stretches: terms between borders, and sentences, whose content is open for the most
/// part; and uncovered terms in a row with at least two content terms among them.
template <class Add>
void add_stretches(const SideView& view, const std::vector<double>& scores, Add add) {
  const std::vector<CoveredTerm>& terms = view.coverage.terms;
  const auto visit = [&](auto joined, auto wanted) {
    for (std::size_t first = 0; first < terms.size();) {
      std::size_t last = first + 1;
      while (last < terms.size() && joined(last - 1, last)) ++last;
      double open = 0.0;
      double all = 0.0;
      std::size_t content = 0;
      for (std::size_t i = first; i < last; ++i) {
        if (!terms[i].content) continue;
        all += terms[i].information;
        if (!is_open(terms[i].state)) continue;
        open += terms[i].information;
        ++content;
      }
      if (content > 0 && wanted(content, open, all)) {
        add(first, last,
            std::accumulate(scores.begin() + static_cast<std::ptrdiff_t>(first),
                            scores.begin() + static_cast<std::ptrdiff_t>(last), 0.0));
      }
      first = last;
    }
  };
  const auto mostly_open = [](std::size_t, double open, double all) { return open >= kOpenShare * all; };
  visit([&](std::size_t a, std::size_t b) { return !border_between(view, terms[a], terms[b]); }, mostly_open);
  visit([&](std::size_t a, std::size_t b) { return !sentence_between(view, terms[a], terms[b]); }, mostly_open);
  visit(
      [&](std::size_t a, std::size_t b) {
        return terms[a].state == CoverState::kUncovered && terms[b].state == CoverState::kUncovered &&
               !border_between(view, terms[a], terms[b]);
      },
      [](std::size_t content, double, double) { return content >= 2; });
}

/// Covered share of the unit's content outside `information` nats, of which `covered` are covered.
double rest_share(const SideView& view, double information, double covered) {
  const double rest = view.coverage.information - information;
  return rest > 0.0 ? std::clamp((view.coverage.covered - covered) / rest, 0.0, 1.0) : 0.5;
}

/// Fills everything but the evidence of a run that covers terms [first, last).
void complete(const SideView& view, const langpack::SideModel& model, std::size_t first, std::size_t last, Run& run) {
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
  const double own = std::max(open, 1.0);
  const double all = std::max(view.coverage.information, 1.0);
  const bool whole = run.extent != RunExtent::kWords;
  run.features = {std::clamp(run.evidence, -5.0, 20.0),
                  std::min(open / 10.0, 8.0),
                  std::clamp(view.length_excess, -3.0, 4.0) * std::min(1.0, kLengthShare * information / all),
                  std::min(1.5, elsewhere[0] / own),
                  std::min(2.0, elsewhere[1] / own),
                  whole ? 1.0 : 0.0,
                  rest_share(view, information, covered),
                  whole ? separator_excess(view, run.begin, run.end) : 0.0,
                  information > 0.0 ? open / information : 0.0};
  run.probability = model.run_model(run.content_terms).probability(run.features);
}

}  // namespace

SideView source_view(const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit,
                     const langpack::LanguagePack& pack, const UnitContext& context) {
  return {.analysis = source,
          .coverage = unit.source,
          .link_of = unit.links.source_link,
          .other = unit.target,
          .near = NearRenderings(target, unit.target, pack, true),
          .other_words = target.words.size(),
          .links = unit.links.links,
          .pack = pack,
          .is_source = true,
          .length_excess = -context.length_z,
          .freedom = context.source_freedom,
          .separators = find_separators(source, pack.manifest.source_language),
          .other_separators = find_separators(target, pack.manifest.target_language)};
}

SideView target_view(const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit,
                     const langpack::LanguagePack& pack, const UnitContext& context) {
  return {.analysis = target,
          .coverage = unit.target,
          .link_of = unit.links.target_link,
          .other = unit.source,
          .near = NearRenderings(source, unit.source, pack, false),
          .other_words = source.words.size(),
          .links = unit.links.links,
          .pack = pack,
          .is_source = false,
          .length_excess = context.length_z,
          .freedom = context.target_freedom,
          .separators = find_separators(target, pack.manifest.target_language),
          .other_separators = find_separators(source, pack.manifest.source_language)};
}

SideView lone_view(const SideView& view) {
  static const SideCoverage nothing;
  static const text::Analysis no_words;
  return {.analysis = view.analysis,
          .coverage = view.coverage,
          .link_of = view.link_of,
          .other = nothing,
          .near = NearRenderings(no_words, nothing, view.pack, view.is_source),
          .other_words = view.other_words,
          .links = view.links,
          .pack = view.pack,
          .is_source = view.is_source,
          .length_excess = view.length_excess,
          .freedom = view.freedom,
          .separators = view.separators,
          .other_separators = view.other_separators};
}

langpack::TermEvidence::Features term_features(const SideView& view, const langpack::SideExpectations& expectations,
                                               const DocumentCounts* document, std::size_t index) {
  const CoveredTerm& term = view.coverage.terms[index];
  const double information = std::max(1.0, static_cast<double>(term.information));
  const text::Word& first = view.analysis.words[term.begin];
  const bool inside = term.begin > 0 && langpack::is_lexical(view.analysis.words[term.begin - 1]);
  const bool open_item = in_open_item(view, term.begin, term.end);
  Run here{.begin = term.begin, .end = term.end};
  find_place(view, here);
  langpack::TermEvidence::Features features{};
  features[term.term_class] = 1.0;
  const std::array<double, 3> alignment = alignment_features(term);
  constexpr double kPivotFloor = 1e-4;
  const std::array<double, 16> rest{
      state_evidence(expectations, document, term),
      std::min(1.6, information / 10.0),
      std::min(3.0, static_cast<double>(term.end - term.begin - 1)),
      view.is_source ? std::log1p(static_cast<double>(view.pack.glossary.entry(term.id).rendering_count)) : 0.0,
      lexicon_knowledge(view, term.id),
      std::min(1.5, open_information(view, here)[0] / information),
      open_item ? 1.0 : 0.0,
      term.state == CoverState::kShared ? 1.0 : 0.0,
      first.capitalised && inside ? 1.0 : 0.0,
      open_item ? separator_excess(view, term.begin, term.end) : 0.0,
      alignment[0],
      alignment[1],
      alignment[2],
      1.0 - std::log(view.near.pivot(term.id) + kPivotFloor) / std::log(kPivotFloor),
      view.near.derived(term.id) ? 1.0 : 0.0,
      null_proneness(view, term.id)};
  std::copy(rest.begin(), rest.end(), features.begin() + langpack::kTermClasses);
  return features;
}

namespace {

/// Words between what a linked term is linked to and where its neighbours' links put it.
double displacement(const SideView& view, const CoveredTerm& term) {
  const Link* link = link_at(view, term.begin);
  if (link == nullptr) return 0.0;
  Run here{.begin = term.begin, .end = term.end};
  find_place(view, here);
  const auto [begin, end] = across(view, *link);
  if (end <= here.place_begin) return static_cast<double>(here.place_begin - end);
  return begin >= here.place_end ? static_cast<double>(begin - here.place_end) : 0.0;
}

}  // namespace

langpack::LinkedEvidence::Features linked_features(const SideView& view, const langpack::SideExpectations& expectations,
                                                   const DocumentCounts* document, std::size_t index) {
  const CoveredTerm& term = view.coverage.terms[index];
  const std::array<double, 3> alignment = alignment_features(term);
  return {state_evidence(expectations, document, term),
          term.state == CoverState::kWeak ? 1.0 : 0.0,
          std::min(1.6, static_cast<double>(term.information) / 10.0),
          alignment[0],
          alignment[1],
          alignment[2],
          null_proneness(view, term.id),
          std::min(2.0, displacement(view, term) / 10.0)};
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

namespace {

/// Candidates that do not overlap, the most probable ones first; then by place.
std::vector<Run> without_overlaps(std::vector<Run> candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const Run& a, const Run& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.end - a.begin > b.end - b.begin;
  });
  std::vector<Run> runs;
  for (const Run& run : candidates) {
    const bool free = std::none_of(runs.begin(), runs.end(),
                                   [&](const Run& taken) { return run.begin < taken.end && taken.begin < run.end; });
    if (free) runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.begin < b.begin; });
  return runs;
}

/// Features of a unit; `scores` is the evidence of each term.
langpack::UnitCalibration::Features unit_features(const SideView& view, const std::vector<double>& scores,
                                                  const std::vector<Run>& runs) {
  double run = 0.0;
  double best_run = 0.0;
  double best_term = -3.0;
  double sum = 0.0;
  for (const double score : scores) {
    run = std::max(0.0, run + score - kUnitTermCost);
    best_run = std::max(best_run, run);
    best_term = std::max(best_term, score);
    sum += score;
  }
  double probability = 0.0;
  for (const Run& found : runs) probability = std::max(probability, found.probability);
  const auto terms = static_cast<double>(scores.size());
  const auto characters = static_cast<double>(view.coverage.characters + 1);
  const double length = std::log(characters / static_cast<double>(view.other.characters + 1));
  constexpr double kPriorInformation = 10.0;  // nats on both sides, so that short units do not go to extremes
  const double information =
      std::log((view.coverage.information + kPriorInformation) / (view.other.information + kPriorInformation));
  return {std::min(best_run / 5.0, 6.0),
          std::clamp(best_term / 3.0, -1.0, 2.0),
          std::log1p(terms),
          length,
          std::clamp(length * std::sqrt(characters) / 10.0, -5.0, 5.0),
          bounded_logit(probability),
          information,
          information * std::sqrt(terms) / 4.0,
          std::log(characters),
          terms > 0.0 ? sum / terms : 0.0,
          std::clamp(view.length_excess, -3.0, 6.0)};
}

}  // namespace

UnitScan scan_unit(const SideView& view, const langpack::SideModel& model, const DocumentCounts* document) {
  const std::vector<CoveredTerm>& terms = view.coverage.terms;
  std::vector<double> scores;
  scores.reserve(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) scores.push_back(evidence_of(view, model, document, i));
  std::vector<Run> candidates;
  const auto add = [&](std::size_t first, std::size_t last, double evidence) {
    Run run{.begin = terms[first].begin, .end = terms[last - 1].end, .evidence = evidence};
    complete(view, model, first, last, run);
    if (run.content_terms > 0) candidates.push_back(run);
  };
  std::vector<double> tight = scores;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].content) tight[i] -= terms[i].state == CoverState::kShared ? kSharedCost : kTermCost;
  }
  for (const ScoredRange& range : maximal_runs(tight)) {
    const double evidence = std::accumulate(scores.begin() + static_cast<std::ptrdiff_t>(range.begin),
                                            scores.begin() + static_cast<std::ptrdiff_t>(range.end), 0.0);
    if (evidence >= kMinEvidence) add(range.begin, range.end, evidence);
  }
  add_stretches(view, scores, add);
  UnitScan scan{.runs = without_overlaps(std::move(candidates))};
  scan.features = unit_features(view, scores, scan.runs);
  scan.probability = terms.empty() ? 0.0 : model.unit.probability(scan.features);
  return scan;
}

Run run_of(const SideView& view, const langpack::SideModel& model, const DocumentCounts* document, std::uint32_t begin,
           std::uint32_t end) {
  const std::vector<CoveredTerm>& terms = view.coverage.terms;
  std::size_t first = 0;
  while (first < terms.size() && terms[first].begin < begin) ++first;
  std::size_t last = first;
  Run run{.begin = begin, .end = end};
  for (; last < terms.size() && terms[last].end <= end; ++last)
    run.evidence += evidence_of(view, model, document, last);
  complete(view, model, first, last, run);
  return run;
}

}  // namespace lacuna::metrics
