/// \file
/// Segments of Python as views: the UTF-8 that each `str` keeps, without a copy.
#pragma once

#include <pybind11/pybind11.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::python {

/// A text and its views stay valid as long as the `str` lives. Raises TypeError for what is not a `str`, and InputError
/// for a lone surrogate; `place` says where ("segment 3 of the hypotheses").
[[nodiscard]] std::string_view view_of(pybind11::handle text, const std::string& place);

/// Segments that are held while something without the interpreter's lock reads them; whoever changes the list meanwhile
/// changes nothing here.
class Segments {
 public:
  /// `segments`: any iterable of `str`, but not a `str`. `name` is what messages call them ("hypotheses").
  Segments(const pybind11::object& segments, const std::string& name);

  [[nodiscard]] std::span<const std::string_view> views() const { return views_; }

 private:
  pybind11::tuple held_;
  std::vector<std::string_view> views_;
};

/// The same for segments that may be missing: None.
class OptionalSegments {
 public:
  OptionalSegments(const pybind11::object& segments, const std::string& name);

  [[nodiscard]] std::span<const std::optional<std::string_view>> views() const { return views_; }

 private:
  pybind11::tuple held_;
  std::vector<std::optional<std::string_view>> views_;
};

}  // namespace lacuna::python
