#include "eval/corpus/csv_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::corpus {
namespace {

std::vector<CsvRecord> read(std::string_view bytes, char delimiter = '\0') {
  CsvReader reader("file.csv", bytes, {.delimiter = delimiter});
  std::vector<CsvRecord> records;
  while (true) {
    CsvRecord record;
    const Result<bool> more = reader.next(record);
    EXPECT_TRUE(more.ok()) << more.error().to_string();
    if (!more || !*more) return records;
    records.push_back(std::move(record));
  }
}

/// Records as "line:[field][field]".
std::string shown(std::string_view bytes, char delimiter = '\0') {
  std::string text;
  for (const CsvRecord& record : read(bytes, delimiter)) {
    text += std::to_string(record.line) + ':';
    for (const CsvField& field : record.fields) text += '[' + field.text + ']';
    text += ' ';
  }
  return text;
}

Error error_of(std::string_view bytes) {
  CsvReader reader("file.csv", bytes, {});
  CsvRecord record;
  while (true) {
    const Result<bool> more = reader.next(record);
    if (!more) return more.error();
    if (!*more) break;
  }
  ADD_FAILURE() << "no error in " << bytes;
  return {};
}

TEST(CsvReaderTest, RecordsAndFields) {
  EXPECT_EQ(shown("a,b\nc,d\n"), "1:[a][b] 2:[c][d] ");
  EXPECT_EQ(shown("a,b\r\nc,d"), "1:[a][b] 2:[c][d] ");
  EXPECT_EQ(shown("a,\n,b\n,"), "1:[a][] 2:[][b] 3:[][] ");
  EXPECT_EQ(shown("\xEF\xBB\xBFnguồn,đích\n"), "1:[nguồn][đích] ");
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown("\n\r\n"), "");
}

TEST(CsvReaderTest, EmptyLinesAreNoRecords) { EXPECT_EQ(shown("a,b\n\n\r\nc,d\n"), "1:[a][b] 4:[c][d] "); }

TEST(CsvReaderTest, QuotesHoldDelimitersLineBreaksAndQuotes) {
  EXPECT_EQ(shown("\"a,b\",\"c\nd\"\r\n\"e \"\"f\"\"\",g\n"), "1:[a,b][c\nd] 3:[e \"f\"][g] ");
  EXPECT_EQ(shown("\"\",\"\"\"\"\n"), "1:[][\"] ");
}

TEST(CsvReaderTest, SpacesAndQuotesInsideAFieldAreText) {
  EXPECT_EQ(shown(" a , b\n5\" screen,x \"y\"\n"), "1:[ a ][ b] 2:[5\" screen][x \"y\"] ");
}

TEST(CsvReaderTest, OtherDelimiters) {
  EXPECT_EQ(shown("a;b,c\n", ';'), "1:[a][b,c] ");
  EXPECT_EQ(shown("a\t\"b\tc\"\n", '\t'), "1:[a][b\tc] ");
}

TEST(GuessDelimiterTest, LooksAtTheFirstRecordOutsideOfQuotes) {
  EXPECT_EQ(guess_delimiter("a,b;c,d\nx;y;z;w;v\n"), ',');
  EXPECT_EQ(guess_delimiter("\n\na;b\n"), ';');
  EXPECT_EQ(guess_delimiter("\"a,\nb,c\";d\n"), ';');
  EXPECT_EQ(guess_delimiter("a, b, c\td\n"), '\t');
  EXPECT_EQ(guess_delimiter("one\n"), ',');
  EXPECT_EQ(guess_delimiter(""), ',');
}

TEST(CsvReaderTest, FieldsKnowTheirBytes) {
  const std::string bytes = "\xEF\xBB\xBFid,text\r\n\r\n1,\"say \"\"hi\"\"\nnow\",\r\n,x y";
  std::string of_fields;
  TextBuilder builder;
  for (const CsvRecord& record : read(bytes)) {
    for (const CsvField& field : record.fields) {
      of_fields += '[' + std::string(field.bytes.of(bytes)) + ']';
      append_field(field, builder);
    }
  }
  EXPECT_EQ(of_fields, "[id][text][1][\"say \"\"hi\"\"\nnow\"][][][x y]");
  EXPECT_EQ(builder.text(), "idtext1say \"hi\"\nnowx y");
  const auto at = [&](std::size_t begin, std::size_t end) {
    return std::string(file_span(builder.pieces(), builder.size(), {begin, end}).of(bytes));
  };
  EXPECT_EQ(at(7, 10), "say");
  EXPECT_EQ(at(11, 12), "\"\"");
  EXPECT_EQ(at(11, 15), "\"\"hi\"\"");
  EXPECT_EQ(at(15, 19), "\nnow");
  EXPECT_EQ(at(19, 22), "x y");
}

TEST(CsvReaderTest, ErrorsHaveAPlace) {
  const Error open = error_of("a,b\nc,\"d\ne,f\n");
  EXPECT_EQ(open.code, ErrorCode::kFormat);
  EXPECT_EQ(open.to_string(), "file.csv:2: byte 6: a field's quote is never closed");
  const Error behind = error_of("a,b\nc,\"d\" e\n");
  EXPECT_EQ(behind.line, 2U);
  EXPECT_EQ(behind.byte, 9);
  EXPECT_NE(behind.message.find("behind the closing quote"), std::string::npos);
  EXPECT_EQ(error_of("\"a\"b,c\n").byte, 3);
  EXPECT_EQ(error_of("\"").byte, 0);
}

TEST(CsvReaderTest, AnErrorEndsTheReading) {
  CsvReader reader("file.csv", "\"a\"b\nc\n", {});
  CsvRecord record;
  EXPECT_FALSE(reader.next(record).ok());
  const Result<bool> more = reader.next(record);
  ASSERT_TRUE(more.ok());
  EXPECT_FALSE(*more);
}

TEST(CsvFieldTest, WrittenFieldsAreReadBack) {
  for (const std::string text :
       {"", "plain", "a,b", "a;b", "say \"hi\"", "two\nlines", "\r", " edge ", "\"", "tab\tin"}) {
    for (const char delimiter : {',', ';', '\t'}) {
      const std::string line = "x" + std::string(1, delimiter) + csv_field(text, delimiter) + "\n";
      const std::vector<CsvRecord> records = read(line, delimiter);
      ASSERT_EQ(records.size(), 1U) << line;
      ASSERT_EQ(records[0].fields.size(), 2U) << line;
      EXPECT_EQ(records[0].fields[1].text, text);
    }
  }
}

}  // namespace
}  // namespace lacuna::corpus
