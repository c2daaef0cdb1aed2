#include "eval/text/sentence_scanner.h"

#include <algorithm>
#include <string>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/full_stop.h"
#include "eval/text/list_items.h"
#include "eval/text/sentence_asides.h"
#include "eval/text/sentence_characters.h"

// Sentence boundaries are those of UAX #29 (its Sentence_Break classes, from ICU), with changes of principle: a full
// stop is judged by the words around it, and a number may begin a sentence (rule SB8 would forbid it before "18 tập thể
// …"). Why ICU's own break iterator is not used: eval/docs/adr/0007-sentence-classes-not-the-iterator.md.
namespace lacuna::text {
namespace {

constexpr std::size_t kFootnoteBytes = 8;       // "[123]"
constexpr std::size_t kLongestAdverbial = 5;    // code points: "尽管如此"
constexpr std::size_t kMostSpeechWords = 6;     // between a quotation and the verb that ascribes it
constexpr std::size_t kLongestAscription = 30;  // bytes of the clause in scripts without spaces: "一位用户写道"

bool is_footnote_figure(char32_t code) { return (code >= 0xB2 && code <= 0xB9) || (code >= 0x2070 && code <= 0x2079); }

/// A run of terminators: ".", "?!", "...", "。".
struct Terminators {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool strong = false;    ///< has one that is neither full stop nor ellipsis
  bool ellipsis = false;  ///< has an ellipsis, or several full stops
  bool wide = false;      ///< of East Asian scripts
};

class Scanner {
 public:
  Scanner(std::string_view text, const Block& block, const Abbreviations& abbreviations, std::vector<Segment>& segments)
      : text_(text),
        paragraph_(block.paragraph),
        abbreviations_(abbreviations),
        segments_(segments),
        asides_(text, block.end),
        sentence_{text, block.begin, block.begin, block.end} {}

  void scan() {
    for (std::size_t at = sentence_.begin; at < sentence_.end;) {
      if (terminates(code_point_at(text_, at))) {
        at = judge(at);
      } else {
        note(at);
        at = after(text_, at);
      }
    }
    emit(sentence_.end);
  }

 private:
  [[nodiscard]] bool terminates(char32_t code) const {
    return is_terminator(code) || (code == ';' && abbreviations_.semicolon_asks());
  }

  void note(std::size_t at) {
    const char32_t code = code_point_at(text_, at);
    if (!has_content_) {
      if (sentence_.content == at && (is_bullet(code) || is_space(code))) sentence_.content = after(text_, at);
      has_content_ = is_alphanumeric(code);
    }
    asides_.note(at);
  }

  void emit(std::size_t end) {
    const std::size_t begin = skip_space(text_, sentence_.begin);
    end = trim_space(text_, end, sentence_.begin);
    if (begin < end) segments_.push_back({.span = {begin, end}, .paragraph = paragraph_});
  }

  void begin_sentence(std::size_t at) {
    sentence_.begin = at;
    sentence_.content = at;
    has_content_ = false;
    asides_.begin_sentence();
  }

  [[nodiscard]] Terminators read_terminators(std::size_t at) const {
    Terminators run;
    run.begin = at;
    std::size_t stops = 0;
    for (; at < sentence_.end; at = after(text_, at)) {
      const char32_t code = code_point_at(text_, at);
      if (!terminates(code)) break;
      if (is_ellipsis(code)) {
        run.ellipsis = true;
      } else if (is_full_stop(code) && !is_wide_terminator(code)) {
        ++stops;
      } else {
        run.strong = true;
        run.wide = run.wide || is_wide_terminator(code);
      }
    }
    run.end = at;
    run.ellipsis = run.ellipsis || stops > 1;
    return run;
  }

  /// Judges the run of terminators at `at`; returns where to go on.
  std::size_t judge(std::size_t at) {
    const Terminators run = read_terminators(at);
    if (sentence_.content == at) sentence_.content = run.end;
    at = take_closers(run.end);
    if (at >= sentence_.end) return at;
    const std::size_t next = skip_space(text_, at);
    if (!has_content_ || next >= sentence_.end || only_symbols_follow(next) || !ends(run, at, next) ||
        asides_.holds(first_content(), run.begin, next)) {
      return at;
    }
    emit(at);
    begin_sentence(next);
    return next;
  }

  /// Where the words of the sentence begin.
  [[nodiscard]] std::size_t first_content() const { return sentence_.content; }

  /// Closing quotes and brackets, footnote marks and emoji that belong to the sentence that just ended.
  std::size_t take_closers(std::size_t at) {
    while (at < sentence_.end) {
      const std::size_t taken = take_closer(at);
      if (taken == at) break;
      at = taken;
    }
    return at;
  }

  std::size_t take_closer(std::size_t at) {
    const char32_t code = code_point_at(text_, at);
    const std::size_t behind = after(text_, at);
    if (is_emoji(code) || is_footnote_figure(code)) return behind;
    if (is_closer(code)) {
      // A guillemet may be the beginning of the next quotation: "!»Komm".
      if (is_right_guillemet(code) && !asides_.in_quotation() && behind < sentence_.end &&
          is_letter(code_point_at(text_, behind))) {
        return at;
      }
      asides_.note(at);
      return behind;
    }
    if (is_initial_quote(code) && (behind >= sentence_.end || !is_alphanumeric(code_point_at(text_, behind)))) {
      asides_.close_quotation();  // „Halt!“ and »Halt!«
      return behind;
    }
    if (code == '[') return behind_footnote(at);
    return behind_spaced_closer(at);
  }

  static bool is_right_guillemet(char32_t code) { return code == 0xBB; }

  /// Behind "[12]", or `at` when there is none.
  [[nodiscard]] std::size_t behind_footnote(std::size_t at) const {
    std::size_t mark = at + 1;
    while (mark < sentence_.end && mark - at < kFootnoteBytes && is_digit(code_point_at(text_, mark))) {
      mark = after(text_, mark);
    }
    return mark > at + 1 && mark < sentence_.end && text_[mark] == ']' ? mark + 1 : at;
  }

  /// Before a closing mark or an emoji that is set apart by a space ("chào. ”", "fini ! »"), or `at` when there is
  /// none.
  [[nodiscard]] std::size_t behind_spaced_closer(std::size_t at) const {
    const std::size_t next = skip_space(text_, at);
    if (next == at || next >= sentence_.end) return at;
    const char32_t code = code_point_at(text_, next);
    if (is_emoji(code)) return next;
    const std::size_t behind = after(text_, next);
    if (behind < sentence_.end && is_alphanumeric(code_point_at(text_, behind))) return at;
    const bool quote = code == 0x201D || is_right_guillemet(code) || (code == '"' && asides_.closes(code));
    const bool bracket = (code == ')' || code == ']') && asides_.in_bracket();
    return quote || bracket ? next : at;
  }

  /// Whether nothing that could be a sentence follows before the next terminator or the end.
  [[nodiscard]] bool only_symbols_follow(std::size_t at) const {
    const std::size_t limit = std::min(sentence_.end, at + kLookAhead);
    std::size_t bracket = 0;  // "[...]" stands for text
    for (; at < limit; at = after(text_, at)) {
      const char32_t code = code_point_at(text_, at);
      if (is_alphanumeric(code)) return false;
      const bool bracketed = bracket > 0 && at - bracket < kFootnoteBytes;
      if (is_terminator(code) && !bracketed) return code == '.' || is_ellipsis(code);
      if (bracket == 0 && (code == '[' || code == '(')) bracket = at;
      if (bracketed && (code == ']' || code == ')')) bracket = 0;
    }
    return true;
  }

  /// Whether `run`, with closing marks up to `at`, ends the sentence before the text at `next`.
  [[nodiscard]] bool ends(const Terminators& run, std::size_t at, std::size_t next) const {
    const bool closed = at > run.end;
    const bool spaced = next > at;
    const char32_t following = code_point_at(text_, next);
    if (is_continuation(following) || (following == '&' && spaced)) return false;
    // Past openers and dashes to the character that tells whether a sentence begins.
    std::size_t first = next;
    bool code_quote = false;
    while (first < sentence_.end) {
      const char32_t code = code_point_at(text_, first);
      if (!is_opener(code) && !is_dash(code) && !is_space(code) && code != 0xBF && code != 0xA1 && code != 0xBB &&
          code != '*') {
        break;
      }
      code_quote = code_quote || code == '`';
      first = after(text_, first);
    }
    const char32_t opening = code_point_at(text_, first);
    if (is_lower(opening) && !code_quote && !is_lower_case_name(text_, first, sentence_.end)) return false;
    if (closed && !spaced && asides_.goes_on(at)) return false;
    if (closed && run.strong && ascribes(next)) return false;
    if (run.wide || (run.strong && code_point_at(text_, run.begin) >= 0x80)) return true;
    if (!spaced) return glued_ends(run, next, closed);
    if (run.strong) return true;
    if (run.ellipsis) return ellipsis_ends(run.begin, opening, first);
    return closed || full_stop_ends(sentence_, run.begin, first, abbreviations_);
  }

  [[nodiscard]] bool glued_ends(const Terminators& run, std::size_t next, bool closed) const {
    if (run.ellipsis && !run.strong) {
      if (is_ideograph_or_kana(code_point_at(text_, next))) return opens_with_adverbial(next);
    }
    const char32_t following = code_point_at(text_, next);
    if (run.strong && is_letter(following) && !is_upper(following)) return !is_lower(following);  // no case
    return glued_stop_ends(sentence_, run.begin, next, !run.strong && !run.ellipsis, closed, abbreviations_);
  }

  /// In scripts without spaces and case: whether a short clause before a comma begins at `at`: "小时候，…", "でも、…".
  [[nodiscard]] bool opens_with_adverbial(std::size_t at) const {
    const std::string_view clause = word_at(text_, at, sentence_.end);
    const char32_t behind = code_point_at(text_.substr(0, sentence_.end), at + clause.size());
    const std::size_t width = base::count_code_points(clause);
    return (behind == 0xFF0C || behind == 0x3001) && width >= 2 && width <= kLongestAdverbial;
  }

  [[nodiscard]] bool ellipsis_ends(std::size_t run, char32_t opening, std::size_t first) const {
    const std::size_t before = trim_space(text_, run, sentence_.begin);
    if (before == sentence_.begin) return false;
    const char32_t last = code_point_at(text_, previous_start(text_, before));
    if (is_continuation(last) || is_opener(last)) return false;  // "1, 2, ... 10"; "[...]"
    if (abbreviations_.is_always_capital(word_at(text_, first, sentence_.end))) return false;
    return !(is_digit(last) && is_digit(opening));
  }

  /// Whether the words that begin at `at` ascribe a quotation that just closed: `"Đi đâu?" Nam hỏi`.
  [[nodiscard]] bool ascribes(std::size_t at) const {
    if (is_ideograph_or_kana(code_point_at(text_, at))) return clause_ascribes(at);
    for (std::size_t words = 0; words < kMostSpeechWords && at < sentence_.end; ++words) {
      const std::string_view word = word_at(text_, at, sentence_.end);
      if (word.empty()) return false;
      if (!is_upper(code_point_at(word, 0)) && ends_in_speech_verb(word)) return true;
      at = skip_some_space(text_, at + word.size());
    }
    return false;
  }

  /// The same where words are not set apart: "？”妹妹问我。", but not "？”他说：“…".
  [[nodiscard]] bool clause_ascribes(std::size_t at) const {
    const std::string_view clause = word_at(text_, at, sentence_.end);
    const std::size_t behind = at + clause.size();
    if (clause.size() > kLongestAscription || !ends_in_speech_verb(clause)) return false;
    return behind >= sentence_.end || code_point_at(text_, behind) != 0xFF1A;
  }

  /// Whether `word` is a verb of speech or, in scripts that do not set words apart, ends in one.
  [[nodiscard]] bool ends_in_speech_verb(std::string_view word) const {
    if (abbreviations_.is_speech_verb(word)) return true;
    const char32_t first = code_point_at(word, 0);
    if (!is_ideograph_or_kana(first) && !is_thai(first)) return false;
    for (std::size_t at = after(word, 0); at < word.size(); at = after(word, at)) {
      if (abbreviations_.is_speech_verb(word.substr(at))) return true;
    }
    return false;
  }
  static bool is_thai(char32_t code) { return code >= 0x0E01 && code <= 0x0E5B; }

  std::string_view text_;
  std::uint32_t paragraph_;
  const Abbreviations& abbreviations_;
  std::vector<Segment>& segments_;
  SentenceAsides asides_;
  OpenSentence sentence_;  // the one that is open
  bool has_content_ = false;
};

}  // namespace

void scan_sentences(std::string_view text, const Block& block, const Abbreviations& abbreviations,
                    std::vector<Segment>& segments) {
  const std::size_t before = segments.size();
  Scanner(text, block, abbreviations, segments).scan();
  if (block.later_paragraphs.empty()) return;
  auto later = block.later_paragraphs.begin();
  std::uint32_t paragraph = block.paragraph;
  for (std::size_t i = before; i < segments.size(); ++i) {
    for (; later != block.later_paragraphs.end() && later->first <= segments[i].span.begin; ++later) {
      paragraph = later->second;
    }
    segments[i].paragraph = paragraph;
  }
}

}  // namespace lacuna::text
