#include "eval/records/suite_entry.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "eval/base/byte_io.h"
#include "eval/base/sha256.h"

namespace lacuna::records {
namespace {

constexpr std::array kMagic = {'L', 'C', 'N', 'S'};
/// To be raised when anything below changes.
constexpr std::uint32_t kEntryVersion = 3;
constexpr std::size_t kChecksumDigits = 64;

template <class T, class Known>
concept Is = std::same_as<std::remove_const_t<T>, Known>;

// What a type consists of, for writing and reading alike: a structured binding, so that a field that somebody adds does
// not compile until it is here.

void describe(auto& archive, Is<GateInput> auto& input) {
  auto& [role, path, sha256] = input;
  archive(role, path, sha256);
}

void describe(auto& archive, Is<Score> auto& score) {
  auto& [metric, value, reason, components, signature, interval] = score;
  archive(metric, value, reason, components, signature, interval);
}

void describe(auto& archive, Is<ScoreInterval> auto& interval) {
  auto& [low, high] = interval;
  archive(low, high);
}

void describe(auto& archive, Is<std::pair<std::string, double>> auto& component) {
  auto& [name, value] = component;
  archive(name, value);
}

void describe(auto& archive, Is<ColumnInfo> auto& column) {
  auto& [name, unit, integral] = column;
  archive(name, unit, integral);
}

void describe(auto& archive, Is<MeasuredMetric> auto& metric) {
  auto& [score, table] = metric;
  archive(score, table);
}

void describe(auto& archive, Is<ToolInfo> auto& tool) {
  auto& [name, version] = tool;
  archive(name, version);
}

void describe(auto& archive, Is<PackInfo> auto& pack) {
  auto& [name, source_language, target_language, version, sha256] = pack;
  archive(name, source_language, target_language, version, sha256);
}

void describe(auto& archive, Is<DocumentInfo> auto& document) {
  auto& [role, path, language, language_detected, sha256, bytes, segments] = document;
  archive(role, path, language, language_detected, sha256, bytes, segments);
}

void describe(auto& archive, Is<ByteSpan> auto& span) {
  auto& [begin, end] = span;
  archive(begin, end);
}

void describe(auto& archive, Is<TextSpan> auto& span) {
  auto& [begin, end, text, file] = span;
  archive(begin, end, text, file);
}

void describe(auto& archive, Is<UnitPlace> auto& place) {
  auto& [name, line, index, file] = place;
  archive(name, line, index, file);
}

void describe(auto& archive, Is<RenderedSpan> auto& rendered) {
  auto& [source, target, quality] = rendered;
  archive(source, target, quality);
}

void describe(auto& archive, Is<UnitReport> auto& unit) {
  auto& [id, place, source, target, source_segments, target_segments, confidence, length_z, source_coverage,
         target_coverage, omission, addition, rendered] = unit;
  archive(id, place, source, target, source_segments, target_segments, confidence, length_z, source_coverage,
          target_coverage, omission, addition, rendered);
}

void describe(auto& archive, Is<Finding> auto& finding) {
  auto& [rule, severity, probability, unit, source, target, message, suggestion, fingerprint] = finding;
  archive(rule, severity, probability, unit, source, target, message, suggestion, fingerprint);
}

void describe(auto& archive, Is<SuppressedFinding> auto& suppressed) {
  auto& [finding, reason, suppression] = suppressed;
  archive(finding, reason, suppression);
}

void describe(auto& archive, Is<SuppressionUse> auto& use) {
  auto& [conditions, reason, owner, expires, path, line, matched, expired] = use;
  archive(conditions, reason, owner, expires, path, line, matched, expired);
}

void describe(auto& archive, Is<CheckSummary> auto& check) {
  auto& [rule, opportunities, violations] = check;
  archive(rule, opportunities, violations);
}

void describe(auto& archive, Is<CorpusInput> auto& input) {
  auto& [path, bytes, units, sha256] = input;
  archive(path, bytes, units, sha256);
}

void describe(auto& archive, Is<RuleTotals> auto& totals) {
  auto& [rule, minor, major, critical] = totals;
  archive(rule, minor, major, critical);
}

void describe(auto& archive, Is<Distribution> auto& distribution) {
  auto& [name, low, width, counts] = distribution;
  archive(name, low, width, counts);
}

void describe(auto& archive, Is<CorpusTotals> auto& corpus) {
  auto& [inputs, units, suppressed, findings, kept_per_rule, chunk_bytes, distributions] = corpus;
  archive(inputs, units, suppressed, findings, kept_per_rule, chunk_bytes, distributions);
}

void describe(auto& archive, Is<RunReport> auto& report) {
  auto& [schema_version, tool, pack, documents, units, findings, suppressed, suppressions, checks, scores, remarks,
         corpus] = report;
  archive(schema_version, tool, pack, documents, units, findings, suppressed, suppressions, checks, scores, remarks,
          corpus);
}

void describe(auto& archive, Is<SuiteMeasure> auto& measure) {
  auto& [inputs, units, metrics, check] = measure;
  archive(inputs, units, metrics, check);
}

class Writer {
 public:
  template <class... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }
  [[nodiscard]] const std::string& bytes() const { return out_.bytes(); }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      out_.put(value);
    } else {
      describe(*this, value);
    }
  }
  void put(const std::string& text) { out_.put_array(std::span<const char>(text)); }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& items) {
    put(std::uint64_t{items.size()});
    for (const T& item : items) put(item);
  }
  void put(const StatsTable& table) {
    put(table.columns());
    put(std::uint64_t{table.units()});
    out_.put_array(table.values());
  }

  base::ByteWriter out_;
};

/// After a failure everything that is read is empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : in_(bytes) {}

  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool failed() const { return failed_ || in_.failed(); }
  [[nodiscard]] bool complete() const { return !failed() && in_.at_end(); }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (std::is_arithmetic_v<T>) {
      value = in_.get<T>();
    } else {
      describe(*this, value);
    }
  }
  void get(bool& value) {
    const auto byte = in_.get<std::uint8_t>();
    failed_ = failed_ || byte > 1;
    value = byte == 1;
  }
  void get(Severity& severity) {
    const auto byte = in_.get<std::uint8_t>();
    failed_ = failed_ || byte > static_cast<std::uint8_t>(Severity::kCritical);
    if (!failed_) severity = static_cast<Severity>(byte);
  }
  void get(std::string& text) {
    const std::span<const char> characters = in_.get_array<char>();
    text.assign(characters.begin(), characters.end());
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool present = false;
    get(present);
    value.reset();
    if (present) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& items) {
    std::uint64_t size = 0;
    get(size);
    for (; size > 0 && !failed(); --size) get(items.emplace_back());
  }
  void get(StatsTable& table) {
    std::vector<ColumnInfo> columns;
    std::uint64_t units = 0;
    (*this)(columns, units);
    const std::span<const double> values = in_.get_array<double>();
    const bool fits = columns.empty() ? values.empty()
                                      : values.size() % columns.size() == 0 && values.size() / columns.size() == units;
    failed_ = failed_ || !fits;
    if (failed()) return;
    const std::size_t width = columns.size();
    table = StatsTable(std::move(columns), units);
    for (std::size_t unit = 0; width > 0 && unit < units; ++unit) {
      const std::span<const double> row = values.subspan(unit * width, width);
      std::copy(row.begin(), row.end(), table.row(unit).begin());
    }
  }

  base::ByteReader in_;
  bool failed_ = false;
};

/// Whether what refers to something else in the report has it there.
bool is_sound(const RunReport& report) {
  const auto has_unit = [&](const Finding& finding) { return finding.unit < report.units.size(); };
  return std::all_of(report.findings.begin(), report.findings.end(), has_unit) &&
         std::all_of(report.suppressed.begin(), report.suppressed.end(), [&](const SuppressedFinding& one) {
           return has_unit(one.finding) && (!one.suppression || *one.suppression < report.suppressions.size());
         });
}

}  // namespace

std::string entry_of(std::string_view key, const SuiteMeasure& measure) {
  Writer out;
  for (const char c : kMagic) out(c);
  out(kEntryVersion, std::string(key), measure);
  std::string bytes = out.bytes();
  bytes += base::sha256_hex(bytes);
  return bytes;
}

std::optional<SuiteMeasure> read_entry(std::string_view key, const std::string& bytes) {
  if (bytes.size() < kChecksumDigits) return std::nullopt;
  const std::size_t end = bytes.size() - kChecksumDigits;
  const std::string_view content(bytes.data(), end);
  if (bytes.compare(end, kChecksumDigits, base::sha256_hex(content)) != 0) return std::nullopt;
  Reader in(content);
  std::array magic = kMagic;
  for (char& c : magic) in(c);
  std::uint32_t version = 0;
  std::string own_key;
  in(version, own_key);
  if (in.failed() || magic != kMagic || version != kEntryVersion || own_key != key) return std::nullopt;
  SuiteMeasure measure;
  in(measure);
  if (!in.complete() || (measure.check && !is_sound(*measure.check))) return std::nullopt;
  return measure;
}

}  // namespace lacuna::records
