#include "reports/console_writer.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "reports/code_points.h"
#include "reports/display_width.h"
#include "reports/highlight.h"
#include "reports/one_line.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kRedWords = "\x1b[1;4;31m";
constexpr std::string_view kGreenWords = "\x1b[1;4;32m";

std::string_view style_of(Severity severity) {
  switch (severity) {
    case Severity::kCritical: return "\x1b[1;31m";
    case Severity::kMajor: return "\x1b[1;33m";
    case Severity::kMinor: return "\x1b[36m";
  }
  return {};
}

// Characters as cells, so that cutting and wrapping never split one.
struct Cell {
  std::string bytes;
  std::size_t width = 0;
  bool is_marked = false;

  [[nodiscard]] bool is_space() const { return bytes == " "; }
};
using Cells = std::vector<Cell>;

Cells cells_of(std::string_view text, bool is_marked) {
  Cells cells;
  const std::string line = one_line(text);
  for (std::size_t position = 0; position < line.size();) {
    const Cluster cluster = cluster_at(line, position);
    cells.push_back({line.substr(position, cluster.end - position), cluster.width, is_marked});
    position = cluster.end;
  }
  return cells;
}

std::size_t width_of(const Cells& cells) {
  std::size_t width = 0;
  for (const Cell& cell : cells) width += cell.width;
  return width;
}

void append(Cells& cells, const Cells& more) { cells.insert(cells.end(), more.begin(), more.end()); }

// The first (or last) cells that fit, cut at a space if there is one in the outer half; an ellipsis says that it is
// cut.
Cells shorten(Cells cells, std::size_t width, bool keep_head) {
  if (width_of(cells) <= width) return cells;
  const Cell ellipsis{"…", 1, !cells.empty() && cells.front().is_marked};
  if (width < 2) return width == 0 ? Cells{} : Cells{ellipsis};
  if (!keep_head) std::reverse(cells.begin(), cells.end());
  std::size_t used = 0;
  std::size_t kept = 0;
  while (used + cells[kept].width <= width - 2) used += cells[kept++].width;
  std::size_t cut = kept;
  if (!cells[kept].is_space()) {
    while (cut > kept / 2 && !cells[cut - 1].is_space()) --cut;
    if (cut == kept / 2) cut = kept;
  }
  while (cut > 0 && cells[cut - 1].is_space()) --cut;
  cells.resize(cut);
  if (cut > 0) cells.push_back({" ", 1, ellipsis.is_marked});
  cells.push_back(ellipsis);
  if (!keep_head) std::reverse(cells.begin(), cells.end());
  return cells;
}

// Greedy line breaks at spaces and beside wide characters; a word longer than a line is cut.
std::vector<Cells> wrap(const Cells& cells, std::size_t width) {
  std::vector<Cells> lines;
  std::size_t begin = 0;
  while (begin < cells.size()) {
    std::size_t used = 0;
    std::size_t end = begin;
    std::size_t good_end = begin;
    while (end < cells.size() && (used + cells[end].width <= width || end == begin)) {
      used += cells[end].width;
      ++end;
      if (end == cells.size() || cells[end].is_space() || cells[end].width == 2 || cells[end - 1].width == 2) {
        good_end = end;
      }
    }
    if (good_end == begin) good_end = end;
    lines.emplace_back(cells.begin() + static_cast<std::ptrdiff_t>(begin),
                       cells.begin() + static_cast<std::ptrdiff_t>(good_end));
    begin = good_end;
    while (begin < cells.size() && cells[begin].is_space()) ++begin;
  }
  return lines;
}

class Writer {
 public:
  Writer(const RunReport& report, const ConsoleOptions& options)
      : report_(report), options_(options), width_(std::max<std::size_t>(options.width, 40)) {
    for (const char* role : {"source", "target"}) label_width_ = std::max(label_width_, display_width(label(role)));
  }

  std::string write() {
    head();
    findings();
    scores();
    return std::move(out_);
  }

 private:
  void head() {
    out_ += styled(kBold, one_line(report_.tool.name + " " + report_.tool.version));
    if (report_.pack) {
      out_ += one_line(", language pack " + report_.pack->name + " " + report_.pack->version);
      if (!report_.pack->sha256.empty())
        out_ += styled(kDim, one_line(" (" + report_.pack->sha256.substr(0, 12) + ")"));
    }
    out_ += "\n";
    for (const DocumentInfo& document : report_.documents) {
      out_ += "  " + one_line(document.role) + "  " + one_line(document.path);
      out_ += styled(kDim, "  " + one_line(document_notes(report_, document))) + "\n";
    }
    for (const std::string& remark : report_.remarks) out_ += "  " + one_line(remark) + "\n";
    out_ += '\n';
    out_ += counted(report_.units.size(), "passage", "passages") + ", ";
    if (report_.findings.empty()) {
      out_ += "nothing found\n";
      suppressions();
      return;
    }
    out_ += styled(kBold, counted(report_.findings.size(), "finding", "findings")) + ": " +
            severity_counts(report_.findings) + "\n";
    std::string rules;
    for (const auto& [rule, count] : rule_counts(report_.findings)) {
      rules += (rules.empty() ? "" : " · ") + one_line(rule) + " " + std::to_string(count);
    }
    out_ += rules + "\n";
    suppressions();
  }

  // What is not shown, and which entries of the list are of no use.
  void suppressions() {
    if (!report_.suppressed.empty()) {
      out_ +=
          styled(kDim, counted(report_.suppressed.size(), "finding is suppressed", "findings are suppressed")) + "\n";
    }
    for (const SuppressionUse& use : report_.suppressions) {
      if (!is_useless(use)) continue;
      out_ += one_line(use.path + ":" + std::to_string(use.line) + ": " + what_is_wrong(use)) + "\n";
    }
  }

  void findings() {
    const std::size_t shown = std::min(report_.findings.size(), options_.max_findings);
    const std::size_t digits = std::to_string(shown).size();
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = report_.findings[i];
      const std::string number = std::to_string(i + 1);
      out_ += '\n';
      out_.append(digits - number.size(), ' ') += number + "  ";
      out_ += styled(style_of(finding.severity), to_string(finding.severity)) + "  " + one_line(finding.rule) + "  " +
              percent(finding.probability);
      const UnitReport* unit = finding.unit < report_.units.size() ? &report_.units[finding.unit] : nullptr;
      if (unit != nullptr) out_ += styled(kDim, "  " + one_line(place_name(*unit)));
      out_ += "\n";
      const std::string indent(digits + 2, ' ');
      const std::size_t message_width = width_ - indent.size();
      const Cells message = shorten(cells_of(finding.message, false), 2 * message_width, true);
      for (const Cells& line : wrap(message, message_width)) {
        out_ += indent + styled_cells(line, {}) + "\n";
      }
      if (finding.suggestion) {
        const Cells fix = shorten(cells_of("suggestion: “" + *finding.suggestion + "”", false), message_width, true);
        out_ += indent + styled_cells(fix, {}) + "\n";
      }
      if (unit == nullptr) continue;
      side(indent, "source", unit->source, finding.source);
      side(indent, "target", unit->target, finding.target);
    }
    if (shown < report_.findings.size()) {
      out_ += "\n… and " + counted(report_.findings.size() - shown, "more finding", "more findings") +
              " in the full report\n";
    }
  }

  [[nodiscard]] std::string label(const char* role) const {
    const std::string language = one_line(language_of(report_, role));
    return language.empty() ? role : language;
  }

  void side(const std::string& indent, const char* role, const std::optional<TextSpan>& text,
            const std::optional<TextSpan>& span) {
    const std::string name = label(role);
    const std::string pad(label_width_ - display_width(name), ' ');
    const std::size_t hanging = indent.size() + label_width_ + 2;
    if (!text) {
      out_ += indent + styled(kDim, name + pad + "  (nothing)") + "\n";
      return;
    }
    const std::size_t line_width = width_ - std::min(hanging, width_ - 20);
    const std::string_view style = std::string_view(role) == "source" ? kRedWords : kGreenWords;
    std::string margin = indent + styled(kDim, name) + pad + "  ";
    for (const Cells& line : wrap(excerpt(*text, span, line_width), line_width)) {
      out_ += margin;
      out_ += styled_cells(line, style);
      out_ += '\n';
      margin.assign(hanging, ' ');
    }
  }

  // The marked words with as much of their sentence as one line takes; long words get up to three lines.
  [[nodiscard]] Cells excerpt(const TextSpan& text, const std::optional<TextSpan>& span, std::size_t line_width) const {
    // Far more bytes than can be shown, so that the cost does not grow with the unit.
    const std::size_t enough = 64 * line_width;
    std::vector<Highlight> highlights;
    if (span) highlights.push_back({span->begin, span->end, 0});
    std::string_view before;
    std::optional<std::string_view> marked;
    std::string_view after;
    for (const TextRun& run : highlight_runs(text, highlights)) {
      if (!run.findings.empty()) {
        marked = run.text;
      } else if (marked) {
        after = run.text.substr(0, floor_to_code_point(run.text, enough));
      } else {
        before = run.text;
      }
    }
    if (!marked)
      return shorten(cells_of(before.substr(0, floor_to_code_point(before, enough)), false), line_width, true);
    if (before.size() > enough) before = before.substr(floor_to_code_point(before, before.size() - enough));

    Cells words = cells_of(marked->substr(0, floor_to_code_point(*marked, enough)), true);
    if (marked->empty()) words = {{"‸", 1, true}};
    const std::size_t brackets = options_.color || marked->empty() ? 0 : 2;
    const std::size_t context = 24;
    std::size_t room = line_width;
    if (width_of(words) + brackets + context > line_width) {
      room = 3 * line_width;
      words = shorten(std::move(words), room - brackets - context, true);
    }
    if (brackets > 0) {
      words.insert(words.begin(), {"»", 1, true});
      words.push_back({"«", 1, true});
    }
    Cells left = cells_of(before, false);
    Cells right = cells_of(after, false);
    room -= std::min(room, width_of(words));
    const std::size_t left_width = width_of(left);
    const std::size_t right_width = width_of(right);
    const std::size_t left_room = std::max(room / 2, room - std::min(room, right_width));
    left = shorten(std::move(left), left_room, false);
    right = shorten(std::move(right), room - std::min({room, left_room, left_width}), true);
    Cells all = std::move(left);
    append(all, words);
    append(all, right);
    while (!all.empty() && all.front().is_space()) all.erase(all.begin());
    while (!all.empty() && all.back().is_space()) all.pop_back();
    return all;
  }

  void scores() {
    if (report_.scores.empty()) return;
    out_ += "\n";
    std::size_t name_width = 0;
    std::size_t value_width = 0;
    std::vector<std::string> values;
    for (const Score& score : report_.scores) {
      name_width = std::max(name_width, display_width(one_line(score.metric)));
      values.push_back(score.value ? readable_number(*score.value) : "undefined");
      value_width = std::max(value_width, values.back().size());
    }
    for (std::size_t i = 0; i < report_.scores.size(); ++i) {
      const Score& score = report_.scores[i];
      const std::string name = one_line(score.metric);
      out_ += name + std::string(name_width - display_width(name) + 2 + value_width - values[i].size(), ' ');
      out_ += styled(kBold, values[i]);
      if (!score.value && !score.reason.empty()) out_ += "  " + one_line(score.reason);
      if (!score.signature.empty()) out_ += styled(kDim, "  " + one_line(score.signature));
      out_ += "\n";
    }
  }

  [[nodiscard]] std::string styled(std::string_view style, std::string_view text) const {
    if (!options_.color || style.empty()) return std::string(text);
    return std::string(style) + std::string(text) + std::string(kReset);
  }

  // Styles end with the line, so that wrapped words do not colour the margin.
  [[nodiscard]] std::string styled_cells(const Cells& cells, std::string_view style) const {
    std::string text;
    bool is_open = false;
    for (const Cell& cell : cells) {
      if (options_.color && !style.empty() && cell.is_marked != is_open) {
        text += is_open ? kReset : style;
        is_open = cell.is_marked;
      }
      text += cell.bytes;
    }
    if (is_open) text += kReset;
    return text;
  }

  const RunReport& report_;
  const ConsoleOptions& options_;
  std::size_t width_;
  std::size_t label_width_ = 0;
  std::string out_;
};

}  // namespace

std::string to_console(const RunReport& report, const ConsoleOptions& options) {
  return Writer(report, options).write();
}

}  // namespace lacuna::reports
