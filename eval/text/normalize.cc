#include "eval/text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <vector>

#include "eval/base/utf8.h"

namespace lacuna::text {
namespace {

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

/// Letters below U+0300 and the Latin of Vietnamese (U+1E00..U+1EFF): all in NFC, each lower-cased by itself.
bool simple(char32_t code) { return code < 0x0300 ? code != 0x0130 : code >= 0x1E00 && code <= 0x1EFF; }

/// Appends a code point in [U+0080, U+FFFF].
void append(std::string& out, char32_t code) {
  if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code >> 6)));
  } else {
    out.push_back(static_cast<char>(0xE0 | (code >> 12)));
    out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
  }
  out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
}

std::string normalize(const icu::Normalizer2* (*instance)(UErrorCode&), std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = instance(status);
  std::string result;
  result.reserve(text.size());
  icu::StringByteSink<std::string> sink(&result);
  if (U_SUCCESS(status)) normalizer->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? result : std::string(text);
}

const icu::Normalizer2* nfc_instance(UErrorCode& status) { return icu::Normalizer2::getNFCInstance(status); }
const icu::Normalizer2* nfd_instance(UErrorCode& status) { return icu::Normalizer2::getNFDInstance(status); }

std::string lower_case(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  result.reserve(text.size());
  icu::StringByteSink<std::string> sink(&result);
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? result : std::string(text);
}

/// ASCII for lower-case letters that NFD leaves whole.
std::string_view ascii_of(char32_t code) {
  switch (code) {
    case U'đ':
    case U'ð':
    case U'ɖ': return "d";
    case U'ł': return "l";
    case U'ø': return "o";
    case U'æ': return "ae";
    case U'œ': return "oe";
    case U'ß': return "ss";
    case U'ı': return "i";
    case U'þ': return "th";
    case U'ħ': return "h";
    case U'ŧ': return "t";
    case U'ŋ': return "ng";
    case U'ĸ': return "k";
    case U'ə': return "e";
    case U'ɓ': return "b";
    case U'ɗ': return "d";
    case U'ƙ': return "k";
    case U'ƴ': return "y";
    default: return {};
  }
}

}  // namespace

std::string nfc(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    if (base::next_code_point(text, position) >= 0x0300) return normalize(nfc_instance, text);
  }
  return std::string(text);
}

std::string lower_nfc(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t code = base::next_code_point(text, position);
    if (code < 0x80) {
      result.push_back(static_cast<char>(code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code));
    } else if (simple(code)) {
      append(result, static_cast<char32_t>(u_tolower(static_cast<UChar32>(code))));
    } else {
      return nfc(lower_case(nfc(text)));
    }
  }
  return result;
}

namespace {

std::string fold_slowly(std::string_view text) {
  const std::string decomposed = normalize(nfd_instance, lower_case(text));
  std::string result;
  result.reserve(decomposed.size());
  std::size_t position = 0;
  while (position < decomposed.size()) {
    const std::size_t begin = position;
    const char32_t code = base::next_code_point(decomposed, position);
    if (code < 0x80) {
      result.push_back(static_cast<char>(code));
    } else if (u_charType(static_cast<UChar32>(code)) == U_NON_SPACING_MARK) {
      continue;
    } else if (const std::string_view ascii = ascii_of(code); !ascii.empty()) {
      result.append(ascii);
    } else {
      result.append(decomposed, begin, position - begin);
    }
  }
  return nfc(result);
}

constexpr char32_t kLatinEnd = 0x250;          // up to Latin Extended-B
constexpr char32_t kVietnameseBegin = 0x1E00;  // Latin Extended Additional
constexpr char32_t kVietnameseEnd = 0x1F00;

/// What each Latin letter folds to, first those below `kLatinEnd`, then those of Vietnamese.
const std::vector<std::string>& folded_letters() {
  static const std::vector<std::string> letters = [] {
    std::vector<std::string> table;
    const auto add = [&](char32_t begin, char32_t end) {
      for (char32_t code = begin; code < end; ++code) {
        std::string letter;
        if (code < 0x80) {
          letter.push_back(static_cast<char>(code));
        } else {
          append(letter, code);
        }
        table.push_back(fold_slowly(letter));
      }
    };
    add(0, kLatinEnd);
    add(kVietnameseBegin, kVietnameseEnd);
    return table;
  }();
  return letters;
}

}  // namespace

std::string fold(std::string_view text) {
  // Letters that stand alone fold one by one; with combining marks, and in other scripts, the text is taken as a whole.
  const std::vector<std::string>& letters = folded_letters();
  std::string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const char32_t code = base::next_code_point(text, position);
    if (code < kLatinEnd) {
      result += letters[code];
    } else if (code >= kVietnameseBegin && code < kVietnameseEnd) {
      result += letters[kLatinEnd + (code - kVietnameseBegin)];
    } else {
      return fold_slowly(text);
    }
  }
  return result;
}

}  // namespace lacuna::text
