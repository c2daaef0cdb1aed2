/// \file
/// What Python calls Metric and Tokenizer.
#pragma once

#include <pybind11/pybind11.h>

#include "lacuna/scoring.h"

namespace lacuna::python {

/// pybind11 owns what it hands out through a pointer to non-const, so const objects are in a box.
struct BoundMetric {
  MetricPtr metric;
};

struct BoundTokenizer {
  TokenizerPtr tokenizer;
};

/// `lacuna.results.Score`.
[[nodiscard]] pybind11::object score_object(const Score& score);

}  // namespace lacuna::python
