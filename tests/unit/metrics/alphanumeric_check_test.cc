#include "metrics/checks/literals/alphanumeric_check.h"

#include <gtest/gtest.h>

#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::messages;
using test::Messages;

TEST(AlphanumericCheck, Lost) {
  EXPECT_EQ(messages("alphanumeric", "Máy XJ-200 rất êm", "The machine is very quiet"), Messages{"code lost: XJ-200"});
  EXPECT_EQ(messages("alphanumeric", "In trên giấy A4", "Print on paper"), Messages{"code lost: A4"});
  EXPECT_EQ(messages("alphanumeric", "Mạng dùng IPv6 và 802.11ac", "The network uses both"),
            (Messages{"code lost: IPv6", "code lost: 802.11ac"}));
}

TEST(AlphanumericCheck, Changed) {
  const std::string_view source = "Cài bản vá KB4012212 trước";
  const std::string_view target = "Install patch KB4012221 first";
  const auto findings = test::visible("alphanumeric", source, target);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "code changed: KB4012212 became KB4012221");
  EXPECT_EQ(findings[0].source->of(source), "KB4012212");
  EXPECT_EQ(findings[0].target->of(target), "KB4012221");
  EXPECT_EQ(findings[0].suggestion, "KB4012212");
  EXPECT_EQ(messages("alphanumeric", "Bản v2.3.1 đã ra", "Version v2.3.2 is out"),
            Messages{"code changed: v2.3.1 became v2.3.2"});
}

TEST(AlphanumericCheck, OtherSpelling) {
  EXPECT_EQ(messages("alphanumeric", "Máy XJ-200", "The XJ 200 machine"), Messages());
  EXPECT_EQ(messages("alphanumeric", "Máy XJ200", "The xj-200 machine"), Messages());
  EXPECT_EQ(messages("alphanumeric", "Máy XJ-200", "The XJ‑200 machine"), Messages()) << "a hyphen that does not break";
  EXPECT_EQ(messages("alphanumeric", "Khổ A4", "A4-sized, two A4s"), Messages());
  EXPECT_EQ(messages("alphanumeric", "Đường A1", "Road number 1"), Messages()) << "the number is there";
}

TEST(AlphanumericCheck, WordsThatHyphensJoinAreNoPartOfIt) {
  EXPECT_EQ(messages("alphanumeric", "An L2-regularized model", "Mô hình được chuẩn hoá L2", {"en", "vi"}), Messages());
  EXPECT_EQ(messages("alphanumeric", "An L2-regularized model", "Mô hình", {"en", "vi"}), Messages{"code lost: L2"});
  EXPECT_EQ(messages("alphanumeric", "The oxygen-18 ratio", "Tỷ lệ oxi-18", {"en", "vi"}), Messages());
  EXPECT_EQ(messages("alphanumeric", "An anti-XJ-200-like thing", "Một thứ", {"en", "vi"}),
            Messages{"code lost: XJ-200"});
}

TEST(AlphanumericCheck, WordsBehindFiguresAreNoCodes) {
  EXPECT_EQ(messages("alphanumeric", "The 32bit build, a 3way merge", "Bản dựng, trộn", {"en", "vi"}), Messages());
  EXPECT_EQ(messages("alphanumeric", "Failed%0APlease wait", "Hỏng", {"en", "vi"}), Messages());
  EXPECT_EQ(messages("alphanumeric", "Print sizes such as 1.1G", "In cỡ như 1,1G", {"en", "vi"}), Messages());
  EXPECT_EQ(messages("alphanumeric", "Source format v1.0", "Định dạng nguồn phiên bản 1.0", {"en", "vi"}), Messages());
  EXPECT_EQ(messages("alphanumeric", "Non-UTF-8 name", "Tên không phải UTF-8", {"en", "vi"}), Messages());
}

TEST(AlphanumericCheck, PartOfALongerWordIsAnother) {
  EXPECT_EQ(messages("alphanumeric", "In trên giấy A4", "Print on RA40 paper"), Messages{"code lost: A4"});
}

TEST(AlphanumericCheck, SaysNothing) {
  EXPECT_EQ(messages("alphanumeric", "Khí CO2 và nước H2O", "The gas and the water"), Messages());
  EXPECT_EQ(messages("alphanumeric", "Vectơ 1D và phim 3D", "A vector of one dimension, a film of three"), Messages());
  EXPECT_EQ(messages("alphanumeric", "Ổ 120GB, lúc 15h30", "A big disk, in the afternoon"), Messages());
  EXPECT_EQ(messages("alphanumeric", "In the 1990s, the 3rd time at 5pm", "Lần ấy", {"en", "vi"}), Messages());
  EXPECT_EQ(messages("alphanumeric", "Xem https://example.org/a4", "See it"), Messages());
  EXPECT_EQ(messages("alphanumeric", "Giá 50đ", "Cheap"), Messages()) << "not ASCII";
  EXPECT_EQ(messages("alphanumeric", "A4", ""), Messages());
}

}  // namespace
}  // namespace lacuna::metrics
