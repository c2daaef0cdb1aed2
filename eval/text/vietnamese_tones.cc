#include "eval/text/vietnamese_tones.h"

#include <algorithm>
#include <array>

#include "eval/base/utf8.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kLongest = 8;  // letters of a syllable: "nghiêng" has seven

/// The vowels with their six tones: none, huyền, sắc, hỏi, ngã, nặng; small, then capital.
constexpr std::array<std::u32string_view, 24> kVowels = {
    U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ", U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
    U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ", U"AÀÁẢÃẠ", U"ĂẰẮẲẴẶ", U"ÂẦẤẨẪẬ", U"EÈÉẺẼẸ",
    U"ÊỀẾỂỄỆ", U"IÌÍỈĨỊ", U"OÒÓỎÕỌ", U"ÔỒỐỔỖỘ", U"ƠỜỚỞỠỢ", U"UÙÚỦŨỤ", U"ƯỪỨỬỮỰ", U"YỲÝỶỸỴ"};
constexpr std::size_t kSmallVowels = kVowels.size() / 2;
constexpr std::u32string_view kConsonants = U"bcdđghklmnpqrstvx";

/// One letter taken apart.
struct Letter {
  char32_t base = 0;  ///< small, without a tone; vowels keep their quality: ă â ê ô ơ ư
  std::uint8_t tone = 0;
  bool vowel = false;
  bool capital = false;
};

/// The letter that a code point is, found by comparing with all of them.
constexpr Letter slow_letter_of(char32_t code) {
  for (std::size_t v = 0; v < kVowels.size(); ++v) {
    for (std::size_t tone = 0; tone < kVowels[v].size(); ++tone) {
      if (kVowels[v][tone] != code) continue;
      return {kVowels[v % kSmallVowels][0], static_cast<std::uint8_t>(tone), true, v >= kSmallVowels};
    }
  }
  const bool capital = (code >= 'A' && code <= 'Z') || code == U'Đ';
  const char32_t small = code == U'Đ' ? U'đ' : capital ? code + 0x20 : code;
  for (const char32_t consonant : kConsonants) {
    if (consonant == small) return {small, 0, false, capital};
  }
  return {};
}

// All letters of Vietnamese lie in two ranges.
constexpr char32_t kLowEnd = 0x1B1;
constexpr char32_t kHighBegin = 0x1EA0;
constexpr char32_t kHighEnd = 0x1EFA;

template <std::size_t kSize>
constexpr std::array<Letter, kSize> letter_table(char32_t begin) {
  std::array<Letter, kSize> table = {};
  for (std::size_t k = 0; k < kSize; ++k) table[k] = slow_letter_of(begin + static_cast<char32_t>(k));
  return table;
}
const std::array<Letter, kLowEnd> kLow = letter_table<kLowEnd>(0);
const std::array<Letter, kHighEnd - kHighBegin> kHigh = letter_table<kHighEnd - kHighBegin>(kHighBegin);

std::optional<Letter> letter_of(char32_t code) {
  Letter letter;
  if (code < kLowEnd) letter = kLow[code];
  if (code >= kHighBegin && code < kHighEnd) letter = kHigh[code - kHighBegin];
  if (letter.base == 0) return std::nullopt;
  return letter;
}

char32_t written(const Letter& letter) {
  if (!letter.vowel) return !letter.capital ? letter.base : letter.base == U'đ' ? U'Đ' : letter.base - 0x20;
  for (std::size_t v = 0; v < kSmallVowels; ++v) {
    if (kVowels[v][0] == letter.base) return kVowels[letter.capital ? v + kSmallVowels : v][letter.tone];
  }
  return letter.base;
}

/// A word taken apart into letters.
struct Letters {
  std::array<Letter, kLongest> at = {};
  std::size_t size = 0;

  [[nodiscard]] bool is(std::size_t from, std::u32string_view bases) const {
    if (from + bases.size() > size) return false;
    for (std::size_t k = 0; k < bases.size(); ++k) {
      if (at[from + k].base != bases[k]) return false;
    }
    return true;
  }
};

std::optional<Letters> letters_of(std::string_view word) {
  Letters letters;
  for (std::size_t position = 0; position < word.size();) {
    if (letters.size == kLongest) return std::nullopt;
    const std::optional<Letter> letter = letter_of(base::next_code_point(word, position));
    if (!letter) return std::nullopt;
    letters.at[letters.size++] = *letter;
  }
  return letters;
}

std::string text_of(const Letters& letters) {
  std::string text;
  for (std::size_t k = 0; k < letters.size; ++k) base::append_code_point(text, written(letters.at[k]));
  return text;
}

// "gi" and "qu" are looked at apart: their vowel letter is part of the onset only before another.
constexpr std::array<std::u32string_view, 26> kOnsets = {U"ngh", U"ng", U"nh", U"gh", U"kh", U"ph", U"th", U"tr", U"ch",
                                                         U"b",   U"c",  U"d",  U"đ",  U"g",  U"h",  U"k",  U"l",  U"m",
                                                         U"n",   U"p",  U"r",  U"s",  U"t",  U"v",  U"x",  U""};

/// A cluster of vowels, the letter that has the mark before a final consonant and without one, and which there may be.
struct Rime {
  std::u32string_view vowels;
  std::int8_t open;    ///< index of the letter with the mark in an open syllable; -1: there is none such
  std::int8_t closed;  ///< likewise before a final consonant
};
constexpr std::int8_t kStyled = 10;  ///< open: on the first letter in the old way, on the second in the new
constexpr std::array<Rime, 56> kRimes = {{
    {U"a", 0, 0},        {U"ă", -1, 0},       {U"â", -1, 0},   {U"e", 0, 0},    {U"ê", 0, 0},    {U"i", 0, 0},
    {U"o", 0, 0},        {U"ô", 0, 0},        {U"ơ", 0, 0},    {U"u", 0, 0},    {U"ư", 0, 0},    {U"y", 0, 0},
    {U"ai", 0, -1},      {U"ao", 0, -1},      {U"au", 0, -1},  {U"ay", 0, -1},  {U"âu", 0, -1},  {U"ây", 0, -1},
    {U"eo", 0, -1},      {U"êu", 0, -1},      {U"ia", 0, -1},  {U"iê", -1, 1},  {U"iu", 0, -1},  {U"oa", kStyled, 1},
    {U"oă", -1, 1},      {U"oe", kStyled, 1}, {U"oi", 0, -1},  {U"oo", -1, 1},  {U"ôi", 0, -1},  {U"ơi", 0, -1},
    {U"ua", 0, -1},      {U"uâ", -1, 1},      {U"uê", 1, 1},   {U"ui", 0, -1},  {U"uô", -1, 1},  {U"uơ", 1, -1},
    {U"uy", kStyled, 1}, {U"ưa", 0, -1},      {U"ưi", 0, -1},  {U"ươ", -1, 1},  {U"ưu", 0, -1},  {U"yê", -1, 1},
    {U"iêu", 1, -1},     {U"yêu", 1, -1},     {U"oai", 1, -1}, {U"oao", 1, -1}, {U"oay", 1, -1}, {U"oeo", 1, -1},
    {U"uây", 1, -1},     {U"uôi", 1, -1},     {U"uya", 1, -1}, {U"uyê", -1, 2}, {U"uyu", 1, -1}, {U"ươi", 1, -1},
    {U"ươu", 1, -1},     {U"uêu", 1, -1},
}};
constexpr std::array<std::u32string_view, 9> kCodas = {U"", U"ch", U"nh", U"ng", U"c", U"m", U"n", U"p", U"t"};

/// The parts of a syllable: vowels at [onset, coda), and what is known of them.
struct Parts {
  std::size_t onset = 0;
  std::size_t coda = 0;
  const Rime* rime = nullptr;
};

const Rime* rime_of(const Letters& letters, std::size_t onset, std::size_t coda) {
  if (coda == onset + 1) {
    // Most are of one letter, and these stand first, in the order of `kVowels`.
    const auto* first = std::find_if(kRimes.begin(), kRimes.begin() + kSmallVowels,
                                     [&](const Rime& rime) { return rime.vowels[0] == letters.at[onset].base; });
    return first;
  }
  for (const Rime& rime : kRimes) {
    if (rime.vowels.size() == coda - onset && letters.is(onset, rime.vowels)) return &rime;
  }
  return nullptr;
}

std::optional<Parts> parts_of(const Letters& letters, std::size_t onset) {
  std::size_t coda = onset;
  while (coda < letters.size && letters.at[coda].vowel) ++coda;
  if (coda == onset) return std::nullopt;
  const bool has_coda = std::any_of(kCodas.begin(), kCodas.end(), [&](std::u32string_view one) {
    return one.size() == letters.size - coda && letters.is(coda, one);
  });
  const Rime* rime = rime_of(letters, onset, coda);
  if (!has_coda || rime == nullptr) return std::nullopt;
  if ((coda == letters.size ? rime->open : rime->closed) < 0) return std::nullopt;
  return Parts{onset, coda, rime};
}

std::optional<Parts> parts_of(const Letters& letters) {
  for (const std::u32string_view onset : {std::u32string_view(U"gi"), std::u32string_view(U"qu")}) {
    if (letters.is(0, onset)) {
      if (const std::optional<Parts> parts = parts_of(letters, 2)) return parts;
      if (onset == U"qu") return std::nullopt;
    }
  }
  std::size_t consonants = 0;
  while (consonants < letters.size && !letters.at[consonants].vowel) ++consonants;
  for (const std::u32string_view onset : kOnsets) {
    if (onset.size() == consonants && letters.is(0, onset)) return parts_of(letters, consonants);
  }
  return std::nullopt;
}

/// "uơ" before a final or a glide is a half-written "ươ", so is "ưo".
bool complete_horns(Letters& letters) {
  for (std::size_t k = 0; k + 2 < letters.size; ++k) {
    const bool half = letters.is(k, U"uơ") || letters.is(k, U"ưo");
    if (!half || (k > 0 && letters.at[k - 1].base == U'q')) continue;
    letters.at[k].base = U'ư';
    letters.at[k + 1].base = U'ơ';
    return true;
  }
  return false;
}

std::size_t marked_letter(const Letters& letters, const Parts& parts, ToneStyle style) {
  const std::int8_t place = parts.coda == letters.size ? parts.rime->open : parts.rime->closed;
  if (place == kStyled) return parts.onset + (style == ToneStyle::kNew ? 1 : 0);
  return parts.onset + static_cast<std::size_t>(place);
}

/// Index of the one letter with a tone; nothing when there are none or several.
std::optional<std::size_t> only_tone(const Letters& letters) {
  std::optional<std::size_t> place;
  for (std::size_t k = 0; k < letters.size; ++k) {
    if (letters.at[k].tone == 0) continue;
    if (place) return std::nullopt;
    place = k;
  }
  return place;
}

void move_tone(Letters& letters, std::size_t from, std::size_t to) {
  std::swap(letters.at[from].tone, letters.at[to].tone);
}

bool is_styled(const Letters& letters, const Parts& parts) {
  return parts.coda == letters.size && parts.rime->open == kStyled;
}

}  // namespace

std::optional<VietnameseSyllable> read_vietnamese_syllable(std::string_view word) {
  std::optional<Letters> letters = letters_of(word);
  if (!letters || letters->size == 0) return std::nullopt;
  const bool completed = complete_horns(*letters);
  const std::optional<Parts> parts = parts_of(*letters);
  if (!parts) return std::nullopt;
  VietnameseSyllable syllable;
  const std::optional<std::size_t> tone = only_tone(*letters);
  if (!tone) {
    const bool several =
        std::any_of(letters->at.begin(), letters->at.begin() + static_cast<std::ptrdiff_t>(letters->size),
                    [](const Letter& letter) { return letter.tone != 0; });
    if (several) return std::nullopt;
    if (completed) syllable.right = text_of(*letters);
    return syllable;
  }
  if (is_styled(*letters, *parts)) {
    // qu is an onset: "quý" has its mark on the only vowel. Here the vowels are the syllable's own.
    if (*tone == parts->onset) syllable.style = ToneStyle::kOld;
    if (*tone == parts->onset + 1) syllable.style = ToneStyle::kNew;
    return syllable;
  }
  const std::size_t place = marked_letter(*letters, *parts, ToneStyle::kNew);
  if (*tone != place) move_tone(*letters, *tone, place);
  if (*tone != place || completed) syllable.right = text_of(*letters);
  return syllable;
}

std::optional<std::string> in_tone_style(std::string_view word, ToneStyle style) {
  std::optional<Letters> letters = letters_of(word);
  if (!letters || letters->size == 0) return std::nullopt;
  const std::optional<Parts> parts = parts_of(*letters);
  const std::optional<std::size_t> tone = only_tone(*letters);
  if (!parts || !tone || !is_styled(*letters, *parts)) return std::nullopt;
  move_tone(*letters, *tone, marked_letter(*letters, *parts, style));
  return text_of(*letters);
}

}  // namespace lacuna::text
