#include "eval/pipeline/gate/measure.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/line_reader.h"
#include "eval/base/sha256.h"
#include "eval/corpus/text_encoding.h"
#include "eval/langpack/pack.h"
#include "eval/pipeline/gate/hard_breaks.h"
#include "eval/pipeline/score_texts.h"
#include "eval/pipeline/unit_scores.h"
#include "lacuna/check.h"
#include "lacuna/version.h"

namespace lacuna::pipeline {
namespace {

using config::NamedFile;
using records::MeasuredMetric;
using records::SuiteMeasure;

/// Parts of a digest, each with its length, so that no two lists of parts are the same text.
class Digest {
 public:
  void add(std::string_view part) { text_ += std::to_string(part.size()).append(":").append(part).append("\n"); }
  [[nodiscard]] std::string hex() const { return base::sha256_hex(text_); }

 private:
  std::string text_;
};

/// Of a text whatever its line ends.
std::string text_digest(const std::string& text) {
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') lines += text[i];
  }
  return base::sha256_hex(lines);
}

/// A file's digests: of its unpacked bytes, and of its text. What is no text has the one of its bytes.
struct FileDigests {
  std::string bytes;
  std::string text;
};

Result<FileDigests> digests_of(const std::string& path) {
  const Result<corpus::DecodedFile> file = corpus::read_decoded(path);
  if (file) return FileDigests{.bytes = file->sha256, .text = text_digest(file->text)};
  const Result<std::string> bytes = base::read_file(path);
  if (!bytes) return bytes.error();
  const std::string digest = base::sha256_hex(*bytes);
  return FileDigests{.bytes = digest, .text = digest};
}

/// The digest of a file, or what hinders reading it: a file that is not there is as much a part of the settings.
void add_file(const std::string& path, Digest& digest) {
  digest.add(path);
  const Result<std::string> bytes = base::read_file(path);
  digest.add(bytes ? base::sha256_hex(*bytes) : bytes.error().message);
}

void add_packs(const GateRequest& request, const config::Config& config, Digest& digest) {
  std::vector<std::string> folders;
  for (const langpack::PackLocation& pack : langpack::list_packs(request.pack_folders)) folders.push_back(pack.path);
  for (const config::SuiteRule& rule : config.gate->suites) {
    if (rule.pack) folders.push_back(rule.pack->path);
  }
  for (const std::string& folder : folders) add_file(folder + "/pack.json", digest);  // it has the pack's digests
}

/// Dictionaries by name, size and time: they are many, and large.
void add_dictionaries(const std::vector<std::string>& folders, Digest& digest) {
  std::vector<std::string> files;
  for (const std::string& folder : folders) {
    std::error_code code;
    for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
      std::error_code unknown;
      const std::uintmax_t size = entry->file_size(unknown);
      const auto time = entry->last_write_time(unknown).time_since_epoch().count();
      if (!unknown) files.push_back(entry->path().string() + ' ' + std::to_string(size) + ' ' + std::to_string(time));
    }
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) digest.add(file);
}

Result<std::size_t> count_lines(const std::string& path) {
  Result<std::unique_ptr<base::LineReader>> reader = base::open_lines(path);
  if (!reader) return reader.error();
  constexpr std::size_t kBatch = 65536;
  std::size_t count = 0;
  base::LineBatch batch;
  do {
    if (Status read = (*reader)->read(kBatch, base::kAnyBytes, batch); !read) return read.error();
    count += batch.lines.size();
  } while (!batch.lines.empty());
  return count;
}

Result<std::vector<MeasuredMetric>> score(const GateSuite& suite, const std::vector<MetricPtr>& metrics,
                                          const base::ParallelFor& parallel_for) {
  const std::string& hypothesis = suite.files.front().file.path;
  pipeline::ScoreStreams streams;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    if (!suite.rule->metrics[i].scores) streams.metrics.push_back(metrics[i]);
  }
  std::vector<MetricResult> scored;
  if (!streams.metrics.empty()) {
    for (const NamedFile* reference : suite.files_of("reference")) {
      Result<std::unique_ptr<base::LineReader>> lines = base::open_lines(reference->path);
      if (!lines) return lines.error();
      streams.references.push_back(std::move(*lines));
    }
    Result<std::unique_ptr<base::LineReader>> lines = base::open_lines(hypothesis);
    if (!lines) return lines.error();
    streams.hypotheses.push_back(std::move(*lines));
    Result<std::vector<SystemResult>> systems = score_streams(std::move(streams), parallel_for);
    if (!systems) return systems.error();
    scored = std::move(systems->front().metrics);
  }
  // In the rule's order: scores of other tools stand where it has them.
  const std::vector<const NamedFile*> files = suite.files_of("scores");
  std::optional<std::size_t> units = scored.empty() ? std::nullopt : std::optional(scored.front().table.units());
  if (!units && suite.rule->lines && !files.empty()) {
    Result<std::size_t> lines = count_lines(hypothesis);
    if (!lines) return lines.error();
    units = *lines;
  }
  std::vector<MeasuredMetric> measured;
  std::size_t next_scored = 0;
  std::size_t next_file = 0;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const config::MetricRule& rule = suite.rule->metrics[i];
    if (!rule.scores) {
      MetricResult& result = scored[next_scored++];
      measured.push_back({std::move(result.score), std::move(result.table)});
      continue;
    }
    Result<MetricResult> result = read_unit_scores(*metrics[i], files[next_file++]->path, rule.column, units);
    if (!result) return result.error();
    units = result->table.units();
    if (!rule.column.empty()) result->score.signature += "|column:" + rule.column;
    if (rule.lower_is_better) result->score.signature += "|better:lower";
    measured.push_back({std::move(result->score), std::move(result->table)});
  }
  return measured;
}

/// The check that looks for hard breaks alone. A reference that stands in for the source is not copied from it.
void look_for_hard_breaks(CheckRequest& request, bool has_source) {
  request.pack_folders.clear();
  request.pack_path.clear();
  request.checks.disable = {"all"};
  for (const std::string_view rule : kHardBreakRules) {
    if (rule != "omission" && (has_source || rule != "copied")) request.checks.enable.emplace_back(rule);
  }
}

Result<RunReport> check_suite(const GateSuite& suite, const GateRequest& gate) {
  const config::SuiteRule& rule = *suite.rule;
  CheckRequest request{.source_path = suite.files.front().file.path,
                       .format = rule.format,
                       .source_field = rule.source_field,
                       .target_field = rule.target_field,
                       .source_language = suite.source_language,
                       .target_language = suite.target_language,
                       .pack_path = rule.pack ? rule.pack->path : "",
                       .pack_folders = gate.pack_folders,
                       .config_path = gate.config_path,
                       .dictionary_folders = gate.dictionary_folders,
                       .today = gate.today,
                       .threads = gate.threads};
  const bool has_source = rule.texts || rule.source;
  if (!rule.texts) {
    request.target_path = std::move(request.source_path);
    request.source_path = suite.file(rule.source ? "source" : "reference")->path;
    request.parallel = rule.lines;
    if (!has_source) request.source_language = suite.target_language;
  }
  if (!has_source || !rule.check) look_for_hard_breaks(request, has_source);
  Result<RunReport> report = check(request, nullptr);
  // That there is no pack matters only where omissions were to be looked for.
  if (report && (!has_source || !rule.check)) report->remarks.clear();
  return report;
}

}  // namespace

Result<SuiteInputs> read_inputs(const GateSuite& suite) {
  SuiteInputs inputs;
  Digest digest;
  for (const SuiteFile& file : suite.files) {
    Result<FileDigests> digests = digests_of(file.file.path);
    if (!digests) return digests.error();
    digest.add(digests->bytes);
    inputs.files.push_back({.role = file.role, .path = file.file.written, .sha256 = std::move(digests->text)});
  }
  inputs.digest = digest.hex();
  return inputs;
}

Result<std::string> settings_digest(const GateRequest& request, const config::Config& config) {
  const Result<std::string> text = base::read_file(request.config_path);
  if (!text) return text.error();
  Digest digest;
  digest.add(kVersion);
  digest.add(request.config_path);
  digest.add(*text);
  for (const config::TermFile& terms : config.terms) add_file(terms.path, digest);
  for (const config::NamedFile& list : config.suppression_files) add_file(list.path, digest);
  for (const config::Suppression& suppression : config.suppressions) {
    digest.add(!suppression.expires.empty() && suppression.expires < request.today ? "expired" : "holds");
  }
  add_packs(request, config, digest);
  add_dictionaries(request.dictionary_folders, digest);
  return digest.hex();
}

std::string measure_key(const std::string& settings, const GateSuite& suite, const SuiteInputs& inputs,
                        const std::vector<MetricPtr>& metrics) {
  Digest digest;
  digest.add(settings);
  digest.add(std::to_string(suite.rule_index));  // the settings have all of the rule
  digest.add(suite.source_language);
  digest.add(suite.target_language);
  for (const SuiteFile& file : suite.files) {
    digest.add(file.role);
    digest.add(file.file.path);
  }
  digest.add(inputs.digest);
  for (const MetricPtr& metric : metrics) {
    digest.add(metric->signature(1));
    digest.add(std::to_string(metric->info().version));
  }
  return digest.hex();
}

Result<SuiteMeasure> measure_suite(const GateSuite& suite, std::vector<GateInput> inputs,
                                   const std::vector<MetricPtr>& metrics, const GateRequest& request,
                                   const base::ParallelFor& parallel_for) {
  SuiteMeasure measure{.inputs = std::move(inputs)};
  Result<std::vector<MeasuredMetric>> scored = score(suite, metrics, parallel_for);
  if (!scored) return scored.error();
  measure.metrics = std::move(*scored);
  Result<RunReport> report = check_suite(suite, request);
  if (!report) return report.error();
  measure.check = std::move(*report);
  measure.units = measure.metrics.empty() ? measure.check->units.size() : measure.metrics.front().table.units();
  return measure;
}

}  // namespace lacuna::pipeline
