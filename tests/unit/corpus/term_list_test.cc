#include "eval/corpus/term_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

/// "source > target|target !forbidden (case)", one entry a line.
std::string shown(const std::vector<TermEntry>& entries) {
  std::string text;
  for (const TermEntry& entry : entries) {
    text += entry.source + " > ";
    for (std::size_t i = 0; i < entry.targets.size(); ++i) text += (i == 0 ? "" : "|") + entry.targets[i];
    for (const std::string& word : entry.forbidden) text += " !" + word;
    text += entry.case_sensitive ? " (case)\n" : "\n";
  }
  return text;
}

std::string table(std::string_view text) {
  const Result<std::vector<TermEntry>> entries = parse_term_table(text, "terms.csv", "vi", "en-US");
  return entries ? shown(*entries) : entries.error().to_string();
}

std::string tbx(std::string_view text) {
  const Result<std::vector<TermEntry>> entries = parse_tbx(text, "terms.tbx", "vi", "en");
  return entries ? shown(*entries) : entries.error().to_string();
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(TermTable, ColumnsWithoutAHeader) {
  EXPECT_EQ(table("máy chủ,server|host\nbến phà,ferry landing,ferry stop|quay\n"),
            "máy chủ > server|host\nbến phà > ferry landing !ferry stop !quay\n");
  EXPECT_EQ(table("máy chủ\tserver\n# a remark\tx\n\nhợp đồng\tcontract\n"), "máy chủ > server\nhợp đồng > contract\n");
  EXPECT_EQ(table("máy chủ;server\n"), "máy chủ > server\n");
  EXPECT_EQ(table("\xEF\xBB\xBFmáy chủ,server\r\n"), "máy chủ > server\n");
  EXPECT_EQ(table(""), "");
}

TEST(TermTable, MarksOfForbiddenWords) {
  EXPECT_EQ(table("máy chủ,server|!serving machine\n"), "máy chủ > server !serving machine\n");
  EXPECT_EQ(table(",commence|begin,utilise\n"), " > commence|begin !utilise\n");
  EXPECT_EQ(table("!,x\n"), "! > x\n");
}

TEST(TermTable, AHeaderNamesTheColumnsInAnyOrder) {
  EXPECT_EQ(table("Target,note,Source,Case_Sensitive\nTết,a feast,Tết,yes\nlunar year,,năm âm lịch,no\n"),
            "Tết > Tết (case)\nnăm âm lịch > lunar year\n");
  EXPECT_EQ(table("en-US\tvi\nserver\tmáy chủ\n"), "máy chủ > server\n");
  EXPECT_EQ(table("vi,en,forbidden\nmáy chủ,server,serving machine\n"), "máy chủ > server !serving machine\n");
  EXPECT_EQ(table("source,target,status\nmáy chủ,serving machine,Deprecated\nmáy chủ,server,preferred\n"),
            "máy chủ >  !serving machine\nmáy chủ > server\n");
  EXPECT_EQ(table("term,word\n"), "term > word\n");  // an entry, not a header: one known name is not enough
}

TEST(TermTable, AlternativesOfTheSourceAreEntriesOfTheirOwn) {
  EXPECT_EQ(table("máy chủ | máy phục vụ,server\n"), "máy chủ > server\nmáy phục vụ > server\n");
}

TEST(TermTable, ErrorsHaveLineAndByte) {
  EXPECT_TRUE(contains(table("a,b\nmáy chủ,\n"), "terms.csv:2: byte 4: a term without a word of the target"));
  EXPECT_TRUE(contains(table("a,b\nmáy chủ\n"), "terms.csv:2: byte 4: "));
  EXPECT_TRUE(contains(table("a,b\n,server\n"), "terms.csv:2: byte 4: a term without a word of the source"));
  EXPECT_TRUE(contains(table("a,b\n\"máy chủ,server\n"), "terms.csv:2: "));
}

constexpr std::string_view kMartif = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc/></martifHeader><text><body>
  <termEntry id="c1">
    <descrip type="definition">a machine that serves</descrip>
    <langSet xml:lang="vi"><tig><term>máy chủ</term></tig></langSet>
    <langSet xml:lang="en-US">
      <tig><term>host</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
      <ntig><termGrp><term>serving <hi>machine</hi></term>
        <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
      <tig><term> server </term><termNote type="partOfSpeech">noun</termNote>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    </langSet>
    <langSet xml:lang="fr"><tig><term>serveur</term></tig></langSet>
  </termEntry>
  <termEntry id="c2">
    <langSet xml:lang="en"><tig><term>utilise</term>
      <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
  </termEntry>
  <termEntry id="c3"><langSet xml:lang="vi"><tig><term>bến phà</term></tig></langSet></termEntry>
</body></text></martif>)";

TEST(Tbx, MartifOf2008) { EXPECT_EQ(tbx(kMartif), "máy chủ > server|host !serving machine\n >  !utilise\n"); }

TEST(Tbx, DcaAndDctOf2019) {
  EXPECT_EQ(tbx(R"(<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
    <text><body><conceptEntry id="c1">
      <langSec xml:lang="vi"><termSec><term>bến phà</term></termSec><termSec><term>bến đò</term></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>ferry landing</term></termSec>
        <termSec><term>ferry stop</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
      </langSec></conceptEntry></body></text></tbx>)"),
            "bến phà > ferry landing !ferry stop\nbến đò > ferry landing !ferry stop\n");
  EXPECT_EQ(tbx(R"(<tbx type="TBX-Min" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
      xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="c1">
      <langSec xml:lang="vi"><termSec><term>bến phà</term></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>quay</term>
        <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>ferry landing</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
      </conceptEntry></body></text></tbx>)"),
            "bến phà > ferry landing !quay\n");
}

TEST(Tbx, ErrorsHaveLineAndByte) {
  const std::string text(kMartif);
  EXPECT_TRUE(contains(tbx(text.substr(0, text.size() / 2)), "terms.tbx:")) << tbx(text.substr(0, text.size() / 2));
  EXPECT_TRUE(contains(tbx("<html/>"), "not TBX: the first element is <html>"));
  EXPECT_TRUE(contains(tbx(""), "terms.tbx"));
  const Result<std::vector<TermEntry>> other = parse_tbx(text, "terms.tbx", "de", "ja");
  ASSERT_FALSE(other.ok());
  EXPECT_TRUE(contains(other.error().message, "its languages are: en, en-US, fr, vi")) << other.error().message;
  EXPECT_TRUE(contains(tbx("<!DOCTYPE martif [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><martif>&b;</martif>"),
                       "terms.tbx:"));
}

TEST(Tbx, ManyTermsInAConceptAreRefused) {
  std::string text = "<martif><text><body><termEntry><langSet xml:lang='en'>";
  for (int i = 0; i < 101; ++i) text += "<tig><term>t" + std::to_string(i) + "</term></tig>";
  EXPECT_TRUE(contains(tbx(text + "</langSet></termEntry></body></text></martif>"), "more than 100 terms"));
}

TEST(ReadTermList, TheNameTellsTheFormat) {
  const test::TempFolder folder;
  EXPECT_EQ(shown(*read_term_list(folder.write("a.TSV", "máy chủ\tserver\n"), "vi", "en")), "máy chủ > server\n");
  EXPECT_EQ(shown(*read_term_list(folder.write("a.tbx", kMartif), "vi", "fr")), "máy chủ > serveur\n");
  EXPECT_EQ(read_term_list(folder.write("a.docx", "x"), "vi", "en").error().code, ErrorCode::kUsage);
  EXPECT_EQ(read_term_list(folder.at("none.csv"), "vi", "en").error().code, ErrorCode::kIo);
  EXPECT_EQ(read_term_list(folder.write("b.csv", "\xC0,x\n"), "vi", "en").error().code, ErrorCode::kEncoding);
}

TEST(SameLanguage, AnEqualTagOrOneWithoutRegion) {
  EXPECT_TRUE(same_language("en", "EN_gb"));
  EXPECT_TRUE(same_language("en-GB", "en"));
  EXPECT_FALSE(same_language("en-GB", "en-US"));
  EXPECT_FALSE(same_language("en", "eng"));
  EXPECT_FALSE(same_language("", "en"));
}

TEST(IsForbiddingStatus, AsPeopleAndTbxWriteIt) {
  for (const char* status : {"forbidden", " Deprecated", "supersededTerm-admn-sts", "obsolete", "Not recommended"}) {
    EXPECT_TRUE(is_forbidding_status(status)) << status;
  }
  for (const char* status : {"", "preferredTerm-admn-sts", "admitted", "standardizedTerm"}) {
    EXPECT_FALSE(is_forbidding_status(status)) << status;
  }
}

}  // namespace
}  // namespace lacuna::corpus
