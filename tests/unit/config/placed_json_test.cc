#include "eval/config/placed_json.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::config {
namespace {

PlacedJson parsed(std::string_view text) {
  Result<PlacedJson> json = parse_placed_json(text, "x.json");
  EXPECT_TRUE(json.ok()) << text << ": " << json.error().to_string();
  return json ? *std::move(json) : PlacedJson{};
}

Error error_of(std::string_view text) {
  const Result<PlacedJson> json = parse_placed_json(text, "x.json");
  EXPECT_FALSE(json.ok()) << text;
  if (json) return {};
  EXPECT_EQ(json.error().code, ErrorCode::kFormat);
  EXPECT_EQ(json.error().path, "x.json");
  EXPECT_GE(json.error().line, 1U);
  EXPECT_LE(json.error().byte, static_cast<std::int64_t>(text.size()));
  return json.error();
}

/// Every value and key begins where it says.
void expect_places(const PlacedJson& json, std::string_view text) {
  const char first = text[json.byte];
  switch (json.kind) {
    case JsonKind::kNull: EXPECT_EQ(text.substr(json.byte, 4), "null"); break;
    case JsonKind::kBoolean: EXPECT_EQ(text.substr(json.byte, 4), json.boolean ? "true" : "fals"); break;
    case JsonKind::kNumber:
      EXPECT_TRUE(first == '-' || (first >= '0' && first <= '9')) << text.substr(json.byte);
      break;
    case JsonKind::kString: EXPECT_EQ(first, '"'); break;
    case JsonKind::kArray: EXPECT_EQ(first, '['); break;
    case JsonKind::kObject: EXPECT_EQ(first, '{'); break;
  }
  for (const PlacedJson& item : json.items) expect_places(item, text);
  for (const JsonMember& member : json.members) {
    EXPECT_EQ(text.substr(member.key_byte, member.key.size() + 1), "\"" + member.key);
    expect_places(member.value, text);
  }
}

TEST(PlacedJson, KnowsThePlaceOfEveryKeyAndValue) {
  const std::string text =
      "\xEF\xBB\xBF// a \"comment\" {\n{\"a\": [1,-2.5e3/* ] */,true,false ,null],\r\n"
      "  \"b\" /*:*/ : {\"c\":\"x\\\"y\\\\\", \"đ\":{} },\"e\":[[],\"\"]}\n// end";
  const PlacedJson json = parsed(text);
  expect_places(json, text);
  ASSERT_EQ(json.members.size(), 3U);
  const PlacedJson& a = json.members[0].value;
  ASSERT_EQ(a.items.size(), 5U);
  EXPECT_EQ(a.items[1].number, -2500.0);
  EXPECT_EQ(a.items[1].byte, text.find("-2.5"));
  EXPECT_TRUE(a.items[2].boolean);
  EXPECT_EQ(json.members[1].value.members[0].value.string, "x\"y\\");
  EXPECT_EQ(json.members[1].value.members[1].key, "đ");
  EXPECT_EQ(json.members[2].value.items[0].kind, JsonKind::kArray);
}

TEST(PlacedJson, AValueAloneIsATextToo) {
  EXPECT_EQ(parsed(" 7 ").byte, 1U);
  EXPECT_EQ(parsed("\"x\"").string, "x");
}

TEST(PlacedJson, ErrorsHaveLineAndByte) {
  const Error error = error_of("{\n  \"a\": 1,\n  b\n}");
  EXPECT_EQ(error.line, 3U);
  EXPECT_EQ(error.byte, 14);
  EXPECT_NE(error.message.find("not JSON"), std::string::npos) << error.message;
  EXPECT_EQ(error.message.find("json.exception"), std::string::npos) << error.message;
  for (const char* text : {"", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "nul", "\"a", "1 2", "{} x", "/* open",
                           "[1e999]", "'a'", "{\"a\":\"\\ud800\"}", "\"\t\""}) {
    static_cast<void>(error_of(text));
  }
}

TEST(PlacedJson, AKeyTwiceIsAnError) {
  const Error error = error_of("{\"a\": 1,\n \"b\": 2, \"a\": 3}");
  EXPECT_EQ(error.line, 2U);
  EXPECT_EQ(error.byte, 18);
  EXPECT_NE(error.message.find("'a' stands twice"), std::string::npos);
  static_cast<void>(parsed("{\"a\": {\"a\": 1}}"));
}

TEST(PlacedJson, DepthAndWidthAreBounded) {
  static_cast<void>(parsed(std::string(64, '[') + std::string(64, ']')));
  EXPECT_NE(error_of(std::string(65, '[') + std::string(65, ']')).message.find("64 levels"), std::string::npos);
  EXPECT_NE(error_of(std::string(1'000'000, '[')).message.find("64 levels"), std::string::npos);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\"a\":";
  EXPECT_NE(error_of(deep).message.find("64 levels"), std::string::npos);
  std::string wide = "{";
  for (int i = 0; i < 100'000; ++i) wide += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  EXPECT_NE(error_of(wide + "}").message.find("1000 keys"), std::string::npos);
}

}  // namespace
}  // namespace lacuna::config
