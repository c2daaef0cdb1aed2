#include "metrics/checks/literals/placeholder_check.h"

#include <gtest/gtest.h>

#include "metrics/checks/literals/placeholder_keys.h"
#include "tests/support/visible_findings.h"

namespace lacuna::metrics {
namespace {

using test::Messages;

const test::PairOptions kSoftware{.software = true};

Messages said(std::string_view source, std::string_view target) {
  return test::messages("placeholder", source, target, kSoftware);
}

TEST(PlaceholderCheck, Lost) {
  EXPECT_EQ(said("Xóa %s?", "Delete?"), Messages{"placeholder lost: %s"});
  EXPECT_EQ(said("Xóa {ten} và {so}?", "Delete {ten}?"), Messages{"placeholder lost: {so}"});
  EXPECT_EQ(said("%s và %s", "%s"), Messages{"placeholder lost: %s"});
  EXPECT_EQ(said("Xóa %1?", "Delete?"), Messages{"placeholder lost: %1"});
}

TEST(PlaceholderCheck, Added) {
  EXPECT_EQ(said("Xóa?", "Delete {0}?"), Messages{"placeholder added: {0}"});
  EXPECT_EQ(said("Xóa %(ten)s", "Delete %(ten)s %(so)d"), Messages{"placeholder added: %(so)d"});
}

TEST(PlaceholderCheck, ChangedAndMisspelt) {
  EXPECT_EQ(said("Xóa %d tệp", "Delete %s files"), Messages{"placeholder changed: %d became %s"});
  EXPECT_EQ(said("Xóa {ten_tep}", "Delete {file_name}"), Messages{"placeholder changed: {ten_tep} became {file_name}"});
  EXPECT_EQ(said("Xóa %(ten)s", "Delete %(ten)"), Messages{"placeholder changed: %(ten)s became %(ten)"});
  EXPECT_EQ(said("%1$s: %2$d", "%1$s: %2$s"), Messages{"placeholder changed: %2$d became %2$s"});
  EXPECT_EQ(said("Giá {0:N2}", "Price {0}"), Messages{"placeholder changed: {0:N2} became {0}"});
  const auto findings = test::visible("placeholder", "Xóa %d tệp", "Delete %s files", kSoftware);
  EXPECT_EQ(findings[0].severity, Severity::kCritical);
  EXPECT_EQ(findings[0].suggestion, "%d");
}

TEST(PlaceholderCheck, Damaged) {
  EXPECT_EQ(said("Xóa %1$s", "Delete % 1$s"), Messages{"placeholder damaged: %1$s became % 1$s"});
  EXPECT_EQ(said("Xóa {ten}", "Delete {ten"), Messages{"placeholder damaged: {ten} became {ten"});
  EXPECT_EQ(said("Xóa %s", "Delete ％s"), Messages{"placeholder damaged: %s became ％s"});
  EXPECT_EQ(said("Xóa %(ten)s!", "Delete %(ten )s!").size(), 1U);
  const auto findings = test::visible("placeholder", "Xóa %1$s", "Delete % 1$s", kSoftware);
  EXPECT_EQ(findings[0].suggestion, "%1$s");
  EXPECT_EQ(findings[0].target, (ByteSpan{7, 12}));
}

TEST(PlaceholderCheck, OrderOfUnnumberedOnes) {
  EXPECT_EQ(said("%s có %d tệp", "%d files of %s"),
            Messages{"unnumbered placeholders in another order: %d where %s gets its value"});
  EXPECT_EQ(said("%d trên %u", "%u of %d"), Messages());
  EXPECT_EQ(said("%1$s %2$d", "%2$d %1$s"), Messages());
  EXPECT_EQ(said("{a} {b}", "{b} {a}"), Messages());
  EXPECT_EQ(said("%1 %2", "%2 %1"), Messages());
}

TEST(PlaceholderCheck, NumberedForUnnumbered) {
  EXPECT_EQ(said("%s có %d tệp", "%2$d files of %1$s"), Messages());
  EXPECT_EQ(said("{} có {}", "{1} of {0}"), Messages());
  EXPECT_EQ(said("%s có %d tệp", "%1$d files of %2$s").size(), 2U);
  EXPECT_EQ(said("%s và %s", "%1$s and %s").front(), "placeholder changed: %s became %1$s");
}

TEST(PlaceholderCheck, FormatsAndRepetitions) {
  EXPECT_EQ(said("%12s %x", "%20s %X"), Messages{"placeholder changed: %x became %X"}) << "the width is the language's";
  EXPECT_EQ(said("%s: %m", "%2$s: %m").size(), 1U) << "%m has no number to be mixed with";
  const CheckOutcome outcome = test::checked("placeholder", "{a} và {a}", "{a}", kSoftware);
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_LT(outcome.findings[0].probability, 0.5);
  EXPECT_EQ(
      test::visible("placeholder", "phiên bản %u thay cho %u", "%1$u, not %2$u but %1$u", kSoftware).at(0).severity,
      Severity::kMinor);
}

TEST(PlaceholderCheck, TheNumberMayBeSaid) {
  EXPECT_EQ(said("%d tệp", "One file"), Messages());
  EXPECT_EQ(said("Một tệp", "%d file"), Messages());
  EXPECT_EQ(test::messages("placeholder", "%s: %d byte", "%s: ein Byte", {.software = true, .of_few_numbers = true}),
            Messages());
  EXPECT_EQ(test::messages("placeholder", "%s: %d byte", "ein Byte", {.software = true, .of_few_numbers = true}).size(),
            1U)
      << "one number only";
  EXPECT_EQ(said("%d tệp", "Many files"), Messages{"placeholder lost: %d"});
}

TEST(PlaceholderCheck, PercentSigns) {
  EXPECT_EQ(said("Đã xong %d%%", "%d% done"), Messages{"'%' has to be written '%%' here, as in the source"});
  EXPECT_EQ(said("Đã xong %d%%", "%d percent done"), Messages());
  EXPECT_EQ(said("Giảm 5%", "5%% off"), Messages{"'%%' where the source has '%'"});
  EXPECT_EQ(said("Giảm 5%", "5% off"), Messages());
}

TEST(PlaceholderCheck, MessageFormat) {
  EXPECT_EQ(said("{n, plural, other {# tệp}}", "{n, plural, one {# file} other {# files}}"), Messages());
  EXPECT_EQ(said("{n, plural, other {# tệp}}", "{n, plural, one {a file} other {# files}}"), Messages());
  EXPECT_EQ(said("{n, plural, other {# tệp}}", "{n, plural, one {a file} other {files}}"),
            Messages{"placeholder lost: #"});
  EXPECT_EQ(said("{n, plural, other {# tệp}}", "{n, plural, one {# file}}"),
            Messages{"message format without a branch for \"other\": {n,plural}"});
  EXPECT_EQ(said("{n, plural, other {# tệp}}", "{n, plural, other {# files}"),
            Messages{"message format not closed: {n,plural}"});
  EXPECT_EQ(said("{g, select, nam {anh} other {họ}}", "{g, select, male {he} other {they}}").size(), 1U);
  EXPECT_EQ(said("{n, plural, other {#}}", "{so, plural, other {#}}"),
            Messages{"placeholder changed: {n, plural,  became {so, plural, "});
}

TEST(PlaceholderCheck, BracesOfMessages) {
  const std::string_view source = "{n, plural, other {# tệp}}";
  EXPECT_EQ(said(source, "{n, plural, one {# file} other {# files}}}"),
            Messages{"message format with a closing brace too many"});
  EXPECT_EQ(said(source, "{n, plural, one {# file other {# files}}"),
            Messages{"message format not closed: {n,plural}"});
  EXPECT_EQ(said(source, "{n, plural, one {# file}} other {# files}}"),
            (Messages{"message format without a branch for \"other\": {n,plural}",
                      "message format with a closing brace too many"}));
  EXPECT_EQ(said(source, "{n, plural, other {# '}' files}}"), Messages()) << "quoted for ICU";
}

TEST(PlaceholderCheck, SaysNothing) {
  EXPECT_EQ(said("%d/%m/%Y", "%m/%d/%Y"), Messages());
  EXPECT_EQ(said("%s", ""), Messages());
  EXPECT_EQ(said("{ ten }", "{ten}"), Messages());
  EXPECT_EQ(test::messages("placeholder", "Giảm 5 % và {sic}", "5% off and so"), Messages());
}

TEST(PlaceholderKeys, Arguments) {
  EXPECT_EQ(unnumbered_conversion("%-5.2f"), 'f');
  EXPECT_EQ(unnumbered_conversion("%<PRId64>"), 'd');
  for (const char* value : {"%1$s", "%(a)s", "%{a}", "%1", "%n", "%L1", "%A%", "{0}"}) {
    EXPECT_EQ(unnumbered_conversion(value), '\0') << value;
  }
  EXPECT_EQ(argument_of("%2$s"), "2$");
  EXPECT_EQ(argument_of("%(a)s"), "(a)");
  EXPECT_EQ(argument_of("{0:N2}"), "{0");
  EXPECT_EQ(argument_of("%s"), "");
  EXPECT_TRUE(may_be_count("%d") && may_be_count("#") && may_be_count("{n}"));
  EXPECT_FALSE(may_be_count("%.2f"));
}

}  // namespace
}  // namespace lacuna::metrics
