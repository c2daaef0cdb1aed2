#include "metrics/checks/form/reduplication.h"

#include <string>

#include "metrics/checks/form/form_scan.h"

namespace lacuna::metrics {
namespace {

/// Languages that double words freely, so that a slip cannot be told from grammar: those of East and South-East Asia,
/// of India, Turkic ones, Swahili and Haitian, and the Pacific's.
constexpr std::string_view kFreely =
    "zh yue ja ko th lo km my id ms jv su tl fil ceb haw mi sm to ty hi bn mr gu pa ta te kn ml si ne ur fa tr az kk "
    "ky "
    "uz tk tt ug mn sw ht bo dz";

/// Syllables of Vietnamese that stand twice: adjectives and adverbs weakened or stressed, each and every one of a kind,
/// sounds and moves, animals and fruits, words of address.
constexpr std::string_view kVietnamese =
    " ai anh ao ba bà băng bé bừng buồn bước cao cào câu cha chạy chán chang chằm chậm chầm chiều chôm chú chung chuồn "
    "chút con cô cúi cùng cười cả dài dạ dần dửng đằng đăm đâu đầu đây đen đêm điệp điều đi đó đôi đời đơn đỏ đu đúng "
    "đùng đủ được đều em gần gật giây giờ giống hao hàng hay hầm hâm hằng hé hề hì hi ha he hiu hơi hô hồng hừ hững im "
    "ít "
    "kiếp khác khang khăng khe khẽ khóc không kia kìa lâu lại lắc lăm lăng lên lim linh lơ lớn lớp lù lừ luôn lung mau "
    "mãi "
    "mẹ mê một mờ mỗi mùa năm nâu này nào ngang ngay ngày ngắn ngồ ngùn nghe nghi nghiêng người nhanh nhà nhảy nhẹ "
    "nhiều "
    "nho nhỏ nhẹ nói nơi nườm oang ôi ơi ông phơi phăng phe phừng phút quanh quen rành rào rất rầm rần riêng rồi rung "
    "rưng "
    "sang sáng sành sâu song sờ sớm suốt sừng ta tà tăm tầng tẹo thao tháng thấp thẳng thi thỉnh thôi thoang thời thử "
    "thường tí tím tiếng to tối trăm trắng trăng trên trong trông tròn trùng từ tự từng ung ù ùn ừ vàng vâng vo vù vui "
    "vừa "
    "vuông xa xanh xem xinh xoè xào ào ầm à hai bốn sáu bảy tám chín mười nghìn tuần lần lượt ";

constexpr std::string_view kVietnameseWords =
    " các của và để là với theo cho những mà còn đã sẽ đang nhưng hoặc vì nếu thì cũng giữa ra chúng rằng bởi tuy nên ";

constexpr std::string_view kEnglish =
    " had that very so no yes really much far many long bye hear knock tick blah yada boo hush tut oh wow aye super ";
constexpr std::string_view kFrench = " nous vous très non oui si ha chut bien doux vite loin pas ";
constexpr std::string_view kGerman =
    " die der das sie den dem was wer denen deren ihr sehr ganz viel nein ja nie weit ";
constexpr std::string_view kSpanish = " muy no sí casi poco nunca más ya todo ";
constexpr std::string_view kItalian = " via piano quasi così molto ben no sì poco appena ora là vi ci si ";
constexpr std::string_view kPortuguese = " muito não sim quase logo já nunca ";
constexpr std::string_view kDutch = " die dat heel ja nee zij dan er ";
constexpr std::string_view kRussian = " очень да нет чуть еле давно далеко ";

constexpr std::string_view kExclamations =
    " ha haha ho no yes oh ah bla blah na la nah nein non não нет да hú hì hô ừ dạ vâng không very so really rất xa "
    "mãi "
    "từ ";

bool has(std::string_view list, std::string_view word) {
  const std::string spaced = " " + std::string(word) + " ";
  return list.find(spaced) != std::string_view::npos;
}

}  // namespace

bool may_be_doubled(std::string_view word, std::string_view language) {
  // A letter is a variable, a mark or a list's item.
  if (word.size() < 2 && word != "a") return true;
  if (language.empty() || is_one_of(language, kFreely) || is_exclamation(word)) return true;
  if (is_one_of(language, "vi")) return has(kVietnamese, word);
  if (is_one_of(language, "en")) return has(kEnglish, word);
  if (is_one_of(language, "fr")) return has(kFrench, word);
  if (is_one_of(language, "de gsw lb")) return has(kGerman, word);
  if (is_one_of(language, "es ca gl")) return has(kSpanish, word);
  if (is_one_of(language, "it")) return has(kItalian, word);
  if (is_one_of(language, "pt")) return has(kPortuguese, word);
  if (is_one_of(language, "nl af")) return has(kDutch, word);
  if (is_one_of(language, "ru uk be bg")) return has(kRussian, word);
  return false;
}

bool joins_syllables(std::string_view language) { return is_one_of(language, "vi"); }

bool is_word_alone(std::string_view syllable) { return has(kVietnameseWords, syllable); }

bool is_exclamation(std::string_view word) { return has(kExclamations, word); }

bool links_copies(std::string_view word) {
  constexpr std::string_view kLinks =
      " and or by after upon to in on for of và rồi hay et ou en und oder um für y o a e por ed и или за ";
  return has(kLinks, word);
}

}  // namespace lacuna::metrics
