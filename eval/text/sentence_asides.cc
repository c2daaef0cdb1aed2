#include "eval/text/sentence_asides.h"

#include <algorithm>

#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

constexpr char32_t kOpeningDouble = 0x201C;  // “, which closes after „
constexpr char32_t kClosingDouble = 0x201D;
constexpr char32_t kLowDouble = 0x201E;
constexpr char32_t kLeftGuillemet = 0xAB;
constexpr char32_t kRightGuillemet = 0xBB;
constexpr char32_t kCornerOpen = 0x300C;
constexpr char32_t kCornerClose = 0x300D;

bool opens_bracket(char32_t code) { return code == '(' || code == '[' || code == 0xFF08; }
bool closes_bracket(char32_t code) { return code == ')' || code == ']' || code == 0xFF09; }

}  // namespace

bool SentenceAsides::closes(char32_t code) const {
  if (code == '"' && (closer_ == kOpeningDouble || closer_ == kClosingDouble)) return true;  // „…" and “…"
  if (closer_ == kOpeningDouble && code == kClosingDouble) return true;                      // „…”
  return closer_ != 0 && code == closer_;
}

void SentenceAsides::open(std::size_t at, char32_t closer) {
  closer_ = closer;
  quote_ = at;
  embedded_ = at > 0 && is_ideograph_or_kana(code_point_at(text_, previous_start(text_, at)));
}

void SentenceAsides::note(std::size_t at) {
  const char32_t code = code_point_at(text_, at);
  if (opens_bracket(code)) {
    bracket_ = at;
    ++depth_;
    return;
  }
  if (closes_bracket(code)) {
    if (depth_ > 0) --depth_;
    return;
  }
  if (closes(code)) {
    closer_ = 0;
    return;
  }
  switch (code) {
    case '"': open(at, '"'); break;
    case kOpeningDouble: open(at, kClosingDouble); break;
    case kLowDouble: open(at, kOpeningDouble); break;
    case kLeftGuillemet: open(at, kRightGuillemet); break;
    case kCornerOpen: open(at, kCornerClose); break;
    case kRightGuillemet:
      // »…« where a word follows; otherwise the end of a quotation whose beginning was not seen.
      if (at + 2 < end_ && is_letter(code_point_at(text_, at + 2))) {
        open(at, kLeftGuillemet);
      } else {
        closer_ = 0;
      }
      break;
    case kClosingDouble: closer_ = 0; break;
    default: break;
  }
}

bool SentenceAsides::goes_on(std::size_t at) const {
  if (at >= end_ || closes_bracket(code_point_at(text_, previous_start(text_, at)))) return false;
  const char32_t glued = code_point_at(text_, at);
  if (is_hiragana(glued) || is_hangul(glued)) return true;    // "？」と", "?\"라고"
  if (embedded_ && is_ideograph_or_kana(glued)) return true;  // "“走吧！”就跑了"
  std::size_t behind = skip_some_space(text_, at);
  if (behind < end_ && is_continuation(code_point_at(text_, behind))) return true;
  if (behind < end_ && is_dash(code_point_at(text_, behind))) behind = skip_some_space(text_, after(text_, behind));
  return behind < end_ && is_lower(code_point_at(text_, behind));
}

bool SentenceAsides::holds(std::size_t content, std::size_t stop, std::size_t next) const {
  const std::size_t limit = std::min(end_, next + kLookAhead);
  if (depth_ > 0 && bracket_ > content && bracket_ < stop) {
    int depth = 0;
    for (std::size_t at = next; at < limit; at = after(text_, at)) {
      const char32_t code = code_point_at(text_, at);
      if (opens_bracket(code)) ++depth;
      if (closes_bracket(code) && --depth < 0) return true;
    }
  }
  if (in_quotation() && quote_ > content && quote_ < stop) {
    for (std::size_t at = next; at < limit; at = after(text_, at)) {
      if (closes(code_point_at(text_, at))) return goes_on(after(text_, at));
    }
  }
  return false;
}

}  // namespace lacuna::text
