#include "metrics/checks/literals/accelerator_check.h"

#include <gtest/gtest.h>

#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::Messages;

Messages said(std::string_view source, std::string_view target) {
  return test::messages("accelerator", source, target,
                        {.source_language = "en", .target_language = "vi", .software = true});
}

TEST(AcceleratorCheck, Lost) {
  EXPECT_EQ(said("&File", "Tệp"), Messages{"accelerator lost: &"});
  EXPECT_EQ(said("_Open", "Mở"), Messages{"accelerator lost: _"});
  EXPECT_EQ(said("~Save", "Lưu"), Messages{"accelerator lost: ~"});
  EXPECT_EQ(said("E&xit", "Thoát"), Messages{"accelerator lost: &"});
  EXPECT_EQ(said("&File", "& Tệp"), Messages{"accelerator without a letter: &"});
}

TEST(AcceleratorCheck, DoubledAndAdded) {
  const std::string_view target = "&Tệp &mới";
  const auto findings = test::visible("accelerator", "&New file", target,
                                      {.source_language = "en", .target_language = "vi", .software = true});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "accelerator set 2 times: &");
  EXPECT_EQ(findings[0].target->begin, std::string_view("&Tệp ").size());
  EXPECT_EQ(findings[0].suggestion, "");
  EXPECT_EQ(said("Open", "&Mở"), Messages{"accelerator added: &"});
}

TEST(AcceleratorCheck, Kept) {
  EXPECT_EQ(said("&File", "&Tệp"), Messages());
  EXPECT_EQ(said("&File", "Tệp (&F)"), Messages());
  EXPECT_EQ(said("_Open", "_Mở"), Messages());
  EXPECT_EQ(said("_Open", "M_ở"), Messages());
  EXPECT_EQ(said("_Open", "Mở (_O)"), Messages());
  EXPECT_EQ(said("Cu&t", "Cắ&t"), Messages());
}

TEST(AcceleratorCheck, OtherUsesOfTheSigns) {
  EXPECT_EQ(said("Save & close", "Lưu và đóng"), Messages());
  EXPECT_EQ(said("R&D at AT&T", "Nghiên cứu"), Messages());
  EXPECT_EQ(said("Drag&Drop", "Kéo thả"), Messages());
  EXPECT_EQ(said("Open && close", "Mở và đóng"), Messages());
  EXPECT_EQ(said("Tom &amp; Ann", "Tom và Ann"), Messages());
  EXPECT_EQ(said("snake_case and _id", "tên và số"), Messages());
  EXPECT_EQ(said("_emphasis_", "nhấn mạnh"), Messages());
  EXPECT_EQ(said("~5 files in ~/notes", "khoảng 5 tệp"), Messages());
  EXPECT_EQ(test::messages("accelerator", "&File", "Tệp"), Messages()) << "prose";
  EXPECT_EQ(said("&File", ""), Messages());
}

}  // namespace
}  // namespace lacuna::metrics
