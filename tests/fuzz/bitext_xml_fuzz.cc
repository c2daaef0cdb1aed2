// Whatever an XLIFF or TMX file holds, it is read or refused with its place; notes put in and taken out give it back.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/corpus/formats/tmx_bitext.h"
#include "eval/corpus/formats/xliff.h"
#include "tests/fuzz/expect.h"

namespace {

using lacuna::ByteSpan;
using lacuna::Result;
using lacuna::corpus::Bitext;
using lacuna::corpus::BitextFormat;
using lacuna::corpus::UnitNote;
using lacuna::fuzz::expect;

Result<Bitext> parsed(std::string bytes, bool tmx) {
  lacuna::corpus::BitextFile file{
      .format = tmx ? BitextFormat::kTmx : BitextFormat::kXliff1, .path = "file", .sha256 = {}, .bytes = {}};
  file.bytes = std::move(bytes);
  return tmx ? lacuna::corpus::parse_tmx(std::move(file), {}) : lacuna::corpus::parse_xliff(std::move(file), {});
}

void expect_spans(const Bitext& bitext, const lacuna::corpus::Document& document, const ByteSpan& span,
                  const std::vector<lacuna::corpus::InlineCode>& codes) {
  expect(span.begin <= span.end && span.end < document.text.size(), "a unit's text is in the text of all");
  expect(document.text[span.end] == '\n', "a line feed ends a unit's text");
  const ByteSpan file = lacuna::corpus::file_span(document.pieces, document.text.size(), span);
  expect(file.begin <= file.end && file.end <= bitext.bytes.size(), "a unit's bytes are in the file");
  std::size_t done = span.begin;
  for (const lacuna::corpus::InlineCode& code : codes) {
    expect(code.span.begin >= done && code.span.begin < code.span.end && code.span.end <= span.end,
           "codes are in the text, in order, and show something");
    done = code.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(lacuna::fuzz::as_text(data, size));
  if (lacuna::base::first_invalid_utf8(bytes)) return 0;
  const bool tmx = bytes.find("<tmx") != std::string::npos;
  const Result<Bitext> bitext = parsed(bytes, tmx);
  if (!bitext) {
    expect(!bitext.error().message.empty(), "an error has a message");
    expect(bitext.error().byte <= static_cast<std::int64_t>(size), "its place is in the file");
    return 0;
  }
  std::vector<UnitNote> notes;
  for (std::size_t i = 0; i < bitext->units.size(); ++i) {
    const lacuna::corpus::BitextUnit& unit = bitext->units[i];
    expect_spans(*bitext, bitext->source, unit.source, unit.source_codes);
    expect_spans(*bitext, bitext->target, unit.target, unit.target_codes);
    notes.push_back({i, "rule", lacuna::Severity::kMinor, "what \x01 is & was"});
  }
  expect(!lacuna::base::first_invalid_utf8(bitext->source.text), "texts are UTF-8");
  // Notes of ours that the file came with may be laid out in another way, so the file without them is where it begins.
  const std::string bare = lacuna::corpus::annotate(*bitext, {}).value();
  const Result<Bitext> clean = parsed(bare, tmx);
  expect(clean.ok() && clean->units.size() == bitext->units.size(), "without notes it is read as before");
  const std::string annotated = lacuna::corpus::annotate(*clean, notes).value();
  const Result<Bitext> again = parsed(annotated, tmx);
  expect(again.ok() && again->units.size() == bitext->units.size(), "with notes it is read as before");
  expect(again->source.text == bitext->source.text && again->target.text == bitext->target.text, "texts are as before");
  expect(lacuna::corpus::annotate(*again, notes).value() == annotated, "the same notes give the same file");
  expect(lacuna::corpus::annotate(*again, {}).value() == bare, "notes taken out give the file back");
  return 0;
}
