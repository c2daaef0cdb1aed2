#include "eval/config/pattern_rules.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::config {
namespace {

PatternRule rule_of(const std::string& text) {
  Result<PlacedJson> json = parse_placed_json("[" + text + "]", "x.json");
  EXPECT_TRUE(json.ok());
  Places places(text, "x.json");
  std::vector<PatternRule> rules = read_pattern_rules(*json, {}, places);
  EXPECT_FALSE(places.error().has_value()) << places.error()->to_string();
  return std::move(rules.at(0));
}

/// Whether the target has what the rule expects where the source has what it is about.
bool expected_found(const PatternRule& rule, std::string_view source, std::string_view target) {
  const auto match = rule.source->find(source);
  EXPECT_TRUE(match.ok() && match->has_value());
  const Result<text::Regex> regex = rule.target->expand(**match, source);
  EXPECT_TRUE(regex.ok());
  return *regex->matches(target);
}

TEST(GroupPattern, GroupsStandForTheirText) {
  const PatternRule rule = rule_of(R"json({"id": "a", "source": "(\\S+) ?km", "target": "\\b$1 kilometres"})json");
  EXPECT_TRUE(expected_found(rule, "dài 3.5 km", "It is 3.5 kilometres long"));
  EXPECT_FALSE(expected_found(rule, "dài 3.5 km", "It is 3x5 kilometres long"));  // the dot is a dot
  EXPECT_FALSE(expected_found(rule, "dài 3.5 km", "It is 4 kilometres long"));
}

TEST(GroupPattern, AGroupWithoutPartIsEmptyAndOneIsOnePiece) {
  const PatternRule rule = rule_of(R"json({"id": "a", "source": "(x)?(ab)", "target": "^$1<$2{2}>$"})json");
  EXPECT_TRUE(expected_found(rule, "ab", "<abab>"));
  EXPECT_FALSE(expected_found(rule, "ab", "<abb>"));
}

TEST(GroupPattern, AnEscapedOrQuotedDollarIsNoGroup) {
  EXPECT_TRUE(expected_found(rule_of(R"json({"id": "a", "source": "(1) USD", "target": "\\$1"})json"), "1 USD", "$1"));
  EXPECT_TRUE(
      expected_found(rule_of(R"json({"id": "a", "source": "(7) USD", "target": "\\Q$1\\E$1"})json"), "7 USD", "$17"));
  EXPECT_TRUE(expected_found(rule_of(R"json({"id": "a", "source": "(7)", "target": "x$"})json"), "7", "x"));
}

TEST(AppliesTo, LanguagesAndFiles) {
  const PatternRule rule =
      rule_of(R"json({"id": "a", "forbid": "x", "languages": ["en", "vi>fr"], "files": ["*.po", "docs/**"]})json");
  EXPECT_TRUE(applies_to(rule, "de", "en", {"a.po"}));
  EXPECT_TRUE(applies_to(rule, "", "EN-gb", {"po/a.po"}));
  EXPECT_TRUE(applies_to(rule, "vi", "fr", {"x.vi", "docs/a/b.fr"}));
  EXPECT_FALSE(applies_to(rule, "de", "fr", {"a.po"}));
  EXPECT_FALSE(applies_to(rule, "de", "eng", {"a.po"}));
  EXPECT_FALSE(applies_to(rule, "vi", "", {"a.po"}));
  EXPECT_FALSE(applies_to(rule, "vi", "en", {"a.txt"}));
  EXPECT_TRUE(applies_to(rule_of(R"json({"id": "a", "forbid": "x"})json"), "", "", {}));
}

}  // namespace
}  // namespace lacuna::config
