// Whatever the file, it is read as units whose texts lie in it, or refused with a message; what is not annotated comes
// back as it was, and notes that were put in are found and taken out again.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/corpus/bitext.h"
#include "eval/corpus/formats/delimited.h"
#include "eval/corpus/formats/json_lines.h"
#include "eval/corpus/formats/po.h"
#include "eval/corpus/formats/po_writer.h"
#include "eval/corpus/html.h"
#include "eval/corpus/markdown.h"
#include "tests/fuzz/expect.h"

namespace {

using lacuna::Error;
using lacuna::Result;
using lacuna::corpus::Bitext;
using lacuna::corpus::BitextFile;
using lacuna::corpus::BitextFormat;
using lacuna::corpus::BitextOptions;
using lacuna::corpus::Document;
using lacuna::fuzz::expect;

void expect_error(const Error& error, std::string_view text) {
  expect(!error.message.empty(), "an error has a message");
  expect(error.byte <= static_cast<std::int64_t>(text.size()), "the place is in the file");
}

void expect_text(const Document& document, std::string_view bytes) {
  expect(!lacuna::base::first_invalid_utf8(document.text), "texts are valid UTF-8");
  std::size_t begin = 0;
  for (const lacuna::corpus::TextPiece& piece : document.pieces) {
    expect(piece.text_begin >= begin && piece.text_begin < document.text.size(), "pieces are in order");
    expect(piece.file.begin <= piece.file.end && piece.file.end <= bytes.size(), "pieces are in the file");
    begin = piece.text_begin;
  }
  for (const lacuna::corpus::IgnoredPart& part : document.ignored) {
    expect(part.span.begin < part.span.end && part.span.end <= document.text.size(), "ignored parts are in the text");
  }
}

Result<Bitext> parse(BitextFormat format, std::string_view text, const BitextOptions& options) {
  BitextFile file{.format = format, .path = "file", .bytes = std::string(text)};
  switch (format) {
    case BitextFormat::kJsonl: return parse_json_lines(std::move(file), options);
    case BitextFormat::kPo: return parse_po(std::move(file), options);
    default: return parse_delimited(std::move(file), options);
  }
}

void bitext(BitextFormat format, std::string_view text, const BitextOptions& options) {
  const Result<Bitext> read = parse(format, text, options);
  if (!read) return expect_error(read.error(), text);
  expect(read->bytes == text, "the file is kept");
  expect_text(read->source, text);
  expect_text(read->target, text);
  for (const lacuna::corpus::BitextUnit& unit : read->units) {
    expect(unit.source.end <= read->source.text.size() && unit.target.end <= read->target.text.size(),
           "units are in the texts");
    expect(unit.line > 0 && unit.note_place <= text.size(), "units have a line");
  }
  const Result<std::string> same = lacuna::corpus::annotate(*read, {});
  expect(same.ok(), "notes can be taken out");
  if (format != BitextFormat::kPo) return expect(*same == text, "what is not annotated is not changed");
  // Notes of ours that were there are gone now.
  const Result<Bitext> clean = parse(format, *same, options);
  expect(clean.ok() && clean->units.size() == read->units.size(), "notes are comments");
  std::vector<lacuna::corpus::UnitNote> notes;
  for (std::size_t i = 0; i < clean->units.size() && i < 3; ++i) notes.push_back({i, "url", {}, "lost\n\\"});
  const Result<std::string> annotated = lacuna::corpus::annotate(*clean, notes);
  expect(annotated.ok(), "notes can be put in");
  const Result<Bitext> again = parse(format, *annotated, options);
  expect(again.ok() && again->units.size() == read->units.size(), "notes change no unit");
  const Result<std::string> removed = lacuna::corpus::annotate(*again, {});
  expect(removed.ok() && *removed == *same, "notes come out as they went in");
  expect(parse(format, write_po(*read), options).ok(), "what is written is read");
}

void document(bool html, std::string_view text) {
  Document document{.path = "file", .text = std::string(text)};
  const lacuna::Status status = html ? extract_html(document) : extract_markdown(document);
  if (!status) return expect_error(status.error(), text);
  expect_text(document, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text = lacuna::fuzz::as_text(data + 1, size - 1);
  if (lacuna::base::first_invalid_utf8(text) || text.find('\0') != std::string_view::npos) return 0;
  const BitextOptions by_number{.source_field = "1", .target_field = "2"};
  switch (data[0] % 7) {
    case 0: bitext(BitextFormat::kTsv, text, by_number); break;
    case 1: bitext(BitextFormat::kCsv, text, by_number); break;
    case 2: bitext(BitextFormat::kCsv, text, {.source_language = "vi", .target_language = "en"}); break;
    case 3: bitext(BitextFormat::kJsonl, text, {.source_language = "vi", .target_language = "en"}); break;
    case 4: bitext(BitextFormat::kPo, text, {}); break;
    case 5: document(false, text); break;
    default: document(true, text); break;
  }
  return 0;
}
