#include "metrics/coverage.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/tiny_pack.h"

namespace lacuna::metrics {
namespace {

using langpack::CoverState;
using test::TinyUnit;

/// The content terms in a state, "Phó Thủ tướng|thăm".
std::string in_state(const TinyUnit& unit, CoverState state, bool source = true) {
  std::string shown;
  for (const CoveredTerm& term : (source ? unit.coverage().source : unit.coverage().target).terms) {
    if (!term.content || term.state != state) continue;
    if (!shown.empty()) shown += "|";
    shown += source ? unit.source_words(term.begin, term.end) : unit.target_words(term.begin, term.end);
  }
  return shown;
}

/// Terms are in order, do not overlap, and hold every lexical word.
void expect_partition(const text::Analysis& analysis, const SideCoverage& side) {
  std::size_t next = 0;
  for (const CoveredTerm& term : side.terms) {
    while (next < term.begin) EXPECT_FALSE(langpack::is_lexical(analysis.words[next++]));
    EXPECT_EQ(next, term.begin);
    EXPECT_LT(term.begin, term.end);
    next = term.end;
  }
  while (next < analysis.words.size()) EXPECT_FALSE(langpack::is_lexical(analysis.words[next++]));
}

TEST(CoverTest, ACompleteTranslationIsCoveredBothWays) {
  const TinyUnit unit("Phó Thủ tướng thăm các bệnh viện của tỉnh.",
                      "The Deputy Prime Minister visits the hospitals of the province.");
  EXPECT_EQ(unit.coverage().source.share(), 1.0);
  EXPECT_EQ(unit.coverage().target.share(), 1.0);
  EXPECT_EQ(in_state(unit, CoverState::kUncovered), "");
  EXPECT_EQ(in_state(unit, CoverState::kCovered), "Phó Thủ tướng|thăm|bệnh viện|tỉnh");
  expect_partition(unit.source(), unit.coverage().source);
  expect_partition(unit.target(), unit.coverage().target);
}

TEST(CoverTest, OnlyTheMissingPartOfATitleIsOpen) {
  const TinyUnit unit("Phó Thủ tướng Thường trực", "Deputy Prime Minister");
  EXPECT_EQ(in_state(unit, CoverState::kUncovered), "Thường trực");
  EXPECT_EQ(in_state(unit, CoverState::kCovered), "Phó Thủ tướng");
}

TEST(CoverTest, OnlyTheMissingPartIsOpenWhenTheGlossaryHasTheWholeTitle) {
  const auto pack = std::make_shared<const langpack::LanguagePack>(test::make_tiny_pack(
      "phó thủ tướng thường trực\tStanding Deputy Prime Minister|Permanent Deputy Prime Minister\tn\n"));
  const TinyUnit whole("Phó Thủ tướng Thường trực", "Permanent Deputy Prime Minister", pack);
  EXPECT_EQ(in_state(whole, CoverState::kCovered), "Phó Thủ tướng Thường trực");
  const TinyUnit part("Phó Thủ tướng Thường trực", "Deputy Prime Minister", pack);
  EXPECT_EQ(in_state(part, CoverState::kUncovered), "Thường trực");
  EXPECT_EQ(in_state(part, CoverState::kCovered), "Phó Thủ tướng");
}

TEST(CoverTest, States) {
  const TinyUnit unit("Cán bộ đánh giá hội nghị vội vã, nông dân.", "Officials assess the conference haste.");
  EXPECT_EQ(in_state(unit, CoverState::kCovered), "Cán bộ|đánh giá|hội nghị");
  EXPECT_EQ(in_state(unit, CoverState::kWeak), "vội vã");
  EXPECT_EQ(in_state(unit, CoverState::kUncovered), "nông dân");
  EXPECT_EQ(in_state(unit, CoverState::kShared), "");
}

TEST(CoverTest, WhatAnotherTermTookIsShared) {
  const TinyUnit unit("cán bộ, công chức, viên chức và người lao động", "officials, public employees and workers");
  const std::string shared = in_state(unit, CoverState::kShared);
  EXPECT_TRUE(shared == "công chức" || shared == "viên chức") << shared;
  EXPECT_EQ(in_state(unit, CoverState::kUncovered), "");
  EXPECT_LT(unit.coverage().source.share(), 1.0);
  EXPECT_GT(unit.coverage().source.share(), 0.75);
}

TEST(CoverTest, TheTargetsOwnWordsAreOpenOnItsSide) {
  const TinyUnit unit("Nông dân đọc báo cáo.", "Yesterday farmers read the sunny report.");
  EXPECT_EQ(in_state(unit, CoverState::kUncovered, false), "Yesterday|sunny");
  EXPECT_EQ(in_state(unit, CoverState::kCovered, false), "farmers|read|report");
  EXPECT_EQ(unit.coverage().source.share(), 1.0);
  EXPECT_NEAR(unit.coverage().target.share(), 3.0 / 5.0, 1e-6);
}

TEST(CoverTest, FunctionWordsDoNotCount) {
  const TinyUnit unit("của các những đã", "the of");
  EXPECT_EQ(unit.coverage().source.information, 0.0);
  EXPECT_EQ(unit.coverage().source.share(), 1.0);
  for (const CoveredTerm& term : unit.coverage().source.terms) EXPECT_FALSE(term.content);
  EXPECT_EQ(TinyUnit("", "").coverage().source.share(), 1.0);
  EXPECT_EQ(TinyUnit("12.", "").coverage().source.share(), 1.0);
}

TEST(CoverTest, UnknownWordsAreContent) {
  const TinyUnit unit("thăm Xyzzy plugh", "visits");
  const SideCoverage& side = unit.coverage().source;
  ASSERT_EQ(side.terms.size(), 3U);
  EXPECT_EQ(side.terms[1].id, langpack::kUnknownWord);
  EXPECT_TRUE(side.terms[1].content && side.terms[2].content);
  EXPECT_EQ(side.terms[1].term_class, langpack::kClassNameLike);
  EXPECT_EQ(side.terms[2].term_class, langpack::kClassUnknown);
  EXPECT_LT(side.share(), 0.5);
}

// --- what the alignment model thinks ---

/// The tiny pack with words that come from no word: all alike.
std::shared_ptr<const langpack::LanguagePack> pack_with_null_words() {
  langpack::LanguagePack pack = test::make_tiny_pack();
  const auto fill = [](std::vector<float>& row, std::size_t size) {
    row.assign(size, 1.0F / static_cast<float>(size));
  };
  fill(pack.alignment.null_source, pack.source.vocabulary.size());
  fill(pack.alignment.null_target, pack.target.vocabulary.size());
  return std::make_shared<const langpack::LanguagePack>(std::move(pack));
}

void expect_alignment(const Alignment& alignment, bool there) {
  for (const float p : {alignment.agreed, alignment.renders, alignment.rendered}) {
    EXPECT_GE(p, 0.0F);
    EXPECT_LE(p, 1.001F);
    if (there) {
      EXPECT_GT(p, 0.8F);
    } else {
      EXPECT_LT(p, 0.4F);
    }
  }
}

TEST(CoverTest, TheAlignmentModelIsAskedOfEveryTerm) {
  const TinyUnit unit("Hội nghị đánh giá tăng trưởng, du lịch.", "The conference assesses growth, hospital.",
                      pack_with_null_words());
  for (const CoveredTerm& term : unit.coverage().source.terms) {
    SCOPED_TRACE(unit.source_words(term.begin, term.end));
    expect_alignment(term.alignment, unit.source_words(term.begin, term.end) != "du lịch");
  }
  for (const CoveredTerm& term : unit.coverage().target.terms) {
    const std::string words = unit.target_words(term.begin, term.end);
    if (words == "The") continue;
    SCOPED_TRACE(words);
    expect_alignment(term.alignment, words != "hospital");
  }
}

TEST(CoverTest, NamesAlikeAreAlignedWhateverTheLexiconSays) {
  const TinyUnit unit("Hội nghị tại Xyzzy.", "The conference in Xyzzy.", pack_with_null_words());
  expect_alignment(unit.coverage().source.terms.back().alignment, true);
  expect_alignment(unit.coverage().target.terms.back().alignment, true);
}

TEST(CoverTest, WithoutTheOtherSideNothingIsAligned) {
  const TinyUnit unit("Hội nghị đánh giá tăng trưởng.", "");
  for (const CoveredTerm& term : unit.coverage().source.terms) expect_alignment(term.alignment, false);
}

// --- figures of a side ---

TEST(SideCoverageTest, OpenShareIsOfContentTerms) {
  SideCoverage side;
  EXPECT_FALSE(side.open_share().has_value());
  const auto add = [&](std::size_t count, CoverState state, bool content) {
    side.terms.insert(side.terms.end(), count, {.state = state, .content = content});
  };
  add(2, CoverState::kCovered, true);
  add(20, CoverState::kUncovered, false);
  EXPECT_FALSE(side.open_share().has_value());  // hardly any content
  add(4, CoverState::kWeak, true);
  EXPECT_EQ(side.open_share(), 0.0);
  add(1, CoverState::kUncovered, true);
  add(1, CoverState::kShared, true);
  EXPECT_EQ(side.open_share(), 0.25);
}

TEST(CoverTest, CharactersAreThoseOfTheWords) {
  const TinyUnit unit("Nông dân đọc 12 báo cáo.", "Farmers read the report.");
  EXPECT_EQ(unit.coverage().source.characters, text::count_characters(unit.source()));
  EXPECT_EQ(unit.coverage().target.characters, text::count_characters(unit.target()));
  EXPECT_EQ(unit.coverage().target.characters, 21U);
  EXPECT_EQ(TinyUnit("", "").coverage().source.characters, 0U);
  EXPECT_EQ(unit.coverage().length_z(unit.pack().length),
            unit.pack().length.z(unit.coverage().source.characters, unit.coverage().target.characters));
}

/// Characters that a unit's source counts beside its words: what its acronyms may be written out as.
std::size_t written_out(const TinyUnit& unit) {
  return unit.coverage().source.characters - text::count_characters(unit.source());
}

TEST(CoverTest, AnOpenAcronymStandsForAWordALetter) {
  const TinyUnit unit("Cán bộ UBND đọc báo cáo.", "Officials read the report.");
  EXPECT_GT(written_out(unit), 4U);
  const CoveredTerm& acronym = unit.coverage().source.terms.at(1);
  const TinyUnit word("Cán bộ ubnd đọc báo cáo.", "Officials read the report.");
  EXPECT_GT(acronym.information, 2.0F * word.coverage().source.terms.at(1).information);
  EXPECT_EQ(written_out(word), 0U);
  // Letters are counted, not bytes; full stops are none.
  for (const char* same : {"HĐND", "U.B.N.D"}) {
    const TinyUnit other("Cán bộ " + std::string(same) + " đọc báo cáo.", "Officials read the report.");
    EXPECT_EQ(written_out(other), written_out(unit)) << same;
    EXPECT_EQ(other.coverage().source.terms.at(1).information, acronym.information) << same;
  }
}

TEST(CoverTest, WhatIsNoOpenAcronymStandsForItself) {
  for (const auto& [source, target] : {std::pair("Cán bộ UBND đọc.", "Officials of UBND read."),  // linked
                                       std::pair("CÁN BỘ UBND ĐỌC.", "Officials read."),          // a headline
                                       std::pair("Cán bộ UB đọc.", "Officials read."),            // too short
                                       std::pair("Cán bộ ABCDEFGH đọc.", "Officials read."),      // too long
                                       std::pair("Cán bộ Ubnd đọc.", "Officials read.")}) {
    EXPECT_EQ(written_out(TinyUnit(source, target)), 0U) << source;
  }
}

TEST(CountStatesTest, CountsKnownTermsByState) {
  DocumentCounts counts;
  const TinyUnit first("Nông dân đọc báo cáo xyzzy.", "Farmers read.");
  const TinyUnit second("Nông dân đọc báo cáo.", "Farmers read the report.");
  count_states(first.coverage().source, counts);
  count_states(second.coverage().source, counts);
  const auto state_of = [&](const char* term, CoverState state) {
    return counts[first.pack().source.vocabulary.find(term)][static_cast<std::size_t>(state)];
  };
  EXPECT_EQ(counts.size(), 3U);
  EXPECT_EQ(state_of("nông dân", CoverState::kCovered), 2.0F);
  EXPECT_EQ(state_of("báo cáo", CoverState::kCovered), 1.0F);
  EXPECT_EQ(state_of("báo cáo", CoverState::kUncovered), 1.0F);
  EXPECT_EQ(state_of("đọc", CoverState::kUncovered), 0.0F);
}

}  // namespace
}  // namespace lacuna::metrics
