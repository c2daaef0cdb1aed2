#include "reports/highlight.h"

#include <algorithm>

#include "reports/code_points.h"

namespace lacuna::reports {
namespace {

// Positions in the unit's text.
struct Local {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t finding = 0;
};

std::vector<Local> clip(const TextSpan& unit, const std::vector<Highlight>& highlights) {
  std::vector<Local> locals;
  for (const Highlight& highlight : highlights) {
    const std::optional<ByteSpan> inside = span_in_unit(unit, {highlight.begin, highlight.end});
    if (inside) locals.push_back({inside->begin, inside->end, highlight.finding});
  }
  return locals;
}

}  // namespace

std::optional<ByteSpan> span_in_unit(const TextSpan& unit, const ByteSpan& span) {
  const std::size_t unit_end = unit.begin + unit.text.size();
  if (span.begin > unit_end || span.end < unit.begin || span.end < span.begin) return std::nullopt;
  ByteSpan local{std::max(span.begin, unit.begin) - unit.begin, std::min(span.end, unit_end) - unit.begin};
  if (!span.empty() && local.empty()) return std::nullopt;
  local.begin = floor_to_code_point(unit.text, local.begin);
  if (span.empty()) {
    local.end = local.begin;
  } else if (const std::size_t last = floor_to_code_point(unit.text, local.end); last != local.end) {
    local.end = code_point_at(unit.text, last).end;
  }
  return local;
}

std::vector<TextRun> highlight_runs(const TextSpan& unit, const std::vector<Highlight>& highlights) {
  std::vector<Local> spans = clip(unit, highlights);
  const auto first_place =
      std::stable_partition(spans.begin(), spans.end(), [](const Local& local) { return local.begin != local.end; });
  std::vector<Local> places(first_place, spans.end());
  spans.erase(first_place, spans.end());
  const auto by_begin = [](const Local& a, const Local& b) { return a.begin < b.begin; };
  std::stable_sort(spans.begin(), spans.end(), by_begin);
  std::stable_sort(places.begin(), places.end(), by_begin);

  std::vector<std::size_t> cuts = {0, unit.text.size()};
  for (const Local& span : spans) cuts.insert(cuts.end(), {span.begin, span.end});
  for (const Local& place : places) cuts.push_back(place.begin);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  const std::string_view text = unit.text;
  std::vector<TextRun> runs;
  std::vector<Local> open;
  std::size_t next_span = 0;
  std::size_t next_place = 0;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const std::size_t begin = cuts[i];
    if (next_place < places.size() && places[next_place].begin == begin) {
      TextRun place;
      for (; next_place < places.size() && places[next_place].begin == begin; ++next_place) {
        place.findings.push_back(places[next_place].finding);
      }
      place.ending = place.findings;
      runs.push_back(std::move(place));
    }
    if (i + 1 == cuts.size()) break;
    const std::size_t end = cuts[i + 1];
    std::erase_if(open, [&](const Local& span) { return span.end <= begin; });
    for (; next_span < spans.size() && spans[next_span].begin == begin; ++next_span) open.push_back(spans[next_span]);
    TextRun run;
    run.text = text.substr(begin, end - begin);
    for (const Local& span : open) {
      run.findings.push_back(span.finding);
      if (span.end == end) run.ending.push_back(span.finding);
    }
    std::sort(run.findings.begin(), run.findings.end());
    std::sort(run.ending.begin(), run.ending.end());
    runs.push_back(std::move(run));
  }
  return runs;
}

std::vector<std::vector<std::size_t>> findings_by_unit(const RunReport& report) {
  std::vector<std::vector<std::size_t>> by_unit(report.units.size());
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const std::size_t unit = report.findings[i].unit;
    if (unit < by_unit.size()) by_unit[unit].push_back(i);
  }
  return by_unit;
}

}  // namespace lacuna::reports
