// The module `lacuna._native`. What Python's users see is in lacuna/__init__.py, which is written on it.
#include <pybind11/pybind11.h>

#include "eval/python/bindings.h"
#include "eval/python/interruption.h"
#include "lacuna/version.h"

PYBIND11_MODULE(_native, module) {
  module.doc() = "Lacuna's library. Use the package lacuna, which is written on this.";
  module.attr("__version__") = lacuna::kVersion;
  lacuna::python::bind_interruption(module);
  lacuna::python::bind_scoring(module);
  lacuna::python::bind_significance(module);
  lacuna::python::bind_checking(module);
  lacuna::python::bind_aligning(module);
  lacuna::python::bind_training(module);
  lacuna::python::bind_sacrebleu_support(module);
  lacuna::python::bind_test_sets(module);
}
