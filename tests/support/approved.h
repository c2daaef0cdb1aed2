/// \file
/// Compares bytes with an approved sample under tests/golden. A test never approves anything: when the bytes differ,
/// they are written to the build folder, to be read and, if they are better, copied by hand.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "eval/base/file.h"

namespace lacuna::test {

inline void expect_approved(const std::string& actual, const std::string& approved_path,
                            const std::string& actual_path) {
  const Result<std::string> approved = base::read_file(approved_path);
  if (approved && *approved == actual) return;
  const Status written = base::write_file(actual_path, actual);
  if (!approved) {
    ADD_FAILURE() << approved.error().to_string();
  } else {
    const auto [left, right] = std::mismatch(actual.begin(), actual.end(), approved->begin(), approved->end());
    const auto at = static_cast<std::size_t>(left - actual.begin());
    const std::size_t from = at < 60 ? 0 : at - 60;
    ADD_FAILURE() << approved_path << " differs at line " << base::line_of(actual, at) << ", byte " << at
                  << "\n  approved: " << approved->substr(from, 120) << "\n  actual:   " << actual.substr(from, 120);
  }
  if (written) ADD_FAILURE() << "compare with " << actual_path;
}

}  // namespace lacuna::test
