#include "eval/stats/document_sums.h"

#include <cstddef>
#include <unordered_map>

namespace lacuna::stats {

StatsTable sum_documents(const StatsTable& table, std::span<const std::uint32_t> documents) {
  std::unordered_map<std::uint32_t, std::size_t> rows;
  for (const std::uint32_t document : documents) rows.emplace(document, rows.size());
  StatsTable sums(table.columns(), rows.size());
  for (std::size_t unit = 0; unit < documents.size(); ++unit) {
    const std::span<double> row = sums.row(rows.at(documents[unit]));
    const std::span<const double> values = table.row(unit);
    for (std::size_t c = 0; c < row.size(); ++c) row[c] += values[c];
  }
  return sums;
}

}  // namespace lacuna::stats
