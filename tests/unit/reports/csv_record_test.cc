#include "reports/csv_record.h"

#include <gtest/gtest.h>

#include <limits>

namespace lacuna::reports {
namespace {

TEST(CsvRecord, QuotesWhatHasToBe) {
  std::string csv;
  append_csv_record(csv, {"a", "", "b,c", "say \"d\"", "e\nf"});
  append_csv_record(csv, {"g"});
  EXPECT_EQ(csv, "a,,\"b,c\",\"say \"\"d\"\"\",\"e\nf\"\r\ng\r\n");
}

TEST(CsvRecord, ANumberHasAllItsDigitsAndWhatIsNoneIsEmpty) {
  EXPECT_EQ(csv_number(0.1), "0.1");
  EXPECT_EQ(csv_number(std::nullopt), "");
  EXPECT_EQ(csv_number(std::numeric_limits<double>::quiet_NaN()), "");
}

}  // namespace
}  // namespace lacuna::reports
