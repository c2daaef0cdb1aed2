#include "eval/text/numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {
namespace {

std::vector<NumberMention> numbers(std::string_view language, std::string_view text) {
  return find_numbers(text, WordSplitter(language).split(text), language);
}

/// "value kind" for each mention; kinds c o r % d t as in `NumberKind`, "?" when it is not certain.
std::string summary(std::string_view language, std::string_view text) {
  std::string out;
  for (const NumberMention& mention : numbers(language, text)) {
    if (!out.empty()) out += ' ';
    out += mention.value;
    out += "cor%dt"[static_cast<std::size_t>(mention.kind)];
    if (!mention.certain) out += '?';
  }
  return out;
}

struct Row {
  const char* language;
  const char* text;
  const char* expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(summary(row.language, row.text), row.expected) << row.text;
}

TEST(Numbers, Digits) {
  check({
      {"vi", "", ""},
      {"vi", "không có số", ""},
      {"vi", "1.234,5", "1234.5c"},
      {"vi", "1,234.5", "1234.5c"},
      {"en", "1,234.5", "1234.5c"},
      {"en", "1.234,5", "1234.5c"},
      {"vi", "1.234", "1234c"},
      {"en", "1.234", "1.234c"},
      {"en", "1,284 people", "1284c"},
      {"vi", "1,000 mẫu", "1000c"},
      {"de", "1.234,5 Meter", "1234.5c"},
      {"fr", "1 234 567,8 euros", "1234567.8c"},
      {"fr", "1\u202F234 euros", "1234c"},
      {"en", "1\u00A0234 euros", "1234c"},
      {"vi", "năm 2025 100 người", "2025c 100c"},
      {"zh", "共1,234人", "1234c"},
      {"ja", "2025年に3人", "2025c 3c"},
      {"vi", "04 bản, mỗi bên 02 bản", "4c 2c"},
      {"vi", "2021-2025 và 2021 - 2025, 5-10", "2021c 2025c 2021c 2025c 5c 10c"},
      {"en", "10-15 mg/kg", "10c 15c"},
      {"vi", "120GB, 38km, 50 MB, 5G, A4, H5N1", "120c 38c 50c"},
      {"en", "IPv6, COVID-19, 4.2.0, A4, BK-1873, F-16", ""},
      {"en", "mid-2025, under-18s, 5-year, 38.4-km", "2025c 18c 5c 38.4c"},
      {"en", "the 1990s", "1990c"},
      {"vi", "gọi 0230.355.0115", "230c 355c 115c"},
      {"vi", "gọi 0230 355 0115", "230c 355c 115c"},
      {"en", "https://a.example/2025/x-99.html", ""},
      {"vi", "1/3 dân số", "1c? 3c?"},
      {"vi", "24/7", "24c? 7c?"},
      {"vi", "47/2025/HĐDV", "47c 2025c"},
      {"vi", "01/2025/NĐ-CP", "1c 2025c"},
      {"vi", "cần 1 người", "1c?"},
      {"en", "123456789012345678901234567890.5", "123456789012345678901234567890.5c"},
  });
}

TEST(Numbers, ScalesAndMoney) {
  check({
      {"vi", "3,4 tỷ", "3400000000c"},
      {"vi", "2.500 tỷ đồng", "2500000000000c"},
      {"vi", "4.286,5 tỷ đồng", "4286500000000c"},
      {"vi", "1,2 triệu", "1200000c"},
      {"vi", "100 nghìn tỷ", "100000000000000c"},
      {"vi", "2 tỷ 500 triệu đồng", "2500000000c"},
      {"vi", "3 triệu rưỡi", "3500000c"},
      {"vi", "5 trăm, 3 chục, 2 vạn", "500c 30c 20000c"},
      {"vi", "500k, 5tr", "500000c 5000000c"},
      {"vi", "5 tỷ lệ", "5c"},
      {"en", "3.4 billion", "3400000000c"},
      {"en", "VND3.4 billion", "3400000000c"},
      {"en", "$3.4bn, US$5m, €2M, 124M", "3400000000c 5000000c 2000000c 124000000c"},
      {"en", "a 5m wall", "5c"},
      {"en", "4,286.5-billion-dong package", "4286500000000c"},
      {"en", "10 thousand billion", "10000000000000c"},
  });
}

TEST(Numbers, VietnameseWords) {
  check({
      {"vi", "một, hai, ba, bốn, mười", "1c? 2c? 3c? 4c? 10c?"},
      {"vi", "mười một", "11c"},
      {"vi", "mười lăm", "15c"},
      {"vi", "hai mươi mốt", "21c"},
      {"vi", "hai mươi lăm", "25c"},
      {"vi", "ba mươi tư", "34c"},
      {"vi", "hai mươi năm", "20c"},
      {"vi", "mười năm", "10c?"},
      {"vi", "năm mươi", "50c"},
      {"vi", "năm năm", "5c?"},
      {"vi", "một trăm linh năm", "105c"},
      {"vi", "một trăm lẻ năm", "105c"},
      {"vi", "hai trăm năm", "200c"},
      {"vi", "hai trăm năm mươi", "250c"},
      {"vi", "chín trăm bảy mươi sáu", "976c"},
      {"vi", "hai nghìn không trăm hai mươi lăm", "2025c"},
      {"vi", "hai nghìn ba trăm", "2300c"},
      {"vi", "một ngàn lẻ một", "1001c"},
      {"vi", "hai tỷ chín trăm bảy mươi sáu triệu bốn trăm tám mươi nghìn đồng", "2976480000c"},
      {"vi", "hai mươi ba nghìn bốn trăm năm mươi sáu", "23456c"},
      {"vi", "hai trăm nghìn tỷ", "200000000000000c"},
      {"vi", "một triệu rưỡi", "1500000c"},
      {"vi", "hai triệu ba người", "2000000c 3c?"},
      {"vi", "hai phẩy năm", "2.5c"},
      {"vi", "không phẩy năm", "0.5c"},
      {"vi", "ba phần tư", "3c? 4c?"},
      {"vi", "hai chục, nửa", "20c? 0.5c?"},
      {"vi", "năm 2025, năm nay, mỗi năm, 5 năm", "2025c 5c"},
      {"vi", "không có ai", ""},
      {"vi", "ba mươi phần trăm", "30%"},
      {"vi", "HAI MƯƠI LĂM", "25c"},
  });
}

TEST(Numbers, EnglishWords) {
  check({
      {"en", "one, two, ten", "1c? 2c? 10c?"},
      {"en", "eleven twelve", "11c 12c"},
      {"en", "twenty-five", "25c"},
      {"en", "twenty five years", "25c"},
      {"en", "one hundred and five", "105c"},
      {"en", "a hundred", "100c?"},
      {"en", "a hundred and five", "105c"},
      {"en", "thirteen hundred", "1300c"},
      {"en", "two thousand and one", "2001c"},
      {"en", "three hundred thousand", "300000c"},
      {"en", "two billion nine hundred and seventy-six million four hundred and eighty thousand", "2976480000c"},
      {"en", "one point five million", "1500000c"},
      {"en", "hundreds of thousands", ""},
      {"en", "a dozen, half", "12c? 0.5c?"},
      {"en", "two-thirds", "2c? 3o?"},
      {"en", "an eight-year plan", "8c?"},
      {"en", "fifteen per cent", "15%"},
      {"en", "five and six", "5c? 6c?"},
  });
}

TEST(Numbers, Percent) {
  check({
      {"vi", "8,4%", "8.4%"},
      {"vi", "37 phần trăm", "37%"},
      {"vi", "0,05% và 3 điểm phần trăm", "0.05% 3%"},
      {"en", "15%", "15%"},
      {"en", "15 percent, 15 per cent", "15% 15%"},
      {"en", "3 percentage points", "3%"},
      {"en", "37-40%", "37c 40%"},
      {"de", "8,4 %", "8.4%"},
  });
}

TEST(Numbers, OrdinalsAndRoman) {
  check({
      {"en", "14th, 21st, 2nd, 3rd", "14o 21o 2o 3o"},
      {"en", "first second third", "1o? 2o? 3o?"},
      {"en", "twenty-first", "21o"},
      {"en", "twelfth", "12o"},
      {"vi", "thứ ba, thứ tư, thứ nhất", "3o? 4o? 1o?"},
      {"vi", "thứ 14, thứ hai mươi mốt", "14o 21o"},
      {"vi", "thứ 2", "2o?"},
      {"vi", "lần thứ XIV", "14r"},
      {"vi", "khóa XVIII, Chương I, Điều V", "18r 1r? 5r?"},
      {"vi", "thế kỷ XX", "20r"},
      {"vi", "quý IV/2027", "4r? 2027c"},
      {"en", "World War II, Chapter IV, Specialist II, Chapter XII", "2r? 4r? 2r? 12r"},
      {"en", "I am here and I know", ""},
      {"en", "a CD, an MC, DC", ""},
      {"en", "xiv, Xi, IIII", ""},
      {"vi", "Thứ trưởng", ""},
  });
}

TEST(Numbers, Dates) {
  check({
      {"vi", "15/8/2025", "2025-08-15d"},
      {"vi", "15-8-2025", "2025-08-15d"},
      {"vi", "15.8.2025", "2025-08-15d"},
      {"vi", "01/07/2025", "2025-07-01d"},
      {"vi", "2025-08-15", "2025-08-15d"},
      {"vi", "ngày 15 tháng 8 năm 2025", "2025-08-15d"},
      {"vi", "ngày 15 tháng 8", "--08-15d"},
      {"vi", "ngày mười lăm tháng tám", "--08-15d"},
      {"vi", "mùng 2 tháng 9", "--09-02d"},
      {"vi", "ngày 15/8", "--08-15d"},
      {"vi", "từ ngày 4/8 đến ngày 16/8/2025", "--08-04d 2025-08-16d"},
      {"vi", "sáng 3/2", "--02-03d"},
      {"vi", "tháng 8/2025", "2025-08d"},
      {"vi", "tháng 8 năm 2025", "2025-08d"},
      {"vi", "tháng Tám", "--08d"},
      {"vi", "tháng 9 đến tháng 10", "--09d --10d"},
      {"vi", "tháng 9-10", "--09d --10d"},
      {"vi", "6 tháng đầu năm, 6 tháng", "6c? 6c"},
      {"vi", "mỗi tháng 5 triệu", "5000000c"},
      {"vi", "31/2/2025", "31c 2c 2025c"},
      {"en", "August 15, 2025", "2025-08-15d"},
      {"en", "15 August 2025", "2025-08-15d"},
      {"en", "15th of August 2025", "2025-08-15d"},
      {"en", "Aug. 15", "--08-15d"},
      {"en", "August 2025", "2025-08d"},
      {"en", "from January to July", "--01d? --07d?"},
      {"en", "May 5; you may go 5 times", "--05-05d 5c"},
      {"en", "in May", "--05d?"},
      {"en", "they march 5 miles", "5c"},
      {"en", "8/15/2025", "2025-08-15d"},
      {"en", "8/5/2025", "2025-05-08d"},
      {"en-US", "8/5/2025", "2025-08-05d"},
      {"en", "the 2025-2030 period", "2025c 2030c"},
      {"en", "the first of May", "--05-01d"},
  });
}

TEST(Numbers, Times) {
  check({
      {"vi", "15 giờ 30", "15:30t"},
      {"vi", "15 giờ 30 phút", "15:30t"},
      {"vi", "trong 2 giờ 30 phút", "2c 30c"},
      {"vi", "15h30", "15:30t"},
      {"vi", "lúc 15h", "15:00t"},
      {"vi", "trong 24h", "24c"},
      {"vi", "3 giờ chiều", "15:00t"},
      {"vi", "ba giờ chiều", "15:00t?"},
      {"vi", "8 giờ rưỡi sáng", "08:30t"},
      {"vi", "8 giờ kém 15", "07:45t"},
      {"vi", "lúc 8 giờ", "08:00t"},
      {"vi", "trong 24 giờ", "24c"},
      {"vi", "12 giờ đêm", "00:00t"},
      {"vi", "6 giờ 00 - 9 giờ 00", "06:00t 09:00t"},
      {"en", "3:30 pm", "15:30t"},
      {"en", "3:30pm, 3pm, 3 p.m.", "15:30t 15:00t 15:00t"},
      {"en", "12 a.m. and 12 p.m.", "00:00t 12:00t"},
      {"en", "5.40 a.m.", "05:40t"},
      {"en", "15:30", "15:30t"},
      {"en", "three o'clock", "03:00t?"},
      {"en", "noon, midnight", "12:00t? 00:00t?"},
      {"en", "a 16:9 screen", "16c 9c"},
  });
}

TEST(Numbers, GroupsOfWords) {
  check({
      {"en", "two billion, nine hundred seventy-six million, four hundred eighty thousand", "2976480000c"},
      {"en", "twelve thousand, three hundred and five people", "12305c"},
      {"en", "two million, four hundred people", "2000000c 400c"},
      {"en", "two thousand, three thousand", "2000c 3000c"},
      {"en", "two thousand, five of them", "2000c 5c?"},
      {"en", "one hundred thousand, two million", "100000c 2000000c"},
      {"en", "eighty- five", "85c"},
      {"en", "two and a half days, two and a half million", "2.5c? 2500000c"},
      {"vi", "3 nghìn 200 tỷ đồng", "3200000000000c"},
      {"vi", "ba nghìn hai trăm tỷ đồng", "3200000000000c"},
      {"vi", "3 nghìn 200 người", "3000c 200c"},
      {"vi", "ba nghìn, hai tỷ", "3000c 2000000000c"},
  });
}

TEST(Numbers, SpacedGroups) {
  check({
      {"vi", "162 584 triệu", "162584000000c"},
      {"en", "162 584 mln EUR", "162584000000c"},
      {"en", "1 234 567 people", "1234567c"},
      {"vi", "gọi 024 730 567", "24c 730c 567c"},
      {"vi", "gọi +84 912 345 678", "84c 912c 345c 678c"},
      {"vi", "ngày 15 300 người", "15c 300c"},
      {"vi", "điều 15 300", "15c 300c"},
      {"en", "10 200 30", "10c 200c 30c"},
      {"en", "12  300", "12c 300c"},
  });
}

TEST(Numbers, Ranges) {
  check({
      {"en", "1038\u201340, 1999-10, 2009-10 and 1455\u20131536", "1038c 1040c 1999c 10c 2009c 2010c 1455c 1536c"},
      {"en", "1998-99% and 1998-99-3", "1998c 99% 1998c 99c 3c"},
      {"vi", "từ 2 đến 5 triệu", "2000000c 5000000c"},
      {"vi", "hai đến ba triệu", "2000000c? 3000000c"},
      {"en", "2-5 million, $1 to $5 million", "2000000c 5000000c 1000000c 5000000c"},
      {"en", "from 800 to 2 million", "800c 2000000c"},
      {"en", "rose 20% to 5 million", "20% 5000000c"},
      {"en", "2 people to 5 million", "2c 5000000c"},
      {"en", "2 million to 5 million", "2000000c 5000000c"},
  });
}

TEST(Numbers, MultiplesAndShares) {
  check({
      {"vi", "tăng gấp đôi, gấp ba, gấp rưỡi", "2c? 3c? 1.5c?"},
      {"en", "doubled, twice, triple, a decade, in their eighties", "2c? 2c? 3c? 10c? 80c?"},
      {"en", "halve, half-price, a third", "0.5c? 0.5c? 3o?"},
      {"vi", "một phần ba", "1c? 3c?"},
      {"vi", "100%, 50%, 100 người", "100%? 50% 100c"},
  });
}

TEST(Numbers, SaidWithoutTheNumberElsewhere) {
  check({
      {"vi", "trực 24/24 giờ, 24/24h, suốt 24 giờ", "24c? 24c? 24c? 24c? 24c?"},
      {"en", "24-hour service, 24 hours a day, within 24 hours", "24c? 24c? 24c"},
      {"vi", "2. Đọc hướng dẫn", "2c?"},
      {"vi", "2.Đọc hướng dẫn", "2c?"},
      {"en", "either (1) or (2) fits", "1c? 2c?"},
      {"en", "a (32) b", "32c?"},
      {"en", "20 mi (32 km) west", "20c 32c?"},
      {"en", "VND48 billion (US$1.9 million) a year", "48000000000c 1900000c?"},
      {"en", "48 billion (about $1.9 million)", "48000000000c 1900000c?"},
      {"en", "48 people (32 women), up (32%)", "48c 32c 32%"},
      {"en", "Level-2, force-6, 3rd-and-9, COVID-19", "2c 6c 3o 9c"},
      {"en", "Q4, Q1/2027, Q5", "4o? 1o? 2027c"},
      {"en", "Gen2, GPU0, entity12, IPv6, USD5, abc123", "2o? 0o? 12o? 5c"},
      {"en", "Which? 2. Why? 3. How", "2c? 3c?"},
      {"en", "it has 2. Why", "2c"},
      {"en", "zeros, ones, 28k tags", "0c? 1c? 28000c"},
      {"vi", "vào 8 giờ 30 phút, 8 giờ 30 phút ngày 19/12", "08:30t 08:30t --12-19d"},
  });
}

TEST(Numbers, SpansCoverTheWords) {
  const std::string_view text = "Đạt 3,4 tỷ đồng, tăng 8,4% (VND3.4), 120GB.";
  const auto found = numbers("vi", text);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].span.of(text), "3,4 tỷ");
  EXPECT_EQ(found[1].span.of(text), "8,4%");
  EXPECT_EQ(found[2].span.of(text), "VND3.4");
  EXPECT_EQ(found[3].span.of(text), "120");
}

TEST(SameValue, AcrossLanguagesAndForms) {
  struct Pair {
    const char* vi;
    const char* en;
    bool same;
  };
  const std::vector<Pair> pairs = {
      {"8", "eight", true},
      {"tám", "8", true},
      {"1.234,5", "1,234.5", true},
      {"lần thứ XIV", "14th", true},
      {"XIV", "fourteen", true},
      {"3,4 tỷ", "3.4 billion", true},
      {"2.500 tỷ", "2.5 trillion", true},
      {"37 phần trăm", "37%", true},
      {"37%", "37", true},
      {"hai mươi lăm", "twenty-five", true},
      {"15/8/2025", "August 15, 2025", true},
      {"ngày 15 tháng 8", "15 August 2025", true},
      {"tháng 8", "August 2025", true},
      {"tháng 8/2025", "15 August 2025", true},
      {"năm 2025", "15 August 2025", true},
      {"ngày 15", "15 August", true},
      {"15 giờ 30", "3:30 pm", true},
      {"15h30", "15:30", true},
      {"lúc 8 giờ", "8 p.m.", true},
      {"8 giờ", "8 a.m.", true},
      {"18 giờ", "6 p.m.", true},
      {"quý IV", "Q4", true},
      {"quý 4", "Q4", true},
      {"quý IV", "fourth", true},
      {"tháng Bảy", "seventh", true},
      {"50%", "half", true},
      {"5,801", "5,801", true},
      {"5,801", "5.801", true},
      {"gấp đôi", "twice", true},
      {"2 lần", "twice", true},
      {"5,801", "5,802", false},
      {"50%", "0.6", false},
      {"tháng 7", "eighth", false},
      {"7 tháng đầu năm", "January", false},
      {"8", "nine", false},
      {"3,4 tỷ", "3.4 million", false},
      {"15/8/2025", "August 16, 2025", false},
      {"15/8/2025", "15 September 2025", false},
      {"15/8/2025", "15 August 2024", false},
      {"tháng 8", "8", false},
      {"15 giờ 30", "3:45 pm", false},
      {"9 giờ", "8 a.m.", false},
      {"15h30", "15", false},
  };
  for (const Pair& pair : pairs) {
    const auto a = numbers("vi", pair.vi);
    const auto b = numbers("en", pair.en);
    ASSERT_EQ(a.size(), 1U) << pair.vi;
    ASSERT_EQ(b.size(), 1U) << pair.en;
    EXPECT_EQ(same_value(a[0], b[0]), pair.same) << pair.vi << " / " << pair.en;
    EXPECT_EQ(same_value(b[0], a[0]), pair.same) << pair.en << " / " << pair.vi;
    EXPECT_TRUE(same_value(a[0], a[0]));
  }
}

}  // namespace
}  // namespace lacuna::text
