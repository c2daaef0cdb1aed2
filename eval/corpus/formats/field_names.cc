#include "eval/corpus/formats/field_names.h"
#include "eval/text/ascii.h"

#include <algorithm>
#include <array>

namespace lacuna::corpus {
namespace {

constexpr std::array<std::string_view, 7> kSourceNames = {"source",  "src",      "source_text", "source text",
                                                          "srctext", "src_text", "original"};
constexpr std::array<std::string_view, 12> kTargetNames = {"target",  "tgt",      "target_text", "target text",
                                                           "tgttext", "tgt_text", "translation", "hypothesis",
                                                           "hyp",     "mt",       "translated",  "output"};
constexpr std::array<std::string_view, 4> kIdNames = {"id", "key", "identifier", "segment_id"};
// Only languages whose code is hardly the whole text of a cell in another: no "is", "no", "to", "so".
constexpr std::array<std::string_view, 37> kLanguages = {
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "km", "ko", "lt", "lv", "ms", "nl", "pl", "pt", "ro", "ru", "sk", "sv", "th", "tr", "vi", "zh"};
constexpr std::size_t kMaxNamesListed = 20;
constexpr std::size_t kMaxNameBytes = 40;

std::string tag_of(std::string_view name) {
  std::string tag(name);
  for (char& c : tag) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c;
  return tag;
}

std::string first_part(const std::string& tag) { return tag.substr(0, tag.find('-')); }

template <std::size_t N>
std::optional<std::size_t> one_of(const std::vector<std::string>& names, const std::array<std::string_view, N>& usual) {
  for (const std::string_view wanted : usual) {
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& name) { return text::lower(name) == wanted; });
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> language_of_name(std::string_view name) {
  const std::string tag = tag_of(name);
  const bool known = std::find(kLanguages.begin(), kLanguages.end(), first_part(tag)) != kLanguages.end();
  const bool shaped = tag.size() == 2 || (tag.size() > 4 && tag.size() < 12 &&
                                          tag.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == tag.npos);
  if (!known || !shaped) return std::nullopt;
  std::string with_hyphens(name);
  std::replace(with_hyphens.begin(), with_hyphens.end(), '_', '-');
  return with_hyphens;
}

bool names_language(std::string_view name, std::string_view language) {
  return !language.empty() && first_part(tag_of(name)) == first_part(tag_of(language));
}

std::optional<std::size_t> named_field(const std::vector<std::string>& names, std::string_view wanted) {
  const auto same = std::find(names.begin(), names.end(), wanted);
  if (same != names.end()) return static_cast<std::size_t>(same - names.begin());
  const auto alike = std::find_if(names.begin(), names.end(),
                                  [&](const auto& name) { return text::lower(name) == text::lower(wanted); });
  if (alike != names.end()) return static_cast<std::size_t>(alike - names.begin());
  return std::nullopt;
}

std::optional<std::size_t> usual_field(const std::vector<std::string>& names, FieldRole role,
                                       std::string_view language) {
  const auto usual = role == FieldRole::kSource ? one_of(names, kSourceNames) : one_of(names, kTargetNames);
  if (usual) return usual;
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& name) { return names_language(name, language); });
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  return std::nullopt;
}

std::optional<std::size_t> usual_id(const std::vector<std::string>& names) { return one_of(names, kIdNames); }

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kMaxNamesListed; ++i) {
    std::size_t end = std::min(names[i].size(), kMaxNameBytes);
    while (end < names[i].size() && (static_cast<unsigned char>(names[i][end]) & 0xC0U) == 0x80U) --end;
    text += (text.empty() ? "\"" : ", \"") + names[i].substr(0, end) + (end < names[i].size() ? "…\"" : "\"");
  }
  if (names.size() > kMaxNamesListed) text += ", …";
  return text;
}

}  // namespace lacuna::corpus
