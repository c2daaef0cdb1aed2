#include "metrics/checks/meaning/language_check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/characters.h"
#include "eval/text/language_id.h"
#include "metrics/checks/meaning/copied_check.h"

namespace lacuna::metrics {
namespace {

constexpr double kWholeProbability = 0.95;
constexpr double kSentenceProbability = 0.85;
/// Bytes of words that are not names, below which nothing is said.
constexpr std::size_t kLeastOfSource = 24;   // of a text in the source's language
constexpr std::size_t kLeastOfAnother = 32;  // of a text in a third language
constexpr std::size_t kLeastWords = 4;       // of them; in languages written with spaces
constexpr double kLeastShare = 0.85;

/// Languages that texts of a few sentences do not tell apart.
constexpr std::array<std::array<std::string_view, 5>, 11> kKin = {{{"nb", "no", "nn", "da", "sv"},
                                                                   {"hr", "sr", "bs", "sl", "sh"},
                                                                   {"id", "ms", "jv", "su", ""},
                                                                   {"cs", "sk", "", "", ""},
                                                                   {"es", "pt", "gl", "ca", "ast"},
                                                                   {"zh", "zh-Hant", "yue", "", ""},
                                                                   {"ru", "uk", "be", "bg", "mk"},
                                                                   {"tr", "az", "tk", "", ""},
                                                                   {"hi", "mr", "ne", "bh", ""},
                                                                   {"af", "nl", "", "", ""},
                                                                   {"fil", "tl", "ceb", "", ""}}};

bool are_kin(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return std::any_of(kKin.begin(), kKin.end(), [&](const auto& family) {
    return std::find(family.begin(), family.end(), a) != family.end() &&
           std::find(family.begin(), family.end(), b) != family.end();
  });
}

bool is_function_word(std::string_view language, std::string_view norm) {
  constexpr std::string_view kEnglish[] = {
      "the", "of",  "and",  "to",   "in",  "is",   "for", "that", "with",  "a",    "an",   "was",  "are",
      "be",  "by",  "from", "at",   "as",  "it",   "on",  "you",  "your",  "this", "have", "has",  "will",
      "or",  "not", "he",   "they", "can", "were", "who", "his",  "their", "when", "said", "been", "which"};
  constexpr std::string_view kFrench[] = {"le",   "la",   "les",   "des", "du",  "et",  "un",  "une",
                                          "est",  "dans", "pour",  "que", "qui", "au",  "aux", "sur",
                                          "avec", "ce",   "cette", "par", "pas", "vous"};
  constexpr std::string_view kGerman[] = {"der", "die",   "das",  "und", "ist",    "ein",  "eine",
                                          "den", "dem",   "zu",   "mit", "von",    "im",   "für",
                                          "auf", "nicht", "sich", "des", "werden", "wird", "sie"};
  constexpr std::string_view kSpanish[] = {"el",   "los", "las", "del", "y",  "un", "una",  "es", "en", "por",
                                           "para", "que", "con", "se",  "su", "al", "como", "lo", "más"};
  const auto in = [norm](const auto& words) {
    return std::find(std::begin(words), std::end(words), norm) != std::end(words);
  };
  if (language == "en") return in(kEnglish);
  if (language == "fr") return in(kFrench);
  if (language == "de") return in(kGerman);
  return language == "es" && in(kSpanish);
}

/// A letter that hardly any language but Vietnamese has: ă â đ ê ô ơ ư with or without a tone.
bool has_vietnamese_letter(std::string_view norm) {
  for (std::size_t i = 0; i + 1 < norm.size(); ++i) {
    const auto a = static_cast<unsigned char>(norm[i]);
    const auto b = static_cast<unsigned char>(norm[i + 1]);
    if ((a == 0xC4 && (b == 0x83 || b == 0x91)) || (a == 0xC6 && (b == 0xA1 || b == 0xB0)) ||
        (a == 0xE1 && b >= 0xBA && b <= 0xBB)) {
      return true;
    }
  }
  return false;
}

/// Words [begin, end) of the target.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_opening(std::string_view mark) {
  return mark == "\u201C" || mark == "\u2018" || mark == "\u00AB" || mark == "(";
}
bool is_closing(std::string_view mark) {
  return mark == "\u201D" || mark == "\u2019" || mark == "\u00BB" || mark == ")";
}
bool is_straight(std::string_view mark) { return mark == "\"" || mark == "'"; }

/// Cut behind full stops, question and exclamation marks, and lines.
std::vector<Piece> sentences_of(const SideText& side) {
  std::vector<Piece> pieces;
  const auto& words = side.analysis.words;
  std::size_t begin = 0;
  const auto mark_of = [&](std::size_t i) { return i < words.size() ? words[i].span.of(side.text) : ""; };
  const auto glued = [&](std::size_t i) {
    return i + 1 < words.size() && words[i].span.end == words[i + 1].span.begin;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view mark = mark_of(i);
    const bool wide = mark == "。" || mark == "！" || mark == "？";
    const bool ends = wide || mark == "." || mark == "?" || mark == "!" || mark == "…";
    std::size_t last = i;
    while (ends && glued(last) && (is_closing(mark_of(last + 1)) || is_straight(mark_of(last + 1)))) ++last;
    const std::size_t next = last + 1;
    if (next < words.size()) {
      const bool line =
          side.text.substr(words[last].span.end, words[next].span.begin - words[last].span.end).find('\n') !=
          std::string_view::npos;
      const std::size_t word = is_opening(mark_of(next)) || is_straight(mark_of(next)) ? next + 1 : next;
      const bool begins = word < words.size() && words[word].capitalised && !glued(last);
      if (!line && !(ends && (wide || begins))) continue;
    }
    pieces.push_back({begin, next});
    begin = next;
    i = last;
  }
  return pieces;
}

/// Words of a piece that tell its language: no names, literals or words that the source has capitalised too.
class PieceReader {
 public:
  PieceReader(const PairView& view, std::string_view language) : view_(view), language_(language) {}

  /// Whether the words say by themselves that the piece is in the target language.
  [[nodiscard]] bool is_at_home(const Piece& piece) const {
    const auto& words = view_.target.analysis.words;
    std::size_t count = 0;
    std::size_t own = 0;
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      if (words[i].kind != text::WordKind::kWord) continue;
      ++count;
      own += (language_ == "vi" ? has_vietnamese_letter(words[i].norm) : is_function_word(language_, words[i].norm))
                 ? 1U
                 : 0U;
    }
    return language_ == "vi" ? own * 4 >= count : own * 7 >= count && (own > 1 || count < 7);
  }

  /// The words that tell, one space between.
  [[nodiscard]] std::string telling(const Piece& piece) const {
    const auto& words = view_.target.analysis.words;
    std::string text;
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      const text::Word& word = words[i];
      if (word.kind != text::WordKind::kWord || word.upper || word.inner_capital || is_carried(word)) continue;
      if (word.norm.find_first_of("0123456789_") != std::string::npos) continue;
      const bool literal = std::any_of(view_.target.literals.begin(), view_.target.literals.end(),
                                       [&](const text::Literal& other) { return other.span.overlaps(word.span); });
      if (literal) continue;
      if (!text.empty()) text += ' ';
      text += word.norm;
    }
    return text;
  }

 private:
  [[nodiscard]] bool is_carried(const text::Word& word) const {
    if (!word.capitalised) return false;
    const auto& words = view_.source.analysis.words;
    return std::any_of(words.begin(), words.end(),
                       [&](const text::Word& other) { return other.capitalised && other.norm == word.norm; });
  }

  const PairView& view_;
  std::string_view language_;
};

}  // namespace

void run_language_check(const PairView& view, CheckOutcome& outcome) {
  const std::string language = text::primary_subtag(view.target.language);
  if (language.empty() || view.target.analysis.words.empty()) return;
  const std::string source = text::primary_subtag(view.source.language);
  outcome.opportunities += 1.0;
  const PieceReader reader(view, language);
  const auto& words = view.target.analysis.words;
  /// Language of the piece when it is surely another one; else "".
  const auto stranger = [&](const Piece& piece, bool sentence) -> std::string {
    if (reader.is_at_home(piece)) return "";
    const std::string telling = reader.telling(piece);
    if (telling.size() < kLeastOfSource) return "";
    const auto spaces = static_cast<std::size_t>(std::count(telling.begin(), telling.end(), ' '));
    if (spaces + 1 < kLeastWords) return "";
    const text::LanguageGuess guess = text::identify_language(telling);
    if (!guess.reliable || guess.share < kLeastShare || are_kin(guess.language, language)) return "";
    const bool of_source = text::primary_subtag(guess.language) == source;
    if (of_source && source == language) return "";
    const std::size_t least =
        of_source ? (sentence ? kLeastOfSource + kLeastOfSource / 2 : kLeastOfSource) : kLeastOfAnother;
    return telling.size() >= least ? guess.language : "";
  };
  const std::vector<Piece> pieces = sentences_of(view.target);
  std::vector<std::pair<Piece, std::string>> strange;
  std::size_t long_enough = 0;
  for (const Piece& piece : pieces) {
    long_enough += piece.end - piece.begin >= 4 ? 1U : 0U;
    if (std::string other = stranger(piece, pieces.size() > 1); !other.empty())
      strange.emplace_back(piece, std::move(other));
  }
  const Piece whole = {0, words.size()};
  bool all = !strange.empty() && strange.size() >= long_enough;
  if (strange.empty() && pieces.size() > 1) {
    if (std::string other = stranger(whole, false); !other.empty()) {
      strange.emplace_back(whole, std::move(other));
      all = true;
    }
  }
  if (strange.empty() || is_copy(view)) return;
  outcome.violations = 1.0;
  const auto report = [&](const Piece& piece, const std::string& other, bool entire) {
    const std::string name = text::language_name(other);
    const std::string wanted = text::language_name(language);
    CheckFinding finding{
        .rule = "language",
        .severity = entire ? Severity::kCritical : Severity::kMajor,
        .probability = entire ? kWholeProbability : kSentenceProbability,
        .target = ByteSpan{words[piece.begin].span.begin, words[piece.end - 1].span.end},
        .message = (entire ? "the translation is in " : "a sentence is in ") + name + ", not in " + wanted};
    if (entire && !view.source.analysis.words.empty()) {
      finding.source =
          ByteSpan{view.source.analysis.words.front().span.begin, view.source.analysis.words.back().span.end};
    }
    outcome.findings.push_back(std::move(finding));
  };
  if (all) {
    report(whole, strange.front().second, true);
    return;
  }
  for (const auto& [piece, other] : strange) report(piece, other, false);
}

}  // namespace lacuna::metrics
