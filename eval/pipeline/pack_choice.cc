#include "eval/pipeline/pack_choice.h"

#include <algorithm>
#include <utility>

#include "eval/base/format_number.h"
#include "eval/langpack/find_pack.h"

namespace lacuna::pipeline {
namespace {

/// Below this share of known words a text is hardly in the language.
constexpr double kMinKnown = 0.4;
/// By how much the other language must fit better before we speak up.
constexpr double kSwapMargin = 0.2;

std::string percent(double share) { return base::format_fixed(100.0 * share, 0) + " %"; }

/// How the documents and the languages of a pack go together.
struct Fit {
  Status swapped;   ///< an error if they seem to be the wrong way round
  Status stranger;  ///< an error if one of them does not look like its language
};

Fit fit_of(const corpus::Document& source, const corpus::Document& target, const langpack::LanguagePack& pack) {
  const langpack::SideFit s = langpack::fit_sides(source.text, pack);
  const langpack::SideFit t = langpack::fit_sides(target.text, pack);
  const std::string& from = pack.manifest.source_language;
  const std::string& to = pack.manifest.target_language;
  Fit fit;
  if (s.as_target > s.as_source + kSwapMargin && t.as_source > t.as_target + kSwapMargin) {
    fit.swapped = Error{.code = ErrorCode::kMismatch,
                        .message = "looks like '" + to + "' and " + target.path + " like '" + from +
                                   "': the files seem to be swapped; the source comes first",
                        .path = source.path};
  }
  const auto stranger = [&](const corpus::Document& document, const std::string& language, double own, double other) {
    return Error{.code = ErrorCode::kMismatch,
                 .message = "does not look like '" + language + "' (" + percent(own) + " of its words are known, " +
                            percent(other) +
                            " in the other language of the pack); name the languages with --src-lang and --tgt-lang",
                 .path = document.path};
  };
  const auto fits = [](double own, double other) { return own >= kMinKnown && other <= own + kSwapMargin; };
  if (!fits(s.as_source, s.as_target)) {
    fit.stranger = stranger(source, from, s.as_source, s.as_target);
  } else if (!fits(t.as_target, t.as_source)) {
    fit.stranger = stranger(target, to, t.as_target, t.as_source);
  }
  return fit;
}

Result<langpack::LanguagePack> best_pack(const PackWish& wish, const corpus::Document& source,
                                         const corpus::Document& target) {
  if (!wish.pack_path.empty() || !wish.detects()) {
    return langpack::open_pack(wish.pack_path, wish.pack_folders, wish.source_language, wish.target_language);
  }
  Result<langpack::LanguagePack> best =
      langpack::open_pack({}, wish.pack_folders, wish.source_language, wish.target_language);
  double best_fit = -1.0;
  for (const langpack::PackLocation& location : langpack::list_packs(wish.pack_folders)) {
    if (!langpack::serves_language(wish.source_language, location.source_language) ||
        !langpack::serves_language(wish.target_language, location.target_language)) {
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

bool is_any_pack_for(const PackWish& wish) {
  const std::vector<langpack::PackLocation> packs = langpack::list_packs(wish.pack_folders);
  return std::any_of(packs.begin(), packs.end(), [&](const langpack::PackLocation& pack) {
    return langpack::serves_language(wish.source_language, pack.source_language) &&
           langpack::serves_language(wish.target_language, pack.target_language);
  });
}

std::string or_any(const std::string& language) { return language.empty() ? "any language" : language; }

PackOrNone no_pack_for(const PackWish& wish) {
  return {std::nullopt, "no pack is for " + or_any(wish.source_language) + " to " + or_any(wish.target_language)};
}

}  // namespace

Result<langpack::LanguagePack> choose_pack(const PackWish& wish, const corpus::Document& source,
                                           const corpus::Document& target) {
  Result<langpack::LanguagePack> pack = best_pack(wish, source, target);
  if (!pack) return pack;
  const Fit fit = fit_of(source, target, *pack);
  if (!fit.swapped) return fit.swapped.error();
  if (wish.detects() && !fit.stranger) return fit.stranger.error();
  return pack;
}

std::string no_pack_remark(const std::string& reason) {
  return "no language pack is used, so omissions and additions are not looked for: " + reason;
}

Result<PackOrNone> choose_pack_if_any(const PackWish& wish, const corpus::Document& source,
                                      const corpus::Document& target) {
  const bool named = !wish.pack_path.empty();
  if (!named && !is_any_pack_for(wish)) return no_pack_for(wish);
  Result<langpack::LanguagePack> pack = best_pack(wish, source, target);
  if (!pack) return pack.error();
  const Fit fit = fit_of(source, target, *pack);
  if (!fit.swapped) return fit.swapped.error();
  if (wish.detects() && !fit.stranger) {
    if (named) return fit.stranger.error();
    return PackOrNone{std::nullopt, "the texts do not look like the languages of a pack"};
  }
  return PackOrNone{std::move(*pack), ""};
}

Result<PackOrNone> find_pack_if_any(const PackWish& wish) {
  if (wish.pack_path.empty()) {
    if (wish.detects()) {
      return Error{.code = ErrorCode::kUsage,
                   .message =
                       "the languages are not named, and a corpus is not asked for them; say --src-lang and "
                       "--tgt-lang, or --pack"};
    }
    if (!is_any_pack_for(wish)) return no_pack_for(wish);
  }
  Result<langpack::LanguagePack> pack =
      langpack::open_pack(wish.pack_path, wish.pack_folders, wish.source_language, wish.target_language);
  if (!pack) return pack.error();
  return PackOrNone{std::move(*pack), ""};
}

Status check_direction(const corpus::Document& source, const corpus::Document& target,
                       const langpack::LanguagePack& pack) {
  return fit_of(source, target, pack).swapped;
}

}  // namespace lacuna::pipeline
