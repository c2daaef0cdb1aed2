/// \file
/// `TermIndex`: a term list ready to be looked up in texts, by stems.
///
///     const TermIndex index(entries, "vi", "en");
///     const std::vector<TermPiece> pieces = index.sources().pieces(text, analysis);
///     for (const auto& match : longest(index.sources().find(text, pieces))) use(index.term_of(match.phrase));
///
/// A word of a term matches a word of the text with the same stem (`text::Analyzer`) or the same matching form; in a
/// language that inflects and has no stemmer also one that is up to three letters longer. A word of a term that is all
/// capitals ("IT") matches capitals only; a case-sensitive entry matches its own letters. Hyphens do not count. In
/// languages written without spaces (Chinese, Japanese, Thai …) characters are matched, wherever words end. Where terms
/// overlap the longest one is meant.
/// Thread-safety: immutable. Cost: a look-up for each word of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "eval/corpus/term_list.h"
#include "eval/text/analysis.h"
#include "lacuna/span.h"

namespace lacuna::metrics {

/// How words of a language are told to be the same.
struct TermLanguage {
  bool by_character = false;        ///< written without spaces
  bool tolerates_suffixes = false;  ///< inflects, and there is no stemmer
};

[[nodiscard]] TermLanguage term_language(std::string_view language);

/// What is compared: a word, or a character where there are no spaces.
struct TermPiece {
  ByteSpan span;
  std::string key;   ///< stem
  std::string norm;  ///< matching form
  bool upper = false;
};

/// The pieces of a text; punctuation and symbols but hyphens are pieces, too.
[[nodiscard]] std::vector<TermPiece> term_pieces(std::string_view text, const text::Analysis& analysis,
                                                 const TermLanguage& language);

/// A phrase of one of the lists.
struct TermPhrase {
  std::string text;
  std::vector<TermPiece> pieces;  ///< with spans in `text`
  bool case_sensitive = false;
};

/// Phrases of one language, found by their first piece.
class PhraseTable {
 public:
  explicit PhraseTable(std::string_view language) : analyzer_(language), language_(term_language(language)) {}

  /// The phrase's number; the same one for the same text and case. Nothing for a text without words.
  std::optional<std::uint32_t> add(std::string_view text, bool case_sensitive);

  struct Match {
    std::uint32_t phrase = 0;
    std::uint32_t begin = 0;  ///< pieces [begin, end)
    std::uint32_t end = 0;
  };
  /// Every phrase that begins at each piece, in order of place, then the longest first.
  [[nodiscard]] std::vector<Match> find(std::string_view text, std::span<const TermPiece> pieces) const;
  /// Whether the phrase stands anywhere; for a few phrases cheaper than `find`.
  [[nodiscard]] bool contains(std::uint32_t phrase, std::string_view text, std::span<const TermPiece> pieces) const;
  [[nodiscard]] const TermPhrase& phrase(std::uint32_t id) const { return phrases_[id]; }
  [[nodiscard]] std::vector<TermPiece> pieces(std::string_view text, const text::Analysis& analysis) const {
    return term_pieces(text, analysis, language_);
  }

 private:
  [[nodiscard]] bool matches(const TermPhrase& phrase, std::string_view text, std::span<const TermPiece> pieces) const;
  [[nodiscard]] bool same(const TermPhrase& phrase, const TermPiece& expected, std::string_view text,
                          const TermPiece& piece) const;
  void candidates(const TermPiece& piece, std::vector<std::uint32_t>& found) const;

  text::Analyzer analyzer_;  ///< used while phrases are added only
  TermLanguage language_;
  std::vector<TermPhrase> phrases_;
  std::unordered_map<std::string, std::uint32_t> ids_;                    ///< by text and case
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_;  ///< by key and by matching form
};

/// What the lists say of one source phrase; of several entries all that they say together.
struct Term {
  std::optional<std::uint32_t> source = std::nullopt;  ///< phrase; none: `forbidden` are so everywhere
  std::vector<std::uint32_t> targets = {};             ///< phrases; the preferred one first
  std::vector<std::uint32_t> forbidden = {};
};

class TermIndex {
 public:
  TermIndex(std::span<const corpus::TermEntry> entries, std::string_view source_language,
            std::string_view target_language);

  [[nodiscard]] const PhraseTable& sources() const { return sources_; }
  [[nodiscard]] const PhraseTable& targets() const { return targets_; }
  /// The term of a source phrase; null: there is none.
  [[nodiscard]] const Term* term_of(std::uint32_t source_phrase) const;
  /// What is forbidden whatever the source.
  [[nodiscard]] std::span<const Term> forbidden_everywhere() const { return everywhere_; }
  /// Whether the word (matching form) stands in a target phrase that is not forbidden.
  [[nodiscard]] bool knows_target_word(const std::string& norm) const { return target_words_.contains(norm); }
  /// Whether anything is forbidden.
  [[nodiscard]] bool forbids() const { return forbids_; }
  [[nodiscard]] bool empty() const { return terms_.empty() && everywhere_.empty(); }

 private:
  PhraseTable sources_;
  PhraseTable targets_;
  std::vector<Term> terms_;
  std::vector<Term> everywhere_;
  bool forbids_ = false;
  std::unordered_map<std::uint32_t, std::size_t> term_of_source_;
  std::unordered_set<std::string> target_words_;
};

/// `matches` (in order of place, longest first) without those that overlap one before them.
[[nodiscard]] std::vector<PhraseTable::Match> longest(std::span<const PhraseTable::Match> matches);

}  // namespace lacuna::metrics
