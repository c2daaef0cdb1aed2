#include "eval/text/vietnamese_negation.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace lacuna::text {
namespace {

using View = std::string_view;

template <std::size_t kSize>
bool has(const View (&words)[kSize], View word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

View norm(const std::vector<Word>& words, std::size_t i) { return i < words.size() ? View{words[i].norm} : View{}; }

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

/// Whether "không" or "chưa" at `i` asks: it is the last word before a question mark but for a particle.
bool asks(View text, const std::vector<Word>& words, std::size_t i) {
  constexpr View kParticles[] = {"ạ", "vậy", "hả", "nhỉ", "thế", "nhé", "nào", "em", "anh", "chị"};
  std::size_t k = i + 1;
  if (has(kParticles, norm(words, k))) ++k;
  return k < words.size() && (words[k].span.of(text) == "?" || words[k].span.of(text) == "？");
}

}  // namespace

bool is_vietnamese_negation(std::string_view text, const std::vector<Word>& words, std::size_t i) {
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

bool is_likely_vietnamese_negation(std::string_view text, const std::vector<Word>& words, std::size_t i) {
  const View word = norm(words, i);
  const View next = norm(words, i + 1);
  if (word != "không" && word != "chẳng") return false;
  if (i + 1 >= words.size() || words[i + 1].kind != WordKind::kWord) return false;
  return !ends_question(text, words, i) && !has_another(words, i) && !is_aviation(words, i) && !says_again(words, i) &&
         !(i > 0 && has(kNotBefore, norm(words, i - 1))) && !has(kIdiomWords, next);
}

bool is_no_vietnamese_sign(std::string_view text, const std::vector<Word>& words, std::size_t i) {
  const View word = norm(words, i);
  const View before = i > 0 ? norm(words, i - 1) : View{};
  const View next = norm(words, i + 1);
  const bool last = i + 1 >= words.size() || words[i + 1].kind != WordKind::kWord;
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

bool is_vietnamese_otherwise(const std::vector<Word>& words, std::size_t i) {
  if (i == 0 || norm(words, i) != "không" || norm(words, i - 1) != "nếu") return false;
  const View next = norm(words, i + 1);
  return next == "thì" || next == "sẽ" || next == "," || next == ";" || next == ":";
}

}  // namespace lacuna::text
