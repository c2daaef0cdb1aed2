/// \file
/// A record of CSV (RFC 4180) and its cells. Internal to the writers.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna::reports {

/// Appends the fields, quoted where they have to be, with commas between them and CRLF behind.
void append_csv_record(std::string& csv, std::initializer_list<std::string_view> fields);

/// All digits of a number; nothing where there is none, or none that is finite.
[[nodiscard]] std::string csv_number(const std::optional<double>& number);

}  // namespace lacuna::reports
