/// \file
/// What a full stop after a word can mean, language by language; the words are in abbreviation_tables.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace lacuna::text {

struct AbbreviationTable;

enum class Abbreviation : std::uint8_t {
  kNone,
  kTitle,     ///< a name follows: "Dr.", "TP.", "GS."; never ends a sentence
  kInner,     ///< an explanation follows: "e.g.", "vd."; never ends a sentence
  kNumbered,  ///< inside a sentence only before a number: "No. 5", "tr. 12"
  kClock,     ///< "p.m.": ends a sentence before a capital unless a day or a time zone follows
  kCompany,   ///< "Inc.", "U.S.", "Jan.": ends a sentence only before a typical first word
  kDate,      ///< "Sept.", "г.": as kCompany, but after a number it ends a sentence before any capital ("on 30 Sept.")
  kFinal,     ///< "etc.", "v.v.": ends a sentence before any capital
};

/// Tables of one language. An unknown language gets those of English. Thread-safety: const and reentrant. Cost: the
/// construction reads the tables, O(their words); a question is one or a few look-ups.
class Abbreviations {
 public:
  /// `language` is a primary subtag.
  explicit Abbreviations(std::string_view language);

  /// What `token` means before a full stop; `token` is as written, without the last full stop ("v.v", "GS.TS",
  /// "l'art").
  [[nodiscard]] Abbreviation kind(std::string_view token) const;
  /// What exactly this abbreviation means; unlike kind() it does not look into chains and compounds.
  [[nodiscard]] Abbreviation listed_kind(std::string_view token) const;
  /// Whether an abbreviation of several words has this one: "z" or "B", of "z.B".
  [[nodiscard]] bool is_part(std::string_view word) const { return parts_.contains(word); }
  /// Whether an abbreviation of several words begins with these: "z" or "p.n", of "z.B" and "p.n.e".
  [[nodiscard]] bool begins_abbreviation(std::string_view words) const { return beginnings_.contains(words); }
  /// Whether an abbreviation of several words ends with these: "B", "n.e" or "p.n.e", of "z.B" and "p.n.e".
  [[nodiscard]] bool ends_abbreviation(std::string_view words) const { return endings_.contains(words); }

  /// A capitalised word that often begins a sentence and is hardly ever a name ("The", "Theo").
  [[nodiscard]] bool is_starter(std::string_view word) const { return starters_.contains(word); }
  /// A word whose capital does not tell that a sentence begins ("I").
  [[nodiscard]] bool is_always_capital(std::string_view word) const { return capitals_.contains(word); }
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
  /// Whether ";" is the question mark.
  [[nodiscard]] bool semicolon_asks() const { return semicolon_asks_; }

 private:
  using WordSet = std::unordered_set<std::string_view>;

  void add_kinds(const AbbreviationTable& table);
  void add_kinds(std::string_view list, Abbreviation kind);
  void add_words(const AbbreviationTable& table);

  std::unordered_map<std::string_view, Abbreviation> kinds_;
  WordSet parts_;
  WordSet beginnings_;
  WordSet endings_;
  std::string_view street_suffix_;
  WordSet starters_;
  WordSet capitals_;
  WordSet labels_;
  WordSet headings_;
  WordSet speech_verbs_;
  WordSet after_clock_;
  bool ordinal_stop_ = false;
  bool semicolon_asks_ = false;
};

}  // namespace lacuna::text
