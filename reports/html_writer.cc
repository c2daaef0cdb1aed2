#include "reports/html_writer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "reports/highlight.h"
#include "reports/html_page.h"
#include "reports/markup.h"
#include "reports/page_templates.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

class Page {
 public:
  explicit Page(const RunReport& report) : report_(report), by_unit_(findings_by_unit(report)) {
    for (auto& [rule, count] : rule_counts(report.findings)) {
      slots_.emplace(rule, rules_.size());
      rules_.emplace_back(rule, count);
    }
  }

  std::string write() {
    const std::string style = std::string(kPageStyle) + std::string(kCheckStyle) + filter_style();
    const PageParts parts = {
        {"style_hash", style_hash(style)},
        {"style", style},
        {"generator", escaped(report_.tool.name + " " + report_.tool.version)},
        {"title", title()},
        {"overview", overview()},
        {"filters", filters()},
        {"findings", findings()},
        {"units", units()},
        {"run", run()},
    };
    return fill(kCheckPage, parts);
  }

 private:
  [[nodiscard]] std::string name_of(std::string_view role) const {
    const DocumentInfo* document = find_document(report_, role);
    return document == nullptr ? std::string(role) : escaped(file_name(document->path));
  }

  [[nodiscard]] std::string title() const {
    const std::string count =
        report_.findings.empty() ? "nothing found" : counted(report_.findings.size(), "finding", "findings");
    return name_of("target") + ": " + count + " – " + escaped(capitalised(report_.tool.name));
  }

  // Components are often counts.
  [[nodiscard]] static std::string readable_part(double value) {
    const bool is_whole = value > -1e9 && value < 1e9 && value == static_cast<double>(static_cast<long long>(value));
    return is_whole ? std::to_string(static_cast<long long>(value)) : readable_number(value);
  }

  [[nodiscard]] std::string overview() const {
    std::string out = "<div><h1>";
    if (report_.findings.empty()) {
      out += "Nothing found in " + counted(report_.units.size(), "passage", "passages");
    } else {
      out += counted(report_.findings.size(), "finding", "findings") + " in " +
             counted(report_.units.size(), "passage", "passages") + ": " + severity_counts(report_.findings);
    }
    out += "</h1>\n";
    for (const DocumentInfo& document : report_.documents) {
      out += "<p class=\"files\">" + escaped(capitalised(document.role)) + " <b><bdi>" +
             escaped(file_name(document.path)) + "</bdi></b>, " + escaped(document_notes(report_, document)) + "</p>\n";
    }
    out += "</div>\n";
    if (report_.scores.empty()) return out;
    out += "<table class=\"scores\"><caption class=\"vh\">Scores</caption><tbody>\n";
    for (const Score& score : report_.scores) {
      out += "<tr><th scope=\"row\">" + escaped(score.metric) + "</th><td class=\"value\"";
      if (score.value) {
        out += attribute("title", base::format_shortest(*score.value)) + ">" + readable_number(*score.value);
      } else {
        out += ">undefined";
      }
      out += "</td><td class=\"wide parts\">";
      if (!score.value) out += escaped(score.reason);
      bool is_first = true;
      for (const auto& [name, value] : score.components) {
        out += (is_first ? "" : " · ") + escaped(name) + " " + readable_part(value);
        is_first = false;
      }
      out += "</td><td class=\"wide\"><code>" + escaped(score.signature) + "</code></td></tr>\n";
    }
    return out + "</tbody></table>\n";
  }

  [[nodiscard]] std::string filters() const {
    if (report_.findings.empty()) return "<span class=\"verdict\">Nothing found</span>\n";
    std::string out = "<span class=\"verdict\">" + severity_counts(report_.findings) + "</span>\n";
    out += "<fieldset><legend class=\"vh\">Findings to show</legend>\n";
    out += "<label><input type=\"radio\" name=\"rule\" id=\"all\" autocomplete=\"off\" checked>All <span>" +
           std::to_string(report_.findings.size()) + "</span></label>\n";
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      out += "<label><input type=\"radio\" name=\"rule\" id=\"rule-" + std::to_string(i) + "\" autocomplete=\"off\">" +
             escaped(capitalised(rules_[i].first)) + " <span>" + std::to_string(rules_[i].second) + "</span></label>\n";
    }
    out +=
        "</fieldset>\n<label class=\"toggle\"><input type=\"checkbox\" id=\"flagged\" autocomplete=\"off\">"
        "Only passages with findings</label>\n";
    return out;
  }

  // Without script: which radio button is on decides what is displayed.
  [[nodiscard]] std::string filter_style() const {
    std::string out = "body:has(#flagged:checked) .unit:not(.flagged) { display: none; }\n";
    constexpr std::string_view kRule =
        "body:has(#rule-{{i}}:checked) :is(.finding, .note, .ref, .place):not(.r{{i}}) { display: none; }\n"
        "body:has(#rule-{{i}}:checked) mark:not(.r{{i}}) { background: none; text-decoration: none; }\n"
        "body:has(#rule-{{i}}:checked):has(#flagged:checked) .unit:not(.r{{i}}) { display: none; }\n";
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const std::string index = std::to_string(i);
      out += fill(kRule, {{"i", index}});
    }
    return out;
  }

  [[nodiscard]] std::string slot_of(const Finding& finding) const {
    return "r" + std::to_string(slots_.at(finding.rule));
  }

  [[nodiscard]] static std::string head(const Finding& finding) {
    return "<span class=\"severity\">" + capitalised(to_string(finding.severity)) + "</span> <span class=\"rule\">" +
           escaped(capitalised(finding.rule)) + "</span> <span>" + percent(finding.probability) + " likely</span>";
  }

  [[nodiscard]] std::string findings() const {
    if (report_.findings.empty()) return "<p class=\"none\">Nothing found.</p>\n";
    std::string out = "<ol>\n";
    for (std::size_t i = 0; i < report_.findings.size(); ++i) {
      const Finding& finding = report_.findings[i];
      const bool has_unit = finding.unit < report_.units.size();
      out += "<li class=\"finding " + std::string(to_string(finding.severity)) + " " + slot_of(finding) + "\"><a";
      if (has_unit) out += " href=\"#u" + std::to_string(finding.unit) + "\"";
      out += "><span class=\"rank\">" + std::to_string(i + 1) + "</span><span><span class=\"head\">" + head(finding);
      if (has_unit) out += " <span>" + escaped(place_name(report_.units[finding.unit])) + "</span>";
      out += "</span><span class=\"what\"><bdi>" + escaped(capitalised(finding.message)) +
             "</bdi></span></span></a></li>\n";
    }
    return out + "</ol>\n";
  }

  [[nodiscard]] static std::string suggestion(const Finding& finding) {
    if (!finding.suggestion) return {};
    return "<p class=\"fix\">Suggestion: <ins dir=\"auto\">" + escaped(*finding.suggestion) + "</ins></p>";
  }

  [[nodiscard]] std::string units() const {
    std::string out = "<div class=\"columns\"><div>Source <b><bdi>" + name_of("source") +
                      "</bdi></b></div><div>Translation <b><bdi>" + name_of("target") + "</bdi></b></div></div>\n";
    for (std::size_t i = 0; i < report_.units.size(); ++i) out += unit(i);
    return out;
  }

  [[nodiscard]] std::string unit(std::size_t index) const {
    const UnitReport& unit = report_.units[index];
    const std::vector<std::size_t>& found = by_unit_[index];
    std::vector<std::size_t> slots;
    slots.reserve(found.size());
    for (const std::size_t i : found) slots.push_back(slots_.at(report_.findings[i].rule));
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    std::string classes = found.empty() ? "unit" : "unit flagged";
    for (const std::size_t slot : slots) classes += " r" + std::to_string(slot);
    const std::string number = std::to_string(passage_number(unit));
    const std::string id = "u" + std::to_string(index);

    std::string out = "<article class=\"" + classes + "\" id=\"" + id + "\" aria-label=\"Passage " + number + "\">\n";
    out += "<a class=\"no\" href=\"#" + id + "\"><span class=\"vh\">Passage </span>" + number + "</a>\n";
    std::string figures;
    if (unit.source_coverage) figures = percent(*unit.source_coverage) + " carried over";
    out += side("source", "Source", unit.source, &Finding::source, found, figures);
    figures.clear();
    if (unit.target_coverage) figures = percent(*unit.target_coverage) + " has a source";
    if (unit.length_z)
      figures += (figures.empty() ? "" : " · ") + std::string("length ") + signed_number(*unit.length_z, 1) + " σ";
    out += side("target", "Translation", unit.target, &Finding::target, found, figures);
    if (!found.empty()) {
      out += "<ol class=\"notes\">\n";
      for (const std::size_t i : found) {
        const Finding& finding = report_.findings[i];
        out += "<li class=\"note " + std::string(to_string(finding.severity)) + " " + slot_of(finding) + "\" id=\"f" +
               std::to_string(i + 1) + "\"><div class=\"head\"><span>" + std::to_string(i + 1) + "</span> " +
               head(finding) + "</div><p dir=\"auto\">" + escaped(capitalised(finding.message)) + "</p>" +
               suggestion(finding) + "</li>\n";
      }
      out += "</ol>\n";
    }
    return out + "</article>\n";
  }

  [[nodiscard]] std::string side(std::string_view role, std::string_view name, const std::optional<TextSpan>& text,
                                 std::optional<TextSpan> Finding::*span, const std::vector<std::size_t>& found,
                                 const std::string& figures) const {
    const std::string language = language_of(report_, role);
    std::string out = "<div class=\"side\"><span class=\"lang\">" + std::string(name) + "</span>";
    if (!text) {
      out += "<p class=\"text none\">";
      out += role == "source" ? "Nothing in the source" : "Nothing in the translation";
      return out + "</p></div>\n";
    }
    out += "<p class=\"text\"";
    if (!language.empty()) out += attribute("lang", language);
    out += " dir=\"auto\">";
    std::vector<Highlight> highlights;
    for (const std::size_t i : found) {
      const std::optional<TextSpan>& where = report_.findings[i].*span;
      if (where) highlights.push_back({where->begin, where->end, i});
    }
    for (const TextRun& run : highlight_runs(*text, highlights)) append_run(out, run);
    out += "</p>";
    if (!figures.empty()) out += "<p class=\"figures\">" + figures + "</p>";
    return out + "</div>\n";
  }

  void append_run(std::string& out, const TextRun& run) const {
    if (run.findings.empty()) {
      out += escaped(run.text);
      return;
    }
    // The worst finding, which comes first, decides the look; all of them are named.
    std::string classes(look_of(report_.findings[run.findings.front()].rule));
    std::string names;
    std::string notes;
    for (const std::size_t i : run.findings) {
      const Finding& finding = report_.findings[i];
      if (const std::string slot = slot_of(finding);
          (" " + classes + " ").find(" " + slot + " ") == std::string::npos) {
        classes += " " + slot;
      }
      names += (names.empty() ? "" : "; ") + finding.message;
      notes += (notes.empty() ? "f" : " f") + std::to_string(i + 1);
    }
    if (run.is_place()) {
      std::string numbers;
      for (const std::size_t i : run.findings) numbers += (numbers.empty() ? "" : ",") + std::to_string(i + 1);
      out += "<span class=\"place " + classes + "\" role=\"img\"" + attribute("aria-label", "Missing here: " + names) +
             attribute("title", names) + attribute("data-findings", numbers) + "></span>";
      return;
    }
    out += "<mark class=\"" + classes + "\"" + attribute("title", names) + attribute("aria-describedby", notes) + ">" +
           escaped(run.text) + "</mark>";
    for (const std::size_t i : run.ending) {
      out += "<span class=\"ref " + slot_of(report_.findings[i]) + "\" data-finding=\"" + std::to_string(i + 1) +
             "\"></span>";
    }
  }

  [[nodiscard]] std::string run() const {
    std::string out = "<details><summary>About this report</summary><dl>\n";
    const auto row = [&](std::string_view name, const std::string& value) {
      out += "<dt>" + std::string(name) + "</dt><dd>" + value + "</dd>\n";
    };
    row("Tool", escaped(report_.tool.name + " " + report_.tool.version));
    if (report_.pack) {
      row("Language pack", escaped(report_.pack->name + " " + report_.pack->version) + " <code>" +
                               escaped(report_.pack->sha256) + "</code>");
    }
    for (const std::string& remark : report_.remarks) row("Remark", escaped(remark));
    for (const SuppressionUse& use : report_.suppressions) {
      if (is_useless(use))
        row("Suppression", escaped(use.path + ":" + std::to_string(use.line) + ": " + what_is_wrong(use)));
    }
    for (const SuppressedFinding& suppressed : report_.suppressed) {
      row("Suppressed",
          escaped(suppressed.finding.rule + ": " + suppressed.finding.message + " (" + suppressed.reason + ")"));
    }
    for (const DocumentInfo& document : report_.documents) {
      row(escaped(capitalised(document.role)), "<bdi>" + escaped(document.path) + "</bdi>, " +
                                                   counted(document.bytes, "byte", "bytes") + " <code>" +
                                                   escaped(document.sha256) + "</code>");
    }
    return out + "</dl></details>\n";
  }

  const RunReport& report_;
  std::vector<std::vector<std::size_t>> by_unit_;
  std::vector<std::pair<std::string, std::size_t>> rules_;
  std::map<std::string, std::size_t, std::less<>> slots_;
};

}  // namespace

std::string to_html(const RunReport& report) { return Page(report).write(); }

}  // namespace lacuna::reports
