#include "eval/records/baseline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <tuple>
#include <utility>

#include "eval/base/format_number.h"
#include "eval/base/utf8.h"

namespace lacuna::records {
namespace {

constexpr std::string_view kNote = "Written by 'lacuna gate --update'; not to be edited by hand.";

bool goes_before(const KnownFinding& a, const KnownFinding& b) {
  if (a.severity != b.severity) return a.severity > b.severity;
  return std::tie(a.rule, a.fingerprint, a.since, a.message) < std::tie(b.rule, b.fingerprint, b.since, b.message);
}

void sort_parts(BaselineSuite& suite) {
  std::sort(suite.checks.begin(), suite.checks.end());
  suite.checks.erase(std::unique(suite.checks.begin(), suite.checks.end()), suite.checks.end());
  std::sort(suite.findings.begin(), suite.findings.end(), goes_before);
}

/// The suite of that name, or the place where it would stand.
template <class Suites>
auto place_of(Suites& suites, std::string_view name) {
  return std::lower_bound(suites.begin(), suites.end(), name, [](const BaselineSuite& suite, std::string_view wanted) {
    return suite.name.compare(wanted) < 0;
  });
}

/// Writes the file's bytes one after the other: a tree of JSON values would take longer than all the rest.
class Writer {
 public:
  std::string write(const Baseline& baseline) {
    out_.reserve(estimate(baseline));
    out_ += '{';
    key(2, "lacuna_baseline", true);
    out_ += std::to_string(kBaselineVersion);
    text_at(2, "note", kNote);
    text_at(2, "version", baseline.version);
    text_at(2, "updated", baseline.updated);
    key(2, "suites");
    list(baseline.suites, 4, 2, [&](const BaselineSuite& one) { suite(one); });
    out_ += "\n}\n";
    return std::move(out_);
  }

 private:
  static std::size_t estimate(const Baseline& baseline) {
    std::size_t bytes = 1024;
    for (const BaselineSuite& suite : baseline.suites) {
      bytes += 4096 + suite.findings.size() * 256;
      for (const BaselineMetric& metric : suite.metrics) bytes += metric.table.values().size() * 4;
    }
    return bytes;
  }

  void suite(const BaselineSuite& suite) {
    out_ += '{';
    key(6, "name", true);
    text(suite.name);
    key(6, "inputs");
    list(suite.inputs, 8, 6, [&](const GateInput& input) {
      members({{"role", input.role}, {"path", input.path}, {"sha256", input.sha256}});
    });
    key(6, "units");
    out_ += std::to_string(suite.units);
    text_at(6, "source_language", suite.source_language);
    text_at(6, "target_language", suite.target_language);
    key(6, "pack");
    pack(suite.pack);
    key(6, "checks");
    list(suite.checks, 8, 6, [&](const std::string& rule) { text(rule); });
    key(6, "findings");
    list(suite.findings, 8, 6, [&](const KnownFinding& finding) {
      members({{"severity", to_string(finding.severity)},
               {"rule", finding.rule},
               {"fingerprint", finding.fingerprint},
               {"since", finding.since},
               {"message", finding.message}});
    });
    key(6, "metrics");
    list(suite.metrics, 8, 6, [&](const BaselineMetric& one) { metric(one); });
    line(4);
    out_ += '}';
  }

  void pack(const std::optional<PackInfo>& pack) {
    if (pack) {
      members({{"name", pack->name},
               {"source_language", pack->source_language},
               {"target_language", pack->target_language},
               {"version", pack->version},
               {"sha256", pack->sha256}});
    } else {
      out_ += "null";
    }
  }

  void metric(const BaselineMetric& metric) {
    out_ += '{';
    key(10, "metric", true);
    text(metric.metric);
    text_at(10, "signature", metric.signature);
    key(10, "value");
    if (metric.value) {
      real(*metric.value);
    } else {
      out_ += "null";
    }
    key(10, "columns");
    list(metric.table.columns(), 12, 10, [&](const ColumnInfo& column) {
      members({{"name", column.name}, {"unit", column.unit}});
      out_.pop_back();
      out_ += column.integral ? R"(, "integral": true})" : R"(, "integral": false})";
    });
    key(10, "rows");
    rows(metric.table);
    line(8);
    out_ += '}';
  }

  /// Not indented: they are nearly all of the file.
  void rows(const StatsTable& table) {
    out_ += '[';
    for (std::size_t unit = 0; unit < table.units(); ++unit) {
      out_ += unit == 0 ? "\n[" : "],\n[";
      const std::span<const double> row = table.row(unit);
      for (std::size_t column = 0; column < row.size(); ++column) {
        if (column > 0) out_ += ',';
        number(row[column], table.columns()[column].integral);
      }
    }
    if (table.units() > 0) {
      out_ += ']';
      line(10);
    }
    out_ += ']';
  }

  void number(double value, bool integral) {
    constexpr double kEnd = 9007199254740992.0;  // 2^53
    if (!integral || !(std::abs(value) < kEnd) || value != std::trunc(value) || (value == 0.0 && std::signbit(value))) {
      real(value);
      return;
    }
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::int64_t>(value)).ptr;
    out_.append(digits.data(), end);
  }

  /// "-0" would be read as a whole number, which has no sign.
  void real(double value) {
    if (value == 0.0 && std::signbit(value)) {
      out_ += "-0.0";
    } else {
      out_ += std::isfinite(value) ? base::format_shortest(value) : "null";
    }
  }

  void line(std::size_t indent) {
    out_ += '\n';
    out_.append(indent, ' ');
  }
  void key(std::size_t indent, std::string_view name, bool first = false) {
    if (!first) out_ += ',';
    line(indent);
    out_ += '"';
    out_ += name;
    out_ += "\": ";
  }
  void text_at(std::size_t indent, std::string_view name, std::string_view value) {
    key(indent, name);
    text(value);
  }

  /// An object on one line.
  void members(std::initializer_list<std::pair<std::string_view, std::string_view>> items) {
    const char* before = "{\"";
    for (const auto& [name, value] : items) {
      out_ += before;
      out_ += name;
      out_ += "\": ";
      text(value);
      before = ", \"";
    }
    out_ += '}';
  }

  /// One item a line.
  template <class Items, class Write>
  void list(const Items& items, std::size_t indent, std::size_t end_indent, const Write& write) {
    out_ += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!std::exchange(first, false)) out_ += ',';
      line(indent);
      write(item);
    }
    if (!first) line(end_indent);
    out_ += ']';
  }

  void text(std::string_view value) {
    out_ += '"';
    while (const auto bad = base::first_invalid_utf8(value)) {
      escaped(value.substr(0, *bad));
      out_ += "\uFFFD";
      value.remove_prefix(*bad + 1);
    }
    escaped(value);
    out_ += '"';
  }
  /// All that could end a line is written as an escape.
  void escaped(std::string_view value) {
    constexpr std::string_view kHex = "0123456789abcdef";
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t begin = at;
      const char32_t code = base::next_code_point(value, at);
      if (code == '"' || code == '\\') {
        out_ += '\\';
        out_ += static_cast<char>(code);
      } else if (code < 0x20 || code == 0x7F || code == 0x85 || code == 0x2028 || code == 0x2029) {
        out_ += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) out_ += kHex[code >> static_cast<unsigned>(shift) & 15U];
      } else {
        out_ += value.substr(begin, at - begin);
      }
    }
  }

  std::string out_;
};

}  // namespace

const BaselineMetric* BaselineSuite::metric(std::string_view wanted) const {
  const auto found = std::find_if(metrics.begin(), metrics.end(),
                                  [&](const BaselineMetric& metric) { return metric.metric == wanted; });
  return found == metrics.end() ? nullptr : &*found;
}

const BaselineSuite* Baseline::find(std::string_view name) const {
  const auto place = place_of(suites, name);
  return place != suites.end() && place->name == name ? &*place : nullptr;
}

void Baseline::put(BaselineSuite suite) {
  sort_parts(suite);
  const auto place = place_of(suites, suite.name);
  if (place != suites.end() && place->name == suite.name) {
    *place = std::move(suite);
  } else {
    suites.insert(place, std::move(suite));
  }
}

void Baseline::sort() {
  for (BaselineSuite& suite : suites) sort_parts(suite);
  std::sort(suites.begin(), suites.end(),
            [](const BaselineSuite& a, const BaselineSuite& b) { return a.name < b.name; });
}

std::string to_text(const Baseline& baseline) { return Writer().write(baseline); }

}  // namespace lacuna::records
