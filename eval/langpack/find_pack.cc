#include "eval/langpack/find_pack.h"

#include <algorithm>

#include "eval/text/analysis.h"

namespace lacuna::langpack {
namespace {

constexpr std::size_t kSampleBytes = 200000;

/// Share of the lexical words of `sample` that one side knows.
double known_share(std::string_view sample, const TermModel& model, const std::string& language) {
  const text::Analysis analysis = text::Analyzer(language).analyze_words(sample);
  double words = 0.0;
  double known = 0.0;
  for (std::size_t i = 0; i < analysis.words.size(); ++i) {
    if (!is_lexical(analysis.words[i])) continue;
    words += 1.0;
    known += model.vocabulary.find(analysis.keys[i]) != kUnknownWord ? 1.0 : 0.0;
  }
  return words > 0.0 ? known / words : 0.0;
}

}  // namespace

bool serves_language(std::string_view wanted, std::string_view offered) {
  return wanted.empty() || primary_language(wanted) == primary_language(offered);
}

std::string_view primary_language(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

Result<LanguagePack> open_pack(const std::string& path, const std::vector<std::string>& folders,
                               std::string_view source_language, std::string_view target_language) {
  if (!path.empty()) {
    Result<LanguagePack> pack = read_pack(path);
    if (!pack) return pack;
    const PackManifest& manifest = pack->manifest;
    if (!serves_language(source_language, manifest.source_language) ||
        !serves_language(target_language, manifest.target_language)) {
      return Error{.code = ErrorCode::kPack,
                   .message = "this pack is for " + manifest.source_language + " to " + manifest.target_language +
                              ", not for the languages that are named",
                   .path = path};
    }
    return pack;
  }
  const std::vector<PackLocation> packs = list_packs(folders);
  const auto found = std::find_if(packs.begin(), packs.end(), [&](const PackLocation& pack) {
    return serves_language(source_language, pack.source_language) &&
           serves_language(target_language, pack.target_language);
  });
  if (found != packs.end()) return read_pack(found->path);
  std::string message = "no language pack for ";
  message += source_language.empty() ? "any" : std::string(source_language);
  message += " to ";
  message += target_language.empty() ? "any" : std::string(target_language);
  message += "; searched";
  for (const std::string& folder : folders) message += " " + folder;
  message += "; found";
  for (const PackLocation& pack : packs) message += " " + pack.source_language + "-" + pack.target_language;
  if (packs.empty()) message += " none";
  return Error{.code = ErrorCode::kPack,
               .message = message + ". Name one with --pack, or make one with 'lacuna train'"};
}

SideFit fit_sides(std::string_view text, const LanguagePack& pack) {
  std::size_t size = std::min(text.size(), kSampleBytes);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  const std::string_view sample = text.substr(0, size);
  return {known_share(sample, pack.source, pack.manifest.source_language),
          known_share(sample, pack.target, pack.manifest.target_language)};
}

}  // namespace lacuna::langpack
