#include "eval/pipeline/shards/score_measure.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "eval/base/line_reader.h"
#include "eval/corpus/chunk_bitext.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/score_rows.h"
#include "eval/pipeline/score_texts.h"
#include "eval/pipeline/shards/run_settings.h"
#include "lacuna/exact_sum.h"
#include "lacuna/score_segments.h"
#include "lacuna/version.h"

namespace lacuna::pipeline {
namespace {

std::string signatures_of(const std::vector<MetricPtr>& metrics) {
  std::vector<std::string> signatures;
  signatures.reserve(metrics.size());
  for (const MetricPtr& metric : metrics) {
    signatures.push_back(metric->info().display_name + " " + metric->signature(kVariedReferences));
  }
  return joined_lines(signatures);
}

/// Rows of a table, added up exactly.
std::vector<records::ExactParts> column_sums(const StatsTable& table) {
  std::vector<records::ExactParts> columns;
  columns.reserve(table.width());
  for (std::size_t column = 0; column < table.width(); ++column) {
    ExactSum sum;
    for (std::size_t unit = 0; unit < table.units(); ++unit) sum.add(table.row(unit)[column]);
    columns.push_back(sum.parts());
  }
  return columns;
}

Error bad_shard(std::string message) { return {.code = ErrorCode::kFormat, .message = std::move(message), .path = {}}; }

}  // namespace

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin <= text.size() && !text.empty()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

ScoreMeasure::ScoreMeasure(CorpusScoring scoring, std::uint64_t chunk_bytes) : scoring_(std::move(scoring)) {
  const std::size_t references = scoring_.aligned ? scoring_.references : scoring_.reference_names.size();
  settings_ = {{setting::kKind, setting::kScore},
               {setting::kVersion, kVersion},
               {setting::kChunkBytes, std::to_string(chunk_bytes)},
               {setting::kTexts, scoring_.aligned ? setting::kAligned : setting::kTables},
               {setting::kMetrics, joined_lines(scoring_.metric_words)},
               {"signatures", signatures_of(scoring_.metrics)},
               {setting::kSystems, joined_lines(scoring_.systems)},
               {"references", std::to_string(references)},
               {"references on a line", std::to_string(scoring_.reference_fields)},
               {"field of the translation", scoring_.hypothesis_name},
               {"fields of the references", joined_lines(scoring_.reference_names)}};
}

Result<std::vector<SystemResult>> ScoreMeasure::score_lines(const CorpusText& text, const corpus::Chunk& chunk,
                                                            Progress* progress) const {
  ScoreStreams streams;
  streams.metrics = scoring_.metrics;
  streams.reference_fields = scoring_.reference_fields;
  for (std::size_t i = 0; i < chunk.texts.size(); ++i) {
    const std::string name = text.paths[i] == "-" ? "<stdin>" : text.paths[i];
    (i < scoring_.references ? streams.references : streams.hypotheses).push_back(base::lines_of(name, chunk.texts[i]));
  }
  Result<std::vector<SystemResult>> results = score_streams(std::move(streams), parallel_for(1, progress));
  if (results) return results;
  const auto place = std::find(text.paths.begin(), text.paths.end(), results.error().path);
  const auto index = static_cast<std::size_t>(place - text.paths.begin());
  return corpus::placed_in_file(results.error(), chunk, index < chunk.texts.size() ? index : 0);
}

Result<std::vector<SystemResult>> ScoreMeasure::score_table(const CorpusText& text, const corpus::Chunk& chunk,
                                                            const std::string& head, Progress* progress) const {
  std::vector<corpus::ChunkBitext> tables;  // the texts of each reference, and in the first those of the system
  tables.reserve(scoring_.reference_names.size());
  for (const std::string& name : scoring_.reference_names) {
    corpus::BitextOptions options{.source_field = name, .target_field = scoring_.hypothesis_name};
    if (!scoring_.format.empty()) options.format = corpus::bitext_format(scoring_.format);
    Result<corpus::ChunkBitext> table = corpus::read_chunk_bitext(text.paths.front(), chunk, head, options);
    if (!table) return table.error();
    tables.push_back(std::move(*table));
  }
  const std::size_t units = tables.front().bitext.units.size();
  std::vector<std::string_view> hypotheses;
  hypotheses.reserve(units);
  std::vector<std::vector<std::optional<std::string_view>>> references(tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const corpus::Bitext& bitext = tables[t].bitext;
    references[t].reserve(units);
    for (const corpus::BitextUnit& unit : bitext.units) {
      references[t].emplace_back(unit.source.of(bitext.source.text));
      if (t == 0) hypotheses.push_back(unit.target.of(bitext.target.text));
    }
  }
  SegmentRequest request{.hypotheses = hypotheses, .references = {}, .metrics = scoring_.metrics, .threads = 1};
  for (const auto& stream : references) request.references.emplace_back(stream);
  Result<SystemResult> result = score_segments(request, progress);
  if (!result) return result.error();
  std::vector<SystemResult> results;
  results.push_back(std::move(*result));
  return results;
}

Result<MeasuredChunk> ScoreMeasure::measure(const CorpusText& text, const corpus::Chunk& chunk, const std::string& head,
                                            Progress* progress) const {
  MeasuredChunk measured{.sums = plain_sums(chunk), .findings = {}};
  if (chunk.lines == 0) return measured;
  const Result<std::vector<SystemResult>> results =
      scoring_.aligned ? score_lines(text, chunk, progress) : score_table(text, chunk, head, progress);
  if (!results) return results.error();
  measured.sums.systems.reserve(results->size());
  for (const SystemResult& result : *results) {
    records::SystemSums& system = measured.sums.systems.emplace_back();
    system.tokenized_periods = result.tokenized_periods;
    system.metrics.reserve(result.metrics.size());
    for (const MetricResult& metric : result.metrics) system.metrics.push_back(column_sums(metric.table));
    measured.sums.reference_counts.assign(result.reference_counts.begin(), result.reference_counts.end());
  }
  measured.sums.units = results->front().metrics.front().table.units();
  measured.sums.records = measured.sums.units;
  return measured;
}

Result<CorpusScores> corpus_scores(const records::Shard& shard, const std::vector<MetricPtr>& metrics) {
  CorpusScores scores;
  const std::vector<std::string> names = split_lines(records::setting(shard.settings, setting::kSystems));
  for (const std::string& name : names) scores.systems.push_back({.name = name, .metrics = {}});
  std::vector<std::vector<std::vector<ExactSum>>> sums(names.size());  // of each system, metric and column
  for (auto& system : sums) {
    for (const MetricPtr& metric : metrics) system.emplace_back(metric->info().columns.size());
  }
  std::set<std::size_t> reference_counts;
  for (const auto& [key, chunk] : shard.chunks) {
    scores.units += chunk.units;
    reference_counts.insert(chunk.reference_counts.begin(), chunk.reference_counts.end());
    if (chunk.systems.empty()) continue;  // no line begins in it
    if (chunk.systems.size() != names.size()) return bad_shard("a chunk has another number of systems");
    for (std::size_t s = 0; s < names.size(); ++s) {
      scores.systems[s].tokenized_periods += chunk.systems[s].tokenized_periods;
      if (chunk.systems[s].metrics.size() != metrics.size()) return bad_shard("a chunk has other metrics");
      for (std::size_t m = 0; m < metrics.size(); ++m) {
        const std::vector<records::ExactParts>& columns = chunk.systems[s].metrics[m];
        if (columns.size() != sums[s][m].size()) return bad_shard("a metric of a chunk has other columns");
        for (std::size_t c = 0; c < columns.size(); ++c) sums[s][m][c].add(ExactSum::of(columns[c]));
      }
    }
  }
  if (scores.units == 0) return Error{.code = ErrorCode::kMismatch, .message = "there is nothing to score", .path = {}};
  for (std::size_t s = 0; s < names.size(); ++s) {
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      MetricResult& result = scores.systems[s].metrics.emplace_back(
          MetricResult{.score = {}, .table = StatsTable(metrics[m]->info().columns, 1)});
      const std::span<double> row = result.table.row(0);
      std::transform(sums[s][m].begin(), sums[s][m].end(), row.begin(),
                     [](const ExactSum& sum) { return sum.value(); });
    }
  }
  RowWriter(metrics, nullptr).finish(reference_counts, scores.systems);
  return scores;
}

}  // namespace lacuna::pipeline
