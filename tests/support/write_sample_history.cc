// write_sample_history FILE COUNT: appends COUNT runs to the history FILE; every fourth one fails.
// write_sample_history FILE hostile: appends runs with names that would break out of what they are written into.
// write_sample_history FILE svg: writes the trend of the first score to standard output.
// For the tests that drive the program, and for those that read what it writes with other programs.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "lacuna/history.h"
#include "reports/gate/history_writers.h"
#include "tests/support/sample_gate.h"

namespace {

int fail(const lacuna::Error& error) {
  std::fprintf(stderr, "%s\n", error.to_string().c_str());
  return 1;
}

std::vector<lacuna::HistoryRun> numbered_runs(int count) {
  const lacuna::GateReport passing = lacuna::test::passing_gate();
  const lacuna::GateReport failing = lacuna::test::failing_gate();
  std::vector<lacuna::HistoryRun> runs;
  for (int i = 0; i < count; ++i) {
    runs.push_back(lacuna::history_run(i % 4 == 3 ? failing : passing,
                                       "2026-11-" + std::to_string(10 + i % 20) + "T08:00:00Z",
                                       std::to_string(1000000 + i) + std::string(33, 'c')));
  }
  return runs;
}

int write_svg(const std::string& path) {
  const auto runs = lacuna::read_history(path, {});
  if (!runs) return fail(runs.error());
  if (runs->empty() || runs->front().scores.empty()) return 1;
  const lacuna::HistoryScore& score = runs->front().scores.front();
  std::puts(lacuna::reports::trend_svg(*runs, score.suite, score.metric).c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: write_sample_history FILE COUNT|hostile|svg\n");
    return 2;
  }
  const std::string path = argv[1];
  const std::string what = argv[2];
  if (what == "svg") return write_svg(path);
  const std::vector<lacuna::HistoryRun> runs =
      what == "hostile" ? lacuna::test::hostile_gate().history : numbered_runs(std::atoi(what.c_str()));
  for (const lacuna::HistoryRun& run : runs) {
    if (const auto id = lacuna::append_history(path, run); !id) return fail(id.error());
  }
  return 0;
}
