#include "metrics/coverage.h"

#include <Eigen/Core>
#include <algorithm>
#include <string>

namespace lacuna::metrics {
namespace {

using langpack::CoverState;
using langpack::kUnknownWord;
using langpack::Term;
using langpack::WordId;

constexpr float kWeakQuality = 0.12F;        // lexicon links below are thin evidence
constexpr float kContentInformation = 5.5F;  // nats; terms below are function words unless the glossary knows better
constexpr float kNoWordInformation = 9.0F;   // an unknown word's information

/// Covered share that each state counts for, by CoverState.
const Eigen::Array4d kStateShare{1.0, 0.7, 0.5, 0.0};

/// One side of a unit as the coverage sees it, whichever side it is.
struct Side {
  const text::Analysis& analysis;
  const langpack::TermModel& model;
  const langpack::Glossary* glossary;  // null on the side without entries
  const std::vector<std::int32_t>& link_of;
  const std::vector<std::uint8_t>& wanted;
};

std::string joined_keys(const text::Analysis& analysis, std::uint32_t begin, std::uint32_t end) {
  std::string joined;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (i > begin) joined.push_back(' ');
    joined += analysis.keys[i];
  }
  return joined;
}

/// The class of a term; `content` is whether it carries content.
std::size_t classify(const Side& side, CoveredTerm& term) {
  const text::Word& first = side.analysis.words[term.begin];
  const bool inside_sentence = term.begin > 0 && langpack::is_lexical(side.analysis.words[term.begin - 1]);
  term.information = term.id == kUnknownWord ? kNoWordInformation : side.model.information(term.id);
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
void append(const Side& side, const std::vector<Link>& links, const Term& whole, std::uint32_t begin, std::uint32_t end,
            SideCoverage& out) {
  CoveredTerm term{.begin = begin, .end = end, .id = whole.id};
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
  }
  out.terms.push_back(term);
}

SideCoverage cover_side(const Side& side, const std::vector<Link>& links) {
  SideCoverage out;
  for (const Term& term : langpack::segment_terms(side.analysis, side.model)) {
    std::uint32_t begin = term.begin;
    for (std::uint32_t i = term.begin + 1; i <= term.end; ++i) {
      if (i < term.end && side.link_of[i] == side.link_of[begin]) continue;
      append(side, links, term, begin, i, out);
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
  return out;
}

}  // namespace

UnitCoverage cover(const text::Analysis& source, const text::Analysis& target, const langpack::LanguagePack& pack) {
  UnitCoverage unit;
  unit.links = match_words(source, target, pack);
  const LinkSet& set = unit.links;
  unit.source = cover_side({source, pack.source, &pack.glossary, set.source_link, set.source_wanted}, set.links);
  unit.target = cover_side({target, pack.target, nullptr, set.target_link, set.target_wanted}, set.links);
  return unit;
}

void count_states(const SideCoverage& side, DocumentCounts& counts) {
  for (const CoveredTerm& term : side.terms) {
    if (term.id != kUnknownWord) counts[term.id][static_cast<std::size_t>(term.state)] += 1.0F;
  }
}

}  // namespace lacuna::metrics
