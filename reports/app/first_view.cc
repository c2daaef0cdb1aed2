#include "reports/app/first_view.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/code_points.h"
#include "reports/highlight.h"
#include "reports/html_page.h"
#include "reports/markup.h"
#include "reports/run_overview.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kWorst = 5;         // findings of all runs together, about
constexpr std::size_t kLongestRun = 400;  // bytes of a text between two marks, or under one

std::string name_of(const NamedRun& run, std::string_view role) {
  const DocumentInfo* document = find_document(run.report, role);
  return escaped(file_name(document == nullptr ? std::string_view{run.path} : document->path));
}

std::string findings_of(std::size_t count) {
  return count == 0 ? "nothing found" : counted(count, "finding", "findings");
}

std::size_t count_findings(const ReportContents& contents) {
  std::size_t count = 0;
  for (const NamedRun& run : contents.runs) count += count_severities(run.report).all();
  return count;
}

std::string comparison_name(const CompareReport& comparison) {
  return counted(comparison.systems.size(), "system", "systems") + " on " +
         counted(comparison.unit_count, "passage", "passages");
}

// The beginning and the end of a long text.
std::string shortened(std::string_view text) {
  if (text.size() <= kLongestRun) return escaped(text);
  const std::size_t head = floor_to_code_point(text, kLongestRun / 2);
  const std::size_t tail = floor_to_code_point(text, text.size() - kLongestRun / 2);
  return escaped(text.substr(0, head)) + " … " + escaped(text.substr(tail));
}

std::string side(const RunReport& report, std::string_view role, const std::optional<TextSpan>& text,
                 const std::optional<TextSpan>& span, std::string_view look) {
  if (!text) return {};
  std::string out = "<p class=\"" + std::string(role) + "\"";
  if (const std::string language = language_of(report, role); !language.empty()) out += attribute("lang", language);
  out += " dir=\"auto\">";
  std::vector<Highlight> highlights;
  if (span) highlights.push_back({span->begin, span->end, 0});
  for (const TextRun& run : highlight_runs(*text, highlights)) {
    if (run.is_place()) {
      out += "<mark class=\"gap " + std::string(look) + "\">…</mark>";
    } else if (run.findings.empty()) {
      out += shortened(run.text);
    } else {
      out += "<mark class=\"mark " + std::string(look) + "\">" + shortened(run.text) + "</mark>";
    }
  }
  return out + "</p>\n";
}

std::string finding_item(const RunReport& report, const Finding& finding) {
  std::string out = "<li class=\"" + std::string(to_string(finding.severity)) + "\"><p><b>" +
                    capitalised(to_string(finding.severity)) + ": <bdi>" + escaped(finding.rule) + "</bdi></b>, " +
                    escaped(percent(finding.probability)) + " likely";
  const bool has_unit = finding.unit < report.units.size();
  if (has_unit) out += ", " + escaped(place_name(report.units[finding.unit]));
  out += ". <bdi>" + shortened(capitalised(finding.message)) + "</bdi></p>\n";
  if (has_unit) {
    const UnitReport& unit = report.units[finding.unit];
    const std::string_view look = look_of(finding.rule);
    out += side(report, "source", unit.source, finding.source, look) +
           side(report, "target", unit.target, finding.target, look);
  }
  return out + "</li>\n";
}

std::string worst_of(const NamedRun& run, std::size_t count) {
  const RunReport& report = run.report;
  std::string out = "<p>";
  if (find_document(report, "source") != nullptr) out += "<bdi>" + name_of(run, "source") + "</bdi> → ";
  out += "<bdi>" + name_of(run, "target") + "</bdi>: ";
  const SeverityCounts counts = count_severities(report);
  out += counts.all() == 0 ? "nothing found" : severity_counts(counts);
  out += "</p>\n";
  if (report.findings.empty()) return out;
  out += "<ol>\n";
  for (std::size_t i = 0; i < std::min(count, report.findings.size()); ++i) {
    out += finding_item(report, report.findings[i]);
  }
  return out + "</ol>\n";
}

}  // namespace

std::string title_of(const ReportContents& contents) {
  if (contents.runs.empty()) {
    return contents.comparison == nullptr ? "Nothing to report" : comparison_name(*contents.comparison);
  }
  std::string name = name_of(contents.runs.front(), "target");
  if (contents.runs.size() > 1) name += " and " + std::to_string(contents.runs.size() - 1) + " more";
  return name + ": " + findings_of(count_findings(contents));
}

std::string first_view(const ReportContents& contents) {
  std::size_t units = 0;
  for (const NamedRun& run : contents.runs) units += count_units(run.report);
  std::string out = "<div class=\"first\">\n<h1>";
  if (!contents.runs.empty()) {
    out += capitalised(findings_of(count_findings(contents))) + " in " + counted(units, "passage", "passages");
  } else {
    out += title_of(contents);
  }
  out +=
      "</h1>\n<noscript><p>This is the beginning of the report. The whole of it shows in a browser that runs the "
      "script in this file.</p></noscript>\n";
  const std::size_t of_each = std::max<std::size_t>(1, kWorst / std::max<std::size_t>(1, contents.runs.size()));
  for (const NamedRun& run : contents.runs) out += worst_of(run, of_each);
  return out + "</div>\n";
}

}  // namespace lacuna::reports
