#include "eval/text/segmenter.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "eval/base/utf8.h"
#include "eval/text/abbreviations.h"
#include "eval/text/characters.h"
#include "eval/text/normalize.h"

// Sentence boundaries are those of UAX #29 (its Sentence_Break classes, from ICU), with two changes of principle:
// a full stop is judged by the words around it, and a number may begin a sentence (rule SB8 would forbid it before
// "18 tập thể …"). ICU's own break iterator is not used: with suppressions it still could not add those breaks, and
// one pass over the bytes is linear whatever the text.
namespace lacuna::text {
namespace {

constexpr std::size_t kLookAhead = 300;  // bytes; bounds every search so that the whole stays linear
constexpr std::size_t kLongestToken = 64;
constexpr std::size_t kWidestWrap = 120;  // code points of a line

UChar32 icu_code(char32_t code) { return static_cast<UChar32>(code); }
bool is_letter(char32_t code) { return (U_GET_GC_MASK(icu_code(code)) & U_GC_L_MASK) != 0; }
bool is_digit(char32_t code) { return u_charType(icu_code(code)) == U_DECIMAL_DIGIT_NUMBER; }
bool is_mark(char32_t code) { return (U_GET_GC_MASK(icu_code(code)) & U_GC_M_MASK) != 0; }
bool is_lower(char32_t code) { return u_islower(icu_code(code)) != 0; }
bool is_upper(char32_t code) {
  const auto type = u_charType(icu_code(code));
  return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}
bool is_alphanumeric(char32_t code) { return is_letter(code) || is_digit(code); }
bool is_sentence_terminal(char32_t code) {
  return code >= 0x80 && u_getIntPropertyValue(icu_code(code), UCHAR_SENTENCE_BREAK) == U_SB_STERM;
}
bool is_full_stop(char32_t code) { return code == '.' || code == 0x2024 || code == 0xFE52 || code == 0xFF0E; }
bool is_ellipsis(char32_t code) { return code == 0x2026 || code == 0x22EF; }
bool is_terminator(char32_t code) {
  return is_full_stop(code) || code == '!' || code == '?' || is_ellipsis(code) || is_sentence_terminal(code);
}
bool is_hiragana(char32_t code) { return code >= 0x3041 && code <= 0x309F; }
bool is_ideographic_stop(char32_t code) {
  return code == 0x3002 || code == 0xFF61 || code == 0xFF01 || code == 0xFF1F || code == 0xFF0E;
}
bool is_closer(char32_t code) {
  const auto type = u_charType(icu_code(code));
  return code == '"' || code == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}
bool is_opener(char32_t code) {
  const auto type = u_charType(icu_code(code));
  return code == '"' || code == '\'' || code == '`' || type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}
bool is_dash(char32_t code) { return u_charType(icu_code(code)) == U_DASH_PUNCTUATION; }
bool is_continuation(char32_t code) {  // SContinue without the dashes
  return code == ',' || code == ';' || code == ':' || code == 0x3001 || code == 0xFF0C || code == 0xFF1A ||
         code == 0xFF1B || code == 0x060C || code == 0x061B;
}
bool is_emoji(char32_t code) {
  return code > 0xFF && (u_hasBinaryProperty(icu_code(code), UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
                         u_hasBinaryProperty(icu_code(code), UCHAR_EMOJI_MODIFIER) != 0 || code == 0x200D ||
                         (code >= 0xFE00 && code <= 0xFE0F));
}
bool is_bullet(char32_t code) {
  switch (code) {
    case '-':
    case '*':
    case '+':
    case '#':
    case '>':
    case 0x00B7:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x2192:
    case 0x25A0:
    case 0x25AA:
    case 0x25B6:
    case 0x25BA:
    case 0x25CB:
    case 0x25CF:
    case 0x25E6:
    case 0x2605:
    case 0x2713:
    case 0x2714:
    case 0x2726: return true;
    default: return false;
  }
}
/// Line breaks: LF, VT, FF, CR, NEL, LINE and PARAGRAPH SEPARATOR.
bool is_line_break(char32_t code) {
  return (code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

std::size_t after(std::string_view text, std::size_t position) {
  static_cast<void>(base::next_code_point(text, position));
  return position;
}

/// A line without the white space around it.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The run of letters, marks, digits and inner ' ’ & - . that ends at `end`, at most `kLongestToken` bytes.
std::string_view token_before(std::string_view text, std::size_t end, std::size_t floor) {
  std::size_t begin = end;
  while (begin > floor && end - begin < kLongestToken) {
    const std::size_t start = previous_start(text, begin);
    const char32_t code = code_point_at(text, start);
    if (!is_alphanumeric(code) && !is_mark(code) && code != '.' && code != '\'' && code != 0x2019 && code != '&' &&
        code != '-') {
      break;
    }
    begin = start;
  }
  while (begin < end && !is_alphanumeric(code_point_at(text, begin))) begin = after(text, begin);
  return text.substr(begin, end - begin);
}

/// The letters, marks and digits that begin at `begin`.
std::string_view word_at(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  while (at < end && at - begin < kLongestToken) {
    const char32_t code = code_point_at(text, at);
    if (!is_alphanumeric(code) && !is_mark(code)) break;
    at = after(text, at);
  }
  return text.substr(begin, at - begin);
}

std::size_t count_if_letters(std::string_view word, bool (*predicate)(char32_t)) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();) count += predicate(base::next_code_point(word, at)) ? 1U : 0U;
  return count;
}

bool all_of(std::string_view word, std::string_view allowed) {
  return !word.empty() && word.find_first_not_of(allowed) == std::string_view::npos;
}
bool is_number(std::string_view word) { return all_of(word, "0123456789"); }
bool is_roman(std::string_view word) { return all_of(word, "IVXLCDM") || all_of(word, "ivxlcdm"); }
bool is_single_letter(std::string_view word) {
  return !word.empty() && is_letter(code_point_at(word, 0)) && after(word, 0) == word.size();
}
/// "12", "1.2.3", "a", "IV": what can number an item of a list.
bool is_item_number(std::string_view token) {
  if (is_single_letter(token) || (is_roman(token) && token.size() <= 6)) return true;
  std::size_t digits = 0;
  for (const char c : token) {
    if (c == '.') {
      if (digits == 0) return false;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      if (++digits > 3) return false;
    } else {
      return false;
    }
  }
  return digits > 0;
}

/// Offset behind the bullets, openers and white space at the start of a line.
std::size_t skip_bullets(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const char32_t code = code_point_at(text, begin);
    if (!is_bullet(code) && !is_space(code)) break;
    begin = after(text, begin);
  }
  return begin;
}

/// Whether a line begins an item: a bullet, or a number or letter with a full stop or a bracket.
bool begins_item(std::string_view text, const Line& line) {
  const char32_t first = code_point_at(text, line.begin);
  const std::size_t next = after(text, line.begin);
  if (is_bullet(first) && next < line.end) {
    const char32_t second = code_point_at(text, next);
    if (is_space(second) || (is_dash(first) && is_letter(second)) || is_bullet(second)) return true;
  }
  std::size_t begin = line.begin;
  if (first == '(') begin = next;
  const std::string_view token = word_at(text, begin, line.end);
  const std::size_t behind = begin + token.size();
  if (token.empty() || behind >= line.end || !is_item_number(token)) return false;
  const char mark = text[behind];
  if (mark != '.' && mark != ')') return false;
  return behind + 1 >= line.end || is_space(code_point_at(text, behind + 1)) || (mark == ')' && first != '(');
}

/// Whether the word that begins at `begin` is like "iPhone", "macOS", "foo_bar", "config.yaml", "get()": a name in
/// lower case.
bool is_lower_case_name(std::string_view text, std::size_t begin, std::size_t end) {
  bool inside = false;
  for (std::size_t at = begin; at < end && at - begin < kLongestToken; at = after(text, at)) {
    const char32_t code = code_point_at(text, at);
    if (is_space(code)) return false;
    if (inside && (code == '_' || code == '/' || is_upper(code))) return true;
    if (inside && (code == '.' || code == '(')) {
      const std::size_t next = after(text, at);
      if (next >= end) return false;
      const char32_t following = code_point_at(text, next);
      return code == '.' ? is_letter(following) : following == ')';
    }
    if (!is_alphanumeric(code) && !is_mark(code) && code != '-') return false;
    inside = true;
  }
  return false;
}

}  // namespace

struct Segmenter::Impl {
  explicit Impl(std::string_view subtag) : abbreviations(subtag) {}

  Abbreviations abbreviations;

  void add_paragraph(std::string_view text, const std::vector<Line>& lines, std::uint32_t paragraph,
                     std::vector<Segment>& segments) const;
  [[nodiscard]] bool is_wrapped(std::string_view text, const std::vector<Line>& lines, std::size_t width) const;
  [[nodiscard]] bool continues(std::string_view text, const Line& line, const Line& next, std::size_t width) const;
};

namespace {

/// Finds the sentences of one block: a line, or several that were wrapped.
class BlockScanner {
 public:
  BlockScanner(std::string_view text, const Line& block, std::uint32_t paragraph, const Abbreviations& abbreviations,
               std::vector<Segment>& segments)
      : text_(text),
        end_(block.end),
        start_(block.begin),
        paragraph_(paragraph),
        abbreviations_(abbreviations),
        segments_(segments) {}

  void scan() {
    for (std::size_t at = start_; at < end_;) {
      const char32_t code = code_point_at(text_, at);
      if (is_terminator(code)) {
        at = terminator(at);
        continue;
      }
      note(code, at);
      at = after(text_, at);
    }
    emit(end_);
  }

 private:
  /// Keeps brackets, quotes and whether the segment has content up to date.
  void note(char32_t code, std::size_t at) {
    if (!has_content_ && is_alphanumeric(code)) has_content_ = true;
    if (code == '(' || code == '[' || code == 0xFF08) {
      bracket_ = at;
      ++depth_;
    } else if (code == ')' || code == ']' || code == 0xFF09) {
      if (depth_ > 0) --depth_;
    } else if (code == '"') {
      quoted_ = !quoted_;
      if (quoted_) quote_ = at;
    } else if (code == 0x201C || code == 0xAB) {
      quoted_ = true;
      quote_ = at;
    } else if (code == 0x201D || code == 0xBB) {
      quoted_ = false;
    }
  }

  void emit(std::size_t end) {
    const std::size_t begin = skip_space(text_, start_);
    end = trim_space(text_, end, start_);
    if (begin < end) segments_.push_back({.span = {begin, end}, .paragraph = paragraph_});
    start_ = end;
    has_content_ = false;
    depth_ = 0;
  }

  /// Judges the run of terminators at `at`; returns where to go on.
  std::size_t terminator(std::size_t at) {
    const std::size_t run = at;
    std::size_t stops = 0;
    bool strong = false;
    bool ellipsis = false;
    bool ideographic = false;
    for (; at < end_; at = after(text_, at)) {
      const char32_t code = code_point_at(text_, at);
      if (!is_terminator(code)) break;
      if (is_ellipsis(code)) {
        ellipsis = true;
      } else if (is_full_stop(code) && code != 0xFF0E) {
        ++stops;
      } else {
        strong = true;
        ideographic = ideographic || is_ideographic_stop(code);
      }
    }
    ellipsis = ellipsis || stops > 1;
    const std::size_t run_end = at;
    at = take_closers(at);
    if (at >= end_) return at;
    const bool closed = at > run_end;
    const std::size_t next = skip_space(text_, at);
    const bool spaced = next > at;
    const bool boundary = has_content_ && next < end_ && !only_symbols_follow(next) &&
                          ends(run, at, next, strong, ellipsis, ideographic, closed, spaced) &&
                          !inside_aside(run, next);
    if (!boundary) return at;
    emit(at);
    start_ = next;
    return next;
  }

  /// Closing quotes and brackets, footnote marks and emoji that belong to the sentence that just ended.
  std::size_t take_closers(std::size_t at) {
    while (at < end_) {
      const char32_t code = code_point_at(text_, at);
      if (is_closer(code) || (code == 0x201C && at + 3 < end_ && !is_alphanumeric(code_point_at(text_, at + 3)))) {
        note(code, at);
        at = after(text_, at);
        continue;
      }
      if (code == '[' || (code >= 0xB2 && code <= 0xB9) || (code >= 0x2070 && code <= 0x2079)) {  // "[12]", "¹"
        std::size_t mark = after(text_, at);
        while (mark < end_ && mark - at < 8 && is_digit(code_point_at(text_, mark))) mark = after(text_, mark);
        if (code != '[') {
          at = after(text_, at);
          continue;
        }
        if (mark < end_ && text_[mark] == ']' && mark > at + 1) {
          at = mark + 1;
          continue;
        }
        break;
      }
      if (is_emoji(code)) {
        at = after(text_, at);
        continue;
      }
      // A stray space before a closing mark ("chào. ”") or an emoji.
      const std::size_t next = skip_space(text_, at);
      if (next == at || next >= end_) break;
      const char32_t following = code_point_at(text_, next);
      const std::size_t behind = after(text_, next);
      const bool free_behind = behind >= end_ || !is_alphanumeric(code_point_at(text_, behind));
      const bool closes = (following == 0x201D || following == 0xBB || (following == '"' && quoted_)) ||
                          ((following == ')' || following == ']') && depth_ > 0);
      if (is_emoji(following) || (closes && free_behind)) {
        at = next;
        continue;
      }
      break;
    }
    return at;
  }

  /// Whether nothing that could be a sentence follows before the next terminator or the end.
  [[nodiscard]] bool only_symbols_follow(std::size_t at) const {
    bool bracket = false;  // "[...]" stands for text
    for (; at < end_; at = after(text_, at)) {
      const char32_t code = code_point_at(text_, at);
      if (is_alphanumeric(code)) return false;
      if (is_terminator(code) && !bracket) return code == '.' || is_ellipsis(code);
      if (code == '[' || code == '(') bracket = true;
      if (code == ']' || code == ')') bracket = false;
    }
    return true;
  }

  [[nodiscard]] bool ends(std::size_t run, std::size_t at, std::size_t next, bool strong, bool ellipsis,
                          bool ideographic, bool closed, bool spaced) const {
    const char32_t following = code_point_at(text_, next);
    if (is_continuation(following) || (following == '&' && spaced)) return false;
    // Past openers and dashes to the character that tells whether a sentence begins.
    std::size_t first = next;
    bool code_quote = false;
    while (first < end_) {
      const char32_t code = code_point_at(text_, first);
      if (!is_opener(code) && !is_dash(code) && !is_space(code) && code != 0xBF && code != 0xA1 && code != '*') break;
      code_quote = code_quote || code == '`';
      first = after(text_, first);
    }
    const char32_t opening = code_point_at(text_, first);
    const bool lower = is_lower(opening) && !code_quote && !is_lower_case_name(text_, first, end_);
    if (lower) return false;
    if (ideographic || (strong && code_point_at(text_, run) >= 0x80)) {
      // A quotation goes on after its closing mark in Japanese ("？」と").
      return !(closed && is_hiragana(opening));
    }
    if (!spaced) return glued(run, next, strong, ellipsis, closed);
    if (strong) return !(closed && ascribes(next));
    if (ellipsis) return ellipsis_ends(run, opening);
    return closed || full_stop_ends(run, first, at);
  }

  /// A terminator with the next word glued to it: "xong.Trong", "đâu?Anh".
  [[nodiscard]] bool glued(std::size_t run, std::size_t next, bool strong, bool ellipsis, bool closed) const {
    const char32_t following = code_point_at(text_, next);
    const std::string_view word = word_at(text_, next, end_);
    if (strong && is_letter(following) && !is_upper(following)) return !is_lower(following);  // scripts without case
    if (run == start_ || !is_upper(following)) return false;
    const char32_t before = code_point_at(text_, previous_start(text_, run));
    if (!is_letter(before) && !is_mark(before) && !closed) return false;
    if (count_if_letters(word, is_lower) == 0) return false;
    const std::size_t behind = next + word.size();
    if (behind < end_ && !is_space(code_point_at(text_, behind)) && text_[behind] != ',') return false;
    const std::string_view token = token_before(text_, run, start_);
    if (token.empty() || text_.substr(start_, run - start_).ends_with("://")) return false;
    if (strong || ellipsis) return is_letter(before) || closed;
    if (token.find('.') != std::string_view::npos || count_if_letters(token, is_upper) > 0) return false;
    if (count_if_letters(token, is_letter) < 2 || abbreviations_.kind(token) != Abbreviation::kNone) return false;
    const auto is_ascii = [](std::string_view bytes) {
      return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    return !is_ascii(token) || !is_ascii(word) || abbreviations_.is_starter(word);
  }

  /// Whether the words that begin at `at` ascribe a quotation that just closed: `"Đi đâu?" Nam hỏi`.
  [[nodiscard]] bool ascribes(std::size_t at) const {
    for (int words = 0; words < 6 && at < end_; ++words) {
      const std::string_view word = word_at(text_, at, end_);
      if (word.empty()) return false;
      if (words > 0 && is_lower(code_point_at(word, 0)) && abbreviations_.is_speech_verb(word)) return true;
      at = skip_space(text_, at + word.size());
    }
    return false;
  }

  [[nodiscard]] bool ellipsis_ends(std::size_t run, char32_t opening) const {
    const std::size_t before = trim_space(text_, run, start_);
    if (before == start_) return false;
    const char32_t last = code_point_at(text_, previous_start(text_, before));
    if (is_continuation(last) || is_opener(last)) return false;  // "1, 2, ... 10"; "[...]"
    return !(is_digit(last) && is_digit(opening));
  }

  [[nodiscard]] bool full_stop_ends(std::size_t run, std::size_t first, std::size_t at) const {
    static_cast<void>(at);
    const std::string_view token = token_before(text_, run, start_);
    if (token.empty()) return run > start_ && !is_space(code_point_at(text_, previous_start(text_, run)));
    const auto token_begin = static_cast<std::size_t>(token.data() - text_.data());
    if (is_marker(token, token_begin)) return false;

    const char32_t opening = code_point_at(text_, first);
    const std::string_view word = word_at(text_, first, end_);
    const bool number = is_digit(opening);
    const bool starter = abbreviations_.is_starter(word) &&
                         !(is_single_letter(word) && first + word.size() < end_ && text_[first + word.size()] == '.');
    const Abbreviation kind = abbreviations_.kind(token);

    if (is_single_letter(token) && is_upper(code_point_at(token, 0))) {
      if (follows_label(token_begin)) return true;
      if (number) return kind != Abbreviation::kTitle && kind != Abbreviation::kNumbered;
      if (kind == Abbreviation::kTitle && abbreviations_.kind("M") == Abbreviation::kTitle)
        return false;  // "M. Le Pen"
      return starter;
    }
    switch (kind) {
      case Abbreviation::kTitle:
      case Abbreviation::kInner: return false;
      case Abbreviation::kNumbered:
        return !(number || is_roman(word) || is_single_letter(word) || count_if_letters(word, is_digit) > 0);
      case Abbreviation::kClock: return !number && !abbreviations_.follows_clock(word);
      case Abbreviation::kCompany: return starter;
      case Abbreviation::kFinal: return true;
      case Abbreviation::kNone: break;
    }
    // "U.N.", "T.S.": letters with full stops between them.
    if (token.size() > 2 && token.find('.') != std::string_view::npos && is_dotted_letters(token)) return starter;
    if (abbreviations_.ordinal_stop() && is_number(token) && token.size() <= 2 && !number) return starter;
    return true;
  }

  static bool is_dotted_letters(std::string_view token) {
    bool letter = false;
    for (std::size_t at = 0; at < token.size();) {
      const char32_t code = base::next_code_point(token, at);
      if (is_letter(code)) {
        if (letter) return false;
        letter = true;
      } else if (code == '.') {
        letter = false;
      } else {
        return false;
      }
    }
    return true;
  }

  /// Whether `token` with its full stop numbers an item: first in its segment, after ":" ";" "," "(", or after a word
  /// that makes a heading of both ("Điều 1.", "Article 1.").
  [[nodiscard]] bool is_marker(std::string_view token, std::size_t token_begin) const {
    if (!is_item_number(token)) return false;
    const std::size_t first = skip_bullets(text_, start_, end_);
    if (token_begin <= first) return true;
    const std::size_t before = trim_space(text_, token_begin, start_);
    const char32_t last = code_point_at(text_, previous_start(text_, before));
    if (before == token_begin) return is_opener(last) && token.size() < 3;  // step "3. Configure …"
    if (last == ':' || last == ';' || last == ',' || last == '(') return token.size() < 3;
    // The heading word must begin the segment; "phụ lục 1." and "giai đoạn 2." have two syllables.
    const std::string_view heading = token_before(text_, before, start_);
    if (heading.empty()) return false;
    if (!abbreviations_.makes_heading(lower_nfc(heading))) return false;
    const auto heading_begin = static_cast<std::size_t>(heading.data() - text_.data());
    if (heading_begin <= first) return true;
    const std::string_view head = token_before(text_, trim_space(text_, heading_begin, start_), start_);
    const auto head_begin = static_cast<std::size_t>(head.data() - text_.data());
    const std::string lower_head = lower_nfc(head);
    return head_begin <= first && (lower_head == "phụ" || lower_head == "giai" || lower_head == "tiểu");
  }

  [[nodiscard]] bool follows_label(std::size_t token_begin) const {
    const std::size_t before = trim_space(text_, token_begin, start_);
    if (before == start_ || before == token_begin) return false;
    const std::string_view label = token_before(text_, before, start_);
    return !label.empty() && abbreviations_.takes_letter(lower_nfc(label));
  }

  /// Whether the boundary at `next` lies in a bracket or a quotation that was opened inside this sentence and that
  /// soon closes (for a quotation: with the sentence going on in lower case behind it).
  [[nodiscard]] bool inside_aside(std::size_t run, std::size_t next) const {
    const std::size_t limit = std::min(end_, next + kLookAhead);
    if (depth_ > 0 && bracket_ > skip_bullets(text_, start_, std::min(end_, start_ + kLongestToken)) &&
        bracket_ < run) {
      int depth = 0;
      for (std::size_t at = next; at < limit; ++at) {
        if (text_[at] == '(' || text_[at] == '[') ++depth;
        if ((text_[at] == ')' || text_[at] == ']') && --depth < 0) return true;
      }
    }
    if (quoted_ && quote_ > skip_bullets(text_, start_, std::min(end_, start_ + kLongestToken)) && quote_ < run) {
      for (std::size_t at = next; at < limit; at = after(text_, at)) {
        const char32_t code = code_point_at(text_, at);
        if (code != '"' && code != 0x201D && code != 0xBB) continue;
        const std::size_t behind = skip_space(text_, after(text_, at));
        return behind < end_ && is_lower(code_point_at(text_, behind));
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t start_;  // of the segment that is open
  std::uint32_t paragraph_;
  const Abbreviations& abbreviations_;
  std::vector<Segment>& segments_;
  bool has_content_ = false;
  std::size_t bracket_ = 0;  // of the last bracket that opened
  std::size_t depth_ = 0;
  std::size_t quote_ = 0;  // of the last quotation that opened
  bool quoted_ = false;
};

/// Whether a line ends a sentence: a terminator, perhaps before closing marks.
bool ends_sentence(std::string_view text, const Line& line, const Abbreviations& abbreviations) {
  std::size_t end = line.end;
  while (end > line.begin) {
    const std::size_t start = previous_start(text, end);
    const char32_t code = code_point_at(text, start);
    if (is_terminator(code)) {
      return code != '.' || end != line.end ||
             abbreviations.kind(token_before(text, start, line.begin)) == Abbreviation::kNone;
    }
    if (!is_closer(code)) return false;
    end = start;
  }
  return false;
}

std::size_t width_of(std::string_view text, std::size_t begin, std::size_t end) {
  return base::count_code_points(text.substr(begin, end - begin));
}

/// Width of the first run without white space.
std::size_t first_word_width(std::string_view text, const Line& line) {
  std::size_t width = 0;
  for (std::size_t at = line.begin; at < line.end && width < kWidestWrap; at = after(text, at), ++width) {
    if (is_space(code_point_at(text, at))) break;
  }
  return width;
}

bool begins_lower(std::string_view text, const Line& line) {
  std::size_t at = line.begin;
  while (at < line.end && is_opener(code_point_at(text, at))) at = after(text, at);
  return at < line.end && is_lower(code_point_at(text, at));
}

}  // namespace

/// Whether the lines look filled up to `width`: each but the last has no room for the next one's first word, and a
/// third of them go on in lower case.
bool Segmenter::Impl::is_wrapped(std::string_view text, const std::vector<Line>& lines, std::size_t width) const {
  if (lines.size() < 3 || width < 40 || width > kWidestWrap) return false;
  std::size_t lower = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (begins_item(text, lines[i + 1])) continue;
    if (width_of(text, lines[i].begin, lines[i].end) + 1 + first_word_width(text, lines[i + 1]) <= width) return false;
    lower += begins_lower(text, lines[i + 1]) && !ends_sentence(text, lines[i], abbreviations) ? 1U : 0U;
  }
  return lower * 3 >= lines.size() - 1;
}

/// Whether `next` goes on with the sentence of `line`.
bool Segmenter::Impl::continues(std::string_view text, const Line& line, const Line& next, std::size_t width) const {
  if (!begins_lower(text, next) || begins_item(text, next) || ends_sentence(text, line, abbreviations)) return false;
  const char last = text[line.end - 1];
  if (last != ';' && last != ':') return true;
  // Items of a list without markers end so too: only a line that is full goes on.
  return width >= 40 && width <= kWidestWrap &&
         width_of(text, line.begin, line.end) + 1 + first_word_width(text, next) > width;
}

void Segmenter::Impl::add_paragraph(std::string_view text, const std::vector<Line>& lines, std::uint32_t paragraph,
                                    std::vector<Segment>& segments) const {
  std::size_t width = 0;
  for (const Line& line : lines) {
    // A code point has at most four bytes: lines that are far too long need no counting.
    const std::size_t bytes = line.end - line.begin;
    width = std::max(width, bytes > 4 * kWidestWrap ? kWidestWrap + 1 : width_of(text, line.begin, line.end));
  }
  const bool wrapped = is_wrapped(text, lines, width);
  for (std::size_t i = 0; i < lines.size();) {
    Line block = lines[i];
    std::size_t j = i + 1;
    for (; j < lines.size(); ++j) {
      const bool joined = wrapped ? !begins_item(text, lines[j]) : continues(text, lines[j - 1], lines[j], width);
      if (!joined) break;
      block.end = lines[j].end;
    }
    BlockScanner(text, block, paragraph, abbreviations, segments).scan();
    i = j;
  }
}

Segmenter::Segmenter(std::string_view language) : impl_(std::make_unique<Impl>(primary_subtag(language))) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

namespace {

/// No sentence is longer: what is, is a list, a table or text without punctuation, and is cut at a space.
constexpr std::size_t kMaxSegmentBytes = 6000;

/// Appends `segment`, in pieces when it is too long.
void append_bounded(std::string_view text, Segment segment, std::vector<Segment>& out) {
  while (segment.span.size() > kMaxSegmentBytes) {
    const std::size_t begin = segment.span.begin;
    std::size_t cut = text.rfind(' ', begin + kMaxSegmentBytes);
    if (cut == std::string_view::npos || cut <= begin) {
      cut = begin + kMaxSegmentBytes;
      while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    }
    out.push_back({{begin, trim_space(text, cut, begin)}, segment.paragraph});
    segment.span.begin = skip_space(text, cut);
  }
  if (!segment.span.empty()) out.push_back(segment);
}

}  // namespace

std::vector<Segment> Segmenter::segment(std::string_view text) const {
  std::vector<Segment> segments;
  std::vector<Line> lines;
  std::uint32_t paragraph = 0;
  const auto end_paragraph = [&] {
    if (lines.empty()) return;
    impl_->add_paragraph(text, lines, paragraph, segments);
    ++paragraph;
    lines.clear();
  };
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    char32_t code = 0;
    std::size_t next = begin;
    while (next < text.size()) {
      end = next;
      code = base::next_code_point(text, next);
      if (is_line_break(code)) break;
      end = next;
    }
    if (code == '\r' && next < text.size() && text[next] == '\n') ++next;
    const std::size_t line_end = trim_space(text, end, begin);
    const std::size_t line_begin = std::min(skip_space(text, begin), line_end);
    if (line_begin == line_end) {
      end_paragraph();
    } else {
      lines.push_back({line_begin, line_end});
    }
    begin = next;
  }
  end_paragraph();
  const auto fits = [](const Segment& segment) { return segment.span.size() <= kMaxSegmentBytes; };
  if (std::all_of(segments.begin(), segments.end(), fits)) return segments;
  std::vector<Segment> bounded;
  for (const Segment& segment : segments) append_bounded(text, segment, bounded);
  return bounded;
}

}  // namespace lacuna::text
