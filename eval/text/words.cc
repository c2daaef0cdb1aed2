#include "eval/text/words.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <string>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/normalize.h"

namespace lacuna::text {
namespace {

constexpr std::string_view kRightQuote = "\u2019";

/// Length of an apostrophe (' or U+2019) that begins at `position`, or 0.
std::size_t apostrophe_at(std::string_view text, std::size_t position) {
  const std::string_view rest = text.substr(position);
  if (rest.starts_with('\'')) return 1;
  return rest.starts_with(kRightQuote) ? kRightQuote.size() : 0;
}

bool is_letter(char32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  return (U_GET_GC_MASK(static_cast<UChar32>(code)) & U_GC_L_MASK) != 0;
}
bool is_upper(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  const auto type = u_charType(static_cast<UChar32>(code));
  return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}
bool is_digit(char32_t code) {
  if (code < 0x80) return code >= '0' && code <= '9';
  return u_charType(static_cast<UChar32>(code)) == U_DECIMAL_DIGIT_NUMBER;
}
bool is_lower(char32_t code) { return u_charType(static_cast<UChar32>(code)) == U_LOWERCASE_LETTER; }

/// Format characters that may sit inside a word without being part of its spelling.
bool is_invisible_joiner(char32_t code) { return code == 0xAD || code == 0x2060 || code == 0xFEFF || code == 0x200B; }

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

/// Start of an English clitic at the end of `word`, or `word.size()`.
std::size_t clitic_start(std::string_view word) {
  constexpr std::array<std::string_view, 6> kClitics = {"s", "ll", "re", "ve", "m", "d"};
  for (const std::string_view clitic : kClitics) {
    if (word.size() <= clitic.size() || !equals_ignoring_case(word.substr(word.size() - clitic.size()), clitic)) {
      continue;
    }
    const std::size_t end = word.size() - clitic.size();
    for (const std::size_t length : {std::size_t{1}, kRightQuote.size()}) {
      if (end > length && apostrophe_at(word, end - length) == length) return end - length;
    }
  }
  for (const std::size_t length : {std::size_t{1}, kRightQuote.size()}) {  // n't
    if (word.size() < length + 3 || (word.back() != 't' && word.back() != 'T')) continue;
    const std::size_t apostrophe = word.size() - 1 - length;
    if (apostrophe_at(word, apostrophe) != length) continue;
    if (word[apostrophe - 1] == 'n' || word[apostrophe - 1] == 'N') return apostrophe - 1;
  }
  return word.size();
}

/// Whether the full stop at `dot` inside a run of letters ends an abbreviation or a sentence: the left part has two
/// letters or more and the right part is capitalised, or the left part is a Vietnamese abbreviation of a place or
/// title.
bool separating_dot(std::string_view word, std::size_t begin, std::size_t dot) {
  const std::string_view left = word.substr(begin, dot - begin);
  constexpr std::array<std::string_view, 22> kAbbreviations = {"TP",  "Tp", "TX",  "TT",  "TTr", "Q",  "P",  "H",
                                                               "GS",  "TS", "ThS", "PGS", "BS",  "CN", "KS", "LS",
                                                               "Ths", "DS", "ĐH",  "CĐ",  "St",  "PTS"};
  std::size_t next = dot + 1;
  if (next >= word.size() || !is_upper(base::next_code_point(word, next))) return false;
  const bool right_capitalised = next < word.size() && is_lower(code_point_at(word, next));
  if (std::find(kAbbreviations.begin(), kAbbreviations.end(), left) != kAbbreviations.end()) {
    return right_capitalised || left.size() > 1;
  }
  std::size_t letters = 0;
  for (std::size_t at = 0; at < left.size();) letters += is_letter(base::next_code_point(left, at)) ? 1U : 0U;
  return right_capitalised && letters >= 2;
}

class Builder {
 public:
  Builder(std::string_view text, std::vector<Word>& words) : text_(text), words_(words) {}

  /// Takes one piece of ICU's: drops white space around it and cuts what we cut.
  void add_piece(std::size_t begin, std::size_t end) {
    // UAX #29 lets this space join letters and digits; French sets it between words and marks.
    constexpr std::string_view kNarrowNoBreakSpace = "\u202F";
    for (std::size_t space = find(kNarrowNoBreakSpace, begin, end); space < end;
         space = find(kNarrowNoBreakSpace, begin, end)) {
      add_run(begin, space);
      begin = space + kNarrowNoBreakSpace.size();
    }
    add_run(begin, end);
  }

 private:
  /// Offset of `what` in [begin, end), or `end`.
  [[nodiscard]] std::size_t find(std::string_view what, std::size_t begin, std::size_t end) const {
    return begin + std::min(text_.substr(begin, end - begin).find(what), end - begin);
  }

  void add_run(std::size_t begin, std::size_t end) {
    end = trim_space(text_, end, begin);
    while (begin < end && is_space(code_point_at(text_, begin))) static_cast<void>(base::next_code_point(text_, begin));
    if (begin == end) return;
    const std::string_view piece = text_.substr(begin, end - begin);
    if (piece.find('.') != std::string_view::npos && piece.size() > 2) {
      std::size_t from = 0;
      for (std::size_t dot = piece.find('.'); dot != std::string_view::npos; dot = piece.find('.', dot + 1)) {
        if (dot == from || !separating_dot(piece, from, dot)) continue;
        add_word(begin + from, begin + dot);
        add(begin + dot, begin + dot + 1);
        from = dot + 1;
      }
      begin += from;
    }
    add_word(begin, end);
  }

  /// Adds text without white space and stray stops: cuts clitics.
  void add_word(std::size_t begin, std::size_t end) {
    const std::string_view word = text_.substr(begin, end - begin);
    if (equals_ignoring_case(word, "s") && joins_stray_apostrophe(begin)) {  // "1990's", "U.S.'s"
      begin = words_.back().span.begin;
      words_.pop_back();
      add(begin, end);
      return;
    }
    const std::size_t cut = clitic_start(word);
    if (cut < word.size()) {
      add(begin, begin + cut);
      std::string& verb = words_.back().norm;
      if (word[cut] == 'n' || word[cut] == 'N') {
        if (verb == "ca") verb = "can";
        if (verb == "wo") verb = "will";
        if (verb == "sha") verb = "shall";
      }
      begin += cut;
    }
    add(begin, end);
  }

  bool joins_stray_apostrophe(std::size_t begin) const {
    if (words_.size() < 2) return false;
    const Word& last = words_.back();
    const Word& before = words_[words_.size() - 2];
    return last.span.end == begin && apostrophe_at(text_, last.span.begin) == last.span.size() &&
           before.span.end == last.span.begin && (before.kind == WordKind::kNumber || before.span.of(text_) == ".");
  }

  void add(std::size_t begin, std::size_t end) {
    Word word;
    word.span = {begin, end};
    std::size_t letters = 0;
    std::size_t upper_letters = 0;
    bool digits = false;
    bool invisible = false;
    std::size_t at = begin;
    const char32_t first = base::next_code_point(text_, at);
    for (char32_t code = first;; code = base::next_code_point(text_, at)) {
      if (is_letter(code)) {
        const bool upper = is_upper(code);
        if (letters == 0) word.capitalised = upper;
        word.inner_capital |= upper && upper_letters < letters;
        ++letters;
        upper_letters += upper ? 1U : 0U;
      } else if (is_digit(code)) {
        digits = true;
      } else if (is_invisible_joiner(code)) {
        invisible = true;
      }
      if (at >= end) break;
    }
    word.upper = letters >= 2 && upper_letters == letters;
    if (letters > 0) {
      word.kind = WordKind::kWord;
    } else if (digits) {
      word.kind = WordKind::kNumber;
    } else {
      const bool punctuation = (U_GET_GC_MASK(static_cast<UChar32>(first)) & U_GC_P_MASK) != 0;
      word.kind = punctuation ? WordKind::kPunctuation : WordKind::kSymbol;
    }
    word.norm = norm_of(word, invisible);
    words_.push_back(std::move(word));
  }

  std::string norm_of(const Word& word, bool invisible) const {
    const std::string_view bytes = word.span.of(text_);
    if (!invisible && (word.kind != WordKind::kWord || bytes.find(kRightQuote) == std::string_view::npos)) {
      return lower_nfc(bytes);
    }
    std::string kept;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t begin = at;
      const char32_t code = base::next_code_point(bytes, at);
      if (code == 0x2019 && word.kind == WordKind::kWord) {
        kept.push_back('\'');
      } else if (!is_invisible_joiner(code)) {
        kept.append(bytes.substr(begin, at - begin));
      }
    }
    return lower_nfc(kept.empty() ? bytes : std::string_view{kept});
  }

  std::string_view text_;
  std::vector<Word>& words_;
};

}  // namespace

struct WordSplitter::Impl {
  std::unique_ptr<icu::BreakIterator> iterator;
};

WordSplitter::WordSplitter(std::string_view language) : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(primary_subtag(language).c_str());
  impl_->iterator.reset(icu::BreakIterator::createWordInstance(locale, status));
  if (U_FAILURE(status)) impl_->iterator.reset();
}

WordSplitter::WordSplitter(WordSplitter&&) noexcept = default;
WordSplitter& WordSplitter::operator=(WordSplitter&&) noexcept = default;
WordSplitter::~WordSplitter() = default;

std::vector<Word> WordSplitter::split(std::string_view text) const {
  constexpr std::size_t kBytesPerWord = 5;  // with the space behind it; fewer words are no harm
  std::vector<Word> words;
  words.reserve(text.size() / kBytesPerWord + 1);
  Builder builder(text, words);
  UErrorCode status = U_ZERO_ERROR;
  UText utf8 = UTEXT_INITIALIZER;
  utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (impl_->iterator != nullptr) impl_->iterator->setText(&utf8, status);
  if (impl_->iterator == nullptr || U_FAILURE(status)) {  // no ICU data: white space only
    for (std::size_t at = skip_space(text, 0); at < text.size();) {
      const std::size_t begin = at;
      while (at < text.size() && !is_space(code_point_at(text, at))) static_cast<void>(base::next_code_point(text, at));
      builder.add_piece(begin, at);
      at = skip_space(text, at);
    }
  } else {
    std::size_t begin = 0;
    for (std::int32_t end = impl_->iterator->next(); end != icu::BreakIterator::DONE; end = impl_->iterator->next()) {
      builder.add_piece(begin, static_cast<std::size_t>(end));
      begin = static_cast<std::size_t>(end);
    }
  }
  utext_close(&utf8);
  return words;
}

}  // namespace lacuna::text
