#include "eval/python/segments.h"

#include <array>
#include <cstddef>
#include <cstdio>

#include "eval/python/errors.h"
#include "lacuna/result.h"

namespace py = pybind11;

namespace lacuna::python {
namespace {

std::string type_name(py::handle object) { return Py_TYPE(object.ptr())->tp_name; }

py::tuple held(const py::object& segments, const std::string& name) {
  if (PyUnicode_Check(segments.ptr()) || PyBytes_Check(segments.ptr())) {
    throw py::type_error(name + ": expected a list of str, not one " + type_name(segments));
  }
  PyObject* const items = PySequence_Tuple(segments.ptr());
  if (items == nullptr) {
    if (PyErr_ExceptionMatches(PyExc_TypeError) == 0) throw py::error_already_set();
    PyErr_Clear();
    throw py::type_error(name + ": expected a list of str, not " + type_name(segments));
  }
  return py::reinterpret_steal<py::tuple>(items);
}

// "U+DC80 at character 3", of the first code point that UTF-8 cannot hold.
std::string first_surrogate(py::handle text) {
  const Py_ssize_t length = PyUnicode_GetLength(text.ptr());
  for (Py_ssize_t i = 0; i < length; ++i) {
    const Py_UCS4 character = PyUnicode_ReadChar(text.ptr(), i);
    if (character < 0xD800 || character > 0xDFFF) continue;
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(character));
    return std::string(name.data()) + " at character " + std::to_string(i);
  }
  return "not found";
}

// `place()` names the text, for messages only.
template <class Place>
std::string_view utf8(py::handle text, const Place& place) {
  if (!PyUnicode_Check(text.ptr())) {
    throw py::type_error(std::string(place()) + ": expected str, not " + type_name(text));
  }
  Py_ssize_t size = 0;
  const char* const bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (bytes != nullptr) return {bytes, static_cast<std::size_t>(size)};
  if (PyErr_ExceptionMatches(PyExc_UnicodeEncodeError) == 0) throw py::error_already_set();
  PyErr_Clear();
  raise_error({.code = ErrorCode::kEncoding,
               .message = std::string(place()) + ": a lone surrogate is not text (" + first_surrogate(text) + ")",
               .path = {}});
}

template <class View>
void add_views(const py::tuple& items, const std::string& name, std::vector<View>& views) {
  views.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    PyObject* const item = PyTuple_GET_ITEM(items.ptr(), static_cast<Py_ssize_t>(i));
    if constexpr (!std::is_same_v<View, std::string_view>) {
      if (item == Py_None) {
        views.push_back(std::nullopt);
        continue;
      }
    }
    views.push_back(utf8(item, [&] { return "segment " + std::to_string(i) + " of the " + name; }));
  }
}

}  // namespace

std::string_view view_of(py::handle text, const std::string& place) {
  return utf8(text, [&] { return place; });
}

Segments::Segments(const py::object& segments, const std::string& name) : held_(held(segments, name)) {
  add_views(held_, name, views_);
}

OptionalSegments::OptionalSegments(const py::object& segments, const std::string& name) : held_(held(segments, name)) {
  add_views(held_, name, views_);
}

}  // namespace lacuna::python
