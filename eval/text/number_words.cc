#include "eval/text/number_words.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace lacuna::text {
namespace {

using Table = std::unordered_map<std::string_view, NumberWord>;
using WordSet = std::unordered_set<std::string_view>;
using Kind = NumberWordKind;

const Table& vietnamese_table() {
  static const Table table = {{"không", {Kind::kUnit, 0}},   {"một", {Kind::kUnit, 1}},    {"hai", {Kind::kUnit, 2}},
                              {"ba", {Kind::kUnit, 3}},      {"bốn", {Kind::kUnit, 4}},    {"năm", {Kind::kUnit, 5}},
                              {"sáu", {Kind::kUnit, 6}},     {"bảy", {Kind::kUnit, 7}},    {"bẩy", {Kind::kUnit, 7}},
                              {"tám", {Kind::kUnit, 8}},     {"chín", {Kind::kUnit, 9}},   {"mười", {Kind::kTeen, 10}},
                              {"trăm", {Kind::kHundred, 2}}, {"nghìn", {Kind::kScale, 3}}, {"ngàn", {Kind::kScale, 3}},
                              {"vạn", {Kind::kScale, 4}},    {"triệu", {Kind::kScale, 6}}, {"tỷ", {Kind::kScale, 9}},
                              {"tỉ", {Kind::kScale, 9}},     {"mốt", {Kind::kTail, 1}},    {"tư", {Kind::kTail, 4}},
                              {"lăm", {Kind::kTail, 5}},     {"nhăm", {Kind::kTail, 5}}};
  return table;
}

const Table& english_table() {
  static const Table table = {{"zero", {Kind::kUnit, 0}},
                              {"one", {Kind::kUnit, 1}},
                              {"two", {Kind::kUnit, 2}},
                              {"three", {Kind::kUnit, 3}},
                              {"four", {Kind::kUnit, 4}},
                              {"five", {Kind::kUnit, 5}},
                              {"six", {Kind::kUnit, 6}},
                              {"seven", {Kind::kUnit, 7}},
                              {"eight", {Kind::kUnit, 8}},
                              {"nine", {Kind::kUnit, 9}},
                              {"ten", {Kind::kTeen, 10}},
                              {"eleven", {Kind::kTeen, 11}},
                              {"twelve", {Kind::kTeen, 12}},
                              {"thirteen", {Kind::kTeen, 13}},
                              {"fourteen", {Kind::kTeen, 14}},
                              {"fifteen", {Kind::kTeen, 15}},
                              {"sixteen", {Kind::kTeen, 16}},
                              {"seventeen", {Kind::kTeen, 17}},
                              {"eighteen", {Kind::kTeen, 18}},
                              {"nineteen", {Kind::kTeen, 19}},
                              {"twenty", {Kind::kTens, 20}},
                              {"thirty", {Kind::kTens, 30}},
                              {"forty", {Kind::kTens, 40}},
                              {"fifty", {Kind::kTens, 50}},
                              {"sixty", {Kind::kTens, 60}},
                              {"seventy", {Kind::kTens, 70}},
                              {"eighty", {Kind::kTens, 80}},
                              {"ninety", {Kind::kTens, 90}},
                              {"hundred", {Kind::kHundred, 2}},
                              {"thousand", {Kind::kScale, 3}},
                              {"million", {Kind::kScale, 6}},
                              {"billion", {Kind::kScale, 9}},
                              {"trillion", {Kind::kScale, 12}},
                              {"quadrillion", {Kind::kScale, 15}},
                              {"first", {Kind::kOrdinal, 1}},
                              {"second", {Kind::kOrdinal, 2}},
                              {"third", {Kind::kOrdinal, 3}},
                              {"fourth", {Kind::kOrdinal, 4}},
                              {"fifth", {Kind::kOrdinal, 5}},
                              {"sixth", {Kind::kOrdinal, 6}},
                              {"seventh", {Kind::kOrdinal, 7}},
                              {"eighth", {Kind::kOrdinal, 8}},
                              {"ninth", {Kind::kOrdinal, 9}},
                              {"tenth", {Kind::kOrdinal, 10}},
                              {"eleventh", {Kind::kOrdinal, 11}},
                              {"twelfth", {Kind::kOrdinal, 12}},
                              {"thirteenth", {Kind::kOrdinal, 13}},
                              {"fourteenth", {Kind::kOrdinal, 14}},
                              {"fifteenth", {Kind::kOrdinal, 15}},
                              {"sixteenth", {Kind::kOrdinal, 16}},
                              {"seventeenth", {Kind::kOrdinal, 17}},
                              {"eighteenth", {Kind::kOrdinal, 18}},
                              {"nineteenth", {Kind::kOrdinal, 19}},
                              {"twentieth", {Kind::kOrdinal, 20}},
                              {"thirtieth", {Kind::kOrdinal, 30}},
                              {"fortieth", {Kind::kOrdinal, 40}},
                              {"fiftieth", {Kind::kOrdinal, 50}},
                              {"sixtieth", {Kind::kOrdinal, 60}},
                              {"seventieth", {Kind::kOrdinal, 70}},
                              {"eightieth", {Kind::kOrdinal, 80}},
                              {"ninetieth", {Kind::kOrdinal, 90}},
                              {"hundredth", {Kind::kOrdinal, 100}},
                              {"thirds", {Kind::kOrdinal, 3}},
                              {"quarter", {Kind::kOrdinal, 4}},
                              {"quarters", {Kind::kOrdinal, 4}},
                              {"fourths", {Kind::kOrdinal, 4}},
                              {"fifths", {Kind::kOrdinal, 5}},
                              {"sixths", {Kind::kOrdinal, 6}},
                              {"sevenths", {Kind::kOrdinal, 7}},
                              {"eighths", {Kind::kOrdinal, 8}},
                              {"ninths", {Kind::kOrdinal, 9}},
                              {"tenths", {Kind::kOrdinal, 10}}};
  return table;
}

std::optional<NumberWord> find(const Table& table, std::string_view norm) {
  const auto found = table.find(norm);
  if (found == table.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<NumberWord> vietnamese_number_word(std::string_view norm) { return find(vietnamese_table(), norm); }
std::optional<NumberWord> english_number_word(std::string_view norm) { return find(english_table(), norm); }

std::optional<int> foreign_scale(std::string_view subtag, std::string_view norm) {
  struct Scale {
    std::string_view subtag, word;
    int power;
  };
  static constexpr Scale kScales[] = {
      {"de", "tausend", 3},   {"de", "tsd", 3},        {"de", "million", 6},    {"de", "millionen", 6},
      {"de", "mio", 6},       {"de", "milliarde", 9},  {"de", "milliarden", 9}, {"de", "mrd", 9},
      {"de", "billion", 12},  {"de", "billionen", 12}, {"fr", "mille", 3},      {"fr", "million", 6},
      {"fr", "millions", 6},  {"fr", "milliard", 9},   {"fr", "milliards", 9},  {"fr", "billion", 12},
      {"fr", "billions", 12}, {"es", "mil", 3},        {"es", "millón", 6},     {"es", "millones", 6},
      {"es", "billón", 12},   {"es", "billones", 12},  {"pt", "mil", 3},        {"pt", "milhão", 6},
      {"pt", "milhões", 6},   {"pt", "bilhão", 9},     {"pt", "bilhões", 9},    {"pt", "trilhão", 12},
      {"pt", "trilhões", 12}, {"it", "mila", 3},       {"it", "milione", 6},    {"it", "milioni", 6},
      {"it", "miliardo", 9},  {"it", "miliardi", 9},   {"nl", "duizend", 3},    {"nl", "miljoen", 6},
      {"nl", "miljard", 9},   {"nl", "biljoen", 12},   {"sv", "miljon", 6},     {"sv", "miljoner", 6},
      {"sv", "miljard", 9},   {"sv", "miljarder", 9},  {"pl", "tys", 3},        {"pl", "mln", 6},
      {"pl", "mld", 9},       {"id", "ribu", 3},       {"id", "juta", 6},       {"id", "miliar", 9},
      {"id", "triliun", 12},  {"ru", "тыс", 3},        {"ru", "тысяч", 3},      {"ru", "тысячи", 3},
      {"ru", "млн", 6},       {"ru", "миллион", 6},    {"ru", "миллиона", 6},   {"ru", "миллионов", 6},
      {"ru", "млрд", 9},      {"ru", "миллиард", 9},   {"ru", "миллиарда", 9},  {"ru", "миллиардов", 9},
      {"ru", "трлн", 12},     {"zh", "百", 2},         {"zh", "千", 3},         {"zh", "万", 4},
      {"zh", "萬", 4},        {"zh", "亿", 8},         {"zh", "億", 8},         {"zh", "万亿", 12},
      {"zh", "萬億", 12},     {"zh", "兆", 12},        {"ja", "千", 3},         {"ja", "万", 4},
      {"ja", "億", 8},        {"ja", "兆", 12},        {"ko", "천", 3},         {"ko", "만", 4},
      {"ko", "억", 8},        {"ko", "조", 12}};
  if (subtag.empty()) return std::nullopt;
  for (const Scale& scale : kScales) {
    if (scale.word == norm && scale.subtag == subtag) return scale.power;
  }
  return std::nullopt;
}

std::string_view english_amount_word(std::string_view norm) {
  static const std::unordered_map<std::string_view, std::string_view> words = {
      {"half", "0.5"},        {"halves", "0.5"},  {"halve", "0.5"},   {"halved", "0.5"},    {"halving", "0.5"},
      {"double", "2"},        {"doubles", "2"},   {"doubled", "2"},   {"doubling", "2"},    {"twofold", "2"},
      {"twice", "2"},         {"triple", "3"},    {"triples", "3"},   {"tripled", "3"},     {"tripling", "3"},
      {"threefold", "3"},     {"thrice", "3"},    {"quadruple", "4"}, {"quadrupled", "4"},  {"fourfold", "4"},
      {"fivefold", "5"},      {"tenfold", "10"},  {"decade", "10"},   {"dozen", "12"},      {"fortnight", "14"},
      {"twenties", "20"},     {"thirties", "30"}, {"forties", "40"},  {"fifties", "50"},    {"sixties", "60"},
      {"seventies", "70"},    {"eighties", "80"}, {"nineties", "90"}, {"centenary", "100"}, {"centennial", "100"},
      {"bicentenary", "200"}, {"zeros", "0"},     {"zeroes", "0"},    {"ones", "1"}};
  const auto found = words.find(norm);
  return found == words.end() ? std::string_view{} : found->second;
}

std::optional<int> scale_suffix(std::string_view lower, bool vietnamese, bool money) {
  if (lower == "bn" || lower == "tỷ" || lower == "tỉ") return 9;
  if (lower == "tn" || lower == "trn") return 12;
  if (lower == "mn" || lower == "mln" || lower == "triệu") return 6;
  if (lower == "nghìn" || lower == "ngàn") return 3;
  if (vietnamese && lower == "tr") return 6;
  if (lower == "k") return 3;
  if (money && lower == "m") return 6;
  if (money && lower == "b") return 9;
  return std::nullopt;
}

bool is_unit_suffix(std::string_view lower) {
  static const WordSet units = {
      "km",    "m",   "cm",   "mm",    "nm",  "km²", "m²",   "m³",   "m2",  "m3",  "km2", "ha",  "kg",
      "g",     "mg",  "µg",   "mcg",   "ml",  "l",   "cc",   "gb",   "mb",  "kb",  "tb",  "gib", "mib",
      "kib",   "hz",  "khz",  "mhz",   "ghz", "w",   "kw",   "mw",   "gw",  "kwh", "mwh", "v",   "kv",
      "mah",   "c",   "f",    "s",     "ms",  "min", "px",   "pt",   "x",   "đ",   "d",   "vnđ", "vnd",
      "usd",   "eur", "tấn",  "kcal",  "cal", "ft",  "lb",   "lbs",  "mph", "kph", "dpi", "fps", "đồng",
      "người", "năm", "ngày", "tháng", "lít", "giờ", "phút", "giây", "yr",  "hr",  "hrs", "h",   "sq"};
  return units.contains(lower);
}

bool is_currency(std::string_view lower) {
  static const WordSet currencies = {"vnd", "vnđ", "usd", "us",  "eur", "gbp", "jpy", "cny", "rmb", "aud",
                                     "cad", "nzd", "sgd", "hkd", "chf", "krw", "inr", "thb", "twd", "idr",
                                     "myr", "php", "rub", "sek", "nok", "dkk", "rs",  "rp",  "rm"};
  return currencies.contains(lower);
}

std::optional<std::uint32_t> english_month(std::string_view norm) {
  static const std::unordered_map<std::string_view, std::uint32_t> months = {
      {"january", 1}, {"february", 2}, {"march", 3},     {"april", 4},    {"may", 5},       {"june", 6},
      {"july", 7},    {"august", 8},   {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
      {"jan", 1},     {"feb", 2},      {"mar", 3},       {"apr", 4},      {"jun", 6},       {"jul", 7},
      {"aug", 8},     {"sep", 9},      {"sept", 9},      {"oct", 10},     {"nov", 11},      {"dec", 12}};
  const auto found = months.find(norm);
  if (found == months.end()) return std::nullopt;
  return found->second;
}

bool is_roman_cue(std::string_view norm) {
  static const WordSet cues = {
      "thứ",   "lần",    "khóa",  "khoá",     "chương",   "điều",    "mục",      "phần",  "quý",   "kỳ",
      "kì",    "loại",   "hạng",  "cấp",      "đệ",       "hồi",     "tập",      "kỷ",    "kỉ",    "bảng",
      "nhóm",  "đoạn",   "quyển", "lục",      "chapter",  "section", "part",     "title", "annex", "appendix",
      "war",   "volume", "act",   "book",     "phase",    "class",   "level",    "type",  "grade", "article",
      "group", "stage",  "tier",  "category", "schedule", "table",   "congress", "term",  "force"};
  return cues.contains(norm);
}

std::optional<std::uint32_t> roman_value(std::string_view letters) {
  struct Numeral {
    std::string_view letters;
    std::uint32_t value;
  };
  static constexpr Numeral kNumerals[] = {{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100},
                                          {"XC", 90},  {"L", 50},   {"XL", 40}, {"X", 10},   {"IX", 9},
                                          {"V", 5},    {"IV", 4},   {"I", 1}};
  if (letters.empty() || letters.size() > 15) return std::nullopt;
  if (letters.find_first_not_of("MDCLXVI") != std::string_view::npos) return std::nullopt;
  std::uint32_t value = 0;
  std::string_view rest = letters;
  for (const Numeral& numeral : kNumerals) {
    while (rest.starts_with(numeral.letters)) {
      value += numeral.value;
      rest.remove_prefix(numeral.letters.size());
    }
  }
  if (!rest.empty() || value >= 4000) return std::nullopt;
  std::string canonical;  // only the canonical spelling counts: "IIII", "VV", "IXI" do not
  std::uint32_t left = value;
  for (const Numeral& numeral : kNumerals) {
    for (; left >= numeral.value; left -= numeral.value) canonical += numeral.letters;
  }
  if (canonical != letters) return std::nullopt;
  return value;
}

}  // namespace lacuna::text
