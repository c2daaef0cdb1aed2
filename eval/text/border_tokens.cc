#include "eval/text/border_tokens.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstddef>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"

namespace lacuna::text {
namespace {

/// What the rules ask of a character.
struct Character {
  char32_t code = 0;
  std::uint32_t category = 0;  // bit of the general category
  bool unspaced = false;       // of a script without spaces between words
  bool wide = false;           // unspaced, or its punctuation

  [[nodiscard]] bool is(std::uint32_t mask) const { return (category & mask) != 0; }
  [[nodiscard]] bool is_mark() const { return is(U_GC_M_MASK) || code == 0x200D || code == 0x200C; }
  [[nodiscard]] bool is_word() const { return !unspaced && (is(U_GC_L_MASK | U_GC_N_MASK) || is_mark()); }
};

bool is_unspaced_script(UChar32 code) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(code, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return false;
  }
}

bool is_wide(UChar32 code) {
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

Character classify(char32_t code) {
  Character result{.code = code};
  const auto icu = static_cast<UChar32>(code);
  result.category = U_MASK(u_charType(icu));
  if (code < 0xE00) return result;
  result.unspaced = (result.is(U_GC_L_MASK | U_GC_NL_MASK) && is_unspaced_script(icu)) || code == 0x30FC;
  result.wide = result.unspaced || (result.is(U_GC_P_MASK) && is_wide(icu));
  return result;
}

bool does_not_break(char32_t space) { return space == 0xA0 || space == 0x202F || space == 0x2007 || space == 0xFEFF; }

bool ends_sentence(char32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x3002 || code == 0xFF01 ||
         code == 0xFF1F || code == 0xFF0E || code == 0x0964 || code == 0x061F || code == 0x06D4;
}

/// Quotes and brackets that may follow the end of a sentence and belong to it.
bool closes(const Character& character) {
  return character.is(U_GC_PE_MASK | U_GC_PF_MASK) || character.code == '"' || character.code == '\'';
}

/// Thai and Lao vowels that are written before their consonant.
bool precedes_consonant(char32_t code) { return (code >= 0xE40 && code <= 0xE44) || (code >= 0xEC0 && code <= 0xEC4); }

bool may_begin_segment(const Character& character) {
  if (character.is_mark() || character.is(U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PO_MASK | U_GC_PC_MASK)) return false;
  const int line_break = u_getIntPropertyValue(static_cast<UChar32>(character.code), UCHAR_LINE_BREAK);
  return line_break != U_LB_NONSTARTER && line_break != U_LB_CONDITIONAL_JAPANESE_STARTER;
}

bool may_end_segment(const Character& character) {
  return !character.is(U_GC_PS_MASK | U_GC_PI_MASK) && !precedes_consonant(character.code);
}

/// Finds the tokens from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<BorderToken> run() {
    while (position_ < text_.size()) {
      const std::size_t begin = position_;
      const Character first = next();
      if (is_space(first.code)) {
        line_ = line_ || first.code == '\n';
        space_ = space_ || !does_not_break(first.code);
        glued_ = true;
        continue;
      }
      const Border border = border_before(first);
      extend(first);
      tokens_.push_back({.span = {begin, position_}, .border = border});
      line_ = false;
      space_ = false;
      glued_ = false;
    }
    return std::move(tokens_);
  }

 private:
  Character next() { return classify(base::next_code_point(text_, position_)); }
  [[nodiscard]] Character peek(std::size_t position) const { return classify(code_point_at(text_, position)); }

  [[nodiscard]] Border border_before(const Character& first) const {
    if (tokens_.empty() || line_) return Border::kLine;
    const bool allowed =
        space_ || (!glued_ && (first.wide || last_.wide) && may_begin_segment(first) && may_end_segment(last_));
    if (!allowed) return Border::kNone;
    return sentence_ended_ ? Border::kSentence : Border::kWord;
  }

  // Takes what belongs to the token that `first` begins, and notes how it ended.
  void extend(const Character& first) {
    last_ = first;
    if (first.unspaced) {
      take_while([](const Character& c) { return c.is_mark(); });
    } else if (first.is_word()) {
      take_word();
    } else {
      take_while([&](const Character& c) { return c.code == first.code || c.is_mark(); });
    }
    if (ends_sentence(first.code)) {
      sentence_ended_ = true;
    } else if (!closes(first)) {
      sentence_ended_ = false;
    }
  }

  template <class Pass>
  void take_while(Pass pass) {
    while (position_ < text_.size()) {
      const std::size_t before = position_;
      if (!pass(next())) {
        position_ = before;
        return;
      }
    }
  }

  void take_word() {
    while (position_ < text_.size()) {
      const std::size_t before = position_;
      const Character character = next();
      if (character.is_word()) {
        if (!character.is_mark()) last_ = character;
        continue;
      }
      const bool joins = position_ < text_.size() && joins_between(character.code, peek(position_));
      if (!joins) {
        position_ = before;
        return;
      }
    }
  }

  [[nodiscard]] bool joins_between(char32_t code, const Character& after) const {
    if (code == '\'' || code == 0x2019) return last_.is(U_GC_L_MASK) && after.is(U_GC_L_MASK) && !after.unspaced;
    return (code == '.' || code == ',' || code == ':') && last_.is(U_GC_ND_MASK) && after.is(U_GC_ND_MASK);
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::vector<BorderToken> tokens_;
  Character last_;  // of the last token: its last letter or digit, or what else it is
  bool line_ = false;
  bool space_ = false;  // between the last token and here, some that breaks
  bool glued_ = false;  // any at all
  bool sentence_ended_ = false;
};

}  // namespace

bool joins_without_space(char32_t before, char32_t after) {
  const auto joins = [](char32_t code) { return classify(code).wide && is_wide(static_cast<UChar32>(code)); };
  return joins(before) && joins(after);
}

std::vector<BorderToken> border_tokens(std::string_view text) { return Scanner(text).run(); }

}  // namespace lacuna::text
