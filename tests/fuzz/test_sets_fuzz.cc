// Whatever a manifest or a text of a test set holds, it is read or refused with its place; what is read is lines.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/testsets/manifest.h"
#include "eval/testsets/segments.h"
#include "eval/testsets/wmt_xml.h"
#include "tests/fuzz/expect.h"

namespace {

using lacuna::fuzz::expect;

void expect_lines(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    expect(line.find('\n') == std::string::npos, "a segment is one line");
    expect(!lacuna::base::first_invalid_utf8(line), "a segment is UTF-8");
  }
}

void read_manifest(std::string_view text) {
  const auto manifest = lacuna::testsets::parse_manifest(text, "file");
  if (!manifest) {
    expect(manifest.error().line > 0, "an error has its line");
    return;
  }
  for (const lacuna::TestSetFile& file : manifest->set.files) {
    expect(file.name.find('/') == std::string::npos && file.name.front() != '.', "a file's name leads nowhere");
  }
  for (const std::string& pair : manifest->set.pairs) {
    const auto plan = lacuna::testsets::plan_texts(*manifest, pair);
    expect(plan.ok(), "every pair has a plan");
    for (const std::size_t file : plan->files()) expect(file < manifest->set.files.size(), "a plan's files are listed");
  }
}

void read_segments(std::string_view text, unsigned column) {
  const auto sgm = lacuna::testsets::read_sgm(text, "file");
  if (sgm) {
    expect_lines(sgm->texts);
    expect_lines(sgm->docids);
    expect(sgm->texts.size() == sgm->docids.size() && sgm->texts.size() == sgm->origlangs.size(), "a row each");
  } else {
    expect(sgm.error().line > 0, "an error has its line");
  }
  expect_lines(lacuna::testsets::read_lines(text));
  if (const auto tsv = lacuna::testsets::read_tsv(text, column, "file")) expect_lines(*tsv);
  if (const auto json = lacuna::testsets::read_json_lines(text, "text", "file")) expect_lines(*json);
}

void read_xml(std::string_view bytes) {
  const auto texts = lacuna::testsets::read_wmt_xml(bytes, {"A", ""}, "file");
  if (!texts) return;
  expect(!texts->references.empty(), "a reference counts");
  for (const lacuna::TestSetField& field : texts->fields) {
    expect_lines(field.lines);
    expect(field.lines.size() == texts->fields.front().lines.size(), "all fields are of one length");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (choice % 3 == 2) read_xml(bytes);
  if (lacuna::base::first_invalid_utf8(bytes)) return 0;
  if (choice % 3 == 0) read_manifest(bytes);
  if (choice % 3 == 1) read_segments(bytes, 1 + choice / 3 % 4);
  return 0;
}
