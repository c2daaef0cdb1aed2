#include "eval/config/config.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "eval/base/file.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::config {
namespace {

const std::string kFolder = std::string(LACUNA_SOURCE_DIR) + "/tests/unit/config/samples/";
const KnownNames kKnown = {.checks = {"number", "number-added", "quote", "ellipsis", "spelling"},
                           .metrics = {"bleu", "chrf", "chrf++", "ter"},
                           .formats = {"tsv", "xliff", "po"}};

Error error_of(std::string_view text) {
  const Result<Config> config = parse_config(text, "lacuna.json", kKnown);
  EXPECT_FALSE(config.ok()) << text;
  if (config) return {};
  EXPECT_EQ(config.error().code, ErrorCode::kFormat);
  EXPECT_EQ(config.error().path, "lacuna.json");
  EXPECT_GE(config.error().line, 1U);
  EXPECT_GE(config.error().byte, 0);
  return config.error();
}

TEST(Config, ReadsEverySection) {
  const Result<Config> read = read_config(kFolder + "complete.json", kKnown);
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  const Config& config = *read;
  EXPECT_EQ(config.path, kFolder + "complete.json");
  EXPECT_EQ(config.checks.enable, (std::vector<std::string>{"spelling", "km"}));
  EXPECT_EQ(config.checks.disable, (std::vector<std::string>{"ellipsis"}));
  EXPECT_EQ(config.checks.severity.at("number"), Severity::kCritical);
  EXPECT_EQ(config.checks.severity.at("quote"), Severity::kMinor);
  EXPECT_EQ(config.checks.max_characters, 80U);
  ASSERT_EQ(config.terms.size(), 2U);
  EXPECT_EQ(config.terms[0].path, kFolder + "terms/house.tbx");
  EXPECT_EQ(config.terms[1].line, 9U);
  ASSERT_EQ(config.patterns.size(), 2U);
  const PatternRule& km = config.patterns[0];
  EXPECT_EQ(km.id, "km");
  EXPECT_EQ(km.source->pattern(), "(\\d+) ?km");
  EXPECT_EQ(km.target->pattern(), "$1 kilomet(er|re)s?");
  EXPECT_FALSE(km.forbid.has_value());
  EXPECT_EQ(km.severity, Severity::kMajor);
  EXPECT_EQ(km.message, "kilometres are written out");
  EXPECT_EQ(km.languages.size(), 2U);
  EXPECT_EQ(km.files.size(), 2U);
  EXPECT_EQ(km.line, 11U);
  EXPECT_TRUE(config.patterns[1].forbid.has_value());
  EXPECT_EQ(config.patterns[1].severity, Severity::kMinor);
  ASSERT_TRUE(config.gate.has_value());
  EXPECT_EQ(config.gate->suites.size(), 4U);
  EXPECT_EQ(config.gate->baseline.path, kFolder + "gate/accepted.json");
  ASSERT_EQ(config.suppressions.size(), 3U);  // with that of the file
  const Suppression& first = config.suppressions[0];
  EXPECT_EQ(first.fingerprint, "0123456789abcdef0123456789abcdef");
  EXPECT_EQ(first.reason, "agreed with the author");
  EXPECT_EQ(first.owner, "lan");
  EXPECT_EQ(first.expires, "2027-01-31");
  EXPECT_EQ(first.line, 24U);
  const Suppression& second = config.suppressions[1];
  EXPECT_EQ(second.rule, "number*");
  EXPECT_EQ(second.source->pattern(), "^Chương");
  EXPECT_EQ(second.file, "*.po");
  EXPECT_EQ(second.expires, "");
  EXPECT_EQ(second.path, kFolder + "complete.json");
  const Suppression& third = config.suppressions[2];
  EXPECT_EQ(third.fingerprint, "fedcba9876543210fedcba9876543210");
  EXPECT_EQ(third.path, kFolder + "dismissed.json");
  EXPECT_EQ(third.line, 3U);
}

TEST(Config, NothingIsRequired) {
  const Result<Config> config = parse_config("// nothing yet\n{}", "lacuna.json", {});
  ASSERT_TRUE(config.ok());
  EXPECT_TRUE(config->patterns.empty());
  EXPECT_FALSE(config->checks.max_characters.has_value());
  EXPECT_FALSE(config->gate.has_value());
}

TEST(Config, WhatTheSchemaRefusesIsRefused) {
  const Result<std::string> lines = base::read_text_file(kFolder + "refused.jsonl");
  ASSERT_TRUE(lines.ok());
  std::size_t count = 0;
  for (std::size_t at = 0; at < lines->size();) {
    const std::size_t end = lines->find('\n', at);
    static_cast<void>(error_of(lines->substr(at, end - at)));
    at = end + 1;
    ++count;
  }
  EXPECT_GT(count, 30U);
}

TEST(Config, ErrorsNameThePlaceAndWhatIsExpected) {
  struct Case {
    std::string text;
    std::string at;
    std::string message;
  };
  const std::vector<Case> cases = {
      {"{\n \"chekcs\": {}}", "\"chekcs\"", "configuration: unknown key 'chekcs'; there are: $schema, checks, terms"},
      {"{\"checks\": {\"enable\": [\"number\",\n\"numbr\"]}}", "\"numbr\"", "no check is called 'numbr'"},
      {"{\"checks\": {\"severity\": {\"x\": \"minor\"}}}", "\"x\"", "no check is called 'x'"},
      {"{\"checks\": {\"enable\": [\"quote\"], \"disable\": [\"quote\"]}}", "\"quote\"]}", "both enabled and disabled"},
      {"{\"checks\": {\"max_characters\": -3}}", "-3", "a whole number"},
      {"{\"terms\": [\"a\", null]}", "null", "'terms' must hold strings"},
      {"{\"patterns\": [{\"id\": \"a\", \"forbid\": \"x\"},\n {\"id\": \"b\", \"forbid\": \"(\"}]}", "\"(\"",
       "patterns[1]: 'forbid': not a regular expression"},
      {"{\"patterns\": [{\"id\": \"a\", \"source\": \"(a)\", \"target\": \"$2\"}]}", "\"$2\"", "$2 names a group"},
      {"{\"patterns\": [{\"id\": \"number\", \"forbid\": \"x\"}]}", "{\"id\"", "the id 'number' is taken"},
      {"{\"patterns\": [{\"id\": \"a\", \"forbid\": \"x\"}, {\"id\": \"a\", \"forbid\": \"y\"}]}",
       "{\"id\": \"a\", \"forbid\": \"y\"", "taken"},
      {"{\"suppressions\": [{\"rule\": \"a\", \"reason\": \"b\", \"expires\": \"2027-02-29\"}]}", "\"2027-02-29\"",
       "a day as YYYY-MM-DD"},
      {"{\"suppressions\": [\n{\"reason\": \"b\"}]}", "{\"reason\"", "suppressions[0]: says not what to suppress"},
      {"{\"suppressions\": [{\"rule\": \"a\"}]}", "{\"rule\"", "'reason' is missing"},
      {"{\"suppressions\": [{\"rule\": \"a\", \"reason\": true}]}", "true", "'reason' must be a string, not true or"},
  };
  for (const Case& bad : cases) {
    const Error error = error_of(bad.text);
    EXPECT_NE(error.message.find(bad.message), std::string::npos) << error.message;
    EXPECT_EQ(error.byte, static_cast<std::int64_t>(bad.text.find(bad.at))) << bad.text << "\n" << error.message;
    EXPECT_EQ(error.line, base::line_of(bad.text, bad.text.find(bad.at))) << bad.text;
  }
}

TEST(Config, TheSchemaKnowsTheSameKeys) {
  const Result<std::string> text =
      base::read_text_file(std::string(LACUNA_SOURCE_DIR) + "/reports/schema/config.schema.json");
  ASSERT_TRUE(text.ok());
  const Result<PlacedJson> schema = parse_placed_json(*text, "schema");
  ASSERT_TRUE(schema.ok());
  const auto member = [](const PlacedJson& json, const std::string& key) -> const PlacedJson& {
    const auto found = std::find_if(json.members.begin(), json.members.end(),
                                    [&](const JsonMember& candidate) { return candidate.key == key; });
    EXPECT_NE(found, json.members.end()) << key;
    return found->value;
  };
  const PlacedJson& top = member(*schema, "properties");
  const auto expect_keys = [](const PlacedJson& properties, const std::string& config) {
    std::string keys;
    for (const JsonMember& property : properties.members) keys += (keys.empty() ? "" : ", ") + property.key;
    std::string known = error_of(config).message;
    known.erase(0, known.find("there are: ") + std::string("there are: ").size());
    std::vector<std::string> sorted[2];
    for (std::size_t which = 0; which < 2; ++which) {
      std::string list = (which == 0 ? keys : known) + ", ";
      for (std::size_t at = 0; at < list.size(); at = list.find(", ", at) + 2) {
        sorted[which].push_back(list.substr(at, list.find(", ", at) - at));
      }
      std::sort(sorted[which].begin(), sorted[which].end());
    }
    EXPECT_EQ(sorted[0], sorted[1]);
  };
  const PlacedJson& parts = member(*schema, "$defs");
  const std::string suite = R"({"gate": {"suites": [{"name": "a", "texts": "a.po", )";
  expect_keys(top, "{\"?\": 1}");
  expect_keys(member(member(top, "gate"), "properties"), "{\"gate\": {\"?\": 1}}");
  expect_keys(member(member(parts, "suite"), "properties"), suite + "\"?\": 1}]}}");
  expect_keys(member(member(parts, "budget"), "properties"), suite + R"("checks": {"all": {"?": 1}}}]}})");
  expect_keys(member(member(top, "checks"), "properties"), "{\"checks\": {\"?\": 1}}");
  expect_keys(member(member(member(top, "patterns"), "items"), "properties"),
              "{\"patterns\": [{\"id\": \"x\", \"forbid\": \"x\", \"?\": 1}]}");
  expect_keys(member(member(member(top, "suppressions"), "items"), "properties"),
              "{\"suppressions\": [{\"rule\": \"x\", \"reason\": \"x\", \"?\": 1}]}");
}

TEST(Config, AMissingFileIsAnIoErrorAndBadBytesAreNamed) {
  EXPECT_EQ(read_config("/nowhere/lacuna.json", {}).error().code, ErrorCode::kIo);
  const test::TempFolder folder;
  const Result<Config> config = read_config(folder.write("lacuna.json", "{\"terms\": [\"\xC0\"]}"), {});
  ASSERT_FALSE(config.ok());
  EXPECT_EQ(config.error().code, ErrorCode::kEncoding);
  EXPECT_EQ(config.error().byte, 12);
}

TEST(Config, AFileOfSuppressionsThatIsNotThereOrWrongIsNamed) {
  const test::TempFolder folder;
  const std::string path = folder.write("lacuna.json", R"({"suppression_files": ["more.json"]})");
  const Result<Config> missing = read_config(path, {});
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  EXPECT_EQ(missing.error().path, folder.at("more.json"));
  folder.write("more.json", "{\"suppressions\": [\n{\"fingerprint\": \"7\", \"reason\": \"x\"}]}");
  const Result<Config> wrong = read_config(path, {});
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().path, folder.at("more.json"));
  EXPECT_EQ(wrong.error().line, 2U);
  const Result<Config> parsed = parse_config(R"({"suppression_files": ["more.json"]})", path, {});
  ASSERT_TRUE(parsed.ok());  // which reads no file
  EXPECT_EQ(parsed->suppression_files[0].written, "more.json");
  EXPECT_EQ(parsed->suppression_files[0].path, folder.at("more.json"));
}

TEST(ParseSuppressions, TakesTheSectionAndNothingElse) {
  const Result<std::vector<Suppression>> read = parse_suppressions(
      R"({"$schema": "x", "suppressions": [{"rule": "url", "reason": "r"}, {"file": "*.po", "reason": "s"}]})",
      "d.json");
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ((*read)[1].reason, "s");
  EXPECT_TRUE(parse_suppressions(R"({"suppressions": []})", "d.json")->empty());
  for (const auto& [text, said] : std::vector<std::pair<std::string, std::string>>{
           {"{}", "'suppressions' is missing"},
           {"[]", "list of suppressions"},
           {R"({"suppressions": {}})", "suppressions"},
           {R"({"suppressions": [], "checks": {}})", "checks"},
           {R"({"suppressions": [{"rule": "url"}]})", "reason"},
           {R"({"suppressions": [{"reason": "r"}]})", "says not what to suppress"},
           {R"({"suppressions": [{"rule": "url", "reason": "r", "why": "x"}]})", "why"},
           {R"({"suppressions": [{"rule": "url", "reason": "r", "expires": "soon"}]})", "YYYY-MM-DD"},
           {"{\"suppressions\": [", "d.json"}}) {
    const Result<std::vector<Suppression>> refused = parse_suppressions(text, "d.json");
    ASSERT_FALSE(refused.ok()) << text;
    EXPECT_EQ(refused.error().code, ErrorCode::kFormat);
    EXPECT_NE(refused.error().to_string().find(said), std::string::npos) << refused.error().to_string();
  }
}

TEST(IsDate, IsADayOfTheCalendar) {
  EXPECT_TRUE(is_date("2026-11-28"));
  EXPECT_TRUE(is_date("2028-02-29"));
  for (const char* text : {"", "2026-11-31", "2027-02-29", "2026-13-01", "2026-00-01", "2026-1-01", "26-11-28",
                           "2026/11/28", "2026-11-2x", "-026-11-28", "2026-11-28 "}) {
    EXPECT_FALSE(is_date(text)) << text;
  }
}

}  // namespace
}  // namespace lacuna::config
