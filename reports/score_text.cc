#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <string_view>
#include <utility>

#include "eval/base/format_number.h"
#include "reports/display_width.h"
#include "reports/score_report.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

using base::format_fixed;

// sacreBLEU's short names of a signature's keys. Those that differ between metrics begin with the metric's name.
std::string_view short_key(std::string_view metric, std::string_view key) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kShort = {{{"nrefs", "#"},
                                                                                     {"bs", "bs"},
                                                                                     {"ar", "ar"},
                                                                                     {"seed", "rs"},
                                                                                     {"version", "v"},
                                                                                     {"case", "c"},
                                                                                     {"eff", "e"},
                                                                                     {"smooth", "s"},
                                                                                     {"space", "s"},
                                                                                     {"norm", "nr"},
                                                                                     {"punct", "pn"},
                                                                                     {"asian", "as"},
                                                                                     {"documents", "d"}}};
  if (metric == "TER" && key == "tok") return "t";
  const auto* const found =
      std::find_if(kShort.begin(), kShort.end(), [&](const auto& entry) { return entry.first == key; });
  return found == kShort.end() ? key : found->second;
}

std::string shortened(const Score& score) {
  std::string text;
  for (const SignatureField& field : signature_fields(score.signature)) {
    if (!text.empty()) text += '|';
    text += short_key(score.metric, field.key);
    if (field.value) text.append(":").append(*field.value);
  }
  return text;
}

std::string signature_of(const Score& score, const ScoreFormat& format) {
  return format.short_signatures ? shortened(score) : score.signature;
}

std::optional<double> component(const Score& score, std::string_view name) {
  for (const auto& [key, value] : score.components) {
    if (key == name) return value;
  }
  return std::nullopt;
}

/// Rows of cells, written with columns as wide as their widest cell; the first column to the left, the others right.
class Table {
 public:
  void add(TableRow row) { rows_.push_back(std::move(row)); }

  void write(std::ostream& out) const {
    const std::vector<std::string> lines = aligned_lines(rows_);
    std::size_t total = 0;
    for (const std::string& line : lines) total = std::max(total, display_width(line));
    for (const std::string& line : lines) {
      out << line << '\n';
      if (&line == &lines.front()) out << std::string(total, '-') << '\n';
    }
  }

 private:
  std::vector<TableRow> rows_;
};

void write_signatures(const ScoreReport& report, const ScoreFormat& format, std::ostream& out) {
  out << "\nSignatures\n";
  for (const ScoreCell& cell : report.systems.front().metrics) {
    out << "  " << cell.score.metric << "|" << signature_of(cell.score, format) << '\n';
  }
}

void write_table(const ScoreReport& report, const ScoreFormat& format, std::ostream& out) {
  const bool tested = report.test != ScoreTest::kNone;
  Table table;
  std::vector<std::string> head = {"System"};
  for (const ScoreCell& cell : report.systems.front().metrics) {
    head.push_back(cell.score.metric + (cell.interval ? " (μ ± 95% CI)" : ""));
    if (tested) head.emplace_back("p");
  }
  table.add(std::move(head));
  for (const ScoredSystem& system : report.systems) {
    std::vector<std::string> row = {system.name};
    for (const ScoreCell& cell : system.metrics) {
      row.push_back(score_number(cell, format.width));
      if (tested) row.push_back(cell.p_value ? p_value_text(*cell.p_value) + (*cell.p_value < 0.05 ? "*" : " ") : "");
    }
    table.add(std::move(row));
  }
  table.write(out);
}

void write_paired_note(const ScoreReport& report, std::ostream& out) {
  const bool bootstrap = report.test == ScoreTest::kBootstrap;
  out << "\nPaired " << (bootstrap ? "bootstrap resampling" : "approximate randomization") << " test, "
      << report.samples << (bootstrap ? " resamples" : " trials")
      << ", each system against the baseline, as in sacreBLEU.\n"
         "p: how often chance alone gives a difference as large, if the two systems are equally good; * below 0.05.\n"
         "A small p-value says that the difference would come again on similar texts, not that it matters.\n";
}

void write_comparison(const ScoreReport& report, const ScoreFormat& format, std::ostream& out) {
  Table table;
  table.add({"System", "metric", "score", "difference", "interval", "p", "p (Holm)", "detectable", "people agree"});
  bool any_agreement = false;
  for (const ScoredSystem& system : report.systems) {
    for (std::size_t m = 0; m < system.metrics.size(); ++m) {
      const ScoreCell& cell = system.metrics[m];
      std::vector<std::string> row = {m > 0 ? "" : system.name, cell.score.metric, score_number(cell, format.width)};
      if (cell.comparison) {
        const Comparison& comparison = *cell.comparison;
        const auto number = [&](double value) { return format_fixed(value, format.width + cell.more_digits); };
        const auto signed_number = [&](double value) { return (value > 0 ? "+" : "") + number(value); };
        row.push_back(signed_number(comparison.difference));
        row.push_back("[" + signed_number(comparison.low) + ", " + signed_number(comparison.high) + "]");
        row.push_back(p_value_text(comparison.p_value));
        row.push_back(p_value_text(comparison.holm_p_value) + (comparison.significant ? "*" : " "));
        row.push_back(number(comparison.detectable));
        row.push_back(comparison.human_agreement ? format_fixed(*comparison.human_agreement, 0) + " %" : "-");
        any_agreement = any_agreement || comparison.human_agreement.has_value();
      }
      table.add(std::move(row));
    }
  }
  table.write(out);
  out << "\nEach system against the baseline, " << report.samples << " resamples of ";
  if (report.documents > 0) {
    out << report.documents << " whole documents (" << report.units << " lines).\n";
  } else {
    out << report.units
        << " lines, each on its own.\nLines of one document are alike: --documents FILE (a document's name for each "
           "line) makes the test honest about it.\n";
  }
  out << "interval: of the difference, paired bootstrap, " << format_fixed(100 * (1 - report.alpha), 0)
      << " %. p: paired randomisation, two-sided; p (Holm): for all comparisons above together, * at most "
      << base::format_shortest(report.alpha)
      << ".\n"
         "detectable: the smallest true difference that a test set like this one shows in 4 of 5 cases.\n";
  if (any_agreement) {
    out << "people agree: how often human judges prefer the same system (Kocmi et al. 2024). It holds for systems of "
           "one "
           "family,\nand is poor for unrelated ones.\n";
  }
}

}  // namespace

std::vector<SignatureField> signature_fields(std::string_view signature) {
  std::vector<SignatureField> fields;
  while (!signature.empty()) {
    const std::string_view part = signature.substr(0, signature.find('|'));
    signature.remove_prefix(std::min(part.size() + 1, signature.size()));
    SignatureField& field = fields.emplace_back();
    const std::size_t colon = part.find(':');
    field.key = part.substr(0, colon);
    if (colon != std::string_view::npos) field.value = part.substr(colon + 1);
  }
  return fields;
}

std::string verbose_text(const Score& score) {
  const std::optional<double> hypothesis_length = component(score, "hypothesis_length");
  const std::optional<double> reference_length = component(score, "reference_length");
  if (!hypothesis_length || !reference_length) return {};
  const std::string lengths =
      "hyp_len = " + format_fixed(*hypothesis_length, 0) + " ref_len = " + format_fixed(*reference_length, 0);
  std::string precisions;
  for (const auto& [key, value] : score.components) {
    if (!key.starts_with("precision_")) continue;
    if (!precisions.empty()) precisions += "/";
    precisions += format_fixed(value, 1);
  }
  const std::optional<double> brevity_penalty = component(score, "brevity_penalty");
  const std::optional<double> ratio = component(score, "ratio");
  if (precisions.empty() || !brevity_penalty || !ratio) return "(" + lengths + ")";
  return precisions + " (BP = " + format_fixed(*brevity_penalty, 3) + " ratio = " + format_fixed(*ratio, 3) + " " +
         lengths + ")";
}

int more_digits(const MetricInfo& metric) {
  constexpr int kMoreDigits = 3;
  return metric.highest == 100.0 || metric.id == "ter" ? 0 : kMoreDigits;
}

std::string score_number(const ScoreCell& cell, int width) {
  width += cell.more_digits;
  if (!cell.score.value) return "undefined (" + cell.score.reason + ")";
  std::string text = format_fixed(*cell.score.value, width);
  if (cell.shows_interval()) {
    text += " (μ = " + format_fixed(cell.interval->mean, width) + " ± " +
            format_fixed(cell.interval->half_width, width) + ")";
  }
  return text;
}

std::string score_line(const ScoreCell& cell, const ScoreFormat& format) {
  std::string number = score_number(cell, format.width);
  if (format.score_only) return number;
  std::string line = cell.score.metric;
  if (!cell.score.signature.empty()) line += "|" + signature_of(cell.score, format);
  line += " = " + number;
  if (const std::string verbose = verbose_text(cell.score); !verbose.empty()) line += " " + verbose;
  return line;
}

void write_score_text(const ScoreReport& report, const ScoreFormat& format, std::ostream& out) {
  if (report.systems.size() == 1) {
    const std::vector<ScoreCell>& cells = report.systems.front().metrics;
    std::size_t widest = 0;
    const auto name_width = [&](const ScoreCell& cell) {
      return format.score_only ? 0 : score_line(cell, format).find(" = ");
    };
    for (const ScoreCell& cell : cells) widest = std::max(widest, name_width(cell));
    for (const ScoreCell& cell : cells) {
      out << std::string(widest - name_width(cell), ' ') << score_line(cell, format) << '\n';
    }
    return;
  }
  if (report.test == ScoreTest::kComparison) {
    write_comparison(report, format, out);
  } else {
    write_table(report, format, out);
    if (report.test != ScoreTest::kNone) write_paired_note(report, out);
  }
  write_signatures(report, format, out);
}

void write_lines_text(const std::vector<LineScores>& scores, int width, std::ostream& out) {
  const bool several = std::any_of(scores.begin(), scores.end(),
                                   [&](const LineScores& column) { return column.system != scores.front().system; });
  out << "line";
  for (const LineScores& column : scores) {
    out << '\t' << (several ? column.system + "|" : "") << column.metric << '|' << column.signature;
  }
  out << '\n';
  const std::size_t lines = scores.empty() ? 0 : scores.front().values.size();
  for (std::size_t i = 0; i < lines; ++i) {
    out << i + 1;
    for (const LineScores& column : scores) {
      out << '\t' << (column.values[i] ? format_fixed(*column.values[i], width) : "undefined");
    }
    out << '\n';
  }
}

}  // namespace lacuna::reports
