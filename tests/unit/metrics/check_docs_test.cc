// The documentation of the checks names every one of them, with its rule in a row of a table.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "lacuna/check_info.h"

namespace lacuna {
namespace {

TEST(CheckDocs, EveryCheckHasARow) {
  std::ifstream in(LACUNA_SOURCE_DIR "/eval/docs/checks.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  ASSERT_FALSE(page.empty());
  for (const CheckInfo& check : all_checks()) {
    const std::string id = "`" + std::string(check.id) + "`";
    const bool first = page.find("\n| " + id) != std::string::npos;
    // "omission" and "addition" share a row.
    const std::size_t with_others = page.find(", " + id);
    const bool shares =
        with_others != std::string::npos && page.compare(page.rfind('\n', with_others) + 1, 3, "| `") == 0;
    EXPECT_TRUE(first || shares) << id;
  }
}

}  // namespace
}  // namespace lacuna
