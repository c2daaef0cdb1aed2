/// \file
/// sacreBLEU's results on third-party texts, which are not part of this repository.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace lacuna::golden {

inline const std::filesystem::path kSharedFolder = std::filesystem::path(LACUNA_SHARED_DIR) / "golden";

/// Reads `golden.json` of the folder once for all tests of a suite, and skips them without it.
class SharedFolderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ifstream file(kSharedFolder / "golden.json");
    if (file) golden_ = nlohmann::json::parse(file);
  }
  static void TearDownTestSuite() { golden_ = nlohmann::json(); }
  void SetUp() override {
    if (golden_.is_null()) GTEST_SKIP() << "no " << (kSharedFolder / "golden.json");
  }

  static inline nlohmann::json golden_;
};

}  // namespace lacuna::golden
