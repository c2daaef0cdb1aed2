/// \file
/// The approved samples of the writers.
#pragma once

#include <string>

#include "tests/support/approved.h"

namespace lacuna::test {

inline void expect_golden(const std::string& actual, const std::string& name) {
  expect_approved(actual, std::string(LACUNA_SOURCE_DIR) + "/reports/samples/" + name,
                  std::string(LACUNA_ACTUAL_DIR) + "/actual-" + name);
}

}  // namespace lacuna::test
