#include "eval/text/negation.h"

#include <algorithm>
#include <string>

#include "eval/text/characters.h"

namespace lacuna::text {
namespace {

using View = std::string_view;

template <std::size_t kSize>
bool has(const View (&words)[kSize], View word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

template <std::size_t kSize>
bool begins(const View (&stems)[kSize], View word) {
  return std::any_of(std::begin(stems), std::end(stems), [&](View stem) { return word.starts_with(stem); });
}

View norm(const std::vector<Word>& words, std::size_t i) { return i < words.size() ? View{words[i].norm} : View{}; }

// --- Vietnamese ---

/// Behind "không": verbs that it denies a statement with. What it makes with nouns and adjectives is often one word
/// elsewhere ("không tỉnh táo": drunk).
constexpr View kDenied[] = {"thể",  "được", "nên",  "cần",   "muốn", "có",   "bao",  "hề",   "cho",  "đủ",   "dám",
                            "thấy", "tin",  "phải", "đồng",  "hiểu", "nghĩ", "làm",  "chịu", "đi",   "đến",  "dùng",
                            "bị",   "còn",  "là",   "thích", "yêu",  "hỗ",   "tồn",  "xảy",  "nhận", "tìm",  "gặp",
                            "ăn",   "uống", "sử",   "tham",  "chấp", "nhớ",  "ở",    "đáp",  "đưa",  "thay", "trả",
                            "mở",   "khớp", "chứa", "gửi",   "nằm",  "áp",   "hoạt", "thực"};
constexpr View kNotBefore[] = {"hàng", "chân", "hư", "phòng", "trên", "đường", "số",   "tay", "hay",
                               "được", "phải", "có", "à",     "biển", "năm",   "hoặc", "dù",  "hoá"};

bool ends_question(View text, const std::vector<Word>& words, std::size_t i) {
  // "… không?", "… chưa ạ?"
  for (std::size_t k = i + 1; k < words.size() && k <= i + 3; ++k) {
    const View mark = words[k].span.of(text);
    if (mark == "?" || mark == "？") return true;
    if (words[k].kind != WordKind::kWord) return k == i + 1;
  }
  return i + 1 >= words.size();
}

/// Whether the words from i on are what "không" denies a statement with.
bool is_denied(const std::vector<Word>& words, std::size_t i) {
  const View word = norm(words, i);
  const View next = norm(words, i + 1);
  if (!has(kDenied, word)) return false;
  if (word == "thể") {
    constexpr View kOneWord[] = {"tách", "thiếu", "tránh", "phủ", "chối", "quên", "chia", "tin", "ngờ", "chịu", "thay"};
    return !has(kOneWord, next);
  }
  if (word == "hề") {
    constexpr View kMuch[] = {"nhỏ", "ít", "kém", "rẻ", "thấp", "thua"};
    return !has(kMuch, next);
  }
  if (word == "bao") return next == "giờ" || next == "gồm";
  if (word == "có") return next != "gì";
  if (word == "còn") return next == "là" || next == "ai" || next == "có";
  if (word == "đồng") return next == "ý";
  if (word == "thay") return next == "đổi" && i >= 2 && norm(words, i - 2) != "giữ";
  return true;
}

/// "không thể không": two of them near each other affirm.
bool has_another(const std::vector<Word>& words, std::size_t i) {
  constexpr View kDenials[] = {"không", "chẳng", "chả", "đừng", "chớ"};
  for (std::size_t k = i < 3 ? 0 : i - 3; k <= i + 3 && k < words.size(); ++k) {
    if (k != i && has(kDenials, norm(words, k))) return true;
  }
  return false;
}

bool is_vietnamese_negation(View text, const std::vector<Word>& words, std::size_t i) {
  const View word = norm(words, i);
  const bool plain = word == "không";
  if (!plain && word != "chẳng" && word != "chưa" && word != "đừng") return false;
  if (ends_question(text, words, i) || has_another(words, i)) return false;
  if (i > 0 && has(kNotBefore, norm(words, i - 1))) return false;
  const View next = norm(words, i + 1);
  if (plain) return is_denied(words, i + 1);
  if (word == "chẳng" && (next == "hạn" || next == "bù" || next == "mấy" || next == "qua")) return false;
  if (word == "chưa") {
    constexpr View kOneWord[] = {"hoàn", "rõ",   "đầy", "đủ",   "tới",  "đến",  "kể",  "xong", "hết",
                                 "từng", "biết", "lâu", "chín", "đúng", "chắc", "tốt", "quen", "cao"};
    return !has(kOneWord, next);
  }
  return true;
}

constexpr View kVietnameseSigns[] = {
    "không", "chẳng", "chưa",  "đừng",  "chớ",  "chả",  "khỏi",  "phi",   "vô",  "bất",  "thiếu", "mất",  "hết",
    "kém",   "tránh", "ngừng", "ngoài", "trừ",  "thay", "hiếm",  "khó",   "ít",  "đâu",  "nào",   "miễn", "cấm",
    "chối",  "bỏ",    "ngưng", "dừng",  "thôi", "kẻo",  "chống", "trái",  "sai", "hỏng", "thất",  "bại",  "lỡ",
    "quên",  "trống", "rỗng",  "chỉ",   "hoãn", "ngăn", "kiêng", "tuyệt", "kệ",  "mặc",  "ko",    "vắng"};

// --- English ---

constexpr View kAfterNot[] = {"out",    "in",   "for",   "because", "as",    "with", "without",
                              "only",   "just", "least", "to",      "until", "long", "merely",
                              "simply", "too",  "so",    "far",     "all",   "even", "yet"};

bool is_pronoun(View word) {
  constexpr View kPronouns[] = {"it", "he", "she", "they", "we", "you", "i", "there"};
  return has(kPronouns, word);
}

bool is_english_negation(View text, const std::vector<Word>& words, std::size_t i) {
  const View word = norm(words, i);
  const View next = norm(words, i + 1);
  if (word == "never")
    return next != "mind" && next != "more" && next != "ending" && words[i].span.end < text.size() &&
           text[words[i].span.end] != '-';
  if (word == "cannot") return next != "but" && next != "help" && next != "wait";
  if (word == "n't") {
    if (is_pronoun(next)) return false;  // a question, or the tag of one
    constexpr View kIdioms[] = {"wait", "help", "mind", "even", "just", "only", "yet", "until", "have"};
    return !has(kIdioms, next);
  }
  if (word != "not" || has(kAfterNot, next)) return false;
  constexpr View kBefore[] = {"if", "or", "why", "than", "and", "but"};
  return i > 0 && !has(kBefore, norm(words, i - 1)) && next != "?" && i + 1 < words.size();
}

bool is_english_sign(View word) {
  constexpr View kSigns[] = {
      "not",      "n't",        "no",      "never",  "none",    "nobody",       "nothing",   "nowhere",    "neither",
      "nor",      "without",    "cannot",  "hardly", "barely",  "scarcely",     "rarely",    "seldom",     "little",
      "few",      "less",       "least",   "unless", "until",   "till",         "instead",   "rather",     "against",
      "zero",     "off",        "beyond",  "yet",    "still",   "hard",         "too",       "doubt",      "lost",
      "lose",     "loses",      "empty",   "wrong",  "false",   "void",         "despite",   "regardless", "short",
      "constant", "constantly", "away",    "out",    "far",     "beat",         "spare",     "escape",     "remain",
      "remains",  "remained",   "pending", "only",   "before",  "free",         "otherwise", "except",     "excluding",
      "minus",    "limited",    "loss",    "non",    "weak",    "never-ending", "nil",       "outside",    "foreign",
      "w",        "wo",         "nope",    "nay",    "negative"};
  constexpr View kStems[] = {
      "fail",     "wonder",    "differ",   "lack",    "refus",   "den",      "reject",   "avoid",     "prevent",
      "stop",     "ceas",      "except",   "exclud",  "absen",   "miss",     "ignor",    "neglect",   "forbid",
      "prohibit", "difficult", "impossib", "improb",  "imprac",  "improper", "impolite", "impercept", "immatur",
      "immor",    "imperfect", "immun",    "illeg",   "illic",   "illog",    "irre",     "inab",      "inac",
      "inad",     "inap",      "incap",    "incomp",  "incons",  "incorr",   "indef",    "independ",  "indirect",
      "ineff",    "inequal",   "inexp",    "inexpl",  "infreq",  "informal", "innocen",  "insec",     "insens",
      "instab",   "insuff",    "intang",   "intoler", "invalid", "invis",    "inevit",   "insig",     "inseparab",
      "incess",   "innum",     "infin",    "invinc",  "block",   "withh",    "withdr",   "abandon",   "anti",
      "non",      "overlook",  "elud",     "resist",  "oppos",   "dropp",    "drop",     "bann",      "disallow",
      "skip",     "suspend",   "cancel",   "left",    "leav",    "forg",     "delay",    "reluct",    "wors",
      "doubt",    "declin",    "depriv",   "deter",   "mistak",  "misund",   "banned",   "barr"};
  constexpr View kNoDenial[] = {"under",    "unit",   "union",  "uniq",     "univ",    "uncle",    "unif",
                                "unto",     "unesco", "unicef", "district", "discuss", "discover", "distribut",
                                "display",  "distan", "disco",  "dish",     "disk",    "disc",     "distinct",
                                "dispatch", "disea",  "disast", "dismiss"};
  if (has(kSigns, word)) return true;
  if (word.size() >= 6 && word.ends_with("less")) return true;
  if (word.size() >= 5 && (word.starts_with("un") || word.starts_with("dis"))) {
    return !begins(kNoDenial, word) || word.starts_with("dismiss");
  }
  if (word.starts_with("in") || word.starts_with("im") || word.starts_with("ir") || word.starts_with("il")) {
    if (word.ends_with("ble") || word.ends_with("bly") || word.ends_with("bility")) return true;
  }
  return begins(kStems, word);
}

// --- the others ---

bool is_french_sign(View word) {
  constexpr View kSigns[] = {"ne",   "n",    "n'",   "pas",    "jamais", "rien",     "aucun", "aucune",
                             "sans", "ni",   "non",  "nul",    "nulle",  "personne", "peu",   "guère",
                             "plus", "hors", "sauf", "contre", "mais",   "que"};
  constexpr View kStems[] = {"in",     "im",   "il", "ir",      "dé",   "mal",   "manqu",  "refus",
                             "empêch", "évit", "n'", "n\u2019", "rare", "échou", "interdi"};
  return has(kSigns, word) || (word.size() > 4 && begins(kStems, word)) || word.starts_with("n'");
}

bool is_german_sign(View word) {
  constexpr View kSigns[] = {"nicht", "nie",   "niemals", "nein",   "ohne",    "weder",  "noch",
                             "kaum",  "statt", "außer",   "nichts", "niemand", "selten", "wenig",
                             "ab",    "aus",   "gegen",   "aber",   "nur"};
  constexpr View kStems[] = {"un",        "kein",     "fehl",    "miss", "verweiger", "vermeid",
                             "verhinder", "scheiter", "niemand", "ver",  "nirgend",   "nicht"};
  return has(kSigns, word) || (word.size() > 3 && begins(kStems, word)) || word.ends_with("los") ||
         word.ends_with("lose") || word.ends_with("losen") || word.starts_with("kein");
}

bool is_spanish_sign(View word) {
  constexpr View kSigns[] = {"no",      "nunca", "jamás",  "sin",  "ni",    "nada", "nadie", "apenas", "tampoco",
                             "excepto", "salvo", "contra", "poco", "pocos", "poca", "pocas", "pero",   "sino"};
  constexpr View kStems[] = {"ningun", "ningún", "in", "im", "des", "falt", "evit", "neg", "carec", "imped", "rechaz"};
  return has(kSigns, word) || (word.size() > 4 && begins(kStems, word));
}

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

}  // namespace

bool knows_negation(std::string_view language) {
  constexpr View kKnown[] = {"vi", "en", "fr", "de", "es"};
  return has(kKnown, primary_subtag(language));
}

std::vector<std::size_t> sure_negations(std::string_view text, const std::vector<Word>& words,
                                        std::string_view language) {
  const std::string subtag = primary_subtag(language);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != WordKind::kWord) continue;
    const bool denies = subtag == "vi"   ? is_vietnamese_negation(text, words, i)
                        : subtag == "en" ? is_english_negation(text, words, i)
                                         : is_other_negation(subtag, words, i);
    if (denies) found.push_back(i);
  }
  // Two of them close together affirm: "không thể không", "not … impossible".
  for (std::size_t k = 0; k + 1 < found.size();) {
    if (found[k + 1] - found[k] > 4) {
      ++k;
      continue;
    }
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(k), found.begin() + static_cast<std::ptrdiff_t>(k) + 2);
  }
  return found;
}

bool may_negate(const std::vector<Word>& words, std::string_view language) {
  const std::string subtag = primary_subtag(language);
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    if (word.kind != WordKind::kWord) return false;
    if (subtag == "vi") return has(kVietnameseSigns, word.norm);
    if (subtag == "en") return is_english_sign(word.norm);
    if (subtag == "fr") return is_french_sign(word.norm);
    if (subtag == "de") return is_german_sign(word.norm);
    return subtag != "es" || is_spanish_sign(word.norm);
  });
}

}  // namespace lacuna::text
