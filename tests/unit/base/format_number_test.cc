#include "eval/base/format_number.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <locale>
#include <random>
#include <string>

namespace lacuna::base {
namespace {

/// A locale that writes 1.234,5, made here because the machine may have none.
class CommaDecimal : public std::numpunct<char> {
 protected:
  [[nodiscard]] char do_decimal_point() const override { return ','; }
  [[nodiscard]] char do_thousands_sep() const override { return '.'; }
  [[nodiscard]] std::string do_grouping() const override { return "\3"; }
};

/// Sets a comma-decimal locale, for C++ always and for C where the system has one, and restores both.
class CommaLocale {
 public:
  CommaLocale() : before_(std::locale::global(std::locale(std::locale::classic(), new CommaDecimal))) {
    for (const char* name : {"de_DE.UTF-8", "vi_VN.UTF-8", "fr_FR.UTF-8", "de_DE.utf8"}) {
      if (std::setlocale(LC_ALL, name) != nullptr) break;
    }
  }
  CommaLocale(const CommaLocale&) = delete;
  CommaLocale& operator=(const CommaLocale&) = delete;
  ~CommaLocale() {
    std::locale::global(before_);
    std::setlocale(LC_ALL, "C");
  }

 private:
  std::locale before_;
};

TEST(FormatNumber, WritesThePointUnderACommaLocale) {
  const CommaLocale locale;
  EXPECT_EQ(format_shortest(1234567.25), "1234567.25");
  EXPECT_EQ(format_fixed(1234567.25, 1), "1234567.2");
  EXPECT_EQ(format_fixed(0.5, 3), "0.500");
}

TEST(FormatNumber, ShortestReadsBackToTheSameDouble) {
  EXPECT_EQ(format_shortest(0.1), "0.1");
  EXPECT_EQ(format_shortest(0.0), "0");
  EXPECT_EQ(format_shortest(-3.0), "-3");
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> unit(-1.0, 1.0);
  for (int i = 0; i < 2000; ++i) {
    const double value = unit(random) * std::pow(10.0, static_cast<double>(i % 40) - 20.0);
    ASSERT_EQ(std::strtod(format_shortest(value).c_str(), nullptr), value);
  }
}

TEST(FormatNumber, FixedHandlesTheExtremes) {
  EXPECT_EQ(format_fixed(std::numeric_limits<double>::max(), 2).size(), 309U + 3U);
  EXPECT_EQ(format_fixed(2.5, 0), "2");  // to even, as printf
  EXPECT_EQ(format_fixed(99.995, 2), "100.00");
  EXPECT_EQ(format_fixed(-0.001, 2), "-0.00");
}

}  // namespace
}  // namespace lacuna::base
