#include "eval/pipeline/detect_language.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::pipeline {
namespace {

const std::string kGerman = "Das Büro am alten Hafen öffnet jeden Morgen um neun und schließt am späten Nachmittag.\n";
const std::string kFrench = "Le bureau du vieux port ouvre chaque matin à neuf heures et ferme en fin de journée.\n";

TEST(DetectLanguage, OfPlainTexts) {
  EXPECT_EQ(detect_language(kGerman), "de");
  EXPECT_EQ(detect_language(kFrench), "fr");
  EXPECT_EQ(detect_language("Phòng vé ở bến cũ mở cửa mỗi sáng lúc chín giờ và đóng cửa vào cuối buổi chiều."), "vi");
}

TEST(DetectLanguage, SaysNothingOfWhatIsShortMixedOrNoLanguage) {
  EXPECT_EQ(detect_language(""), "");
  EXPECT_EQ(detect_language("Hallo Welt."), "");
  EXPECT_EQ(detect_language(kGerman + kFrench), "");
  EXPECT_EQ(detect_language(std::string(100, '7')), "");
}

TEST(DetectLanguage, LooksAtTheBeginningOfALongText) {
  std::string text;
  while (text.size() < (std::size_t{1} << 16U) + 5) text += kGerman;  // "ö" and "ß" lie across any border
  EXPECT_EQ(detect_language(text), "de");
  std::string later = text;
  while (later.size() < 10 * text.size()) later += kFrench;
  EXPECT_EQ(detect_language(later), "de");
}

}  // namespace
}  // namespace lacuna::pipeline
