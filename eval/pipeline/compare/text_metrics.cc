#include "eval/pipeline/compare/text_metrics.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/line_reader.h"
#include "eval/pipeline/score_lines.h"
#include "eval/pipeline/score_texts.h"
#include "eval/text/python_string.h"
#include "metrics/registry.h"
#include "metrics/unit_level.h"

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kSuspiciousPeriods = 100;  // lines that end in " .", as sacreBLEU counts them

Result<std::vector<MetricPtr>> metrics_of(const CompareOptions& options, std::string_view target_language) {
  if (!options.metrics.empty()) return options.metrics;
  metrics::MetricSettings settings;
  const Result<TokenizerPtr> tokenizer = make_tokenizer(metrics::usual_tokenizer(target_language));
  if (!tokenizer) return tokenizer.error();
  settings.bleu.tokenizer = *tokenizer;
  std::vector<MetricPtr> chosen;
  for (const char* name : {"bleu", "chrf", "ter"}) {
    Result<MetricPtr> metric = metrics::find_metric(name)->make(settings);
    if (!metric) return metric.error();
    chosen.push_back(std::move(*metric));
  }
  return chosen;
}

/// Whether text in a language has no spaces between words, so that TER takes a line, or a clause, as one word.
bool is_unspaced(std::string_view language) {
  language = language.substr(0, language.find_first_of("-_"));
  constexpr std::array<std::string_view, 8> kUnspaced = {"zh", "yue", "ja", "th", "lo", "km", "my", "bo"};
  return std::find(kUnspaced.begin(), kUnspaced.end(), language) != kUnspaced.end();
}

/// Leaves TER out where nobody asked for it and it is of no use.
void drop_useless(const CompareOptions& options, Compared& compared, std::vector<MetricPtr>& metrics) {
  if (!(options.metrics.empty() || options.metrics_are_usual) || !is_unspaced(compared.target_language)) return;
  const auto is_useless = [](const MetricPtr& metric) {
    return metric->info().id == "ter" && metric->signature(1).find("asian:yes") == std::string::npos;
  };
  const auto useless = std::remove_if(metrics.begin(), metrics.end(), is_useless);
  if (useless == metrics.end()) return;
  metrics.erase(useless, metrics.end());
  compared.remarks.push_back("TER is left out: it counts words between spaces, which " + compared.target_language +
                             " does not write (-m ter computes it all the same; --ter-normalized --ter-asian-support "
                             "makes words of Chinese and Japanese characters).");
}

/// "tok" of "nrefs:1|case:mixed|tok:13a": "13a"; empty: no such field.
std::string_view signature_field(std::string_view signature, std::string_view name) {
  while (!signature.empty()) {
    const std::size_t end = std::min(signature.find('|'), signature.size());
    const std::string_view field = signature.substr(0, end);
    if (field.starts_with(name) && field.substr(name.size()).starts_with(':')) return field.substr(name.size() + 1);
    signature.remove_prefix(std::min(end + 1, signature.size()));
  }
  return {};
}

/// Metrics of one name get that of their tokeniser beside it: "BLEU (13a)", "BLEU (spm)".
void tell_apart(std::vector<ComparedMetric>& metrics) {
  std::map<std::string, std::size_t> uses;
  for (const ComparedMetric& metric : metrics) ++uses[metric.scores.front().metric];
  for (ComparedMetric& metric : metrics) {
    const std::string_view tokenizer = signature_field(metric.scores.front().signature, "tok");
    if (uses[metric.scores.front().metric] < 2 || tokenizer.empty()) continue;
    const std::string note = " (" + std::string(tokenizer) + ")";
    for (Score& score : metric.scores) score.metric += note;
  }
}

/// Lines as a text that is read line by line; none of them has a line feed.
std::string text_of(const Lines& lines) {
  std::string text;
  std::size_t size = lines.size();
  for (const std::string_view line : lines) size += line.size();
  text.reserve(size);
  for (const std::string_view line : lines) {
    text += line;
    text += '\n';
  }
  return text;
}

}  // namespace

Result<Lines> read_lines(const std::string& path, Compared& compared) {
  Result<std::string> bytes = base::read_text_file(path);
  if (!bytes) return bytes.error();
  const std::string& text = compared.texts.emplace_back(std::move(*bytes));
  base::LineBatch batch;
  if (const Status read = base::lines_of(path, text)->read(text.size() + 1, base::kAnyBytes, batch); !read) {
    return read.error();
  }
  for (std::string_view& line : batch.lines) line = text::python_rstrip(line);
  return std::move(batch.lines);
}

Status expect_lines(const std::string& path, std::size_t lines, const std::string& first_path, std::size_t units) {
  if (lines == units) return {};
  return unequal_lines({.name = first_path, .lines = units}, {.name = path, .lines = lines}, {});
}

Result<std::vector<std::size_t>> lines_of_units(const std::string& path, std::size_t lines, const std::string& what,
                                                const Compared& compared) {
  const std::size_t units = compared.units();
  if (!compared.places.empty() && lines == compared.place_count) return compared.places;
  if (lines == units) {
    std::vector<std::size_t> each(units);
    std::iota(each.begin(), each.end(), std::size_t{0});
    return each;
  }
  if (!compared.findings.empty()) {  // runs
    std::string message = "has " + std::to_string(lines) + (lines == 1 ? " line" : " lines") + ", and " + what +
                          " has " + std::to_string(units) + (units == 1 ? " passage" : " passages");
    message += ": it must have a line for each";
    if (!compared.places.empty() && compared.place_count != units) {
      message.append(", or for each of the ")
          .append(std::to_string(compared.place_count))
          .append(" lines or units of ")
          .append(compared.source_path);
    }
    return Error{.code = ErrorCode::kMismatch,
                 .message = std::move(message),
                 .path = path,
                 .line = lines < units ? lines + 1 : std::size_t{0}};
  }
  return expect_lines(path, lines, what, units).error();
}

Status read_references(const CompareOptions& options, const std::string& what, Compared& compared) {
  for (const std::string& path : options.reference_paths) {
    Result<Lines> lines = read_lines(path, compared);
    if (!lines) return lines.error();
    const Result<std::vector<std::size_t>> of_units = lines_of_units(path, lines->size(), what, compared);
    if (!of_units) return of_units.error();
    Lines& reference = compared.references.emplace_back();
    reference.reserve(of_units->size());
    for (const std::size_t line : *of_units) reference.push_back((*lines)[line]);
    compared.reference_paths.push_back(path);
  }
  return {};
}

Status score_hypotheses(const CompareOptions& options, const base::ParallelFor& parallel_for, Compared& compared) {
  Result<std::vector<MetricPtr>> metrics = metrics_of(options, compared.target_language);
  if (!metrics) return metrics.error();
  drop_useless(options, compared, *metrics);
  std::deque<std::string> texts;
  ScoreRequest request{.references = {}, .hypotheses = {}, .metrics = *metrics};
  for (std::size_t r = 0; r < compared.references.size(); ++r) {
    request.references.push_back(
        {.name = compared.reference_paths[r], .text = texts.emplace_back(text_of(compared.references[r]))});
  }
  for (std::size_t s = 0; s < compared.systems.size(); ++s) {
    request.hypotheses.push_back(
        {.name = compared.systems[s].path, .text = texts.emplace_back(text_of(compared.hypotheses[s]))});
  }
  Result<std::vector<SystemResult>> results = score_texts(request, parallel_for);
  if (!results) return results.error();
  for (std::size_t m = 0; m < metrics->size(); ++m) {
    ComparedMetric& metric = compared.metrics.emplace_back(ComparedMetric{.metric = (*metrics)[m]});
    const MetricPtr of_units = metrics::unit_level(metric.metric);
    for (SystemResult& result : *results) {
      metric.scores.push_back(std::move(result.metrics[m].score));
      metric.tables.push_back(std::move(result.metrics[m].table));
      auto& values = metric.unit_values.emplace_back(metric.tables.back().units());
      of_units->score_many(metric.tables.back().values(), values);
    }
  }
  tell_apart(compared.metrics);
  const bool bleu = std::any_of(metrics->begin(), metrics->end(),
                                [](const MetricPtr& metric) { return metric->info().id == "bleu"; });
  for (std::size_t s = 0; bleu && s < results->size(); ++s) {
    const std::size_t periods = (*results)[s].tokenized_periods;
    if (periods < kSuspiciousPeriods) continue;
    compared.remarks.push_back(compared.systems[s].name + " looks tokenised, and BLEU expects text as it is read: " +
                               std::to_string(periods) + " lines end in ' .'.");
  }
  return {};
}

}  // namespace lacuna::pipeline
