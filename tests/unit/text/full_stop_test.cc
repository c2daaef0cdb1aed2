#include "eval/text/full_stop.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

/// Whether the full stop before the mark "|" ends its sentence.
bool ends(const char* language, const std::string& marked) {
  const std::size_t mark = marked.find('|');
  const std::string text = marked.substr(0, mark) + marked.substr(mark + 1);
  const OpenSentence sentence{text, 0, 0, text.size()};
  return full_stop_ends(sentence, mark - 1, skip_some_space(text, mark), Abbreviations(language));
}

TEST(FullStop, Kinds) {
  EXPECT_TRUE(ends("en", "It rained.| We left"));
  EXPECT_FALSE(ends("en", "We met Dr.| Jones"));
  EXPECT_FALSE(ends("en", "See No.| 5"));
  EXPECT_TRUE(ends("en", "I said no.| Then"));
  EXPECT_TRUE(ends("en", "We left it to Acme Inc.| The firm"));
  EXPECT_FALSE(ends("en", "We left it to Acme Inc.| Chairman"));
  EXPECT_TRUE(ends("en", "It will open at 9 a.m.| Visitors"));
  EXPECT_FALSE(ends("en", "It will open at 9 a.m.| Monday"));
  EXPECT_TRUE(ends("en", "He will fly on 30 Sept.| Revenue"));
  EXPECT_FALSE(ends("en", "On 30 Sept.| Odile left"));
  EXPECT_FALSE(ends("en", "He will fly on Jan.| 3"));
  EXPECT_TRUE(ends("vi", "Gạo, ngô, v.v.| Giá"));
  EXPECT_TRUE(ends("ru", "Он умер в городе Озёрске в 2025 г.| Мать"));
  EXPECT_FALSE(ends("ru", "Он живёт в г.| Озёрске"));
}

TEST(FullStop, AbbreviationsOfSeveralWords) {
  EXPECT_FALSE(ends("de", "Er mag z.| B. Wein"));
  EXPECT_FALSE(ends("de", "Er mag z. B.| Der Hund"));
  EXPECT_FALSE(ends("pl", "Rok 300 p.| n. e. tutaj"));
  EXPECT_FALSE(ends("pl", "Rok 300 p. n.| e. tutaj"));
  EXPECT_TRUE(ends("ru", "Сыр и т. д.| Всё"));
  EXPECT_TRUE(ends("pl", "Rok 300 p. n. e.| Potem"));
  EXPECT_FALSE(ends("fr", "Né en 300 av. J.-C.| Ys"));
}

TEST(FullStop, Letters) {
  EXPECT_FALSE(ends("en", "By J.| Rowling"));
  EXPECT_TRUE(ends("en", "It pays Party B.| Bob left"));
  EXPECT_TRUE(ends("vi", "Nóng tới 34 °C.| Nhóm"));
  EXPECT_TRUE(ends("vi", "Ở Naples, Ý.| Chelsea"));
  EXPECT_FALSE(ends("fr", "Voici M.| Le Goff"));
  EXPECT_FALSE(ends("ar", "قال د.| سامي"));
  EXPECT_TRUE(ends("ko", "그는 말했다 네.| 그리고"));
}

TEST(FullStop, OrdinalsAndDates) {
  EXPECT_FALSE(ends("de", "Am 3.| Oktober"));
  EXPECT_TRUE(ends("en", "He won 3.| October"));
  EXPECT_TRUE(ends("de", "Er kam am 3.| Danach"));
  EXPECT_FALSE(ends("de", "Es war am 12.| 8. 1455"));
  EXPECT_FALSE(ends("de", "Es war am 12. 8.| 1455"));
  EXPECT_TRUE(ends("de", "Siehe S. 12.| Oskar"));
  EXPECT_FALSE(ends("cs", "Za Karla IV.| Lucemburského"));
  EXPECT_TRUE(ends("vi", "Hết năm 2025.| 18 tập thể"));
}

TEST(FullStop, ItemsAndHeadings) {
  EXPECT_FALSE(ends("en", "1.| First"));
  EXPECT_FALSE(ends("en", "Article 1.| Scope"));
  EXPECT_FALSE(ends("vi", "Phụ lục 1.| Biểu mẫu"));
  EXPECT_FALSE(ends("vi", "Gồm: 1.| Làm"));
  EXPECT_TRUE(ends("vi", "Tổng là 1.| Làm"));
}

TEST(FullStop, NoWordBefore) {
  EXPECT_TRUE(ends("en", "It rained (a lot).| We left"));
  EXPECT_TRUE(ends("en", "It rained .| We left"));
  EXPECT_FALSE(ends("en", "Wait. . .| We left"));
  EXPECT_FALSE(ends("en", "See No .| 5"));
}

TEST(FullStop, Glued) {
  const auto glued = [](const std::string& text, bool weak) {
    const std::size_t stop = text.find_first_of(".!");
    const OpenSentence sentence{text, 0, 0, text.size()};
    return glued_stop_ends(sentence, stop, stop + 1, weak, false, Abbreviations("vi"));
  };
  EXPECT_TRUE(glued("Đã xong.Trong khi", true));
  EXPECT_TRUE(glued("Đã xong!Trong khi", false));
  EXPECT_FALSE(glued("Dùng System.Out nhé", true));
  EXPECT_FALSE(glued("Dùng a.B nhé", true));
  EXPECT_FALSE(glued("Bản 4.Xong", true));
  EXPECT_FALSE(glued("Xong.TRONG", true));
  EXPECT_FALSE(glued("Xong.trong", true));
}

}  // namespace
}  // namespace lacuna::text
