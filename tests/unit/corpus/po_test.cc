#include "eval/corpus/formats/po.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "eval/corpus/formats/po_library.h"
#include "eval/corpus/formats/po_scan.h"
#include "tests/support/bitext_text.h"

namespace lacuna::corpus {
namespace {

using test::bitext_error;
using test::bytes_of;
using test::good_bitext;
using test::read_bitext_text;
using test::shown;

const std::string kHeader =
    "msgid \"\"\nmsgstr \"\"\n\"Language: vi\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n";

// As Poedit writes: a mark of its own, wrapped strings, previous msgids, obsolete entries at the end, CRLF.
const std::string kPoedit =
    "# Bản dịch của Vườn ươm\r\n"
    "msgid \"\"\r\n"
    "msgstr \"\"\r\n"
    "\"Project-Id-Version: Vườn ươm 2.1\\n\"\r\n"
    "\"Language: vi_VN\\n\"\r\n"
    "\"MIME-Version: 1.0\\n\"\r\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\r\n"
    "\"Plural-Forms: nplurals=1; plural=0;\\n\"\r\n"
    "\"X-Generator: Poedit 3.4\\n\"\r\n"
    "\"X-Source-Language: en_GB\\n\"\r\n"
    "\r\n"
    "#. Shown above the beds.\r\n"
    "#: src/beds.c:40\r\n"
    "#, c-format\r\n"
    "msgid \"%d seedling\"\r\n"
    "msgid_plural \"%d seedlings\"\r\n"
    "msgstr[0] \"%d cây con\"\r\n"
    "\r\n"
    "#: src/beds.c:52\r\n"
    "#, fuzzy\r\n"
    "#| msgid \"Water the beds\"\r\n"
    "msgid \"\"\r\n"
    "\"Water the beds of the nursery every morning, but \\\"never\\\" at \"\r\n"
    "\"noon.\\n\"\r\n"
    "\"Thank you.\"\r\n"
    "msgstr \"\"\r\n"
    "\"Tưới các luống mỗi sáng, \\\"không bao giờ\\\" vào \"\r\n"
    "\"buổi trưa.\\n\"\r\n"
    "\"Cảm ơn.\"\r\n"
    "\r\n"
    "#~ msgid \"Old\"\r\n"
    "#~ msgstr \"Cũ\"\r\n";

// As Weblate writes: flags of its own, contexts, empty translations.
const std::string kWeblate =
    "msgid \"\"\n"
    "msgstr \"\"\n"
    "\"Language: sr@latin\\n\"\n"
    "\"Content-Type: text/plain; charset=utf-8\\n\"\n"
    "\"Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n\"\n"
    "\"%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;\\n\"\n"
    "\"X-Generator: Weblate 5.4\\n\"\n"
    "\n"
    "# lacuna:ignore number, url: the original is wrong\n"
    "#. max-length: 12\n"
    "#: ui/menu.ts:7\n"
    "#, python-brace-format, ignore-same, lacuna-ignore-copied\n"
    "msgctxt \"menu\"\n"
    "msgid \"Open {name}\"\n"
    "msgstr \"Otvori {name}\"\n"
    "\n"
    "#, max-length:30\n"
    "msgctxt \"menu|verb\"\n"
    "msgid \"{n} leaf\"\n"
    "msgid_plural \"{n} leaves\"\n"
    "msgstr[0] \"{n} list\"\n"
    "msgstr[1] \"{n} lista\"\n"
    "msgstr[2] \"\"\n";

TEST(PoTest, APoeditFile) {
  const Bitext bitext = good_bitext("a.po", kPoedit);
  EXPECT_EQ(shown(bitext),
            "15[msgstr[0]]{%d seedlings}{%d cây con} "
            "22{Water the beds of the nursery every morning, but \"never\" at noon.\nThank you.}"
            "{Tưới các luống mỗi sáng, \"không bao giờ\" vào buổi trưa.\nCảm ơn.}review");
  EXPECT_EQ(bitext.target_language, "vi-VN");
  EXPECT_EQ(bitext.source_language, "en-GB");
  EXPECT_TRUE(bitext.software);
  EXPECT_EQ(bitext.units[0].flags, std::vector<std::string>{"c-format"});
  EXPECT_EQ(bytes_of(bitext, bitext.source, "seedlings"), "seedlings");
  EXPECT_EQ(bytes_of(bitext, bitext.source, "\"never\""), "\\\"never\\\"");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "vào buổi"), "vào \"\r\n\"buổi");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "\nCảm"), "\\n\"\r\n\"Cảm");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "Cảm ơn"), "Cảm ơn");
}

TEST(PoTest, AWeblateFile) {
  const Bitext bitext = good_bitext("a.po", kWeblate);
  EXPECT_EQ(shown(bitext),
            "13[menu]{Open {name}}{Otvori {name}} 18[menu|verb msgstr[0]]{{n} leaf}{{n} list} "
            "18[menu|verb msgstr[1]]{{n} leaves}{{n} lista} 18[menu|verb msgstr[2]]{{n} leaves}{}none");
  EXPECT_EQ(bitext.target_language, "sr-Latn");
  EXPECT_EQ(bitext.units[0].ignored, (std::vector<std::string>{"copied", "number", "url"}));
  EXPECT_EQ(bitext.units[0].max_characters, 12U);
  EXPECT_EQ(bitext.units[1].max_characters, 30U);
  EXPECT_EQ(bitext.units[0].flags,
            (std::vector<std::string>{"python-brace-format", "ignore-same", "lacuna-ignore-copied"}));
  EXPECT_TRUE(bitext.units[1].ignored.empty());
}

TEST(PoTest, ATemplateOfXgettext) {
  const Bitext bitext =
      good_bitext("a.pot",
                  "#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=CHARSET\\n\"\n"
                  "\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n\n"
                  "#: a.c:1\nmsgid \"one\"\nmsgid_plural \"many\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n");
  EXPECT_EQ(shown(bitext), "8[msgstr[0]]{one}{}none 8[msgstr[1]]{many}{}none");
}

TEST(PoTest, FormsThatAreNotThereAreEmptyUnits) {
  const std::string header = "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n";
  const std::string message = "msgid \"one\"\nmsgid_plural \"many\"\nmsgstr[0] ";
  const Bitext bitext = good_bitext("a.po", header + message + "\"a\"\n");
  EXPECT_EQ(shown(bitext), "4[msgstr[0]]{one}{a} 4[msgstr[1]]{many}{}none");
  EXPECT_EQ(shown(good_bitext("a.po", header + message + "\"\"\n")), "4[msgstr[0]]{many}{}none")
      << "not translated at all";
}

TEST(PoTest, TheFormForOneIsWhereThePluralSaysSo) {
  const Bitext bitext = good_bitext(
      "a.po",
      "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 ? 3 : 0);\\n\"\n\n"
      "msgid \"one\"\nmsgid_plural \"many\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\nmsgstr[2] \"c\"\nmsgstr[3] \"d\"\n");
  EXPECT_EQ(shown(bitext), "4[msgstr[0]]{many}{a} 4[msgstr[1]]{one}{b} 4[msgstr[2]]{many}{c} 4[msgstr[3]]{many}{d}");
}

TEST(PoTest, WithoutAHeaderAndWithAByteOrderMark) {
  EXPECT_EQ(shown(good_bitext("a.po", "msgid \"a\"\nmsgstr \"ă\"\n")), "1{a}{ă}");
  const Bitext marked = good_bitext("a.po", "\xEF\xBB\xBF" + kHeader + "msgid \"a\"\nmsgstr \"ă\"\n");
  EXPECT_EQ(shown(marked), "7{a}{ă}");
  EXPECT_EQ(bytes_of(marked, marked.target, "ă"), "ă");
  EXPECT_EQ(shown(good_bitext("empty.po", kHeader)), "");
  EXPECT_EQ(shown(good_bitext("empty.po", "")), "");
}

TEST(PoTest, UnusualWaysToWriteAnEntry) {
  const std::string bytes =
      "msgid\"a\" \"b\" msgstr \"c\" msgid \"d\"msgstr\"e\"\n"
      "# a comment that goes on \\\nmsgid \"no entry\"\n"
      "  msgctxt \"\"\n\tmsgid \"x\\\ny\"\n msgstr \"\\303\\xa9\\t\\\\\"\n";
  const Bitext bitext = good_bitext("a.po", bytes);
  EXPECT_EQ(shown(bitext), "1{ab}{c} 1{d}{e} 4{xy}{é\t\\}");
  EXPECT_EQ(bytes_of(bitext, bitext.source, "ab"), "a\" \"b");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "é"), "\\303\\xa9");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "\\"), "\\\\");
}

TEST(PoTest, WhatTheLibraryReadsOtherwiseStandsForItsEntry) {
  // A NUL ends the library's string.
  const Bitext bitext = good_bitext("a.po", "msgid \"a\"\nmsgstr \"b\\0c\"\n");
  EXPECT_EQ(shown(bitext), "1{a}{b}");
  EXPECT_EQ(bytes_of(bitext, bitext.target, "b"), "msgid \"a\"\nmsgstr \"b\\0c\"");
}

TEST(PoTest, ErrorsHaveAPlace) {
  EXPECT_EQ(bitext_error("a.po", kHeader + "msgid \"a\nmsgstr \"b\"\n"),
            "8: byte 130: not PO: end-of-line within string");
  EXPECT_EQ(bitext_error("a.po", "msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n"),
            "3: byte 21: not PO: duplicate message definition");
  EXPECT_EQ(bitext_error("a.po", "msgid \"a\"\n"), "1: byte 0: not PO: missing 'msgstr' section");
  EXPECT_EQ(bitext_error("a.po", "no po\n"), "1: byte 0: not PO: keyword \"no\" unknown");
  EXPECT_EQ(bitext_error("a.po", "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"x\"\n"),
            "3: byte 27: not PO: first plural form has nonzero index");
  EXPECT_EQ(bitext_error("a.po", "\nmsgid \"a\"\nmsgstr \"\\xe1\"\n"),
            "2: byte 1: escapes in this message do not make valid UTF-8");
  EXPECT_EQ(bitext_error("a.po", "domain \"x\"\nmsgid \"a\"\nmsgstr \"b\"\ndomain \"y\"\nmsgid \"a\"\nmsgstr \"b\"\n"),
            "messages of several domains; each needs a file of its own");
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "nonsense\n";
  EXPECT_EQ(bitext_error("a.po", many), "1: byte 0: not PO: keyword \"nonsense\" unknown");
}

TEST(PoTest, ACharsetThatTheTextIsNotIn) {
  const std::string header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\n";
  EXPECT_TRUE(bitext_error("a.po", header + "msgid \"a\"\nmsgstr \"ă\"\n")
                  .starts_with("1: byte 0: the header says charset=ISO-8859-1, but only UTF-8 is read"));
  EXPECT_EQ(shown(good_bitext("a.po", header + "msgid \"a\"\nmsgstr \"b\"\n")), "4{a}{b}");
  EXPECT_NE(bitext_error("a.po", header + "msgid \"a\"\nmsgstr \"\xE9\"\n").find("not valid UTF-8"), std::string::npos);
}

TEST(PoTest, EveryTextStandsForItsBytes) {
  for (const std::string& bytes : {kPoedit, kWeblate}) {
    const Bitext bitext = good_bitext("a.po", bytes);
    for (const BitextUnit& unit : bitext.units) {
      for (const auto& [side, span] : {std::pair{&bitext.source, unit.source}, {&bitext.target, unit.target}}) {
        const ByteSpan file = file_span(side->pieces, side->text.size(), span);
        // The bytes, read as the strings of an entry, are the text.
        const std::string entry = "msgid \"" + std::string(file.of(bytes)) + "\"\n";
        const PoScan scan = scan_po(entry);
        ASSERT_EQ(scan.entries.size(), 1U);
        EXPECT_EQ(po_text(entry, scan, scan.entries[0].id), span.of(side->text));
      }
    }
  }
}

TEST(PoTest, WithoutNotesTheBytesComeBack) {
  for (const std::string& bytes : {kPoedit, kWeblate, "\xEF\xBB\xBF" + kWeblate, kHeader, std::string()}) {
    const auto back = annotate(good_bitext("a.po", bytes), {});
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, bytes);
  }
}

TEST(PoTest, NotesGoBeforeTheirEntryAndOutAgain) {
  for (const std::string& bytes : {kPoedit, kWeblate, "\xEF\xBB\xBF" + kWeblate}) {
    const Bitext bitext = good_bitext("a.po", bytes);
    std::vector<UnitNote> notes;
    for (std::size_t i = 0; i < bitext.units.size(); ++i) {
      notes.push_back({.unit = i, .rule = "number", .message = "lost:\n\"7\"\\"});
      notes.push_back({.unit = i, .rule = "end-mark", .message = "“.” is missing"});
    }
    const auto annotated = annotate(bitext, notes);
    ASSERT_TRUE(annotated.ok());
    EXPECT_NE(*annotated, bytes);
    const Bitext again = good_bitext("a.po", *annotated);
    ASSERT_EQ(again.units.size(), bitext.units.size());
    for (std::size_t i = 0; i < bitext.units.size(); ++i) {
      EXPECT_EQ(again.units[i].target.of(again.target.text), bitext.units[i].target.of(bitext.target.text));
      EXPECT_EQ(again.units[i].flags, bitext.units[i].flags);
      EXPECT_EQ(again.units[i].ignored, bitext.units[i].ignored);
    }
    const auto same = annotate(again, notes);
    ASSERT_TRUE(same.ok());
    EXPECT_EQ(*same, *annotated);
    const auto removed = annotate(again, {});
    ASSERT_TRUE(removed.ok());
    EXPECT_EQ(*removed, bytes);
  }
}

TEST(PoTest, ANoteReadsAsAnExtractedComment) {
  const std::string bytes =
      "# by a translator\n#. lacuna: the gap, a word of the author's\n#: a.c:1\nmsgid \"a\"\nmsgid_plural \"b\"\n"
      "msgstr[0] \"c\"\n";
  const auto annotated =
      annotate(good_bitext("a.po", bytes), std::vector<UnitNote>{{.rule = "url", .message = "lost"}});
  ASSERT_TRUE(annotated.ok());
  EXPECT_EQ(*annotated,
            "# by a translator\n#. lacuna: the gap, a word of the author's\n#. lacuna: url: msgstr[0]: lost\n"
            "#: a.c:1\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n");
}

TEST(PoTest, NotesOfEntriesOnOneLine) {
  const std::string bytes = "msgid \"a\" msgstr \"b\" msgid \"c\"\nmsgstr \"d\"\n";
  const Bitext bitext = good_bitext("a.po", bytes);
  const auto annotated = annotate(bitext, std::vector<UnitNote>{{.unit = 1, .rule = "url", .message = "lost"}});
  ASSERT_TRUE(annotated.ok());
  const auto removed = annotate(good_bitext("a.po", *annotated), {});
  ASSERT_TRUE(removed.ok());
  EXPECT_EQ(*removed, bytes);
}

TEST(PoTest, AnEmptyPreviousTextInTheMiddleOfAnEntryDoesNotEndIt) {
  const std::string bytes = "msgid \"a\"#| \nmsgstr \"b\"\n\n#. lacuna: url: old\nmsgid \"c\"\nmsgstr \"d\"\n";
  const Bitext bitext = good_bitext("a.po", bytes);
  EXPECT_EQ(bytes_of(bitext, bitext.target, "b"), "b");
  const auto annotated = annotate(bitext, std::vector<UnitNote>{{.unit = 1, .rule = "url", .message = "lost"}});
  ASSERT_TRUE(annotated.ok());
  EXPECT_EQ(*annotated, "msgid \"a\"#| \nmsgstr \"b\"\n\n#. lacuna: url: lost\nmsgid \"c\"\nmsgstr \"d\"\n");
}

TEST(PoTest, NotesThatHaveNoLineOfTheirOwnComeOutAgain) {
  for (const std::string& bytes : {kHeader.substr(0, kHeader.size() - 2) + "#| \n# c\nmsgid \"c\"\nmsgstr \"d\"\n",
                                   kHeader + "m\\\nsgid \"c\"\nmsgstr \"d\"\n"}) {
    const auto annotated =
        annotate(good_bitext("a.po", bytes), std::vector<UnitNote>{{.rule = "url", .message = "lost"}});
    ASSERT_TRUE(annotated.ok());
    EXPECT_NE(*annotated, bytes);
    const auto removed = annotate(good_bitext("a.po", *annotated), {});
    ASSERT_TRUE(removed.ok());
    EXPECT_EQ(*removed, bytes);
  }
}

TEST(PoTest, ANoteOnAUnitThatIsNotThereIsAnError) {
  EXPECT_FALSE(annotate(good_bitext("a.po", kHeader), std::vector<UnitNote>{{.rule = "url", .message = "x"}}).ok());
}

TEST(PoTest, CutOffAnywhereItIsReadOrRefused) {
  for (const std::string& bytes : {kPoedit, kWeblate}) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      if ((static_cast<unsigned char>(bytes[size]) & 0xC0U) == 0x80U) continue;
      BitextFile file{.format = BitextFormat::kPo, .path = "a.po", .bytes = bytes.substr(0, size)};
      const Result<Bitext> bitext = parse_po(std::move(file), {});
      if (bitext) continue;
      EXPECT_FALSE(bitext.error().message.empty());
      EXPECT_LE(bitext.error().byte, static_cast<std::int64_t>(size));
    }
  }
}

TEST(PoTest, SeveralThreadsReadAtTheSameTime) {
  std::vector<std::thread> threads;
  std::vector<std::string> seen(8);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&seen, i] {
      for (int times = 0; times < 20; ++times) {
        BitextFile file{.format = BitextFormat::kPo, .path = "a.po", .bytes = i % 2 == 0 ? kPoedit : "nonsense"};
        const Result<Bitext> bitext = parse_po(std::move(file), {});
        seen[i] = bitext ? std::to_string(bitext->units.size()) : bitext.error().message;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < seen.size(); ++i) {
    EXPECT_EQ(seen[i], i % 2 == 0 ? "2" : "not PO: keyword \"nonsense\" unknown");
  }
}

}  // namespace
}  // namespace lacuna::corpus
