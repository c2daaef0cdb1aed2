#include "eval/text/negation.h"

#include <algorithm>
#include <optional>
#include <string>

#include "eval/text/characters.h"
#include "eval/text/vietnamese_negation.h"

namespace lacuna::text {
namespace {

using View = std::string_view;

/// Words from one negation to the next within which the two affirm.
constexpr std::size_t kAffirming = 4;

template <std::size_t kSize>
bool has(const View (&words)[kSize], View word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

View norm(const std::vector<Word>& words, std::size_t i) { return i < words.size() ? View{words[i].norm} : View{}; }

// --- English ---

constexpr View kAfterNot[] = {"out",    "in",   "for",   "because", "as",    "with", "without",
                              "only",   "just", "least", "to",      "until", "long", "merely",
                              "simply", "too",  "so",    "far",     "all",   "even", "yet"};

bool is_pronoun(View word) {
  constexpr View kPronouns[] = {"it", "he", "she", "they", "we", "you", "i", "there"};
  return has(kPronouns, word);
}

/// "did not open until ten": it opened only then.
bool is_until(const std::vector<Word>& words, std::size_t i) {
  constexpr std::size_t kReach = 8;
  for (std::size_t k = i + 1; k <= i + kReach && k < words.size() && words[k].kind == WordKind::kWord; ++k) {
    if (norm(words, k) == "until" || norm(words, k) == "till") return true;
  }
  return false;
}

/// A negation that is not sure for what it stands with.
bool is_likely(View text, const std::vector<Word>& words, std::size_t i, View subtag) {
  const View word = norm(words, i);
  const View next = norm(words, i + 1);
  if (subtag == "vi") return is_likely_vietnamese_negation(text, words, i);
  if (subtag != "en" || is_until(words, i)) return false;
  if (word == "n't") return !is_pronoun(next) && next != "help" && next != "wait";
  constexpr View kKept[] = {"because", "in", "for", "with", "to", "too", "so", "all", "yet", "as", "even", "far"};
  return word == "not" && has(kKept, next) && !(i > 0 && (norm(words, i - 1) == "if" || norm(words, i - 1) == "than"));
}

bool is_english_negation(View text, const std::vector<Word>& words, std::size_t i) {
  const View word = norm(words, i);
  const View next = norm(words, i + 1);
  if (word == "never")
    return next != "mind" && next != "more" && next != "ending" && words[i].span.end < text.size() &&
           text[words[i].span.end] != '-';
  if (word == "cannot") return next != "but" && next != "help" && next != "wait";
  if (word == "n't") {
    if (is_until(words, i)) return false;
    if (is_pronoun(next)) return false;  // a question, or the tag of one
    constexpr View kIdioms[] = {"and",  "or",   "but",  "wait", "help",  "mind",
                                "even", "just", "only", "yet",  "until", "have"};
    return !has(kIdioms, next);
  }
  if (word != "not" || has(kAfterNot, next) || is_until(words, i)) return false;
  constexpr View kBefore[] = {"if", "or", "why", "than", "and", "but"};
  return i > 0 && !has(kBefore, norm(words, i - 1)) && next != "?" && i + 1 < words.size();
}

// --- the others ---

bool is_other_negation(View subtag, const std::vector<Word>& words, std::size_t i) {
  const View word = norm(words, i);
  const View next = norm(words, i + 1);
  if (subtag == "de") {
    if (word == "nicht")
      return next != "nur" && next != "zuletzt" && next != "mehr" && next != "?" && i + 1 < words.size() &&
             next != "wahr";
    return word == "niemals" || word == "keinesfalls" || word == "kein" || word == "keine" || word == "keinen";
  }
  if (subtag == "es") {
    if (word == "no") {
      return next != "solo" && next != "sólo" && next != "obstante" && next != "," && next != "?" && next != "más" &&
             i + 1 < words.size();
    }
    return word == "nunca" || word == "jamás";
  }
  if (word != "pas" || next == "seulement" || next == "mal") return false;
  // "ne … pas": with its first half near by.
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    const View before = norm(words, i - back);
    if (before == "ne" || before.starts_with("n'") || before == "n") return true;
  }
  return false;
}

/// "too late to …", "too far for …".
bool is_followed_by_to(const std::vector<Word>& words, std::size_t i) {
  constexpr std::size_t kReach = 5;
  for (std::size_t k = i + 2; k <= i + kReach && k < words.size(); ++k) {
    if (norm(words, k) == "to" || norm(words, k) == "for") return true;
  }
  return false;
}

/// A word that looks like a sign of denial and is a part of another word, of a question or of an idiom.
bool is_no_sign(View text, const std::vector<Word>& words, std::size_t i, View subtag) {
  const View word = norm(words, i);
  const View before = i > 0 ? norm(words, i - 1) : View{};
  const View next = norm(words, i + 1);
  if (subtag == "vi") return is_no_vietnamese_sign(text, words, i);
  if (subtag == "en") {
    if (word == "not") return before == "or" || (before == "why" && next != "a");
    if (word == "none") return i > 0 && words[i].capitalised;                                     // a program's
    if (i > 0 && words[i].capitalised && !words[i].upper && word.starts_with("un")) return true;  // a name
    if (word == "else") return before != "or" && before != ";";
    if (word == "out") return next != "of";
    if (word == "far") return next != "from";
    if (word == "too") return !is_followed_by_to(words, i);
    return word == "no" && (next == "matter" || next == "doubt");
  }
  return false;
}

/// The sense of two words that mean something else than the first alone.
std::optional<DenialSense> sense_of_two(View word, View next) {
  if ((word == "yet" && next == "to") || (word == "let" && next == "alone")) return DenialSense::kNot;
  if ((word == "rather" || word == "other") && next == "than") return DenialSense::kExcept;
  return std::nullopt;
}

}  // namespace

bool knows_negation(std::string_view language) {
  constexpr View kKnown[] = {"vi", "en", "fr", "de", "es"};
  return has(kKnown, primary_subtag(language));
}

bool has_negation(const std::vector<Word>& words, std::string_view language) {
  constexpr View kVietnamese[] = {"không", "chẳng", "chưa", "đừng"};
  constexpr View kEnglish[] = {"not", "n't", "never", "cannot"};
  constexpr View kOthers[] = {"pas",   "nicht",  "niemals", "keinesfalls", "kein",
                              "keine", "keinen", "no",      "nunca",       "jamás"};
  const std::string subtag = primary_subtag(language);
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    if (subtag == "vi") return has(kVietnamese, word.norm);
    return subtag == "en" ? has(kEnglish, word.norm) : has(kOthers, word.norm);
  });
}

namespace {

/// "neither" without "nor", which answers two negations.
bool is_lone_neither(const std::vector<Word>& words, std::size_t i) {
  constexpr std::size_t kReach = 12;
  if (norm(words, i) != "neither") return false;
  for (std::size_t k = i + 1; k <= i + kReach && k < words.size(); ++k) {
    if (norm(words, k) == "nor" || norm(words, k) == "or") return false;
  }
  return true;
}

}  // namespace

std::vector<Denial> denials(std::string_view text, const std::vector<Word>& words, std::string_view language) {
  const std::string subtag = primary_subtag(language);
  std::vector<Denial> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != WordKind::kWord) continue;
    auto sense = denial_sense(words[i].norm, subtag);
    if (subtag == "en") {
      if (const auto both = sense_of_two(norm(words, i), norm(words, i + 1))) sense = both;
    }
    if (subtag == "vi" && is_vietnamese_otherwise(words, i)) sense = DenialSense::kOtherwise;
    if (sense && is_no_sign(text, words, i, subtag)) continue;
    const bool sure = subtag == "vi"   ? is_vietnamese_negation(text, words, i)
                      : subtag == "en" ? is_english_negation(text, words, i)
                                       : is_other_negation(subtag, words, i);
    if (!sure && !sense) continue;
    found.push_back({.word = i,
                     .sense = sure ? DenialSense::kNot : *sense,
                     .sure = sure,
                     .likely = sure || is_likely(text, words, i, subtag),
                     .not_yet = words[i].norm == "chưa"});
    if (is_lone_neither(words, i)) found.push_back(found.back());
  }
  // Two of them close together affirm: "không thể không", "not … impossible".
  Denial* last = nullptr;
  for (Denial& denial : found) {
    if (!denial.sure) continue;
    if (last != nullptr && denial.word - last->word <= kAffirming) {
      last->sure = last->likely = denial.sure = denial.likely = false;
      last = nullptr;
      continue;
    }
    last = &denial;
  }
  return found;
}

std::vector<std::size_t> sure_negations(std::string_view text, const std::vector<Word>& words,
                                        std::string_view language) {
  std::vector<std::size_t> found;
  for (const Denial& denial : denials(text, words, language)) {
    if (denial.sure) found.push_back(denial.word);
  }
  return found;
}

}  // namespace lacuna::text
