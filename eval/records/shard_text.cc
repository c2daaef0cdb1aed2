#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/records/shard.h"
#include "reports/json_fields.h"
#include "reports/json_fields_reader.h"

namespace lacuna::records {
namespace {

using reports::Fields;
using reports::Json;
using reports::to_fields;

constexpr std::uint64_t kShardVersion = 1;
constexpr std::string_view kSumKey = ",\"sum\":\"";
constexpr std::size_t kSumDigits = 16;  // of a SHA-256: damage is seen, nobody attacks

// ---- writing

std::string sum_of(std::string_view body) { return base::sha256_hex(body).substr(0, kSumDigits); }

/// {"chunk":{…},"sum":"…"}
void append_line(const char* kind, Json content, std::string& text) {
  Json json;
  json[kind] = std::move(content);
  std::string body = reports::dump(json, -1);
  const std::string sum = sum_of(body);
  body.pop_back();
  text.append(body).append(kSumKey).append(sum).append("\"}\n");
}

Json parts_fields(const ExactParts& parts) {
  Json json = Json::array();
  for (const double part : parts) json.push_back(to_fields(std::optional(part)));
  return json;
}

Json key_fields(const ChunkKey& key) { return {{"input", key.input}, {"index", key.index}}; }

Json system_fields(const SystemSums& system) {
  Json metrics = Json::array();
  for (const std::vector<ExactParts>& columns : system.metrics) {
    Json metric = Json::array();
    for (const ExactParts& parts : columns) metric.push_back(parts_fields(parts));
    metrics.push_back(std::move(metric));
  }
  return {{"metrics", std::move(metrics)}, {"tokenized_periods", system.tokenized_periods}};
}

Json coverage_fields(const stats::RatioSumsParts& sums) {
  return {{"units", sums.units},
          {"part", parts_fields(sums.part)},
          {"whole", parts_fields(sums.whole)},
          {"part_squares", parts_fields(sums.part_squares)},
          {"products", parts_fields(sums.products)},
          {"whole_squares", parts_fields(sums.whole_squares)}};
}

template <class T, class Write>
Json list(const std::vector<T>& items, Write write) {
  Json json = Json::array();
  for (const T& item : items) json.push_back(write(item));
  return json;
}

/// Runs of empty cells are most of a distribution: {"12": 3} instead of 100 numbers.
Json counts_fields(const std::vector<std::uint64_t>& counts) {
  Json cells = Json::object();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) cells[std::to_string(i)] = counts[i];
  }
  return {{"cells", counts.size()}, {"counts", std::move(cells)}};
}

Json check_fields(const CheckSums& sums) {
  return {{"checks", list(sums.checks, [](const CheckSummary& check) { return to_fields(check); })},
          {"findings", list(sums.findings,
                            [](const RuleTotals& totals) {
                              return Json{{"rule", totals.rule},
                                          {"minor", totals.minor},
                                          {"major", totals.major},
                                          {"critical", totals.critical}};
                            })},
          {"suppressed", sums.suppressed},
          {"coverage", list(sums.coverage, coverage_fields)},
          {"figures", list(sums.figures, counts_fields)}};
}

Json chunk_fields(const ChunkKey& key, const ShardChunk& chunk) {
  Json json = key_fields(key);
  json["last"] = chunk.is_last;
  json["bytes"] = chunk.bytes;
  json["lines"] = chunk.lines;
  json["records"] = chunk.records;
  json["units"] = chunk.units;
  json["sha256"] = chunk.sha256;
  if (!chunk.reference_counts.empty()) json["reference_counts"] = chunk.reference_counts;
  if (!chunk.systems.empty()) json["systems"] = list(chunk.systems, system_fields);
  if (chunk.check) json["check"] = check_fields(*chunk.check);
  return json;
}

// ---- reading

double read_part(const Json& json, Fields& fields) {
  if (json.is_number()) return json.get<double>();
  if (!json.is_null()) fields.reject("parts", "expected numbers");
  return std::numeric_limits<double>::quiet_NaN();
}

ExactParts read_parts(const Json* json, Fields& fields, const char* key) {
  ExactParts parts;
  if (json == nullptr) return parts;
  if (!json->is_array()) {
    fields.reject(key, "expected an array of numbers");
    return parts;
  }
  parts.reserve(json->size());
  for (const Json& part : *json) parts.push_back(read_part(part, fields));
  return parts;
}

SystemSums read_system(Fields& fields) {
  SystemSums system;
  const Json* metrics = fields.require("metrics");
  if (metrics != nullptr && metrics->is_array()) {
    for (const Json& metric : *metrics) {
      std::vector<ExactParts>& columns = system.metrics.emplace_back();
      if (!metric.is_array()) {
        fields.reject("metrics", "expected arrays");
        break;
      }
      columns.reserve(metric.size());
      for (const Json& parts : metric) columns.push_back(read_parts(&parts, fields, "metrics"));
    }
  }
  system.tokenized_periods = fields.count("tokenized_periods");
  return system;
}

stats::RatioSumsParts read_coverage(Fields& fields) {
  const auto parts = [&](const char* key) { return read_parts(fields.require(key), fields, key); };
  return {.units = fields.count("units"),
          .part = parts("part"),
          .whole = parts("whole"),
          .part_squares = parts("part_squares"),
          .products = parts("products"),
          .whole_squares = parts("whole_squares")};
}

std::vector<std::uint64_t> read_figure(Fields& fields) {
  constexpr std::uint64_t kMostCells = 100000;
  const std::uint64_t cells = fields.count("cells");
  if (cells > kMostCells) {
    fields.reject("cells", "too many");
    return {};
  }
  std::vector<std::uint64_t> counts(cells, 0);
  const Json* json = fields.require("counts");
  if (json == nullptr || !json->is_object()) {
    fields.reject("counts", "expected an object");
    return {};
  }
  for (const auto& [key, value] : json->items()) {
    std::size_t cell = 0;
    const auto [end, code] = std::from_chars(key.data(), key.data() + key.size(), cell);
    if (code != std::errc() || end != key.data() + key.size() || cell >= cells || !value.is_number_unsigned()) {
      fields.reject("counts", "expected counts by cell");
      return {};
    }
    counts[cell] = value.get<std::uint64_t>();
  }
  return counts;
}

CheckSums read_check_sums(Fields& fields) {
  CheckSums sums;
  sums.checks = fields.list<CheckSummary>("checks", reports::read_check);
  sums.findings = fields.list<RuleTotals>("findings", [](Fields& totals) {
    return RuleTotals{totals.text("rule"), totals.count("minor"), totals.count("major"), totals.count("critical")};
  });
  sums.suppressed = fields.count("suppressed");
  sums.coverage = fields.list<stats::RatioSumsParts>("coverage", read_coverage);
  sums.figures = fields.list<std::vector<std::uint64_t>>("figures", read_figure);
  return sums;
}

ChunkKey read_key(Fields& fields) { return {.input = fields.text("input"), .index = fields.count("index")}; }

ShardChunk read_chunk(Fields& fields) {
  ShardChunk chunk;
  chunk.is_last = fields.flag("last");
  chunk.bytes = fields.count("bytes");
  chunk.lines = fields.count("lines");
  chunk.records = fields.count("records");
  chunk.units = fields.count("units");
  chunk.sha256 = fields.text("sha256");
  if (fields.find("reference_counts") != nullptr) chunk.reference_counts = fields.counts("reference_counts");
  if (fields.find("systems") != nullptr) chunk.systems = fields.list<SystemSums>("systems", read_system);
  if (const Json* check = fields.find("check")) {
    Fields inner(*check, fields.at("check"), fields.problem());
    chunk.check = read_check_sums(inner);
    inner.finish();
  }
  return chunk;
}

ShardFinding read_shard_finding(Fields& fields) {
  ShardFinding found;
  const auto inner = [&](const char* key, const auto& read) {
    const Json* json = fields.require(key);
    if (json == nullptr) return;
    Fields part(*json, fields.at(key), fields.problem());
    read(part);
    part.finish();
  };
  inner("chunk", [&](Fields& part) { found.chunk = read_key(part); });
  inner("unit", [&](Fields& part) { found.unit = reports::read_unit(part); });
  inner("finding", [&](Fields& part) { found.finding = reports::read_finding(part); });
  const auto is_in = [](const std::optional<TextSpan>& span, const std::optional<TextSpan>& unit) {
    return !span || (unit && span->end <= unit->end);
  };
  const auto begins = [](const std::optional<TextSpan>& unit) { return !unit || unit->begin == 0; };
  if (!begins(found.unit.source) || !begins(found.unit.target) || found.finding.unit != found.unit.id ||
      !is_in(found.finding.source, found.unit.source) || !is_in(found.finding.target, found.unit.target)) {
    fields.reject("finding", "it is not in its unit");
  }
  return found;
}

/// Reads lines until one of them is wrong.
class Parser {
 public:
  explicit Parser(const std::string& name) : name_(name) {}

  Status add(std::string_view line) {
    ++line_;
    // Engines that take lines for pairs of key and value put a tab behind those without one.
    while (line.ends_with('\r') || line.ends_with('\t')) line.remove_suffix(1);
    if (line.empty()) return {};
    ++lines_;
    const std::size_t tail = kSumKey.size() + kSumDigits + 2;
    if (line.size() <= tail || !line.ends_with("\"}") || line.substr(line.size() - tail, kSumKey.size()) != kSumKey) {
      return damaged(lines_ == 1 ? "no shard, or a damaged one: a line of a shard ends with its checksum"
                                 : "damaged, or cut off: the line does not end with its checksum");
    }
    std::string body(line.substr(0, line.size() - tail));
    body.push_back('}');
    if (sum_of(body) != line.substr(line.size() - 2 - kSumDigits, kSumDigits)) {
      return damaged("damaged: the line does not have its checksum");
    }
    const Result<Json> json = reports::parse_json(body, name_);
    if (!json || !json->is_object() || json->size() != 1) return damaged("damaged: not one JSON object");
    return add(json->begin().key(), json->begin().value());
  }

  Result<Shard> finish() && {
    if (lines_ == 0) return damaged("empty: no shard in it").error();
    if (shard_.settings.empty() || expected_ == 0) {
      return damaged("cut off: its last line, which counts the others, is missing").error();
    }
    if (lines_ != expected_) {
      return damaged("cut off: it has " + std::to_string(lines_) + " lines, of " + std::to_string(expected_) +
                     " that were written")
          .error();
    }
    return std::move(shard_);
  }

 private:
  [[nodiscard]] Status damaged(std::string message) const {
    return Error{.code = ErrorCode::kFormat, .message = std::move(message), .path = name_, .line = line_};
  }

  Status add(const std::string& kind, const Json& json) {
    reports::Problem problem;
    Fields fields(json, kind, problem);
    Status status;
    if (kind == "shard") {
      status = add_settings(fields);
    } else if (kind == "input") {
      ShardInput input{.path = fields.text("path")};
      if (fields.find("target") != nullptr) input.target = fields.text("target");
      if (fields.find("chunks") != nullptr) input.chunks = fields.count("chunks");
      shard_.inputs[input.path] = input;
    } else if (kind == "chunk") {
      const ChunkKey key = read_key(fields);
      ShardChunk chunk = read_chunk(fields);
      const auto [place, is_new] = shard_.chunks.emplace(key, chunk);
      if (!is_new && !(place->second == chunk)) problem.set("chunk", "twice, with other results");
    } else if (kind == "finding") {
      shard_.findings.push_back(read_shard_finding(fields));
    } else if (kind == "end") {
      expected_ += fields.count("lines");
    } else {
      return damaged("a line of an unknown kind, '" + kind + "'");
    }
    fields.finish();
    if (!problem.message().empty()) return damaged(problem.message());
    return status;
  }

  Status add_settings(Fields& fields) {
    const std::uint64_t version = fields.count("version");
    ShardSettings settings;
    if (const Json* json = fields.require("settings"); json != nullptr && json->is_object()) {
      for (const auto& [key, value] : json->items()) {
        if (!value.is_string()) return damaged("settings are texts");
        settings.emplace_back(key, value.get<std::string>());
      }
    }
    if (version != kShardVersion) {
      return damaged("a shard of version " + std::to_string(version) + "; this program reads version " +
                     std::to_string(kShardVersion));
    }
    if (!shard_.settings.empty() && shard_.settings != settings) return damaged("shards of several runs in one text");
    shard_.settings = std::move(settings);
    return {};
  }

  std::string name_;
  Shard shard_;
  std::size_t line_ = 0;
  std::uint64_t lines_ = 0;     // that are not empty
  std::uint64_t expected_ = 0;  // by the ends
};

}  // namespace

std::string shard_text(const Shard& shard) {
  std::string text;
  Json settings = Json::object();
  for (const auto& [key, value] : shard.settings) settings[key] = value;
  append_line("shard", {{"version", kShardVersion}, {"settings", std::move(settings)}}, text);
  for (const auto& [path, input] : shard.inputs) {
    Json json{{"path", path}};
    if (!input.target.empty()) json["target"] = input.target;
    if (input.chunks) json["chunks"] = *input.chunks;
    append_line("input", std::move(json), text);
  }
  for (const auto& [key, chunk] : shard.chunks) append_line("chunk", chunk_fields(key, chunk), text);
  for (const ShardFinding& found : shard.findings) {
    append_line(
        "finding",
        {{"chunk", key_fields(found.chunk)}, {"unit", to_fields(found.unit)}, {"finding", to_fields(found.finding)}},
        text);
  }
  append_line("end", {{"lines", 2 + shard.inputs.size() + shard.chunks.size() + shard.findings.size()}}, text);
  return text;
}

Result<Shard> parse_shard(const std::string& name, std::string_view text) {
  Parser parser(name);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (Status added = parser.add(text.substr(0, end)); !added) return added.error();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(parser).finish();
}

Result<Shard> read_shard(const std::string& path) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  return parse_shard(path == "-" ? "<stdin>" : path, *text);
}

}  // namespace lacuna::records
