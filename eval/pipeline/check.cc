#include "lacuna/check.h"

#include <algorithm>
#include <string>

#include "eval/base/format_number.h"
#include "eval/corpus/document.h"
#include "eval/langpack/find_pack.h"
#include "eval/pipeline/check.h"
#include "eval/pipeline/parallel.h"
#include "lacuna/version.h"

namespace lacuna {
namespace {

/// Below this share of known words a text is hardly in the language.
constexpr double kMinKnown = 0.4;
/// By how much the other language must fit better before we speak up.
constexpr double kSwapMargin = 0.2;

std::string percent(double share) { return base::format_fixed(100.0 * share, 0) + " %"; }

/// The texts are in the pack's languages, and not the other way round.
Status check_languages(const corpus::Document& source, const corpus::Document& target,
                       const langpack::LanguagePack& pack, bool detected) {
  const langpack::SideFit s = langpack::fit_sides(source.text, pack);
  const langpack::SideFit t = langpack::fit_sides(target.text, pack);
  const std::string& from = pack.manifest.source_language;
  const std::string& to = pack.manifest.target_language;
  if (s.as_target > s.as_source + kSwapMargin && t.as_source > t.as_target + kSwapMargin) {
    return Error{.code = ErrorCode::kMismatch,
                 .message = "looks like '" + to + "' and " + target.path + " like '" + from +
                            "': the files seem to be swapped; the source comes first",
                 .path = source.path};
  }
  if (!detected) return {};
  const auto stranger = [&](const corpus::Document& document, const std::string& language, double own, double other) {
    return Error{.code = ErrorCode::kMismatch,
                 .message = "does not look like '" + language + "' (" + percent(own) + " of its words are known, " +
                            percent(other) +
                            " in the other language of the pack); name the languages with --src-lang and --tgt-lang",
                 .path = document.path};
  };
  const auto fits = [](double own, double other) { return own >= kMinKnown && other <= own + kSwapMargin; };
  if (!fits(s.as_source, s.as_target)) return stranger(source, from, s.as_source, s.as_target);
  if (!fits(t.as_target, t.as_source)) return stranger(target, to, t.as_target, t.as_source);
  return {};
}

/// The pack for the request; among several candidates the one whose sides know the two texts best.
Result<langpack::LanguagePack> choose_pack(const CheckRequest& request, const corpus::Document& source,
                                           const corpus::Document& target) {
  const bool known =
      !request.pack_path.empty() || (!request.source_language.empty() && !request.target_language.empty());
  if (known) {
    return langpack::open_pack(request.pack_path, request.pack_folders, request.source_language,
                               request.target_language);
  }
  Result<langpack::LanguagePack> best =
      langpack::open_pack({}, request.pack_folders, request.source_language, request.target_language);
  double best_fit = -1.0;
  for (const langpack::PackLocation& location : langpack::list_packs(request.pack_folders)) {
    if (!langpack::serves_language(request.source_language, location.source_language) ||
        !langpack::serves_language(request.target_language, location.target_language)) {
      continue;
    }
    Result<langpack::LanguagePack> pack = langpack::read_pack(location.path);
    if (!pack) continue;
    const double fit =
        langpack::fit_sides(source.text, *pack).as_source + langpack::fit_sides(target.text, *pack).as_target;
    if (fit > best_fit) {
      best_fit = fit;
      best = std::move(pack);
    }
  }
  return best;
}

DocumentInfo info_of(const corpus::Document& document, const char* role, const std::string& language, bool detected,
                     std::size_t segments) {
  return {.role = role,
          .path = document.path,
          .language = language,
          .language_detected = detected,
          .sha256 = document.sha256,
          .bytes = document.text.size(),
          .segments = segments};
}

}  // namespace

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
  Result<langpack::LanguagePack> pack = choose_pack(request, *source, *target);
  if (!pack) return pack.error();
  const bool source_detected = request.source_language.empty();
  const bool target_detected = request.target_language.empty();
  if (Status fits = check_languages(*source, *target, *pack, source_detected || target_detected); !fits)
    return fits.error();

  const base::ParallelFor parallel = pipeline::parallel_for(request.threads);
  if (progress != nullptr) progress->update("aligning", 0, 0);
  const pipeline::AlignmentSettings settings{.source_language = pack->manifest.source_language,
                                             .target_language = pack->manifest.target_language,
                                             .pack = &*pack};
  Result<pipeline::AlignedPair> pair = request.parallel
                                           ? pipeline::align_lines(*source, *target)
                                           : Result(pipeline::align_documents(*source, *target, settings, parallel));
  if (!pair) return pair.error();
  RunReport report;
  report.tool.version = kVersion;
  report.pack = pack->info();
  report.documents = {
      info_of(*source, "source", pack->manifest.source_language, source_detected, pair->source_segments.size()),
      info_of(*target, "target", pack->manifest.target_language, target_detected, pair->target_segments.size())};
  pipeline::check_units(*pair, *pack, request.min_probability, parallel, progress, report);
  return report;
}

}  // namespace lacuna
