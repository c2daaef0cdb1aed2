#include "lacuna/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "eval/base/file.h"
#include "eval/langpack/pack.h"
#include "reports/json_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_pack.h"

namespace lacuna {
namespace {

using test::lines_of;
using test::TempFolder;
using test::tiny_sentence;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Two documents and the tiny pack in a folder.
class CheckTest : public ::testing::Test {
 protected:
  CheckTest() { test::write_tiny_pack(folder_.at("packs/tiny")); }

  CheckRequest request(const std::string& source, const std::string& target, bool parallel = true) const {
    CheckRequest request;
    request.source_path = folder_.write("source.vi.txt", source);
    request.target_path = folder_.write("target.en.txt", target);
    request.pack_path = folder_.at("packs/tiny");
    request.min_probability = 0.5;
    request.parallel = parallel;
    request.threads = 2;
    return request;
  }
  static RunReport run(const CheckRequest& request) {
    Result<RunReport> report = check(request, nullptr);
    EXPECT_TRUE(report.ok()) << report.error().to_string();
    if (!report) return {};
    expect_promises(request, *report);
    return *report;
  }
  static Error error_of(const CheckRequest& request) {
    const Result<RunReport> report = check(request, nullptr);
    EXPECT_FALSE(report.ok());
    return report ? Error{} : report.error();
  }

  /// A report that says that there is no pack, and has nothing that needs one.
  static RunReport without_pack(const CheckRequest& request) {
    Result<RunReport> report = check(request, nullptr);
    EXPECT_TRUE(report.ok()) << report.error().to_string();
    if (!report) return {.documents = {{}, {}}, .remarks = {""}};
    EXPECT_FALSE(report->pack.has_value());
    EXPECT_EQ(report->remarks.size(), 1U);
    EXPECT_TRUE(report->scores.empty());
    for (const UnitReport& unit : report->units) EXPECT_FALSE(unit.source_coverage.has_value());
    return *report;
  }

  /// What holds for every report: spans are bytes of the files, units are in order, findings are worst first.
  static void expect_promises(const CheckRequest& request, const RunReport& report) {
    const std::string source = *base::read_file(request.source_path);
    const std::string target = *base::read_file(request.target_path);
    const auto exact = [](const std::optional<TextSpan>& span, const std::string& text) {
      if (!span) return;
      ASSERT_LE(span->begin, span->end);
      ASSERT_LE(span->end, text.size());
      EXPECT_EQ(span->text, text.substr(span->begin, span->end - span->begin));
    };
    const auto inside = [](const std::optional<TextSpan>& span, const std::optional<TextSpan>& unit) {
      return !span || (unit && unit->begin <= span->begin && span->end <= unit->end);
    };
    std::size_t source_next = 0;
    std::size_t target_next = 0;
    for (std::size_t i = 0; i < report.units.size(); ++i) {
      const UnitReport& unit = report.units[i];
      EXPECT_EQ(unit.id, i);
      EXPECT_TRUE(unit.source || unit.target);
      exact(unit.source, source);
      exact(unit.target, target);
      if (unit.source) {
        EXPECT_GE(unit.source->begin, source_next);
        source_next = unit.source->end;
      }
      if (unit.target) {
        EXPECT_GE(unit.target->begin, target_next);
        target_next = unit.target->end;
      }
      EXPECT_EQ(unit.length_z.has_value(), unit.source && unit.target);
      EXPECT_EQ(unit.source_coverage.has_value(), unit.source.has_value());
      EXPECT_EQ(unit.target_coverage.has_value(), unit.target.has_value());
      EXPECT_EQ(unit.omission_probability.has_value(), unit.source.has_value());
      EXPECT_EQ(unit.addition_probability.has_value(), unit.target.has_value());
      for (const double p : {unit.omission_probability.value_or(0.0), unit.addition_probability.value_or(0.0)}) {
        EXPECT_TRUE(p >= 0.0 && p <= 1.0) << p;
      }
    }
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      const Finding& finding = report.findings[i];
      ASSERT_LT(finding.unit, report.units.size());
      exact(finding.source, source);
      exact(finding.target, target);
      EXPECT_TRUE(finding.source || finding.target);
      EXPECT_TRUE(inside(finding.source, report.units[finding.unit].source)) << finding.message;
      EXPECT_TRUE(inside(finding.target, report.units[finding.unit].target)) << finding.message;
      EXPECT_GE(finding.probability, request.min_probability);
      EXPECT_LE(finding.probability, 1.0);
      EXPECT_EQ(finding.fingerprint.size(), 32U);
      EXPECT_EQ(finding.fingerprint.find_first_not_of("0123456789abcdef"), std::string::npos);
      EXPECT_FALSE(finding.message.empty());
      EXPECT_FALSE(contains(finding.message, "\n")) << finding.message;
      if (i == 0) continue;
      const Finding& worse = report.findings[i - 1];
      EXPECT_TRUE(worse.severity > finding.severity ||
                  (worse.severity == finding.severity && worse.probability >= finding.probability));
    }
  }

  TempFolder folder_;
};

/// "rule: words" per finding, sorted.
std::vector<std::string> summary(const RunReport& report) {
  std::vector<std::string> lines;
  for (const Finding& finding : report.findings) {
    const bool by_source = finding.source && !finding.source->text.empty();
    lines.push_back(finding.rule + ": " + (by_source ? finding.source->text : finding.target->text));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}
using Lines = std::vector<std::string>;

struct Texts {
  Lines source;
  Lines target;
};
Texts sentences(std::size_t count) {
  Texts texts;
  for (std::size_t i = 0; i < count; ++i) {
    const auto [source, target] = tiny_sentence(i);
    texts.source.push_back(source);
    texts.target.push_back(target);
  }
  return texts;
}

/// Ten sentences with one of each defect.
Texts damaged() {
  Texts texts = sentences(10);
  texts.source[1] = "Phó Thủ tướng Thường trực thăm bệnh viện.";
  texts.target[1] = "The Deputy Prime Minister visits the hospital.";
  texts.target[3] = "";
  texts.source[5] = "Thủ tướng thăm 45 trường học.";
  texts.target[5] = "The Prime Minister visits 30 schools.";
  texts.target[7] += " Yesterday the weather was sunny.";
  texts.source[8] = "Cán bộ đọc báo cáo.";
  texts.target[8] = "Officials read the report the report.";
  return texts;
}

TEST_F(CheckTest, ACompleteTranslationHasNoFindings) {
  const Texts texts = sentences(40);
  for (const bool parallel : {true, false}) {
    const RunReport report = run(request(lines_of(texts.source), lines_of(texts.target), parallel));
    EXPECT_EQ(report.units.size(), 40U);
    EXPECT_EQ(summary(report), Lines{}) << parallel;
    for (const UnitReport& unit : report.units) EXPECT_GT(unit.alignment_confidence, 0.5);
  }
}

TEST_F(CheckTest, FindsEachPlantedDefectAndNothingElse) {
  const Texts texts = damaged();
  const RunReport report = run(request(lines_of(texts.source), lines_of(texts.target)));
  EXPECT_EQ(report.units.size(), 10U);
  EXPECT_EQ(summary(report), (Lines{"addition: Yesterday the weather was sunny", "empty: " + texts.source[3],
                                    "number: 45", "omission: Thường trực", "repetition: the report"}));
  ASSERT_FALSE(report.findings.empty());
  EXPECT_EQ(report.findings.front().severity, Severity::kCritical);
  EXPECT_EQ(report.findings.front().unit, 3U);
}

TEST_F(CheckTest, UnitsTellHowProbableALossIs) {
  const Texts texts = damaged();
  CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target));
  const RunReport report = run(wanted);
  ASSERT_EQ(report.units.size(), 10U);
  for (const UnitReport& unit : report.units) {
    const bool omission = unit.id == 1 || unit.id == 3;
    const bool addition = unit.id == 7 || unit.id == 8;  // a stutter has no source, whatever the finding is called
    EXPECT_EQ(unit.omission_probability.value_or(0.0) > 0.5, omission) << unit.id;
    EXPECT_EQ(unit.addition_probability.value_or(0.0) > 0.5, addition) << unit.id;
  }
  // They do not depend on what is shown.
  wanted.min_probability = 1.0;
  const RunReport silent = run(wanted);
  for (std::size_t i = 0; i < report.units.size(); ++i) {
    EXPECT_EQ(silent.units[i].omission_probability, report.units[i].omission_probability);
    EXPECT_EQ(silent.units[i].addition_probability, report.units[i].addition_probability);
  }
}

TEST_F(CheckTest, DescribesTheRun) {
  const Texts texts = sentences(3);
  const CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target));
  const RunReport report = run(wanted);
  ASSERT_TRUE(report.pack.has_value());
  EXPECT_EQ(report.pack->name, "tiny");
  EXPECT_EQ(report.pack->sha256.size(), 64U);
  ASSERT_EQ(report.documents.size(), 2U);
  EXPECT_EQ(report.documents[0].role, "source");
  EXPECT_EQ(report.documents[0].path, wanted.source_path);
  EXPECT_EQ(report.documents[0].language, "vi");
  EXPECT_TRUE(report.documents[0].language_detected);
  EXPECT_EQ(report.documents[0].segments, 3U);
  EXPECT_EQ(report.documents[0].bytes, lines_of(texts.source).size());
  EXPECT_EQ(report.documents[1].role, "target");
  EXPECT_EQ(report.documents[1].language, "en");
  std::map<std::string, double> scores;
  for (const Score& score : report.scores) scores[score.metric] = score.value.value_or(-1.0);
  EXPECT_EQ(scores.at("coverage.source"), 1.0);
  EXPECT_EQ(scores.at("coverage.target"), 1.0);
  EXPECT_GT(scores.at("length_ratio.characters"), 0.2);
  CheckRequest named = wanted;
  named.source_language = "vi-VN";
  named.target_language = "en";
  EXPECT_FALSE(run(named).documents[0].language_detected);
}

TEST_F(CheckTest, SpansAreBytesOfTheFileWhateverItsLineEnds) {
  const Texts texts = damaged();
  std::string source = "\xEF\xBB\xBF\r\n \t";
  std::string target = "\n";
  for (std::size_t i = 0; i < texts.source.size(); ++i) {
    source += texts.source[i] + "\r\n";
    target += "  " + texts.target[i] + "\t\n";
  }
  EXPECT_FALSE(run(request(source, target)).findings.empty());
  EXPECT_FALSE(run(request(source, target, false)).findings.empty());
  // Decomposed letters: longer in bytes than what is matched.
  const std::string decomposed =
      "Thu\xCC\x9B\xCC\x80"
      "ng tru\xCC\x9B\xCC\xA3"
      "c";
  const RunReport report =
      run(request("Cán bộ thăm bệnh viện.\nPho\xCC\x81 Thủ tướng " + decomposed + " thăm bệnh viện.\n",
                  "Officials visit the hospital.\nThe Deputy Prime Minister visits the hospital.\n"));
  EXPECT_EQ(report.units.size(), 2U);
}

TEST_F(CheckTest, TheReportIsTheSameForAnyNumberOfThreads) {
  Texts texts = damaged();
  const Texts more = sentences(300);
  texts.source.insert(texts.source.end(), more.source.begin(), more.source.end());
  texts.target.insert(texts.target.end(), more.target.begin(), more.target.end());
  texts.target[100] = "";
  texts.source[200] = "";
  for (const bool parallel : {true, false}) {
    CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target), parallel);
    wanted.threads = 1;
    const std::string one = reports::to_json(run(wanted));
    EXPECT_TRUE(contains(one, "\"findings\""));
    for (const std::size_t threads : {2U, 7U}) {
      wanted.threads = threads;
      EXPECT_TRUE(reports::to_json(run(wanted)) == one) << threads << " threads";
    }
  }
}

TEST_F(CheckTest, ASegmentThatStandsAlone) {
  Texts texts = sentences(5);
  texts.target[2] = "";
  texts.source[4] = "";
  const RunReport report = run(request(lines_of(texts.source), lines_of(texts.target)));
  ASSERT_EQ(report.units.size(), 5U);
  EXPECT_FALSE(report.units[2].target.has_value());
  EXPECT_FALSE(report.units[4].source.has_value());
  ASSERT_EQ(report.findings.size(), 2U);
  const Finding& omission = report.findings[0];
  EXPECT_EQ(omission.rule, "empty");
  EXPECT_EQ(omission.severity, Severity::kCritical);
  ASSERT_TRUE(omission.source.has_value());
  EXPECT_EQ(omission.source->text, texts.source[2]);
  EXPECT_FALSE(omission.target.has_value());
  const Finding& addition = report.findings[1];
  EXPECT_EQ(addition.rule, "addition");
  EXPECT_EQ(addition.severity, Severity::kMajor);
  ASSERT_TRUE(addition.target.has_value());
  EXPECT_EQ(addition.target->text, texts.target[4]);
  EXPECT_FALSE(addition.source.has_value());
}

TEST_F(CheckTest, ASentenceMissingFromADocumentIsFoundWithoutLines) {
  Texts texts = sentences(30);
  const std::string missing = texts.source[12];
  texts.target.erase(texts.target.begin() + 12);
  const RunReport report = run(request(lines_of(texts.source), lines_of(texts.target), false));
  EXPECT_EQ(report.units.size(), 30U);
  EXPECT_EQ(summary(report), Lines{"omission: " + missing});
}

TEST_F(CheckTest, SaysWhichWordsRenderWhichWhereThatIsWanted) {
  Texts texts = sentences(40);  // more than a block
  texts.source[3] = "Phó Thủ tướng <b>thăm</b> bệnh viện.";
  texts.target[3] = "The Deputy Prime Minister <b>visits</b> the hospital.";
  texts.target[5] = "";
  CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target));
  for (const UnitReport& unit : run(wanted).units) EXPECT_TRUE(unit.rendered.empty());
  wanted.rendered = true;
  const RunReport report = run(wanted);
  ASSERT_EQ(report.units.size(), 40U);
  std::set<std::string> pairs;
  for (const UnitReport& unit : report.units) {
    EXPECT_EQ(unit.rendered.empty(), !unit.source || !unit.target) << unit.id;
    EXPECT_TRUE(std::is_sorted(unit.rendered.begin(), unit.rendered.end(),
                               [](const auto& a, const auto& b) { return a.source < b.source; }));
    for (const RenderedSpan& span : unit.rendered) {
      ASSERT_LE(span.source.end, unit.source->text.size());
      ASSERT_LE(span.target.end, unit.target->text.size());
      EXPECT_TRUE(span.quality > 0.0 && span.quality <= 1.0) << span.quality;
      if (unit.id != 3) continue;
      pairs.insert(std::string(span.source.of(unit.source->text)) + " = " +
                   std::string(span.target.of(unit.target->text)));
    }
  }
  EXPECT_EQ(pairs,
            (std::set<std::string>{"Phó Thủ tướng = Deputy Prime Minister", "thăm = visits", "bệnh viện = hospital"}));
}

TEST_F(CheckTest, UnitsWithoutWordsHaveNoFindings) {
  const RunReport report = run(request("Cán bộ đọc báo cáo.\n…\n", "Officials read the report.\n!\n"));
  EXPECT_EQ(report.units.size(), 2U);
  EXPECT_TRUE(report.findings.empty());
}

TEST_F(CheckTest, SwappedLanguagesAreAnError) {
  const Texts texts = sentences(5);
  const Error error = error_of(request(lines_of(texts.target), lines_of(texts.source)));
  EXPECT_EQ(error.code, ErrorCode::kMismatch);
  EXPECT_EQ(error.path, folder_.at("source.vi.txt"));
  EXPECT_TRUE(contains(error.message, "swapped")) << error.message;
  EXPECT_TRUE(contains(error.message, folder_.at("target.en.txt"))) << error.message;
  CheckRequest named = request(lines_of(texts.target), lines_of(texts.source));
  named.source_language = "vi";
  named.target_language = "en";
  EXPECT_TRUE(contains(error_of(named).message, "swapped"));
}

TEST_F(CheckTest, ATextInAnotherLanguageIsAnErrorUnlessTheLanguagesAreNamed) {
  const Texts texts = sentences(3);
  CheckRequest wanted = request("qwertz uiop asdf ghjk\nyxcv bnm qwertz\nfoo bar\n", lines_of(texts.target));
  const Error source = error_of(wanted);
  EXPECT_EQ(source.code, ErrorCode::kMismatch);
  EXPECT_TRUE(contains(source.to_string(), "source.vi.txt: does not look like 'vi' (0 %")) << source.to_string();
  wanted.source_language = "vi";
  wanted.target_language = "en";
  run(wanted);
  const Error target = error_of(request(lines_of(texts.source), "qwertz uiop\nasdf ghjk\nyxcv\n"));
  EXPECT_TRUE(contains(target.to_string(), "target.en.txt: does not look like 'en'")) << target.to_string();
}

TEST_F(CheckTest, UnequalLineCountsAreAnErrorOfParallelTextsOnly) {
  const Texts texts = sentences(4);
  const std::string shorter = lines_of(Lines(texts.target.begin(), texts.target.begin() + 3));
  const Error error = error_of(request(lines_of(texts.source), shorter));
  EXPECT_EQ(error.code, ErrorCode::kMismatch);
  EXPECT_EQ(error.path, folder_.at("target.en.txt"));
  EXPECT_EQ(error.line, 4U);
  run(request(lines_of(texts.source), shorter, false));
}

TEST_F(CheckTest, UnreadableInputsAreErrorsWithTheirPath) {
  const Texts texts = sentences(2);
  CheckRequest wanted = request(lines_of(texts.source), "\xFF\n");
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kEncoding);
  wanted = request(" \n", lines_of(texts.target));
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kFormat);
  wanted.source_path = folder_.at("missing.txt");
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kIo);
  EXPECT_EQ(error_of(wanted).path, folder_.at("missing.txt"));
  wanted.source_path = folder_.path();
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kIo);
}

TEST_F(CheckTest, OptionsThatMakeNoSense) {
  const Texts texts = sentences(2);
  CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target));
  for (const double probability : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    wanted.min_probability = probability;
    EXPECT_EQ(error_of(wanted).code, ErrorCode::kUsage);
  }
  wanted.min_probability = 0.5;
  wanted.source_path = wanted.target_path = "-";
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kUsage);
}

TEST_F(CheckTest, APackIsFoundByItsLanguages) {
  const Texts texts = sentences(3);
  CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target));
  wanted.pack_path.clear();
  const RunReport none = without_pack(wanted);
  EXPECT_EQ(none.documents[0].language, "vi");  // the text itself says
  EXPECT_TRUE(none.documents[0].language_detected);
  wanted.pack_folders = {folder_.at("packs")};
  EXPECT_EQ(run(wanted).pack.value_or(PackInfo{}).name, "tiny");
  wanted.source_language = "vi";
  wanted.target_language = "en-US";
  EXPECT_EQ(run(wanted).pack.value_or(PackInfo{}).name, "tiny");
  wanted.target_language = "fr";
  const RunReport other = without_pack(wanted);
  EXPECT_TRUE(contains(other.remarks[0], "vi to fr")) << other.remarks[0];
  EXPECT_EQ(other.documents[1].language, "fr");
  EXPECT_FALSE(other.documents[1].language_detected);
}

TEST_F(CheckTest, ALanguageThatIsNamedIsNeverReplacedByAnother) {
  langpack::LanguagePack other = test::make_tiny_pack();
  other.manifest.name = "other";
  other.manifest.source_language = "mtq";
  ASSERT_TRUE(langpack::write_pack(other, test::tiny_model(), folder_.at("packs/zz-other")).ok());
  const Texts texts = sentences(3);
  CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target));
  wanted.pack_path.clear();
  wanted.pack_folders = {folder_.at("packs")};
  wanted.source_language = "mtq";  // the target's is left to be detected
  EXPECT_EQ(run(wanted).pack.value_or(PackInfo{}).name, "other");
  wanted.source_language = "fr";
  EXPECT_EQ(without_pack(wanted).documents[0].language, "fr");
}

TEST_F(CheckTest, FingerprintsDoNotMoveWithTheLines) {
  const Texts texts = damaged();
  Texts moved;  // none of those that are damaged: a text that is translated in two ways is a finding
  for (std::size_t i = 30; i < 55; ++i) {
    const auto [source, target] = tiny_sentence(i);
    moved.source.push_back(source);
    moved.target.push_back(target);
  }
  moved.source.insert(moved.source.end(), texts.source.begin(), texts.source.end());
  moved.target.insert(moved.target.end(), texts.target.begin(), texts.target.end());
  const auto fingerprints = [](const RunReport& report) {
    std::map<std::string, std::string> found;
    for (const Finding& finding : report.findings) found[finding.fingerprint] = finding.message;
    return found;
  };
  const auto before = fingerprints(run(request(lines_of(texts.source), lines_of(texts.target))));
  const auto after = fingerprints(run(request(lines_of(moved.source), lines_of(moved.target))));
  EXPECT_GE(before.size(), 5U);
  EXPECT_EQ(before, after);
}

TEST_F(CheckTest, EqualFindingsInDifferentSentencesHaveDifferentFingerprints) {
  const RunReport report =
      run(request("Phó Thủ tướng Thường trực thăm bệnh viện.\nPhó Thủ tướng Thường trực đọc báo cáo.\n",
                  "The Deputy Prime Minister visits the hospital.\nThe Deputy Prime Minister reads the report.\n"));
  ASSERT_EQ(report.findings.size(), 2U);
  EXPECT_NE(report.findings[0].fingerprint, report.findings[1].fingerprint);
}

TEST_F(CheckTest, FiveThousandLinesAreQuick) {
  const Texts texts = sentences(5000);
  const CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target));
  const auto begin = std::chrono::steady_clock::now();
  const Result<RunReport> report = check(wanted, nullptr);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  ASSERT_TRUE(report.ok()) << report.error().to_string();
  EXPECT_EQ(report->units.size(), 5000U);
  EXPECT_TRUE(report->findings.empty());
  EXPECT_LT(seconds.count(), 30.0);  // takes about one; a quadratic step would not end
}

class Recorder : public Progress {
 public:
  void update(std::string_view stage, std::size_t done, std::size_t total) override {
    const std::unique_lock<std::mutex> alone(busy_, std::try_to_lock);
    EXPECT_TRUE(alone.owns_lock()) << "two updates at a time";
    if (total == 0) return;
    EXPECT_LE(done, total);
    auto& last = last_[std::string(stage)];
    EXPECT_GE(done, last.first);
    last = {done, total};
  }
  [[nodiscard]] const std::map<std::string, std::pair<std::size_t, std::size_t>>& last() const { return last_; }

 private:
  std::mutex busy_;
  std::map<std::string, std::pair<std::size_t, std::size_t>> last_;
};

TEST_F(CheckTest, ProgressGoesForwardToItsEnd) {
  const Texts texts = sentences(200);
  CheckRequest wanted = request(lines_of(texts.source), lines_of(texts.target));
  wanted.threads = 4;
  Recorder recorder;
  ASSERT_TRUE(check(wanted, &recorder).ok());
  ASSERT_FALSE(recorder.last().empty());
  for (const auto& [stage, last] : recorder.last()) EXPECT_EQ(last.first, last.second) << stage;
}

}  // namespace
}  // namespace lacuna
