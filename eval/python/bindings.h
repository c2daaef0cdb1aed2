/// \file
/// The parts of the module `lacuna._native`, one file each. All are called with the interpreter's lock held, once.
#pragma once

#include <pybind11/pybind11.h>

namespace lacuna::python {

namespace py = pybind11;

void bind_scoring(py::module_& module);       ///< Tokenizer, Metric, StatsTable, and how metrics are made
void bind_significance(py::module_& module);  ///< sacreBLEU's intervals and paired tests
void bind_checking(py::module_& module);
void bind_aligning(py::module_& module);
void bind_training(py::module_& module);
void bind_sacrebleu_support(py::module_& module);  ///< what `lacuna.sacrebleu` needs beside
void bind_test_sets(py::module_& module);

}  // namespace lacuna::python
