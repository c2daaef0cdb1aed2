#include "reports/app/compact_json.h"

#include <gtest/gtest.h>

#include <limits>
#include <utility>

namespace lacuna::reports {
namespace {

template <class Write>
std::string written(const Write& write) {
  CompactJson json;
  write(json);
  return std::move(json).finish();
}

std::string number(double value, int digits) {
  return written([&](CompactJson& json) { json.number(value, digits); });
}

std::string share(double value) {
  return written([&](CompactJson& json) { json.share(value); });
}

TEST(CompactJson, CommasStandBetween) {
  const std::string json = written([](CompactJson& out) {
    out.begin_object();
    out.key("a").count(1);
    out.key("b").begin_array();
    out.null();
    out.begin_array();
    out.end_array();
    out.flag(true);
    out.flag(false);
    out.begin_object();
    out.end_object();
    out.written("[7]");
    out.end_array();
    out.key("c").text("d");
    out.end_object();
  });
  EXPECT_EQ(json, R"({"a":1,"b":[null,[],true,false,{},[7]],"c":"d"})");
}

TEST(CompactJson, NumbersHaveTheDigitsThatAreWanted) {
  EXPECT_EQ(number(0.0, 2), "0");
  EXPECT_EQ(number(-0.0, 2), "0");
  EXPECT_EQ(number(0.005, 1), "0");
  EXPECT_EQ(number(-0.004, 2), "0") << "no negative zero";
  EXPECT_EQ(number(1.5, 0), "2");
  EXPECT_EQ(number(0.1, 4), "0.1");
  EXPECT_EQ(number(12.0625, 3), "12.063");
  EXPECT_EQ(number(-2.5, 2), "-2.5");
  EXPECT_EQ(number(0.05, 9), "0.05");
  EXPECT_EQ(number(1e300, 6), "1e+300");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN(), 2), "null");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity(), 2), "null");
  EXPECT_EQ(written([](CompactJson& json) { json.number(std::optional<double>(), 2); }), "null");
  EXPECT_EQ(written([](CompactJson& json) { json.count(std::numeric_limits<std::uint64_t>::max()); }),
            "18446744073709551615");
}

TEST(CompactJson, OnlyAllIsAllAndOnlyNothingIsNothing) {
  EXPECT_EQ(share(0.0), "0");
  EXPECT_EQ(share(1e-9), "0.0001");
  EXPECT_EQ(share(0.25), "0.25");
  EXPECT_EQ(share(0.99999), "0.9999");
  EXPECT_EQ(share(1.0), "1");
  EXPECT_EQ(written([](CompactJson& json) { json.share(std::nullopt); }), "null");
}

TEST(CompactJson, TextsAreEscapedOrShown) {
  EXPECT_EQ(written([](CompactJson& json) { json.text("a\"b\\c\n\x01é"); }), "\"a\\\"b\\\\c \xE2\x90\x81é\"");
  EXPECT_EQ(written([](CompactJson& json) { json.shown(""); }), "\"\"");
}

}  // namespace
}  // namespace lacuna::reports
