#include "eval/corpus/document.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/base/sha256.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

using test::TempFolder;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Error error_of(std::string_view bytes) {
  const TempFolder folder;
  const auto document = read_document(folder.write("text.txt", bytes));
  EXPECT_FALSE(document.ok()) << bytes;
  if (document) return {};
  EXPECT_EQ(document.error().path, folder.at("text.txt"));
  return document.error();
}

/// The lines, each in brackets.
std::string lines(std::string_view text) {
  std::string shown;
  for (const ByteSpan& line : line_spans(text)) {
    shown += '[';
    shown += line.of(text);
    shown += ']';
  }
  return shown;
}

TEST(ReadDocumentTest, KeepsTheBytes) {
  const TempFolder folder;
  const std::string bytes = "\xEF\xBB\xBFMột dòng.\r\n\tHai.  ";
  const auto document = read_document(folder.write("text.txt", bytes));
  ASSERT_TRUE(document.ok()) << document.error().to_string();
  EXPECT_EQ(document->text, bytes);
  EXPECT_EQ(document->path, folder.at("text.txt"));
  EXPECT_EQ(document->sha256, base::sha256_hex(bytes));
}

TEST(ReadDocumentTest, WhatIsNotUtf8HasALineAndAByte) {
  const Error error = error_of("một\nhai\nba \xC3(\n");
  EXPECT_EQ(error.code, ErrorCode::kEncoding);
  EXPECT_EQ(error.line, 3U);
  EXPECT_EQ(error.byte, 13);
  EXPECT_TRUE(contains(error.to_string(), "text.txt:3: byte 13: not valid UTF-8")) << error.to_string();
}

TEST(ReadDocumentTest, Utf16WithAMarkIsReadAsUtf8) {
  const TempFolder folder;
  const auto document = read_document(folder.write("wide.txt", std::string_view("\xFF\xFEV\0i\0\xC7\x1E", 8)));
  ASSERT_TRUE(document.ok()) << document.error().to_string();
  EXPECT_EQ(document->text, "\uFEFFViệ" + std::string());
  EXPECT_TRUE(document->pieces.empty());
}

TEST(ReadDocumentTest, MarkupGoesByTheNameUnlessTheFileIsWantedAsItIs) {
  const TempFolder folder;
  const std::string path = folder.write("a.md", "# Head\n");
  EXPECT_EQ(read_document(path)->text, "Head");
  EXPECT_EQ(read_document(path, Markup::kNone)->text, "# Head\n");
  EXPECT_EQ(read_document(folder.write("a.txt", "# Head\n"))->text, "# Head\n");
}

TEST(ReadDocumentTest, ABinaryFileIsNamedAsSuch) {
  const Error error = error_of(std::string_view("one\ntwo\0three", 13));
  EXPECT_EQ(error.code, ErrorCode::kFormat);
  EXPECT_EQ(error.line, 2U);
  EXPECT_EQ(error.byte, 7);
  EXPECT_TRUE(contains(error.message, "NUL")) << error.message;
  const Error wide = error_of(std::string_view("V\0i\0", 4));
  EXPECT_EQ(wide.byte, 1);
  EXPECT_TRUE(contains(wide.message, "UTF-16")) << wide.message;
}

TEST(ReadDocumentTest, NothingToReadIsAnError) {
  for (const char* bytes :
       {"", " ", "\n", " \t\r\n\v\f\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF \n", "\u00A0\u3000\n\u200B"}) {
    const Error error = error_of(bytes);
    EXPECT_EQ(error.code, ErrorCode::kFormat) << '"' << bytes << '"';
    EXPECT_EQ(error.line, 1U);
    EXPECT_TRUE(contains(error.message, "no text")) << error.message;
  }
}

TEST(ReadDocumentTest, FilesThatAreNone) {
  const TempFolder folder;
  const auto directory = read_document(folder.path());
  ASSERT_FALSE(directory.ok());
  EXPECT_EQ(directory.error().code, ErrorCode::kIo);
  EXPECT_TRUE(contains(directory.error().to_string(), folder.path() + ": is a directory"))
      << directory.error().to_string();
  const auto missing = read_document(folder.at("missing.txt"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  EXPECT_TRUE(contains(missing.error().to_string(), "missing.txt: cannot open: No such file"))
      << missing.error().to_string();
  EXPECT_FALSE(read_document("").ok());
}

TEST(LineSpansTest, LinesWithoutTheirEnds) {
  EXPECT_EQ(lines("a\nb\n"), "[a][b]");
  EXPECT_EQ(lines("a\nb"), "[a][b]");
  EXPECT_EQ(lines("a\r\nb\r\n"), "[a][b]");
  EXPECT_EQ(lines("a\n\nb\n\n"), "[a][][b][]");
  EXPECT_EQ(lines("\n"), "[]");
  EXPECT_EQ(lines("\r\n"), "[]");
  EXPECT_EQ(lines(""), "");
  EXPECT_EQ(lines("a\rb\r\r\n"), "[a\rb\r]");
  EXPECT_EQ(lines(" a \t\n"), "[ a \t]");
}

TEST(LineSpansTest, AByteOrderMarkIsNotPartOfTheFirstLine) {
  EXPECT_EQ(lines("\xEF\xBB\xBF"
                  "a\nb"),
            "[a][b]");
  EXPECT_EQ(lines("\xEF\xBB\xBF"), "");
  EXPECT_EQ(lines("\xEF\xBB\xBF\n"), "[]");
  EXPECT_EQ(line_spans("\xEF\xBB\xBF"
                       "a\n")
                .front(),
            (ByteSpan{3, 4}));
}

TEST(LineSpansTest, SpansAndTheirEndsMakeUpTheText) {
  const std::string text = "một\r\n\nhai\nba";
  const auto spans = line_spans(text);
  ASSERT_EQ(spans.size(), 4U);
  std::size_t next = 0;
  for (const ByteSpan& span : spans) {
    EXPECT_TRUE(text.substr(next, span.begin - next).find_first_not_of("\r\n") == std::string::npos);
    next = span.end;
  }
  EXPECT_EQ(next, text.size());
}

Document document(const std::string& path, const std::string& text) { return {.path = path, .text = text}; }

TEST(CheckParallelTest, NamesTheShorterFileAndItsLine) {
  const Document two = document("two.txt", "a\nb\n");
  const Document three = document("three.txt", "a\nb\nc\n");
  const auto check = [](const Document& source, const Document& target) {
    return check_parallel(source, line_spans(source.text), target, line_spans(target.text));
  };
  EXPECT_TRUE(check(two, two).ok());
  const std::string expected =
      "two.txt:3: byte 4: ends after line 2, but three.txt has 3 lines; parallel files need the same number of lines";
  const Status shorter = check(two, three);
  ASSERT_FALSE(shorter.ok());
  EXPECT_EQ(shorter.error().code, ErrorCode::kMismatch);
  EXPECT_EQ(shorter.error().to_string(), expected);
  const Status longer = check(three, two);
  ASSERT_FALSE(longer.ok());
  EXPECT_EQ(longer.error().to_string(), expected);
}

}  // namespace
}  // namespace lacuna::corpus
