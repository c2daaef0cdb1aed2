#include "reports/json_writer.h"

#include <cstddef>
#include <string>
#include <utility>

#include "reports/json_fields.h"
#include "reports/json_object.h"

namespace lacuna::reports {

namespace {

std::string write_unit(const UnitReport& unit, std::size_t depth) {
  JsonObject json(depth);
  json.members(to_fields(unit));
  json.written("rendered", dump(rendered_fields(unit), -1));  // on one line: there are many, and all alike
  return std::move(json).finish();
}

std::string write_distribution(const Distribution& distribution, std::size_t depth) {
  JsonObject json(depth);
  json.member("name", distribution.name);
  json.member("low", distribution.low);
  json.member("width", distribution.width);
  json.written("counts", dump(distribution.counts, -1));  // on one line, as they are many
  return std::move(json).finish();
}

std::string write_corpus(const CorpusTotals& corpus, std::size_t depth) {
  JsonObject json(depth);
  json.list("inputs", corpus.inputs);
  json.member("units", corpus.units);
  json.member("suppressed", corpus.suppressed);
  json.list("findings", corpus.findings);
  json.member("kept_per_rule", corpus.kept_per_rule);
  json.member("chunk_bytes", corpus.chunk_bytes);
  json.written_list("distributions", corpus.distributions, write_distribution);
  return std::move(json).finish();
}

}  // namespace

std::string to_json(const RunReport& report) {
  JsonObject json;
  json.member("schema_version", report.schema_version);
  json.member("tool", to_fields(report.tool));
  json.member("pack", report.pack ? to_fields(*report.pack) : Json(nullptr));
  json.list("documents", report.documents);
  json.written_list("units", report.units, write_unit);
  json.list("findings", report.findings);
  json.list("suppressed", report.suppressed);
  json.list("suppressions", report.suppressions);
  json.list("checks", report.checks);
  json.list("scores", report.scores);
  json.member("remarks", report.remarks);
  if (report.corpus) json.written("corpus", write_corpus(*report.corpus, 1));
  return std::move(json).finish() + "\n";
}

}  // namespace lacuna::reports
