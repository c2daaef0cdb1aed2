// The approved samples of a comparison, one for each writer.
#include <gtest/gtest.h>

#include "reports/compare/compare_writers.h"
#include "tests/support/sample_comparison.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

using test::expect_golden;
using test::sample_comparison;

TEST(CompareSamplesTest, Console) { expect_golden(to_console(sample_comparison()), "compare.txt"); }

TEST(CompareSamplesTest, Colours) {
  expect_golden(to_console(sample_comparison(), {.color = true, .width = 80}), "compare.ansi.txt");
}

TEST(CompareSamplesTest, Markdown) { expect_golden(to_markdown(sample_comparison()), "compare.md"); }

TEST(CompareSamplesTest, Json) { expect_golden(to_json(sample_comparison()), "compare.json"); }

}  // namespace
}  // namespace lacuna::reports
