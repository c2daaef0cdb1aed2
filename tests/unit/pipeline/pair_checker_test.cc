#include "eval/pipeline/pair_checker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/check.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::pipeline {
namespace {

using test::tiny_sentence;

/// A verdict in an order and a form that can be compared.
std::vector<std::string> listed(const metrics::UnitVerdict& verdict) {
  std::vector<std::string> lines{"unit " + std::to_string(verdict.omission_probability) + " " +
                                 std::to_string(verdict.addition_probability)};
  for (const metrics::CheckFinding& finding : verdict.findings) {
    const auto span = [](const std::optional<ByteSpan>& s) {
      return s ? std::to_string(s->begin) + ":" + std::to_string(s->end) : std::string("-");
    };
    lines.push_back(finding.rule + " " + std::to_string(finding.probability) + " " + span(finding.source) + " " +
                    span(finding.target) + " " + finding.message);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

class PairCheckerTest : public ::testing::Test {
 protected:
  PairCheckerTest() {
    test::write_tiny_pack(folder_.at("packs/tiny"));
    auto pack = langpack::read_pack(folder_.at("packs/tiny"));
    EXPECT_TRUE(pack.ok());
    if (pack) pack_ = std::move(*pack);
  }

  /// What `lacuna check --parallel` says of two files with these lines.
  std::vector<std::string> by_check(const std::string& source, const std::string& target, double least) const {
    CheckRequest request;
    // A line that both sides have empty is no unit, but makes a file of an empty side.
    request.source_path = folder_.write("source.vi.txt", source + "\n");
    request.target_path = folder_.write("target.en.txt", target + "\n");
    request.pack_path = folder_.at("packs/tiny");
    request.source_language = "vi";
    request.target_language = "en";
    request.parallel = true;
    request.min_probability = least;
    request.checks.disable = {"edge-space"};  // one that needs no pack
    const Result<RunReport> report = check(request, nullptr);
    EXPECT_TRUE(report.ok()) << (report ? std::string() : report.error().to_string());
    if (!report) return {};
    EXPECT_EQ(report->units.size(), 1U);
    metrics::UnitVerdict verdict{.omission_probability = report->units.at(0).omission_probability.value_or(0.0),
                                 .addition_probability = report->units.at(0).addition_probability.value_or(0.0)};
    const auto span = [](const std::optional<TextSpan>& s) {
      return s ? std::optional(ByteSpan{s->begin, s->end}) : std::nullopt;
    };
    for (const Finding& f : report->findings) {
      verdict.findings.push_back({f.rule, f.severity, f.probability, span(f.source), span(f.target), f.message});
    }
    return listed(verdict);
  }

  test::TempFolder folder_;
  langpack::LanguagePack pack_;
};

TEST_F(PairCheckerTest, SaysWhatCheckSaysOfAPairAlone) {
  const PairChecker checker(pack_);
  std::size_t findings = 0;
  for (std::size_t i = 0; i < 30; ++i) {
    const test::SentencePair pair = tiny_sentence(i);
    const test::SentencePair other = tiny_sentence(i + 1);
    const std::vector<std::pair<std::string, std::string>> texts{
        {pair.source, pair.target},
        {pair.source + " " + other.source, pair.target},
        {pair.source, pair.target + " " + other.target},
        {"  \t" + pair.source + " ", " " + other.target + "\t"},
        {pair.source, other.target + " " + other.target}};
    for (const auto& [source, target] : texts) {
      for (const double least : {0.0, 0.5}) {
        const auto found = listed(checker.check(source, target, least));
        EXPECT_EQ(found, by_check(source, target, least)) << source << " | " << target;
        findings += found.size() - 1;
      }
    }
  }
  EXPECT_GT(findings, 100U);
}

TEST_F(PairCheckerTest, AnEmptySideLeavesTheOtherAlone) {
  const PairChecker checker(pack_);
  const std::string source = " " + tiny_sentence(1).source;
  const std::string target = tiny_sentence(1).target;
  const metrics::UnitVerdict without_target = checker.check(source, " ", 0.0);
  const auto& lost = without_target.findings;
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost[0].rule, "omission");
  EXPECT_EQ(lost[0].source, (ByteSpan{1, source.size()}));
  EXPECT_EQ(without_target.omission_probability, lost[0].probability);
  EXPECT_EQ(without_target.addition_probability, 0.0);
  const auto added = checker.check("", target, 0.0).findings;
  ASSERT_EQ(added.size(), 1U);
  EXPECT_EQ(added[0].rule, "addition");
  EXPECT_TRUE(checker.check("", "\t", 0.0).findings.empty());
}

}  // namespace
}  // namespace lacuna::pipeline
