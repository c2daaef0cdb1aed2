// Errors of form, planted into clean lines with a fixed seed: how many are found at the right place by the right rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/analysis.h"
#include "eval/text/decode.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_checks.h"
#include "tests/support/measured_lines.h"

namespace lacuna::metrics {
namespace {

constexpr double kWantedRecall = 0.95;

struct Pair {
  std::string source;
  std::string target;
};

/// A text with one error in it, and the bytes of which some finding has to speak.
struct Planted {
  std::string target;
  ByteSpan span;
};
using Generator = std::mt19937;
using Plant = std::function<std::optional<Planted>(const Pair&, Generator&)>;

std::size_t pick(Generator& generator, std::size_t size) { return static_cast<std::size_t>(generator()) % size; }

std::vector<std::size_t> places_of(const std::string& text, const std::string& what) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) places.push_back(at);
  return places;
}

/// Puts `with` in place of one of the places of `what`.
Plant replacing(const std::string& what, const std::string& with) {
  return [=](const Pair& pair, Generator& generator) -> std::optional<Planted> {
    const std::vector<std::size_t> places = places_of(pair.target, what);
    if (places.empty()) return std::nullopt;
    const std::size_t at = places[pick(generator, places.size())];
    std::string text = pair.target;
    text.replace(at, what.size(), with);
    return Planted{std::move(text), {at, at + std::max<std::size_t>(with.size(), 1)}};
  };
}

/// Puts `what` between two letters of a word.
Plant into_a_word(const std::string& what) {
  return [=](const Pair& pair, Generator& generator) -> std::optional<Planted> {
    std::vector<std::size_t> places;
    for (std::size_t at = 1; at < pair.target.size(); ++at) {
      if (std::isalpha(static_cast<unsigned char>(pair.target[at - 1])) != 0 &&
          std::isalpha(static_cast<unsigned char>(pair.target[at])) != 0) {
        places.push_back(at);
      }
    }
    if (places.empty()) return std::nullopt;
    const std::size_t at = places[pick(generator, places.size())];
    std::string text = pair.target;
    text.insert(at, what);
    return Planted{std::move(text), {at, at + what.size()}};
  };
}

class PlantedFormTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::vector<std::string> vi = test::measured_lines("ntrex-a.vi");
    const std::vector<std::string> en = test::measured_lines("ntrex-a.en");
    if (vi.empty() || vi.size() != en.size()) GTEST_SKIP() << "no texts below " << LACUNA_SHARED_DIR;
    for (std::size_t i = 0; i < vi.size(); ++i) pairs_.push_back({vi[i], en[i]});
  }

  /// Findings that are shown by default.
  std::vector<CheckFinding> found(const Pair& pair, std::string_view rule) const {
    const text::Analyzer& from = reversed_ ? english_ : vietnamese_;
    const text::Analyzer& to = reversed_ ? vietnamese_ : english_;
    const text::Analysis source = from.analyze(pair.source);
    const text::Analysis target = to.analyze(pair.target);
    const CheckSettings settings;
    const PairView view{.source = {pair.source, from.language(), source, {}},
                        .target = {pair.target, to.language(), target, {}},
                        .settings = settings};
    std::vector<CheckFinding> shown;
    for (const PairCheck& check : form_checks()) {
      if (check.info.id != rule) continue;
      CheckOutcome outcome;
      check.run(view, outcome);
      for (CheckFinding& finding : outcome.findings) {
        if (finding.probability >= 0.185) shown.push_back(std::move(finding));
      }
    }
    return shown;
  }

  void measure(std::string_view rule, std::string_view what, const Plant& plant) {
    Generator generator(20);  // the same on every machine: std::mt19937 is defined to the bit
    std::size_t planted = 0;
    std::size_t hit = 0;
    std::string missed;
    for (const Pair& given : pairs_) {
      const Pair pair = reversed_ ? Pair{given.target, given.source} : given;
      if (!found(pair, rule).empty()) continue;
      const std::optional<Planted> one = plant(pair, generator);
      if (!one) continue;
      ++planted;
      bool here = false;
      for (const CheckFinding& finding : found({pair.source, one->target}, rule)) {
        // A place has no bytes of its own: its neighbours are right.
        here |= finding.target && finding.target->begin <= one->span.end && one->span.begin <= finding.target->end;
        here |= !finding.target && finding.source;
      }
      hit += here ? 1 : 0;
      if (!here && missed.size() < 1500) missed += "\n  " + one->target;
    }
    ASSERT_GE(planted, 5U) << what;
    const double recall = static_cast<double>(hit) / static_cast<double>(planted);
    std::printf("%-14s %-40s %4zu planted, %5.1f %% found\n", std::string(rule).c_str(), std::string(what).c_str(),
                planted, 100.0 * recall);
    EXPECT_GE(recall, kWantedRecall) << rule << ", " << what << missed;
  }

  std::vector<Pair> pairs_;
  text::Analyzer vietnamese_{"vi"};
  text::Analyzer english_{"en"};
  bool reversed_ = false;  ///< English into Vietnamese
};

std::optional<Planted> without_last(const Pair& pair, char mark) {
  if (pair.target.size() < 2 || pair.target.back() != mark || pair.source.empty() || pair.source.back() != mark) {
    return std::nullopt;
  }
  const std::string text = pair.target.substr(0, pair.target.size() - 1);
  return Planted{text, {text.size(), text.size()}};
}

TEST_F(PlantedFormTest, Spaces) {
  measure("double-space", "two spaces for one", replacing(" ", "  "));
  measure("edge-space", "a space at the end", [](const Pair& pair, Generator&) {
    return std::optional(Planted{pair.target + " ", {pair.target.size(), pair.target.size() + 1}});
  });
  measure("edge-space", "a space at the beginning", [](const Pair& pair, Generator&) {
    return std::optional(Planted{" " + pair.target, {0, 1}});
  });
  measure("spacing", "space before a comma", replacing(", ", " , "));
  measure("spacing", "no space behind a comma", [](const Pair& pair, Generator& generator) -> std::optional<Planted> {
    std::vector<std::size_t> places;
    for (const std::size_t at : places_of(pair.target, ", ")) {
      const auto next = static_cast<unsigned char>(pair.target[at + 2]);
      if (at > 1 && std::islower(static_cast<unsigned char>(pair.target[at - 1])) != 0 && std::isalpha(next) != 0 &&
          std::isalpha(static_cast<unsigned char>(pair.target[at + 3])) != 0) {
        places.push_back(at);
      }
    }
    if (places.empty()) return std::nullopt;
    const std::size_t at = places[pick(generator, places.size())];
    std::string text = pair.target;
    text.erase(at + 1, 1);
    return Planted{std::move(text), {at, at + 1}};
  });
  measure("spacing", "space before a full stop", [](const Pair& pair, Generator&) -> std::optional<Planted> {
    if (!pair.target.ends_with(".") || pair.source.ends_with(" .")) return std::nullopt;
    std::string text = pair.target;
    text.insert(text.size() - 1, " ");
    return Planted{text, {text.size() - 2, text.size() - 1}};
  });
  measure("spacing", "space behind a bracket", replacing("(", "( "));
}

TEST_F(PlantedFormTest, Characters) {
  measure("invisible", "zero-width space in a word", into_a_word("\u200B"));
  measure("invisible", "soft hyphen in a word", into_a_word("\u00AD"));
  measure("control", "control character in a word", into_a_word("\x02"));
  measure("confusable", "Cyrillic a for a", replacing("a", "\u0430"));
  measure("confusable", "Cyrillic o for o", replacing("o", "\u043E"));
  measure("confusable", "full-width comma", replacing(",", "，"));
  measure("mojibake", "U+FFFD in a word", into_a_word("\uFFFD"));
  reversed_ = true;
  measure("mojibake", "a word read as Latin-1", [](const Pair& pair, Generator& generator) -> std::optional<Planted> {
    std::vector<ByteSpan> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= pair.target.size(); ++at) {
      if (at < pair.target.size() && pair.target[at] != ' ') continue;
      const ByteSpan word{begin, at};
      bool letters = !word.empty();
      bool marked = false;
      for (std::size_t k = begin; k < at;) {
        const char32_t code = base::next_code_point(pair.target, k);
        letters = letters && text::is_letter(code);
        marked |= code >= 0x80;
      }
      if (letters && marked) words.push_back(word);
      begin = at + 1;
    }
    if (words.empty()) return std::nullopt;
    const ByteSpan word = words[pick(generator, words.size())];
    const std::string wrong = text::decode("word", word.of(pair.target), "latin-1").value();
    std::string text = pair.target;
    text.replace(word.begin, word.size(), wrong);
    return Planted{std::move(text), {word.begin, word.begin + wrong.size()}};
  });
  measure("decomposed", "letter and mark apart", replacing("ế", "ê\u0301"));
  measure("decomposed", "letter and mark apart (à)", replacing("à", "a\u0300"));
  measure("tone-mark", "òa before a final", replacing("oàn", "òan"));
  measure("tone-mark", "đuợc", replacing("được", "đuợc"));
  measure("tone-mark", "nguời", replacing("người", "nguời"));
}

TEST_F(PlantedFormTest, Punctuation) {
  measure("end-mark", "lost full stop", [](const Pair& pair, Generator&) { return without_last(pair, '.'); });
  measure("end-mark", "lost question mark", [](const Pair& pair, Generator&) { return without_last(pair, '?'); });
  measure("end-mark", "question mark for full stop", [](const Pair& pair, Generator&) {
    std::optional<Planted> one = without_last(pair, '.');
    if (one) one->target += '?';
    return one;
  });
  for (const char* bracket : {"(", ")"}) {
    measure("bracket", std::string("lost ") + bracket, [=](const Pair& pair, Generator& generator) {
      std::optional<Planted> one = replacing(bracket, "")(pair, generator);
      if (one) one->span = {0, one->target.size()};  // its partner is what stands alone
      return one;
    });
  }
  measure("bracket", "an opening bracket too many", replacing(" the ", " (the "));
  measure("quote", "lost quotation mark", [](const Pair& pair, Generator& generator) -> std::optional<Planted> {
    std::vector<std::size_t> places = places_of(pair.target, "\"");
    const bool quoted = pair.source.find('"') != std::string::npos || pair.source.find("“") != std::string::npos;
    if (places.empty() || places.size() % 2 == 1 || !quoted || places_of(pair.source, "\"").size() % 2 == 1 ||
        places_of(pair.source, "“").size() != places_of(pair.source, "”").size()) {
      return std::nullopt;
    }
    std::string text = pair.target;
    text.erase(places[pick(generator, places.size())], 1);
    return Planted{text, {0, text.size()}};  // either of the two may be the one without a partner
  });
}

TEST_F(PlantedFormTest, Case) {
  measure("initial-case", "small first letter", [](const Pair& pair, Generator&) -> std::optional<Planted> {
    const auto first = static_cast<unsigned char>(pair.target.empty() ? 0 : pair.target[0]);
    const std::size_t end = pair.target.find(' ');
    if (std::isupper(first) == 0 || end == std::string::npos || end < 2) return std::nullopt;
    // Names that the source has too may be brands in small letters, and acronyms stay what they are.
    const std::string word = pair.target.substr(0, end);
    const bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz", 1) == std::string::npos;
    if (!plain || pair.source.find(word) != std::string::npos) return std::nullopt;
    std::size_t at = 0;
    if (!text::is_upper(base::next_code_point(pair.source, at))) return std::nullopt;
    std::string text = pair.target;
    text[0] = static_cast<char>(std::tolower(first));
    return Planted{text, {0, end}};
  });
  measure("all-capitals", "all in capitals", [](const Pair& pair, Generator&) -> std::optional<Planted> {
    std::string text = pair.target;
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    for (std::size_t at = 0; at + 1 < pair.source.size(); ++at) {
      const bool two = std::isupper(static_cast<unsigned char>(pair.source[at])) != 0 &&
                       std::isupper(static_cast<unsigned char>(pair.source[at + 1])) != 0;
      if (two) return std::nullopt;  // a word in capitals there makes the source no plain text
    }
    return Planted{text, {0, text.size()}};
  });
}

/// The words between single spaces, letters only.
std::vector<ByteSpan> plain_words(const std::string& text) {
  std::vector<ByteSpan> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != ' ') continue;
    const std::string word = text.substr(begin, at - begin);
    const bool plain = word.size() > 1 && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    if (plain) words.push_back({begin, at});
    begin = at + 1;
  }
  return words;
}

TEST_F(PlantedFormTest, Repetitions) {
  measure("doubled-word", "a word twice", [](const Pair& pair, Generator& generator) -> std::optional<Planted> {
    const std::vector<ByteSpan> words = plain_words(pair.target);
    if (words.empty()) return std::nullopt;
    const ByteSpan word = words[pick(generator, words.size())];
    std::string text = pair.target;
    text.insert(word.end, " " + std::string(word.of(pair.target)));
    return Planted{std::move(text), {word.begin, word.end + 1 + word.size()}};
  });
  for (const std::size_t copies : {std::size_t{2}, std::size_t{4}}) {
    measure("repetition", copies == 2 ? "three words twice" : "three words four times",
            [=](const Pair& pair, Generator& generator) -> std::optional<Planted> {
              std::vector<ByteSpan> phrases;
              const std::vector<ByteSpan> words = plain_words(pair.target);
              for (std::size_t k = 0; k + 2 < words.size(); ++k) {
                const bool row = words[k + 1].begin == words[k].end + 1 && words[k + 2].begin == words[k + 1].end + 1;
                if (row) phrases.push_back({words[k].begin, words[k + 2].end});
              }
              if (phrases.empty()) return std::nullopt;
              const ByteSpan phrase = phrases[pick(generator, phrases.size())];
              std::string more;
              for (std::size_t k = 1; k < copies; ++k) more += " " + std::string(phrase.of(pair.target));
              std::string text = pair.target;
              text.insert(phrase.end, more);
              return Planted{std::move(text), {phrase.begin, phrase.end + more.size()}};
            });
  }
}

TEST_F(PlantedFormTest, Lengths) {
  measure("empty", "no translation", [](const Pair&, Generator&) { return std::optional(Planted{"", {0, 0}}); });
  measure("length", "the first fifth alone", [](const Pair& pair, Generator&) -> std::optional<Planted> {
    const std::size_t end = pair.target.rfind(' ', pair.target.size() / 5);
    if (pair.target.size() < 60 || end == std::string::npos) return std::nullopt;
    return Planted{pair.target.substr(0, end), {0, end}};
  });
  measure("length", "the text three times", [](const Pair& pair, Generator&) -> std::optional<Planted> {
    if (pair.target.size() < 40) return std::nullopt;
    std::string text = pair.target + " " + pair.target + " " + pair.target;
    return Planted{text, {0, text.size()}};
  });
}

}  // namespace
}  // namespace lacuna::metrics
