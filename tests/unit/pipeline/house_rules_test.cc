#include "eval/pipeline/house_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/file.h"
#include "eval/config/placed_json.h"
#include "eval/corpus/bitext.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::pipeline {
namespace {

/// "number url": which of `ids` run, by the request and a lacuna.json.
std::string running(const CheckSelection& selection, const std::string& config_text,
                    const std::vector<std::string_view>& ids) {
  const Result<config::Config> config = config::parse_config(config_text, "lacuna.json", known_names());
  EXPECT_TRUE(config.ok()) << config.error().to_string();
  const Result<ActiveChecks> checks = active_checks({.checks = selection}, *config);
  EXPECT_TRUE(checks.ok()) << checks.error().to_string();
  std::string on;
  for (const std::string_view id : ids) {
    if (!checks->is_off(id)) on += (on.empty() ? "" : " ") + std::string(id);
  }
  return on;
}

/// The sorted values of every "enum" in a schema.
void collect_enums(const config::PlacedJson& json, std::vector<std::vector<std::string>>& lists) {
  for (const config::PlacedJson& item : json.items) collect_enums(item, lists);
  for (const config::JsonMember& member : json.members) {
    collect_enums(member.value, lists);
    if (member.key != "enum") continue;
    std::vector<std::string> values;
    for (const config::PlacedJson& item : member.value.items) values.push_back(item.string);
    std::sort(values.begin(), values.end());
    lists.push_back(values);
  }
}

const std::string kConfig = R"({"checks": {"enable": ["spelling", "mine"], "disable": ["url"]},
                                "patterns": [{"id": "mine", "forbid": "x"}, {"id": "yours", "forbid": "y"}]})";
const std::vector<std::string_view> kIds = {"number", "url", "spelling", "mine", "yours"};

TEST(HouseRules, TheConfigurationSaysWhichChecksRun) {
  EXPECT_EQ(running({}, "{}", {"number", "url", "spelling"}), "number url");
  EXPECT_EQ(running({}, kConfig, kIds), "number spelling mine yours");
  EXPECT_EQ(running({}, R"({"checks": {"disable": ["all"], "enable": ["url"]}})", {"number", "url"}), "url");
}

TEST(HouseRules, FilesOfSuppressionsComeBehindTheConfigurations) {
  const test::TempFolder folder;
  const auto entry = [](const std::string& rule) {
    return "{\"suppressions\": [{\"rule\": \"" + rule + "\", \"reason\": \"r\"}]}";
  };
  CheckRequest request{.config_path = folder.write("lacuna.json", entry("a"))};
  request.suppression_paths = {folder.write("b.json", entry("b")), folder.write("c.json", entry("c"))};
  const auto rules = [&] {
    const Result<config::Config> config = read_house_rules(request);
    EXPECT_TRUE(config.ok());
    std::string names;
    for (const config::Suppression& one : config->suppressions) names += one.rule.value_or("?");
    return names;
  };
  EXPECT_EQ(rules(), "abc");
  request.config_path.clear();
  EXPECT_EQ(rules(), "bc");
  request.suppression_paths.push_back(folder.at("none.json"));
  EXPECT_EQ(read_house_rules(request).error().path, folder.at("none.json"));
}

TEST(HouseRules, TheRequestOutweighsIt) {
  EXPECT_EQ(running({.enable = {"url"}}, kConfig, kIds), "number url spelling mine yours");
  EXPECT_EQ(running({.disable = {"spelling", "mine"}}, kConfig, kIds), "number yours");
}

TEST(HouseRules, ARequestOfAllSpeaksOfEveryCheck) {
  EXPECT_EQ(running({.disable = {"all"}}, kConfig, kIds), "");
  EXPECT_EQ(running({.enable = {"number"}, .disable = {"all"}}, kConfig, kIds), "number");
  EXPECT_EQ(running({.enable = {"yours"}, .disable = {"all"}}, kConfig, kIds), "yours");
  EXPECT_EQ(running({.enable = {"all"}}, kConfig, kIds), "number url spelling mine yours");
}

TEST(HouseRules, SeveritiesOfChecksAndPatterns) {
  const Result<config::Config> config = config::parse_config(
      R"({"checks": {"severity": {"mine": "critical"}}, "patterns": [{"id": "mine", "forbid": "x"}]})", "lacuna.json",
      {});
  ASSERT_TRUE(config.ok()) << config.error().to_string();
  const Result<ActiveChecks> checks = active_checks(CheckRequest{}, *config);
  ASSERT_TRUE(checks.ok());
  EXPECT_EQ(checks->severity.at("mine"), Severity::kCritical);
}

TEST(HouseRules, TheSchemaKnowsTheMetricsAndFormatsThatTheConfigurationMayName) {
  const Result<std::string> text =
      base::read_text_file(std::string(LACUNA_SOURCE_DIR) + "/reports/schema/config.schema.json");
  ASSERT_TRUE(text.ok());
  const Result<config::PlacedJson> schema = config::parse_placed_json(*text, "schema");
  ASSERT_TRUE(schema.ok());
  std::vector<std::vector<std::string>> lists;
  collect_enums(*schema, lists);
  const auto is_listed = [&](std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    return std::find(lists.begin(), lists.end(), names) != lists.end();
  };
  const config::KnownNames known = known_names();
  EXPECT_FALSE(known.metrics.empty());
  EXPECT_TRUE(is_listed(known.metrics));
  EXPECT_TRUE(is_listed(known.formats));
  for (const std::string& format : known.formats) EXPECT_TRUE(corpus::bitext_format(format).has_value()) << format;
}

TEST(HouseRules, ATermListThatIsNotThereIsAnError) {
  const test::TempFolder folder;
  CheckRequest request;
  request.term_paths = {folder.at("none.csv")};
  std::vector<std::string> remarks;
  const Result<metrics::CheckSettings> settings = check_settings(request, {}, {}, "vi", "en", remarks);
  ASSERT_FALSE(settings.ok());
  EXPECT_EQ(settings.error().path, folder.at("none.csv"));
}

TEST(HouseRules, AMissingDictionaryIsARemarkWhenSpellingIsChecked) {
  std::vector<std::string> remarks;
  ASSERT_TRUE(check_settings({}, {}, {.off = {"spelling"}}, "vi", "en", remarks).ok());
  EXPECT_TRUE(remarks.empty());
  ASSERT_TRUE(check_settings({}, {}, {}, "vi", "en", remarks).ok());
  ASSERT_EQ(remarks.size(), 1U);
  EXPECT_NE(remarks[0].find("spelling is not checked"), std::string::npos) << remarks[0];
}

}  // namespace
}  // namespace lacuna::pipeline
