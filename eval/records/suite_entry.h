/// \file
/// An entry of the suite cache as bytes. Internal to `SuiteCache`.
///
/// A magic number and a version, the key, the measure field by field (little-endian, eval/base/byte_io.h), and the
/// SHA-256 of all that as 64 hex digits. Binary and not JSON: every number and byte comes back as it was, and a report
/// on 3,000 units is read in a twentieth of the time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "eval/records/suite_cache.h"

namespace lacuna::records {

[[nodiscard]] std::string entry_of(std::string_view key, const SuiteMeasure& measure);

/// Nothing unless the bytes are those of an entry of that key, whole and of this version, whose parts fit together.
[[nodiscard]] std::optional<SuiteMeasure> read_entry(std::string_view key, const std::string& bytes);

}  // namespace lacuna::records
