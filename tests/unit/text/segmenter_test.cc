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
      {"", "One. Two.", "One. | Two."},
  });
}

TEST(Segmenter, LongTextsAreLinear) {
  // Each of these would take minutes if any step looked back or ahead without a bound.
  std::string no_end;
  for (int i = 0; i < 400000; ++i) no_end += "từ ";
  const std::vector<Segment> cut = Segmenter("vi").segment(no_end);  // at spaces, every 6,000 bytes at the latest
  EXPECT_EQ(cut.size(), 334U);
  for (const Segment& segment : cut) {
    EXPECT_LE(segment.span.size(), 6000U);
    EXPECT_EQ(segment.span.of(no_end).substr(0, 2), "t\xE1");
    EXPECT_EQ(segment.span.of(no_end).back(), '\xAB');
  }
  std::string dots;
  for (int i = 0; i < 400000; ++i) dots += "a.";
  EXPECT_GE(Segmenter("vi").segment(dots).size(), 1U);
  std::string spaced;
  for (int i = 0; i < 300000; ++i) spaced += ". ";
  EXPECT_EQ(Segmenter("vi").segment(spaced).size(), 100U);
  std::string open;
  for (int i = 0; i < 200000; ++i) open += "(Câu một. ";
  EXPECT_GE(Segmenter("vi").segment(open).size(), 1U);
  std::string quotes;
  for (int i = 0; i < 200000; ++i) quotes += "\"Câu? ";
  EXPECT_GE(Segmenter("vi").segment(quotes).size(), 1U);
  std::string lines;
  for (int i = 0; i < 300000; ++i) lines += "dòng\n";
  EXPECT_GE(Segmenter("vi").segment(lines).size(), 1U);
  std::string marks = "x!";
  for (int i = 0; i < 500000; ++i) marks += " -";
  EXPECT_EQ(Segmenter("vi").segment(marks).size(), 167U);
}

TEST(Segmenter, ASegmenterIsReusableAndMovable) {
  Segmenter segmenter("vi");
  EXPECT_EQ(segmenter.segment("A. B c. D e.").size(), 2U);
  const Segmenter moved = std::move(segmenter);
  EXPECT_EQ(moved.segment("Một. Hai.").size(), 2U);
}

}  // namespace
}  // namespace lacuna::text
