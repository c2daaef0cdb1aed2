// `BitBeam` and `CellBeam`, which must give the same answers.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "metrics/kernels/bit_beam.h"
#include "metrics/kernels/cell_beam.h"
#include "tests/support/slow_ter.h"

namespace lacuna::metrics {
namespace {

using support::Symbols;

// Words 1..`different`; the reference has no 0, the hypothesis may have.
Symbols random_words(std::mt19937& random, std::size_t length, std::uint32_t different, bool unknown) {
  Symbols words;
  for (std::size_t i = 0; i < length; ++i) words.push_back(support::draw(random, different) + (unknown ? 0 : 1));
  return words;
}

void expect_alignment(const EditAlignment& alignment, const std::string& trace) {
  const support::SlowAlignment expected(trace);
  ASSERT_EQ(alignment.positions.size(), expected.aligned.size() + 1);
  EXPECT_EQ(alignment.positions[0], 0U);
  for (std::size_t j = 0; j < expected.aligned.size(); ++j) {
    EXPECT_EQ(alignment.positions[j + 1], static_cast<std::uint32_t>(expected.aligned[j] + 1));
    EXPECT_EQ(alignment.reference_errors[j + 1] - alignment.reference_errors[j], expected.reference_wrong[j] ? 1U : 0U);
  }
  for (std::size_t i = 0; i < expected.hypothesis_wrong.size(); ++i) {
    EXPECT_EQ(alignment.hypothesis_errors[i + 1] - alignment.hypothesis_errors[i],
              expected.hypothesis_wrong[i] ? 1U : 0U);
  }
}

template <class Beam>
void expect_slow_answers(Beam& beam, Symbols hypothesis, const Symbols& reference, std::uint32_t different,
                         std::mt19937& random) {
  beam.start(reference, different, hypothesis);
  EditAlignment alignment;
  for (int shifts = 0; shifts < 3; ++shifts) {
    support::SlowBeam slow(hypothesis, reference);
    ASSERT_EQ(beam.distance(), slow.distance());
    beam.align(alignment);
    expect_alignment(alignment, slow.trace());
    BlockSwap swap;
    for (int tries = 0; tries < 4; ++tries) {
      std::array<std::size_t, 3> places{};
      for (std::size_t& place : places) place = random() % (hypothesis.size() + 1);
      std::sort(places.begin(), places.end());
      swap = {.first = places[0], .middle = places[1], .last = places[2]};
      Symbols shifted = hypothesis;
      const auto at = [&](std::size_t i) { return shifted.begin() + static_cast<std::ptrdiff_t>(i); };
      std::rotate(at(swap.first), at(swap.middle), at(swap.last));
      const std::size_t expected = support::SlowBeam(shifted, reference).distance();
      // A bit beam without windows leaves the beam out of account where it makes no difference to a shift that pays.
      if (expected < beam.distance()) {
        ASSERT_EQ(beam.distance_after(swap), expected);
      } else {
        ASSERT_GE(beam.distance_after(swap), beam.distance());
      }
      if (tries == 3) {
        if (expected > beam.distance()) return;
        hypothesis = shifted;
      }
    }
    beam.apply(swap);
  }
}

void expect_slow_answers(std::size_t rounds, std::size_t longest_hypothesis, std::size_t longest_reference) {
  std::mt19937 random(17);
  BitBeam bits;
  CellBeam cells;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::size_t length = 1 + random() % longest_reference;
    const std::uint32_t different = 1 + support::draw(random, 1 + support::draw(random, 60));
    const Symbols reference = random_words(random, length, different, false);
    Symbols hypothesis = random_words(random, 1 + random() % longest_hypothesis, different + 1, true);
    // Half of them are like the reference.
    if (round % 2 == 0) {
      hypothesis = reference;
      for (std::size_t edits = random() % 20; edits > 0; --edits) {
        const std::size_t place = random() % hypothesis.size();
        if (random() % 3 == 0) hypothesis.insert(hypothesis.begin() + static_cast<std::ptrdiff_t>(place), 0);
        if (random() % 3 == 0) hypothesis[place] = support::draw(random, different + 1);
        if (random() % 3 == 0 && hypothesis.size() > 1)
          hypothesis.erase(hypothesis.begin() + static_cast<std::ptrdiff_t>(place));
        std::rotate(hypothesis.begin(), hypothesis.begin() + static_cast<std::ptrdiff_t>(random() % 2),
                    hypothesis.end());
      }
    }
    SCOPED_TRACE(testing::Message() << "round " << round << ": " << hypothesis.size() << " and " << length << " words");
    if (BitBeam::fits(hypothesis.size(), length)) expect_slow_answers(bits, hypothesis, reference, different, random);
    expect_slow_answers(cells, hypothesis, reference, different, random);
    if (testing::Test::HasFatalFailure() || testing::Test::HasNonfatalFailure()) return;
  }
}

TEST(TerBeamTest, ShortTextsEqualTheDefinition) { expect_slow_answers(2000, 20, 20); }

TEST(TerBeamTest, TextsAboutAsLongAsTheBeamEqualTheDefinition) { expect_slow_answers(500, 80, 80); }

TEST(TerBeamTest, LongTextsEqualTheDefinition) { expect_slow_answers(60, 300, 300); }

TEST(TerBeamTest, FewWordsAgainstManyEqualTheDefinition) { expect_slow_answers(300, 4, 250); }

TEST(TerBeamTest, ManyWordsAgainstFewEqualTheDefinition) { expect_slow_answers(200, 250, 4); }

TEST(TerBeamTest, TheBeamHidesWhatIsFarAway) {
  // The only match is 40 columns from the diagonal.
  Symbols reference(80, 1);
  Symbols hypothesis(80, 0);
  hypothesis[0] = 2;
  reference[40] = 2;
  BitBeam bits;
  bits.start(reference, 2, hypothesis);
  EXPECT_EQ(bits.distance(), 80U);
  CellBeam cells;
  cells.start(reference, 2, hypothesis);
  EXPECT_EQ(cells.distance(), 80U);
}

TEST(TerBeamTest, MatchesAtTheEdgesOfTheBeamEqualTheDefinition) {
  std::mt19937 random(29);
  BitBeam bits;
  CellBeam cells;
  for (std::size_t offset = 20; offset < 30; ++offset) {
    for (const std::size_t common : {20U, 33U, 60U, 100U}) {
      for (const std::size_t longer : {0U, 7U}) {
        // The common words come `offset` words later in the one text than in the other.
        Symbols early;
        for (std::size_t i = 0; i < common; ++i) early.push_back(static_cast<std::uint32_t>(i + 1));
        Symbols late(offset, static_cast<std::uint32_t>(common + 1));
        late.insert(late.end(), early.begin(), early.end());
        early.resize(common + offset + longer, static_cast<std::uint32_t>(common + 2));
        const auto different = static_cast<std::uint32_t>(common + 2);
        SCOPED_TRACE(testing::Message() << offset << " " << common << " " << longer);
        expect_slow_answers(bits, early, late, different, random);
        expect_slow_answers(bits, late, early, different, random);
        expect_slow_answers(cells, early, late, different, random);
        expect_slow_answers(cells, late, early, different, random);
      }
    }
  }
}

TEST(TerBeamTest, FitsWhatItIsMadeFor) {
  EXPECT_TRUE(BitBeam::fits(1, 50));
  EXPECT_FALSE(BitBeam::fits(1, 51));
  EXPECT_TRUE(BitBeam::fits(100000, 2048));
  EXPECT_FALSE(BitBeam::fits(2048, 2049));
}

}  // namespace
}  // namespace lacuna::metrics
