#include <cstdint>
#include <utility>

#include "reports/alignment_writer.h"
#include "reports/json_fields.h"

namespace lacuna::reports {
namespace {

Json document_json(const AlignedDocument& document) {
  Json json = to_fields(document.info);
  json["count"] = document.count;
  Json segments = Json::array();
  for (const AlignedSegment& segment : document.segments) {
    Json fields;
    fields["number"] = segment.number;
    fields.update(to_fields(segment.span));
    segments.push_back(std::move(fields));
  }
  json["segments"] = std::move(segments);
  return json;
}

Json numbers_json(const AlignedDocument& document, const SegmentRange& range) {
  Json numbers = Json::array();
  for (std::uint32_t i = range.begin; i < range.end; ++i) numbers.push_back(document.segments[i].number);
  return numbers;
}

}  // namespace

std::string to_alignment_json(const DocumentAlignment& alignment) {
  Json json;
  json["schema_version"] = alignment.schema_version;
  json["tool"] = to_fields(alignment.tool);
  json["pack"] = alignment.pack ? to_fields(*alignment.pack) : Json(nullptr);
  json["segmented_by"] = alignment.lines ? "lines" : "sentences";
  json["sure_share"] = alignment.sure_share;
  json["documents"] = Json::array({document_json(alignment.source), document_json(alignment.target)});
  Json beads = Json::array();
  for (const AlignedBead& bead : alignment.beads) {
    Json fields;
    fields["source"] = numbers_json(alignment.source, bead.source);
    fields["target"] = numbers_json(alignment.target, bead.target);
    fields["confidence"] = bead.confidence;
    fields["similarity"] = bead.similarity;
    fields["moved"] = bead.moved;
    beads.push_back(std::move(fields));
  }
  json["beads"] = std::move(beads);
  return dump(json, 2) + "\n";
}

}  // namespace lacuna::reports
