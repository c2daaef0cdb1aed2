/// \file
/// Errors of the library as Python's exceptions, the classes of `lacuna.errors`.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <utility>

#include "lacuna/result.h"

namespace lacuna::python {

/// Raises the class that fits the error's code. With the interpreter's lock held.
[[noreturn]] void raise_error(const Error& error);
/// The same for what is wrong with an argument: kUsage.
[[noreturn]] void raise_usage(std::string message);

/// The value, or the error raised.
template <class T>
[[nodiscard]] T value_or_raise(Result<T> result) {
  if (!result) raise_error(result.error());
  return std::move(*result);
}

}  // namespace lacuna::python
