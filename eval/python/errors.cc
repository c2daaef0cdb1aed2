#include "eval/python/errors.h"

namespace py = pybind11;

namespace lacuna::python {
namespace {

const char* code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage: return "usage";
    case ErrorCode::kIo: return "io";
    case ErrorCode::kEncoding: return "encoding";
    case ErrorCode::kFormat: return "format";
    case ErrorCode::kMismatch: return "mismatch";
    case ErrorCode::kPack: return "pack";
    case ErrorCode::kInternal: return "internal";
    case ErrorCode::kInterrupted: return "interrupted";
  }
  return "internal";
}

}  // namespace

void raise_error(const Error& error) {
  const py::object path = error.path.empty() ? py::object(py::none()) : py::str(error.path);
  const py::object line = error.line == 0 ? py::object(py::none()) : py::int_(error.line);
  const py::object byte = error.byte < 0 ? py::object(py::none()) : py::int_(error.byte);
  const py::object exception =
      py::module_::import("lacuna.errors").attr("error_of")(code_name(error.code), error.to_string(), path, line, byte);
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr())), exception.ptr());
  throw py::error_already_set();
}

void raise_usage(std::string message) {
  raise_error({.code = ErrorCode::kUsage, .message = std::move(message), .path = {}});
}

}  // namespace lacuna::python
