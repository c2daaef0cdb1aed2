// Literals put into both sides of professional translations, then lost, changed or damaged in one: how many are found
// at their place by their rule.
#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/check.h"
#include "tests/support/checked_pair.h"
#include "tests/support/measured_lines.h"

namespace lacuna::metrics {
namespace {

constexpr double kRecall = 0.95;
constexpr double kShown = kDefaultMinProbability;
constexpr std::size_t kEveryLine = 3;  // of the lines each plan looks at

/// `literal` on both sides becomes `damage` in the translation; a damage of nothing takes it away.
struct Plan {
  const char* rule;
  const char* literal;
  const char* damage;
  bool software = false;
};

constexpr Plan kPlans[] = {
    {"url", "https://www.example.org/tin/2024?id=7", ""},
    {"url", "https://www.example.org/tin/2024?id=7", "https://www.example.org/tin/2042?id=7"},
    {"url", "docs.example.com/a_b", ""},
    {"email", "an.le@example.vn", ""},
    {"email", "an.le@example.vn", "an.lee@example.vn"},
    {"path", "/etc/app/main.conf", ""},
    {"path", "/etc/app/main.conf", "/etc/app/man.conf"},
    {"code", "`git pull`", ""},
    {"code", "`git pull`", "`git push`"},
    {"hashtag", "@nguyen_an", ""},
    {"placeholder", "%1$s", ""},
    {"placeholder", "{ten_tep}", "{file_name}"},
    {"placeholder", "%(count)d", "%(count)", true},
    {"placeholder", "{0}", "{0", true},
    {"placeholder", "%s", "% s", true},
    {"placeholder", "%s", "", true},
    {"placeholder", "%d", "%s", true},
    {"placeholder", "%1", "", true},
    {"placeholder", "${ten}", "${name}"},
    {"placeholder", "{{ten}}", ""},
    {"tag", "<br/>", "<hr/>"},
    {"tag", "<a href=\"/a\">x</a>", "<a href=\"/b\">x</a>"},
    {"tag", "<a href=\"/a\">x</a>", "<a href=\"/a\">x"},
    {"tag", "<img src=\"a.png\"/>", ""},
    {"tag-order", "<b>x</b>", "</b>x<b>"},
    {"tag-order", "<b><i>x</i></b>", "<b><i>x</b></i>"},
    {"markdown", "[x](https://example.org/)", "[x] (https://example.org/)"},
    {"markdown", "**x**", "** x**"},
    {"markdown", "**x**", "x"},
    {"entity", "x&nbsp;y", "x& nbsp;y"},
    {"entity", "x &amp; y", "x & y"},
    {"entity", "x&nbsp;y", "x&amp;nbsp;y"},
};

class PlantedLiterals : public testing::Test {
 protected:
  void SetUp() override {
    source_ = test::measured_lines("ntrex-a.vi");
    target_ = test::measured_lines("ntrex-a.en");
    if (source_.empty() || source_.size() != target_.size()) GTEST_SKIP() << "no " << (test::kMeasured / "ntrex-a.vi");
  }
  std::vector<std::string> source_;
  std::vector<std::string> target_;
};

TEST_F(PlantedLiterals, AreFound) {
  std::mt19937 random(20240607);
  for (const Plan& plan : kPlans) {
    std::size_t planted = 0;
    std::size_t found = 0;
    std::string missed;
    for (std::size_t line = random() % kEveryLine; line < source_.size(); line += kEveryLine) {
      const std::size_t from = test::random_space(source_[line], random);
      const std::size_t to = test::random_space(target_[line], random);
      if (from == 0 || to == 0) continue;
      std::string source = source_[line];
      std::string target = target_[line];
      source.insert(from, std::string(" ") + plan.literal);
      const std::string damage = *plan.damage == '\0' ? "" : std::string(" ") + plan.damage;
      target.insert(to, damage);
      ++planted;
      const CheckOutcome outcome = test::checked(plan.rule, source, target, {.software = plan.software});
      bool hit = false;
      for (const CheckFinding& finding : outcome.findings) {
        const bool in_target = finding.target && (damage.empty() ? finding.target->empty()
                                                                 : finding.target->begin <= to + damage.size() &&
                                                                       finding.target->end >= to);
        const bool in_source = finding.source &&
                               finding.source->begin <= from + 1 + std::string_view(plan.literal).size() &&
                               finding.source->end >= from;
        hit |= finding.probability >= kShown && (in_source || (in_target && !damage.empty()));
      }
      found += hit ? 1U : 0U;
      if (!hit && missed.empty()) missed = source + " → " + target;
    }
    const double recall = static_cast<double>(found) / static_cast<double>(planted);
    RecordProperty(std::string(plan.rule) + ": " + plan.literal + " → " + plan.damage, std::to_string(recall));
    std::cout << plan.rule << ": " << plan.literal << " → " << plan.damage << ": " << found << " of " << planted
              << "\n";
    EXPECT_GE(recall, kRecall) << plan.rule << ": " << plan.literal << " → " << plan.damage << "; missed " << missed;
  }
}

TEST_F(PlantedLiterals, UntouchedOnesAreNotFound) {
  std::mt19937 random(20240608);
  std::size_t flagged = 0;
  for (const Plan& plan : kPlans) {
    for (std::size_t line = random() % kEveryLine; line < source_.size(); line += kEveryLine) {
      const std::size_t from = test::random_space(source_[line], random);
      const std::size_t to = test::random_space(target_[line], random);
      if (from == 0 || to == 0) continue;
      std::string source = source_[line];
      std::string target = target_[line];
      source.insert(from, std::string(" ") + plan.literal);
      target.insert(to, std::string(" ") + plan.literal);
      for (const CheckFinding& finding :
           test::checked(plan.rule, source, target, {.software = plan.software}).findings) {
        if (finding.probability < kShown) continue;
        ++flagged;
        std::cout << finding.rule << ": " << finding.message << ": " << source << " → " << target << "\n";
      }
    }
  }
  EXPECT_EQ(flagged, 0U);
}

}  // namespace
}  // namespace lacuna::metrics
