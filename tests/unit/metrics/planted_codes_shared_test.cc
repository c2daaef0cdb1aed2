// Codes, signs, escapes, labels' marks and slips of the hand planted into professional translations with a fixed seed:
// how many are found at their place by their rule, and how many clean ones are.
#include <gtest/gtest.h>

#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/ascii.h"
#include "lacuna/check.h"
#include "tests/support/checked_pair.h"
#include "tests/support/measured_lines.h"

namespace lacuna::metrics {
namespace {

constexpr double kRecall = 0.95;
constexpr double kShown = kDefaultMinProbability;
constexpr std::size_t kEveryLine = 3;  // of the lines each plan looks at

/// `source` is put into the source, `right` into a good translation and `wrong` into a bad one.
struct Plan {
  const char* rule;
  const char* source;
  const char* right;
  const char* wrong;
  bool software = false;
  enum Place : std::uint8_t { kInside, kBegin, kEnd } place = kInside;
};

constexpr Plan kPlans[] = {
    {"escape", "\\n", "\\n", "", true},
    {"escape", "\\n", "\\n", "", true, Plan::kEnd},
    {"escape", "\\n", "\\n", "", true, Plan::kBegin},
    {"escape", "\\t", "\\t", "", true},
    {"escape", "\\\\", "\\\\", "\\", true},
    {"escape", "\\n", "\\n", "\\ n", true},
    {"escape", "", "", "\\n", true},
    {"symbol", "Zuma™", "Zuma™", "Zuma"},
    {"symbol", "Zuma®", "Zuma®", "Zuma™"},
    {"symbol", "±", "±", ""},
    {"symbol", "a ≤ b", "a ≤ b", "a ≥ b"},
    {"symbol", "№", "№", ""},
    {"symbol", "Zuma", "Zuma", "Zuma©"},
    {"alphanumeric", "XJ-200", "XJ 200", "XJ-220"},
    {"alphanumeric", "IPv6", "IPv6", "IPv4"},
    {"alphanumeric", "802.11ac", "802.11ac", ""},
    {"alphanumeric", "KB4012212", "KB 4012212", "KB4012221"},
    {"alphanumeric", "v2.3.1", "V2.3.1", "v2.3.2"},
    {"alphanumeric", "A4", "A4", ""},
    {"tag-spacing", "<b>Zuma</b>", "<b>Zuma</b>", "<b>Zuma </b>"},
    {"tag-spacing", "<b>Zuma</b>", "<b>Zuma</b>", "<b> Zuma</b>"},
    {"tag-spacing", "<b>Zuma</b> Zuma", "<b>Zuma</b> Zuma", "<b>Zuma</b>Zuma"},
    {"tag-spacing", "Zuma <b>Zuma</b>", "Zuma <b>Zuma</b>", "Zuma<b>Zuma</b>"},
    {"merge-marker", "", "", "#-#-#-#-#"},
    {"merge-marker", "", "", "\n>>>>>>> main\n"},
    {"unsafe-markup", "", "", "<script>a</script>"},
    {"unsafe-markup", "<b>Zuma</b>", "<b>Zuma</b>", "<b onclick=\"a()\">Zuma</b>"},
    {"unsafe-markup", "<a href=\"/a\">a</a>", "<a href=\"/a\">a</a>", "<a href=\"javascript:a\">a</a>"},
};

struct Text {
  std::string text;
  ByteSpan planted;
};

Text with(const std::string& line, std::size_t space, std::string_view what, Plan::Place place) {
  const std::size_t at = place == Plan::kBegin ? 0 : place == Plan::kEnd ? line.size() : space;
  std::string put(what);
  if (!put.empty() && place == Plan::kInside) put.insert(0, " ");
  Text result{line, {at, at + put.size()}};
  result.text.insert(at, put);
  return result;
}

class PlantedCodes : public testing::Test {
 protected:
  void SetUp() override {
    source_ = test::measured_lines("ntrex-a.vi");
    target_ = test::measured_lines("ntrex-a.en");
    if (source_.empty() || source_.size() != target_.size()) GTEST_SKIP() << "no " << (test::kMeasured / "ntrex-a.vi");
  }
  std::vector<std::string> source_;
  std::vector<std::string> target_;
};

bool touches(const std::optional<ByteSpan>& span, const ByteSpan& planted) {
  return span && span->begin <= planted.end && span->end >= planted.begin;
}

TEST_F(PlantedCodes, AreFoundWhereTheyAre) {
  std::mt19937 random(20241128);
  for (const Plan& plan : kPlans) {
    std::size_t planted = 0;
    std::size_t found = 0;
    std::size_t alarms = 0;
    std::string missed;
    for (std::size_t line = random() % kEveryLine; line < source_.size(); line += kEveryLine) {
      const std::size_t from = test::random_space(source_[line], random);
      const std::size_t to = test::random_space(target_[line], random);
      if (from == 0 || to == 0) continue;
      const Text source = with(source_[line], from, plan.source, plan.place);
      const Text right = with(target_[line], to, plan.right, plan.place);
      const Text wrong = with(target_[line], to, plan.wrong, plan.place);
      ++planted;
      const auto shown = [&](const Text& target, bool anywhere) {
        const CheckOutcome outcome = test::checked(plan.rule, source.text, target.text, {.software = plan.software});
        return std::any_of(outcome.findings.begin(), outcome.findings.end(), [&](const CheckFinding& finding) {
          if (finding.probability < kShown) return false;
          const bool in_source = !source.planted.empty() && touches(finding.source, source.planted);
          const bool in_target = !target.planted.empty() && touches(finding.target, target.planted);
          return anywhere || in_source || in_target;
        });
      };
      alarms += shown(right, true) ? 1U : 0U;
      const bool hit = shown(wrong, false);
      found += hit ? 1U : 0U;
      if (!hit && missed.empty()) missed = source.text + " → " + wrong.text;
    }
    const std::string name = std::string(plan.rule) + ": " + plan.right + " → " + plan.wrong;
    std::cout << name << ": " << found << " of " << planted << ", " << alarms << " in clean ones\n";
    EXPECT_GE(static_cast<double>(found) / static_cast<double>(planted), kRecall) << name << "; missed " << missed;
    EXPECT_LE(static_cast<double>(alarms) / static_cast<double>(planted), 0.01) << name;
  }
}

/// Damages a word of the translation that begins at `at` and ends before `end`; whether it could.
using Damage = std::function<bool(std::string& text, std::size_t at, std::size_t end)>;

bool second_capital(std::string& text, std::size_t at, std::size_t end) {
  if (end - at < 4 || !text::is_upper(text[at]) || !text::is_lower(text[at + 1])) return false;
  text[at + 1] = static_cast<char>(text[at + 1] - 'a' + 'A');
  return true;
}

bool third_letter(std::string& text, std::size_t at, std::size_t end) {
  for (std::size_t i = at + 1; i + 2 < end; ++i) {
    if (text[i] != text[i + 1] || !text::is_lower(text[i])) continue;
    text.insert(i, 1, text[i]);
    return true;
  }
  return false;
}

TEST_F(PlantedCodes, SlipsOfTheHandAreFound) {
  struct Slip {
    const char* rule;
    Damage damage;
  };
  for (const Slip& slip : {Slip{"stray-capital", second_capital}, Slip{"tripled-letter", third_letter}}) {
    std::size_t planted = 0;
    std::size_t found = 0;
    std::string missed;
    for (std::size_t line = 0; line < target_.size(); ++line) {
      std::string target = target_[line];
      ByteSpan word;
      for (std::size_t at = 0; at < target.size() && word.empty(); ++at) {
        if (!text::is_letter(target[at]) || (at > 0 && target[at - 1] != ' ')) continue;
        std::size_t end = at;
        while (text::is_letter(text::char_at(target, end))) ++end;
        const char behind = text::char_at(target, end);
        if (behind != ' ' && behind != ',') continue;
        // A word that the source has too may be written so.
        if (source_[line].find(target.substr(at, end - at)) != std::string::npos) continue;
        if (slip.damage(target, at, end)) word = {at, end};
      }
      if (word.empty()) continue;
      ++planted;
      const CheckOutcome outcome = test::checked(slip.rule, source_[line], target);
      const bool hit = std::any_of(outcome.findings.begin(), outcome.findings.end(), [&](const CheckFinding& finding) {
        return finding.probability >= kShown && finding.target && finding.target->begin == word.begin;
      });
      found += hit ? 1U : 0U;
      if (!hit && missed.empty()) missed = target.substr(word.begin, word.size() + 1);
    }
    std::cout << slip.rule << ": " << found << " of " << planted << "\n";
    EXPECT_GT(planted, 100U);
    EXPECT_GE(static_cast<double>(found) / static_cast<double>(planted), kRecall) << slip.rule << "; missed " << missed;
  }
}

TEST_F(PlantedCodes, AcceleratorsAreFound) {
  std::size_t planted = 0;
  std::size_t found = 0;
  for (std::size_t line = 0; line < target_.size(); ++line) {
    // Labels: the first words of each line.
    const auto label = [](const std::string& text) { return text.substr(0, text.find(' ', text.find(' ') + 1)); };
    const std::string source = label(source_[line]);
    const std::string target = label(target_[line]);
    if (!text::is_upper(source.front()) || !text::is_letter(target.front())) continue;
    if ((source + target).find_first_of("&_~") != std::string::npos) continue;
    for (const std::string mark : {"&", "_", "~"}) {
      const auto count = [&](const std::string& translated) {
        return test::checked("accelerator", mark + source, translated, {.software = true}).findings.size();
      };
      ++planted;
      const std::size_t space = target.find(' ');
      const std::string twice = space == std::string::npos ? mark + target + " " + mark + "x"
                                                           : mark + target.substr(0, space + 1) + mark + "x";
      found += count(target) == 1 && count(twice) == 1 ? 1U : 0U;
      EXPECT_EQ(count(mark + target), 0U) << source << " → " << target;
    }
  }
  std::cout << "accelerator: " << found << " of " << planted << "\n";
  EXPECT_GT(planted, 100U);
  EXPECT_GE(static_cast<double>(found) / static_cast<double>(planted), kRecall);
}

}  // namespace
}  // namespace lacuna::metrics
