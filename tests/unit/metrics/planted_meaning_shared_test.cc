// Errors of meaning planted into clean translations: how many of them are found, at their place and by their rule. The
// figures are printed; the least that is expected of them is a little below what was measured.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/text/measures.h"
#include "eval/text/negation.h"
#include "eval/text/normalize.h"
#include "tests/support/checked_pair.h"

namespace lacuna::metrics {
namespace {

struct Line {
  std::string source;
  std::string target;
};

struct Direction {
  std::string source = "vi";
  std::string target = "en";
};

std::vector<Line> lines_of(const Direction& direction) {
  const std::string folder = std::string(LACUNA_SHARED_DIR) + "/corpora/vi-en/measure/ntrex-a.";
  std::ifstream source(folder + direction.source);
  std::ifstream target(folder + direction.target);
  std::vector<Line> lines;
  Line line;
  while (std::getline(source, line.source) && std::getline(target, line.target)) {
    if (!line.source.empty() && !line.target.empty()) lines.push_back(line);
  }
  return lines;
}

/// A target with an error, where the error is, and where on the source what it concerns is.
struct Planted {
  Line line;
  std::optional<ByteSpan> source = std::nullopt;
  std::optional<ByteSpan> target = std::nullopt;
};

/// Less probable findings are not shown unless asked for.
constexpr double kShown = 0.185;

bool touches(const std::optional<ByteSpan>& found, const std::optional<ByteSpan>& wanted) {
  return found && wanted && found->begin <= wanted->end && wanted->begin <= found->end;
}

struct Figures {
  std::size_t planted = 0;
  std::size_t found = 0;
  [[nodiscard]] double recall() const {
    return planted == 0 ? 0.0 : static_cast<double>(found) / static_cast<double>(planted);
  }
};

using Plant = std::function<std::optional<Planted>(const Line& line, const text::Analysis& source,
                                                   const text::Analysis& target, std::size_t index)>;

Figures planted(const std::string& name, const std::vector<std::string>& rules, const Direction& direction,
                const Plant& plant) {
  Figures figures;
  const test::PairOptions options{.source_language = direction.source, .target_language = direction.target};
  const text::Analyzer from(direction.source);
  const text::Analyzer to(direction.target);
  std::size_t index = 0;
  for (const Line& line : lines_of(direction)) {
    ++index;
    const auto error = plant(line, from.analyze(line.source), to.analyze(line.target), index);
    if (!error) continue;
    bool clean = true;
    bool found = false;
    for (const std::string& rule : rules) {
      for (const CheckFinding& finding : test::checked(rule, line.source, line.target, options).findings) {
        clean = clean && finding.probability < kShown;
      }
      for (const CheckFinding& finding :
           test::checked(rule, error->line.source, error->line.target, options).findings) {
        if (finding.probability < kShown) continue;
        found = found || touches(finding.source, error->source) || touches(finding.target, error->target);
      }
    }
    if (!clean) continue;
    ++figures.planted;
    figures.found += found ? 1U : 0U;
    if (!found && std::getenv("LACUNA_SHOW_MISSES") != nullptr) {
      std::printf("missed %s: %s\n    %s\n", name.c_str(), error->line.source.c_str(), error->line.target.c_str());
    }
  }
  std::printf("%s, %s to %s: %zu of %zu found (%.1f %%)\n", name.c_str(), direction.source.c_str(),
              direction.target.c_str(), figures.found, figures.planted, 100.0 * figures.recall());
  return figures;
}

std::string replaced(std::string_view text, const ByteSpan& span, std::string_view by) {
  return std::string(text.substr(0, span.begin)) + std::string(by) + std::string(text.substr(span.end));
}

/// A sure number of the target in digits that stands there once and has its like on the source.
struct Twin {
  const text::NumberMention* source = nullptr;
  const text::NumberMention* target = nullptr;
};
std::optional<Twin> twin_of(const Line& line, const text::Analysis& source, const text::Analysis& target,
                            std::size_t index) {
  std::vector<Twin> twins;
  for (const text::NumberMention& number : target.numbers) {
    const std::string_view shown = number.span.of(line.target);
    if (!number.certain || number.kind == text::NumberKind::kDate || number.kind == text::NumberKind::kTime) continue;
    if (shown.empty() || shown[0] < '1' || shown[0] > '9') continue;
    const auto same = [&](const text::NumberMention& other) { return text::same_value(number, other); };
    if (std::count_if(target.numbers.begin(), target.numbers.end(), same) != 1) continue;
    if (std::count_if(source.numbers.begin(), source.numbers.end(), same) != 1) continue;
    const auto on_source = std::find_if(source.numbers.begin(), source.numbers.end(), same);
    if (on_source->certain) twins.push_back({&*on_source, &number});
  }
  if (twins.empty()) return std::nullopt;
  return twins[index % twins.size()];
}

class PlantedMeaningTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (lines_of({}).empty()) GTEST_SKIP() << "no shared data";
  }
  const Direction forth_ = {"vi", "en"};
  const Direction back_ = {"en", "vi"};
};

TEST_F(PlantedMeaningTest, AChangedDigit) {
  const Plant plant = [](const Line& line, const text::Analysis& source, const text::Analysis& target,
                         std::size_t index) -> std::optional<Planted> {
    const auto twin = twin_of(line, source, target, index);
    if (!twin) return std::nullopt;
    std::string shown(twin->target->span.of(line.target));
    std::size_t digits = 0;
    while (digits < shown.size() && shown[digits] >= '0' && shown[digits] <= '9') ++digits;
    char& digit = shown[index % digits];
    digit = static_cast<char>('1' + (digit - '0' + static_cast<int>(index % 5)) % 9);
    if (digit == twin->target->span.of(line.target)[index % digits]) digit = digit == '9' ? '7' : '9';
    return Planted{
        {line.source, replaced(line.target, twin->target->span, shown)}, twin->source->span, twin->target->span};
  };
  EXPECT_GE(planted("changed digit", {"number", "number-added"}, forth_, plant).recall(), 0.95);
  EXPECT_GE(planted("changed digit", {"number", "number-added"}, back_, plant).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, ADroppedNumber) {
  const Plant plant = [](const Line& line, const text::Analysis& source, const text::Analysis& target,
                         std::size_t index) -> std::optional<Planted> {
    const auto twin = twin_of(line, source, target, index);
    if (!twin) return std::nullopt;
    return Planted{{line.source, replaced(line.target, twin->target->span, "")}, twin->source->span};
  };
  EXPECT_GE(planted("dropped number", {"number"}, forth_, plant).recall(), 0.95);
  EXPECT_GE(planted("dropped number", {"number"}, back_, plant).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, MillionsForBillions) {
  const Plant plant = [](const Line& line, const text::Analysis& source, const text::Analysis& target,
                         std::size_t) -> std::optional<Planted> {
    for (const text::NumberMention& number : target.numbers) {
      const std::string shown(number.span.of(line.target));
      const auto same = [&](const text::NumberMention& other) { return text::same_value(number, other); };
      const auto on_source = std::find_if(source.numbers.begin(), source.numbers.end(), same);
      if (!number.certain || on_source == source.numbers.end() ||
          std::count_if(target.numbers.begin(), target.numbers.end(), same) != 1) {
        continue;
      }
      for (const auto& [from, to] : {std::pair<std::string, std::string>{"million", "billion"},
                                     {"billion", "million"},
                                     {"triệu", "tỷ"},
                                     {"tỷ", "triệu"}}) {
        const std::size_t at = shown.find(from);
        if (at == std::string::npos) continue;
        std::string wrong = shown;
        wrong.replace(at, from.size(), to);
        return Planted{{line.source, replaced(line.target, number.span, wrong)}, on_source->span, number.span};
      }
    }
    return std::nullopt;
  };
  EXPECT_GE(planted("million for billion", {"number"}, forth_, plant).recall(), 0.95);
  EXPECT_GE(planted("million for billion", {"number"}, back_, plant).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, DayAndMonthSwapped) {
  const auto plant = [](bool to_english) {
    return Plant([to_english](const Line& line, const text::Analysis&, const text::Analysis&,
                              std::size_t index) -> std::optional<Planted> {
      constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
      const std::size_t day = 1 + index % 12;
      const std::size_t month = 1 + (index / 12 + index + 5) % 12;
      if (day == month) return std::nullopt;
      const auto date = [&](bool english, std::size_t d, std::size_t m) {
        const std::string year = std::to_string(1990 + index % 40);
        if (!english && index % 2 == 0) {
          return " (ngày " + std::to_string(d) + " tháng " + std::to_string(m) + " năm " + year + ")";
        }
        if (!english || index % 3 == 0) return " (" + std::to_string(d) + "/" + std::to_string(m) + "/" + year + ")";
        return " (" + std::string(kMonths[m - 1]) + " " + std::to_string(d) + ", " + year + ")";
      };
      const std::string good = date(!to_english, day, month);
      const std::string bad = date(to_english, month, day);
      return Planted{{line.source + good, line.target + bad},
                     ByteSpan{line.source.size(), line.source.size() + good.size()},
                     ByteSpan{line.target.size(), line.target.size() + bad.size()}};
    });
  };
  EXPECT_GE(planted("swapped date", {"number"}, forth_, plant(true)).recall(), 0.95);
  EXPECT_GE(planted("swapped date", {"number"}, back_, plant(false)).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, AnotherUnit) {
  const auto plant = [](const Direction& direction) {
    return Plant([direction](const Line& line, const text::Analysis& source, const text::Analysis& target,
                             std::size_t index) -> std::optional<Planted> {
      const auto twin = twin_of(line, source, target, index);
      if (!twin) return std::nullopt;
      const auto from = text::measure_of(line.source, source.words, *twin->source, direction.source);
      const auto to = text::measure_of(line.target, target.words, *twin->target, direction.target);
      if (!from || !to || !text::same_unit(*from->unit, *to->unit)) return std::nullopt;
      if (twin->target->kind == text::NumberKind::kPercent && line.target[twin->target->span.end - 1] != '%') {
        return std::nullopt;  // "percent" is a part of the number
      }
      const std::string shown(to->span.of(line.target));
      const bool english = direction.target == "en";
      std::string wrong = english ? "miles" : "dặm";
      if (shown == "%") wrong = "";
      if (shown == "$" || shown == "£" || shown == "€") wrong = shown == "€" ? "$" : "€";
      if (from->unit->dimension == text::Dimension::kDuration) {
        const std::string month = english ? "months" : "tháng";
        wrong = from->unit->symbol == "month" ? (english ? "days" : "ngày") : month;
      } else if (from->unit->symbol == "mile") {
        wrong = "km";
      }
      return Planted{{line.source, replaced(line.target, to->span, wrong)}, twin->source->span, twin->target->span};
    });
  };
  EXPECT_GE(planted("another unit", {"unit", "number"}, forth_, plant(forth_)).recall(), 0.95);
  EXPECT_GE(planted("another unit", {"unit", "number"}, back_, plant(back_)).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, AMisspeltName) {
  const Plant plant = [](const Line& line, const text::Analysis& source, const text::Analysis& target,
                         std::size_t index) -> std::optional<Planted> {
    std::vector<ByteSpan> names;
    for (std::size_t i = 1; i < target.words.size(); ++i) {
      const text::Word& word = target.words[i];
      if (!word.capitalised || word.upper || word.inner_capital || word.span.size() < 5) continue;
      const std::string folded = text::fold(word.norm);
      if (folded != word.norm || folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) continue;
      const auto is_it = [&](const text::Word& other) { return other.capitalised && text::fold(other.norm) == folded; };
      if (std::count_if(source.words.begin() + 1, source.words.end(), is_it) == 0) continue;
      if (std::count_if(target.words.begin(), target.words.end(), is_it) != 1) continue;
      names.push_back(word.span);
    }
    if (names.empty()) return std::nullopt;
    const ByteSpan span = names[index % names.size()];
    std::string wrong(span.of(line.target));
    const std::size_t at = 1 + index % (wrong.size() - 3);
    switch (index % 3) {
      case 0: wrong[at] = wrong[at] == 'o' ? 'e' : 'o'; break;
      case 1: wrong.erase(at, 1); break;
      default:
        if (wrong[at] == wrong[at + 1]) return std::nullopt;
        std::swap(wrong[at], wrong[at + 1]);
    }
    return Planted{{line.source, replaced(line.target, span, wrong)},
                   std::nullopt,
                   ByteSpan{span.begin, span.begin + wrong.size()}};
  };
  EXPECT_GE(planted("misspelt name", {"name"}, forth_, plant).recall(), 0.95);
  EXPECT_GE(planted("misspelt name", {"name"}, back_, plant).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, AChangedAbbreviation) {
  const Plant plant = [](const Line& line, const text::Analysis& source, const text::Analysis& target,
                         std::size_t index) -> std::optional<Planted> {
    for (const text::Word& word : target.words) {
      const std::string shown(word.span.of(line.target));
      if (!word.upper || shown.size() < 3 ||
          shown.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos) {
        continue;
      }
      const auto is_it = [&](const text::Word& other) { return other.upper && other.norm == word.norm; };
      if (std::none_of(source.words.begin(), source.words.end(), is_it)) continue;
      if (std::count_if(target.words.begin(), target.words.end(), is_it) != 1) continue;
      std::string wrong = shown;
      char& letter = wrong[index % wrong.size()];
      letter = letter == 'Q' ? 'B' : 'Q';
      return Planted{{line.source, replaced(line.target, word.span, wrong)}, std::nullopt, word.span};
    }
    return std::nullopt;
  };
  EXPECT_GE(planted("changed abbreviation", {"acronym"}, forth_, plant).recall(), 0.95);
  EXPECT_GE(planted("changed abbreviation", {"acronym"}, back_, plant).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, TheSourceAsItIs) {
  const Plant plant = [](const Line& line, const text::Analysis&, const text::Analysis&, std::size_t) {
    return std::optional<Planted>({{line.source, line.source}, std::nullopt, ByteSpan{0, line.source.size()}});
  };
  EXPECT_GE(planted("copied", {"copied"}, forth_, plant).recall(), 0.95);
  EXPECT_GE(planted("copied", {"copied"}, back_, plant).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, AnotherLanguage) {
  const auto plant = [](const Direction& direction, bool behind) {
    const std::vector<Line> all = lines_of(direction);
    return Plant([all, behind](const Line& line, const text::Analysis&, const text::Analysis&,
                               std::size_t index) -> std::optional<Planted> {
      const std::string& other = all[(index + 17) % all.size()].source;
      if (other.size() < 60) return std::nullopt;  // a title of names
      if (!behind) return Planted{{line.source, other}, std::nullopt, ByteSpan{0, other.size()}};
      if (line.target.back() != '.') return std::nullopt;
      const std::string text = line.target + " " + other;
      return Planted{{line.source, text}, std::nullopt, ByteSpan{line.target.size() + 1, text.size()}};
    });
  };
  EXPECT_GE(planted("another language", {"language"}, forth_, plant(forth_, false)).recall(), 0.95);
  EXPECT_GE(planted("another language", {"language"}, back_, plant(back_, false)).recall(), 0.95);
  EXPECT_GE(planted("a sentence in another language", {"language"}, forth_, plant(forth_, true)).recall(), 0.95);
  EXPECT_GE(planted("a sentence in another language", {"language"}, back_, plant(back_, true)).recall(), 0.95);
}

TEST_F(PlantedMeaningTest, AWordInAnotherScript) {
  const Plant plant = [](const Line& line, const text::Analysis&, const text::Analysis& target,
                         std::size_t index) -> std::optional<Planted> {
    constexpr const char* kWords[] = {"слово", "λόγος", "言葉", "단어", "كلمة"};
    const text::Word& word = target.words[index % target.words.size()];
    if (word.kind != text::WordKind::kWord || word.span.begin == 0 || line.target[word.span.begin - 1] != ' ' ||
        word.span.end >= line.target.size() || line.target[word.span.end] != ' ') {
      return std::nullopt;
    }
    const std::string wrong = kWords[index % 5];
    return Planted{{line.source, replaced(line.target, word.span, wrong)},
                   std::nullopt,
                   ByteSpan{word.span.begin, word.span.begin + wrong.size()}};
  };
  EXPECT_GE(planted("another script", {"script"}, forth_, plant).recall(), 0.95);
  EXPECT_GE(planted("another script", {"script"}, back_, plant).recall(), 0.95);
}

/// The text without the negation that the word is, as a translator who overlooks it would write.
std::string affirmed(const std::string& text, const text::Word& word) {
  const auto put = [&](std::size_t back, std::string_view by) {
    return replaced(text, {word.span.begin - back, word.span.end}, by);
  };
  const auto behind = [&](std::string_view start) {
    return std::string_view(text).substr(0, word.span.begin).ends_with(start);
  };
  if (word.norm == "cannot") return put(0, "can");
  if (word.norm == "n't" && behind("wo")) return put(2, "will");
  if (word.norm == "n't" && behind("ca")) return put(2, "can");
  if (word.norm == "không" && text.compare(word.span.end, 5, " thể") == 0) return put(0, "có");
  return put(behind(" ") ? 1 : 0, "");
}

TEST_F(PlantedMeaningTest, ADroppedNegation) {
  const auto plant = [](const Direction& direction, bool sure) {
    return Plant([direction, sure](const Line& line, const text::Analysis& source, const text::Analysis& target,
                                   std::size_t) -> std::optional<Planted> {
      const auto negations = [sure](std::string_view text, const text::Analysis& side, const std::string& language) {
        if (sure) return text::sure_negations(text, side.words, language);
        std::vector<std::size_t> plain;
        for (std::size_t i = 0; i < side.words.size(); ++i) {
          constexpr std::string_view kPlain[] = {"không", "chẳng", "chưa", "đừng", "not", "n't", "cannot", "never"};
          if (std::find(std::begin(kPlain), std::end(kPlain), side.words[i].norm) != std::end(kPlain))
            plain.push_back(i);
        }
        return plain;
      };
      const auto from = negations(line.source, source, direction.source);
      const auto to = negations(line.target, target, direction.target);
      if (from.size() != 1 || to.size() != 1) return std::nullopt;
      return Planted{{line.source, affirmed(line.target, target.words[to[0]])}, source.words[from[0]].span};
    });
  };
  EXPECT_GE(planted("dropped negation", {"negation"}, forth_, plant(forth_, true)).recall(), 0.94);
  EXPECT_GE(planted("dropped negation", {"negation"}, back_, plant(back_, true)).recall(), 0.94);
  // Of every kind, in sentences with one such word on either side: what is often said without one is not shown.
  EXPECT_GE(planted("any dropped negation", {"negation"}, forth_, plant(forth_, false)).recall(), 0.68);
  EXPECT_GE(planted("any dropped negation", {"negation"}, back_, plant(back_, false)).recall(), 0.88);
}

/// Four items with and without one of them, in the words of the language.
struct Basket {
  std::string start;
  std::vector<std::string> items;
  std::string last;
  [[nodiscard]] std::string text(std::optional<std::size_t> without) const {
    std::string text = start;
    std::string mark = " ";
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i == without) continue;
      text += mark + items[i];
      mark = ", ";
    }
    return text + last;
  }
};

TEST_F(PlantedMeaningTest, AnItemLeftOut) {
  const Basket vietnamese{"Trong cái giỏ của bà có", {"táo", "cam", "gạo", "muối"}, " và đường"};
  const Basket english{"In her basket there are", {"apples", "oranges", "rice", "salt"}, " and sugar"};
  const auto has_series = [](const std::string& side) {
    constexpr std::string_view kJoins[] = {",", ";", " and ", " or ", " và ", " hoặc ", " hay "};
    return std::any_of(std::begin(kJoins), std::end(kJoins),
                       [&](std::string_view join) { return side.find(join) != std::string::npos; });
  };
  const auto plant = [&](const Direction& direction) {
    const Basket& from = direction.source == "vi" ? vietnamese : english;
    const Basket& to = direction.source == "vi" ? english : vietnamese;
    return Plant([&from, &to, has_series](const Line& line, const text::Analysis&, const text::Analysis&,
                                          std::size_t index) -> std::optional<Planted> {
      if (has_series(line.source) || has_series(line.target)) return std::nullopt;
      const std::string whole = from.text(std::nullopt);
      const std::string short_one = to.text(index % 3);
      return Planted{{whole + ". " + line.source, short_one + ". " + line.target},
                     ByteSpan{0, whole.size()},
                     ByteSpan{0, short_one.size()}};
    });
  };
  EXPECT_GE(planted("item left out", {"list-length"}, forth_, plant(forth_)).recall(), 0.95);
  EXPECT_GE(planted("item left out", {"list-length"}, back_, plant(back_)).recall(), 0.95);
}

}  // namespace
}  // namespace lacuna::metrics
