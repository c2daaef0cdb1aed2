#include "eval/text/full_stop.h"

#include <algorithm>
#include <string>

#include "eval/text/characters.h"
#include "eval/text/list_items.h"
#include "eval/text/normalize.h"
#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kWidestSpace = 3;        // bytes of one space
constexpr std::size_t kMostParts = 4;          // "p. n. e.", "ș. a. m. d."
constexpr std::size_t kMostOrdinalDigits = 3;  // "zum 150. Geburtstag"
constexpr std::size_t kLongestRoman = 5;       // "XVIII"
constexpr int kShortHead = 3;                  // words before which there is hardly a sentence: "В 2024 г."

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether a token is there and can be in a list of words: most that are not have a full stop.
bool is_word(std::string_view token) { return !token.empty() && token.find('.') == std::string_view::npos; }

/// The words around a full stop.
class StopJudge {
 public:
  StopJudge(const OpenSentence& sentence, std::size_t stop, std::size_t first, const Abbreviations& abbreviations)
      : sentence_(sentence),
        text_(sentence.text),
        stop_(stop),
        token_(token_before(text_, stop, sentence.begin)),
        token_begin_(stop),
        opening_(code_point_at(text_, first)),
        word_(word_at(text_, first, sentence.end)),
        word_end_(first + word_.size()),
        abbreviations_(abbreviations) {
    if (token_.empty()) take_spaced_token();
    if (!token_.empty()) token_begin_ = offset(token_);
    word_is_dotted_ = word_end_ < sentence.end && text_[word_end_] == '.';
    starter_ = abbreviations_.is_starter(word_) && !(word_is_dotted_ && is_single_letter(word_));
  }

  [[nodiscard]] bool ends() const {
    if (token_.empty()) return ends_alone();
    if (is_marker()) return false;
    const auto [kind, goes_on] = look_up();
    if (goes_on) return false;
    if (is_single_letter(token_)) {
      if (is_upper(code_point_at(token_, 0))) return letter_ends(kind);
      if (kind == Abbreviation::kNone && is_caseless_alphabetic(code_point_at(token_, 0))) return false;  // "د. نور"
    }
    if (kind != Abbreviation::kNone) return abbreviation_ends(kind);
    if (is_dotted_letters(token_)) return starter_;  // "U.N.", "T.S."
    if (abbreviations_.ordinal_stop() && is_ordinal()) return ordinal_ends();
    return true;
  }

 private:
  [[nodiscard]] std::size_t offset(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }
  [[nodiscard]] bool follows_number() const { return is_digit(opening_); }

  /// In tokenised texts a space stands before the stop: "Nov . 1956".
  void take_spaced_token() {
    const std::size_t before = trim_space(text_, stop_, sentence_.begin);
    if (before == stop_ || before == sentence_.begin) return;
    if (is_word_character(code_point_at(text_, previous_start(text_, before)))) {
      token_ = token_before(text_, before, sentence_.begin);
    }
  }

  /// A stop behind no word ends the sentence: "(…)."; but not as part of ". . .".
  [[nodiscard]] bool ends_alone() const {
    const std::size_t before = trim_space(text_, stop_, sentence_.begin);
    return before > sentence_.begin && !is_full_stop(code_point_at(text_, previous_start(text_, before)));
  }

  /// The token with what was written before it of the same abbreviation ("z. B."), looked up; and whether the next word
  /// goes on with it.
  [[nodiscard]] std::pair<Abbreviation, bool> look_up() const {
    Abbreviation kind = abbreviations_.kind(token_);
    if (!abbreviations_.is_part(token_)) return {kind, false};
    std::string joined(token_);
    std::size_t begin = token_begin_;
    for (std::size_t part = 1; part <= kMostParts; ++part) {
      if (word_is_dotted_ && abbreviations_.is_part(word_)) {
        const std::string longer = joined + "." + std::string(word_);
        if (abbreviations_.begins_abbreviation(longer) || abbreviations_.listed_kind(longer) != Abbreviation::kNone) {
          return {kind, true};
        }
      }
      if (begin < sentence_.begin + kWidestSpace) break;
      const std::size_t before = trim_space(text_, begin, begin - kWidestSpace);
      if (before == begin || before <= sentence_.begin || text_[before - 1] != '.') break;
      const std::string_view previous = token_before(text_, before - 1, sentence_.begin);
      if (!abbreviations_.is_part(previous)) break;
      joined.insert(0, ".").insert(0, previous);
      if (!abbreviations_.begins_abbreviation(joined) && !abbreviations_.ends_abbreviation(joined)) break;
      begin = offset(previous);
      const Abbreviation longer_kind = abbreviations_.listed_kind(joined);
      if (longer_kind != Abbreviation::kNone) kind = longer_kind;
    }
    return {kind, false};
  }

  /// A capital letter: an initial, unless a label stands before it.
  [[nodiscard]] bool letter_ends(Abbreviation kind) const {
    if (follows_label()) return true;
    if (kind == Abbreviation::kTitle || kind == Abbreviation::kInner) return false;  // "M. Le Goff", "z. B. Der"
    if (kind == Abbreviation::kFinal) return true;                                   // "i T. D."
    if (follows_number()) return kind != Abbreviation::kNumbered && kind != Abbreviation::kCompany;
    return starter_;
  }

  [[nodiscard]] bool abbreviation_ends(Abbreviation kind) const {
    switch (kind) {
      case Abbreviation::kTitle:
      case Abbreviation::kInner: return false;
      case Abbreviation::kNumbered:
        return !(follows_number() || is_roman(word_) || is_single_letter(word_) ||
                 count_characters(word_, is_digit) > 0);
      case Abbreviation::kClock: return !follows_number() && !abbreviations_.follows_clock(word_);
      case Abbreviation::kCompany: return starter_;
      case Abbreviation::kDate: return starter_ || (!follows_number() && stands_after_number() && !has_short_head());
      case Abbreviation::kFinal:
      case Abbreviation::kNone: break;
    }
    return true;
  }

  [[nodiscard]] bool is_ordinal() const {
    if (stands_after_numbered()) return false;
    return (is_number(token_) && token_.size() <= kMostOrdinalDigits) ||
           (is_roman(token_) && token_.size() <= kLongestRoman && is_upper(code_point_at(token_, 0))) ||
           (is_number(token_) && follows_number() && continues_date());
  }
  [[nodiscard]] bool ordinal_ends() const { return follows_number() ? !continues_date() : starter_; }
  /// "12. 8. 1455", "2024. 5. 3.": numbers with full stops on both sides.
  [[nodiscard]] bool continues_date() const {
    if (word_is_dotted_ && word_.size() <= 2) return true;
    const std::size_t before = trim_space(text_, token_begin_, sentence_.begin);
    return before < token_begin_ && before > sentence_.begin + 1 && text_[before - 1] == '.' &&
           is_number(token_before(text_, before - 1, sentence_.begin));
  }

  /// Whether "S." or "čl." stands before the number, which then is a cardinal: "S. 12. Danach".
  [[nodiscard]] bool stands_after_numbered() const {
    const std::size_t before = trim_space(text_, token_begin_, sentence_.begin);
    if (before == token_begin_ || before <= sentence_.begin || text_[before - 1] != '.') return false;
    const std::string_view label = token_before(text_, before - 1, sentence_.begin);
    return abbreviations_.kind(label) == Abbreviation::kNumbered;
  }

  [[nodiscard]] bool stands_after_number() const {
    const std::size_t before = trim_space(text_, token_begin_, sentence_.begin);
    return before > sentence_.begin && is_digit(code_point_at(text_, previous_start(text_, before)));
  }

  /// Whether so few words stand before the stop that they can hardly be a sentence.
  [[nodiscard]] bool has_short_head() const {
    int words = 0;
    for (std::size_t at = sentence_.content; at < stop_ && words <= kShortHead; ++words) {
      while (at < stop_ && !is_space(code_point_at(text_, at))) at = after(text_, at);
      while (at < stop_ && is_space(code_point_at(text_, at))) at = after(text_, at);
    }
    return words <= kShortHead;
  }

  /// Whether the token with its full stop numbers an item: first in its segment, after ":" ";" "," "(", or after a word
  /// that makes a heading of both ("Điều 1.", "Article 1.").
  [[nodiscard]] bool is_marker() const {
    if (!is_item_number(token_) || abbreviations_.listed_kind(token_) == Abbreviation::kFinal) return false;
    if (token_begin_ <= sentence_.content) return true;
    const std::size_t before = trim_space(text_, token_begin_, sentence_.begin);
    const char32_t last = code_point_at(text_, previous_start(text_, before));
    if (before == token_begin_) return is_opener(last) && token_.size() < 3;  // step "3. Configure …"
    if (last == ':' || last == ';' || last == ',' || last == '(') return token_.size() < 3;
    // The heading word must begin the segment; "phụ lục 1." and "giai đoạn 2." have two syllables.
    const std::string_view heading = token_before(text_, before, sentence_.begin);
    if (!is_word(heading) || !abbreviations_.makes_heading(lower_nfc(heading))) return false;
    const std::size_t heading_begin = offset(heading);
    if (heading_begin <= sentence_.content) return true;
    const std::size_t head_end = trim_space(text_, heading_begin, sentence_.begin);
    const std::string_view head = token_before(text_, head_end, sentence_.begin);
    const std::string lower_head = lower_nfc(head);
    return offset(head) <= sentence_.content && (lower_head == "phụ" || lower_head == "giai" || lower_head == "tiểu");
  }

  /// Whether the letter is a label ("Bên A.", "vitamin C.") or a unit ("20 °C.").
  [[nodiscard]] bool follows_label() const {
    const std::size_t before = trim_space(text_, token_begin_, sentence_.begin);
    if (before == sentence_.begin) return false;
    if (before == token_begin_) return code_point_at(text_, previous_start(text_, before)) == 0xB0;
    const std::string_view label = token_before(text_, before, sentence_.begin);
    return is_word(label) && abbreviations_.takes_letter(lower_nfc(label));
  }

  const OpenSentence& sentence_;
  std::string_view text_;
  std::size_t stop_;
  std::string_view token_;  // before the stop
  std::size_t token_begin_;
  char32_t opening_;       // first character behind it
  std::string_view word_;  // that begins with it
  std::size_t word_end_;
  bool word_is_dotted_ = false;
  bool starter_ = false;
  const Abbreviations& abbreviations_;
};

}  // namespace

bool full_stop_ends(const OpenSentence& sentence, std::size_t stop, std::size_t first,
                    const Abbreviations& abbreviations) {
  return StopJudge(sentence, stop, first, abbreviations).ends();
}

bool glued_stop_ends(const OpenSentence& sentence, std::size_t stop, std::size_t next, bool weak, bool closed,
                     const Abbreviations& abbreviations) {
  const std::string_view text = sentence.text;
  if (stop == sentence.begin || !is_upper(code_point_at(text, next))) return false;
  const char32_t before = code_point_at(text, previous_start(text, stop));
  if (!(is_word_character(before) && !is_digit(before)) && !closed) return false;
  const std::string_view word = word_at(text, next, sentence.end);
  if (count_characters(word, is_lower) == 0) return false;
  const std::size_t behind = next + word.size();
  if (behind < sentence.end && !is_space(code_point_at(text, behind)) && text[behind] != ',') return false;
  const std::string_view token = token_before(text, stop, sentence.begin);
  if (token.empty() || text.substr(sentence.begin, stop - sentence.begin).ends_with("://")) return false;
  if (!weak) return is_letter(before) || closed;
  if (token.find('.') != std::string_view::npos || count_characters(token, is_upper) > 0) return false;
  if (count_characters(token, is_letter) < 2 || abbreviations.kind(token) != Abbreviation::kNone) return false;
  return !is_ascii(token) || !is_ascii(word) || abbreviations.is_starter(word);
}

}  // namespace lacuna::text
