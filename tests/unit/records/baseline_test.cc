#include "eval/records/baseline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/utf8.h"
#include "tests/support/kill_often.h"
#include "tests/support/sample_baseline.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::records {
namespace {

class BaselineFileTest : public test::TempFolderTest {};

Baseline good(std::string_view text) {
  Result<Baseline> baseline = parse_baseline(text, "b.json");
  if (baseline) return std::move(*baseline);
  ADD_FAILURE() << baseline.error().to_string();
  return {};
}

/// "line: byte B: message" of a text that is refused; the place is looked through.
std::string refusal(std::string_view text) {
  const Result<Baseline> baseline = parse_baseline(text, "b.json");
  if (baseline) {
    ADD_FAILURE() << "no error in " << text.substr(0, 2000);
    return {};
  }
  Error error = baseline.error();
  EXPECT_EQ(error.code, ErrorCode::kFormat);
  EXPECT_EQ(error.path, "b.json");
  EXPECT_GE(error.byte, 0);
  EXPECT_LE(error.byte, static_cast<std::int64_t>(text.size()));
  EXPECT_EQ(error.line, base::line_of(text, static_cast<std::size_t>(error.byte)));
  error.path.clear();
  return error.to_string();
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  if (at == std::string::npos) {
    ADD_FAILURE() << "no " << what;
    return text;
  }
  return text.replace(at, what.size(), with);
}

/// The refusal of the sample with one thing changed, which is at the beginning of its line: no line and byte.
std::string refusal_with(std::string_view what, std::string_view with) {
  const std::string text = replaced(to_text(test::sample_baseline()), what, with);
  const std::string message = refusal(text);
  const std::size_t behind = message.find(": ", message.find("byte "));
  return behind == std::string::npos ? message : message.substr(behind + 2);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The lines of `after` that differ from the same line of `before`.
std::vector<std::string> changed_lines(const std::string& before, const std::string& after) {
  const auto a = lines_of(before);
  const auto b = lines_of(after);
  EXPECT_EQ(a.size(), b.size());
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] != b[i]) changed.emplace_back(b[i]);
  }
  return changed;
}

std::vector<std::uint64_t> bits(std::span<const double> values) {
  std::vector<std::uint64_t> all;
  for (const double value : values) all.push_back(std::bit_cast<std::uint64_t>(value));
  return all;
}

void expect_same(const BaselineSuite& a, const BaselineSuite& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.units, b.units);
  EXPECT_EQ(a.source_language, b.source_language);
  EXPECT_EQ(a.target_language, b.target_language);
  EXPECT_EQ(a.checks, b.checks);
  EXPECT_EQ(a.findings, b.findings);
  ASSERT_EQ(a.inputs.size(), b.inputs.size());
  for (std::size_t i = 0; i < a.inputs.size(); ++i) {
    EXPECT_EQ(a.inputs[i].role, b.inputs[i].role);
    EXPECT_EQ(a.inputs[i].path, b.inputs[i].path);
    EXPECT_EQ(a.inputs[i].sha256, b.inputs[i].sha256);
  }
  ASSERT_EQ(a.pack.has_value(), b.pack.has_value());
  if (a.pack) {
    EXPECT_EQ(a.pack->name, b.pack->name);
    EXPECT_EQ(a.pack->source_language, b.pack->source_language);
    EXPECT_EQ(a.pack->target_language, b.pack->target_language);
    EXPECT_EQ(a.pack->version, b.pack->version);
    EXPECT_EQ(a.pack->sha256, b.pack->sha256);
  }
  EXPECT_EQ(a.metrics, b.metrics);
  for (std::size_t i = 0; i < std::min(a.metrics.size(), b.metrics.size()); ++i) {
    EXPECT_EQ(bits(a.metrics[i].table.values()), bits(b.metrics[i].table.values()));
  }
}

void expect_same(const Baseline& a, const Baseline& b) {
  EXPECT_EQ(a.version, b.version);
  EXPECT_EQ(a.updated, b.updated);
  ASSERT_EQ(a.suites.size(), b.suites.size());
  for (std::size_t i = 0; i < a.suites.size(); ++i) expect_same(a.suites[i], b.suites[i]);
}

TEST(Baseline, ComesBackToTheLastBit) {
  const Baseline sample = test::sample_baseline();
  const std::string text = to_text(sample);
  const Baseline again = good(text);
  expect_same(sample, again);
  EXPECT_EQ(to_text(again), text);
  EXPECT_TRUE(std::signbit(*again.suites[0].metrics[1].value));
}

TEST(Baseline, RandomNumbersComeBackToTheLastBit) {
  std::mt19937_64 random(7);
  Baseline sample = test::sample_baseline();
  StatsTable& table = sample.suites[0].metrics[1].table;
  table.resize(3000);
  for (std::size_t unit = 0; unit < table.units(); ++unit) {
    double value = std::bit_cast<double>(random());
    while (!std::isfinite(value)) value = std::bit_cast<double>(random());
    table.row(unit)[0] = value;
  }
  sample.suites[0].units = table.units();
  sample.suites[0].metrics = {sample.suites[0].metrics[1]};
  expect_same(sample, good(to_text(sample)));
}

TEST(Baseline, IsLaidOutForVersionControl) {
  const std::string text = to_text(test::sample_baseline());
  EXPECT_TRUE(
      text.starts_with("{\n"
                       "  \"lacuna_baseline\": 1,\n"
                       "  \"note\": \"Written by 'lacuna gate --update'; not to be edited by hand.\",\n"
                       "  \"version\": \"0.7.0\",\n"
                       "  \"updated\": \"2026-11-29\",\n"
                       "  \"suites\": [\n"
                       "    {\n"
                       "      \"name\": \"news\",\n"))
      << text;
  EXPECT_TRUE(text.ends_with("\n}\n"));
  for (const std::string_view line :
       {"\n      \"checks\": [\n        \"number\",\n        \"omission\",\n        \"url\"\n      ],\n",
        "\n        {\"severity\": \"major\", \"rule\": \"number\", \"fingerprint\": "
        "\"33333333333333333333333333333333\", "
        "\"since\": \"2026-11-29\", \"message\": \"12 is missing\"},\n",
        "\n          \"rows\": [\n[12,25],\n[0,9007199254740991],\n[-3,100000]\n          ]\n",
        "\n          \"rows\": [\n[0.1],\n[-0.0],\n[5e-324]\n          ]\n", "\n          \"rows\": []\n",
        "\n            {\"name\": \"sum\", \"unit\": \"points\", \"integral\": false}\n",
        "\n      \"pack\": null,\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\nin\n" << text;
  }
  EXPECT_EQ(text.find('\t'), std::string::npos);
  EXPECT_EQ(text.find("\u2028"), std::string::npos) << "it would end a line for some readers";
}

TEST(Baseline, OneFindingIsOneLine) {
  Baseline sample = test::sample_baseline();
  const std::string before = to_text(sample);
  sample.suites[0].findings[1].message = "13 is missing";
  const std::string after = to_text(sample);
  const std::vector<std::string> changed = changed_lines(before, after);
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_NE(changed[0].find("13 is missing"), std::string::npos);

  sample.suites[0].findings.erase(sample.suites[0].findings.begin() + 1);
  EXPECT_EQ(to_text(sample), replaced(after, changed[0] + "\n", ""));
}

TEST(Baseline, OneUnitIsOneLineOfEachMetric) {
  Baseline sample = test::sample_baseline();
  const std::string before = to_text(sample);
  for (BaselineMetric& metric : sample.suites[0].metrics) metric.table.row(1)[0] = 77;
  EXPECT_EQ(changed_lines(before, to_text(sample)),
            (std::vector<std::string>{"[77,9007199254740991],", "[77],", "[77,-2.2250738585072014e-308],"}));
}

TEST(Baseline, ASuiteIsPutInItsPlaceAndSorted) {
  Baseline baseline;
  const Baseline sample = test::sample_baseline();
  BaselineSuite news = sample.suites[0];
  std::reverse(news.findings.begin(), news.findings.end());
  news.checks = {"url", "number", "omission", "number"};
  baseline.put(sample.suites[1]);
  baseline.put({.name = "old"});
  baseline.put(news);
  ASSERT_EQ(baseline.suites.size(), 3U);
  expect_same(baseline.suites[0], sample.suites[0]);
  EXPECT_EQ(baseline.suites[1].name, "old");
  EXPECT_EQ(baseline.suites[2].name, "ui/large");

  baseline.put({.name = "news", .units = 1});
  ASSERT_EQ(baseline.suites.size(), 3U);
  ASSERT_NE(baseline.find("news"), nullptr);
  EXPECT_EQ(baseline.find("news")->units, 1U);
  EXPECT_EQ(baseline.find("ui/large"), &baseline.suites[2]);
  for (const char* name : {"", "new", "newsletter", "zoo"}) EXPECT_EQ(baseline.find(name), nullptr) << name;
}

TEST(Baseline, WhatAMergePutOutOfOrderIsSorted) {
  Baseline sample = test::sample_baseline();
  const std::string text = to_text(sample);
  std::reverse(sample.suites.begin(), sample.suites.end());
  std::rotate(sample.suites[1].findings.begin(), sample.suites[1].findings.begin() + 1,
              sample.suites[1].findings.end());
  std::reverse(sample.suites[1].checks.begin(), sample.suites[1].checks.end());
  ASSERT_NE(to_text(sample), text);
  EXPECT_EQ(to_text(good(to_text(sample))), text);
}

TEST(Baseline, WhiteSpaceAndTheOrderOfKeysAreFree) {
  const std::string text = to_text(test::sample_baseline());
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  expect_same(good(text), good(windows));
  const std::string sorted =
      R"({"lacuna_baseline":1,"note":"","suites":[{"checks":[],"findings":[],"inputs":[],"metrics":[{"columns":[],)"
      R"("metric":"m","rows":[[],[]],"signature":"","value":null}],"name":"n","pack":null,)"
      R"("source_language":"vi","target_language":"en","units":2}],)"
      R"("updated":"2026-01-01","version":""})";
  EXPECT_EQ(good(sorted).suites[0].metrics[0].table.units(), 2U);
}

TEST(Baseline, BytesThatAreNotUtf8DoNotMakeItUnreadable) {
  Baseline sample = test::sample_baseline();
  sample.suites[0].inputs[0].path = "out/\xFF\xC3.en";
  EXPECT_EQ(good(to_text(sample)).suites[0].inputs[0].path, "out/\uFFFD\uFFFD.en");
}

TEST(Baseline, ANumberThatIsNotFiniteIsRefusedWhenRead) {
  Baseline sample = test::sample_baseline();
  sample.suites[0].metrics[1].table.row(0)[0] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_NE(refusal(to_text(sample)).find("expected a number"), std::string::npos);
}

TEST(Baseline, RefusesWhatIsNoBaseline) {
  EXPECT_EQ(refusal(""), "1: byte 0: the file ends too early; make the baseline again with 'lacuna gate --update'");
  EXPECT_EQ(refusal("\n\n[1]"), "3: byte 2: expected a baseline of Lacuna: an object");
  EXPECT_EQ(refusal("null"), "1: byte 0: expected a baseline of Lacuna: an object");
  EXPECT_EQ(refusal("\n 7"), "2: byte 2: expected a baseline of Lacuna: an object");
  EXPECT_EQ(refusal("{\n \"suites\": []}"),
            "2: byte 3: not a baseline of Lacuna: expected \"lacuna_baseline\" as the first key");
  EXPECT_EQ(refusal("{}"), "1: byte 0: the key 'lacuna_baseline' is missing in this object");
  EXPECT_EQ(refusal("lacuna"), "1: byte 0: not JSON from here on; make the baseline again with 'lacuna gate --update'");
  EXPECT_NE(refusal(to_text(test::sample_baseline()) + "x").find("not JSON from here on"), std::string::npos);
  EXPECT_NE(refusal("{\"lacuna_baseline\": 1, // a comment\n").find("not JSON from here on"), std::string::npos);
}

TEST(Baseline, SaysThatItIsOfAnotherVersion) {
  EXPECT_EQ(refusal("{\"lacuna_baseline\": 2, \"new\": 1}"),
            "1: byte 20: format 2 of baselines; this version of Lacuna reads format 1");
  EXPECT_EQ(refusal_with("_baseline\": 1", "_baseline\": 1.5"),
            "'lacuna_baseline': expected the version of the format, a whole number");
  EXPECT_EQ(refusal_with("_baseline\": 1", "_baseline\": \"1\""),
            "'lacuna_baseline': expected the version of the format, a whole number");
}

TEST(Baseline, RefusesKeysThatAreUnknownMissingOrThereTwice) {
  EXPECT_EQ(refusal_with("\"note\"", "\"remark\""), "unknown key 'remark'");
  EXPECT_EQ(refusal_with("\"units\"", "\"version\""), "unknown key 'version'");
  EXPECT_EQ(refusal_with("\"note\"", "\"" + std::string(39, 'x') + "é" + std::string(1000, 'y') + "\""),
            "unknown key '" + std::string(39, 'x') + "…'");
  EXPECT_EQ(refusal_with("\"note\"", R"("\u001b[31m\u007f")"), "unknown key ' [31m '");
  EXPECT_EQ(refusal_with("      \"units\": 3,\n", ""), "the key 'units' is missing in this object");
  EXPECT_EQ(refusal_with("      \"units\": 3,\n", "      \"units\": 3,\n      \"units\": 3,\n"),
            "the key 'units' stands twice in its object; make the baseline again with 'lacuna gate --update'");
  EXPECT_EQ(refusal_with("\"ui/large\"", "\"news\""),
            "the suite 'news' stands twice; make the baseline again with 'lacuna gate --update'");
}

TEST(Baseline, RefusesValuesOfTheWrongKind) {
  EXPECT_EQ(refusal_with("\"2026-11-29\",\n  \"suites", "\"2026-02-29\",\n  \"suites"),
            "'updated': expected a day as YYYY-MM-DD");
  EXPECT_EQ(refusal_with("\"since\": \"2026-10-01\"", "\"since\": \"\""), "'since': expected a day as YYYY-MM-DD");
  EXPECT_EQ(refusal_with("11111111111111111111111111111111", "1111111111111111111111111111111g"),
            "'fingerprint': expected 32 hexadecimal digits in lower case");
  EXPECT_EQ(refusal_with(std::string(64, 'a'), std::string(63, 'a')),
            "'sha256': expected 64 hexadecimal digits in lower case");
  EXPECT_EQ(refusal_with("\"critical\"", "\"fatal\""), "'severity': expected \"minor\", \"major\" or \"critical\"");
  EXPECT_EQ(refusal_with("\"name\": \"news\"", "\"name\": \"\""), "'name': expected a text that is not empty");
  EXPECT_EQ(refusal_with("\"units\": 3", "\"units\": -3"), "'units': expected a whole number from 0");
  EXPECT_EQ(refusal_with("\"units\": 3", "\"units\": 9007199254740992"), "'units': expected a whole number from 0");
  EXPECT_EQ(refusal_with("\"units\": 3", "\"units\": [3]"), "'units': expected a whole number from 0");
  EXPECT_EQ(refusal_with("\"value\": 34.5", "\"value\": true"), "'value': expected a number or null");
  EXPECT_EQ(refusal_with("\"integral\": true", "\"integral\": 1"), "'integral': expected true or false");
  EXPECT_EQ(refusal_with("\"pack\": null", "\"pack\": []"), "'pack': expected an object or null");
  EXPECT_EQ(refusal_with("\"checks\": [", "\"checks\": [{},"), "expected the id of a check: a text that is not empty");
  EXPECT_EQ(refusal_with("\"suites\": [", "\"suites\": [" + std::string(100000, '[')), "expected a suite: an object");
}

TEST(Baseline, RefusesRowsThatDoNotFit) {
  EXPECT_EQ(refusal_with("[12,25]", "[12]"), "a row of 1 numbers; the metric has 2 columns");
  EXPECT_EQ(refusal_with("[12,25]", "[12,25,3]"), "more numbers than the metric has columns (2)");
  EXPECT_EQ(refusal_with("[12,25],\n", ""), "rows of 2 units; the suite has 3");
  EXPECT_EQ(refusal_with("[12,25]", "[12.5,25]"), "expected a whole number below 2^53: column 1, 'correct_1', counts");
  EXPECT_EQ(refusal_with("[12,25]", "[12,9007199254740992]"),
            "expected a whole number below 2^53: column 2, 'total_1', counts");
  EXPECT_EQ(refusal_with("[12,25]", "[12,null]"), "expected a number");
  EXPECT_EQ(refusal_with("[12,25]", "[12,[25]]"), "expected a number");
  EXPECT_EQ(refusal_with("[12,25]", "12"), "expected the row of a unit: an array");
  EXPECT_EQ(refusal_with("[0.1]", "[1e999]"), "a number that is too large");
  EXPECT_EQ(refusal_with("[0.1]", "[NaN]"),
            "not JSON from here on; make the baseline again with 'lacuna gate --update'");
  EXPECT_EQ(refusal_with("\"value\": 34.5,", "\"value\": 34.5, \"rows\": [],"), "'rows': expected 'columns' before it");
}

TEST(Baseline, PlacesAreWhereTheWrongValueBegins) {
  const std::string text = to_text(test::sample_baseline());
  const auto place = [&](std::string_view what, std::string_view with, std::string_view wrong) {
    const std::string changed = replaced(text, what, with);
    const Result<Baseline> baseline = parse_baseline(changed, "b.json");
    ASSERT_FALSE(baseline.ok());
    EXPECT_EQ(baseline.error().byte, static_cast<std::int64_t>(changed.find(wrong))) << baseline.error().to_string();
  };
  place("[12,25]", "[12,25.5]", "25.5");
  place("[12,25]", "[12,25,3]", "3]");
  place("[12,25]", "[12, 1]\n , [ 7 ]", "[ 7 ]");
  place("[0.1]", "[1e999]", "1e999");
  place("\"ui/large\"", "\"news\"", "\"news\",\n      \"inputs\": []");
  place("\"note\"", "\"remark\"", "\"remark\"");
}

TEST(Baseline, NamesTheMarksOfAMerge) {
  const std::string text = to_text(test::sample_baseline());
  for (const std::string mark : {"<<<<<<< HEAD", "=======", ">>>>>>> main", "||||||| base"}) {
    for (const std::string_view before : {"[12,25]", "      \"units\"", "}\n"}) {
      const std::string merged = replaced(text, before, "\n" + mark + "\n" + std::string(before));
      const std::string message = refusal(merged);
      EXPECT_NE(message.find("a merge left its marks here; make the baseline again with 'lacuna gate --update'"),
                std::string::npos)
          << message;
      const auto line = base::line_of(merged, merged.find(mark));
      EXPECT_TRUE(message.starts_with(std::to_string(line) + ":")) << message;
    }
  }
  EXPECT_TRUE(refusal("<<<<<<< HEAD\n" + text).starts_with("1: byte 0: a merge left its marks"));
}

TEST(Baseline, EveryTruncationIsRefusedAtAPlace) {
  const std::string text = to_text(test::sample_baseline());
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {  // without the last line feed it is whole
    const std::string message = refusal(std::string_view(text).substr(0, size));
    EXPECT_TRUE(message.find("the file ends too early") != std::string::npos ||
                message.find("not JSON") != std::string::npos)  // inside of a character
        << size << ": " << message;
  }
}

TEST(Baseline, EveryChangeOfAByteIsRefusedOrStable) {
  const std::string text = to_text(test::sample_baseline());
  std::size_t refused = 0;
  std::size_t taken = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char byte : {'\0', ' ', '"', '0', '-', '.', 'e', ',', ']', '}', '\\'}) {
      std::string changed = text;
      changed[at] = byte;
      if (base::first_invalid_utf8(changed)) continue;  // the file's reader has refused it
      const Result<Baseline> baseline = parse_baseline(changed, "b.json");
      if (!baseline) {
        ++refused;
        refusal(changed);
        continue;
      }
      ++taken;
      const std::string written = to_text(*baseline);
      EXPECT_EQ(to_text(good(written)), written) << "byte " << at;
    }
  }
  EXPECT_GT(refused, text.size());
  EXPECT_GT(taken, text.size());
}

TEST_F(BaselineFileTest, IsReadFromAFileEvenPacked) {
  const Baseline sample = test::sample_baseline();
  for (const char* name : {"baseline.json", "baseline.json.gz"}) {
    ASSERT_TRUE(base::write_file(folder_.at(name), to_text(sample)).ok());
    const Result<Baseline> baseline = read_baseline(folder_.at(name));
    ASSERT_TRUE(baseline.ok()) << baseline.error().to_string();
    expect_same(sample, *baseline);
  }
}

TEST_F(BaselineFileTest, NamesTheFileThatCannotBeRead) {
  const Result<Baseline> missing = read_baseline(folder_.at("no.json"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  EXPECT_EQ(missing.error().path, folder_.at("no.json"));
  const Result<Baseline> other = read_baseline(folder_.write("bytes.json", "{\"lacuna_baseline\xFF"));
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().code, ErrorCode::kEncoding);
}

TEST_F(BaselineFileTest, AFileOfAnySizeIsRefused) {
  const std::string path = folder_.write("b.json", "{");
  std::filesystem::resize_file(path, std::uintmax_t{1} << 36U);  // a hole
  const Result<Baseline> baseline = read_baseline(path);
  ASSERT_FALSE(baseline.ok());
  EXPECT_EQ(baseline.error().message, "more than 268435456 bytes");
}

TEST_F(BaselineFileTest, AKilledWriterLeavesAWholeBaseline) {
  Baseline baseline = test::sample_baseline();
  BaselineSuite& suite = baseline.suites[0];
  suite.metrics.resize(1);
  suite.units = 20000;
  suite.metrics[0].table.resize(suite.units);
  const auto written = [&](std::size_t i) {
    baseline.version = std::to_string(i % 3);
    baseline.suites[0].metrics[0].value = static_cast<double>(i % 3);
    return to_text(baseline);
  };
  const std::vector<std::string> states = {written(0), written(1), written(2)};
  const std::string path = folder_.at("baseline.json");
  std::size_t seen = 0;
  test::kill_often([&](std::size_t i) { return base::write_file(path, states[i % 3]).ok(); },
                   [&] {
                     if (!std::filesystem::exists(path)) return;
                     const Result<Baseline> read = read_baseline(path);
                     ASSERT_TRUE(read.ok()) << read.error().to_string();
                     EXPECT_NE(std::find(states.begin(), states.end(), to_text(*read)), states.end());
                     ++seen;
                   });
  EXPECT_GT(seen, 0U);
}

}  // namespace
}  // namespace lacuna::records
