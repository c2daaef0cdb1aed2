#include "eval/pipeline/score_rows.h"

#include <span>
#include <utility>

#include "eval/base/interruption.h"
#include "lacuna/stats_table.h"

namespace lacuna::pipeline {
namespace {

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

}  // namespace

SystemResult RowWriter::empty_system(std::string name) const {
  SystemResult system{.name = std::move(name), .metrics = {}};
  system.metrics.reserve(metrics_.size());
  for (const MetricPtr& metric : metrics_) {
    system.metrics.push_back({.score = {}, .table = StatsTable(metric->info().columns, 0)});
  }
  return system;
}

void RowWriter::write(const BlockTexts& texts, std::size_t first_unit, std::vector<SystemResult>& systems) {
  const std::size_t units = texts.ends.size();
  std::vector<ReferenceSet> sets;
  sets.reserve(units);
  std::size_t begin = 0;
  for (const std::size_t end : texts.ends) {
    sets.push_back(std::span(texts.references).subspan(begin, end - begin));
    begin = end;
  }
  Scratches scratches = take_scratches();
  for (std::size_t m = 0; m < metrics_.size(); ++m) {
    const Metric& metric = *metrics_[m];
    const auto cache = metric.prepare_references(sets);
    for (std::size_t system = 0; system < systems.size(); ++system) {
      StatsTable& table = systems[system].metrics[m].table;
      for (std::size_t i = 0; i < units; ++i) {
        base::stop_if_asked(progress_);
        metric.write_row({.index = i, .source = {}, .hypothesis = texts.hypotheses[system * units + i]}, *cache,
                         *scratches[m], table.row(first_unit + i));
      }
    }
  }
  give_back(std::move(scratches));
}

void RowWriter::finish(const std::set<std::size_t>& reference_counts, std::vector<SystemResult>& systems) const {
  const int references = reference_counts.size() == 1 ? static_cast<int>(*reference_counts.begin()) : kVariedReferences;
  for (SystemResult& system : systems) {
    system.reference_counts.assign(reference_counts.begin(), reference_counts.end());
    for (std::size_t m = 0; m < metrics_.size(); ++m) {
      MetricResult& metric = system.metrics[m];
      metric.score = metrics_[m]->score(metric.table.sum());
      metric.score.signature = metrics_[m]->signature(references);
    }
  }
}

RowWriter::Scratches RowWriter::take_scratches() {
  {
    const std::lock_guard lock(mutex_);
    if (!free_.empty()) {
      Scratches scratches = std::move(free_.back());
      free_.pop_back();
      return scratches;
    }
  }
  Scratches scratches;
  scratches.reserve(metrics_.size());
  for (const MetricPtr& metric : metrics_) scratches.push_back(metric->make_scratch());
  return scratches;
}

void RowWriter::give_back(Scratches scratches) {
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(scratches));
}

Status validate_metrics(const std::vector<MetricPtr>& metrics) {
  if (metrics.empty()) return usage("there is no metric");
  for (const MetricPtr& metric : metrics) {
    if (!metric) return usage("a metric is null");
    if (metric->info().inputs.source) return usage("the metric " + metric->info().id + " needs a source text");
  }
  return {};
}

}  // namespace lacuna::pipeline
