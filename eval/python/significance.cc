#include "eval/stats/significance.h"

#include <pybind11/stl.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "eval/base/interruption.h"
#include "eval/pipeline/parallel.h"
#include "eval/python/bindings.h"
#include "eval/python/errors.h"
#include "eval/python/interruption.h"
#include "eval/python/scoring.h"

namespace lacuna::python {
namespace {

using Tables = std::vector<std::vector<std::shared_ptr<StatsTable>>>;
using Test = Result<std::vector<PairedResults>> (*)(std::span<const ScoredSystems>, const ResamplingOptions&,
                                                    const base::ParallelFor&);

/// Tables that are not of the metric would be read beyond their ends.
void expect_table(const Metric& metric, const StatsTable& table) {
  if (table.columns() == metric.info().columns) return;
  raise_usage("a table has other columns than " + metric.info().display_name);
}

std::vector<ScoredSystems> systems_of(const std::vector<BoundMetric>& metrics, const Tables& tables) {
  if (metrics.size() != tables.size()) {
    raise_usage("a list of tables for each metric is needed: there are " + std::to_string(metrics.size()) +
                " metrics, and " + std::to_string(tables.size()) + " lists");
  }
  std::vector<ScoredSystems> systems;
  systems.reserve(metrics.size());
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    ScoredSystems& scored = systems.emplace_back(ScoredSystems{.metric = metrics[m].metric, .tables = {}});
    scored.tables.reserve(tables[m].size());
    for (const std::shared_ptr<StatsTable>& table : tables[m]) {
      expect_table(*metrics[m].metric, *table);
      scored.tables.push_back(table.get());
    }
  }
  return systems;
}

py::object interval_object(const std::optional<ResampledMean>& interval) {
  if (!interval) return py::none();
  return py::module_::import("lacuna.results").attr("ResampledMean")(interval->mean, interval->half_width);
}

py::list test(Test run, const std::vector<BoundMetric>& metrics, const Tables& tables, const ResamplingOptions& options,
              std::size_t threads) {
  const std::vector<ScoredSystems> systems = systems_of(metrics, tables);
  const std::vector<PairedResults> results = value_or_raise(run_interruptibly(
      py::none(),
      [run, systems, tables, options, threads](Progress* progress) {  // `tables` keeps what `systems` points to
        return base::interruptible([&] { return run(systems, options, pipeline::parallel_for(threads, progress)); });
      },
      Patience::kShort));
  const py::object paired_result = py::module_::import("lacuna.results").attr("PairedResult");
  py::list all;
  for (const PairedResults& metric : results) {
    py::list list;
    for (const PairedResult& result : metric) {
      list.append(paired_result(result.score, result.p_value, interval_object(result.interval)));
    }
    all.append(list);
  }
  return all;
}

}  // namespace

void bind_significance(py::module_& module) {
  module.def(
      "paired_bootstrap",
      [](const std::vector<BoundMetric>& metrics, const Tables& tables, std::size_t samples, std::uint64_t seed,
         std::size_t threads) {
        return test(&stats::paired_bootstrap, metrics, tables, {.samples = samples, .seed = seed}, threads);
      },
      py::arg("metrics"), py::arg("tables"), py::arg("samples") = 1000, py::arg("seed") = 12345,
      py::arg("threads") = 0);
  module.def(
      "paired_randomization",
      [](const std::vector<BoundMetric>& metrics, const Tables& tables, std::size_t samples, std::uint64_t seed,
         std::size_t interval_samples, std::size_t threads) {
        return test(&stats::paired_randomization, metrics, tables,
                    {.samples = samples, .seed = seed, .interval_samples = interval_samples}, threads);
      },
      py::arg("metrics"), py::arg("tables"), py::arg("samples") = 10000, py::arg("seed") = 12345,
      py::arg("interval_samples") = 0, py::arg("threads") = 0);
  module.def(
      "bootstrap_interval",
      [](const BoundMetric& metric, const std::shared_ptr<StatsTable>& table, std::size_t samples, std::uint64_t seed,
         std::size_t threads) {
        expect_table(*metric.metric, *table);
        const ResamplingOptions options{.samples = samples, .seed = seed};
        return interval_object(value_or_raise(run_interruptibly(
            py::none(),
            [metric, table, options, threads](Progress* progress) {
              return base::interruptible([&] {
                return stats::bootstrap_interval(*metric.metric, *table, options,
                                                 pipeline::parallel_for(threads, progress));
              });
            },
            Patience::kShort)));
      },
      py::arg("metric"), py::arg("table"), py::arg("samples") = 1000, py::arg("seed") = 12345, py::arg("threads") = 0);
}

}  // namespace lacuna::python
