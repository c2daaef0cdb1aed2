#include "metrics/coverage.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <string>

#include "eval/align/pair_posteriors.h"
#include "eval/base/utf8.h"

namespace lacuna::metrics {
namespace {

using langpack::CoverState;
using langpack::kUnknownWord;
using langpack::Term;
using langpack::WordId;

constexpr float kWeakQuality = 0.12F;        // lexicon links below are thin evidence
constexpr float kContentInformation = 5.5F;  // nats; terms below are function words unless the glossary knows better
constexpr float kNoWordInformation = 9.0F;   // an unknown word's information
constexpr std::size_t kMinAcronym = 3;       // letters
constexpr std::size_t kMaxAcronym = 6;
constexpr float kLetterInformation = 7.0F;    // nats that a letter of an acronym stands for: a word
constexpr std::size_t kLetterCharacters = 4;  // characters, likewise

/// Covered share that each state counts for, by CoverState.
const Eigen::Array4d kStateShare{1.0, 0.7, 0.5, 0.0};

/// One side of a unit as the coverage sees it, whichever side it is.
struct Side {
  const text::Analysis& analysis;
  const langpack::TermModel& model;
  const langpack::Glossary* glossary;  // null on the side without entries
  const std::vector<std::int32_t>& link_of;
  const std::vector<std::uint8_t>& wanted;
  const std::vector<Term>& terms;
  const std::vector<Alignment>& alignments;  // one per term
};

std::string joined_keys(const text::Analysis& analysis, std::uint32_t begin, std::uint32_t end) {
  std::string joined;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (i > begin) joined.push_back(' ');
    joined += analysis.keys[i];
  }
  return joined;
}

/// Letters of a term that is an acronym in a text that is not all capitals, else 0.
std::size_t acronym_letters(const text::Analysis& analysis, const CoveredTerm& term) {
  const text::Word& word = analysis.words[term.begin];
  const auto upper = [&](std::size_t i) { return i < analysis.words.size() && analysis.words[i].upper; };
  if (!word.upper || term.end != term.begin + 1 || upper(term.end) || (term.begin > 0 && upper(term.begin - 1)))
    return 0;
  const std::size_t letters = base::count_code_points(word.norm) -
                              static_cast<std::size_t>(std::count(word.norm.begin(), word.norm.end(), '.'));
  return letters >= kMinAcronym && letters <= kMaxAcronym ? letters : 0;
}

/// The class of a term; `content` is whether it carries content.
std::size_t classify(const Side& side, CoveredTerm& term) {
  const text::Word& first = side.analysis.words[term.begin];
  const bool inside_sentence = term.begin > 0 && langpack::is_lexical(side.analysis.words[term.begin - 1]);
  term.information = term.id == kUnknownWord ? kNoWordInformation : side.model.information(term.id);
  if (first.inner_capital && term.end == term.begin + 1) {
    term.content = true;
    return langpack::kClassLiteral;
  }
  if (side.glossary != nullptr && side.glossary->has(term.id)) {
    const langpack::Glossary::Entry entry = side.glossary->entry(term.id);
    const bool function =
        entry.word_class == static_cast<std::uint8_t>(langpack::WordClass::kFunction) || entry.null_rendering != 0;
    term.content = !function;
    return function ? static_cast<std::size_t>(langpack::WordClass::kFunction) : entry.word_class;
  }
  term.content = term.information >= kContentInformation;
  if (term.id == kUnknownWord) {
    term.content = true;
    return first.capitalised && inside_sentence ? langpack::kClassNameLike : langpack::kClassUnknown;
  }
  if (first.capitalised && inside_sentence && term.information >= kContentInformation) return langpack::kClassNameLike;
  if (term.information < 6.0F) return langpack::kClassFrequent;
  return term.information < 8.5F ? langpack::kClassMedium : langpack::kClassRare;
}

/// Appends the part [begin, end) of a term, all of whose words share one link (or none).
void append(const Side& side, const std::vector<Link>& links, std::size_t index, std::uint32_t begin, std::uint32_t end,
            SideCoverage& out) {
  const Term& whole = side.terms[index];
  CoveredTerm term{.begin = begin, .end = end, .id = whole.id, .alignment = side.alignments[index]};
  if (begin != whole.begin || end != whole.end) {
    term.id = side.model.vocabulary.find(joined_keys(side.analysis, begin, end));
  }
  term.term_class = static_cast<std::uint8_t>(classify(side, term));
  if (const std::int32_t link = side.link_of[begin]; link != kNoLink) {
    const Link& found = links[static_cast<std::size_t>(link)];
    const bool weak = found.kind == LinkKind::kLexicon && found.quality < kWeakQuality;
    term.state = weak ? CoverState::kWeak : CoverState::kCovered;
  } else {
    const bool wanted =
        std::any_of(side.wanted.begin() + begin, side.wanted.begin() + end, [](auto w) { return w != 0; });
    term.state = wanted ? CoverState::kShared : CoverState::kUncovered;
    // What renders the rest of a phrase does not render this part of it.
    if (term.end - term.begin < whole.size()) term.alignment.agreed = term.alignment.renders = 0.0F;
  }
  if (is_open(term.state)) {
    // What the other side may have written out.
    const std::size_t letters = acronym_letters(side.analysis, term);
    term.information = std::max(term.information, kLetterInformation * static_cast<float>(letters));
    out.characters += kLetterCharacters * letters;
  }
  out.terms.push_back(term);
}

SideCoverage cover_side(const Side& side, const std::vector<Link>& links) {
  SideCoverage out;
  for (std::size_t index = 0; index < side.terms.size(); ++index) {
    const Term& term = side.terms[index];
    std::uint32_t begin = term.begin;
    for (std::uint32_t i = term.begin + 1; i <= term.end; ++i) {
      if (i < term.end && side.link_of[i] == side.link_of[begin]) continue;
      append(side, links, index, begin, i, out);
      begin = i;
    }
  }
  Eigen::ArrayXd information(static_cast<Eigen::Index>(out.terms.size()));
  Eigen::ArrayXd share(information.size());
  for (Eigen::Index i = 0; i < information.size(); ++i) {
    const CoveredTerm& term = out.terms[static_cast<std::size_t>(i)];
    information[i] = term.content ? term.information : 0.0;
    share[i] = kStateShare[static_cast<Eigen::Index>(term.state)];
  }
  out.information = information.sum();
  out.covered = (information * share).sum();
  out.characters += text::count_characters(side.analysis);
  return out;
}

/// For each word of a side, the term that holds it; the number of terms for a word without one.
std::vector<std::uint32_t> term_of_word(const text::Analysis& analysis, const std::vector<Term>& terms) {
  std::vector<std::uint32_t> of(analysis.words.size(), static_cast<std::uint32_t>(terms.size()));
  for (std::uint32_t index = 0; index < terms.size(); ++index) {
    std::fill(of.begin() + terms[index].begin, of.begin() + terms[index].end, index);
  }
  return of;
}

/// What the alignment model thinks of the terms of both sides.
std::array<std::vector<Alignment>, 2> align_terms(const text::Analysis& source, const std::vector<Term>& source_terms,
                                                  const text::Analysis& target, const std::vector<Term>& target_terms,
                                                  const LinkSet& set, const langpack::LanguagePack& pack) {
  const std::size_t n = source_terms.size();
  const std::size_t m = target_terms.size();
  const auto ids = [](const std::vector<Term>& terms) {
    std::vector<WordId> result;
    result.reserve(terms.size());
    for (const Term& term : terms) result.push_back(term.id);
    return result;
  };
  std::vector<WordLink> names;
  const std::vector<std::uint32_t> source_term = term_of_word(source, source_terms);
  const std::vector<std::uint32_t> target_term = term_of_word(target, target_terms);
  for (const Link& link : set.links) {
    const WordLink name{source_term[link.source_begin], target_term[link.target_begin]};
    if (link.kind == LinkKind::kName && name.source < n && name.target < m) names.push_back(name);
  }
  const align::PlacePosteriors places = align::pair_posteriors(ids(source_terms), ids(target_terms), names, pack);
  std::array<std::vector<Alignment>, 2> sides{std::vector<Alignment>(n), std::vector<Alignment>(m)};
  for (Alignment& term : sides[0]) term.renders = 1.0F;
  for (Alignment& term : sides[1]) term.renders = 1.0F;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < m; ++j) {
      const float forward = std::min(places.forward[i * m + j], 1.0F);
      const float backward = std::min(places.backward[i * m + j], 1.0F);
      const float agreed = std::sqrt(forward * backward);
      Alignment& s = sides[0][i];
      Alignment& t = sides[1][j];
      s.agreed = std::max(s.agreed, agreed);
      t.agreed = std::max(t.agreed, agreed);
      s.renders *= 1.0F - forward;  // until all words are seen: that none comes from it
      t.renders *= 1.0F - backward;
      s.rendered += backward;
      t.rendered += forward;
    }
  }
  for (std::vector<Alignment>& side : sides) {
    for (Alignment& term : side) term.renders = 1.0F - term.renders;
  }
  return sides;
}

}  // namespace

std::optional<double> SideCoverage::open_share() const {
  constexpr std::size_t kFewTerms = 5;
  std::size_t content = 0;
  std::size_t open = 0;
  for (const CoveredTerm& term : terms) {
    content += term.content ? 1U : 0U;
    open += term.content && is_open(term.state) ? 1U : 0U;
  }
  if (content < kFewTerms) return std::nullopt;
  return static_cast<double>(open) / static_cast<double>(content);
}

UnitCoverage cover(const text::Analysis& source, const text::Analysis& target, const langpack::LanguagePack& pack) {
  UnitCoverage unit;
  const langpack::TermCut source_cut = langpack::cut_terms(source, pack.source);
  unit.links = match_words(source, source_cut, target, pack);
  const LinkSet& set = unit.links;
  const std::vector<Term>& source_terms = source_cut.best;
  const std::vector<Term> target_terms = langpack::segment_terms(target, pack.target);
  const auto alignments = align_terms(source, source_terms, target, target_terms, set, pack);
  unit.source =
      cover_side({source, pack.source, &pack.glossary, set.source_link, set.source_wanted, source_terms, alignments[0]},
                 set.links);
  unit.target = cover_side(
      {target, pack.target, nullptr, set.target_link, set.target_wanted, target_terms, alignments[1]}, set.links);
  return unit;
}

void count_states(const SideCoverage& side, DocumentCounts& counts) {
  for (const CoveredTerm& term : side.terms) {
    if (term.id != kUnknownWord) counts[term.id][static_cast<std::size_t>(term.state)] += 1.0F;
  }
}

}  // namespace lacuna::metrics
