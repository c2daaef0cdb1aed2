#include "eval/corpus/score_files.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

class ScoreFilesTest : public test::TempFolderTest {
 protected:
  [[nodiscard]] Result<ScoreTable> read(std::string_view content, MetaLevel level = MetaLevel::kSegment,
                                        const ScoreFileRules& rules = {}) const {
    return read_score_file(folder_.write("x.seg.score", content), level, rules);
  }
  /// "line: message" of what is wrong with a file.
  [[nodiscard]] std::string error_of(std::string_view content, MetaLevel level = MetaLevel::kSegment,
                                     const ScoreFileRules& rules = {}) const {
    const Result<ScoreTable> table = read(content, level, rules);
    if (table) return "";
    EXPECT_EQ(table.error().code, ErrorCode::kFormat);
    EXPECT_EQ(table.error().path, folder_.at("x.seg.score"));
    return std::to_string(table.error().line) + ": " + table.error().message;
  }
};

TEST_F(ScoreFilesTest, ScoresBySystemInTheOrderOfTheFile) {
  const Result<ScoreTable> table = read("b\t1.5\nb\tNone\r\na  -2e-1\na\t+3\n");
  ASSERT_TRUE(table.ok());
  ASSERT_EQ(table->size(), 2U);
  EXPECT_EQ((*table)[0].system, "b");
  EXPECT_EQ((*table)[0].scores, (std::vector<std::optional<double>>{1.5, std::nullopt}));
  EXPECT_EQ((*table)[1].scores, (std::vector<std::optional<double>>{-0.2, 3.0}));
}

TEST_F(ScoreFilesTest, SystemsMayTakeTurns) {
  const Result<ScoreTable> table = read("a 1\nb 2\na 3\nb 4");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ((*table)[1].scores, (std::vector<std::optional<double>>{2.0, 4.0}));
}

TEST_F(ScoreFilesTest, WhatIsWrongAndWhere) {
  EXPECT_EQ(error_of(""), "0: there is no score");
  EXPECT_EQ(error_of("a 1\n\nb 2\n"), "2: expected a system and its score, found an empty line");
  EXPECT_EQ(error_of("a 1\nb\n"), "2: expected a system and its score, found 'b' alone");
  EXPECT_EQ(error_of("a 1 2\n"), "1: expected a system and its score, found more than two fields");
  for (const std::string number : {"nan", "inf", "-inf", "1,5", "none", "1e999", "0x10", "1.5x"}) {
    EXPECT_EQ(error_of("a 1\na " + number + "\n"), "2: expected a number or 'None', found '" + number + "'");
  }
  EXPECT_EQ(error_of("a 1\na 2\nb 1\nc 1\nc 2\n"), "3: 'b' has scores of 1 segments, 'a' has 2");
  EXPECT_EQ(error_of("a 1\na 2\n", MetaLevel::kSegment, {.segments = 3}),
            "2: 'a' has scores of 2 segments, the source has 3");
  EXPECT_EQ(error_of("a 1\na 2\n", MetaLevel::kSegment, {.segments = 1}),
            "2: 'a' has scores of 2 segments, the source has 1");
  EXPECT_EQ(error_of("a 1\nz 2\n", MetaLevel::kSystem, {.systems = {"a", "b"}}), "2: there is no system 'z'");
  EXPECT_EQ(error_of("a 1\nb 2\na 3\n", MetaLevel::kSystem),
            "3: 'a' has a second score; a .sys.score file has one of each system");
}

TEST_F(ScoreFilesTest, BytesThatAreNoText) {
  const Result<ScoreTable> table = read("a 1\n\xFF 2\n");
  ASSERT_FALSE(table.ok());
  EXPECT_EQ(table.error().code, ErrorCode::kEncoding);
  EXPECT_EQ(table.error().line, 2U);
  EXPECT_EQ(read_score_file(folder_.at("none"), MetaLevel::kSystem).error().code, ErrorCode::kIo);
}

TEST_F(ScoreFilesTest, WhatIsWrittenIsReadAgain) {
  const ScoreTable table = {{"a", {0.1, std::nullopt, -1e-300}}, {"é-ß.x", {1.0 / 3.0, 25.0, 0.0}}};
  const Result<std::string> text = score_file_of(table);
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->substr(0, 13), "a\t0.1\na\tNone\n");
  const Result<ScoreTable> again = read(*text);
  ASSERT_TRUE(again.ok());
  for (std::size_t i = 0; i < table.size(); ++i) {
    EXPECT_EQ((*again)[i].system, table[i].system);
    EXPECT_EQ((*again)[i].scores, table[i].scores);
  }
  EXPECT_FALSE(score_file_of({{"a b", {1.0}}}).ok());
  EXPECT_FALSE(score_file_of({{"", {1.0}}}).ok());
  EXPECT_FALSE(score_file_of({{"a\n", {1.0}}}).ok());
}

TEST_F(ScoreFilesTest, NamesOfFiles) {
  const auto named = score_file_name("x/y.z/BLEU-refA.seg.score");
  ASSERT_TRUE(named.has_value());
  EXPECT_EQ(named->name, "BLEU-refA");
  EXPECT_EQ(named->level, MetaLevel::kSegment);
  EXPECT_EQ(score_file_name("mqm.sys.score")->level, MetaLevel::kSystem);
  EXPECT_FALSE(score_file_name("mqm.doc.score").has_value());
  EXPECT_FALSE(score_file_name("scores.txt").has_value());
}

class EvalFolderTest : public test::TempFolderTest {
 protected:
  void SetUp() override {
    folder_.write("sources/en-de.txt", "a\nb\n");
    folder_.write("sources/en-ru.txt", "a\n");
    folder_.write("documents/en-de.docs", "news d1\nnews d1\n");
    folder_.write("references/en-de.refB.txt", "a\nb\n");
    folder_.write("references/en-de.refA.txt", "a\nb\n");
    folder_.write("references/en-ru.refA.txt", "a\n");
    folder_.write("system-outputs/en-de/Online-A.1.txt", "a\nb\n");
    folder_.write("system-outputs/en-de/refB.txt", "a\nb\n");
    folder_.write("human-scores/en-de.mqm.seg.score", "");
    folder_.write("human-scores/en-de.wmt-z.sys.score", "");
    folder_.write("human-scores/en-de.mqm.sys.score", "");
    folder_.write("human-scores/en-de.mqm.domain.score", "");
    folder_.write("metric-scores/en-de/BLEU-refA.seg.score", "");
    folder_.write("metric-scores/en-de/BLEU-refA.sys.score", "");
    folder_.write("metric-scores/en-de/X-QE-src.seg.score", "");
  }
};

TEST_F(EvalFolderTest, FindsTheFilesOfALanguagePair) {
  const Result<EvalFolder> found = open_eval_folder(folder_.path(), "en-de");
  ASSERT_TRUE(found.ok()) << found.error().to_string();
  EXPECT_EQ(found->segments, 2U);
  ASSERT_EQ(found->references.size(), 2U);
  EXPECT_EQ(found->references[0].name, "refA");
  EXPECT_EQ(found->references[1].path, folder_.at("references/en-de.refB.txt"));
  ASSERT_EQ(found->systems.size(), 2U);
  EXPECT_EQ(found->systems[0].name, "Online-A.1");
  ASSERT_EQ(found->human.size(), 2U);
  EXPECT_EQ(found->human[0].name, "mqm");
  EXPECT_FALSE(found->human[0].segments.empty());
  EXPECT_FALSE(found->human[0].systems.empty());
  EXPECT_EQ(found->human[1].name, "wmt-z");
  EXPECT_TRUE(found->human[1].segments.empty());
  ASSERT_EQ(found->metrics.size(), 2U);
  EXPECT_EQ(found->metrics[0].name, "BLEU-refA");
  EXPECT_EQ(found->metrics[1].systems, "");
}

TEST_F(EvalFolderTest, NamesOfMetrics) {
  const Result<EvalFolder> found = open_eval_folder(folder_.path(), "en-de");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(parse_metric_name(*found, "X-QE-src").base, "X-QE");
  EXPECT_TRUE(parse_metric_name(*found, "X-QE-src").references.empty());
  EXPECT_EQ(parse_metric_name(*found, "M-refA.refB").references, (std::vector<std::string>{"refA", "refB"}));
  EXPECT_EQ(parse_metric_name(*found, "M-all").references, (std::vector<std::string>{"refA", "refB"}));
  EXPECT_EQ(parse_metric_name(*found, "M").base, "M");
}

TEST_F(EvalFolderTest, WhatIsNotThere) {
  const Result<EvalFolder> other = open_eval_folder(folder_.path(), "en-zh");
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().code, ErrorCode::kIo);
  EXPECT_EQ(other.error().message, "there is no sources/en-zh.txt; there are en-de, en-ru");
  EXPECT_EQ(open_eval_folder(folder_.at("none"), "en-de").error().code, ErrorCode::kIo);
  EXPECT_EQ(open_eval_folder(folder_.path(), "../en-de").error().code, ErrorCode::kUsage);
  folder_.write("documents/en-de.docs", "news d1\n");
  const Result<EvalFolder> documents = open_eval_folder(folder_.path(), "en-de");
  ASSERT_FALSE(documents.ok());
  EXPECT_EQ(documents.error().code, ErrorCode::kMismatch);
  EXPECT_EQ(documents.error().message, "has 1 lines, the source has 2");
}

}  // namespace
}  // namespace lacuna::corpus
