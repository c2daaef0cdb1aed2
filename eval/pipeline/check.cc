#include "lacuna/check.h"

#include <optional>
#include <string>
#include <utility>

#include "eval/base/interruption.h"
#include "eval/config/suppressions.h"
#include "eval/corpus/bitext.h"
#include "eval/corpus/document.h"
#include "eval/pipeline/bitext_pair.h"
#include "eval/pipeline/bitext_request.h"
#include "eval/pipeline/check.h"
#include "eval/pipeline/detect_language.h"
#include "eval/pipeline/document_info.h"
#include "eval/pipeline/house_rules.h"
#include "eval/pipeline/pack_choice.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/request_text.h"
#include "eval/pipeline/suppress.h"
#include "lacuna/version.h"

namespace lacuna {
namespace {

/// The texts, the languages they are in, and the pack for these.
struct Material {
  std::optional<corpus::Bitext> bitext;  ///< if one file holds both texts
  corpus::Document source;
  corpus::Document target;
  std::string source_language;
  std::string target_language;
  bool source_detected = false;  ///< neither the request nor the file says the language
  bool target_detected = false;
  std::optional<langpack::LanguagePack> pack;
  std::string no_pack_reason;

  [[nodiscard]] const corpus::Document& source_text() const { return bitext ? bitext->source : source; }
  [[nodiscard]] const corpus::Document& target_text() const { return bitext ? bitext->target : target; }
};

/// Whether one file holds both texts.
bool is_bitext(const CheckRequest& request) { return request.target_path.empty() && !request.target_text; }

Status read_texts(const CheckRequest& request, Material& material) {
  material.source_language = request.source_language;
  material.target_language = request.target_language;
  if (is_bitext(request)) {
    Result<corpus::Bitext> bitext = pipeline::read_bitext(request);
    if (!bitext) return bitext.error();
    material.bitext = std::move(*bitext);
    if (material.bitext->units.empty()) {
      return Error{.code = ErrorCode::kFormat,
                   .message = "no unit in it: nothing to check",
                   .path = material.bitext->source.path};
    }
    if (material.source_language.empty()) material.source_language = material.bitext->source_language;
    if (material.target_language.empty()) material.target_language = material.bitext->target_language;
    return {};
  }
  const corpus::Markup markup = request.parallel ? corpus::Markup::kNone : corpus::Markup::kByName;
  Result<corpus::Document> source =
      pipeline::read_request_text(request.source_path, request.source_text, "source", markup);
  if (!source) return source.error();
  Result<corpus::Document> target =
      pipeline::read_request_text(request.target_path, request.target_text, "target", markup);
  if (!target) return target.error();
  material.source = std::move(*source);
  material.target = std::move(*target);
  return {};
}

/// The pack for the languages; without one, texts whose languages nobody names are asked for theirs.
Status choose_pack(const CheckRequest& request, Material& material) {
  material.source_detected = material.source_language.empty();
  material.target_detected = material.target_language.empty();
  const pipeline::PackWish wish{.source_language = material.source_language,
                                .target_language = material.target_language,
                                .pack_path = request.pack_path,
                                .pack_folders = request.pack_folders};
  Result<pipeline::PackOrNone> choice =
      pipeline::choose_pack_if_any(wish, material.source_text(), material.target_text());
  if (!choice) return choice.error();
  material.pack = std::move(choice->pack);
  material.no_pack_reason = std::move(choice->reason);
  if (material.pack) {
    material.source_language = material.pack->manifest.source_language;
    material.target_language = material.pack->manifest.target_language;
    return {};
  }
  if (material.source_detected) material.source_language = pipeline::detect_language(material.source_text().text);
  if (material.target_detected) material.target_language = pipeline::detect_language(material.target_text().text);
  return {};
}

Result<pipeline::AlignedPair> pair_in(const CheckRequest& request, const Material& material,
                                      const base::ParallelFor& parallel) {
  if (material.bitext) return pipeline::pair_of(*material.bitext);
  if (request.parallel) return pipeline::align_lines(material.source, material.target);
  const pipeline::AlignmentSettings settings{
      .source_language = material.source_language,
      .target_language = material.target_language,
      .pack = material.pack ? &*material.pack : nullptr,
      .borders = request.soft_paragraphs ? text::ParagraphBorders::kSoft : text::ParagraphBorders::kHard};
  return pipeline::align_documents(material.source, material.target, settings, parallel);
}

/// A file that can only be one that holds both languages, given as one of two texts.
Status check_two_texts(const CheckRequest& request) {
  if (!request.format.empty() || !request.source_field.empty() || !request.target_field.empty()) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "a format or a field is named, but also two texts: " + request.source_path + " and " +
                            request.target_path + "; only a file that holds both languages has these"};
  }
  for (const std::string& path : {request.source_text ? std::string() : request.source_path,
                                  request.target_text ? std::string() : request.target_path}) {
    const std::optional<corpus::BitextFormat> format = corpus::format_of_name(path);
    if (!format || *format < corpus::BitextFormat::kTmx) continue;  // tables may hold one text a file
    return Error{.code = ErrorCode::kUsage,
                 .message = "holds both languages, by its name: check it alone, without a second file",
                 .path = path};
  }
  return {};
}

Status check_request(const CheckRequest& request) {
  if (request.source_path == "-" && request.target_path == "-" && !request.source_text && !request.target_text) {
    return Error{.code = ErrorCode::kUsage, .message = "source and target cannot both be standard input"};
  }
  if (request.source_text && is_bitext(request)) {
    return Error{.code = ErrorCode::kUsage, .message = "a source text without a translation"};
  }
  if (!(request.min_probability >= 0.0 && request.min_probability <= 1.0)) {
    return Error{.code = ErrorCode::kUsage, .message = "the least probability must lie between 0 and 1"};
  }
  if (is_bitext(request) && (request.parallel || request.soft_paragraphs)) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "options for two texts, but only one file is named: " + request.source_path};
  }
  if (!request.today.empty() && !config::is_date(request.today)) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "the day must be one of the calendar, as YYYY-MM-DD, not '" + request.today + "'"};
  }
  if (!is_bitext(request)) return check_two_texts(request);
  return {};
}

Result<RunReport> check_texts(const CheckRequest& request, Progress* progress) {
  if (Status usable = check_request(request); !usable) return usable.error();
  const Result<config::Config> config = pipeline::read_house_rules(request);
  if (!config) return config.error();
  Result<pipeline::ActiveChecks> checks = pipeline::active_checks(request, *config);
  if (!checks) return checks.error();
  Material material;
  if (Status read = read_texts(request, material); !read) return read.error();
  if (Status chosen = choose_pack(request, material); !chosen) return chosen.error();

  const base::ParallelFor parallel = pipeline::parallel_for(request.threads, progress);
  if (progress != nullptr) progress->update("aligning", 0, 0);
  Result<pipeline::AlignedPair> pair = pair_in(request, material, parallel);
  if (!pair) return pair.error();
  RunReport report;
  report.tool.version = kVersion;
  if (material.pack) {
    report.pack = material.pack->info();
  } else {
    report.remarks.push_back(pipeline::no_pack_remark(material.no_pack_reason));
  }
  report.documents = {pipeline::document_info(material.source_text(), "source", material.source_language,
                                              material.source_detected && !material.source_language.empty(),
                                              pair->source_segments.size()),
                      pipeline::document_info(material.target_text(), "target", material.target_language,
                                              material.target_detected && !material.target_language.empty(),
                                              pair->target_segments.size())};
  Result<metrics::CheckSettings> settings = pipeline::check_settings(
      request, *config, *checks, material.source_language, material.target_language, report.remarks);
  if (!settings) return settings.error();
  const pipeline::CheckPlan plan{.source_language = material.source_language,
                                 .target_language = material.target_language,
                                 .pack = material.pack ? &*material.pack : nullptr,
                                 .min_probability = request.min_probability,
                                 .checks = std::move(*checks),
                                 .settings = std::move(*settings),
                                 .bitext = material.bitext ? &*material.bitext : nullptr,
                                 .by_lines = material.bitext.has_value() || request.parallel,
                                 .markdown = request.parallel && corpus::is_markdown_name(request.source_path) &&
                                             corpus::is_markdown_name(request.target_path),
                                 .rendered = request.rendered};
  const Result<pipeline::CoverageSums> sums = pipeline::check_units(*pair, plan, parallel, progress, report);
  if (!sums) return sums.error();
  if (report.pack) pipeline::report_scores(*sums, *report.pack, report);
  if (Status done = pipeline::suppress(config->suppressions, request.today, report); !done) {
    return done.error();
  }
  return report;
}

}  // namespace

Result<RunReport> check(const CheckRequest& request, Progress* progress) {
  return base::interruptible([&] { return check_texts(request, progress); });
}

}  // namespace lacuna
