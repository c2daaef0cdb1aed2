// Two systems against a reference, and whether the difference is more than chance.
#include <cstdio>
#include <string>
#include <vector>

#include "lacuna/scoring.h"
#include "lacuna/significance.h"

int main() {
  std::string reference;
  std::string baseline;
  std::string candidate;
  for (int i = 0; i < 200; ++i) {
    const std::string number = std::to_string(i);
    reference += "The boat number " + number + " left the harbour in the early morning .\n";
    baseline += "Boat " + number + " left harbour " + (i % 3 == 0 ? "in the morning" : "early") + " .\n";
    candidate += "The boat " + number + " left the harbour " + (i % 4 == 0 ? "early" : "in the early morning") + " .\n";
  }
  lacuna::ScoreRequest request;
  request.references = {{.name = "reference", .text = reference}};
  request.hypotheses = {{.name = "baseline", .text = baseline}, {.name = "candidate", .text = candidate}};
  request.metrics = {*lacuna::make_bleu({}), *lacuna::make_chrf({})};
  const lacuna::Result<std::vector<lacuna::SystemResult>> systems = lacuna::score_texts(request);
  if (!systems) {
    std::fprintf(stderr, "%s\n", systems.error().to_string().c_str());
    return 2;
  }
  std::vector<lacuna::ScoredSystems> scored;
  for (std::size_t m = 0; m < request.metrics.size(); ++m) {
    scored.push_back(
        {.metric = request.metrics[m], .tables = {&systems->at(0).metrics[m].table, &systems->at(1).metrics[m].table}});
  }
  const lacuna::Result<std::vector<lacuna::PairedResults>> tests = lacuna::paired_bootstrap(scored, {.samples = 1000});
  if (!tests) {
    std::fprintf(stderr, "%s\n", tests.error().to_string().c_str());
    return 2;
  }
  bool better = true;
  for (std::size_t m = 0; m < scored.size(); ++m) {
    const lacuna::PairedResult& before = tests->at(m).at(0);
    const lacuna::PairedResult& after = tests->at(m).at(1);
    std::printf("%s: %.1f, then %.1f (p = %.4f)\n", scored[m].metric->info().display_name.c_str(), before.score,
                after.score, after.p_value.value_or(1.0));
    better = better && after.score > before.score && after.p_value && *after.p_value < 0.05;
  }
  return better ? 0 : 1;
}
