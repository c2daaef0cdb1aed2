/// \file
/// What a full stop after a word can mean, language by language: the tables behind the segmenter.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace lacuna::text {

enum class Abbreviation : std::uint8_t {
  kNone,
  kTitle,     ///< a name follows: "Dr.", "TP.", "GS."; never ends a sentence
  kInner,     ///< an explanation follows: "e.g.", "vd."; never ends a sentence
  kNumbered,  ///< inside a sentence only before a number: "No. 5", "tr. 12"
  kClock,     ///< "p.m.": ends a sentence before a capital unless a day or a time zone follows
  kCompany,   ///< "Inc.", "U.S.", "Jan.": ends a sentence only before a typical first word
  kFinal,     ///< "etc.", "v.v.": ends a sentence before any capital
};

/// Tables of one language. An unknown language gets those of English. Thread-safety: const and reentrant.
class Abbreviations {
 public:
  /// `language` is a primary subtag.
  explicit Abbreviations(std::string_view language);

  /// What `token` means before a full stop; `token` is as written, without the last full stop ("v.v", "GS.TS").
  [[nodiscard]] Abbreviation kind(std::string_view token) const;
  /// A capitalised word that often begins a sentence and is hardly ever a name ("The", "Theo").
  [[nodiscard]] bool is_starter(std::string_view word) const { return starters_.contains(word); }
  /// A word before a letter that is a label, not an initial ("Bên A", "vitamin C"), in lower case.
  [[nodiscard]] bool takes_letter(std::string_view lower) const { return labels_.contains(lower); }
  /// A word that makes a heading with the number after it ("Điều 1.", "Article 1."), in lower case.
  [[nodiscard]] bool makes_heading(std::string_view lower) const { return headings_.contains(lower); }
  /// A verb that ascribes a quotation ("hỏi", "asked"), in lower case.
  [[nodiscard]] bool is_speech_verb(std::string_view lower) const { return speech_verbs_.contains(lower); }
  /// What may follow "5 p.m." without a new sentence ("Tuesday", "GMT").
  [[nodiscard]] bool follows_clock(std::string_view word) const { return after_clock_.contains(word); }
  /// Whether "3." before a capital is an ordinal ("am 3. Oktober").
  [[nodiscard]] bool ordinal_stop() const { return ordinal_stop_; }

 private:
  using WordSet = std::unordered_set<std::string_view>;

  std::unordered_map<std::string_view, Abbreviation> kinds_;
  WordSet starters_;
  WordSet labels_;
  WordSet headings_;
  WordSet speech_verbs_;
  WordSet after_clock_;
  bool ordinal_stop_ = false;
};

}  // namespace lacuna::text
