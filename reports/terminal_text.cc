#include "reports/terminal_text.h"

#include <algorithm>

#include "reports/code_points.h"
#include "reports/display_width.h"
#include "reports/highlight.h"
#include "reports/one_line.h"

namespace lacuna::reports {
namespace {

void append(Cells& cells, const Cells& more) { cells.insert(cells.end(), more.begin(), more.end()); }

}  // namespace

std::string_view style_of(Severity severity) {
  switch (severity) {
    case Severity::kCritical: return "\x1b[1;31m";
    case Severity::kMajor: return "\x1b[1;33m";
    case Severity::kMinor: return "\x1b[36m";
  }
  return {};
}

std::string_view style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass: return "\x1b[1;32m";
    case Verdict::kInconclusive: return "\x1b[1;33m";
    case Verdict::kFail:
    case Verdict::kError: return "\x1b[1;31m";
  }
  return {};
}

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

Cells excerpt(const TextSpan& text, const std::optional<TextSpan>& span, std::size_t line_width, bool in_brackets) {
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
  if (!marked) return shorten(cells_of(before.substr(0, floor_to_code_point(before, enough)), false), line_width, true);
  if (before.size() > enough) before = before.substr(floor_to_code_point(before, before.size() - enough));

  Cells words = cells_of(marked->substr(0, floor_to_code_point(*marked, enough)), true);
  if (marked->empty()) words = {{"‸", 1, true}};
  const std::size_t brackets = !in_brackets || marked->empty() ? 0 : 2;
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

std::string styled_cells(const Cells& cells, std::string_view style) {
  std::string text;
  bool is_open = false;
  for (const Cell& cell : cells) {
    if (!style.empty() && cell.is_marked != is_open) {
      text += is_open ? kReset : style;
      is_open = cell.is_marked;
    }
    text += cell.bytes;
  }
  if (is_open) text += kReset;
  return text;
}

std::string styled(std::string_view style, std::string_view text) {
  if (style.empty()) return std::string(text);
  return std::string(style) + std::string(text) + std::string(kReset);
}

}  // namespace lacuna::reports
