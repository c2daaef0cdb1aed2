#include "eval/text/abbreviation_tables.h"

namespace lacuna::text {
namespace {

constexpr AbbreviationTable kAsia[] = {
    {
        .language = "zh",
        .speech_verbs = "说 道 问 喊 叫 答 回答 笑道 问我 问他 问她 问道 解释 补充 表示",
    },
    {
        .language = "ja",
        .speech_verbs = "言った いった 聞いた 尋ねた 訊いた 答えた 叫んだ 言う 話した 語った 呟いた つぶやいた 笑った",
    },
    {
        .language = "ko",
        .speech_verbs = "물었다 말했다 대답했다 외쳤다 답했다",
        .ordinal_stop = true,
    },
    {
        .language = "hi",
        .titles = "डॉ प्रो स्व पं इंजी",
        .numbered = "सं क्र पृ",
        .speech_verbs = "पूछा कहा बोला बोली कहती कहता पुकारा",
    },
    {
        .language = "th",
        .titles = "ดร นพ พญ ศ รศ ผศ พล.อ พ.ต.อ",
        .numbered = "น พ.ศ ค.ศ โทร ข้อ",
        .final = "ฯลฯ",
        .speech_verbs = "ถาม พูด ตอบ บอก กล่าว",
    },
    {
        .language = "ar",
        .titles = "د أ أ.د م",
        .numbered = "ص رقم",
        .speech_verbs = "قال قالت سأل سألت أجاب أجابت صاح صاحت أضاف أضافت",
    },
    {.language = {}},
};

}  // namespace

const AbbreviationTable* asian_abbreviation_tables() { return kAsia; }

}  // namespace lacuna::text
