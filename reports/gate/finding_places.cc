#include "reports/gate/finding_places.h"

#include <filesystem>
#include <utility>

#include "eval/base/packing.h"
#include "reports/code_points.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::string_view kStandardInput = "<stdin>";

}  // namespace

std::string plain_path(std::string_view path) {
  if (path == kStandardInput || path == "-") return {};
  return std::filesystem::path(path).lexically_normal().generic_string();
}

FindingPlaces::FindingPlaces(const std::vector<SourceText>& texts) {
  for (const SourceText& text : texts) texts_.try_emplace(text.path, Text{&text, FileRegions(text.bytes)});
}

FindingPlace FindingPlaces::find(const RunReport& report, const Finding& finding) const {
  FindingPlace place{.main = find(report, finding, "target"), .other = find(report, finding, "source")};
  place.is_translation = place.main.has_value();
  if (!place.is_translation) std::swap(place.main, place.other);
  return place;
}

std::optional<FilePlace> FindingPlaces::find(const RunReport& report, const Finding& finding,
                                             std::string_view role) const {
  const UnitReport* unit = finding.unit < report.units.size() ? &report.units[finding.unit] : nullptr;
  const std::optional<TextSpan> UnitReport::*side = role == "source" ? &UnitReport::source : &UnitReport::target;
  const std::optional<TextSpan>& words = role == "source" ? finding.source : finding.target;
  const TextSpan* span = words ? &*words : unit != nullptr && unit->*side ? &*(unit->*side) : nullptr;
  if (span == nullptr) return std::nullopt;
  FilePlace place{.path = plain_path(path_of(report, unit, role)), .is_exact = words.has_value()};
  if (place.path.empty()) return std::nullopt;
  if (base::packing_of(place.path) != base::Packing::kNone) return place;  // nobody looks at lines of these
  const DocumentInfo* document = find_document(report, role);
  const auto text = report.corpus || document == nullptr ? texts_.end() : texts_.find(document->path);
  if (text == texts_.end()) {
    if (unit != nullptr && unit->place) place.line = unit->place->line;
    return place;
  }
  const SourceText& source = *text->second.source;
  const bool is_the_same = source.sha256.empty() || source.sha256 == document->sha256;
  if (is_the_same && source.form != TextForm::kPacked) locate(text->second, *span, place);
  return place;
}

/// Leaves `place` without region when the span is not in the text: it is another than the one that was checked.
void FindingPlaces::locate(const Text& text, const TextSpan& span, FilePlace& place) const {
  const std::string_view bytes = text.source->bytes;
  const ByteSpan where = span.file.value_or(ByteSpan{span.begin, span.end});
  const auto is_border = [&](std::size_t at) { return floor_to_code_point(bytes, at) == at; };
  if (where.begin > where.end || where.end > bytes.size() || !is_border(where.begin) || !is_border(where.end)) return;
  if (!span.file && where.of(bytes) != span.text) return;
  place.region = text.regions.region(where);
  place.line = place.region->line;
  place.text = where.of(bytes);
  if (text.source->form == TextForm::kPlain) place.bytes = where;
}

}  // namespace lacuna::reports
