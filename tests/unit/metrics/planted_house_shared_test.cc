// How many planted errors the house's checks find in a clean professional translation, and what they say of it as it
// is.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/random.h"
#include "eval/corpus/document.h"
#include "eval/text/spelling.h"
#include "metrics/checks/house/term_index.h"
#include "tests/support/checked_pair.h"

namespace lacuna::metrics {
namespace {

const std::string kFolder = std::string(LACUNA_SHARED_DIR) + "/corpora/vi-en/measure/";
constexpr double kLeastRecall = 0.95;
constexpr double kShown = 0.185;  // findings below are not shown by default

struct Line {
  std::string source;
  std::string target;
};

std::vector<Line> read_lines() {
  std::vector<Line> lines;
  const auto source = corpus::read_document(kFolder + "ntrex-a.vi");
  const auto target = corpus::read_document(kFolder + "ntrex-a.en");
  if (!source || !target) return lines;
  const auto from = corpus::line_spans(source->text);
  const auto to = corpus::line_spans(target->text);
  for (std::size_t i = 0; i < from.size() && i < to.size(); ++i) {
    lines.push_back({std::string(from[i].of(source->text)), std::string(to[i].of(target->text))});
  }
  return lines;
}

class PlantedHouseErrors : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kFolder + "ntrex-a.en")) GTEST_SKIP() << "no " << kFolder;
    lines_ = read_lines();
    ASSERT_GT(lines_.size(), 900U);
  }

  /// A place between two words of the text.
  std::size_t place_in(const std::string& text) {
    std::vector<std::size_t> spaces;
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) spaces.push_back(at);
    return spaces.empty() ? text.size() : spaces[random_.below(spaces.size())];
  }
  static std::string with(const std::string& text, std::size_t place, const std::string& word) {
    return text.substr(0, place) + " " + word + text.substr(place);
  }
  static void print(const char* what, std::size_t found, std::size_t planted, std::size_t false_alarms,
                    std::size_t clean) {
    std::cout << what << ": found " << found << " of " << planted << " planted, " << false_alarms << " false alarms in "
              << clean << " clean lines\n";
  }

  std::vector<Line> lines_;
  base::KeyedRandom random_{20261128, 0, 0};
};

TEST_F(PlantedHouseErrors, Terms) {
  struct Term {
    std::string source;
    std::string target;
    std::string form;  ///< another form of the target, as good
    std::string wrong;
  };
  const std::vector<Term> terms = {{"bến phà", "ferry landing", "ferry landings", "ferry place"},
                                   {"máy phát sóng", "broadcast transmitter", "Broadcast Transmitter", "wave machine"},
                                   {"sổ mục kê", "cadastral register", "cadastral registers", "list book"},
                                   {"khoan cắt", "drill", "drilling", "bore"},
                                   {"lò vôi", "lime kiln", "lime-kiln", "chalk oven"}};
  std::vector<corpus::TermEntry> entries;
  for (const Term& term : terms) entries.push_back({.source = term.source, .targets = {term.target}, .forbidden = {}});
  std::vector<corpus::TermEntry> forbidding = entries;
  for (std::size_t i = 0; i < terms.size(); ++i) forbidding[i].forbidden = {terms[i].wrong};
  test::PairOptions asked;
  asked.settings.terms = std::make_shared<const TermIndex>(entries, "vi", "en");
  test::PairOptions forbidden;
  forbidden.settings.terms = std::make_shared<const TermIndex>(forbidding, "vi", "en");
  std::size_t found = 0;
  std::size_t found_forbidden = 0;
  std::size_t alarms = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Term& term = terms[i % terms.size()];
    const std::size_t from = place_in(lines_[i].source);
    const std::size_t to = place_in(lines_[i].target);
    const std::string source = with(lines_[i].source, from, term.source);
    const std::string bad = with(lines_[i].target, to, term.wrong);
    const std::string good = with(lines_[i].target, to, term.form);
    const ByteSpan in_source{from + 1, from + 1 + term.source.size()};
    const ByteSpan in_target{to + 1, to + 1 + term.wrong.size()};
    const CheckOutcome missed = test::checked("term", source, bad, asked);
    found += missed.findings.size() == 1 && missed.findings[0].source == in_source ? 1U : 0U;
    const CheckOutcome wrong = test::checked("forbidden-term", source, bad, forbidden);
    found_forbidden += wrong.findings.size() == 1 && wrong.findings[0].target == in_target &&
                               wrong.findings[0].suggestion == term.target
                           ? 1U
                           : 0U;
    alarms += test::checked("term", source, good, asked).findings.size() +
              test::checked("forbidden-term", source, good, forbidden).findings.size() +
              test::checked("term", lines_[i].source, lines_[i].target, forbidden).findings.size();
  }
  print("term", found, lines_.size(), alarms, 2 * lines_.size());
  print("forbidden-term", found_forbidden, lines_.size(), alarms, 2 * lines_.size());
  const auto planted = static_cast<double>(lines_.size());
  EXPECT_GE(static_cast<double>(found), kLeastRecall * planted);
  EXPECT_GE(static_cast<double>(found_forbidden), kLeastRecall * planted);
  EXPECT_EQ(alarms, 0U);
}

TEST_F(PlantedHouseErrors, Spelling) {
  Result<std::shared_ptr<const text::Speller>> speller = text::Speller::open("en", {"/usr/share/hunspell"});
  ASSERT_TRUE(speller) << speller.error().to_string();
  test::PairOptions options;
  options.settings.speller = *speller;
  std::size_t found = 0;
  std::size_t planted = 0;
  std::size_t corrected = 0;
  std::size_t suggested = 0;
  std::size_t alarms = 0;
  for (const Line& line : lines_) {
    const CheckOutcome clean = test::checked("spelling", line.source, line.target, options);
    alarms += std::any_of(clean.findings.begin(), clean.findings.end(),
                          [](const CheckFinding& finding) { return finding.probability >= kShown; })
                  ? 1U
                  : 0U;
    // A word in small letters, changed by one slip of the keyboard that does not make another word.
    std::vector<ByteSpan> words;
    for (const text::Word& word : text::WordSplitter("en").split(line.target)) {
      const bool plain = word.kind == text::WordKind::kWord && !word.capitalised && word.span.size() >= 4 &&
                         word.norm.size() == word.span.size() && word.norm.find('\'') == std::string::npos &&
                         !(*speller)->is_misspelt(word.norm);
      if (plain) words.push_back(word.span);
    }
    if (words.empty()) continue;
    const ByteSpan span = words[random_.below(words.size())];
    const std::string right(span.of(line.target));
    std::string wrong = right;
    const std::size_t at = random_.below(right.size() - 1);
    switch (random_.below(4)) {
      case 0: std::swap(wrong[at], wrong[at + 1]); break;
      case 1: wrong.erase(at, 1); break;
      case 2: wrong.insert(at, 1, wrong[at]); break;
      default: wrong[at] = static_cast<char>('a' + random_.below(26)); break;
    }
    if (!(*speller)->is_misspelt(wrong)) continue;
    ++planted;
    const std::string target = line.target.substr(0, span.begin) + wrong + line.target.substr(span.end);
    for (const CheckFinding& finding : test::checked("spelling", line.source, target, options).findings) {
      if (finding.target != ByteSpan{span.begin, span.begin + wrong.size()} || finding.probability < kShown) continue;
      ++found;
      suggested += finding.suggestion ? 1U : 0U;
      corrected += finding.suggestion == right ? 1U : 0U;
    }
  }
  print("spelling", found, planted, alarms, lines_.size());
  std::cout << "suggestions: " << corrected << " right of " << suggested << "\n";
  EXPECT_GT(planted, lines_.size() / 2);
  EXPECT_GE(static_cast<double>(found), kLeastRecall * static_cast<double>(planted));
  EXPECT_GE(static_cast<double>(corrected), 0.97 * static_cast<double>(suggested));
  EXPECT_LE(static_cast<double>(alarms), 0.02 * static_cast<double>(lines_.size()));
}

TEST_F(PlantedHouseErrors, Consistency) {
  const auto run = [](std::string_view id, const std::vector<Line>& lines) {
    std::vector<UnitTexts> units;
    for (const Line& line : lines) units.push_back({line.source, line.target});
    std::vector<CheckOutcome> outcomes(units.size());
    for (const CorpusCheck* check : corpus_checks()) {
      if (check->info.id == id) check->run({units, "vi", "en"}, outcomes);
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      for (std::size_t k = 0; k < outcomes[i].findings.size(); ++k) found.push_back(i);
    }
    return found;
  };
  const std::size_t clean_target = run("inconsistent-target", lines_).size();
  const std::size_t clean_source = run("inconsistent-source", lines_).size();
  std::vector<Line> targets = lines_;
  std::vector<Line> sources = lines_;
  for (const Line& line : lines_) {
    targets.push_back({line.source, line.target.substr(0, line.target.rfind(' '))});
    sources.push_back({line.source.substr(0, line.source.rfind(' ')), line.target});
  }
  const std::size_t found_target = run("inconsistent-target", targets).size() - clean_target;
  const std::size_t found_source = run("inconsistent-source", sources).size() - clean_source;
  print("inconsistent-target", found_target, lines_.size(), clean_target, lines_.size());
  print("inconsistent-source", found_source, lines_.size(), clean_source, lines_.size());
  EXPECT_GE(static_cast<double>(found_target), kLeastRecall * static_cast<double>(lines_.size()));
  EXPECT_GE(static_cast<double>(found_source), kLeastRecall * static_cast<double>(lines_.size()));
  EXPECT_LT(static_cast<double>(clean_target), 0.005 * static_cast<double>(lines_.size()));
  EXPECT_LT(static_cast<double>(clean_source), 0.005 * static_cast<double>(lines_.size()));
}

}  // namespace
}  // namespace lacuna::metrics
