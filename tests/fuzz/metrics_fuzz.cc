// Rows of all metrics: whole, not negative, the same whatever else is in the block; scores within their range; n-gram
// matches as counted from the definition.
#include <cmath>
#include <memory>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "lacuna/scoring.h"
#include "metrics/registry.h"
#include "tests/fuzz/expect.h"
#include "tests/support/slow_oracles.h"

namespace {

using namespace lacuna;  // NOLINT(google-build-using-namespace): a program of one file
using lacuna::fuzz::expect;

const std::vector<MetricPtr>& all_metrics() {
  static const std::vector<MetricPtr> all = [] {
    std::vector<MetricPtr> made;
    for (const metrics::MetricEntry* entry : metrics::metric_registry()) {
      metrics::MetricSettings settings;
      settings.sentencepiece = *make_tokenizer("char");
      made.push_back(*entry->make(settings));
      settings.bleu.lowercase = settings.chrf.lowercase = settings.length.lowercase = true;
      settings.chrf.whitespace = true;
      settings.bleu.tokenizer = *make_tokenizer("none");
      made.push_back(*entry->make(settings));
    }
    return made;
  }();
  return all;
}

support::Symbols characters(std::string_view text) {
  support::Symbols symbols;
  for (std::size_t i = 0; i < text.size();)
    symbols.push_back(static_cast<std::uint32_t>(base::next_code_point(text, i)));
  return symbols;
}

// chrF with white space counts the characters of the text as they are.
void compare_characters(std::string_view hypothesis, std::string_view reference) {
  static const MetricPtr metric = *make_chrf({.whitespace = true});
  const std::string_view view[] = {reference};
  const ReferenceSet set(view);
  const auto cache = metric->prepare_references({&set, 1});
  std::vector<double> row(metric->info().columns.size());
  metric->write_row({.index = 0, .source = {}, .hypothesis = hypothesis}, *cache, *metric->make_scratch(), row);
  const support::Symbols hypothesis_symbols = characters(hypothesis);
  const support::Symbols reference_symbols = characters(reference);
  for (std::size_t n = 1; n <= 6; ++n) {
    const auto matches = static_cast<double>(support::clipped_matches(hypothesis_symbols, {reference_symbols}, n));
    expect(row[3 * (n - 1) + 2] == matches, "matches are those of the definition");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  if (size > 4000 || base::first_invalid_utf8(text)) return 0;
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  while (begin <= text.size() && lines.size() < 8) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  const std::string_view hypothesis = lines.front();
  lines.erase(lines.begin());
  if (lines.empty()) lines.emplace_back();
  const ReferenceSet sets[] = {ReferenceSet(lines), ReferenceSet(lines).first(1)};
  for (const MetricPtr& metric : all_metrics()) {
    const auto both = metric->prepare_references(sets);
    const auto alone = metric->prepare_references({&sets[1], 1});
    const auto scratch = metric->make_scratch();
    const std::size_t width = metric->info().columns.size();
    std::vector<double> first(width);
    std::vector<double> second(width);
    std::vector<double> second_alone(width);
    metric->write_row({.index = 0, .source = {}, .hypothesis = hypothesis}, *both, *scratch, first);
    metric->write_row({.index = 1, .source = {}, .hypothesis = hypothesis}, *both, *scratch, second);
    metric->write_row({.index = 0, .source = {}, .hypothesis = hypothesis}, *alone, *scratch, second_alone);
    expect(second == second_alone, "a row depends on its unit only");
    for (std::size_t c = 0; c < width; ++c) {
      expect(std::isfinite(first[c]) && first[c] >= 0, "a statistic is finite and not negative");
      expect(!metric->info().columns[c].integral || first[c] == std::floor(first[c]), "a whole statistic is whole");
    }
    const Score score = metric->score(first);
    expect(!score.value || (std::isfinite(*score.value) && *score.value >= metric->info().lowest &&
                            *score.value <= metric->info().highest + 1e-9),
           "a score is in its range");
  }
  compare_characters(hypothesis, lines.front());
  return 0;
}
