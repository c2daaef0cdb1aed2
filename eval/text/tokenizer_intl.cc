#include "eval/text/tokenizer_intl.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <memory>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/python_string.h"

namespace lacuna::text {
namespace {

constexpr char32_t kTableSize = 0x20000;  // no character above is a number, punctuation, a symbol or a space

struct Tables {
  std::array<IntlClass, kTableSize> classes{};
  std::array<bool, 256> stops{};  // whether a character that begins with this byte may end a token

  Tables();
};

bool known_in_unicode_15_0(UChar32 code) {
  UVersionInfo age;
  u_charAge(code, age);
  return age[0] < 15 || (age[0] == 15 && age[1] == 0);
}

UBool set_range(const void* context, UChar32 begin, UChar32 end, UCharCategory category) {
  auto& classes = **static_cast<std::array<IntlClass, kTableSize>* const*>(context);
  const std::uint32_t mask = U_MASK(category);
  const IntlClass value = (mask & U_GC_P_MASK) != 0   ? IntlClass::kPunctuation
                          : (mask & U_GC_S_MASK) != 0 ? IntlClass::kSymbol
                          : (mask & U_GC_N_MASK) != 0 ? IntlClass::kNumber
                                                      : IntlClass::kOther;
  if (value == IntlClass::kOther) return 1;
  for (UChar32 code = begin; code < end && static_cast<char32_t>(code) < kTableSize; ++code) {
    if (known_in_unicode_15_0(code)) classes[static_cast<std::size_t>(code)] = value;
  }
  return 1;
}

Tables::Tables() {
  auto* const target = &classes;
  u_enumCharTypes(set_range, static_cast<const void*>(&target));
  for (char32_t code = 0; code < kTableSize; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, static_cast<std::uint32_t>(code));
    if (python_space_length({reinterpret_cast<const char*>(bytes.data()), length}, 0) > 0)
      classes[code] = IntlClass::kSpace;
    if (classes[code] != IntlClass::kOther && classes[code] != IntlClass::kNumber) {
      stops[bytes[0]] = true;
    }
  }
}

const Tables& tables() {
  static const std::unique_ptr<const Tables> filled = std::make_unique<const Tables>();
  return *filled;
}

IntlClass class_in(const Tables& tables, char32_t code) {
  return code < kTableSize ? tables.classes[code] : IntlClass::kOther;
}

}  // namespace

IntlClass intl_class(char32_t code) { return class_in(tables(), code); }

void TokenizerIntl::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  out.text.assign(text);
  const std::string_view line = out.text;
  const Tables& table = tables();
  const auto byte = [line](std::size_t at) { return static_cast<unsigned char>(line[at]); };
  const auto is_number = [&](std::size_t at) {
    return class_in(table, byte(at) < 0x80 ? byte(at) : code_point_at(line, at)) == IntlClass::kNumber;
  };

  std::size_t begin = 0;
  std::size_t i = 0;
  std::size_t eaten_end = std::string_view::npos;  // of the last punctuation that the first expression took
  const auto end_token = [&](std::size_t end) {
    if (begin < end) out.tokens.push_back({begin, end});
  };
  while (true) {
    while (i < line.size() && !table.stops[byte(i)]) ++i;
    if (i == line.size()) break;
    const std::size_t at = i;
    const char32_t code = byte(i) < 0x80 ? byte(i++) : base::next_code_point(line, i);
    const IntlClass kind = class_in(table, code);
    bool take = kind == IntlClass::kSymbol;
    if (kind == IntlClass::kPunctuation) {
      // The original's first expression, (\P{N})(\p{P}), eats the character before the punctuation: in a run of
      // punctuation it can match only every other one. The second, (\p{P})(\P{N}), takes those that are left, unless a
      // number or the end of the line follows.
      take = at > 0 && eaten_end != at && !is_number(previous_start(line, at));
      if (take) {
        eaten_end = i;
      } else {
        take = i < line.size() && !is_number(i);
      }
    }
    if (take || kind == IntlClass::kSpace) {
      end_token(at);
      if (take) out.tokens.push_back({at, i});
      begin = i;
    }
  }
  end_token(line.size());
}

}  // namespace lacuna::text
