#include "reports/json_object.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace lacuna::reports {
namespace {

// The same members as a tree, which is how `dump` would have it.
TEST(JsonObject, WritesWhatATreeWouldBe) {
  const std::vector<CheckSummary> checks = {{"number", 2, 1}, {"url", 0, 0}};
  const auto written = [&](const CheckSummary& check, std::size_t depth) {
    JsonObject object(depth);
    object.member("rule", check.rule);
    object.list("checks", checks);
    return std::move(object).finish();
  };
  JsonObject inner(1);
  inner.member("text", "line\nbreak");
  inner.list("none", std::vector<CheckSummary>{});
  JsonObject several(1);
  several.members({{"a", 1}, {"b", {{"c", 2}}}});
  several.members({{"d", "x"}});
  several.member("e", nullptr);
  JsonObject object;
  object.member("names", std::vector<std::string>{"a", "b"});
  object.written("inner", std::move(inner).finish());
  object.written("several", std::move(several).finish());
  object.list("checks", checks);
  object.written_list("written", checks, written);
  object.written_list("nothing", std::vector<CheckSummary>{}, written);

  Json tree;
  tree["names"] = {"a", "b"};
  tree["inner"] = {{"text", "line\nbreak"}, {"none", Json::array()}};
  tree["several"] = {{"a", 1}, {"b", {{"c", 2}}}, {"d", "x"}, {"e", nullptr}};
  Json fields = Json::array();
  for (const CheckSummary& check : checks) fields.push_back(to_fields(check));
  tree["checks"] = fields;
  tree["written"] = Json::array();
  for (const CheckSummary& check : checks) tree["written"].push_back({{"rule", check.rule}, {"checks", fields}});
  tree["nothing"] = Json::array();
  EXPECT_EQ(std::move(object).finish(), dump(tree, 2));
}

}  // namespace
}  // namespace lacuna::reports
