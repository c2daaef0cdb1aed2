#include "eval/text/denial_words.h"

#include <algorithm>
#include <iterator>

namespace lacuna::text {
namespace {

using View = std::string_view;
using Sense = DenialSense;

struct Entry {
  View form;
  Sense sense;
};

template <std::size_t kSize>
bool has(const View (&words)[kSize], View word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

template <std::size_t kSize>
bool begins(const View (&stems)[kSize], View word) {
  return std::any_of(std::begin(stems), std::end(stems), [&](View stem) { return word.starts_with(stem); });
}

template <std::size_t kSize>
std::optional<Sense> whole(const Entry (&entries)[kSize], View word) {
  for (const Entry& entry : entries) {
    if (entry.form == word) return entry.sense;
  }
  return std::nullopt;
}

template <std::size_t kSize>
std::optional<Sense> stem(const Entry (&entries)[kSize], View word) {
  for (const Entry& entry : entries) {
    if (word.starts_with(entry.form)) return entry.sense;
  }
  return std::nullopt;
}

constexpr Entry kVietnamese[] = {
    {"không", Sense::kNot},   {"chẳng", Sense::kNot},    {"chưa", Sense::kNot},     {"đừng", Sense::kNot},
    {"chớ", Sense::kNot},     {"chả", Sense::kNot},      {"ko", Sense::kNot},       {"khỏi", Sense::kAvoid},
    {"phi", Sense::kAffix},   {"vô", Sense::kAffix},     {"bất", Sense::kAffix},    {"thiếu", Sense::kLack},
    {"vắng", Sense::kLack},   {"mất", Sense::kLose},     {"lỡ", Sense::kLose},      {"hết", Sense::kAway},
    {"kém", Sense::kFew},     {"hiếm", Sense::kFew},     {"ít", Sense::kFew},       {"tránh", Sense::kAvoid},
    {"ngăn", Sense::kAvoid},  {"chống", Sense::kAvoid},  {"kiêng", Sense::kAvoid},  {"kẻo", Sense::kAvoid},
    {"chặn", Sense::kAvoid},  {"phản", Sense::kAvoid},   {"ngừng", Sense::kStop},   {"ngưng", Sense::kStop},
    {"dừng", Sense::kStop},   {"thôi", Sense::kStop},    {"bỏ", Sense::kStop},      {"hoãn", Sense::kStop},
    {"huỷ", Sense::kStop},    {"hủy", Sense::kStop},     {"ngoài", Sense::kExcept}, {"trừ", Sense::kExcept},
    {"loại", Sense::kExcept}, {"thay", Sense::kInstead}, {"khó", Sense::kHard},     {"miễn", Sense::kEmpty},
    {"trống", Sense::kEmpty}, {"rỗng", Sense::kEmpty},   {"cấm", Sense::kForbid},   {"chối", Sense::kRefuse},
    {"bác", Sense::kRefuse},  {"trái", Sense::kWrong},   {"sai", Sense::kWrong},    {"nhầm", Sense::kWrong},
    {"hỏng", Sense::kFail},   {"bại", Sense::kFail},     {"quên", Sense::kForget},  {"mặc", Sense::kForget},
    {"kệ", Sense::kForget},   {"chỉ", Sense::kOnly},     {"khác", Sense::kDiffer},  {"ngờ", Sense::kDoubt},
    {"vẫn", Sense::kUntil},   {"đâu", Sense::kAffix}};

constexpr Entry kEnglish[] = {{"before", Sense::kUntil},
                              {"unless", Sense::kExcept},
                              {"just", Sense::kOnly},
                              {"merely", Sense::kOnly},
                              {"simply", Sense::kOnly},
                              {"other", Sense::kDiffer},
                              {"not", Sense::kNot},
                              {"n't", Sense::kNot},
                              {"no", Sense::kNot},
                              {"never", Sense::kNot},
                              {"none", Sense::kNot},
                              {"nobody", Sense::kNot},
                              {"nothing", Sense::kNot},
                              {"nowhere", Sense::kNot},
                              {"neither", Sense::kNot},
                              {"nor", Sense::kNot},
                              {"without", Sense::kNot},
                              {"cannot", Sense::kNot},
                              {"nope", Sense::kNot},
                              {"nay", Sense::kNot},
                              {"hardly", Sense::kNot},
                              {"barely", Sense::kNot},
                              {"scarcely", Sense::kNot},
                              {"rarely", Sense::kNot},
                              {"seldom", Sense::kNot},
                              {"little", Sense::kFew},
                              {"few", Sense::kFew},
                              {"less", Sense::kFew},
                              {"least", Sense::kFew},
                              {"until", Sense::kUntil},
                              {"till", Sense::kUntil},
                              {"instead", Sense::kInstead},
                              {"rather", Sense::kInstead},
                              {"against", Sense::kAvoid},
                              {"zero", Sense::kEmpty},
                              {"hard", Sense::kHard},
                              {"too", Sense::kHard},
                              {"doubt", Sense::kDoubt},
                              {"lost", Sense::kLose},
                              {"lose", Sense::kLose},
                              {"loses", Sense::kLose},
                              {"empty", Sense::kEmpty},
                              {"wrong", Sense::kWrong},
                              {"false", Sense::kWrong},
                              {"void", Sense::kEmpty},
                              {"despite", Sense::kForget},
                              {"regardless", Sense::kForget},
                              {"short", Sense::kLack},
                              {"constant", Sense::kStop},
                              {"constantly", Sense::kStop},
                              {"out", Sense::kAway},
                              {"far", Sense::kAway},
                              {"spare", Sense::kAvoid},
                              {"escape", Sense::kAvoid},
                              {"remain", Sense::kUntil},
                              {"remains", Sense::kUntil},
                              {"remained", Sense::kUntil},
                              {"pending", Sense::kUntil},
                              {"only", Sense::kOnly},
                              {"free", Sense::kEmpty},
                              {"otherwise", Sense::kOtherwise},
                              {"except", Sense::kExcept},
                              {"excluding", Sense::kExcept},
                              {"minus", Sense::kExcept},
                              {"limited", Sense::kOnly},
                              {"loss", Sense::kLose},
                              {"non", Sense::kAffix},
                              {"weak", Sense::kFew},
                              {"nil", Sense::kEmpty},
                              {"outside", Sense::kExcept},
                              {"foreign", Sense::kExcept},
                              {"negative", Sense::kRefuse},
                              {"poor", Sense::kFew},
                              {"poorly", Sense::kFew},
                              {"different", Sense::kDiffer},
                              {"blank", Sense::kEmpty},
                              {"rare", Sense::kFew},
                              {"else", Sense::kOtherwise}};

constexpr Entry kEnglishStems[] = {
    {"mism", Sense::kAffix},      {"deprecat", Sense::kStop},   {"obsolet", Sense::kStop},
    {"discontin", Sense::kStop},  {"mislead", Sense::kAffix},   {"misus", Sense::kAffix},
    {"misalign", Sense::kAffix},  {"refrain", Sense::kAvoid},   {"outstand", Sense::kAffix},
    {"asid", Sense::kExcept},     {"fail", Sense::kFail},       {"wonder", Sense::kDoubt},
    {"doubt", Sense::kDoubt},     {"differ", Sense::kDiffer},   {"lack", Sense::kLack},
    {"absen", Sense::kLack},      {"missing", Sense::kLack},    {"miss", Sense::kLose},
    {"insuff", Sense::kLack},     {"depriv", Sense::kLack},     {"refus", Sense::kRefuse},
    {"deny", Sense::kRefuse},     {"deni", Sense::kRefuse},     {"reject", Sense::kRefuse},
    {"declin", Sense::kRefuse},   {"withh", Sense::kRefuse},    {"reluct", Sense::kRefuse},
    {"avoid", Sense::kAvoid},     {"prevent", Sense::kAvoid},   {"block", Sense::kAvoid},
    {"elud", Sense::kAvoid},      {"resist", Sense::kAvoid},    {"oppos", Sense::kAvoid},
    {"deter", Sense::kAvoid},     {"anti", Sense::kAvoid},      {"barr", Sense::kForbid},
    {"stop", Sense::kStop},       {"ceas", Sense::kStop},       {"incess", Sense::kStop},
    {"withdr", Sense::kStop},     {"abandon", Sense::kStop},    {"drop", Sense::kStop},
    {"skip", Sense::kStop},       {"suspend", Sense::kStop},    {"cancel", Sense::kStop},
    {"delay", Sense::kStop},      {"except", Sense::kExcept},   {"exclud", Sense::kExcept},
    {"forbid", Sense::kForbid},   {"prohibit", Sense::kForbid}, {"bann", Sense::kForbid},
    {"disallow", Sense::kForbid}, {"illeg", Sense::kForbid},    {"ignor", Sense::kForget},
    {"neglect", Sense::kForget},  {"overlook", Sense::kForget}, {"forg", Sense::kForget},
    {"mistak", Sense::kWrong},    {"incorr", Sense::kWrong},    {"misund", Sense::kWrong},
    {"difficult", Sense::kHard},  {"wors", Sense::kFew},        {"infreq", Sense::kFew},
    {"unable", Sense::kAffix},    {"impossib", Sense::kAffix},  {"improb", Sense::kAffix},
    {"imprac", Sense::kAffix},    {"improper", Sense::kAffix},  {"impolite", Sense::kAffix},
    {"impercept", Sense::kAffix}, {"immatur", Sense::kAffix},   {"immor", Sense::kAffix},
    {"imperfect", Sense::kAffix}, {"immun", Sense::kAffix},     {"illic", Sense::kAffix},
    {"illog", Sense::kAffix},     {"irre", Sense::kAffix},      {"inab", Sense::kAffix},
    {"inac", Sense::kAffix},      {"inad", Sense::kAffix},      {"inap", Sense::kAffix},
    {"incap", Sense::kAffix},     {"incomp", Sense::kAffix},    {"incons", Sense::kAffix},
    {"indef", Sense::kAffix},     {"independ", Sense::kAffix},  {"indirect", Sense::kAffix},
    {"ineff", Sense::kAffix},     {"inequal", Sense::kAffix},   {"inexp", Sense::kAffix},
    {"informal", Sense::kAffix},  {"innocen", Sense::kAffix},   {"insec", Sense::kAffix},
    {"insens", Sense::kAffix},    {"instab", Sense::kAffix},    {"intang", Sense::kAffix},
    {"intoler", Sense::kAffix},   {"invalid", Sense::kAffix},   {"invis", Sense::kAffix},
    {"inevit", Sense::kAffix},    {"insig", Sense::kAffix},     {"inseparab", Sense::kAffix},
    {"innum", Sense::kAffix},     {"infin", Sense::kAffix},     {"invinc", Sense::kAffix},
    {"non", Sense::kAffix}};

std::optional<Sense> english_sense(View word) {
  constexpr View kNoDenial[] = {
      "under",  "unit",      "union",    "uniq",     "univ",     "unif",     "unto",   "unanim",   "unesco",
      "unicef", "uncles",    "district", "discuss",  "discover", "discount", "discip", "disclos",  "discern",
      "discog", "distribut", "display",  "distan",   "dishes",   "disks",    "discs",  "distinct", "dispatch",
      "disea",  "disast",    "distill",  "distress", "disgust",  "disguis",  "dispos", "dispens",  "disturb"};
  if (word == "uncle") return std::nullopt;
  if (const auto sense = whole(kEnglish, word)) return sense;
  if (word.size() >= 6 && word.ends_with("less")) return Sense::kAffix;
  if (word.size() >= 5 && (word.starts_with("un") || word.starts_with("dis"))) {
    if (word.starts_with("dismiss")) return Sense::kRefuse;
    if (const auto sense = stem(kEnglishStems, word)) return sense;
    return begins(kNoDenial, word) ? std::nullopt : std::optional<Sense>(Sense::kAffix);
  }
  if (const auto sense = stem(kEnglishStems, word)) return sense;
  if (word.starts_with("in") || word.starts_with("im") || word.starts_with("ir") || word.starts_with("il")) {
    if (word.ends_with("ble") || word.ends_with("bly") || word.ends_with("bility")) return Sense::kAffix;
  }
  return std::nullopt;
}

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

}  // namespace

std::optional<DenialSense> denial_sense(std::string_view word, std::string_view subtag) {
  if (subtag == "vi") return whole(kVietnamese, word);
  if (subtag == "en") return english_sense(word);
  const bool other = (subtag == "fr" && is_french_sign(word)) || (subtag == "de" && is_german_sign(word)) ||
                     (subtag == "es" && is_spanish_sign(word));
  return other ? std::optional<Sense>(Sense::kOther) : std::nullopt;
}

}  // namespace lacuna::text
