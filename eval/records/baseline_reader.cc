// The other half of baseline.h: a strict reader, which names the place of what it does not take.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/format_number.h"
#include "eval/base/utf8.h"
#include "eval/config/fields.h"
#include "eval/config/suppressions.h"
#include "eval/records/baseline.h"
#include "eval/records/baseline_fields.h"

namespace lacuna::records {
namespace {

constexpr const char* kRemedy = "make the baseline again with 'lacuna gate --update'";

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Counts are exact in a double.
bool is_whole(double value) { return std::abs(value) < 9007199254740992.0 && value == std::trunc(value); }

/// For messages: the beginning of what may be long, without what would steer a terminal.
std::string shown(std::string_view name) {
  constexpr std::size_t kMost = 40;
  std::size_t end = std::min(name.size(), kMost);
  while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  std::string text(name.substr(0, end));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return end < name.size() ? text.append("…") : text;
}

/// Walks over the text and tells how far the parser has read, which its events do not say.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  Cursor operator++(int) {
    const Cursor before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** reached_;
};

/// Takes the parser's events (nlohmann's "SAX interface") and fills a baseline. A handler that gives false ends the
/// parsing.
class Reader {
 public:
  Reader(std::string_view text, const std::string& path) : text_(text), path_(path), reached_(text.data()) {
    last_ = base::byte_order_mark(text_);
    levels_.push_back({.field = Field::kFile, .next = Field::kFile});
  }

  Result<Baseline> read() {
    const char* end = text_.data() + text_.size();
    const bool parsed = nlohmann::json::sax_parse(Cursor(text_.data(), &reached_), Cursor(end, &reached_), this);
    if (parsed && !error_) {
      baseline_.sort();
      return std::move(baseline_);
    }
    return merge_error().value_or(*error_);
  }

  bool null() {
    const Field field = next();
    return field == Field::kPack || field == Field::kValue || mismatch();
  }
  bool boolean(bool value) {
    if (next() != Field::kIntegral) return mismatch();
    columns_.back().integral = value;
    return true;
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string& /*text*/) { return number(value); }
  bool binary(nlohmann::json::binary_t& /*value*/) { return false; }  // not in JSON
  bool string(std::string& value);
  bool start_object(std::size_t /*size*/);
  bool key(std::string& name);
  bool end_object();
  bool start_array(std::size_t /*size*/);
  bool end_array();
  bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::json::exception& error);

 private:
  /// An object or array that is open.
  struct Level {
    Field field;
    Field next;              ///< the value that comes next
    std::size_t byte = 0;    ///< where it begins
    std::uint64_t seen = 0;  ///< the keys that were there: a bit for each field
  };

  BaselineSuite& suite() { return baseline_.suites.back(); }
  BaselineMetric& metric() { return suite().metrics.back(); }
  KnownFinding& finding() { return suite().findings.back(); }

  /// What the value that has just been read should be; finds out where it begins. The parser has read one byte more
  /// than a number.
  Field next(std::size_t ahead = 0) {
    byte_ = std::min(text_.find_first_not_of(" \t\r\n,:", last_), text_.size());
    last_ = static_cast<std::size_t>(reached_ - text_.data()) - ahead;
    return levels_.back().next;
  }
  bool open(Field field, Field item) {
    levels_.push_back({.field = field, .next = item, .byte = byte_});
    return true;
  }
  bool open(Field field) { return open(field, field); }
  void close() {
    last_ = static_cast<std::size_t>(reached_ - text_.data());
    levels_.pop_back();
  }

  bool number(double value);
  bool add_to_row(double value);
  bool finish_row();
  bool finish_suite();

  bool set(std::string& place, std::string& value) {
    place = std::move(value);
    return true;
  }
  bool set_name(std::string& place, std::string& value) { return value.empty() ? mismatch() : set(place, value); }
  bool set_if(bool fits, std::string& place, std::string& value) { return fits ? set(place, value) : mismatch(); }

  bool fail(std::size_t byte, std::string message) {
    error_ = Error{.code = ErrorCode::kFormat,
                   .message = std::move(message),
                   .path = path_,
                   .line = base::line_of(text_, byte),
                   .byte = static_cast<std::int64_t>(byte)};
    return false;
  }
  /// The value is not what it should be.
  bool mismatch() {
    const FieldRule& rule = rule_of(levels_.back().next);
    std::string message = *rule.key == '\0' ? std::string() : std::string("'").append(rule.key).append("': ");
    return fail(byte_, message.append("expected ").append(rule.expected));
  }
  /// The marks of a merge that was not finished are the cause of whatever else is wrong.
  [[nodiscard]] std::optional<Error> merge_error() const;

  std::string_view text_;
  const std::string& path_;
  const char* reached_;   ///< behind the last byte that the parser has seen
  std::size_t last_ = 0;  ///< behind the last value, key or bracket
  std::size_t byte_ = 0;  ///< where the last value or key begins
  std::vector<Level> levels_;
  std::optional<Error> error_;

  Baseline baseline_;
  std::set<std::string> names_;       ///< of the suites
  std::vector<ColumnInfo> columns_;   ///< of the metric
  std::vector<double> row_;           ///< of the unit
  std::vector<std::size_t> rows_at_;  ///< of each metric of the suite
};

bool Reader::string(std::string& value) {
  switch (next()) {
    case Field::kNote: return true;
    case Field::kVersion: return set(baseline_.version, value);
    case Field::kUpdated: return set_if(config::is_date(value), baseline_.updated, value);
    case Field::kName:
      if (!names_.insert(value).second) {
        return fail(byte_, "the suite '" + shown(value) + "' stands twice; " + kRemedy);
      }
      return set_name(suite().name, value);
    case Field::kRole: return set_name(suite().inputs.back().role, value);
    case Field::kPath: return set(suite().inputs.back().path, value);
    case Field::kInputSha256: return set_if(is_hex(value, 64), suite().inputs.back().sha256, value);
    case Field::kSuiteSource: return set(suite().source_language, value);
    case Field::kSuiteTarget: return set(suite().target_language, value);
    case Field::kPackName: return set(suite().pack->name, value);
    case Field::kSourceLanguage: return set(suite().pack->source_language, value);
    case Field::kTargetLanguage: return set(suite().pack->target_language, value);
    case Field::kPackVersion: return set(suite().pack->version, value);
    case Field::kPackSha256: return set(suite().pack->sha256, value);
    case Field::kCheck: return set_name(suite().checks.emplace_back(), value);
    case Field::kRule: return set_name(finding().rule, value);
    case Field::kFingerprint: return set_if(is_hex(value, 32), finding().fingerprint, value);
    case Field::kSince: return set_if(config::is_date(value), finding().since, value);
    case Field::kMessage: return set(finding().message, value);
    case Field::kMetricName: return set_name(metric().metric, value);
    case Field::kSignature: return set(metric().signature, value);
    case Field::kColumnName: return set(columns_.back().name, value);
    case Field::kColumnUnit: return set(columns_.back().unit, value);
    case Field::kSeverity: {
      const std::optional<Severity> severity = config::severity_named(value);
      if (!severity) return mismatch();
      finding().severity = *severity;
      return true;
    }
    default: return mismatch();
  }
}

bool Reader::number(double value) {
  switch (next(1)) {
    case Field::kRowValue: return add_to_row(value);
    case Field::kValue: metric().value = value; return true;
    case Field::kUnits:
      if (value < 0.0 || !is_whole(value)) return mismatch();
      suite().units = static_cast<std::size_t>(value);
      return true;
    case Field::kFormat:
      if (!is_whole(value)) return mismatch();
      if (value == kBaselineVersion) return true;
      return fail(byte_, std::string("format ")
                             .append(base::format_shortest(value))
                             .append(" of baselines; this version of Lacuna reads format ")
                             .append(std::to_string(kBaselineVersion)));
    default: return mismatch();
  }
}

bool Reader::add_to_row(double value) {
  const std::size_t column = row_.size();
  if (column >= columns_.size()) {
    return fail(byte_, "more numbers than the metric has columns (" + std::to_string(columns_.size()) + ")");
  }
  if (columns_[column].integral && !is_whole(value)) {
    return fail(byte_, "expected a whole number below 2^53: column " + std::to_string(column + 1) + ", '" +
                           shown(columns_[column].name) + "', counts");
  }
  row_.push_back(value);
  return true;
}

bool Reader::finish_row() {
  if (row_.size() != columns_.size()) {
    return fail(levels_.back().byte, "a row of " + std::to_string(row_.size()) + " numbers; the metric has " +
                                         std::to_string(columns_.size()) + " columns");
  }
  StatsTable& table = metric().table;
  table.resize(table.units() + 1);
  std::copy(row_.begin(), row_.end(), table.row(table.units() - 1).begin());
  row_.clear();
  return true;
}

bool Reader::finish_suite() {
  for (std::size_t i = 0; i < suite().metrics.size(); ++i) {
    const std::size_t rows = suite().metrics[i].table.units();
    if (rows != suite().units) {
      return fail(rows_at_[i],
                  "rows of " + std::to_string(rows) + " units; the suite has " + std::to_string(suite().units));
    }
  }
  rows_at_.clear();
  return true;
}

bool Reader::start_object(std::size_t /*size*/) {
  const Field field = next();
  switch (field) {
    case Field::kFile: return open(field);
    case Field::kSuite: baseline_.suites.emplace_back(); return open(field);
    case Field::kInput: suite().inputs.emplace_back(); return open(field);
    case Field::kPack: suite().pack.emplace(); return open(field);
    case Field::kFinding: suite().findings.emplace_back(); return open(field);
    case Field::kMetric: suite().metrics.emplace_back(); return open(field);
    case Field::kColumn: columns_.emplace_back(); return open(field);
    default: return mismatch();
  }
}

bool Reader::key(std::string& name) {
  next();
  Level& level = levels_.back();
  if (level.field == Field::kFile && level.seen == 0 && name != rule_of(Field::kFormat).key) {
    return fail(byte_, std::string("not a baseline of Lacuna: expected \"")
                           .append(rule_of(Field::kFormat).key)
                           .append("\" as the first key"));
  }
  const auto rule = std::find_if(kRules.begin(), kRules.end(), [&](const FieldRule& one) {
    return one.within == level.field && *one.key != '\0' && one.key == name;
  });
  if (rule == kRules.end()) return fail(byte_, "unknown key '" + shown(name) + "'");
  if ((level.seen & bit(rule->field)) != 0) {
    return fail(byte_, "the key '" + name + "' stands twice in its object; " + kRemedy);
  }
  level.seen |= bit(rule->field);
  level.next = rule->field;
  return true;
}

bool Reader::end_object() {
  const Level& level = levels_.back();
  for (const FieldRule& rule : kRules) {
    if (rule.within == level.field && *rule.key != '\0' && (level.seen & bit(rule.field)) == 0) {
      return fail(level.byte, std::string("the key '").append(rule.key).append("' is missing in this object"));
    }
  }
  if (level.field == Field::kSuite && !finish_suite()) return false;
  close();
  return true;
}

bool Reader::start_array(std::size_t /*size*/) {
  const Field field = next();
  switch (field) {
    case Field::kSuites: return open(field, Field::kSuite);
    case Field::kInputs: return open(field, Field::kInput);
    case Field::kChecks: return open(field, Field::kCheck);
    case Field::kFindings: return open(field, Field::kFinding);
    case Field::kMetrics: return open(field, Field::kMetric);
    case Field::kColumns: columns_.clear(); return open(field, Field::kColumn);
    case Field::kRow: return open(field, Field::kRowValue);
    case Field::kRows:
      if ((levels_.back().seen & bit(Field::kColumns)) == 0) return fail(byte_, "'rows': expected 'columns' before it");
      metric().table = StatsTable(columns_, 0);
      rows_at_.push_back(byte_);
      return open(field, Field::kRow);
    default: return mismatch();
  }
}

bool Reader::end_array() {
  if (levels_.back().field == Field::kRow && !finish_row()) return false;
  close();
  return true;
}

bool Reader::parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::json::exception& error) {
  if (position > text_.size()) return fail(text_.size(), std::string("the file ends too early; ") + kRemedy);
  constexpr int kOutOfRange = 406;
  if (error.id == kOutOfRange) {
    next(1);
    return fail(byte_, "a number that is too large");
  }
  return fail(position == 0 ? 0 : position - 1, std::string("not JSON from here on; ") + kRemedy);
}

std::optional<Error> Reader::merge_error() const {
  std::size_t first = text_.size();
  for (const std::string_view mark : {"\n<<<<<<<", "\n|||||||", "\n=======", "\n>>>>>>>"}) {
    if (text_.starts_with(mark.substr(1))) first = 0;
    if (const std::size_t found = text_.find(mark); found != std::string_view::npos) first = std::min(first, found + 1);
  }
  if (first == text_.size()) return std::nullopt;
  return Error{.code = ErrorCode::kFormat,
               .message = std::string("a merge left its marks here; ") + kRemedy,
               .path = path_,
               .line = base::line_of(text_, first),
               .byte = static_cast<std::int64_t>(first)};
}

}  // namespace

Result<Baseline> read_baseline(const std::string& path) {
  const Result<std::string> text = base::read_text_file(path, kMostBaselineBytes);
  if (!text) return text.error();
  return parse_baseline(*text, path);
}

Result<Baseline> parse_baseline(std::string_view text, const std::string& path) { return Reader(text, path).read(); }

}  // namespace lacuna::records
