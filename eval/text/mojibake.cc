#include "eval/text/mojibake.h"

#include <array>
#include <cstdint>
#include <optional>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

constexpr int kRounds = 3;  ///< of wrong decoding that are undone

/// Windows-1252's characters for the bytes 0x80 to 0x9F; 0: none.
constexpr std::array<char32_t, 32> kWindows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// The byte that was read as this character.
std::optional<unsigned> byte_of(char32_t code) {
  if (code < 0x100) return static_cast<unsigned>(code);
  for (std::size_t i = 0; i < kWindows.size(); ++i) {
    if (kWindows[i] == code) return static_cast<unsigned>(0x80 + i);
  }
  return std::nullopt;
}

/// How much a character that the bytes give can be trusted to be what the text had.
enum class Trust : std::uint8_t {
  kNone,
  kChain,  ///< when others of its kind stand beside it
  kSure,
};

/// Blocks of letters and marks that texts have.
Trust trust_of(char32_t code) {
  const auto in = [&](char32_t first, char32_t last) { return code >= first && code <= last; };
  if (in(0xA0, 0x17F) || code == 0x1A0 || code == 0x1A1 || code == 0x1AF || code == 0x1B0) return Trust::kSure;
  if (in(0x1E00, 0x1EFF) || in(0x2010, 0x203A) || in(0x20A0, 0x20BF) || code == 0x2122) return Trust::kSure;
  if (in(0xFB00, 0xFB06) || code == 0xFEFF || code == 0xFFFD || in(0x1F300, 0x1FAFF)) return Trust::kSure;
  if (in(0x80, 0x9F)) return Trust::kChain;  // bytes of text that was misread twice
  if (in(0x218, 0x21B) || in(0x300, 0x36F) || in(0x386, 0x45F) || in(0x490, 0x491)) return Trust::kChain;
  if (in(0x5D0, 0x5EA) || in(0x60C, 0x6D3) || in(0x904, 0xD7F) || in(0xE01, 0xE5B)) return Trust::kChain;
  if (in(0x2190, 0x27BF) || in(0x3001, 0x30FF) || in(0x4E00, 0x9FFF) || in(0xAC00, 0xD7A3)) return Trust::kChain;
  if (in(0xFF01, 0xFF5E)) return Trust::kChain;
  return Trust::kNone;
}

struct Sequence {
  std::size_t end = 0;
  char32_t code = 0;
  Trust trust = Trust::kNone;
};

/// The sequence of UTF-8 that the characters from `begin` on are the bytes of.
std::optional<Sequence> sequence_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const std::optional<unsigned> lead = byte_of(base::next_code_point(text, at));
  if (!lead || *lead < 0xC2 || *lead > 0xF4) return std::nullopt;
  const int tail = *lead < 0xE0 ? 1 : *lead < 0xF0 ? 2 : 3;
  char32_t code = *lead & (0x3FU >> tail);
  bool plain = true;  // all of it could be good text: typographic marks behind a capital
  for (int k = 0; k < tail; ++k) {
    if (at >= text.size()) return std::nullopt;
    const char32_t character = base::next_code_point(text, at);
    const std::optional<unsigned> byte = byte_of(character);
    if (!byte || *byte < 0x80 || *byte > 0xBF) return std::nullopt;
    code = code << 6 | (*byte & 0x3F);
    plain = plain && (is_terminator(character) || is_closer(character) || is_opener(character) || is_dash(character) ||
                      is_space(character) || character == 0xB2 || character == 0xB3 || character == 0xB9);
  }
  Sequence sequence{at, code, trust_of(code)};
  if (tail == 2 && code < 0x800) return std::nullopt;
  if (tail == 3 && (code < 0x10000 || code > 0x10FFFF)) return std::nullopt;
  if (plain && tail == 1 && sequence.trust == Trust::kSure) {
    // "AMANHÃ”", "„Ä“": only inside a word in small letters, or behind a digit, is it no good text.
    const char32_t before = begin > 0 ? code_point_at(text, previous_start(text, begin)) : U'\0';
    if (!is_lower(before) && !is_digit(before) && !is_lower(code_point_at(text, at))) sequence.trust = Trust::kChain;
  }
  return sequence;
}

/// A capital Ã or Â that a no-break space stood behind, now a plain one: "lÃ " for "là".
bool is_bare_lead(std::string_view text, std::size_t begin, std::size_t end) {
  const char32_t code = code_point_at(text, begin);
  if (code != U'Ã' && code != U'Â') return false;
  return begin > 0 && is_lower(code_point_at(text, previous_start(text, begin))) &&
         (end == text.size() || is_space(code_point_at(text, end)));
}

bool is_suspicious(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    // U+00C2 … U+00F4 are C3 82 … C3 B4.
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (byte == 0xC3 && next >= 0x82 && next <= 0xB4) return true;
  }
  return false;
}

std::vector<Mojibake> find_once(std::string_view text) {
  std::vector<Mojibake> found;
  if (!is_suspicious(text)) return found;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t code = base::next_code_point(text, next);
    if (code < 0xC2 || code > 0xF4) {
      at = next;
      continue;
    }
    const std::size_t begin = at;
    std::string repaired;
    std::size_t length = 0;
    bool sure = false;
    std::size_t end = begin;
    while (end < text.size()) {
      const std::optional<Sequence> sequence = sequence_at(text, end);
      if (!sequence || sequence->trust == Trust::kNone) break;
      sure = sure || sequence->trust == Trust::kSure;
      base::append_code_point(repaired, sequence->code);
      ++length;
      end = sequence->end;
    }
    if (sure || length >= 2) {
      if (!found.empty() && found.back().span.end == begin) {
        found.back() = {{found.back().span.begin, end}, found.back().repaired + repaired};
      } else {
        found.push_back({{begin, end}, repaired});
      }
      at = end;
    } else {
      if (is_bare_lead(text, begin, next)) found.push_back({{begin, next}, {}});
      at = next;
    }
  }
  return found;
}

/// Whether some character of the repaired text is none: U+FFFD, or a control character of Latin-1.
bool is_still_wrong(std::string_view repaired) {
  for (std::size_t at = 0; at < repaired.size();) {
    const char32_t code = base::next_code_point(repaired, at);
    if (code == 0xFFFD || (code >= 0x80 && code < 0xA0)) return true;
  }
  return false;
}

}  // namespace

std::vector<Mojibake> find_mojibake(std::string_view text) {
  std::vector<Mojibake> found = find_once(text);
  for (Mojibake& one : found) {
    for (int round = 1; round < kRounds && !one.repaired.empty(); ++round) {
      const std::vector<Mojibake> again = find_once(one.repaired);
      if (again.size() != 1 || again[0].span.size() != one.repaired.size() || again[0].repaired.empty()) break;
      one.repaired = again[0].repaired;
    }
    if (is_still_wrong(one.repaired)) one.repaired.clear();
  }
  return found;
}

}  // namespace lacuna::text
