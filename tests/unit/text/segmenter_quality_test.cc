#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/segmenter.h"

namespace lacuna::text {
namespace {

/// A text with "|" where a segment ends. Written for this test.
struct Gold {
  const char* name;
  const char* language;
  const char* text;
};

const std::vector<Gold> kGold = {
    {"news", "vi", R"(Hà Lam đón gần 1,2 triệu lượt khách trong quý III|

Theo báo cáo của Sở Du lịch, trong 9 tháng đầu năm 2025, tỉnh đón 3.482.000 lượt khách, tăng 12,6% so với cùng kỳ.| 18 dự án lưu trú mới đã đi vào hoạt động.| TS. Trịnh Bảo Khuê, Viện trưởng Viện Nghiên cứu Du lịch Ven biển, cho rằng con số này "vượt xa dự báo".| GS.TS. Hoàng Thị Nhã và PGS.TS. Đinh Văn Cảo cũng đồng tình.| Ông Khuê nói: "Chúng ta cần thêm phòng nghỉ, bãi đỗ xe, nhà vệ sinh công cộng, v.v. nếu muốn giữ chân khách."| "Vậy tiền ở đâu?" một đại biểu hỏi.| "Từ xã hội hóa!" ông đáp.| Cả hội trường bật cười...| Phiên họp kết thúc lúc 17 giờ 30.|

Tại TP. Hà Lam, Q. 3 và P. Bến Nghé Đông là hai nơi có nhiều khách nhất.| Ngược lại, H. Sông Trà chỉ đón 4.200 lượt.| Đường dây nóng: 0203.388.1144 (gặp chị Hạnh, ĐT nội bộ 12).| Website của sở là www.dulich-halam.example.| Trang này dùng mã nguồn mở phiên bản 4.2.0.| Nguồn: Sở Du lịch (tr. 12, Báo cáo số 45/BC-SDL ngày 3/10/2025).|

Ảnh: NSND. Lê Quỳnh Mai|
)"},
    {"contract", "vi", R"(CHƯƠNG II|
QUYỀN VÀ NGHĨA VỤ|

Điều 4. Nghĩa vụ của Bên A|
1. Giao hàng đúng thời hạn.| Trường hợp chậm quá 05 ngày, Bên A chịu phạt 0,5%/ngày.|
2. Bảo hành trong 24 tháng; chi phí vận chuyển do Bên A chịu; thiết bị thay thế phải mới 100%.|
3. Không chuyển giao hợp đồng cho bên thứ ba nếu chưa được sự đồng ý của Bên B. |Bên B có quyền từ chối mà không cần nêu lý do.|
Điều 5. Nghĩa vụ của Bên B|
Bên B có trách nhiệm:|
a) Thanh toán 30% giá trị ngay sau khi ký;|
b) Thanh toán phần còn lại trong vòng 15 ngày kể từ ngày nghiệm thu (xem Phụ lục 1. Biểu mẫu nghiệm thu);|
c) Bố trí kho bãi tại địa chỉ số 7 đường Lê Lợi, TX. Tân Hòa.|
Điều 6. Bất khả kháng. |Hai bên được miễn trách nhiệm trong trường hợp thiên tai, dịch bệnh, chiến tranh, v.v. |Bên bị ảnh hưởng phải thông báo trong vòng 48 giờ.|
Đại diện Bên A: ThS. Lý Gia Hân (đã ký).|
)"},
    {"notice", "vi", R"(THÔNG BÁO|
Về việc tạm ngừng cấp nước|

Kính gửi: Quý khách hàng|

Công ty CP Cấp nước Sông Đào trân trọng thông báo lịch tạm ngừng cấp nước như sau:|
- Thời gian: từ 22h00 ngày 14/11 đến 5h00 ngày 15/11/2025.|
- Khu vực: phường 4, phường 7; một phần phường 9 (từ số 1 đến số 88 đường Trần Phú).|
- Lý do: thay van D300 tại ngã tư Hòa Bình.|
• Quý khách vui lòng trữ đủ nước.| Không mở vòi khi mất nước!|
• Mọi thắc mắc xin gọi 1900 0000.|
Nếu nước đục sau khi có lại thì sao?| Hãy xả vòi khoảng 5 phút.| Nếu vẫn đục, gọi ngay cho chúng tôi.|
Trân trọng cảm ơn!|
)"},
    {"release notes", "vi", R"(Phiên bản 2.8.1 (ra ngày 9/9/2025)|

Sửa lỗi|
* Ứng dụng không còn thoát đột ngột khi mở tệp config.yaml trống.| Xem lỗi #482.|
* Lệnh `sync --all` nay chạy nhanh hơn 3,5 lần. |`sync --fast` bị bỏ.|
* macOS: sửa lỗi hiển thị.| iPhone và iPad không bị ảnh hưởng.|
Lưu ý: cần Node.js 18.0 trở lên.| Nếu bạn dùng bản cũ (vd. bản 16), hãy nâng cấp trước.| Cảm ơn bạn Nguyễn V. A. đã báo lỗi.|
)"},
    {"story", "vi",
     R"(Trời tối dần.| "Đi đâu đấy?" Mai hỏi.| "Ra chợ," anh trả lời, "em có mua gì không?"| Cô lắc đầu... rồi lại gật.| – Mua hộ em mớ rau.|
– Chỉ thế thôi à?|
– Vâng!|
Anh đi… |Mưa bắt đầu rơi… nhưng không ai để ý.| Hôm ấy là thứ Hai, ngày 3 tháng 2. |Chợ vắng tanh, chỉ còn bà Năm bán cá, ông Tư bán rau, cô Ba bán bún...| "Bao nhiêu một mớ? Có bớt không?" anh hỏi to.| Bà cười: "Năm nghìn."|
)"},
    {"hard-wrapped", "vi", R"(Cuộc khảo sát được thực hiện tại 12 tỉnh trong tháng 8 với
sự tham gia của 3.600 hộ gia đình.| Kết quả cho thấy phần lớn
người được hỏi hài lòng với dịch vụ công trực tuyến, nhất là
việc cấp bản sao giấy khai sinh.| Tuy nhiên, 14% cho rằng mẫu
đơn còn phức tạp.|
)"},
    {"news", "en", R"(Harbour city opens $1.3 billion metro line|

The first trains left St. Anne's Station at 5:40 a.m. on Tuesday, Nov. 4, carrying 1,284 passengers.| Mayor J. P. Calloway and Dr. Ines Ferro, head of the U.S. delegation, cut the ribbon.| "It took us eleven years," the mayor said.| "Was it worth it?" he asked.| "Absolutely!"| The line, built by Northgate Rail Inc. and Tanaka Co. Ltd., runs from Pier No. 9 to Mt. Carrow.| Fares start at $2.50.| 42 stations will follow by 2031.| Critics disagree.| "Who needs it?" asked Prof. Lund.|

Shares of Northgate Rail Inc. rose 8.4 per cent.| They had fallen to $31.20 in the U.S. |The company expects revenue of approx. $4.1 billion, vs. $3.6 billion a year earlier.| Gov. Amara Bello called the project "a gift to our children..." and promised more.| Work on the second phase begins at 9 a.m. Monday.| It ends in Dec. 2029, i.e. before the next election.| Read more at https://metro.example/news?id=7.| See also p. 14.|
)"},
    {"contract", "en", R"(ARTICLE II|
RIGHTS AND OBLIGATIONS|

Article 4. Obligations of Party A|
1. Party A shall deliver on time.| In case of delay exceeding 5 days, Party A shall pay 0.5% per day.|
2. The warranty lasts 24 months; transport is at Party A's expense; replacement parts shall be new.|
3. Party A shall not assign this contract without the consent of Party B. |Party B may refuse without giving reasons.|
Article 5. Obligations of Party B|
Party B shall:|
a) pay 30% of the price upon signature;|
b) pay the balance within 15 days of acceptance (see Annex 1. Acceptance form);|
c) provide storage at 7 Le Loi St., Tan Hoa.|
iv. The terms "Goods", "Services", etc. have the meanings given in Sec. 1.2.| Nothing in Art. 6 limits them.|
Represented by Ms. L. G. Han (signed).|
)"},
    {"notice", "en", R"(NOTICE|
Interruption of water supply|

Dear customers,|

Song Dao Water Co. regrets to announce the following schedule:|
- Time: from 10 p.m. on 14 November to 5 a.m. on 15 November 2025.|
- Area: wards 4 and 7; part of ward 9 (from No. 1 to No. 88, Tran Phu St.).|
- Reason: replacement of a D300 valve at the Hoa Binh crossroads.|
Please store enough water.| Do not open taps during the interruption!|
What if the water is cloudy afterwards?| Let it run for about 5 minutes.| If it stays cloudy, call us on 1900 0000.|
Thank you!|
)"},
    {"release notes", "en", R"(Version 2.8.1 (9 September 2025)|

Bug fixes|
* The app no longer crashes when config.yaml is empty.| See issue #482.|
* The command `sync --all` is now 3.5 times faster. |`sync --fast` has been removed.|
* macOS: fixed rendering.| iPhones and iPads are not affected.|
Note: Node.js 18.0 or later is required.| If you use an older version (e.g. version 16), upgrade first.| Thanks to J. Ruiz Jr. for the report.|
)"},
    {"story", "en",
     R"(It was getting dark.| "Where are you going?" asked Mai.| "To the market," he answered, "do you need anything?"| She shook her head... then nodded.| "Some greens, please."| He left.| Rain began to fall… but nobody cared.| It was Monday, Feb. 3. |The market was empty: only Mrs. Nam with her fish, Mr. Tu with his greens, and Ms. Ba.| "How much? Any discount?" he asked loudly.| She smiled.| (It was a tired smile.)| "Five thousand."|
)"},
};

/// Takes the marks out of `marked` and gives the offsets of the segment ends they stood for.
std::string unmark(std::string_view marked, std::set<std::size_t>& ends) {
  std::string text;
  for (const char c : marked) {
    if (c != '|') {
      text.push_back(c);
      continue;
    }
    std::size_t end = text.size();
    while (end > 0 && text[end - 1] == ' ') --end;
    ends.insert(end);
  }
  return text;
}

TEST(SegmenterQuality, BoundariesOfOurOwnTexts) {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t correct = 0;
  for (const Gold& document : kGold) {
    std::set<std::size_t> expected;
    const std::string text = unmark(document.text, expected);
    std::set<std::size_t> actual;
    for (const Segment& segment : Segmenter(document.language).segment(text)) actual.insert(segment.span.end);
    gold += expected.size();
    found += actual.size();
    const auto context = [&](std::size_t end) {
      return text.substr(end - std::min<std::size_t>(end, 50), std::min<std::size_t>(end, 50)) + "⏐" +
             text.substr(end, 30);
    };
    for (const std::size_t end : actual) {
      if (expected.contains(end)) {
        ++correct;
      } else {
        std::printf("[%s %s] one too many: %s\n", document.language, document.name, context(end).c_str());
      }
    }
    for (const std::size_t end : expected) {
      if (!actual.contains(end)) {
        std::printf("[%s %s] missed: %s\n", document.language, document.name, context(end).c_str());
      }
    }
  }
  const double precision = static_cast<double>(correct) / static_cast<double>(found);
  const double recall = static_cast<double>(correct) / static_cast<double>(gold);
  const double f1 = 2 * precision * recall / (precision + recall);
  std::printf("segment boundaries: %zu gold, %zu found, precision %.4f, recall %.4f, F1 %.4f\n", gold, found, precision,
              recall, f1);
  EXPECT_GE(gold, 120U);
  EXPECT_GE(f1, 0.99);
}

}  // namespace
}  // namespace lacuna::text
