#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "eval/text/ascii.h"
#include "eval/text/markup_tags.h"

namespace lacuna::text {
namespace {

using Entity = std::pair<std::string_view, std::string_view>;

/// Sorted by name. Those of HTML 4 that texts use; letters with marks among them.
constexpr auto kEntities = std::to_array<Entity>(
    {{"Agrave", "À"},   {"Auml", "Ä"},   {"Ccedil", "Ç"},   {"Eacute", "É"},      {"Egrave", "È"},    {"Ouml", "Ö"},
     {"Uuml", "Ü"},     {"aacute", "á"}, {"acirc", "â"},    {"agrave", "à"},      {"amp", "&"},       {"apos", "'"},
     {"aring", "å"},    {"atilde", "ã"}, {"auml", "ä"},     {"bdquo", "„"},       {"bull", "•"},      {"ccedil", "ç"},
     {"cent", "¢"},     {"copy", "©"},   {"dagger", "†"},   {"darr", "↓"},        {"deg", "°"},       {"divide", "÷"},
     {"eacute", "é"},   {"ecirc", "ê"},  {"egrave", "è"},   {"emsp", "\u2003"},   {"ensp", "\u2002"}, {"euml", "ë"},
     {"euro", "€"},     {"frac12", "½"}, {"frac14", "¼"},   {"frac34", "¾"},      {"ge", "≥"},        {"gt", ">"},
     {"harr", "↔"},     {"hearts", "♥"}, {"hellip", "…"},   {"iacute", "í"},      {"icirc", "î"},     {"iexcl", "¡"},
     {"igrave", "ì"},   {"infin", "∞"},  {"iquest", "¿"},   {"iuml", "ï"},        {"laquo", "«"},     {"larr", "←"},
     {"ldquo", "“"},    {"le", "≤"},     {"lrm", "\u200e"}, {"lsaquo", "‹"},      {"lsquo", "‘"},     {"lt", "<"},
     {"mdash", "—"},    {"micro", "µ"},  {"middot", "·"},   {"minus", "−"},       {"nbsp", "\u00a0"}, {"ndash", "–"},
     {"ne", "≠"},       {"ntilde", "ñ"}, {"oacute", "ó"},   {"ocirc", "ô"},       {"ograve", "ò"},    {"ordf", "ª"},
     {"ordm", "º"},     {"otilde", "õ"}, {"ouml", "ö"},     {"para", "¶"},        {"permil", "‰"},    {"plusmn", "±"},
     {"pound", "£"},    {"quot", "\""},  {"raquo", "»"},    {"rarr", "→"},        {"rdquo", "”"},     {"reg", "®"},
     {"rlm", "\u200f"}, {"rsaquo", "›"}, {"rsquo", "’"},    {"sbquo", "‚"},       {"sect", "§"},      {"shy", "\u00ad"},
     {"sup2", "²"},     {"sup3", "³"},   {"szlig", "ß"},    {"thinsp", "\u2009"}, {"times", "×"},     {"trade", "™"},
     {"uacute", "ú"},   {"uarr", "↑"},   {"ucirc", "û"},    {"ugrave", "ù"},      {"uuml", "ü"},      {"yacute", "ý"},
     {"yen", "¥"},      {"yuml", "ÿ"},   {"zwj", "\u200d"}, {"zwnj", "\u200c"}});
static_assert(std::is_sorted(kEntities.begin(), kEntities.end()));

std::string utf8(char32_t code) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6), byte(0x80 | (code & 0x3F))};
  if (code < 0x10000) return {byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F))};
  return {byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 0x3F)), byte(0x80 | (code >> 6 & 0x3F)),
          byte(0x80 | (code & 0x3F))};
}

/// The character of "&#NNN;" or "&#xHHH;", and the end behind the semicolon; 0 when it is none.
std::pair<char32_t, std::size_t> numeric(std::string_view text, std::size_t at) {
  const bool hex = lower(char_at(text, at + 2)) == 'x';
  const std::size_t begin = at + (hex ? 3 : 2);
  char32_t code = 0;
  std::size_t i = begin;
  for (; i < begin + 8; ++i) {
    const char c = char_at(text, i);
    if (is_digit(c)) {
      code = code * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
    } else if (hex && is_hex_digit(c)) {
      code = code * 16 + static_cast<char32_t>(lower(c) - 'a' + 10);
    } else {
      break;
    }
  }
  const bool valid =
      i > begin && char_at(text, i) == ';' && code != 0 && code < 0x110000 && !(code >= 0xD800 && code < 0xE000);
  return valid ? std::pair{code, i + 1} : std::pair{char32_t{0}, std::size_t{0}};
}

}  // namespace

std::string_view entity_character(std::string_view name) {
  const auto found =
      std::lower_bound(kEntities.begin(), kEntities.end(), name,
                       [](const Entity& entity, std::string_view wanted) { return entity.first < wanted; });
  return found != kEntities.end() && found->first == name ? found->second : std::string_view();
}

std::optional<Literal> entity_at(std::string_view text, std::size_t at) {
  if (char_at(text, at + 1) == '#') {
    const auto [code, end] = numeric(text, at);
    if (code == 0) return std::nullopt;
    return Literal{.span = {at, end}, .kind = LiteralKind::kEntity, .value = utf8(code)};
  }
  const std::size_t end = skip_identifier(text.substr(0, std::min(text.size(), at + 12)), at + 1);
  if (char_at(text, end) != ';') return std::nullopt;
  const std::string_view character = entity_character(text.substr(at + 1, end - at - 1));
  if (character.empty()) return std::nullopt;
  return Literal{.span = {at, end + 1}, .kind = LiteralKind::kEntity, .value = std::string(character)};
}

}  // namespace lacuna::text
