#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/compare/compare_wording.h"
#include "reports/compare/compare_writers.h"
#include "reports/compare/word_diff.h"
#include "reports/display_width.h"
#include "reports/gate/markdown_text.h"
#include "reports/markdown_sheet.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kName = 120;
constexpr std::size_t kSentence = 400;  // cells of a message or a remark
constexpr std::size_t kText = 600;      // cells of a unit's text
constexpr std::size_t kMessages = 5;    // of a system in a unit

class Writer {
 public:
  Writer(const CompareReport& report, std::size_t top) : report_(report), top_(top), diff_(report.target_language) {}

  std::string write() {
    head();
    scores();
    differences();
    for (const BucketTable* table : shown_tables(report_)) buckets(*table);
    for (std::size_t s = 1; s < report_.systems.size(); ++s) ngrams(s);
    for (std::size_t s = 1; s < report_.systems.size(); ++s) units(s);
    signatures();
    sheet_.add("_Made by " + markdown_text(report_.tool.name + " " + report_.tool.version, kName) + "._\n");
    return std::move(sheet_).finish();
  }

 private:
  void head() {
    sheet_.add("## Lacuna compare: " + size_text(report_) + "\n\n");
    std::string text;
    for (const std::string& sentence : verdicts(report_)) text += "**" + markdown_text(sentence, kSentence) + "**\n\n";
    for (std::size_t s = 0; s < report_.systems.size(); ++s) {
      text += "- **" + letter_of(s) + "** " + markdown_code(report_.systems[s].name, kName) +
              (s == 0 ? ", the baseline" : "") + "\n";
    }
    sheet_.add(text + "\n");
  }

  void scores() {
    if (report_.metrics.empty()) return;
    std::vector<std::string> cells = {""};
    std::string rule = "|---|";
    for (const MetricComparison& metric : report_.metrics) {
      cells.push_back(markdown_text(metric_name(metric), kName));
      rule += "---:|";
    }
    std::string text = markdown_row(cells) + rule + "\n";
    for (std::size_t s = 0; s < report_.systems.size(); ++s) {
      cells = {letter_of(s)};
      for (const MetricComparison& metric : report_.metrics) {
        const SystemScore& system = metric.systems[s];
        const std::string interval = interval_text(system, metric.decimals);
        cells.push_back(value_text(system.score.value, metric.decimals) + (interval.empty() ? "" : " " + interval));
      }
      text += markdown_row(cells);
    }
    sheet_.add(text + "\n");
  }

  void differences() {
    std::string text =
        "| | | difference | interval | p | p (Holm) | detectable | |\n|---|---|---:|---:|---:|---:|---:|---|\n";
    bool any = false;
    for (const MetricComparison& metric : report_.metrics) {
      for (const Comparison& difference : metric.differences) {
        const int gain = shown_gain(metric, difference);
        const std::string amount = signed_number(difference.difference, metric.decimals);
        any = true;
        text += markdown_row({markdown_text(metric_name(metric), kName), letter_of(difference.system) + " − A",
                              gain == 0 ? amount : "**" + amount + "**",
                              markdown_text(range_text(difference, metric.decimals), kName),
                              markdown_text(p_value_text(difference.p_value), kName),
                              markdown_text(p_value_text(difference.holm_p_value), kName),
                              value_text(difference.detectable, metric.decimals),
                              gain > 0   ? "better"
                              : gain < 0 ? "worse"
                                         : ""});
      }
    }
    if (any) sheet_.add(text + "\n" + markdown_text(method_text(report_), kSentence) + ".\n\n");
    for (const std::string& remark : report_.remarks) sheet_.add("- " + markdown_text(remark, kSentence) + "\n");
    if (!report_.remarks.empty()) sheet_.add("\n");
  }

  /// How each metric was computed.
  void signatures() {
    std::string text;
    for (const MetricComparison& metric : report_.metrics) {
      if (metric.systems.empty() || metric.systems.front().score.signature.empty()) continue;
      text += "- " + markdown_text(metric.metric, kName) + " " +
              markdown_code(metric.systems.front().score.signature, kSentence) + "\n";
    }
    if (text.empty()) return;
    sheet_.open("Signatures");
    sheet_.add(text + "\n");
    sheet_.close();
  }

  void buckets(const BucketTable& table) {
    sheet_.open(markdown_text(capitalised(table.measure) + " by " + table.by, kName) +
                (table.lower_is_better ? " (lower is better)" : ""));
    std::vector<std::string> cells = {"", table.counts};
    std::string text = "|---|---:|";
    for (std::size_t s = 0; s < report_.systems.size(); ++s) {
      cells.push_back(letter_of(s));
      text += "---:|";
      if (s == 0) continue;
      cells.push_back(letter_of(s) + " − A");
      text += "---:|";
    }
    text = markdown_row(cells) + text + "\n";
    for (const Bucket& bucket : table.buckets) {
      cells = {markdown_text(bucket.name, kName), grouped(bucket.units)};
      for (std::size_t s = 0; s < report_.systems.size(); ++s) {
        cells.push_back(value_text(bucket.values[s], table.decimals));
        if (s == 0) continue;
        const bool both = bucket.values[s] && bucket.values[0];
        cells.push_back(both ? signed_number(*bucket.values[s] - *bucket.values[0], table.decimals) : "–");
      }
      text += markdown_row(cells);
    }
    sheet_.add(text + "\n");
    sheet_.close();
  }

  void ngrams(std::size_t system) {
    const std::string letter = letter_of(system);
    ngram_table(first_ngrams(report_.ngrams_gained, system, top_), letter, "more");
    ngram_table(first_ngrams(report_.ngrams_lost, system, top_), letter, "less");
  }

  void ngram_table(const std::vector<const NgramDifference*>& ngrams, const std::string& letter, const char* how) {
    if (ngrams.empty()) return;
    sheet_.open("N-grams of the reference that " + letter + " has " + how + " often than A");
    std::string text = markdown_row({"n-gram", "A", letter, "reference"}) + "|---|---:|---:|---:|\n";
    for (const NgramDifference* ngram : ngrams) {
      text += markdown_row({markdown_text(ngram->text, kName), std::to_string(ngram->baseline_hits),
                            std::to_string(ngram->system_hits), std::to_string(ngram->reference)});
    }
    sheet_.add(text + "\n");
    sheet_.close();
  }

  /// By the first metric, so that there are not too many.
  void units(std::size_t system) {
    if (report_.metrics.empty()) return;
    const std::vector<const UnitDifference*> shown = shown_differences(report_, system, 0, top_);
    if (shown.empty()) return;
    const MetricComparison& metric = report_.metrics.front();
    const std::string letter = letter_of(system);
    sheet_.open("Units in which " + letter + " differs most from A by " + markdown_text(metric.metric, kName));
    for (const UnitDifference* difference : shown) {
      if (sheet_.is_cut()) break;
      const ComparedUnit& unit = report_.units[difference->unit];
      std::string text = "**unit " + std::to_string(unit.number + 1) +
                         "**: " + value_text(difference->baseline_value, metric.decimals) + " → " +
                         value_text(difference->value, metric.decimals) + " (" +
                         signed_number(difference->value - difference->baseline_value, metric.decimals) + ")\n\n" +
                         "| | |\n|---|---|\n";
      if (unit.source) text += markdown_row({"source", plain(*unit.source)});
      for (const std::string& reference : unit.references) text += markdown_row({"reference", plain(reference)});
      const DiffTexts texts = diff_.compare(unit.hypotheses[0], unit.hypotheses[system]);
      text += markdown_row({"A", marked(texts.first, "del")}) + messages(unit, 0);
      text += markdown_row({letter, marked(texts.second, "ins")}) + messages(unit, system);
      sheet_.add(text + "\n");
    }
    sheet_.close();
  }

  static std::string plain(std::string_view text) {
    const std::string shown = markdown_text(text, kText);
    return shown.empty() ? "_nothing_" : shown;
  }

  /// What differs, as an element.
  static std::string marked(const DiffPieces& pieces, const std::string& element) {
    std::string text;
    std::size_t room = kText;
    for (const DiffPiece& piece : pieces) {
      if (room == 0) break;
      const std::string shown = markdown_text(piece.text, room);
      if (piece.after_space) text += ' ';
      if (piece.is_different) text.append("<").append(element).append(">");
      text += shown;
      if (piece.is_different) text.append("</").append(element).append(">");
      room -= std::min(room, display_width(piece.text));
    }
    return text.empty() ? "_nothing_" : text;
  }

  static std::string messages(const ComparedUnit& unit, std::size_t system) {
    std::string text;
    if (system >= unit.findings.size()) return text;
    const std::vector<std::string>& findings = unit.findings[system];
    for (std::size_t i = 0; i < std::min(findings.size(), kMessages); ++i) {
      text += markdown_row({"", "• " + markdown_text(findings[i], kSentence)});
    }
    return text;
  }

  const CompareReport& report_;
  std::size_t top_;
  WordDiff diff_;
  MarkdownSheet sheet_;
};

}  // namespace

std::string to_markdown(const CompareReport& report, std::size_t top) { return Writer(report, top).write(); }

}  // namespace lacuna::reports
