#include "metrics/checks/form/spacing_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"
#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

constexpr double kSpaceBefore = 0.85;
constexpr double kSpaceInside = 0.8;
constexpr double kNoSpaceBehind = 0.85;
constexpr double kNoSpaceAtBracket = 0.6;
constexpr double kDoubledMark = 0.85;
constexpr double kFrenchSpace = 0.5;

/// One place that does not look right, before it is compared with the source.
struct Place {
  enum class Kind : std::uint8_t { kBefore, kInside, kBehind, kBracket, kDoubled, kFrench } kind = Kind::kBefore;
  char32_t mark = 0;
  ByteSpan span;
  std::size_t word_begin = 0;  ///< of the run without spaces around the place, for kBehind and kBracket
  std::size_t word_end = 0;
};

/// The marks of other scripts under the Latin one that they stand for.
char32_t mark_of(char32_t code) {
  switch (code) {
    case U'،': return ',';
    case U'؛': return ';';
    case U'؟': return '?';
    default: return code;
  }
}

bool is_space_mark(char32_t code) { return is_blank(code) && !is_break(code) && code != '\t'; }
bool is_any(char32_t code, std::u32string_view set) { return set.find(code) != std::u32string_view::npos; }

class Scan {
 public:
  explicit Scan(const SideText& side)
      : characters_(characters_of(side)),
        text_(side.text),
        french_(is_one_of(side.language, "fr br") ||
                (side.language.empty() && side.text.find("\xC2\xAB") != std::string_view::npos)),
        // Canada's French has no space before ; ! ?
        french_spaces_(is_one_of(side.language, "fr") && !side.language.ends_with("CA")) {}

  std::vector<Place> run() {
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      const char32_t mark = mark_of(characters_[i].code);
      switch (mark) {
        case ',':
        case '.':
        case ';':
        case ':':
        case '!':
        case '?': {
          space_before(i, mark);
          nothing_behind(i, mark);
          doubled(i, mark);
          if (french_spaces_) french(i, mark);
          break;
        }
        case '(':
        case '[': {
          if (is_any(before(i), U":;=") || (before(i) == '-' && is_any(before(i, 2), U":;="))) break;  // a smiley
          ++open_;
          if (mark == '[') break;  // lists of numbers are set in columns
          space_inside(i);
          nothing_before_bracket(i);
          break;
        }
        case ')':
        case ']': {
          if (open_ == 0) break;
          --open_;
          space_before(i, mark);
          break;
        }
        default: break;
      }
    }
    return std::move(places_);
  }

 private:
  [[nodiscard]] char32_t at(std::size_t i) const { return i < characters_.size() ? characters_[i].code : U'\0'; }
  [[nodiscard]] char32_t before(std::size_t i, std::size_t back = 1) const {
    return i >= back ? characters_[i - back].code : U'\0';
  }
  [[nodiscard]] bool ends(std::size_t i) const {
    const char32_t code = at(i);
    return code == 0 || is_blank(code) || text::is_closer(code);
  }

  void space_before(std::size_t i, char32_t mark) {
    if (!is_space_mark(before(i))) return;
    std::size_t last = i;  // the character before the spaces
    while (last > 0 && is_space_mark(characters_[last - 1].code)) --last;
    if (last == 0) return;
    const char32_t previous = characters_[last - 1].code;
    const char32_t next = at(i + 1);
    // Behind a dash, an operator or another mark it is layout.
    if (!text::is_word_character(previous) && !text::is_closer(previous) && previous != kLiteral && previous != '%')
      return;
    switch (mark) {
      case '.': {
        if (!ends(i + 1)) return;
        const std::size_t following = i + 2;
        if (is_space_mark(next) && at(following) == '.') return;
        break;
      }
      case ',': {
        if (!ends(i + 1) && !text::is_letter(next)) return;
        break;
      }
      case ';':
      case ':': {
        if (french_ || !(next == 0 || is_blank(next))) return;
        if (text::is_digit(previous) && text::is_digit(at(i + 2))) return;
        break;
      }
      case '!':
      case '?': {
        if (french_ || !(ends(i + 1) || is_any(next, U"!?"))) return;
        break;
      }
      default: break;
    }
    places_.push_back({Place::Kind::kBefore, mark, {characters_[last].begin, characters_[i].begin}});
  }

  void space_inside(std::size_t i) {
    if (!is_space_mark(at(i + 1))) return;
    std::size_t next = i + 1;
    while (is_space_mark(at(next))) ++next;
    const char32_t code = at(next);
    // "[ ]" and "[ x ]" are boxes to tick.
    if (code == 0 || is_any(code, U")]") || (is_blank(at(next + 1)) && is_any(at(next + 2), U")]"))) return;
    if (!text::is_word_character(code) && !text::is_opener(code) && code != kLiteral) return;
    places_.push_back({Place::Kind::kInside, characters_[i].code, {characters_[i + 1].begin, characters_[next].begin}});
  }

  /// Letters that a word has from `i` on, or before it, up to `limit`.
  [[nodiscard]] std::size_t letters_from(std::size_t i, std::size_t limit) const {
    std::size_t count = 0;
    while (count < limit && text::is_letter(at(i + count))) ++count;
    return count;
  }
  [[nodiscard]] std::size_t lower_before(std::size_t i, std::size_t limit) const {
    std::size_t count = 0;
    while (count < limit && count < i && text::is_lower(characters_[i - 1 - count].code)) ++count;
    return count;
  }

  void nothing_behind(std::size_t i, char32_t mark) {
    const char32_t next = at(i + 1);
    if (!text::is_letter(next) || text::is_ideograph_or_kana(next)) return;
    const char32_t previous = before(i);
    const bool behind_letter = text::is_letter(previous);
    if (text::is_ideograph_or_kana(previous)) return;
    switch (mark) {
      case ',':
      case ';': {
        if (!behind_letter && !text::is_digit(previous) && !text::is_closer(previous)) return;
        const bool words = letters_from(i + 1, 2) == 2 && (!behind_letter || (i >= 2 && text::is_letter(before(i, 2))));
        if (!words || text::is_upper(before(i, 1))) return;
        break;
      }
      case '!':
      case '?': {
        if (lower_before(i, 2) < 2 || letters_from(i + 1, 2) < 1) return;
        break;
      }
      case ':': {
        if (lower_before(i, 2) < 2 || !text::is_upper(next) || !text::is_lower(at(i + 2))) return;
        break;
      }
      case '.': {
        const std::size_t small = lower_before(i, 4);
        const bool word_begins = small < 4 && text::is_letter(before(i, small + 1));  // a capital before them
        if (small < 2 || !text::is_upper(next) || (small < 3 && !word_begins)) return;
        if (!text::is_lower(at(i + 2)) && !is_space_mark(at(i + 2))) return;
        break;
      }
      default: return;
    }
    add_word_place(Place::Kind::kBehind, mark, i, characters_[i].end);
  }

  void nothing_before_bracket(std::size_t i) {
    if (lower_before(i, 2) < 2 || !text::is_letter(at(i + 1))) return;
    std::size_t close = i + 1;
    bool has_space = false;
    while (close < characters_.size() && characters_[close].code != ')') {
      has_space |= is_space_mark(characters_[close].code);
      ++close;
    }
    if (!has_space || close == characters_.size()) return;
    add_word_place(Place::Kind::kBracket, '(', i, characters_[i].begin);
  }

  /// A place between two characters that touch, with the run without spaces that it is in.
  void add_word_place(Place::Kind kind, char32_t mark, std::size_t i, std::size_t byte) {
    std::size_t begin = i;
    std::size_t end = i;
    while (begin > 0 && !is_blank(characters_[begin - 1].code)) --begin;
    while (end + 1 < characters_.size() && !is_blank(characters_[end + 1].code)) ++end;
    places_.push_back({kind, mark, {byte, byte}, characters_[begin].begin, characters_[end].end});
  }

  void doubled(std::size_t i, char32_t mark) {
    const char32_t next = at(i + 1);
    const bool same = next == characters_[i].code && (mark == ',' || mark == ';' || mark == '.' || mark == '?');
    if (!same && !(mark == ',' && next == '.')) return;
    if (!text::is_word_character(before(i)) && !text::is_closer(before(i))) return;
    if (mark == '.' && !ends(i + 2)) return;
    if (is_any(at(i + 2), U",.;")) return;
    // "???" and "??!" are emphasis, "Qh5??" is chess.
    if (mark == '?' && (!text::is_letter(before(i)) || is_any(at(i + 2), U"?!"))) return;
    // "v.v.." is an abbreviation and the end of the sentence.
    if (mark == '.' && i >= 2 && before(i, 2) == '.') return;
    places_.push_back({Place::Kind::kDoubled, mark, {characters_[i].begin, characters_[i + 1].end}});
  }

  void french(std::size_t i, char32_t mark) {
    if (!is_any(mark, U";:!?") || !text::is_letter(before(i)) || !(at(i + 1) == 0 || is_blank(at(i + 1)))) return;
    places_.push_back({Place::Kind::kFrench, mark, {characters_[i].begin, characters_[i].begin}});
  }

  std::vector<Character> characters_;
  std::string_view text_;
  bool french_;
  bool french_spaces_;
  std::size_t open_ = 0;
  std::vector<Place> places_;
};

/// Whether a source sets its marks more than once too, in whatever order and width.
bool is_emphatic(std::string_view text) {
  for (const std::string_view marks :
       {"??", "?!", "!?", "!!", "\u203C", "\u2047", "\u2048", "\u2049", "？？", "！！"}) {
    if (text.find(marks) != std::string_view::npos) return true;
  }
  return false;
}

CheckFinding finding_of(const Place& place, std::string_view text) {
  CheckFinding finding{.rule = "spacing", .severity = Severity::kMinor, .target = place.span};
  const std::string mark = utf8(place.mark);
  const std::string word(text.substr(place.word_begin, place.word_end - place.word_begin));
  switch (place.kind) {
    case Place::Kind::kBefore:
      finding.probability = kSpaceBefore;
      finding.message = "space before " + utf8(text::code_point_at(text, place.span.end));
      finding.suggestion = "";
      break;
    case Place::Kind::kInside:
      finding.probability = kSpaceInside;
      finding.message = "space behind " + mark;
      finding.suggestion = "";
      break;
    case Place::Kind::kBehind:
      finding.probability = kNoSpaceBehind;
      finding.message = "no space behind " + mark + " in " + word;
      finding.suggestion = " ";
      break;
    case Place::Kind::kBracket:
      finding.probability = kNoSpaceAtBracket;
      finding.message = "no space before ( in " + word;
      finding.suggestion = " ";
      break;
    case Place::Kind::kDoubled:
      finding.probability = kDoubledMark;
      finding.message = "mark set twice: " + std::string(place.span.of(text));
      if (place.mark != ',' || text[place.span.end - 1] == ',') finding.suggestion = mark;
      break;
    case Place::Kind::kFrench:
      finding.probability = kFrenchSpace;
      finding.message = "no space before " + mark + " in French";
      finding.suggestion = place.mark == ':' ? "\xC2\xA0" : "\xE2\x80\xAF";
      break;
  }
  return finding;
}

}  // namespace

void check_spacing(const PairView& view, CheckOutcome& outcome) {
  if (!both_have_text(view) || is_one_of(view.target.language, "zh yue ja th lo km my bo dz")) return;
  outcome.opportunities = 1.0;
  const std::vector<Place> target = Scan(view.target).run();
  if (target.empty()) return;
  const std::vector<Place> source = Scan(view.source).run();
  const auto count = [](const std::vector<Place>& places, const Place& like) {
    return std::count_if(places.begin(), places.end(),
                         [&](const Place& one) { return one.kind == like.kind && one.mark == like.mark; });
  };
  for (const Place& place : target) {
    if (place.kind != Place::Kind::kFrench && count(source, place) >= count(target, place)) continue;
    if (place.mark == '?' && place.kind == Place::Kind::kDoubled && is_emphatic(view.source.text)) continue;
    const ByteSpan word{place.word_begin, place.word_end};
    if (!word.empty() && view.source.text.find(word.of(view.target.text)) != std::string_view::npos) continue;
    outcome.violations = 1.0;
    outcome.findings.push_back(finding_of(place, view.target.text));
  }
}

}  // namespace lacuna::metrics
