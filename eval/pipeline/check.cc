#include "lacuna/check.h"

#include <string>

#include "eval/corpus/document.h"
#include "eval/pipeline/check.h"
#include "eval/pipeline/document_info.h"
#include "eval/pipeline/pack_choice.h"
#include "eval/pipeline/parallel.h"
#include "lacuna/version.h"

namespace lacuna {
Result<RunReport> check(const CheckRequest& request, Progress* progress) {
  if (request.source_path == "-" && request.target_path == "-") {
    return Error{.code = ErrorCode::kUsage, .message = "source and target cannot both be standard input"};
  }
  if (!(request.min_probability >= 0.0 && request.min_probability <= 1.0)) {
    return Error{.code = ErrorCode::kUsage, .message = "the least probability must lie between 0 and 1"};
  }
  Result<corpus::Document> source = corpus::read_document(request.source_path);
  if (!source) return source.error();
  Result<corpus::Document> target = corpus::read_document(request.target_path);
  if (!target) return target.error();
  const pipeline::PackWish wish{.source_language = request.source_language,
                                .target_language = request.target_language,
                                .pack_path = request.pack_path,
                                .pack_folders = request.pack_folders};
  Result<langpack::LanguagePack> pack = pipeline::choose_pack(wish, *source, *target);
  if (!pack) return pack.error();
  const bool source_detected = request.source_language.empty();
  const bool target_detected = request.target_language.empty();

  const base::ParallelFor parallel = pipeline::parallel_for(request.threads);
  if (progress != nullptr) progress->update("aligning", 0, 0);
  const pipeline::AlignmentSettings settings{
      .source_language = pack->manifest.source_language,
      .target_language = pack->manifest.target_language,
      .pack = &*pack,
      .borders = request.soft_paragraphs ? text::ParagraphBorders::kSoft : text::ParagraphBorders::kHard};
  Result<pipeline::AlignedPair> pair = request.parallel
                                           ? pipeline::align_lines(*source, *target)
                                           : Result(pipeline::align_documents(*source, *target, settings, parallel));
  if (!pair) return pair.error();
  RunReport report;
  report.tool.version = kVersion;
  report.pack = pack->info();
  report.documents = {pipeline::document_info(*source, "source", pack->manifest.source_language, source_detected,
                                              pair->source_segments.size()),
                      pipeline::document_info(*target, "target", pack->manifest.target_language, target_detected,
                                              pair->target_segments.size())};
  pipeline::check_units(*pair, *pack, request.min_probability, parallel, progress, report);
  return report;
}

}  // namespace lacuna
