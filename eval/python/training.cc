#include <pybind11/stl.h>

#include <csignal>
#include <cstdint>
#include <string>
#include <utility>

#include "eval/base/staged_file.h"
#include "eval/python/bindings.h"
#include "eval/python/errors.h"
#include "eval/python/interruption.h"
#include "lacuna/train.h"

namespace lacuna::python {
namespace {

/// (pairs, figures by name).
py::tuple summary_of(const TrainSummary& summary) {
  py::dict figures;
  for (const auto& [name, value] : summary.figures) figures[py::str(name)] = value;
  return py::make_tuple(summary.pairs, figures);
}

template <class Options>
void add_text(Options& options, std::string source, std::string target, double weight, bool tmx) {
  options.texts.push_back({.source = std::move(source), .target = std::move(target), .weight = weight, .tmx = tmx});
}

}  // namespace

void bind_training(py::module_& module) {
  module.def(
      "end_when_interrupted",
      [] {
        std::signal(SIGINT, base::end_by_signal);
        std::signal(SIGTERM, base::end_by_signal);
      },
      "From now on Ctrl-C ends the process without a word to Python, and removes what is half written.");
  py::class_<TrainOptions>(module, "TrainOptions", "How to train a pack: the fields of lacuna::TrainOptions.")
      .def(py::init<>())
      .def("add_text", &add_text<TrainOptions>, py::arg("source"), py::arg("target"), py::arg("weight"), py::arg("tmx"))
      .def_readwrite("recipe_path", &TrainOptions::recipe_path)
      .def_readwrite("root", &TrainOptions::root)
      .def_readwrite("glossaries", &TrainOptions::glossaries)
      .def_readwrite("source_language", &TrainOptions::source_language)
      .def_readwrite("target_language", &TrainOptions::target_language)
      .def_readwrite("output", &TrainOptions::output)
      .def_readwrite("command_line", &TrainOptions::command_line)
      .def_readwrite("vocabulary_size", &TrainOptions::vocabulary_size)
      .def_readwrite("seed", &TrainOptions::seed)
      .def_readwrite("threads", &TrainOptions::threads);
  py::class_<AdaptOptions>(module, "AdaptOptions", "How to refine a pack: the fields of lacuna::AdaptOptions.")
      .def(py::init<>())
      .def("add_text", &add_text<AdaptOptions>, py::arg("source"), py::arg("target"), py::arg("weight"), py::arg("tmx"))
      .def_readwrite("pack_path", &AdaptOptions::pack_path)
      .def_readwrite("output", &AdaptOptions::output)
      .def_readwrite("command_line", &AdaptOptions::command_line)
      .def_readwrite("prior_count", &AdaptOptions::prior_count)
      .def_readwrite("iterations", &AdaptOptions::iterations)
      .def_readwrite("threads", &AdaptOptions::threads);
  module.def(
      "train",
      [](const TrainOptions& options, const py::object& progress) {
        return summary_of(
            value_or_raise(run_interruptibly(progress, [&](Progress* asked) { return train(options, asked); })));
      },
      py::arg("options"), py::arg("progress") = py::none());
  module.def(
      "adapt",
      [](const AdaptOptions& options, const py::object& progress) {
        return summary_of(
            value_or_raise(run_interruptibly(progress, [&](Progress* asked) { return adapt(options, asked); })));
      },
      py::arg("options"), py::arg("progress") = py::none());
}

}  // namespace lacuna::python
