#include "metrics/coverage_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/support/tiny_pack.h"

namespace lacuna::metrics {
namespace {

using test::TinyUnit;

/// "Phó Thủ tướng = Deputy Prime Minister; thăm = visits", in order of the source.
std::string links(const TinyUnit& unit) {
  std::vector<Link> sorted = unit.coverage().links.links;
  std::sort(sorted.begin(), sorted.end(), [](const Link& a, const Link& b) { return a.source_begin < b.source_begin; });
  std::string shown;
  for (const Link& link : sorted) {
    if (!shown.empty()) shown += "; ";
    shown += unit.source_words(link.source_begin, link.source_end) + " = " +
             unit.target_words(link.target_begin, link.target_end);
  }
  return shown;
}
std::string links(std::string_view source, std::string_view target) { return links(TinyUnit(source, target)); }

/// Kinds of the links, in order of the source: n(umber), N(ame), g(lossary), l(exicon).
std::string kinds(std::string_view source, std::string_view target) {
  std::vector<Link> sorted = TinyUnit(source, target).coverage().links.links;
  std::sort(sorted.begin(), sorted.end(), [](const Link& a, const Link& b) { return a.source_begin < b.source_begin; });
  std::string shown;
  for (const Link& link : sorted) shown += "nNgl"[static_cast<std::size_t>(link.kind)];
  return shown;
}

/// Each word belongs to the link that says so, and to no other.
void expect_consistent(const TinyUnit& unit) {
  const LinkSet& set = unit.coverage().links;
  const std::size_t sources = unit.source().words.size();
  const std::size_t targets = unit.target().words.size();
  ASSERT_EQ(set.source_link.size(), sources);
  ASSERT_EQ(set.target_link.size(), targets);
  ASSERT_EQ(set.source_wanted.size(), sources);
  ASSERT_EQ(set.target_wanted.size(), targets);
  const auto count = static_cast<std::int32_t>(set.links.size());
  std::vector<int> source_words(set.links.size(), 0);
  std::vector<int> target_words(set.links.size(), 0);
  for (std::size_t i = 0; i < sources; ++i) {
    ASSERT_GE(set.source_link[i], kNoLink);
    ASSERT_LT(set.source_link[i], count);
    if (set.source_link[i] == kNoLink) continue;
    const Link& link = set.links[static_cast<std::size_t>(set.source_link[i])];
    EXPECT_TRUE(link.source_begin <= i && i < link.source_end);
    ++source_words[static_cast<std::size_t>(set.source_link[i])];
  }
  for (std::size_t j = 0; j < targets; ++j) {
    ASSERT_GE(set.target_link[j], kNoLink);
    ASSERT_LT(set.target_link[j], count);
    if (set.target_link[j] == kNoLink) continue;
    const Link& link = set.links[static_cast<std::size_t>(set.target_link[j])];
    EXPECT_TRUE(link.target_begin <= j && j < link.target_end);
    ++target_words[static_cast<std::size_t>(set.target_link[j])];
  }
  for (std::size_t k = 0; k < set.links.size(); ++k) {
    const Link& link = set.links[k];
    EXPECT_EQ(source_words[k], static_cast<int>(link.source_end - link.source_begin));
    EXPECT_GE(target_words[k], 1);
    EXPECT_GT(link.quality, 0.0F);
    EXPECT_LE(link.quality, 1.0F);
  }
}

TEST(MatchWordsTest, GlossaryTermsComeBeforeTheirParts) {
  EXPECT_EQ(links("Phó Thủ tướng thăm bệnh viện.", "The Deputy Prime Minister visits the hospital."),
            "Phó Thủ tướng = Deputy Prime Minister; thăm = visits; bệnh viện = hospital");
  EXPECT_EQ(links("Thủ tướng thăm tỉnh.", "The Prime Minister visited the province."),
            "Thủ tướng = Prime Minister; thăm = visited; tỉnh = province");
  EXPECT_EQ(kinds("Thủ tướng thăm bệnh viện.", "The Prime Minister visits the hospital."), "ggl");
}

TEST(MatchWordsTest, ATargetWordServesOneSourceTerm) {
  const TinyUnit unit("cán bộ, công chức, viên chức và người lao động", "officials, public employees and workers");
  const LinkSet& set = unit.coverage().links;
  EXPECT_EQ(set.links.size(), 4U) << links(unit);  // three groups and "and"
  // Words 0-1, 3-4, 6-7 and 9-11.
  EXPECT_NE(set.source_link[0], kNoLink);
  EXPECT_NE(set.source_link[9], kNoLink);
  const bool first_open = set.source_link[3] == kNoLink && set.source_link[4] == kNoLink;
  const bool second_open = set.source_link[6] == kNoLink && set.source_link[7] == kNoLink;
  EXPECT_NE(first_open, second_open) << links(unit);
  // The one that went without had its eye on "public employees".
  const std::size_t open = first_open ? 3 : 6;
  EXPECT_EQ(set.source_wanted[open], 1);
  EXPECT_EQ(set.source_wanted[open + 1], 1);
  expect_consistent(unit);
}

TEST(MatchWordsTest, FourGroupsInFourGroups) {
  EXPECT_EQ(links("cán bộ, công chức, viên chức và người lao động",
                  "officials, civil servants, public employees and workers"),
            "cán bộ = officials; công chức = civil servants; viên chức = public employees; và = and; "
            "người lao động = workers");
}

TEST(MatchWordsTest, NumbersByValueWhateverTheirForm) {
  EXPECT_EQ(links("8 trường học", "eight schools"), "8 = eight; trường học = schools");
  EXPECT_EQ(links("1.234,5 báo cáo", "1,234.5 reports"), "1.234,5 = 1,234.5; báo cáo = reports");
  EXPECT_EQ(links("15 tháng 8 năm 2025", "August 15, 2025"), "15 tháng 8 năm 2025 = August 15, 2025");
  EXPECT_EQ(kinds("37%", "37 percent"), "n");
  EXPECT_EQ(links("8 trường học", "9 schools"), "trường học = schools");
}

TEST(MatchWordsTest, NamesWithAndWithoutMarks) {
  EXPECT_EQ(links("Nguyễn Hòa Bình thăm Đà Nẵng", "Nguyen Hoa Binh visits Da Nang"),
            "Nguyễn = Nguyen; Hòa = Hoa; Bình = Binh; thăm = visits; Đà = Da; Nẵng = Nang");
  EXPECT_EQ(links("Nguyễn Hòa Bình", "Nguyễn Hòa Bình"), "Nguyễn = Nguyễn; Hòa = Hòa; Bình = Bình");
  EXPECT_EQ(kinds("Nguyễn thăm", "Nguyen visits"), "Ng");
}

TEST(MatchWordsTest, RepeatedWordsPairOffInOrder) {
  const TinyUnit twice("Học sinh thăm trường học, giáo viên thăm bệnh viện.",
                       "Pupils visit schools, teachers visit hospitals.");
  const LinkSet& set = twice.coverage().links;
  ASSERT_NE(set.source_link[2], kNoLink);
  ASSERT_NE(set.source_link[8], kNoLink);
  EXPECT_EQ(set.links[static_cast<std::size_t>(set.source_link[2])].target_begin, 1U);
  EXPECT_EQ(set.links[static_cast<std::size_t>(set.source_link[8])].target_begin, 5U);
  // Said twice, rendered once: one of them goes without, and was a taker.
  const TinyUnit once("báo cáo báo cáo", "report");
  EXPECT_EQ(once.coverage().links.links.size(), 1U);
  const auto& wanted = once.coverage().links.source_wanted;
  EXPECT_EQ(std::count(wanted.begin(), wanted.end(), 1), 2);
}

TEST(MatchWordsTest, ARenderingMayHaveWordsInside) {
  EXPECT_EQ(links("viên chức", "public sector employees"), "viên chức = public sector employees");
  EXPECT_EQ(links("viên chức", "public and very large new old employees"), "");
  const TinyUnit enclosed("viên chức và nông dân", "public farmers employees and");
  EXPECT_EQ(links(enclosed), "viên chức = public farmers employees; và = and; nông dân = farmers");
  expect_consistent(enclosed);
}

TEST(MatchWordsTest, WordsWithoutACounterpartHaveNoLink) {
  EXPECT_EQ(links("Thường trực", "the weather was sunny"), "");
  EXPECT_EQ(links("", ""), "");
  EXPECT_EQ(links("nông dân", ""), "");
  EXPECT_EQ(links("", "farmers"), "");
  EXPECT_EQ(links("…", "!?"), "");
}

TEST(MatchWordsTest, AVeryLongUnitIsMatchedNearTheDiagonal) {
  std::string source;
  std::string target;
  for (std::size_t i = 0; i < 400; ++i) {
    const auto [s, t] = test::tiny_sentence(i);
    source += s + " ";
    target += t + " ";
  }
  const TinyUnit unit(source, target);
  expect_consistent(unit);
  EXPECT_GT(unit.coverage().source.share(), 0.9);
  for (const Link& link : unit.coverage().links.links) {
    const double place = static_cast<double>(link.source_begin) / static_cast<double>(unit.source().words.size());
    const double other = static_cast<double>(link.target_begin) / static_cast<double>(unit.target().words.size());
    EXPECT_LT(std::abs(place - other), 0.15);
  }
}

TEST(MatchWordsTest, LinksNeverShareWords) {
  std::mt19937 random(4);
  const auto pack = std::make_shared<const langpack::LanguagePack>(test::make_tiny_pack());
  const auto scrambled = [&](bool source) {
    std::string text;
    for (int sentence = 0; sentence < 3; ++sentence) {
      const auto [s, t] = test::tiny_sentence(random() % 50);
      std::vector<std::string> words(1);
      for (const char c : source ? s : t) {
        if (c == ' ') {
          words.emplace_back();
        } else {
          words.back() += c;
        }
      }
      for (std::size_t i = words.size(); i > 1; --i) std::swap(words[i - 1], words[random() % i]);
      for (std::size_t i = 0; i < words.size(); i += 1 + random() % 2) text += words[i] + " ";
    }
    return text;
  };
  for (int trial = 0; trial < 200; ++trial) expect_consistent(TinyUnit(scrambled(true), scrambled(false), pack));
}

}  // namespace
}  // namespace lacuna::metrics
