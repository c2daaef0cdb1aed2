/// \file
/// The shape of a baseline's JSON: which values it has, and where they stand. Internal to its reader.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lacuna::records {

/// All values that a baseline has.
enum class Field : std::uint8_t {
  kFile,
  kFormat,
  kNote,
  kVersion,
  kUpdated,
  kSuites,
  kSuite,
  kName,
  kInputs,
  kInput,
  kRole,
  kPath,
  kInputSha256,
  kUnits,
  kSuiteSource,
  kSuiteTarget,
  kPack,
  kPackName,
  kSourceLanguage,
  kTargetLanguage,
  kPackVersion,
  kPackSha256,
  kChecks,
  kCheck,
  kFindings,
  kFinding,
  kSeverity,
  kRule,
  kFingerprint,
  kSince,
  kMessage,
  kMetrics,
  kMetric,
  kMetricName,
  kSignature,
  kValue,
  kColumns,
  kColumn,
  kColumnName,
  kColumnUnit,
  kIntegral,
  kRows,
  kRow,
  kRowValue,
};

/// Where a value stands, and what it is.
struct FieldRule {
  Field field;
  Field within;     ///< the object or array
  const char* key;  ///< in the object; empty: an item of the array, or the file itself
  const char* expected;
};

inline constexpr std::array kRules = {
    FieldRule{Field::kFile, Field::kFile, "", "a baseline of Lacuna: an object"},
    FieldRule{Field::kFormat, Field::kFile, "lacuna_baseline", "the version of the format, a whole number"},
    FieldRule{Field::kNote, Field::kFile, "note", "a text"},
    FieldRule{Field::kVersion, Field::kFile, "version", "a text"},
    FieldRule{Field::kUpdated, Field::kFile, "updated", "a day as YYYY-MM-DD"},
    FieldRule{Field::kSuites, Field::kFile, "suites", "an array"},
    FieldRule{Field::kSuite, Field::kSuites, "", "a suite: an object"},
    FieldRule{Field::kName, Field::kSuite, "name", "a text that is not empty"},
    FieldRule{Field::kInputs, Field::kSuite, "inputs", "an array"},
    FieldRule{Field::kInput, Field::kInputs, "", "an input: an object"},
    FieldRule{Field::kRole, Field::kInput, "role", "a text that is not empty"},
    FieldRule{Field::kPath, Field::kInput, "path", "a text"},
    FieldRule{Field::kInputSha256, Field::kInput, "sha256", "64 hexadecimal digits in lower case"},
    FieldRule{Field::kUnits, Field::kSuite, "units", "a whole number from 0"},
    FieldRule{Field::kSuiteSource, Field::kSuite, "source_language", "a text"},
    FieldRule{Field::kSuiteTarget, Field::kSuite, "target_language", "a text"},
    FieldRule{Field::kPack, Field::kSuite, "pack", "an object or null"},
    FieldRule{Field::kPackName, Field::kPack, "name", "a text"},
    FieldRule{Field::kSourceLanguage, Field::kPack, "source_language", "a text"},
    FieldRule{Field::kTargetLanguage, Field::kPack, "target_language", "a text"},
    FieldRule{Field::kPackVersion, Field::kPack, "version", "a text"},
    FieldRule{Field::kPackSha256, Field::kPack, "sha256", "a text"},
    FieldRule{Field::kChecks, Field::kSuite, "checks", "an array"},
    FieldRule{Field::kCheck, Field::kChecks, "", "the id of a check: a text that is not empty"},
    FieldRule{Field::kFindings, Field::kSuite, "findings", "an array"},
    FieldRule{Field::kFinding, Field::kFindings, "", "a finding: an object"},
    FieldRule{Field::kSeverity, Field::kFinding, "severity", "\"minor\", \"major\" or \"critical\""},
    FieldRule{Field::kRule, Field::kFinding, "rule", "a text that is not empty"},
    FieldRule{Field::kFingerprint, Field::kFinding, "fingerprint", "32 hexadecimal digits in lower case"},
    FieldRule{Field::kSince, Field::kFinding, "since", "a day as YYYY-MM-DD"},
    FieldRule{Field::kMessage, Field::kFinding, "message", "a text"},
    FieldRule{Field::kMetrics, Field::kSuite, "metrics", "an array"},
    FieldRule{Field::kMetric, Field::kMetrics, "", "a metric: an object"},
    FieldRule{Field::kMetricName, Field::kMetric, "metric", "a text that is not empty"},
    FieldRule{Field::kSignature, Field::kMetric, "signature", "a text"},
    FieldRule{Field::kValue, Field::kMetric, "value", "a number or null"},
    FieldRule{Field::kColumns, Field::kMetric, "columns", "an array"},
    FieldRule{Field::kColumn, Field::kColumns, "", "a column: an object"},
    FieldRule{Field::kColumnName, Field::kColumn, "name", "a text"},
    FieldRule{Field::kColumnUnit, Field::kColumn, "unit", "a text"},
    FieldRule{Field::kIntegral, Field::kColumn, "integral", "true or false"},
    FieldRule{Field::kRows, Field::kMetric, "rows", "an array"},
    FieldRule{Field::kRow, Field::kRows, "", "the row of a unit: an array"},
    FieldRule{Field::kRowValue, Field::kRow, "", "a number"},
};

[[nodiscard]] constexpr const FieldRule& rule_of(Field field) { return kRules[static_cast<std::size_t>(field)]; }

constexpr bool rules_are_in_order() {
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    if (static_cast<std::size_t>(kRules[i].field) != i) return false;
  }
  return kRules.size() <= 64;  // for `bit`
}
static_assert(rules_are_in_order());

/// For sets of fields.
[[nodiscard]] constexpr std::uint64_t bit(Field field) { return std::uint64_t{1} << static_cast<unsigned>(field); }

}  // namespace lacuna::records
