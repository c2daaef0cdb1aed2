#include "eval/python/scoring.h"

#include <pybind11/stl.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "eval/python/bindings.h"
#include "eval/python/errors.h"
#include "eval/python/interruption.h"
#include "eval/python/segments.h"
#include "lacuna/metric_registry.h"
#include "lacuna/plugin.h"
#include "lacuna/score_segments.h"
#include "reports/score_report.h"

namespace lacuna::python {
namespace {

constexpr std::size_t kFewBytes = 4096;     // scored at once, without a thread
constexpr std::size_t kScoredRows = 16384;  // between looks for signals

std::vector<std::string> names_of(const std::vector<ColumnInfo>& columns) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const ColumnInfo& column : columns) names.push_back(column.name);
  return names;
}

std::string tokenized(const BoundTokenizer& self, const py::str& text) {
  TokenizedText tokens;
  self.tokenizer->tokenize(view_of(text, "the text"), tokens);
  std::string line;
  line.reserve(tokens.text.size() + tokens.tokens.size());
  for (const ByteSpan& token : tokens.tokens) {
    if (!line.empty()) line += ' ';
    line.append(token.of(tokens.text));
  }
  return line;
}

BleuSmoothing smoothing_of(const std::string& name) {
  if (name == "none") return BleuSmoothing::kNone;
  if (name == "floor") return BleuSmoothing::kFloor;
  if (name == "add-k") return BleuSmoothing::kAddK;
  if (name == "exp") return BleuSmoothing::kExp;
  raise_usage("no smoothing is called '" + name + "': none, floor, add-k or exp");
}

TokenizerPtr tokenizer_in(const BoundTokenizer* bound) { return bound == nullptr ? nullptr : bound->tokenizer; }

BoundMetric bleu(const BoundTokenizer* tokenizer, int max_order, const std::string& smoothing,
                 std::optional<double> smoothing_value, bool effective_order, bool lowercase) {
  return {value_or_raise(make_bleu({.tokenizer = tokenizer_in(tokenizer),
                                    .max_order = max_order,
                                    .smoothing = smoothing_of(smoothing),
                                    .smoothing_value = smoothing_value,
                                    .effective_order = effective_order,
                                    .lowercase = lowercase}))};
}

BoundMetric chrf(int char_order, int word_order, int beta, bool lowercase, bool whitespace, bool epsilon_smoothing) {
  return {value_or_raise(make_chrf({.char_order = char_order,
                                    .word_order = word_order,
                                    .beta = beta,
                                    .lowercase = lowercase,
                                    .whitespace = whitespace,
                                    .epsilon_smoothing = epsilon_smoothing}))};
}

BoundMetric ter(bool normalized, bool no_punct, bool asian_support, bool case_sensitive) {
  return {value_or_raise(make_ter({.normalized = normalized,
                                   .no_punct = no_punct,
                                   .asian_support = asian_support,
                                   .case_sensitive = case_sensitive}))};
}

BoundMetric length_ratio(const BoundTokenizer* tokenizer, bool lowercase) {
  return {value_or_raise(make_length_ratio({.tokenizer = tokenizer_in(tokenizer), .lowercase = lowercase}))};
}

/// Hypotheses and streams of references, held.
class HeldRequest {
 public:
  HeldRequest(const py::object& hypotheses, const py::object& references) : hypotheses_(hypotheses, "hypotheses") {
    std::size_t stream = 0;
    if (PyUnicode_Check(references.ptr())) throw py::type_error("references: expected lists of str, not one str");
    for (const py::handle& reference : references) {
      references_.emplace_back(py::reinterpret_borrow<py::object>(reference), "reference " + std::to_string(stream++));
    }
  }

  [[nodiscard]] SegmentRequest request(std::vector<MetricPtr> metrics, bool strip, std::size_t threads) const {
    SegmentRequest request{.hypotheses = hypotheses_.views(),
                           .references = {},
                           .metrics = std::move(metrics),
                           .strip_segments = strip,
                           .threads = threads};
    request.references.reserve(references_.size());
    for (const OptionalSegments& reference : references_) request.references.push_back(reference.views());
    return request;
  }

  /// Whether scoring takes less than starting a thread.
  [[nodiscard]] bool is_small() const {
    std::size_t bytes = 0;
    for (const std::string_view hypothesis : hypotheses_.views()) {
      bytes += hypothesis.size();
      if (bytes > kFewBytes) return false;
    }
    return hypotheses_.views().size() <= 16;
  }

 private:
  Segments hypotheses_;
  std::deque<OptionalSegments> references_;
};

SystemResult scored(const py::object& hypotheses, const py::object& references, std::vector<MetricPtr> metrics,
                    bool strip, std::size_t threads) {
  const HeldRequest held(hypotheses, references);
  SegmentRequest request = held.request(std::move(metrics), strip, threads);
  if (held.is_small()) {
    request.threads = 1;
    return value_or_raise(score_segments(request));
  }
  return value_or_raise(
      run_interruptibly(py::none(), [&](Progress* progress) { return score_segments(request, progress); }));
}

std::shared_ptr<StatsTable> statistics(const BoundMetric& self, const py::object& hypotheses,
                                       const py::object& references, std::size_t threads) {
  SystemResult result = scored(hypotheses, references, {self.metric}, false, threads);
  return std::make_shared<StatsTable>(std::move(result.metrics.front().table));
}

/// (scores, tables) of `metrics`, in their order.
py::tuple score_all(const std::vector<BoundMetric>& bound, const py::object& hypotheses, const py::object& references,
                    bool strip, std::size_t threads) {
  std::vector<MetricPtr> metrics;
  metrics.reserve(bound.size());
  for (const BoundMetric& metric : bound) metrics.push_back(metric.metric);
  SystemResult result = scored(hypotheses, references, std::move(metrics), strip, threads);
  py::list scores;
  py::list tables;
  for (MetricResult& metric : result.metrics) {
    scores.append(score_object(metric.score));
    tables.append(std::make_shared<StatsTable>(std::move(metric.table)));
  }
  return py::make_tuple(scores, tables);
}

/// A score that `score_object` made, again.
Score score_of(const py::handle& object) {
  Score score{.metric = object.attr("metric").cast<std::string>(),
              .value = object.attr("value").cast<std::optional<double>>(),
              .reason = object.attr("reason").cast<std::string>(),
              .components = {},
              .signature = object.attr("signature").cast<std::string>()};
  for (const auto& [name, value] : object.attr("components").cast<py::dict>()) {
    score.components.emplace_back(name.cast<std::string>(), value.cast<double>());
  }
  return score;
}

/// What `lacuna score` writes for one system.
std::string scores_json(const std::vector<BoundMetric>& metrics, const py::list& scores, int width) {
  if (metrics.size() != scores.size()) raise_usage("a score for each metric is needed");
  if (width < 0 || width > 17) raise_usage("the digits after the point must be between 0 and 17");
  reports::ScoreReport report;
  reports::ScoredSystem& system = report.systems.emplace_back();
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    system.metrics.push_back({.score = score_of(scores[m]),
                              .interval = {},
                              .p_value = {},
                              .comparison = {},
                              .more_digits = reports::more_digits(metrics[m].metric->info())});
  }
  std::ostringstream json;
  reports::write_score_json(report, {.width = width}, json);
  return json.str();
}

void expect_width(const BoundMetric& self, std::size_t width) {
  const std::size_t expected = self.metric->info().columns.size();
  if (width == expected) return;
  raise_usage(self.metric->info().display_name + " has " + std::to_string(expected) + " columns, not " +
              std::to_string(width));
}

py::object score_of_sums(const BoundMetric& self, const std::vector<double>& sums) {
  expect_width(self, sums.size());
  return score_object(self.metric->score(sums));
}

std::vector<std::optional<double>> score_rows(const BoundMetric& self, const StatsTable& table) {
  expect_width(self, table.width());
  std::vector<std::optional<double>> values(table.units());
  const std::span<std::optional<double>> all(values);
  for (std::size_t begin = 0; begin < values.size(); begin += kScoredRows) {
    const std::size_t rows = std::min(kScoredRows, values.size() - begin);
    {
      const py::gil_scoped_release unlocked;
      self.metric->score_many(table.values().subspan(begin * table.width(), rows * table.width()),
                              all.subspan(begin, rows));
    }
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  }
  return values;
}

py::buffer_info buffer_of(StatsTable& table) {
  const auto units = static_cast<py::ssize_t>(table.units());
  const auto width = static_cast<py::ssize_t>(table.width());
  constexpr auto kSize = static_cast<py::ssize_t>(sizeof(double));
  return {
      const_cast<double*>(table.values().data()),  // NOLINT(cppcoreguidelines-pro-type-const-cast): marked read-only
      kSize,
      py::format_descriptor<double>::format(),
      2,
      {units, width},
      {width * kSize, kSize},
      true};
}

void bind_tokenizer(py::module_& module) {
  py::class_<BoundTokenizer>(module, "Tokenizer", "A tokeniser of sacreBLEU's, by name.")
      .def(py::init([](const std::string& name, std::string model, std::vector<std::string> model_folders) {
             return BoundTokenizer{value_or_raise(
                 make_tokenizer(name, {.model = std::move(model), .model_folders = std::move(model_folders)}))};
           }),
           py::arg("name"), py::arg("model") = "", py::arg("model_folders") = std::vector<std::string>{})
      .def("tokenize", &tokenized, py::arg("text"), "The tokens of a text with a space between two.")
      .def_property_readonly(
          "signature", [](const BoundTokenizer& self) { return self.tokenizer->signature(); },
          "The name in signatures of scores.");
  module.def("tokenizer_names", [] {
    const std::span<const std::string_view> names = tokenizer_names();
    return std::vector<std::string>(names.begin(), names.end());
  });
}

void bind_table(py::module_& module) {
  py::class_<StatsTable, std::shared_ptr<StatsTable>>(
      module, "StatsTable", py::buffer_protocol(),
      "Sufficient statistics, a row per segment; numpy.asarray(table) is a view of it, read-only.")
      .def_buffer(&buffer_of)
      .def_property_readonly("shape", [](const StatsTable& self) { return py::make_tuple(self.units(), self.width()); })
      .def_property_readonly("columns", [](const StatsTable& self) { return names_of(self.columns()); })
      .def(
          "sum", [](const StatsTable& self) { return self.sum(); }, "Sums of the columns.")
      .def("__len__", &StatsTable::units)
      .def("__eq__", [](const StatsTable& self, const StatsTable& other) { return self == other; })
      .def("__repr__", [](const StatsTable& self) {
        return "<lacuna.StatsTable of " + std::to_string(self.units()) + " rows and " + std::to_string(self.width()) +
               " columns>";
      });
}

void bind_metric(py::module_& module) {
  py::class_<BoundMetric>(module, "Metric", "A measure of translations with its options.")
      .def_property_readonly("name", [](const BoundMetric& self) { return self.metric->info().display_name; })
      .def_property_readonly("id", [](const BoundMetric& self) { return self.metric->info().id; })
      .def_property_readonly("columns", [](const BoundMetric& self) { return names_of(self.metric->info().columns); })
      .def(
          "signature", [](const BoundMetric& self, int references) { return self.metric->signature(references); },
          py::arg("references"))
      .def("statistics", &statistics, py::arg("hypotheses"), py::arg("references"), py::arg("threads") = 0)
      .def("score", &score_of_sums, py::arg("sums"))
      .def("score_rows", &score_rows, py::arg("table"))
      .def("__repr__", [](const BoundMetric& self) {
        return "<lacuna.Metric " + self.metric->info().display_name + " " + self.metric->signature(1) + ">";
      });
}

}  // namespace

py::object score_object(const Score& score) {
  py::dict components;
  for (const auto& [name, value] : score.components) components[py::str(name)] = value;
  return py::module_::import("lacuna.results")
      .attr("Score")(score.metric, score.value, score.reason, components, score.signature);
}

void bind_scoring(py::module_& module) {
  bind_tokenizer(module);
  bind_table(module);
  bind_metric(module);
  module.def("make_bleu", &bleu, py::arg("tokenizer") = py::none(), py::arg("max_order") = 4,
             py::arg("smoothing") = "exp", py::arg("smoothing_value") = py::none(), py::arg("effective_order") = false,
             py::arg("lowercase") = false);
  module.def("make_chrf", &chrf, py::arg("char_order") = 6, py::arg("word_order") = 0, py::arg("beta") = 2,
             py::arg("lowercase") = false, py::arg("whitespace") = false, py::arg("epsilon_smoothing") = false);
  module.def("make_ter", &ter, py::arg("normalized") = false, py::arg("no_punct") = false,
             py::arg("asian_support") = false, py::arg("case_sensitive") = false);
  module.def(
      "make_metric", [](const std::string& name) { return BoundMetric{value_or_raise(make_metric(name))}; },
      py::arg("name"));
  module.def("list_metrics", [] {
    std::vector<std::pair<std::string, std::string>> metrics;
    for (MetricName& metric : list_metrics()) {
      metrics.emplace_back(std::move(metric.name), std::move(metric.description));
    }
    return metrics;
  });
  module.def(
      "load_plugin", [](const std::string& path) { return value_or_raise(load_plugin(path)); }, py::arg("path"));
  module.def("make_length_ratio", &length_ratio, py::arg("tokenizer") = py::none(), py::arg("lowercase") = false);
  module.def("scores_json", &scores_json, py::arg("metrics"), py::arg("scores"), py::arg("width"));
  module.def("score", &score_all, py::arg("metrics"), py::arg("hypotheses"), py::arg("references"),
             py::arg("strip") = true, py::arg("threads") = 0);
}

}  // namespace lacuna::python
