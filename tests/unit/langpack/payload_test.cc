#include "eval/langpack/payload.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "eval/langpack/terms.h"
#include "tests/support/pack_walk.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::langpack {
namespace {

/// What `read_payload` says; empty when it takes the bytes, which then hold together.
std::string refusal(std::string_view payload) {
  LanguagePack pack;
  const Status read = read_payload(base::aligned_copy(payload), pack);
  if (!read) {
    EXPECT_EQ(read.error().code, ErrorCode::kPack);
    return read.error().message;
  }
  EXPECT_TRUE(testing::stays_inside(pack));
  return {};
}

/// What is said of the tiny pack after `damage`.
template <class Damage>
std::string refusal_after(Damage damage) {
  LanguagePack pack = test::make_tiny_pack();
  damage(pack);
  return refusal(payload_of(pack));
}

WordId sources(const LanguagePack& pack) { return static_cast<WordId>(pack.source.vocabulary.size()); }
WordId targets(const LanguagePack& pack) { return static_cast<WordId>(pack.target.vocabulary.size()); }
std::string does_not_add_up(const char* table) { return std::string("the payload does not add up: its ") + table; }

TEST(PayloadTest, ReadsWhatWasWritten) {
  const std::string payload = payload_of(test::make_tiny_pack());
  EXPECT_EQ(refusal(payload), "");
  LanguagePack pack;
  ASSERT_TRUE(read_payload(base::aligned_copy(payload), pack).ok());
  EXPECT_EQ(payload_of(pack), payload);
}

TEST(PayloadTest, ProbabilitiesAreRoundedOnce) {
  LanguagePack pack = test::make_tiny_pack();
  std::vector<std::uint32_t> begin{0};
  std::vector<Translation> entries;
  for (WordId row = 0; row < sources(pack); ++row) {
    for (WordId word = 0; word < targets(pack); word += row % 7 + 1) {
      entries.push_back({word, 1.0F / static_cast<float>(1 + row + word)});
    }
    begin.push_back(static_cast<std::uint32_t>(entries.size()));
  }
  pack.forward = Lexicon(begin, entries);
  const std::string payload = payload_of(pack);
  LanguagePack read;
  ASSERT_TRUE(read_payload(base::aligned_copy(payload), read).ok());
  ASSERT_EQ(read.forward.size(), entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    EXPECT_EQ(read.forward.entries()[i].word, entries[i].word);
    EXPECT_NEAR(read.forward.entries()[i].probability, entries[i].probability, 0.00025 * entries[i].probability);
  }
  EXPECT_EQ(payload_of(read), payload);
}

TEST(PayloadTest, TablesStayInTheBytes) {
  const base::SharedBytes payload = base::aligned_copy(payload_of(test::make_tiny_pack()));
  LanguagePack pack;
  ASSERT_TRUE(read_payload(payload, pack).ok());
  const auto lies_in_payload = [&](const void* at) {
    const auto* byte = static_cast<const char*>(at);
    return byte >= payload.bytes.data() && byte < payload.bytes.data() + payload.bytes.size();
  };
  EXPECT_TRUE(lies_in_payload(pack.forward.entries().data()));
  EXPECT_TRUE(lies_in_payload(pack.backward.row_begin().data()));
  EXPECT_TRUE(lies_in_payload(pack.glossary.words().data()));
  EXPECT_TRUE(lies_in_payload(pack.source.vocabulary.word(0).data()));
  EXPECT_TRUE(lies_in_payload(pack.target.vocabulary.word(0).data()));
}

TEST(PayloadTest, EveryTruncationIsRefused) {
  const std::string payload = payload_of(test::make_tiny_pack());
  for (std::size_t size = 0; size < payload.size(); size += size < 256 ? 1 : 7) {
    ASSERT_NE(refusal(std::string_view(payload).substr(0, size)), "") << size;
  }
  for (std::size_t less = 1; less < 300; ++less) {
    ASSERT_NE(refusal(std::string_view(payload).substr(0, payload.size() - less)), "") << less;
  }
  EXPECT_EQ(refusal(payload + "x"), does_not_add_up("size"));
}

TEST(PayloadTest, NoFlippedBitLeadsOutside) {
  const std::string payload = payload_of(test::make_tiny_pack());
  std::mt19937 random(13);
  std::size_t refused = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    std::string damaged = payload;
    const std::size_t at = random() % payload.size();
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
    refused += refusal(damaged).empty() ? 0U : 1U;
  }
  EXPECT_GT(refused, 300U);
}

TEST(PayloadTest, NoCountOrIdLeadsOutside) {
  const std::string payload = payload_of(test::make_tiny_pack());
  std::mt19937 random(14);
  const std::vector<std::uint64_t> kValues{
      0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, ~std::uint64_t{0}, std::uint64_t{1} << 61};
  for (int trial = 0; trial < 3000; ++trial) {
    std::string damaged = payload;
    const std::size_t width = random() % 2 == 0 ? 4 : 8;
    const std::size_t at = random() % (payload.size() / width - 1) * width;
    const std::uint64_t value = kValues[random() % kValues.size()];
    damaged.replace(at, width, reinterpret_cast<const char*>(&value), width);
    (void)refusal(damaged);
  }
}

TEST(PayloadTest, AnotherMagicNumberOrVersionIsNone) {
  const std::string payload = payload_of(test::make_tiny_pack());
  for (const std::size_t at : {0U, 4U}) {
    std::string damaged = payload;
    damaged[at] = static_cast<char>(damaged[at] + 1);
    EXPECT_EQ(refusal(damaged), does_not_add_up("magic number"));
  }
}

TEST(PayloadTest, VocabulariesThatDoNotFitAreRefused) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.source.log_probability.pop_back(); }),
            does_not_add_up("source vocabulary"));
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.target.max_words = 0; }), does_not_add_up("target vocabulary"));
  EXPECT_EQ(refusal_after([&](LanguagePack& pack) { pack.source.log_probability[0] = nan; }),
            does_not_add_up("source vocabulary"));
  EXPECT_EQ(refusal_after([&](LanguagePack& pack) { pack.target.unknown_log_probability = -HUGE_VALF; }),
            does_not_add_up("target vocabulary"));
}

TEST(PayloadTest, LexiconsThatDoNotFitAreRefused) {
  const auto forward = [](auto begin, auto entries) {
    return refusal_after([&](LanguagePack& pack) { pack.forward = Lexicon(begin(pack), entries(pack)); });
  };
  using Begin = std::vector<std::uint32_t>;
  using Entries = std::vector<Translation>;
  const std::string expected = does_not_add_up("forward lexicon");
  EXPECT_EQ(forward([](auto&) { return Begin{0, 1}; }, [](auto&) { return Entries{{0, 0.5F}}; }), "");
  EXPECT_EQ(forward(
                [](auto&) {
                  return Begin{0, 1};
                },
                [](auto& pack) {
                  return Entries{{targets(pack), 0.5F}};
                }),
            expected);
  EXPECT_EQ(forward([](auto&) { return Begin{0, 2}; }, [](auto&) { return Entries{{0, 0.5F}}; }), expected);
  EXPECT_EQ(forward([](auto&) { return Begin{1, 1}; }, [](auto&) { return Entries{{0, 0.5F}}; }), expected);
  EXPECT_EQ(forward([](auto&) { return Begin{}; }, [](auto&) { return Entries{{0, 0.5F}}; }), expected);
  EXPECT_EQ(forward([](auto&) { return Begin{0, 2, 1}; }, [](auto&) { return Entries{{0, 0.5F}}; }), expected);
  EXPECT_EQ(forward([](auto&) { return Begin{0, 2}; }, [](auto&) { return Entries{{3, 0.5F}, {2, 0.5F}}; }), expected);
  EXPECT_EQ(forward([](auto&) { return Begin{0, 2}; }, [](auto&) { return Entries{{3, 0.5F}, {3, 0.5F}}; }), expected);
  EXPECT_EQ(
      forward([](auto& pack) { return Begin(std::size_t{sources(pack)} + 1, 0); }, [](auto&) { return Entries{}; }),
      "");
  EXPECT_EQ(
      forward([](auto& pack) { return Begin(std::size_t{sources(pack)} + 2, 0); }, [](auto&) { return Entries{}; }),
      expected);
  EXPECT_EQ(refusal_after([](LanguagePack& pack) {
              pack.backward = Lexicon({0, 1}, {{sources(pack), 0.5F}});
            }),
            does_not_add_up("backward lexicon"));
}

TEST(PayloadTest, AlignmentModelsThatDoNotFitAreRefused) {
  const std::string expected = does_not_add_up("alignment model");
  const auto refusal_with_row = [](std::size_t more, float value) {
    return refusal_after([&](LanguagePack& pack) { pack.alignment.null_source.assign(sources(pack) + more, value); });
  };
  EXPECT_EQ(refusal_with_row(1, 0.5F), "");
  EXPECT_EQ(refusal_with_row(2, 0.5F), expected);
  EXPECT_EQ(refusal_with_row(0, 1.5F), expected);
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.alignment.null_probability = -1.0F; }), expected);
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.alignment.forward.near[4] = 0.0F; }), expected);
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.alignment.backward.far = HUGE_VALF; }), expected);
}

TEST(PayloadTest, GlossariesThatDoNotFitAreRefused) {
  const auto glossary = [](const Glossary& damaged) {
    return refusal_after([&](LanguagePack& pack) { pack.glossary = damaged; });
  };
  const std::string expected = does_not_add_up("glossary");
  EXPECT_EQ(glossary(Glossary({{.rendering_count = 1}}, {0, 1}, {0})), "");
  EXPECT_EQ(glossary(Glossary({{.rendering_count = 1}}, {0}, {})), expected);
  EXPECT_EQ(glossary(Glossary({{.first_rendering = 0xFFFFFFFF, .rendering_count = 1}}, {0}, {})), expected);
  EXPECT_EQ(glossary(Glossary({{.word_class = 200}}, {0}, {})), expected);
  EXPECT_EQ(glossary(Glossary({}, base::SharedArray<std::uint32_t>(), {})), expected);
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.glossary = Glossary({}, {0, 1}, {targets(pack)}); }), expected);
}

TEST(PayloadTest, CalibrationIsNumbersThatMakeSense) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(refusal_after([&](LanguagePack& pack) { pack.coverage.source.term.weights[3] = nan; }),
            does_not_add_up("source coverage model"));
  EXPECT_EQ(refusal_after([&](LanguagePack& pack) { pack.coverage.target.run[1].bias = HUGE_VAL; }),
            does_not_add_up("target coverage model"));
  EXPECT_EQ(refusal_after([&](LanguagePack& pack) {
              pack.coverage.target.expectations.term_counts = {StateCounts{1.0F, static_cast<float>(nan), 0.0F, 0.0F}};
            }),
            does_not_add_up("target coverage model"));
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.coverage.source.expectations.class_lost[0][1] = -0.5F; }),
            does_not_add_up("source coverage model"));
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.length.slope_variance = -3.0; }),
            does_not_add_up("length model"));
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.length.floor_variance = -3.0; }),
            does_not_add_up("length model"));
  EXPECT_EQ(refusal_after([&](LanguagePack& pack) { pack.length.mean = nan; }), does_not_add_up("length model"));
  EXPECT_EQ(refusal_after([](LanguagePack& pack) { pack.numbers.missing_rate = 1.5; }),
            does_not_add_up("number calibration"));
}

}  // namespace
}  // namespace lacuna::langpack
