#include "tests/support/sample_report.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "tests/support/report_builder.h"

namespace lacuna::test {
namespace {

void sort_worst_first(RunReport& report) {
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tuple(a.severity, a.probability) > std::tuple(b.severity, b.probability);
  });
}

}  // namespace

RunReport sample_report() {
  ReportBuilder builder("vi", "en");
  builder.unit("Thông báo về chiến dịch tiêm chủng mùa thu", "Notice on the autumn vaccination campaign");
  builder.rendered("Thông báo", "Notice", 0.9375);
  builder.rendered("chiến dịch", "campaign", 0.875);
  builder.rendered("tiêm chủng", "vaccination", 0.96875);
  builder.rendered("mùa thu", "autumn", 0.75);

  auto* unit = &builder.unit(
      "Phó Giám đốc Thường trực Sở Y tế Lê Thu Hạnh cho biết chiến dịch sẽ bắt đầu từ ngày 5 tháng 9 tại tất cả các "
      "trạm y tế phường.",
      "Deputy Director of the Department of Health Le Thu Hanh said that the campaign would start on 5 September at "
      "all "
      "ward health stations.");
  unit->source_coverage = 0.890625;
  unit->length_z = -0.625;
  builder.finding("omission", Severity::kMajor, 0.9375, words("Thường trực"), before("Deputy Director"),
                  "“Thường trực” (standing, permanent) is missing from the title");

  unit = &builder.unit(
      "Đối tượng ưu tiên gồm người cao tuổi, phụ nữ mang thai, người mắc bệnh nền, nhân viên y tế và giáo viên mầm "
      "non.",
      "Priority is given to the elderly, pregnant women, health workers and preschool teachers.");
  unit->source_coverage = 0.8125;
  builder.rendered("ưu tiên", "Priority", 0.875);
  builder.rendered("gồm", "is given to", 0.25);
  builder.rendered("người cao tuổi", "the elderly", 0.9375);
  builder.rendered("phụ nữ mang thai", "pregnant women", 0.9375);
  builder.rendered("nhân viên y tế", "health workers", 1.0);
  builder.rendered("giáo viên mầm non", "preschool teachers", 0.96875);
  unit->length_z = -1.375;
  builder.finding("omission", Severity::kMajor, 0.984375, words("người mắc bệnh nền"), before("health workers"),
                  "One item of the list is missing: “người mắc bệnh nền” (people with underlying conditions)");

  builder.unit("Người dân cần mang theo giấy tờ tùy thân và sổ tiêm chủng.",
               "Residents need to bring identification and their vaccination record.");

  unit = &builder.unit("Trẻ em dưới 6 tuổi phải có cha mẹ hoặc người giám hộ đi cùng.", std::nullopt);
  unit->source_coverage = 0.03125;
  builder.finding("omission", Severity::kCritical, 0.9990234375,
                  words("Trẻ em dưới 6 tuổi phải có cha mẹ hoặc người giám hộ đi cùng."), std::nullopt,
                  "The whole sentence is missing from the translation");

  unit = &builder.unit(
      "Mỗi trạm y tế được cấp 1.250 liều trong tuần đầu tiên và sẽ được bổ sung theo nhu cầu thực tế, trong đó 150 "
      "liều "
      "dành riêng cho trường hợp khẩn cấp.",
      "Each health station receives 1,520 doses in the first week and will be resupplied according to actual demand.");
  unit->source_coverage = 0.703125;
  unit->length_z = -2.125;
  builder.finding("omission", Severity::kMajor, 0.96875, words("trong đó 150 liều dành riêng cho trường hợp khẩn cấp"),
                  before("."), "The clause about 150 doses set aside for emergencies is missing");
  builder.finding("number", Severity::kCritical, 0.96875, words("1.250"), words("1,520"),
                  "1.250 in the source, 1,520 in the translation");
  builder.finding("number", Severity::kMinor, 0.5, words("150 liều"), std::nullopt,
                  "150 in the source, no such number in the translation");

  builder.unit("Sau khi tiêm, người dân ở lại theo dõi ít nhất 30 phút.",
               "After the injection, people should stay for observation for at least 30 minutes.");

  unit = &builder.unit(std::nullopt, "For more stories like this one, sign up for our weekly newsletter.");
  unit->target_coverage = 0.0625;
  builder.finding("addition", Severity::kMinor, 0.875, std::nullopt,
                  words("For more stories like this one, sign up for our weekly newsletter."),
                  "The sentence has no source");

  builder.unit(
      "Các phản ứng nhẹ như sốt, đau tại chỗ tiêm thường tự hết sau một đến hai ngày.",
      "Mild reactions such as fever and đau tại chỗ tiêm usually go away by themselves usually within one to two "
      "days.");
  builder.finding("untranslated", Severity::kMajor, 0.90625, words("đau tại chỗ tiêm"), words("đau tại chỗ tiêm"),
                  "“đau tại chỗ tiêm” is left in Vietnamese");
  builder.finding("repetition", Severity::kMinor, 0.75, std::nullopt, words("usually within"),
                  "“usually” is said twice");

  builder.unit("Đường dây nóng: 1900 1234.", "Hotline: 1900 1234.");

  RunReport& report = builder.report();
  report.scores = {
      {"coverage.source", 0.8723958333333333, "", {}, "coverage:source|pack:vi-en|version:1"},
      {"length.ratio",
       1.0416666666666667,
       "",
       {{"source", 512.0}, {"target", 533.0}},
       "length|unit:characters|version:1"},
      {"BLEU", std::nullopt, "no reference was given", {}, "BLEU|tok:13a|smooth:exp|version:1"},
  };
  sort_worst_first(report);
  return report;
}

std::vector<NamedRun> sample_runs() {
  std::vector<NamedRun> runs = {{"runs/before.json", sample_report()}, {"runs/after.json", sample_report()}};
  RunReport& after = runs[1].report;
  std::erase_if(after.findings,
                [](const Finding& finding) { return finding.rule == "number" || finding.rule == "repetition"; });
  after.documents[1].path = "docs/notice.second.en.txt";
  after.scores[0].value = 0.90625;
  after.remarks = {"spelling is not checked: no dictionary for en"};
  after.suppressed = {{after.findings.back(), "the newsletter is wanted", 0}};
  after.findings.pop_back();
  after.suppressions = {{.conditions = "fingerprint " + after.suppressed[0].finding.fingerprint,
                         .reason = "the newsletter is wanted",
                         .owner = "lan",
                         .path = "dismissed.json",
                         .line = 3,
                         .matched = 1},
                        {.conditions = "rule url", .reason = "ours", .path = "dismissed.json", .line = 4}};
  return runs;
}

RunReport corpus_report() {
  ReportBuilder builder("vi", "en");
  RunReport& report = builder.report();
  UnitReport* unit = &builder.unit("Ông ấy có 1.250 con cừu.", "He has 1,520 sheep.");
  unit->place = UnitPlace{.name = "", .line = 61'234, .index = 61'233, .file = "corpus/part-1.tsv"};
  unit->source->file = ByteSpan{4'001'000, 4'001'000 + unit->source->text.size()};
  builder.finding("number", Severity::kCritical, 0.96875, words("1.250"), words("1,520"),
                  "1.250 in the source, 1,520 in the translation");
  unit = &builder.unit("Bà ấy rất mệt và buồn.", "She is very tired.");
  unit->place = UnitPlace{.name = "s7", .line = 7, .index = 6, .file = "corpus/part-2.tsv"};
  builder.finding("omission", Severity::kMajor, 0.9375, words("và buồn"), before("."), "“và buồn” is missing");
  report.documents = {{"source", "corpus", "vi", false, "", 9'500'000, 90'000},
                      {"target", "corpus", "en", false, "", 9'500'000, 90'000}};
  report.checks = {{"number", 20'000.0, 260.0}, {"omission", 90'000.0, 5'061.0}};
  report.remarks = {"a corpus of 90000 units with 5321 findings: of each rule the worst 1, no two alike, are shown"};
  report.corpus = CorpusTotals{
      .inputs = {{"corpus/part-1.tsv", 8'000'000, 70'000, std::string(64, 'd')},
                 {"corpus/part-2.tsv", 1'500'000, 20'000, std::string(64, 'e')}},
      .units = 90'000,
      .suppressed = 12,
      .findings = {{"number", 0, 60, 200}, {"omission", 4'000, 1'049, 12}},
      .kept_per_rule = 1,
      .chunk_bytes = 33'554'432,
      .distributions = {{"source_coverage", 0.0, 0.125, {900, 600, 1'500, 1'500, 4'500, 9'000, 27'000, 45'000}},
                        {"length_z", -4.0, 4.0, {45'000, 45'000}},
                        {"target_coverage", 0.0, 0.5, {0, 0}}}};
  return report;
}

RunReport hostile_report() {
  ReportBuilder builder("he", "en");
  const std::string script = "<script>window.lacunaBroken = 1</script>";
  builder.unit("שלום <script>window.lacunaBroken = 1</script> עולם",
               "</p></article><script>window.lacunaBroken = 2</script><img src=x onerror=\"window.lacunaBroken = 3\">");
  builder.finding("omission", Severity::kCritical, 1.0, words("<script>window.lacunaBroken = 1</script>"),
                  words("<img src=x onerror=\"window.lacunaBroken = 3\">"),
                  "\"'><svg onload=window.lacunaBroken=4> " + script);
  builder.unit(
      "]]> --> \x01\x02\x1b[31mred\x1b[0m \x7f \xC2\x9B"
      "31m {{units}} {{style}}",
      "line\xE2\x80\xA8separator\xE2\x80\xA9paragraph\xC2\x85next\r\n\ttab\x0b");
  builder.finding("<b>rule</b>", Severity::kMajor, 0.0, words("\x1b[31mred\x1b[0m"), words("\xE2\x80\xA8"),
                  "a\nb\x1b]0;title\x07");
  builder.unit(
      "\xE2\x80\xAE"
      "override \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
      "family \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 flag "
      "\xF0\x9F\x87\xBB\xF0\x9F\x87\xB3 end");
  builder.finding("addition", Severity::kMinor, 0.25, std::nullopt,
                  words("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"), "emoji");
  builder.unit(std::nullopt, std::nullopt);
  RunReport& report = builder.report();
  report.documents[0].path = "a\"b/<i>source</i>.txt";
  report.documents[1].language = "en\" onclick=\"x";
  report.scores = {{"<u>m</u>", 1e300, "", {{"\"a\"", -0.0}}, "sig<\"'>"}};
  return report;
}

}  // namespace lacuna::test
