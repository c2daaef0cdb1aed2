// What the reports for people and for platforms say of a corpus: totals of the whole, and where the worst of it is.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "reports/app/first_view.h"
#include "reports/app/page_data.h"
#include "reports/console_writer.h"
#include "reports/delimited_writer.h"
#include "reports/gate/gate_wording.h"
#include "reports/gate/gate_writers.h"
#include "reports/jsonl_writer.h"
#include "reports/markdown_writer.h"
#include "tests/support/sample_report.h"

namespace lacuna::reports {
namespace {

using Json = nlohmann::json;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::vector<NamedRun> corpus_run() {
  std::vector<NamedRun> runs(1);
  runs[0].report = test::corpus_report();
  return runs;
}

TEST(CorpusWriters, TheConsoleSaysHowMuchThereIs) {
  const std::string text = to_console(test::corpus_report());
  const std::string head =
      "lacuna 0.0.0, language pack vi-en 1 (cccccccccccc)\n"
      "  source  corpus  vi, 90,000 texts\n"
      "  target  corpus  en, 90,000 texts\n"
      "  a corpus of 90000 units with 5321 findings: of each rule the worst 1, no two alike, are shown\n"
      "\n"
      "2 files, 9.5 MB: 90,000 passages, 5,321 findings: 212 critical, 1,109 major, 4,000 minor\n"
      "omission 5,061 · number 260\n"
      "12 findings are suppressed\n"
      "\n"
      "of the passages  5 % below  half below  95 % below\n"
      "source coverage       0.50        0.88        0.99\n"
      "length z             -3.60        0.00        3.60\n"
      "\n"
      "1  critical  number  97 %  corpus/part-1.tsv, line 61234\n";
  EXPECT_EQ(text.substr(0, head.size()), head);
  EXPECT_TRUE(contains(text, "\n2  major  omission  94 %  corpus/part-2.tsv, s7, line 7\n")) << text;
}

TEST(CorpusWriters, TheConsoleOfAnEmptyOrHarmlessCorpus) {
  RunReport report;
  report.corpus.emplace();
  EXPECT_EQ(to_console(report), "lacuna \n\n0 files, 0 bytes: 0 passages, nothing found\n");
  report.corpus->inputs = {{.path = "a.tsv", .bytes = 10, .units = 1}};
  report.corpus->units = 1;
  report.corpus->distributions = {{"source_coverage", 0.0, 1.0, {1}}};
  EXPECT_EQ(to_console(report),
            "lacuna \n\n1 file, 10 bytes: 1 passage, nothing found\n\n"
            "of the passages  5 % below  half below  95 % below\n"
            "source coverage       0.05        0.50        0.95\n");
}

TEST(CorpusWriters, TheConsoleKeepsTheEndOfALongPath) {
  std::vector<NamedRun> runs = corpus_run();
  runs[0].report.units[0].place->file = "/a/folder/with/a/long/name/part-00017.tsv";
  const std::string text = to_console({.runs = runs}, {.table = true});
  EXPECT_TRUE(contains(text, "part-00017.tsv, line 61234  ")) << text;
}

TEST(CorpusWriters, SeveralRunsInTheConsole) {
  std::vector<NamedRun> runs = corpus_run();
  runs.resize(2);
  runs[0].path = "a.json";
  runs[1].path = "b.json";
  runs[1].report = test::sample_report();
  const std::string text = to_console({.runs = runs}, {});
  EXPECT_TRUE(contains(text, "    90,000     5,321       212  1,109  4,000")) << text;
}

TEST(CorpusWriters, MarkdownSaysHowMuchThereIs) {
  const std::vector<NamedRun> runs = corpus_run();
  const std::string text = to_markdown({.runs = runs}, 20);
  EXPECT_TRUE(text.starts_with("## Lacuna check: 5,321 findings (212 critical, 1,109 major, 4,000 minor)\n")) << text;
  EXPECT_TRUE(contains(text, "| 90,000 | 212 | 1,109 | 4,000 |")) << text;
  EXPECT_TRUE(contains(text,
                       "`omission` 5,061 · `number` 260\n\n"
                       "2 files, 9.5 MB. The report has 2 of the findings.\n\n"))
      << text;
  EXPECT_TRUE(contains(text,
                       "| of the passages | 5 % below | half below | 95 % below |\n|---|---:|---:|---:|\n"
                       "| source coverage | 0.50 | 0.88 | 0.99 |\n"))
      << text;
  EXPECT_TRUE(contains(text, "corpus/part-1.tsv, line 61234")) << text;
  EXPECT_TRUE(contains(text, "- 12 findings are suppressed\n")) << text;
}

TEST(CorpusWriters, TablesNameTheFileOfEachFinding) {
  const std::vector<NamedRun> runs = corpus_run();
  const std::string text = to_tsv(runs);
  EXPECT_TRUE(contains(text, "\t61234\tcorpus/part-1.tsv\tcorpus/part-1.tsv\t")) << text;
  EXPECT_TRUE(contains(text, "\ts7\t7\tcorpus/part-2.tsv\tcorpus/part-2.tsv\t")) << text;
}

TEST(CorpusWriters, LinesOfJsonNameTheFileOfEachUnit) {
  const std::string text = to_jsonl(test::corpus_report());
  const Json unit = Json::parse(text.substr(0, text.find('\n')));
  EXPECT_EQ(unit["place"], (Json{{"name", ""}, {"line", 61234}, {"index", 61233}, {"file", "corpus/part-1.tsv"}}));
}

TEST(CorpusWriters, SarifNamesTheFileOfEachFinding) {
  const Json run = Json::parse(to_sarif(test::corpus_report(), {}))["runs"][0];
  const Json& place = run["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "corpus/part-1.tsv");
  EXPECT_EQ(place["region"], (Json{{"startLine", 61234}}));
}

TEST(CorpusWriters, SarifHasNoColumnsOfPositionsThatAreNotTheFiles) {
  RunReport report = test::corpus_report();
  for (UnitReport& unit : report.units) unit.place->file.clear();
  const Json run = Json::parse(to_sarif(report, {{.path = "corpus", .bytes = "He has 1,520 sheep."}}))["runs"][0];
  const Json& place = run["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "corpus");
  EXPECT_EQ(place["region"], (Json{{"startLine", 61234}}));
}

TEST(CorpusWriters, PlacesOfTheGateNameTheFile) {
  const RunReport report = test::corpus_report();
  EXPECT_EQ(finding_place(report, report.findings[0]), "corpus/part-1.tsv:61234");
  EXPECT_EQ(finding_place(report, report.findings[1]), "corpus/part-2.tsv:7 (s7)");
}

TEST(CorpusWriters, ThePageSaysHowMuchThereIs) {
  const std::vector<NamedRun> runs = corpus_run();
  EXPECT_EQ(title_of({.runs = runs}), "corpus: 5,321 findings");
  const std::string view = first_view({.runs = runs});
  EXPECT_TRUE(contains(view, "<h1>5,321 findings in 90,000 passages</h1>")) << view;
  EXPECT_TRUE(contains(view, "</bdi>: 212 critical, 1,109 major, 4,000 minor</p>")) << view;
  EXPECT_TRUE(contains(view, "likely, corpus/part-1.tsv, line 61234")) << view;
  Json units;
  write_parts({.runs = runs}, [&](const std::string& part) { units = Json::parse(part); });
  EXPECT_EQ(units[0]["name"], "corpus/part-1.tsv");
  EXPECT_EQ(units[0]["line"], 61234);
  EXPECT_EQ(units[1]["name"], "corpus/part-2.tsv, s7");
}

}  // namespace
}  // namespace lacuna::reports
