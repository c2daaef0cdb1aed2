#include "eval/text/segmenter.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {
namespace {

std::string joined(std::string_view language, std::string_view text) {
  std::string out;
  for (const Segment& segment : Segmenter(language).segment(text)) {
    if (!out.empty()) out += " | ";
    out += segment.span.of(text);
  }
  return out;
}

struct Row {
  const char* language;
  const char* text;
  const char* segments;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(joined(row.language, row.text), row.segments);
}

TEST(Segmenter, Nothing) {
  check({{"vi", "", ""},
         {"vi", " \n\n\t\u00A0\u200B\uFEFF\r\n", ""},
         {"vi", "\uFEFF Một câu. ", "Một câu."},
         {"en", "***", "***"},
         {"en", "...", "..."}});
}

TEST(Segmenter, VietnameseAbbreviations) {
  check({
      {"vi", "Tại TP. Hồ Chí Minh có mưa. Trời lạnh.", "Tại TP. Hồ Chí Minh có mưa. | Trời lạnh."},
      {"vi", "GS.TS. Nguyễn Văn Bình phát biểu. Ông đồng ý.", "GS.TS. Nguyễn Văn Bình phát biểu. | Ông đồng ý."},
      {"vi", "PGS. TS. Lê Hoa và ThS. Trần Mai.", "PGS. TS. Lê Hoa và ThS. Trần Mai."},
      {"vi", "BS.CKII. Hồ Giang nhận định. Dịch giảm.", "BS.CKII. Hồ Giang nhận định. | Dịch giảm."},
      {"vi", "Ở Q. 1, P. Bến Thành, H. Củ Chi.", "Ở Q. 1, P. Bến Thành, H. Củ Chi."},
      {"vi", "Gạo, ngô, v.v. đều tăng giá. Giá dầu giảm.", "Gạo, ngô, v.v. đều tăng giá. | Giá dầu giảm."},
      {"vi", "Gạo, ngô, v.v. Giá dầu giảm.", "Gạo, ngô, v.v. | Giá dầu giảm."},
      {"vi", "Xem tr. 12 và tr. 15. Hết.", "Xem tr. 12 và tr. 15. | Hết."},
      {"vi", "Dùng bản mới, vd. Bản 4. Xong.", "Dùng bản mới, vd. Bản 4. | Xong."},
      {"vi", "Bên A giao hàng cho Bên B. Bên B trả tiền.", "Bên A giao hàng cho Bên B. | Bên B trả tiền."},
      {"vi", "Bổ sung vitamin C. Uống nhiều nước.", "Bổ sung vitamin C. | Uống nhiều nước."},
      {"vi", "Ông Nguyễn V. A. Trần đã đến.", "Ông Nguyễn V. A. Trần đã đến."},
      {"vi", "NSƯT. Hà Linh và LS. Phạm Quý.", "NSƯT. Hà Linh và LS. Phạm Quý."},
  });
}

TEST(Segmenter, EnglishAbbreviations) {
  check({
      {"en", "Mr. Smith met Dr. Jones. They spoke.", "Mr. Smith met Dr. Jones. | They spoke."},
      {"en", "See Nos. 5 and 6. Answer: No. Then leave.", "See Nos. 5 and 6. | Answer: No. | Then leave."},
      {"en", "J. K. Rowling wrote it. We read it.", "J. K. Rowling wrote it. | We read it."},
      {"en", "It opens at 9 a.m. Monday. It closes at 5 p.m. Visitors leave.",
       "It opens at 9 a.m. Monday. | It closes at 5 p.m. | Visitors leave."},
      {"en", "He lives in the U.S. The weather is fine.", "He lives in the U.S. | The weather is fine."},
      {"en", "The U.S. President spoke.", "The U.S. President spoke."},
      {"en", "Acme Inc. The firm grew.", "Acme Inc. | The firm grew."},
      {"en", "Acme Inc. Chairman Ito left.", "Acme Inc. Chairman Ito left."},
      {"en", "Apples, pears, etc. They are fruit.", "Apples, pears, etc. | They are fruit."},
      {"en", "Use a fruit, e.g. Apples, i.e. food.", "Use a fruit, e.g. Apples, i.e. food."},
      {"en", "On Jan. 5 it snowed. On Feb. 6 it rained.", "On Jan. 5 it snowed. | On Feb. 6 it rained."},
      {"en", "Party A pays Party B. Party B delivers.", "Party A pays Party B. | Party B delivers."},
      {"en", "CONTRACT NO. 47/2025", "CONTRACT NO. 47/2025"},
      {"en", "Modern Art. It is new.", "Modern Art. | It is new."},
  });
}

TEST(Segmenter, NumbersAndNames) {
  check({
      {"vi", "Bản 4.2.0 ra hôm nay. Tốc độ tăng 3.5 lần.", "Bản 4.2.0 ra hôm nay. | Tốc độ tăng 3.5 lần."},
      {"vi", "Hết năm 2025. 18 tập thể được khen.", "Hết năm 2025. | 18 tập thể được khen."},
      {"en", "It ended in 2025. 18 teams won. 7 lost.", "It ended in 2025. | 18 teams won. | 7 lost."},
      {"en", "Open config.yaml. Then restart.", "Open config.yaml. | Then restart."},
      {"en", "See https://a.example/b.html?x=1. Then stop.", "See https://a.example/b.html?x=1. | Then stop."},
      {"en", "It works! iPhone users cheer.", "It works! | iPhone users cheer."},
      {"en", "It is gone. `get()` stays.", "It is gone. | `get()` stays."},
      {"vi", "Đã xong.Trong khi đó, họ chờ.", "Đã xong. | Trong khi đó, họ chờ."},
      {"en", "Use System.Out here.", "Use System.Out here."},
  });
}

TEST(Segmenter, QuotesAndBrackets) {
  check({
      {"vi", "\"Đi đâu?\" anh hỏi. \"Về!\" cô đáp.", "\"Đi đâu?\" anh hỏi. | \"Về!\" cô đáp."},
      {"vi", "\"Đi đâu?\" Nam hỏi.", "\"Đi đâu?\" Nam hỏi."},
      {"vi", "“Không!” Cô quay đi.", "“Không!” | Cô quay đi."},
      {"vi", "Ông nói: “Tốt.” Mọi người về.", "Ông nói: “Tốt.” | Mọi người về."},
      {"en", "He said \"Stop. Now\" and left.", "He said \"Stop. Now\" and left."},
      {"en", "It rained (see p. 5. There is a map) all day.", "It rained (see p. 5. There is a map) all day."},
      {"en", "It rained. (It often does.) We left.", "It rained. | (It often does.) | We left."},
      {"en", "It is true.[1] It is known.[23]", "It is true.[1] | It is known.[23]"},
      {"en", "Done! 🎉 Next step.", "Done! 🎉 | Next step."},
      {"en", "Really (?) yes. Fine.", "Really (?) yes. | Fine."},
      {"vi", "Họ chào nhau. ” Xong.", "Họ chào nhau. ” | Xong."},
  });
}

TEST(Segmenter, EllipsesSemicolonsColons) {
  check({
      {"vi", "Anh đi... rồi về. Hết.", "Anh đi... rồi về. | Hết."},
      {"vi", "Anh đi… Trời mưa.", "Anh đi… | Trời mưa."},
      {"en", "1, 2, ... 10 and so on.", "1, 2, ... 10 and so on."},
      {"en", "First; Second; Third: Fourth.", "First; Second; Third: Fourth."},
      {"en", "One. [...] Two.", "One. | [...] Two."},
      {"en", "Wait. . . what?", "Wait. . . what?"},
      {"en", "Why?! Because!!! Good.", "Why?! | Because!!! | Good."},
  });
}

TEST(Segmenter, ListMarkersStayWithTheirItem) {
  check({
      {"vi", "1. Một việc.\n2. Hai việc.", "1. Một việc. | 2. Hai việc."},
      {"vi", "1.2. Mục con\na) Ý thứ nhất\nđ) Ý khác", "1.2. Mục con | a) Ý thứ nhất | đ) Ý khác"},
      {"vi", "IV. Tổ chức thực hiện", "IV. Tổ chức thực hiện"},
      {"vi", "Điều 1. Phạm vi điều chỉnh\nNghị định này quy định.",
       "Điều 1. Phạm vi điều chỉnh | Nghị định này quy định."},
      {"vi", "Phụ lục 1. Biểu mẫu", "Phụ lục 1. Biểu mẫu"},
      {"en", "Article 1. Scope\nChapter IV. Terms", "Article 1. Scope | Chapter IV. Terms"},
      {"vi", "- một\n- hai\n• ba\n+ bốn", "- một | - hai | • ba | + bốn"},
      {"vi", "Gồm: 1. Làm; 2. Nghỉ. Hết.", "Gồm: 1. Làm; 2. Nghỉ. | Hết."},
      {"en", "Click \"3. Configure\" now.", "Click \"3. Configure\" now."},
  });
}

TEST(Segmenter, LinesAndParagraphs) {
  check({
      {"vi", "Tiêu đề\nCâu đầu. Câu hai.", "Tiêu đề | Câu đầu. | Câu hai."},
      {"vi", "Một câu dài\ntiếp tục ở đây.", "Một câu dài\ntiếp tục ở đây."},
      {"vi", "Một câu dài\r\ntiếp tục ở đây.", "Một câu dài\r\ntiếp tục ở đây."},
      {"vi", "Một câu.\ntiếp tục ở đây.", "Một câu. | tiếp tục ở đây."},
      {"vi", "Một câu\n\ntiếp tục ở đây.", "Một câu | tiếp tục ở đây."},
      {"vi", "một việc;\nhai việc;", "một việc; | hai việc;"},
      {"vi", "một\u2028Hai\u0085Ba\u2029Bốn\vNăm", "một | Hai | Ba | Bốn | Năm"},
  });
  const std::string_view text = "A b.\nC d.\n \nE f.\n\n\n\nG h.";
  const std::vector<Segment> segments = Segmenter("en").segment(text);
  ASSERT_EQ(segments.size(), 4U);
  EXPECT_EQ(segments[0].paragraph, 0U);
  EXPECT_EQ(segments[1].paragraph, 0U);
  EXPECT_EQ(segments[2].paragraph, 1U);
  EXPECT_EQ(segments[3].paragraph, 2U);
}

TEST(Segmenter, AFilledParagraphFlowsWhateverTheCase) {
  const std::string_view filled =
      "Dự và chỉ đạo hội nghị có Thủ tướng Chính phủ\n"
      "Lê Văn Minh cùng lãnh đạo nhiều bộ, ngành, cơ\n"
      "quan trung ương và địa phương. Hội nghị do Bộ\n"
      "Nội vụ chủ trì.";
  EXPECT_EQ(Segmenter("vi").segment(filled).size(), 2U);
  const std::string_view list = "Hà Nội\nHải Phòng\nĐà Nẵng\nCần Thơ";
  EXPECT_EQ(Segmenter("vi").segment(list).size(), 4U);
}

TEST(Segmenter, OtherLanguages) {
  check({
      {"zh", "今天下雨。我们回家！好吗？", "今天下雨。 | 我们回家！ | 好吗？"},
      {"zh", "他说：“走吧。”然后离开。", "他说：“走吧。” | 然后离开。"},
      {"ja", "「どこへ？」と彼は聞いた。雨だ。", "「どこへ？」と彼は聞いた。 | 雨だ。"},
      {"de", "Am 3. Oktober feiern wir z. B. Geburtstage. Dr. Weiß kommt bzw. Frau Dr. Kurz.",
       "Am 3. Oktober feiern wir z. B. Geburtstage. | Dr. Weiß kommt bzw. Frau Dr. Kurz."},
      {"fr", "M. Le Goff est parti. Mme. Roux reste. Voir p. 5.",
       "M. Le Goff est parti. | Mme. Roux reste. | Voir p. 5."},
      {"hi", "यह पहला वाक्य है। यह दूसरा है।", "यह पहला वाक्य है। | यह दूसरा है।"},
      {"ru", "Он пришёл. Она ушла!", "Он пришёл. | Она ушла!"},
      {"ru", "В 2024 г. Волков уехал. Он умер в 2025 г. Мать ждала.",
       "В 2024 г. Волков уехал. | Он умер в 2025 г. | Мать ждала."},
      {"zh", "“去哪儿？”他问。他喊“走吧！”就跑了。（没人听见。）天黑了。",
       "“去哪儿？”他问。 | 他喊“走吧！”就跑了。 | （没人听见。） | 天黑了。"},
      {"zh", "“好。”他说：“走吧。”", "“好。” | 他说：“走吧。”"},
      {"ja", "母は「食べた？寝た？」と聞いた。「うん。」", "母は「食べた？寝た？」と聞いた。 | 「うん。」"},
      {"ko", "\"어디 가?\"라고 물었다. 2024. 5. 3. 이다. 끝.", "\"어디 가?\"라고 물었다. | 2024. 5. 3. 이다. | 끝."},
      {"th", "ดร. มาลี มา แล้วไป จริงหรือ? จริง", "ดร. มาลี มา แล้วไป จริงหรือ? | จริง"},
      {"ar", "كم كلّف؟ قال د. سامي: كثيرا؛ ثم ذهب. انتهى.", "كم كلّف؟ | قال د. سامي: كثيرا؛ ثم ذهب. | انتهى."},
      {"el", "Ποιος είναι; Ο κ. Πέτρου. Τι θέλει\u037E Τίποτα.",
       "Ποιος είναι; | Ο κ. Πέτρου. | Τι θέλει\u037E | Τίποτα."},
      {"hy", "Նա եկավ։ Նա գնաց։", "Նա եկավ։ | Նա գնաց։"},
      {"am", "እሱ መጣ። እሷ ሄደች።", "እሱ መጣ። | እሷ ሄደች።"},
      {"km", "គាត់មក។ នាងទៅ។", "គាត់មក។ | នាងទៅ។"},
      {"my", "သူလာသည်။ သူမသွားသည်။", "သူလာသည်။ | သူမသွားသည်။"},
      {"", "One. Two.", "One. | Two."},
  });
}

TEST(Segmenter, German) {
  check({
      {"de", "Die Feier, z. B. Der Ball, begann. D. h. Musik.", "Die Feier, z. B. Der Ball, begann. | D. h. Musik."},
      {"de", "Zum 75. Jubiläum kam Karl IV. Barth. Er blieb bis zum 3. Danach fuhr er.",
       "Zum 75. Jubiläum kam Karl IV. Barth. | Er blieb bis zum 3. | Danach fuhr er."},
      {"de", "Siehe S. 12. Danach Nr. 5. Am 12. 8. 1455 brannte es.",
       "Siehe S. 12. | Danach Nr. 5. | Am 12. 8. 1455 brannte es."},
      {"de", "„Halt!“ Er stand. »Komm!« Sie kam. «Was?» Nichts.",
       "„Halt!“ | Er stand. | »Komm!« | Sie kam. | «Was?» | Nichts."},
      {"de", "„Wirklich?“, fragte er. „Ja. Nein“, sagte sie.", "„Wirklich?“, fragte er. | „Ja. | Nein“, sagte sie."},
      {"de", "Er rief „Halt. Wer da“ und schoss.", "Er rief „Halt. Wer da“ und schoss."},
      {"de", "Das kostet 14 Mio. Euro. Wir wohnen Schulstr. 8 usw. Prof. Dr.-Ing. Voss auch.",
       "Das kostet 14 Mio. Euro. | Wir wohnen Schulstr. 8 usw. | Prof. Dr.-Ing. Voss auch."},
  });
}

TEST(Segmenter, French) {
  check({
      {"fr", "« Où vas-tu\u202F? » demanda Luc. «\u00A0Oui\u00A0!\u00A0» Il part.",
       "« Où vas-tu\u202F? » demanda Luc. | «\u00A0Oui\u00A0!\u00A0» | Il part."},
      {"fr", "M. Dupont, né en 300 av. J.-C. à Ys, cite l'art. 5. Mme Vial, p. 12, etc. Fin.",
       "M. Dupont, né en 300 av. J.-C. à Ys, cite l'art. 5. | Mme Vial, p. 12, etc. | Fin."},
      {"fr", "À 15 h. 30, J.-P. Morel part. L'eau monte.", "À 15 h. 30, J.-P. Morel part. | L'eau monte."},
  });
}

TEST(Segmenter, TokenisedText) {
  check({
      {"fr", "Il neige . Nous partons ( env . 7 m ) . Voir nov . 1956 .",
       "Il neige . | Nous partons ( env . 7 m ) . | Voir nov . 1956 ."},
      {"en", "It snows . See No . 5 . Wait . . . Then go .", "It snows . | See No . 5 . | Wait . . . Then go ."},
  });
}

TEST(Segmenter, LongTextsAreLinear) {
  // Any of these would take minutes if a step looked back or ahead without a bound.
  constexpr std::size_t kBytes = 3'000'000;
  const auto repeated = [](std::string_view unit, std::string text = {}) {
    while (text.size() < kBytes) text += unit;
    return text;
  };
  const auto count = [](std::string_view language, const std::string& text) {
    return Segmenter(language).segment(text).size();
  };
  const std::size_t pieces = kBytes / 6000;
  const std::string no_end = repeated("từ ");  // cut at spaces, every 6,000 bytes at the latest
  const std::vector<Segment> cut = Segmenter("vi").segment(no_end);
  EXPECT_EQ(cut.size(), pieces);
  for (const Segment& segment : cut) {
    EXPECT_LE(segment.span.size(), 6000U);
    EXPECT_EQ(segment.span.of(no_end).substr(0, 2), "t\xE1");
    EXPECT_EQ(segment.span.of(no_end).back(), '\xAB');
  }
  for (const char* endless : {"a", "漢", "a.", "A. ", "( ! ", " -", "x! 😎 ", "「どこ？」と", ". ", "1, 2. ", "\"! "}) {
    SCOPED_TRACE(endless);
    EXPECT_GE(count("vi", repeated(endless, "x ")), pieces);
  }
  // As many segments as copies of the unit.
  const auto expect_one_each = [&](std::string_view language, std::string_view unit) {
    EXPECT_EQ(count(language, repeated(unit)), (kBytes + unit.size() - 1) / unit.size()) << unit;
  };
  expect_one_each("vi", "Một câu. ");
  expect_one_each("vi", "(Câu một. ");
  expect_one_each("vi", "\"Câu? ");
  expect_one_each("zh", "他说“走吧。");
  expect_one_each("fr", "« Oui ! » ");
  expect_one_each("vi", "Một dòng\n");
  expect_one_each("vi", "a\r\n\r\n");
  EXPECT_EQ(count("vi", repeated("một dòng\n")), pieces + 1);  // they all flow
  EXPECT_EQ(count("de", repeated("1. 1. ", std::string(kBytes / 2, '-'))), pieces);
}

TEST(Segmenter, SoftBordersBetweenParagraphs) {
  const std::string_view text =
      "Con tàu rời bến lúc\n\n– 12 –\n\nsáu giờ. Trời sáng.\n\nMưa rơi\n\nGió thổi.\n\nthế thôi.";
  const auto pieces = [&](ParagraphBorders borders) {
    std::string out;
    for (const Segment& segment : Segmenter("vi", {.borders = borders}).segment(text)) {
      out += "[" + std::to_string(segment.paragraph) + "]" + std::string(segment.span.of(text));
    }
    return out;
  };
  EXPECT_EQ(pieces(ParagraphBorders::kHard),
            "[0]Con tàu rời bến lúc[1]– 12 –[2]sáu giờ.[2]Trời sáng.[3]Mưa rơi[4]Gió thổi.[5]thế thôi.");
  EXPECT_EQ(pieces(ParagraphBorders::kSoft),
            "[0]Con tàu rời bến lúc\n\n– 12 –\n\nsáu giờ.[2]Trời sáng.[3]Mưa rơi[4]Gió thổi.[5]thế thôi.");
  std::string scan;
  while (scan.size() < 3'000'000) scan += "Trang sách\n\nmột dòng\n\n17\n\n";  // all furniture and one sentence
  EXPECT_GE(Segmenter("vi", {.borders = ParagraphBorders::kSoft}).segment(scan).size(), 500U);
}

TEST(Segmenter, ASegmenterIsReusableAndMovable) {
  Segmenter segmenter("vi");
  EXPECT_EQ(segmenter.segment("A. B c. D e.").size(), 2U);
  const Segmenter moved = std::move(segmenter);
  EXPECT_EQ(moved.segment("Một. Hai.").size(), 2U);
}

}  // namespace
}  // namespace lacuna::text
