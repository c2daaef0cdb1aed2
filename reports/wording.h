/// \file
/// How the reports for people word numbers and counts, so that console and page say the same. Internal to the writers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lacuna/run_report.h"

namespace lacuna::reports {

/// "1 finding", "1,200 findings".
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

/// "1,234,567".
[[nodiscard]] std::string grouped(std::size_t number);

/// "1 byte", "12.0 kB", "3.5 MB", "1.2 GB".
[[nodiscard]] std::string size_of_file(std::uint64_t bytes);

/// "97 %"; never "100 %" for less than all, nor "0 %" for more than nothing.
[[nodiscard]] std::string percent(double share);

/// A score for reading: two digits after the point from 2 on, else four; the reports for machines have all of them.
[[nodiscard]] std::string readable_number(double value);

/// "+0.50", "−0.25"; "0.00" for what rounds to nothing.
[[nodiscard]] std::string signed_number(double value, int digits);

/// A p-value: "0.0312", "< 0.0001".
[[nodiscard]] std::string p_value_text(double p);

/// "omission" → "Omission".
[[nodiscard]] std::string capitalised(std::string_view word);

/// Passages are counted from 1 for people: the id of a unit plus one.
[[nodiscard]] std::size_t passage_number(const UnitReport& unit);

/// Where a unit is, for people: "passage 3"; "passage 3, line 3"; "menu.open, line 12", by the name its file gives it;
/// "a.tsv, line 12" of a corpus of several files.
[[nodiscard]] std::string place_name(const UnitReport& unit);

/// Whether an entry of the list of accepted findings does nothing any more.
[[nodiscard]] bool is_useless(const SuppressionUse& use);

/// What is to be said of one that does nothing: "suppression of rule url is unused"; "… expired on 2026-11-30".
[[nodiscard]] std::string what_is_wrong(const SuppressionUse& use);

/// Rules and how often each was found, most frequent first, then by name.
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> rule_counts(const std::vector<Finding>& findings);

/// The document of that role, or null.
[[nodiscard]] const DocumentInfo* find_document(const RunReport& report, std::string_view role);

/// The file of a unit's text in that role: of a corpus of several files the one that has the unit, else the document's;
/// empty where there is none. `unit` may be null.
[[nodiscard]] std::string path_of(const RunReport& report, const UnitReport* unit, std::string_view role);

/// Language of the document of that role, else the pack's, else nothing.
[[nodiscard]] std::string language_of(const RunReport& report, std::string_view role);

/// "vi (detected), 6 sentences"; "language unknown, 6 texts" where the file says what its units are.
[[nodiscard]] std::string document_notes(const RunReport& report, const DocumentInfo& document);

/// The last part of a path.
[[nodiscard]] std::string_view file_name(std::string_view path);

}  // namespace lacuna::reports
