#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "eval/base/interruption.h"
#include "eval/corpus/document.h"
#include "eval/pipeline/aligned_pair.h"
#include "eval/pipeline/document_info.h"
#include "eval/pipeline/pack_choice.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/request_text.h"
#include "eval/text/python_string.h"
#include "lacuna/align.h"
#include "lacuna/version.h"

namespace lacuna {
namespace {

AlignedDocument document_of(const corpus::Document& document, const std::vector<text::Segment>& segments,
                            const std::vector<std::uint32_t>& numbers, bool lines) {
  AlignedDocument aligned;
  aligned.count = static_cast<std::uint32_t>(lines ? corpus::line_spans(document.text).size() : segments.size());
  aligned.segments.reserve(segments.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const ByteSpan& span = segments[i].span;
    aligned.segments.push_back({{span.begin, span.end, std::string(span.of(document.text))}, numbers[i]});
  }
  return aligned;
}

std::uint64_t bytes_of(const AlignedDocument& document, const SegmentRange& range) {
  std::uint64_t bytes = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) bytes += document.segments[i].span.text.size();
  return bytes;
}

double sure_share(const DocumentAlignment& alignment) {
  std::uint64_t sure = 0;
  std::uint64_t all = 0;
  for (const AlignedBead& bead : alignment.beads) {
    const std::uint64_t bytes = bytes_of(alignment.source, bead.source) + bytes_of(alignment.target, bead.target);
    all += bytes;
    const bool is_sure =
        !bead.source.empty() && !bead.target.empty() && bead.confidence >= kSureConfidence && bead.similarity > 0.0;
    sure += is_sure ? bytes : 0;
  }
  return all == 0 ? 0.0 : static_cast<double>(sure) / static_cast<double>(all);
}

}  // namespace

std::string AlignedDocument::text(const SegmentRange& range) const {
  std::string line;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    text::python_split(segments[i].span.text, [&line](std::string_view word) {
      if (!line.empty()) line.push_back(' ');
      line += word;
    });
  }
  return line;
}

namespace {

Result<DocumentAlignment> align_texts(const AlignRequest& request, Progress* progress) {
  if (request.source_path == "-" && request.target_path == "-" && !request.source_text && !request.target_text) {
    return Error{.code = ErrorCode::kUsage, .message = "source and target cannot both be standard input"};
  }
  if (progress != nullptr) progress->update("reading", 0, 0);
  const Result<corpus::Document> source =
      pipeline::read_request_text(request.source_path, request.source_text, "source", corpus::Markup::kNone);
  if (!source) return source.error();
  const Result<corpus::Document> target =
      pipeline::read_request_text(request.target_path, request.target_text, "target", corpus::Markup::kNone);
  if (!target) return target.error();

  pipeline::PackOrNone choice{std::nullopt, "none was wanted"};
  if (request.use_pack) {
    const pipeline::PackWish wish{.source_language = request.source_language,
                                  .target_language = request.target_language,
                                  .pack_path = request.pack_path,
                                  .pack_folders = request.pack_folders};
    Result<pipeline::PackOrNone> chosen = pipeline::choose_pack_if_any(wish, *source, *target);
    if (!chosen) return chosen.error();
    choice = std::move(*chosen);
  }
  const langpack::LanguagePack* pack = choice.pack ? &*choice.pack : nullptr;
  if (progress != nullptr) progress->update("aligning", 0, 0);
  const pipeline::AlignmentSettings settings{
      .source_language = pack != nullptr ? pack->manifest.source_language : request.source_language,
      .target_language = pack != nullptr ? pack->manifest.target_language : request.target_language,
      .pack = pack,
      .segmented_by = request.lines ? pipeline::SegmentedBy::kLines : pipeline::SegmentedBy::kSentences,
      .borders = request.soft_paragraphs ? text::ParagraphBorders::kSoft : text::ParagraphBorders::kHard};
  const pipeline::AlignedPair pair =
      pipeline::align_documents(*source, *target, settings, pipeline::parallel_for(request.threads, progress));

  DocumentAlignment alignment;
  alignment.tool.version = kVersion;
  if (pack != nullptr) alignment.pack = pack->info();
  alignment.pack_reason = std::move(choice.reason);
  alignment.lines = request.lines;
  const auto describe = [&](const corpus::Document& document, const char* role, const std::string& named,
                            const std::string& language, const std::vector<text::Segment>& segments,
                            const std::vector<std::uint32_t>& numbers) {
    AlignedDocument aligned = document_of(document, segments, numbers, request.lines);
    aligned.info = pipeline::document_info(document, role, named.empty() ? language : named,
                                           named.empty() && pack != nullptr, segments.size());
    return aligned;
  };
  alignment.source = describe(*source, "source", request.source_language, settings.source_language,
                              pair.source_segments, pair.source_numbers);
  alignment.target = describe(*target, "target", request.target_language, settings.target_language,
                              pair.target_segments, pair.target_numbers);
  alignment.beads.reserve(pair.beads.size());
  for (const align::Bead& bead : pair.beads) {
    alignment.beads.push_back({{bead.source_begin, bead.source_end},
                               {bead.target_begin, bead.target_end},
                               bead.confidence,
                               bead.similarity,
                               bead.moved});
  }
  alignment.identical = source->text == target->text;
  alignment.sure_share = sure_share(alignment);
  return alignment;
}

}  // namespace

Result<DocumentAlignment> align_documents(const AlignRequest& request, Progress* progress) {
  return base::interruptible([&] { return align_texts(request, progress); });
}

}  // namespace lacuna
