#include "eval/pipeline/shards/check_measure.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/format_number.h"
#include "eval/base/sha256.h"
#include "eval/corpus/chunk_bitext.h"
#include "eval/corpus/document.h"
#include "eval/pipeline/aligned_pair.h"
#include "eval/pipeline/bitext_pair.h"
#include "eval/pipeline/bitext_request.h"
#include "eval/pipeline/check.h"
#include "eval/pipeline/house_rules.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/shards/run_settings.h"
#include "eval/pipeline/suppress.h"
#include "lacuna/version.h"
#include "metrics/checks/house/pattern_check.h"

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kDigestDigits = 32;

/// Where a unit's text lies in its file: what is to be added to its positions.
std::int64_t shift_of(const corpus::Chunk& chunk, std::size_t text, std::uint64_t head_bytes) {
  return static_cast<std::int64_t>(chunk.first_bytes[text]) - static_cast<std::int64_t>(head_bytes);
}

/// With positions in the unit's own text, and the file's bytes beside them.
void rebase(std::optional<TextSpan>& span, std::size_t unit_begin, std::int64_t shift) {
  if (!span) return;
  const ByteSpan file = span->file.value_or(ByteSpan{span->begin, span->end});
  span->file = ByteSpan{static_cast<std::size_t>(static_cast<std::int64_t>(file.begin) + shift),
                        static_cast<std::size_t>(static_cast<std::int64_t>(file.end) + shift)};
  span->begin -= unit_begin;
  span->end -= unit_begin;
}

std::vector<std::vector<std::uint64_t>> empty_figures() {
  std::vector<std::vector<std::uint64_t>> figures;
  figures.reserve(kFigures.size());
  for (const Figure& figure : kFigures) figures.emplace_back(figure.cells, 0);
  return figures;
}

void count_figures(const UnitReport& unit, std::vector<std::vector<std::uint64_t>>& figures) {
  for (std::size_t f = 0; f < kFigures.size(); ++f) {
    const std::optional<double>& value = unit.*kFigures[f].value;
    if (!value || !std::isfinite(*value)) continue;
    const double cell = std::floor((*value - kFigures[f].low) / kFigures[f].width);
    ++figures[f][static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(kFigures[f].cells - 1)))];
  }
}

std::vector<RuleTotals> totals_of(const std::vector<Finding>& findings) {
  std::map<std::string, RuleTotals> by_rule;
  for (const Finding& finding : findings) {
    RuleTotals& totals = by_rule[finding.rule];
    totals.rule = finding.rule;
    ++(finding.severity == Severity::kMinor   ? totals.minor
       : finding.severity == Severity::kMajor ? totals.major
                                              : totals.critical);
  }
  std::vector<RuleTotals> all;
  all.reserve(by_rule.size());
  for (auto& [rule, totals] : by_rule) all.push_back(std::move(totals));
  return all;
}

}  // namespace

/// The texts of a chunk, which what is made of them points into.
struct CheckMeasure::Texts {
  corpus::ChunkBitext table = {};
  corpus::Document source = {};
  corpus::Document target = {};
};

Result<std::unique_ptr<CheckMeasure>> CheckMeasure::make(const CheckRequest& request, std::uint64_t chunk_bytes,
                                                         std::size_t kept_per_rule) {
  std::unique_ptr<CheckMeasure> measure(new CheckMeasure);  // its constructor is private
  measure->request_ = request;
  measure->kept_per_rule_ = kept_per_rule;
  if (Status read = measure->read_rules(); !read) return read.error();
  const Result<std::string> digest = measure->rules_digest();
  if (!digest) return digest.error();
  measure->describe(chunk_bytes, *digest);
  return measure;
}

Status CheckMeasure::read_rules() {
  Result<config::Config> config = read_house_rules(request_);
  if (!config) return config.error();
  config_ = std::move(*config);
  Result<ActiveChecks> checks = active_checks(request_, config_);
  if (!checks) return checks.error();
  checks_ = std::move(*checks);
  Result<PackOrNone> pack = find_pack_if_any({.source_language = request_.source_language,
                                              .target_language = request_.target_language,
                                              .pack_path = request_.pack_path,
                                              .pack_folders = request_.pack_folders});
  if (!pack) return pack.error();
  pack_ = std::move(*pack);
  if (pack_.pack) {
    request_.source_language = pack_.pack->manifest.source_language;
    request_.target_language = pack_.pack->manifest.target_language;
  } else {
    remarks_.push_back(no_pack_remark(pack_.reason));
  }
  Result<metrics::CheckSettings> settings =
      check_settings(request_, config_, checks_, request_.source_language, request_.target_language, remarks_);
  if (!settings) return settings.error();
  check_settings_ = std::move(*settings);
  std::string left_out;
  for (const metrics::CorpusCheck* check : checks_.corpus) {
    left_out.append(left_out.empty() ? "" : ", ").append(check->info.id);
  }
  if (!left_out.empty()) {
    remarks_.push_back("a corpus is checked in chunks, so what compares all units with one another is left out: " +
                       left_out);
  }
  checks_.corpus.clear();
  return {};
}

/// Of all files that say what is wrong.
Result<std::string> CheckMeasure::rules_digest() const {
  std::vector<std::string> paths = request_.suppression_paths;
  paths.insert(paths.end(), request_.term_paths.begin(), request_.term_paths.end());
  for (const config::TermFile& file : config_.terms) paths.push_back(file.path);
  if (!request_.config_path.empty()) paths.push_back(request_.config_path);
  std::string digests;
  for (const std::string& path : paths) {
    const Result<std::string> bytes = base::read_file(path);
    if (!bytes) return bytes.error();
    digests += base::sha256_hex(*bytes);
  }
  return digests.empty() ? std::string() : base::sha256_hex(digests).substr(0, kDigestDigits);
}

void CheckMeasure::describe(std::uint64_t chunk_bytes, const std::string& rules_digest) {
  std::string checks;
  for (const metrics::PairCheck* check : checks_.pair) checks.append(checks.empty() ? "" : ",").append(check->info.id);
  std::string off;
  for (const std::string& rule : checks_.off) off.append(off.empty() ? "" : ",").append(rule);
  std::string severity;
  for (const auto& [rule, own] : checks_.severity) {
    severity.append(severity.empty() ? "" : ",").append(rule).append("=").append(to_string(own));
  }
  const bool expires = std::any_of(config_.suppressions.begin(), config_.suppressions.end(),
                                   [](const config::Suppression& each) { return !each.expires.empty(); });
  settings_ = {{setting::kKind, setting::kCheck},
               {setting::kVersion, kVersion},
               {setting::kChunkBytes, std::to_string(chunk_bytes)},
               {setting::kTexts, request_.parallel ? setting::kAligned : setting::kTables},
               {setting::kSourceLanguage, request_.source_language},
               {setting::kTargetLanguage, request_.target_language},
               {"source field", request_.source_field},
               {"target field", request_.target_field},
               {setting::kPack, pack_.pack ? pack_.pack->manifest.name : std::string()},
               {setting::kPackVersion, pack_.pack ? pack_.pack->manifest.version : std::string()},
               {setting::kPackSha256, pack_.pack ? pack_.pack->sha256 : std::string()},
               {setting::kChecks, checks},
               {"rules that are off", off},
               {"severity", severity},
               {"rules file", rules_digest},
               {"day", expires ? request_.today : std::string()},
               {"longest translation",
                check_settings_.max_characters ? std::to_string(*check_settings_.max_characters) : std::string()},
               {"least probability", base::format_shortest(request_.min_probability)},
               {setting::kKeptPerRule, std::to_string(kept_per_rule_)}};
  for (std::size_t i = 0; i < remarks_.size(); ++i) {
    settings_.emplace_back(setting::remark(i), remarks_[i]);
  }
}

Result<CheckMeasure::Texts> CheckMeasure::read_texts(const CorpusText& text, const corpus::Chunk& chunk,
                                                     const std::string& head) const {
  Texts texts;
  if (!request_.parallel) {
    const Result<corpus::BitextOptions> options = bitext_options(request_);
    if (!options) return options.error();
    Result<corpus::ChunkBitext> table = corpus::read_chunk_bitext(text.paths.front(), chunk, head, *options);
    if (!table) return table.error();
    texts.table = std::move(*table);
    return texts;
  }
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const std::string name = text.paths[side] == "-" ? "<stdin>" : text.paths[side];
    Result<corpus::DecodedFile> decoded = corpus::decode_bytes(name, chunk.texts[side]);
    if (!decoded) return corpus::placed_in_file(decoded.error(), chunk, side);
    if (decoded->encoding != corpus::TextEncoding::kUtf8) return corpus::cannot_be_cut(name);
    (side == 0 ? texts.source : texts.target) = {
        .path = name, .text = std::move(decoded->text), .sha256 = std::move(decoded->sha256)};
  }
  return texts;
}

Result<MeasuredChunk> CheckMeasure::measure(const CorpusText& text, const corpus::Chunk& chunk, const std::string& head,
                                            Progress* progress) const {
  if (chunk.lines == 0) return reduce(text, chunk, {}, {}, {});
  const Result<Texts> texts = read_texts(text, chunk, head);
  if (!texts) return texts.error();
  const corpus::Bitext* bitext = request_.parallel ? nullptr : &texts->table.bitext;
  Result<AlignedPair> pair =
      bitext != nullptr ? Result<AlignedPair>(pair_of(*bitext)) : align_lines(texts->source, texts->target);
  if (!pair) return corpus::placed_in_file(pair.error(), chunk, pair.error().path == texts->source.path ? 0 : 1);
  if (chunk.index == 0 && pack_.pack) {
    if (Status right = check_direction(pair->source, pair->target, *pack_.pack); !right) return right.error();
  }
  CheckPlan plan{.source_language = request_.source_language,
                 .target_language = request_.target_language,
                 .pack = pack_.pack ? &*pack_.pack : nullptr,
                 .min_probability = request_.min_probability,
                 .checks = checks_,
                 .settings = check_settings_,
                 .bitext = bitext,
                 .by_lines = true,
                 .markdown = request_.parallel && corpus::is_markdown_name(text.paths.front()) &&
                             corpus::is_markdown_name(text.paths.back())};
  plan.settings.patterns =
      metrics::patterns_for(config_.patterns, request_.source_language, request_.target_language, text.paths);
  RunReport report;
  for (const std::string& path : text.paths) report.documents.push_back({.path = path});
  const Result<CoverageSums> coverage = check_units(*pair, plan, parallel_for(1, progress), nullptr, report);
  if (!coverage) return coverage.error();
  if (Status done = suppress(config_.suppressions, request_.today, report); !done) return done.error();
  return reduce(text, chunk, *texts, std::move(report), *coverage);
}

MeasuredChunk CheckMeasure::reduce(const CorpusText& text, const corpus::Chunk& chunk, const Texts& texts,
                                   RunReport report, const CoverageSums& coverage) const {
  MeasuredChunk measured{.sums = plain_sums(chunk), .findings = {}};
  measured.sums.records = request_.parallel ? chunk.lines : texts.table.bitext.units.size();
  measured.sums.units = report.units.size();
  records::CheckSums& sums = measured.sums.check.emplace();
  sums.checks = std::move(report.checks);
  sums.findings = totals_of(report.findings);
  sums.suppressed = report.suppressed.size();
  if (pack_.pack) {
    sums.coverage = {coverage.source.parts(), coverage.target.parts(), coverage.characters.parts()};
    sums.figures = empty_figures();
    for (const UnitReport& unit : report.units) count_figures(unit, sums.figures);
  }
  records::WorstFindings worst(kept_per_rule_);
  const std::size_t target_text = request_.parallel ? 1 : 0;
  const std::int64_t source_shift = shift_of(chunk, 0, texts.table.head_bytes);
  const std::int64_t target_shift = shift_of(chunk, target_text, texts.table.head_bytes);
  for (Finding& finding : report.findings) {
    if (!worst.would_keep(finding)) continue;
    records::ShardFinding kept{.chunk = {text.name, chunk.index}, .finding = std::move(finding), .unit = {}};
    kept.unit = report.units[kept.finding.unit];
    const std::size_t source_begin = kept.unit.source ? kept.unit.source->begin : 0;
    const std::size_t target_begin = kept.unit.target ? kept.unit.target->begin : 0;
    rebase(kept.finding.source, source_begin, source_shift);
    rebase(kept.finding.target, target_begin, target_shift);
    rebase(kept.unit.source, source_begin, source_shift);
    rebase(kept.unit.target, target_begin, target_shift);
    worst.add(std::move(kept));
  }
  measured.findings = worst.take();
  return measured;
}

}  // namespace lacuna::pipeline
