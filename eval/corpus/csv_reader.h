/// \file
/// CSV as RFC 4180 and spreadsheets write it: records of fields, and where in the file each field lies.
///
///     CsvReader reader("terms.csv", bytes, {});
///     CsvRecord record;
///     for (Result<bool> more = reader.next(record);; more = reader.next(record)) {
///       if (!more) return more.error();
///       if (!*more) break;
///       use(record.fields[0].text);
///     }
///
/// A field in quotes may hold delimiters, line breaks and doubled quotes; spaces belong to their field; a quote inside
/// a field without quotes is text. A header is a record like any other. Lines end with LF, CRLF or CR, and empty ones
/// are no records.
/// Thread-safety: readers are independent. Cost: one pass, a record in memory at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/extracted_text.h"
#include "lacuna/result.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

struct CsvField {
  std::string text;     ///< without quotes around it, doubled ones as one
  ByteSpan bytes;       ///< in the file, with the quotes around it
  bool quoted = false;  ///< it has quotes around it
};

struct CsvRecord {
  std::size_t line = 0;  ///< on which it begins, from 1
  ByteSpan bytes;        ///< from its first field to its last
  std::vector<CsvField> fields;
};

struct CsvOptions {
  char delimiter = '\0';  ///< between fields; NUL: what `guess_delimiter` says
};

/// The one of tab, comma and semicolon that the first record has outside of quotes: a tab if there is one, else the
/// more frequent; a comma where there is none.
[[nodiscard]] char guess_delimiter(std::string_view bytes);

class CsvReader {
 public:
  /// `bytes` are valid UTF-8 and must outlive the reader; a byte-order mark at their beginning belongs to no field.
  /// `name` is for messages.
  CsvReader(std::string name, std::string_view bytes, const CsvOptions& options);
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;
  ~CsvReader();

  /// Replaces `record` by the next one; false at the end. Errors, with line and byte: kFormat for a quote that is never
  /// closed, and for anything but a delimiter or a line end behind a closing quote. After an error there is no more.
  [[nodiscard]] Result<bool> next(CsvRecord& record);

  [[nodiscard]] char delimiter() const;

 private:
  struct State;

  std::unique_ptr<State> state_;
};

/// Appends a field's text with the bytes that it stands for.
void append_field(const CsvField& field, TextBuilder& builder);

/// A field as it is written: in quotes where it has a delimiter, a quote, a line break or a space at its edge.
[[nodiscard]] std::string csv_field(std::string_view text, char delimiter);

}  // namespace lacuna::corpus
