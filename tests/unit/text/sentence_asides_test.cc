#include "eval/text/sentence_asides.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

/// Whether a border behind the first full stop (or "。") of a text is held.
bool holds(const std::string& text) {
  SentenceAsides asides(text, text.size());
  std::size_t stop = 0;
  while (!is_terminator(static_cast<unsigned char>(text[stop])) && text.compare(stop, 3, "。") != 0) {
    asides.note(stop);
    stop = after(text, stop);
  }
  return asides.holds(0, stop, skip_some_space(text, after(text, stop)));
}

TEST(SentenceAsides, Brackets) {
  EXPECT_TRUE(holds("Mưa (xem tr. Hai) to"));
  EXPECT_TRUE(holds("Mưa (một (hai) ba. Bốn) to"));
  EXPECT_TRUE(holds("雨（大。小）下"));
  EXPECT_FALSE(holds("Mưa (một) to. Gió (hai) nhẹ"));
  EXPECT_FALSE(holds("(Mưa. Gió.) Nắng")) << "the bracket holds the sentences, not a sentence the bracket";
  EXPECT_FALSE(holds("Mưa (một. " + std::string(400, 'x') + ")")) << "too far to be an aside";
}

TEST(SentenceAsides, Quotations) {
  EXPECT_TRUE(holds("Nó nói \"Thôi. Đi\" rồi về"));
  EXPECT_TRUE(holds("Nó nói “Thôi. Đi”, rồi về"));
  EXPECT_TRUE(holds("Nó nói “Thôi. Đi\" rồi về")) << "marks of two kinds";
  EXPECT_TRUE(holds("Er rief „Halt. Wer da“ und schoss"));
  EXPECT_TRUE(holds("Er rief »Halt. Wer da« und schoss"));
  EXPECT_TRUE(holds("Il crie « Oui. Non » et part"));
  EXPECT_TRUE(holds("Rzekł „Nie. Tak” – a potem"));
  EXPECT_TRUE(holds("母は「食べた。寝た」と聞いた"));
  EXPECT_TRUE(holds("他喊“走。快”就跑了"));
  EXPECT_FALSE(holds("他喊：“走。快”就跑了"));
  EXPECT_FALSE(holds("Nó nói: “Thôi. Đi.” Rồi về"));
  EXPECT_FALSE(holds("“Thôi. Đi” rồi về")) << "the quotation begins the sentence";
}

TEST(SentenceAsides, ASentenceGoesOnBehindAQuotation) {
  const auto goes_on = [](std::string_view quoted, std::string_view behind) {
    const std::string text = std::string(quoted) + std::string(behind);
    SentenceAsides asides(text, text.size());
    for (std::size_t at = 0; at < quoted.size(); at = after(text, at)) asides.note(at);
    EXPECT_FALSE(asides.in_quotation());
    return asides.goes_on(quoted.size());
  };
  EXPECT_TRUE(goes_on("「雨」", "と"));
  EXPECT_TRUE(goes_on("\"집\"", "라고"));
  EXPECT_TRUE(goes_on("“x”", " rồi"));
  EXPECT_FALSE(goes_on("“x”", " Rồi"));
  EXPECT_FALSE(goes_on("“x”", ""));
  EXPECT_FALSE(goes_on("“x”", "他"));
  EXPECT_TRUE(goes_on("喊“x”", "他"));
  EXPECT_FALSE(goes_on("（x）", "と"));
}

TEST(SentenceAsides, OpenBracketsEndWithTheSentenceQuotationsDoNot) {
  const std::string text = "(“";
  SentenceAsides asides(text, text.size());
  asides.note(0);
  asides.note(1);
  EXPECT_TRUE(asides.in_bracket());
  EXPECT_TRUE(asides.in_quotation());
  asides.begin_sentence();
  EXPECT_FALSE(asides.in_bracket());
  EXPECT_TRUE(asides.in_quotation());
  asides.close_quotation();
  EXPECT_FALSE(asides.in_quotation());
}

}  // namespace
}  // namespace lacuna::text
