#include "tests/support/sample_baseline.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace lacuna::test {
namespace {

StatsTable table_of(std::vector<ColumnInfo> columns, const std::vector<std::vector<double>>& rows) {
  StatsTable table(std::move(columns), rows.size());
  for (std::size_t unit = 0; unit < rows.size(); ++unit) {
    std::copy(rows[unit].begin(), rows[unit].end(), table.row(unit).begin());
  }
  return table;
}

records::BaselineSuite news() {
  using Limits = std::numeric_limits<double>;
  records::BaselineSuite suite{.name = "news", .units = 3, .source_language = "vi", .target_language = "en"};
  suite.inputs = {{"hypothesis", "out/news.en", std::string(64, 'a')},
                  {"reference", "test/news.en", std::string(64, 'b')},
                  {"source", "test/tin tức.vi", std::string(64, 'c')}};
  suite.pack = PackInfo{"vi-en", "vi", "en", "3", std::string(64, 'd')};
  suite.checks = {"number", "omission", "url"};
  suite.findings = {
      {std::string(32, '1'), "omission", Severity::kCritical, "nothing of “Hôm qua” is translated", "2026-10-01"},
      {std::string(32, '3'), "number", Severity::kMajor, "12 is missing", "2026-11-29"},
      {std::string(32, '3'), "number", Severity::kMajor, "12 is missing", "2026-11-29"},
      {std::string(32, '2'), "double-space", Severity::kMinor, "a \"quoted\" \\ \t\n\x7F\u0085\u2028 message",
       "2024-02-29"}};
  suite.metrics = {{"BLEU", "nrefs:1|tok:13a", 34.5,
                    table_of({{"correct_1", "n-grams", true}, {"total_1", "n-grams", true}},
                             {{12, 25}, {0, 9007199254740991.0}, {-3, 100000}})},
                   {"COMET", "", -0.0, table_of({{"sum", "points", false}}, {{0.1}, {-0.0}, {Limits::denorm_min()}})},
                   {"TER", "case:lc", 1.0 / 3.0,
                    table_of({{"edits", "edits", true}, {"reference_length", "tokens", false}},
                             {{2, Limits::max()}, {1, -Limits::min()}, {0, 12}})}};
  return suite;
}

}  // namespace

records::Baseline sample_baseline() {
  records::Baseline baseline{.version = "0.7.0", .updated = "2026-11-29", .suites = {}};
  records::BaselineSuite empty{.name = "ui/large"};
  empty.metrics = {{"chrF2", "nc:6", std::nullopt, table_of({{"hypothesis_1", "n-grams", true}}, {})}};
  baseline.suites = {news(), std::move(empty)};
  return baseline;
}

}  // namespace lacuna::test
