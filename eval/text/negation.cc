#include "eval/text/negation.h"

#include <algorithm>
#include <optional>
#include <string>

#include "eval/text/characters.h"

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

// --- Vietnamese ---

/// Behind "không": verbs that it denies a statement with. What it makes with nouns and adjectives is often one word
/// elsewhere ("không tỉnh táo": drunk).
constexpr View kDenied[] = {"thể",  "được", "nên",  "cần",   "muốn", "có",   "bao",  "hề",   "cho",  "đủ",   "dám",
                            "thấy", "tin",  "phải", "đồng",  "hiểu", "nghĩ", "làm",  "chịu", "đi",   "đến",  "dùng",
                            "bị",   "còn",  "là",   "thích", "yêu",  "hỗ",   "tồn",  "xảy",  "nhận", "tìm",  "gặp",
                            "ăn",   "uống", "sử",   "tham",  "chấp", "nhớ",  "ở",    "đáp",  "đưa",  "thay", "trả",
                            "mở",   "khớp", "chứa", "gửi",   "nằm",  "áp",   "hoạt", "thực"};
constexpr View kNotBefore[] = {"chân", "hư", "trên", "đường", "số",   "tay", "hay", "được", "phải",
                               "có",   "à",  "biển", "năm",   "hoặc", "dù",  "hoá", "bỏ"};

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

/// Before "không": words that a verb follows, and so what is denied is a statement.
constexpr View kBeforeVerb[] = {"sẽ", "đã", "cũng", "tôi", "họ", "nó", "ta", "anh", "cô", "em", "mình", "bạn"};
/// Behind "không": what makes an idiom with it.
constexpr View kIdiomWords[] = {"chỉ", "những", "phải", "còn", "thể",   "gì",  "sao", "may",
                                "kém", "ngừng", "mấy",  "ít",  "người", "bao", "hề",  "có",
                                "đổi", "tỉnh",  "cùng", "ai",  "một",   "lâu", "dùng"};

/// "không thể không": two of them near each other affirm.
bool has_another(const std::vector<Word>& words, std::size_t i) {
  constexpr View kDenials[] = {"không", "chẳng", "chả", "đừng", "chớ"};
  for (std::size_t k = i < 3 ? 0 : i - 3; k <= i + 3 && k < words.size(); ++k) {
    if (k != i && has(kDenials, norm(words, k))) return true;
  }
  return false;
}

/// "hàng không", which is aviation, unless "hàng" ends another word: "khách hàng không …".
bool is_aviation(const std::vector<Word>& words, std::size_t i) {
  constexpr View kGoods[] = {"khách", "bán", "mua", "ngân", "cửa", "đơn", "giao", "mặt", "nhà", "đặt", "giỏ", "kho"};
  const View before = i > 0 ? norm(words, i - 1) : View{};
  return (before == "hàng" && (i < 2 || !has(kGoods, norm(words, i - 2)))) ||
         (before == "phòng" && (i < 2 || norm(words, i - 2) != "văn"));
}

/// "khi chưa …", "chừng nào chưa …", "chưa … đã …": before something.
bool is_before(const std::vector<Word>& words, std::size_t i) {
  constexpr std::size_t kBack = 3;
  constexpr std::size_t kAhead = 6;
  for (std::size_t back = 1; back <= kBack && back <= i; ++back) {
    const View word = norm(words, i - back);
    if (word == "khi" || word == "nào" || word == "lúc" || word == "trước") return true;
  }
  for (std::size_t k = i + 1; k <= i + kAhead && k < words.size(); ++k) {
    if (norm(words, k) == "đã") return true;
  }
  return false;
}

/// "khoá không cho …", "ngăn không cho …": the verb before has denied already; "không dùng nữa", "không phải ngoại lệ"
/// are said without a negation elsewhere.
bool says_again(const std::vector<Word>& words, std::size_t i) {
  constexpr View kVerbs[] = {"khoá", "khóa", "ngăn", "cấm", "chặn", "cản", "tránh", "giữ", "từ chối"};
  if (norm(words, i + 1) == "cho" && i > 0 && has(kVerbs, norm(words, i - 1))) return true;
  if (norm(words, i + 1) == "dùng" && norm(words, i + 2) == "nữa") return true;
  return norm(words, i + 1) == "phải" && (norm(words, i + 2) == "ngoại" || norm(words, i + 3) == "ngoại");
}

bool is_vietnamese_negation(View text, const std::vector<Word>& words, std::size_t i) {
  const View word = norm(words, i);
  const bool plain = word == "không";
  if (!plain && word != "chẳng" && word != "chưa" && word != "đừng") return false;
  if (ends_question(text, words, i) || has_another(words, i)) return false;
  if (i > 0 && has(kNotBefore, norm(words, i - 1))) return false;
  const View next = norm(words, i + 1);
  if (plain)
    return !is_aviation(words, i) && !says_again(words, i) &&
           (is_denied(words, i + 1) || (i > 0 && has(kBeforeVerb, norm(words, i - 1)) && i + 1 < words.size() &&
                                        words[i + 1].kind == WordKind::kWord && !has(kIdiomWords, next)));
  if (word == "chẳng" && (next == "hạn" || next == "bù" || next == "mấy" || next == "qua")) return false;
  if (word == "chưa") {
    if (is_before(words, i)) return false;
    constexpr View kOneWord[] = {"hoàn", "rõ",   "đầy", "đủ",   "tới",  "đến",  "kể",  "xong", "hết",
                                 "từng", "biết", "lâu", "chín", "đúng", "chắc", "tốt", "quen", "cao"};
    return !has(kOneWord, next);
  }
  return true;
}

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
  if (subtag == "vi") {
    if (word != "không" && word != "chẳng") return false;
    if (i + 1 >= words.size() || words[i + 1].kind != WordKind::kWord) return false;
    return !ends_question(text, words, i) && !has_another(words, i) && !is_aviation(words, i) &&
           !says_again(words, i) && !(i > 0 && has(kNotBefore, norm(words, i - 1))) && !has(kIdiomWords, next);
  }
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

/// Whether "không" or "chưa" at `i` asks: it is the last word before a question mark but for a particle.
bool asks(View text, const std::vector<Word>& words, std::size_t i) {
  constexpr View kParticles[] = {"ạ", "vậy", "hả", "nhỉ", "thế", "nhé", "nào", "em", "anh", "chị"};
  std::size_t k = i + 1;
  if (has(kParticles, norm(words, k))) ++k;
  return k < words.size() && (words[k].span.of(text) == "?" || words[k].span.of(text) == "？");
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
  const bool last = i + 1 >= words.size() || words[i + 1].kind != WordKind::kWord;
  if (subtag == "vi") {
    constexpr View kBefore[] = {"chân", "hư", "hay"};
    constexpr View kNext[] = {"gian", "khí", "quân", "kích", "phận", "phẩy"};
    if (word == "không") {
      if (next == "sớm" && norm(words, i + 2) == "thì") return true;  // "không sớm thì muộn": sooner or later
      return is_aviation(words, i) || has(kBefore, before) || has(kNext, next) ||
             (last && (before == "số" || before == "hoặc")) || asks(text, words, i);
    }
    if (word == "chưa") return last;
    if (word == "ngoài") return before == "bên" || before == "nước" || next == "ra";
    if (word == "chẳng") return next == "hạn" || next == "bù";
    if (word == "bất") return next == "kỳ" || next == "kì" || next == "cứ" || next == "chấp" || next == "động";
    if (word == "thay") return next == "đổi" || next == "thế";
    if (word == "đâu") return !last;
    if (word == "bỏ") {
      constexpr View kRemove[] = {"từ", "gỡ", "xoá", "xóa", "tháo", "lược"};
      return has(kRemove, before) || next == "phiếu" || next == "ra" || next == "vào";
    }
    if (word == "khỏi") return next != "cần" && next != "phải" && next != "lo" && next != "nói" && next != "bàn";
    if (word == "loại") return next != "trừ" && next != "bỏ";
    if (word == "bác") return next != "bỏ";
    if (word == "phản") return next != "đối" && next != "kháng";
    return word == "mặc" && next != "kệ";
  }
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

/// "nếu không thì …", "nếu không, …".
bool is_otherwise(const std::vector<Word>& words, std::size_t i, View subtag) {
  if (subtag != "vi" || i == 0 || norm(words, i) != "không" || norm(words, i - 1) != "nếu") return false;
  const View next = norm(words, i + 1);
  return next == "thì" || next == "sẽ" || next == "," || next == ";" || next == ":";
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
    if (is_otherwise(words, i, subtag)) sense = DenialSense::kOtherwise;
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
