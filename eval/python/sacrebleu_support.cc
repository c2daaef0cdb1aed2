// What `lacuna.sacrebleu` needs and nobody else: tercom's tokeniser, where models of tokenisers come from, and the
// scores of single resamples.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/interruption.h"
#include "eval/pipeline/parallel.h"
#include "eval/python/bindings.h"
#include "eval/python/errors.h"
#include "eval/python/interruption.h"
#include "eval/python/scoring.h"
#include "eval/stats/replicate_scores.h"
#include "eval/text/spm_models.h"
#include "eval/text/tercom_tokenizer.h"

namespace lacuna::python {
namespace {

BoundTokenizer tercom_tokenizer(bool normalized, bool no_punct, bool asian_support, bool case_sensitive) {
  return {std::make_shared<const text::TercomTokenizer>(TerOptions{.normalized = normalized,
                                                                   .no_punct = no_punct,
                                                                   .asian_support = asian_support,
                                                                   .case_sensitive = case_sensitive})};
}

/// Name, file and address of the model that a tokeniser needs.
py::tuple spm_model(const std::string& name) {
  const text::SpmModel* model = text::find_spm_model(name);
  if (model == nullptr) raise_usage("the tokeniser '" + name + "' has no model to download");
  return py::make_tuple(std::string(model->name), std::string(model->file), std::string(model->url));
}

/// The scores that `bootstrap_interval` takes mean and width of, in the order drawn.
std::vector<double> resampled_scores(const BoundMetric& metric, const std::shared_ptr<StatsTable>& table,
                                     std::size_t samples, std::uint64_t seed, std::size_t threads) {
  if (table->columns() != metric.metric->info().columns) raise_usage("a table has other columns than the metric");
  if (table->units() == 0 || table->units() >= UINT32_MAX) raise_usage("there is nothing to resample, or too much");
  return value_or_raise(run_interruptibly(py::none(), [&](Progress* progress) {
    return base::interruptible([&]() -> Result<std::vector<double>> {
      const stats::ScoredTable scored{metric.metric.get(), table.get()};
      stats::Pcg64 random(seed);
      stats::ReplicateScores scores = stats::bootstrap_scores({&scored, 1}, random, samples, stats::Arithmetic::kSingle,
                                                              pipeline::parallel_for(threads, progress));
      return std::move(scores.front());
    });
  }));
}

}  // namespace

void bind_sacrebleu_support(py::module_& module) {
  module.def("tercom_tokenizer", &tercom_tokenizer, py::arg("normalized") = false, py::arg("no_punct") = false,
             py::arg("asian_support") = false, py::arg("case_sensitive") = false);
  module.def("spm_model", &spm_model, py::arg("name"));
  module.def("resampled_scores", &resampled_scores, py::arg("metric"), py::arg("table"), py::arg("samples") = 1000,
             py::arg("seed") = 12345, py::arg("threads") = 0);
}

}  // namespace lacuna::python
