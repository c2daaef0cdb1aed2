#include "reports/delimited_writer.h"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "eval/base/format_number.h"
#include "eval/corpus/csv_reader.h"
#include "reports/run_overview.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

/// A text that no spreadsheet takes for a formula.
std::string text_field(std::string_view text) {
  constexpr std::string_view kFormulas = "=+-@\t\r\n'";
  if (text.empty() || kFormulas.find(text.front()) == std::string_view::npos) return std::string(text);
  return std::string("'").append(text);
}

std::string text_field(const std::optional<TextSpan>& span) { return span ? text_field(span->text) : std::string(); }

class Writer {
 public:
  Writer(char delimiter, std::string_view line_end) : delimiter_(delimiter), line_end_(line_end) {}

  std::string write(std::span<const NamedRun> runs) {
    record({"run", "number", "severity", "rule", "probability", "passage", "name", "line", "source_file", "target_file",
            "source", "source_words", "target", "target_words", "message", "suggestion", "fingerprint"});
    for (const NamedRun& run : runs) {
      for (std::size_t i = 0; i < run.report.findings.size(); ++i) finding(run, i);
    }
    return std::move(out_);
  }

 private:
  void finding(const NamedRun& run, std::size_t index) {
    const Finding& finding = run.report.findings[index];
    const UnitReport* unit = unit_of(run.report, finding);
    const bool is_placed = unit != nullptr && unit->place;
    record({text_field(run.path), std::to_string(index + 1), to_string(finding.severity), text_field(finding.rule),
            base::format_shortest(finding.probability),
            unit == nullptr ? std::string() : std::to_string(passage_number(*unit)),
            is_placed ? text_field(unit->place->name) : std::string(),
            is_placed ? std::to_string(unit->place->line) : std::string(),
            text_field(path_of(run.report, unit, "source")), text_field(path_of(run.report, unit, "target")),
            unit == nullptr ? std::string() : text_field(unit->source), text_field(finding.source),
            unit == nullptr ? std::string() : text_field(unit->target), text_field(finding.target),
            text_field(finding.message), finding.suggestion ? text_field(*finding.suggestion) : std::string(),
            finding.fingerprint});
  }

  void record(std::initializer_list<std::string> fields) {
    bool is_first = true;
    for (const std::string& field : fields) {
      if (!is_first) out_ += delimiter_;
      out_ += corpus::csv_field(field, delimiter_);
      is_first = false;
    }
    out_ += line_end_;
  }

  char delimiter_;
  std::string_view line_end_;
  std::string out_;
};

}  // namespace

std::string to_csv(std::span<const NamedRun> runs) { return Writer(',', "\r\n").write(runs); }

std::string to_tsv(std::span<const NamedRun> runs) { return Writer('\t', "\n").write(runs); }

}  // namespace lacuna::reports
