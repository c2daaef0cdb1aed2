/// \file
/// Runs for the tests of the history.
#pragma once

#include <cstddef>
#include <string>

#include "lacuna/history.h"

namespace lacuna::test {

/// A run with two suites, `scores` metrics each, that can be told from every other number's.
inline HistoryRun numbered_run(std::size_t number, std::size_t scores = 2) {
  HistoryRun run;
  run.time = "2026-11-29T06:00:" + std::to_string(10 + number % 50) + "Z";
  run.commit = "commit " + std::to_string(number);
  run.version = "0.6.0";
  run.config = "lacuna.json";
  run.verdict = Verdict::kFail;
  run.exit_code = 1;
  for (const char* suite : {"news", "course/large"}) {
    for (std::size_t i = 0; i < scores; ++i) {
      HistoryScore score{.suite = suite, .metric = "metric " + std::to_string(i), .signature = "nrefs:1|version:2.6.0"};
      score.value = 30.0 + static_cast<double>(number % 97) / 8.0;
      score.baseline = 34.5;
      score.gain = *score.value - 34.5;
      score.gain_low = *score.gain - 1.0;
      score.gain_high = *score.gain + 1.0;
      score.verdict = Verdict::kInconclusive;
      run.scores.push_back(score);
    }
    run.findings.push_back({suite, 120 + number, 4, 3, 2, 1, 5, 6, Verdict::kFail});
  }
  return run;
}

}  // namespace lacuna::test
