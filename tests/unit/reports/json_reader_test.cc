// `from_json`, declared in reports/json_writer.h.
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "reports/json_writer.h"
#include "tests/support/sample_report.h"

namespace lacuna::reports {
namespace {

using Json = nlohmann::ordered_json;

TEST(JsonReader, RoundTripGivesTheSameBytes) {
  for (const RunReport& report : {test::sample_report(), test::hostile_report(), test::corpus_report(), RunReport{}}) {
    const std::string bytes = to_json(report);
    const Result<RunReport> again = from_json(bytes, "report.json");
    ASSERT_TRUE(again.ok()) << again.error().to_string();
    EXPECT_EQ(to_json(*again), bytes);
  }
}

TEST(JsonReader, RoundTripGivesTheSameValues) {
  const RunReport report = test::sample_report();
  const Result<RunReport> read = from_json(to_json(report), "report.json");
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  ASSERT_EQ(read->units.size(), report.units.size());
  for (std::size_t i = 0; i < report.units.size(); ++i) {
    EXPECT_EQ(read->units[i].source, report.units[i].source);
    EXPECT_EQ(read->units[i].target, report.units[i].target);
    EXPECT_EQ(read->units[i].length_z, report.units[i].length_z);
    EXPECT_EQ(read->units[i].source_coverage, report.units[i].source_coverage);
    EXPECT_EQ(read->units[i].omission_probability, report.units[i].omission_probability);
    EXPECT_EQ(read->units[i].addition_probability, report.units[i].addition_probability);
    EXPECT_EQ(read->units[i].rendered, report.units[i].rendered);
  }
  ASSERT_EQ(read->findings.size(), report.findings.size());
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    EXPECT_EQ(read->findings[i].severity, report.findings[i].severity);
    EXPECT_EQ(read->findings[i].probability, report.findings[i].probability);
    EXPECT_EQ(read->findings[i].target, report.findings[i].target);
  }
  EXPECT_EQ(read->scores[1].components, report.scores[1].components);
  EXPECT_EQ(read->scores[2].reason, report.scores[2].reason);
}

TEST(JsonReader, ReadsTheTotalsOfACorpus) {
  const RunReport report = test::corpus_report();
  const Result<RunReport> read = from_json(to_json(report), "report.json");
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  EXPECT_EQ(read->corpus, report.corpus);
  EXPECT_EQ(read->units[1].place->file, "corpus/part-2.tsv");
  EXPECT_EQ(read->units[1].place->name, "s7");
}

std::string error_of(const std::string& json) {
  const Result<RunReport> read = from_json(json, "r.json");
  EXPECT_FALSE(read.ok());
  if (read.ok()) return "";
  EXPECT_EQ(read.error().code, ErrorCode::kFormat);
  return read.error().to_string();
}

std::string error_after(const std::function<void(Json&)>& change) {
  Json json = Json::parse(to_json(test::sample_report()));
  change(json);
  return error_of(json.dump());
}

TEST(JsonReader, NamesThePlaceOfWhatIsWrong) {
  EXPECT_EQ(error_after([](Json& json) { json["extra"] = 1; }), "r.json: report: unknown key \"extra\"");
  EXPECT_EQ(error_after([](Json& json) { json["findings"][2]["x"] = 1; }), "r.json: findings[2]: unknown key \"x\"");
  EXPECT_EQ(error_after([](Json& json) { json["units"][1]["source"]["x"] = 1; }),
            "r.json: units[1].source: unknown key \"x\"");
  EXPECT_EQ(error_after([](Json& json) { json.erase("units"); }), "r.json: report: \"units\" is missing");
  EXPECT_EQ(error_after([](Json& json) { json.erase("pack"); }), "r.json: report: \"pack\" is missing");
  EXPECT_EQ(error_after([](Json& json) { json["documents"][0].erase("path"); }),
            "r.json: documents[0]: \"path\" is missing");
  EXPECT_EQ(error_after([](Json& json) { json["tool"] = 3; }), "r.json: tool: expected an object");
  EXPECT_EQ(error_after([](Json& json) { json["units"] = 3; }), "r.json: units: expected an array");
  EXPECT_EQ(error_after([](Json& json) { json["units"][0]["id"] = -1; }),
            "r.json: units[0].id: expected a whole number from 0");
  EXPECT_EQ(error_after([](Json& json) { json["documents"][0]["language_detected"] = "yes"; }),
            "r.json: documents[0].language_detected: expected true or false");
  EXPECT_EQ(error_after([](Json& json) { json["findings"][0]["severity"] = "fatal"; }),
            "r.json: findings[0].severity: expected \"critical\", \"major\" or \"minor\"");
  EXPECT_EQ(error_after([](Json& json) { json["findings"][0]["unit"] = 99; }),
            "r.json: findings[0].unit: there is no such unit");
  EXPECT_EQ(error_after([](Json& json) { json["findings"][0]["probability"] = 1.5; }),
            "r.json: findings[0].probability: expected a number in its range");
  EXPECT_EQ(error_after([](Json& json) { json["units"][1]["source"]["end"] = 1; }),
            "r.json: units[1].source: \"text\" is not as long as \"begin\" and \"end\" say");
  EXPECT_EQ(error_after([](Json& json) { json["scores"][0]["components"]["x"] = "1"; }),
            "r.json: scores[0].components.x: expected a number in its range");
  EXPECT_EQ(error_after([](Json& json) { json["scores"][0]["components"] = 1; }),
            "r.json: scores[0].components: expected an object");
  EXPECT_EQ(error_after([](Json& json) { json["schema_version"] = 1; }),
            "r.json: schema_version: this version reads 2 to 3 only");
}

TEST(JsonReader, NamesThePlaceOfWhatIsWrongWithACorpus) {
  const auto error = [](const std::function<void(Json&)>& change) {
    Json json = Json::parse(to_json(test::corpus_report()));
    change(json);
    return error_of(json.dump());
  };
  EXPECT_EQ(error([](Json& json) { json["corpus"] = nullptr; }), "r.json: corpus: expected an object");
  EXPECT_EQ(error([](Json& json) { json["corpus"].erase("units"); }), "r.json: corpus: \"units\" is missing");
  EXPECT_EQ(error([](Json& json) { json["corpus"]["findings"][1]["minor"] = -1; }),
            "r.json: corpus.findings[1].minor: expected a whole number from 0");
  EXPECT_EQ(error([](Json& json) { json["corpus"]["distributions"][0]["counts"][2] = 0.5; }),
            "r.json: corpus.distributions[0].counts: expected an array of whole numbers from 0");
  EXPECT_EQ(error([](Json& json) { json["corpus"]["distributions"][0]["width"] = 0; }),
            "r.json: corpus.distributions[0].width: expected a number in its range");
  EXPECT_EQ(error([](Json& json) { json["corpus"]["inputs"][0]["x"] = 1; }),
            "r.json: corpus.inputs[0]: unknown key \"x\"");
  EXPECT_EQ(error([](Json& json) { json["units"][0]["place"]["file"] = 7; }),
            "r.json: units[0].place.file: expected a string");
}

TEST(JsonReader, RenderedWordsAreWithinTheTexts) {
  const std::string expected =
      "r.json: units[0].rendered: expected arrays of begin and end in the source, begin and end in the target, quality";
  for (const char* wrong : {"3", "[3]", "[[0,1,0,1]]", "[[0,1,0,1,0.5,7]]", "[[0,1,0,1,1.5]]", "[[0,1,0,1,\"1\"]]",
                            "[[-1,1,0,1,1]]", "[[2,1,0,1,1]]", "[[0,1,2,1,1]]", "[[0,900,0,1,1]]", "[[0,1,0,900,1]]",
                            "[[0.5,1,0,1,1]]", "[[0,1,0,1,1],null]"}) {
    EXPECT_EQ(error_after([&](Json& json) { json["units"][0]["rendered"] = Json::parse(wrong); }), expected) << wrong;
  }
  EXPECT_NE(error_after([](Json& json) { json["units"][4]["rendered"] = {{0, 1, 0, 1, 1}}; }), "") << "no target";
  EXPECT_EQ(error_after([](Json& json) { json["units"][0].erase("rendered"); }),
            "r.json: units[0]: \"rendered\" is missing");
}

// What the version before wrote: no unit says which words render which.
TEST(JsonReader, ReadsTheVersionBefore) {
  Json json = Json::parse(to_json(test::sample_report()));
  json["schema_version"] = 2;
  EXPECT_EQ(error_of(json.dump()), "r.json: units[0]: unknown key \"rendered\"");
  for (Json& unit : json["units"]) unit.erase("rendered");
  const Result<RunReport> read = from_json(json.dump(), "r.json");
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  EXPECT_EQ(read->schema_version, 3) << "what is written of it";
  EXPECT_TRUE(read->units[0].rendered.empty());
}

TEST(JsonReader, NamesLineAndByteOfBrokenJson) {
  const Result<RunReport> read = from_json("{\n  \"a\": 1,\n  oops\n}\n", "r.json");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().line, 3U);
  EXPECT_EQ(read.error().byte, 14);
  EXPECT_TRUE(read.error().message.starts_with("not JSON: ")) << read.error().message;
}

TEST(JsonReader, TakesNothingElse) {
  for (const char* json :
       {"", "[]", "1", "null", "\"x\"", "{", "{}", "{\"schema_version\": 1e999}", "\xFF", "{\"a\":\"\xC3\"}"}) {
    EXPECT_NE(error_of(json), "") << json;
  }
  EXPECT_NE(error_of(std::string(100000, '[')), "");
}

}  // namespace
}  // namespace lacuna::reports
