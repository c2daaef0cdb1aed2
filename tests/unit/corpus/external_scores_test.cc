#include "eval/corpus/external_scores.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

class ExternalScoresTest : public test::TempFolderTest {
 protected:
  using Scores = std::vector<double>;

  Result<Scores> read(const std::string& content, const std::string& column = "") {
    return read_external_scores(folder_.write("scores", content), column);
  }
  Error error(const std::string& content, const std::string& column = "") {
    const Result<Scores> scores = read(content, column);
    EXPECT_FALSE(scores.ok()) << content;
    return scores ? Error{} : scores.error();
  }
};

TEST_F(ExternalScoresTest, ANumberOnEachLine) {
  EXPECT_EQ(*read("0.5\n-1e-3\n+2\n"), (Scores{0.5, -0.001, 2.0}));
  EXPECT_EQ(*read(" 0.5 \r\n1\r\n"), (Scores{0.5, 1.0}));
  EXPECT_EQ(*read("COMET\n0.5\n"), (Scores{0.5}));
}

TEST_F(ExternalScoresTest, ColumnsByNameOrNumber) {
  const std::string named = "id\tscore\trating\na\t1\t10\nb\t2\t20\n";
  EXPECT_EQ(*read(named), (Scores{1, 2}));
  EXPECT_EQ(*read(named, "rating"), (Scores{10, 20}));
  EXPECT_EQ(*read(named, "3"), (Scores{10, 20}));
  EXPECT_EQ(*read("a\t1\nb\t2\n", "2"), (Scores{1, 2}));
  EXPECT_NE(error("a\t1\nb\t2\n").message.find("which column"), std::string::npos);
  EXPECT_NE(error(named, "nothing").message.find("id, score, rating"), std::string::npos);
}

TEST_F(ExternalScoresTest, JsonOfOtherTools) {
  EXPECT_EQ(*read("[0.25, 1]"), (Scores{0.25, 1}));
  EXPECT_EQ(*read(R"([{"score": 1}, {"score": 2.5}])"), (Scores{1, 2.5}));
  // comet-score --to_json
  EXPECT_EQ(*read(R"({"hyp.txt": [{"src": "a", "mt": "b", "COMET": 0.75}, {"COMET": 0.5}]})"), (Scores{0.75, 0.5}));
  // MetricX
  EXPECT_EQ(*read("{\"hypothesis\": \"x\", \"prediction\": 3.5}\n{\"prediction\": 4}\n"), (Scores{3.5, 4}));
  EXPECT_EQ(*read(R"([{"da": 70, "score": 1}])", "da"), (Scores{70}));
}

TEST_F(ExternalScoresTest, SaysWhereANumberIsMissing) {
  const Error text = error("1\n2\nthree\n");
  EXPECT_EQ(text.code, ErrorCode::kFormat);
  EXPECT_EQ(text.line, 3U);
  EXPECT_EQ(error("1\n\n2\n").line, 2U);
  EXPECT_EQ(error("1\nnan\n").line, 2U);
  EXPECT_EQ(error("1\ninf\n").line, 2U);
  EXPECT_EQ(error("a\t1\nb\n", "2").line, 2U);
  EXPECT_NE(error(R"([1, "2"])").message.find("[1]"), std::string::npos);
  EXPECT_EQ(error("{\"score\": 1}\n{\"score\": null}\n").line, 2U);
  EXPECT_NE(error(R"({"a": [1], "b": [2]})").message.find("2 systems"), std::string::npos);
  EXPECT_EQ(error("\n \n").code, ErrorCode::kFormat);
  EXPECT_EQ(error("").code, ErrorCode::kFormat);
  EXPECT_EQ(error("\xFF\n").code, ErrorCode::kEncoding);
  EXPECT_EQ(read_external_scores(folder_.at("missing"), "").error().code, ErrorCode::kIo);
}

TEST_F(ExternalScoresTest, DocumentsAreNumberedAsTheyCome) {
  EXPECT_EQ(*read_document_ids(folder_.write("ids", "b\nb\na\nb\n")), (std::vector<std::uint32_t>{0, 0, 1, 0}));
  const auto missing = read_document_ids(folder_.write("ids", "a\n\n"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().line, 2U);
}

}  // namespace
}  // namespace lacuna::corpus
