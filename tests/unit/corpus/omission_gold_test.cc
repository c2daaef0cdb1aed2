#include "eval/corpus/omission_gold.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

const std::string kMinimal = R"({"id": "a", "src": "Một hai ba.", "tgt": "One.", "y_omission": 1})";

Error error(const std::string& text) {
  const auto items = parse_omission_gold("gold.jsonl", text);
  EXPECT_FALSE(items.ok()) << text;
  return items ? Error{} : items.error();
}

TEST(OmissionGoldTest, ReadsEveryField) {
  const auto items = parse_omission_gold(
      "gold.jsonl",
      kMinimal + "\n\n" +
          R"({"id": "b", "set": "s", "lp": "vi-en", "src": "Một hai ba.", "tgt": "Ône", "tgt_full": "Ône, two", )"
          R"("y_omission": true, "y_addition": 0, "kind": "word1", "match_kind": "word1", "deleted": "two", )"
          R"("del_pos": 5, "n_deleted_tokens": 1, "src_span": null, "lines": [3, 4], "hard": 1, )"
          R"("omission_spans": [{"start": 4, "end": 7, "text": "hai"}, {"start": null, "end": null}], )"
          R"("addition_spans": [], "anything": {}})" +
          "\r\n");
  ASSERT_TRUE(items.ok()) << items.error().to_string();
  ASSERT_EQ(items->size(), 2U);
  const OmissionItem& a = items->front();
  EXPECT_EQ(a.id, "a");
  EXPECT_TRUE(a.omission);
  EXPECT_FALSE(a.addition || a.hard || a.whole_target.has_value());
  EXPECT_TRUE(a.match_kind.empty() && a.omissions.empty());
  const OmissionItem& b = items->back();
  EXPECT_EQ(b.language_pair, "vi-en");
  EXPECT_EQ(b.whole_target, "Ône, two");
  EXPECT_EQ(b.lines, (std::vector<std::size_t>{3, 4}));
  EXPECT_EQ(b.deleted_at, 6U);  // a byte more than characters
  EXPECT_TRUE(b.hard);
  ASSERT_EQ(b.omissions.size(), 1U);
  EXPECT_EQ(b.omissions[0].of(b.source), "hai");
}

TEST(OmissionGoldTest, WhatIsWrittenIsRead) {
  OmissionItem item{.id = "x\"y", .set = "s", .language_pair = "vi-en", .lines = {7}, .source = "Đây là 👍\u2028 hết"};
  item.target = "That's it";
  item.whole_target = "Þat's really it";
  item.omission = true;
  item.kind = item.match_kind = "word1";
  item.deleted = "really";
  item.deleted_at = 7;
  item.deleted_words = 1;
  item.hard = true;
  item.omissions = {{2, 5}, {10, 14}};
  const auto again = parse_omission_gold("", to_gold_line(item) + "\n");
  ASSERT_TRUE(again.ok()) << again.error().to_string();
  const OmissionItem& b = again->front();
  EXPECT_EQ(b.id, item.id);
  EXPECT_EQ(b.source, item.source);
  EXPECT_EQ(b.whole_target, item.whole_target);
  EXPECT_EQ(b.omissions, item.omissions);
  EXPECT_EQ(b.deleted_at, item.deleted_at);
  EXPECT_EQ(to_gold_line(b), to_gold_line(item));
}

TEST(OmissionGoldTest, SaysWhatIsWrongAndWhere) {
  const auto with = [](const std::string& more) {
    return kMinimal + "\n" + R"({"id": "b", "src": "s", "tgt": "t", "y_omission": 0, )" + more + "}\n";
  };
  EXPECT_EQ(error("").code, ErrorCode::kFormat);
  EXPECT_EQ(error(kMinimal + "\n[]").line, 2U);
  EXPECT_EQ(error(kMinimal + "\n" + kMinimal).line, 2U);
  EXPECT_NE(error(kMinimal + "\n" + kMinimal).message.find("line 1"), std::string::npos);
  EXPECT_EQ(error("{\"id\": \"\\ud800\"}").line, 1U);
  EXPECT_NE(error(R"({"id": "a", "src": "s", "tgt": "t"})").message.find("'y_omission' is missing"), std::string::npos);
  EXPECT_NE(error(R"({"id": 7, "src": "s", "tgt": "t", "y_omission": 0})").message.find("'id'"), std::string::npos);
  for (const char* more :
       {R"("hard": 2)", R"("y_addition": "no")", R"("lines": 3)", R"("lines": [-1])", R"("tgt_full": 1)",
        R"("omission_spans": 1)", R"("omission_spans": [[0, 1]])", R"("omission_spans": [{"start": 0, "end": 2}])",
        R"("omission_spans": [{"start": 1, "end": 0}])", R"("omission_spans": [{"start": 0}])", R"("del_pos": 1.5)"}) {
    const Error e = error(with(more));
    EXPECT_EQ(e.path, "gold.jsonl") << more;
    EXPECT_EQ(e.line, 2U) << more;
  }
}

TEST(OmissionGoldTest, PredictionsCountCharacters) {
  const std::string text = "Đây là hết";
  EXPECT_EQ(to_prediction_line({.id = "a", .score = 0.25, .spans = {{0, 5}, {10, 15}}}, text),
            R"({"id":"a","score":0.25,"spans":[[0,3],[7,10]]})");
  EXPECT_EQ(to_prediction_line({.id = "a", .score = 0.0, .spans = {}}, ""), R"({"id":"a","score":0.0,"spans":[]})");
}

class OmissionGoldFileTest : public test::TempFolderTest {};

TEST_F(OmissionGoldFileTest, FilesAreCheckedAsText) {
  EXPECT_TRUE(read_omission_gold(folder_.write("gold", kMinimal)).ok());
  EXPECT_EQ(read_omission_gold(folder_.at("none")).error().code, ErrorCode::kIo);
  const auto broken = read_omission_gold(folder_.write("broken", kMinimal + "\n\xFF"));
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, ErrorCode::kEncoding);
  EXPECT_EQ(broken.error().line, 2U);
}

}  // namespace
}  // namespace lacuna::corpus
