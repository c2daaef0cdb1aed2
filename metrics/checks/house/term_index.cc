#include "metrics/checks/house/term_index.h"

#include <algorithm>
#include <array>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/stemmer.h"

namespace lacuna::metrics {
namespace {

constexpr std::size_t kLongestSuffix = 3;  // characters: "-ами", "-nak", "에서"
constexpr std::size_t kShortestStem = 4;   // characters of a word that may have a suffix

bool is_hyphen(std::string_view norm) {
  return norm == "-" || norm == "\u2010" || norm == "\u2011" || norm == "\u00AD";
}

/// Scripts whose words are not set apart: Thai to Burmese, Khmer, kana, Han.
bool is_unspaced(char32_t code) {
  return (code >= 0x0E00 && code <= 0x0EFF) || (code >= 0x1000 && code <= 0x109F) ||
         (code >= 0x1780 && code <= 0x17FF) || (code >= 0x3040 && code <= 0x30FF) ||
         (code >= 0x3400 && code <= 0x4DBF) || (code >= 0x4E00 && code <= 0x9FFF) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF);
}

}  // namespace

TermLanguage term_language(std::string_view language) {
  constexpr std::array<std::string_view, 7> kUnspaced = {"zh", "ja", "th", "lo", "km", "my", "yue"};
  // Each word has one form: a longer word is another word.
  constexpr std::array<std::string_view, 1> kUninflected = {"vi"};
  const std::string subtag = text::primary_subtag(language);
  const auto in = [&](const auto& list) { return std::find(list.begin(), list.end(), subtag) != list.end(); };
  TermLanguage result;
  result.by_character = in(kUnspaced);
  result.tolerates_suffixes =
      !subtag.empty() && !result.by_character && !in(kUninflected) && !text::Stemmer(language).has_stems();
  return result;
}

std::vector<TermPiece> term_pieces(std::string_view text, const text::Analysis& analysis,
                                   const TermLanguage& language) {
  std::vector<TermPiece> pieces;
  pieces.reserve(analysis.words.size());
  for (std::size_t i = 0; i < analysis.words.size(); ++i) {
    const text::Word& word = analysis.words[i];
    if (is_hyphen(word.norm)) continue;
    std::size_t at = word.span.begin;
    if (language.by_character && is_unspaced(text::code_point_at(text, at))) {
      while (at < word.span.end) {
        const std::size_t begin = at;
        static_cast<void>(base::next_code_point(text, at));
        const std::string_view bytes = text.substr(begin, at - begin);
        pieces.push_back({{begin, at}, std::string(bytes), std::string(bytes), false});
      }
      continue;
    }
    pieces.push_back({word.span, analysis.keys[i], word.norm, word.upper});
  }
  return pieces;
}

std::optional<std::uint32_t> PhraseTable::add(std::string_view text, bool case_sensitive) {
  const auto next = static_cast<std::uint32_t>(phrases_.size());
  const auto [place, is_new] = ids_.emplace((case_sensitive ? "=" : "~") + std::string(text), next);
  if (!is_new) return place->second;
  TermPhrase phrase{.text = std::string(text), .case_sensitive = case_sensitive};
  phrase.pieces = term_pieces(phrase.text, analyzer_.analyze(phrase.text), language_);
  if (phrase.pieces.empty()) {
    ids_.erase(place);
    return std::nullopt;
  }
  const TermPiece& first = phrase.pieces.front();
  by_first_[first.key].push_back(next);
  if (first.norm != first.key) by_first_[first.norm].push_back(next);
  phrases_.push_back(std::move(phrase));
  return next;
}

void PhraseTable::candidates(const TermPiece& piece, std::vector<std::uint32_t>& found) const {
  const auto look_up = [&](const std::string& form) {
    const auto entry = by_first_.find(form);
    if (entry != by_first_.end()) found.insert(found.end(), entry->second.begin(), entry->second.end());
  };
  look_up(piece.key);
  if (piece.norm != piece.key) look_up(piece.norm);
  if (language_.tolerates_suffixes) {
    std::string stem = piece.norm;
    for (std::size_t cut = 0; cut < kLongestSuffix && !stem.empty(); ++cut) {
      stem.resize(text::previous_start(stem, stem.size()));
      look_up(stem);
    }
  }
}

bool PhraseTable::same(const TermPhrase& phrase, const TermPiece& expected, std::string_view text,
                       const TermPiece& piece) const {
  if (phrase.case_sensitive) return expected.span.of(phrase.text) == piece.span.of(text);
  if (expected.upper) return piece.upper && expected.norm == piece.norm;
  if (expected.key == piece.key || expected.norm == piece.norm) return true;
  if (!language_.tolerates_suffixes || !piece.norm.starts_with(expected.norm)) return false;
  return base::count_code_points(expected.norm) >= kShortestStem &&
         base::count_code_points(std::string_view{piece.norm}.substr(expected.norm.size())) <= kLongestSuffix;
}

bool PhraseTable::matches(const TermPhrase& phrase, std::string_view text, std::span<const TermPiece> pieces) const {
  if (phrase.pieces.size() > pieces.size()) return false;
  for (std::size_t i = 0; i < phrase.pieces.size(); ++i) {
    if (!same(phrase, phrase.pieces[i], text, pieces[i])) return false;
  }
  return true;
}

std::vector<PhraseTable::Match> PhraseTable::find(std::string_view text, std::span<const TermPiece> pieces) const {
  std::vector<Match> all;
  std::vector<std::uint32_t> found;
  for (std::uint32_t begin = 0; begin < pieces.size(); ++begin) {
    found.clear();
    candidates(pieces[begin], found);
    if (found.empty()) continue;
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    const std::size_t first = all.size();
    for (const std::uint32_t id : found) {
      const TermPhrase& phrase = phrases_[id];
      if (!matches(phrase, text, pieces.subspan(begin))) continue;
      all.push_back({id, begin, begin + static_cast<std::uint32_t>(phrase.pieces.size())});
    }
    std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
                     [](const Match& a, const Match& b) { return a.end > b.end; });
  }
  return all;
}

bool PhraseTable::contains(std::uint32_t phrase, std::string_view text, std::span<const TermPiece> pieces) const {
  for (std::size_t begin = 0; begin < pieces.size(); ++begin) {
    if (matches(phrases_[phrase], text, pieces.subspan(begin))) return true;
  }
  return false;
}

TermIndex::TermIndex(std::span<const corpus::TermEntry> entries, std::string_view source_language,
                     std::string_view target_language)
    : sources_(source_language), targets_(target_language) {
  const auto add_all = [&](const std::vector<std::string>& texts, bool case_sensitive,
                           std::vector<std::uint32_t>& phrases) {
    for (const std::string& text : texts) {
      const std::optional<std::uint32_t> id = targets_.add(text, case_sensitive);
      if (id && std::find(phrases.begin(), phrases.end(), *id) == phrases.end()) phrases.push_back(*id);
    }
  };
  for (const corpus::TermEntry& entry : entries) {
    Term* term = nullptr;
    if (entry.source.empty()) {
      term = &everywhere_.emplace_back();
    } else {
      const std::optional<std::uint32_t> source = sources_.add(entry.source, entry.case_sensitive);
      if (!source) continue;
      const auto [place, is_new] = term_of_source_.emplace(*source, terms_.size());
      if (is_new) terms_.push_back({.source = source});
      term = &terms_[place->second];
    }
    add_all(entry.targets, entry.case_sensitive, term->targets);
    add_all(entry.forbidden, entry.case_sensitive, term->forbidden);
    forbids_ |= !term->forbidden.empty();
  }
  for (const std::vector<Term>* list : {&terms_, &everywhere_}) {
    for (const Term& term : *list) {
      for (const std::uint32_t id : term.targets) {
        for (const TermPiece& piece : targets_.phrase(id).pieces) target_words_.insert(piece.norm);
      }
    }
  }
}

const Term* TermIndex::term_of(std::uint32_t source_phrase) const {
  const auto found = term_of_source_.find(source_phrase);
  return found == term_of_source_.end() ? nullptr : &terms_[found->second];
}

std::vector<PhraseTable::Match> longest(std::span<const PhraseTable::Match> matches) {
  std::vector<PhraseTable::Match> kept;
  std::uint32_t covered = 0;
  for (const PhraseTable::Match& match : matches) {
    // Phrases of the same pieces (one case-sensitive, say, or two spellings of one stem) are meant together.
    const bool same = !kept.empty() && kept.back().begin == match.begin && kept.back().end == match.end;
    if (match.begin < covered && !same) continue;
    kept.push_back(match);
    covered = match.end;
  }
  return kept;
}

}  // namespace lacuna::metrics
