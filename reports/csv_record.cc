#include "reports/csv_record.h"

#include <cmath>

#include "eval/base/format_number.h"
#include "eval/corpus/csv_reader.h"

namespace lacuna::reports {

void append_csv_record(std::string& csv, std::initializer_list<std::string_view> fields) {
  std::string_view separator;
  for (const std::string_view field : fields) {
    csv.append(separator).append(corpus::csv_field(field, ','));
    separator = ",";
  }
  csv += "\r\n";
}

std::string csv_number(const std::optional<double>& number) {
  return number && std::isfinite(*number) ? base::format_shortest(*number) : std::string();
}

}  // namespace lacuna::reports
