// Coverage: links between the words of a unit and its translation, and what they leave uncovered. The units are those
// of the sample documents and their complete translations, with the pack that comes with the source.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/sample_text.h"
#include "eval/langpack/pack.h"
#include "eval/text/analysis.h"
#include "lacuna/check.h"
#include "metrics/coverage.h"
#include "metrics/coverage_matcher.h"

namespace {

using lacuna::Result;
using lacuna::text::Analysis;

struct Unit {
  Analysis source;
  Analysis target;
};

struct Input {
  std::string error;
  Result<lacuna::langpack::LanguagePack> pack = lacuna::Error{};
  std::vector<Unit> units;
  std::size_t bytes = 0;
};

Input load() {
  Input input;
  const std::string root = LACUNA_SOURCE_DIR "/corpora/";
  input.pack = lacuna::langpack::read_pack(root + "packs/vi-en");
  if (!input.pack) {
    input.error = input.pack.error().to_string();
    return input;
  }
  const lacuna::text::Analyzer vietnamese("vi");
  const lacuna::text::Analyzer english("en");
  for (const char* sample : lacuna::bench::kSamples) {
    lacuna::CheckRequest request;
    request.source_path = root + "samples/vi-en/" + sample + "/source.vi.txt";
    request.target_path = root + "samples/vi-en/" + sample + "/reference.en.txt";
    request.pack_path = root + "packs/vi-en";
    const Result<lacuna::RunReport> report = lacuna::check(request, nullptr);
    if (!report) {
      input.error = report.error().to_string();
      return input;
    }
    for (const lacuna::UnitReport& unit : report->units) {
      if (!unit.source || !unit.target) continue;
      input.bytes += unit.source->text.size() + unit.target->text.size();
      input.units.push_back({vietnamese.analyze(unit.source->text), english.analyze(unit.target->text)});
    }
  }
  if (input.units.empty()) input.error = "no units";
  return input;
}

const Input& input() {
  static const Input loaded = load();
  return loaded;
}

// Links stay within their unit, and the word of each side knows the link that holds it and no other.
bool links_hold_together(const Unit& unit, const lacuna::metrics::LinkSet& set) {
  if (set.source_link.size() != unit.source.words.size() || set.target_link.size() != unit.target.words.size()) {
    return false;
  }
  for (const lacuna::metrics::Link& link : set.links) {
    if (link.source_begin >= link.source_end || link.source_end > unit.source.words.size()) return false;
    if (link.target_begin >= link.target_end || link.target_end > unit.target.words.size()) return false;
    if (!(link.quality > 0.0F) || link.quality > 1.0F) return false;
  }
  const auto known = [&](std::int32_t link) {
    return link == lacuna::metrics::kNoLink || (link >= 0 && static_cast<std::size_t>(link) < set.links.size());
  };
  for (const std::int32_t link : set.source_link) {
    if (!known(link)) return false;
  }
  for (const std::int32_t link : set.target_link) {
    if (!known(link)) return false;
  }
  return true;
}

// Empty when coverage of the complete translations is as it must be: most information is covered, and none of it is
// when the translation is taken away.
std::string wrong_answer() {
  const auto& pack = *input().pack;
  double information = 0.0;
  double covered = 0.0;
  for (const Unit& unit : input().units) {
    const lacuna::metrics::UnitCoverage coverage = lacuna::metrics::cover(unit.source, unit.target, pack);
    if (!links_hold_together(unit, coverage.links)) return "links that do not hold together";
    const double share = coverage.source.share();
    if (!(share >= 0.0 && share <= 1.0 + 1e-9)) return "a share outside 0..1";
    information += coverage.source.information;
    covered += coverage.source.covered;
    if (lacuna::metrics::cover(unit.source, Analysis{}, pack).source.covered != 0.0) return "nothing covers something";
  }
  return covered > 0.7 * information ? "" : "complete translations are not covered";
}

void finish(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(input().bytes) * state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(input().units.size()) * state.iterations());
}

bool is_wrong(benchmark::State& state) {
  static const std::string problem = input().error.empty() ? wrong_answer() : input().error;
  if (!problem.empty()) state.SkipWithError(problem.c_str());
  return !problem.empty();
}

void match_words(benchmark::State& state) {
  if (is_wrong(state)) return;
  for (auto unused : state) {
    for (const Unit& unit : input().units) {
      benchmark::DoNotOptimize(lacuna::metrics::match_words(unit.source, unit.target, *input().pack));
    }
  }
  finish(state);
}
BENCHMARK(match_words)->Unit(benchmark::kMillisecond);

void cover(benchmark::State& state) {
  if (is_wrong(state)) return;
  for (auto unused : state) {
    for (const Unit& unit : input().units) {
      benchmark::DoNotOptimize(lacuna::metrics::cover(unit.source, unit.target, *input().pack));
    }
  }
  finish(state);
}
BENCHMARK(cover)->Unit(benchmark::kMillisecond);

}  // namespace
