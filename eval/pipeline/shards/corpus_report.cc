#include "eval/pipeline/shards/corpus_report.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "eval/base/sha256.h"
#include "eval/pipeline/shards/check_measure.h"
#include "eval/pipeline/shards/run_settings.h"
#include "eval/pipeline/unit_report.h"
#include "reports/run_overview.h"

namespace lacuna::pipeline {
namespace {

using records::ChunkKey;
using records::Shard;
using records::ShardChunk;
using records::ShardFinding;

/// What lies before a chunk in its file.
struct Before {
  std::uint64_t lines = 0;
  std::uint64_t records = 0;
};

std::map<ChunkKey, Before> places_of(const Shard& shard) {
  std::map<ChunkKey, Before> places;
  Before before;
  const std::string* input = nullptr;
  for (const auto& [key, chunk] : shard.chunks) {
    if (input == nullptr || *input != key.input) before = {};
    input = &key.input;
    places.emplace(key, before);
    before.lines += chunk.lines;
    before.records += chunk.records;
  }
  return places;
}

/// Adds up the checks of the chunks.
class Totals {
 public:
  [[nodiscard]] Status add(const ShardChunk& chunk) {
    if (!chunk.check) return wrong("a chunk without checks");
    const records::CheckSums& sums = *chunk.check;
    units_ += chunk.units;
    suppressed_ += sums.suppressed;
    for (const CheckSummary& check : sums.checks) {
      CheckSummary& own = checks_[check.rule];
      own.opportunities += check.opportunities;
      own.violations += check.violations;
    }
    for (const RuleTotals& totals : sums.findings) {
      RuleTotals& own = findings_[totals.rule];
      own.minor += totals.minor;
      own.major += totals.major;
      own.critical += totals.critical;
    }
    if (sums.coverage.size() == 3) {
      coverage_.source.add(stats::RatioSums::of(sums.coverage[0]));
      coverage_.target.add(stats::RatioSums::of(sums.coverage[1]));
      coverage_.characters.add(stats::RatioSums::of(sums.coverage[2]));
    }
    if (sums.figures.empty()) return {};
    if (sums.figures.size() != kFigures.size()) return wrong("a chunk with other distributions");
    figures_.resize(kFigures.size());
    for (std::size_t f = 0; f < kFigures.size(); ++f) {
      if (sums.figures[f].size() != kFigures[f].cells) return wrong("a distribution with other cells");
      figures_[f].resize(kFigures[f].cells, 0);
      for (std::size_t cell = 0; cell < kFigures[f].cells; ++cell) figures_[f][cell] += sums.figures[f][cell];
    }
    return {};
  }

  void report(const Shard& shard, RunReport& report) const {
    CorpusTotals& corpus = *report.corpus;
    corpus.units = units_;
    corpus.suppressed = suppressed_;
    for (const auto& [rule, totals] : findings_) {
      corpus.findings.push_back(totals);
      corpus.findings.back().rule = rule;
    }
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      corpus.distributions.push_back(
          {.name = kFigures[f].name, .low = kFigures[f].low, .width = kFigures[f].width, .counts = figures_[f]});
    }
    const std::string checks = records::setting(shard.settings, setting::kChecks);
    for (std::string_view ids = checks; !ids.empty();) {
      const std::size_t end = std::min(ids.find(','), ids.size());
      const std::string id(ids.substr(0, end));
      ids.remove_prefix(std::min(end + 1, ids.size()));
      const auto found = checks_.find(id);
      if (found == checks_.end()) continue;
      report.checks.push_back({id, found->second.opportunities, found->second.violations});
    }
    if (report.pack) report_scores(coverage_, *report.pack, report);
  }

 private:
  static Error wrong(std::string message) {
    return {.code = ErrorCode::kFormat, .message = std::move(message), .path = {}};
  }

  std::uint64_t units_ = 0;
  std::uint64_t suppressed_ = 0;
  std::map<std::string, CheckSummary> checks_;
  std::map<std::string, RuleTotals> findings_;
  std::vector<std::vector<std::uint64_t>> figures_;
  CoverageSums coverage_;
};

std::vector<CorpusInput> inputs_of(const Shard& shard) {
  std::vector<CorpusInput> inputs;
  inputs.reserve(shard.inputs.size());
  for (const auto& [path, input] : shard.inputs) {
    CorpusInput& row = inputs.emplace_back(CorpusInput{.path = path, .sha256 = {}});
    std::string digests;
    for (auto chunk = shard.chunks.lower_bound({path, 0}); chunk != shard.chunks.end() && chunk->first.input == path;
         ++chunk) {
      row.bytes += chunk->second.bytes;
      row.units += chunk->second.units;
      digests += chunk->second.sha256;
    }
    row.sha256 = base::sha256_hex(digests);
  }
  return inputs;
}

/// "corpus.tsv", or "3 files" of a corpus.
DocumentInfo document_of(const Shard& shard, const std::vector<CorpusInput>& inputs, bool is_source) {
  DocumentInfo document;
  document.role = is_source ? "source" : "target";
  document.language = records::setting(shard.settings, is_source ? setting::kSourceLanguage : setting::kTargetLanguage);
  std::string digests;
  for (const CorpusInput& input : inputs) {
    document.bytes += input.bytes;
    document.segments += input.units;
    digests += input.sha256;
  }
  document.sha256 = base::sha256_hex(digests);
  const records::ShardInput& first = shard.inputs.begin()->second;
  document.path = inputs.size() > 1                   ? std::to_string(inputs.size()) + " files"
                  : is_source || first.target.empty() ? first.path
                                                      : first.target;
  return document;
}

/// Moves a span that counts from its unit's beginning to where the unit stands in the report's text.
void shift(std::optional<TextSpan>& span, std::size_t by) {
  if (!span) return;
  span->begin += by;
  span->end += by;
}

/// The units that have findings, by place, and the findings in them, the worst first.
void add_findings(const Shard& shard, RunReport& report) {
  const std::map<ChunkKey, Before> places = places_of(shard);
  std::map<std::pair<ChunkKey, std::size_t>, std::size_t> units;  // index in the report
  for (const ShardFinding& found : shard.findings) units.emplace(std::pair(found.chunk, found.unit.id), 0);
  std::size_t next = 0;
  for (auto& [key, index] : units) index = next++;
  report.units.resize(units.size());
  std::vector<bool> is_set(units.size(), false);
  for (const ShardFinding& found : shard.findings) {
    const std::size_t index = units.at({found.chunk, found.unit.id});
    if (is_set[index]) continue;
    is_set[index] = true;
    UnitReport& unit = report.units[index] = found.unit;
    unit.id = index;
    if (!unit.place) continue;
    const Before& before = places.at(found.chunk);
    unit.place->line += before.lines;
    unit.place->index += before.records;
    if (shard.inputs.size() > 1) unit.place->file = found.chunk.input;
  }
  std::size_t source_end = 0;
  std::size_t target_end = 0;
  for (UnitReport& unit : report.units) {
    shift(unit.source, source_end);
    shift(unit.target, target_end);
    if (unit.source) source_end = unit.source->end + 1;
    if (unit.target) target_end = unit.target->end + 1;
  }
  report.findings.reserve(shard.findings.size());
  for (const ShardFinding& found : shard.findings) {
    Finding& finding = report.findings.emplace_back(found.finding);
    finding.unit = units.at({found.chunk, found.unit.id});
    const UnitReport& unit = report.units[finding.unit];
    if (unit.source) shift(finding.source, unit.source->begin);
    if (unit.target) shift(finding.target, unit.target->begin);
  }
}

std::string corpus_remark(const RunReport& report) {
  const CorpusTotals& corpus = *report.corpus;
  const std::size_t findings = reports::count_severities(report).all();
  return "a corpus of " + std::to_string(corpus.units) + " units with " + std::to_string(findings) +
         " findings: of each rule the worst " + std::to_string(corpus.kept_per_rule) + ", no two alike, are shown, " +
         std::to_string(report.findings.size()) + " in all";
}

}  // namespace

Status check_complete(const Shard& shard) {
  const std::vector<std::string> missing = records::missing_chunks(shard);
  if (missing.empty()) return {};
  constexpr std::size_t kShown = 8;
  std::string names;
  for (std::size_t i = 0; i < std::min(missing.size(), kShown); ++i) {
    names.append(names.empty() ? "" : "; ").append(missing[i]);
  }
  if (missing.size() > kShown) names.append("; and ").append(std::to_string(missing.size() - kShown)).append(" more");
  return Error{.code = ErrorCode::kMismatch, .message = "the corpus is not whole: there is no result of " + names};
}

Result<RunReport> corpus_report(const Shard& shard) {
  if (Status complete = check_complete(shard); !complete) return complete.error();
  if (shard.inputs.empty()) return Error{.code = ErrorCode::kFormat, .message = "a shard without a text", .path = {}};
  RunReport report;
  report.tool.version = records::setting(shard.settings, setting::kVersion);
  if (const std::string pack = records::setting(shard.settings, setting::kPack); !pack.empty()) {
    report.pack = PackInfo{.name = pack,
                           .source_language = records::setting(shard.settings, setting::kSourceLanguage),
                           .target_language = records::setting(shard.settings, setting::kTargetLanguage),
                           .version = records::setting(shard.settings, setting::kPackVersion),
                           .sha256 = records::setting(shard.settings, setting::kPackSha256)};
  }
  CorpusTotals& corpus = report.corpus.emplace();
  corpus.inputs = inputs_of(shard);
  corpus.kept_per_rule = number_in(shard, setting::kKeptPerRule);
  corpus.chunk_bytes = number_in(shard, setting::kChunkBytes);
  Totals totals;
  for (const auto& [key, chunk] : shard.chunks) {
    if (Status added = totals.add(chunk); !added) return added.error();
  }
  for (const ShardFinding& found : shard.findings) {
    if (shard.chunks.contains(found.chunk)) continue;
    return Error{.code = ErrorCode::kFormat, .message = "a finding of a chunk that is not there", .path = {}};
  }
  totals.report(shard, report);
  report.documents = {document_of(shard, corpus.inputs, true), document_of(shard, corpus.inputs, false)};
  add_findings(shard, report);
  report.remarks.push_back(corpus_remark(report));
  for (std::size_t i = 0;; ++i) {
    const std::string remark = records::setting(shard.settings, setting::remark(i).c_str());
    if (remark.empty()) break;
    report.remarks.push_back(remark);
  }
  return report;
}

}  // namespace lacuna::pipeline
