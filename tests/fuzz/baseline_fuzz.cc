// Whatever a baseline's text is, it is read, or refused with a message and a place in the file; what is read writes
// itself in bytes that read back the same. The input is taken as it is, and as a change of a good baseline.
#include <algorithm>
#include <string>
#include <string_view>

#include "eval/base/file.h"
#include "eval/base/utf8.h"
#include "eval/records/baseline.h"
#include "tests/fuzz/expect.h"
#include "tests/support/sample_baseline.h"

namespace {

using lacuna::fuzz::expect;

void read(std::string_view text) {
  if (lacuna::base::first_invalid_utf8(text)) return;  // the file's reader has refused it
  const auto baseline = lacuna::records::parse_baseline(text, "file");
  if (!baseline) {
    const lacuna::Error& error = baseline.error();
    expect(!error.message.empty() && error.message.size() < 300, "an error has a message of some length");
    expect(!lacuna::base::first_invalid_utf8(error.message), "a message is UTF-8");
    expect(error.byte >= 0 && static_cast<std::size_t>(error.byte) <= text.size(),
           "the byte of an error is in the file");
    expect(error.line == lacuna::base::line_of(text, static_cast<std::size_t>(error.byte)),
           "the line of an error is that of its byte");
    return;
  }
  const std::string written = to_text(*baseline);
  const auto again = lacuna::records::parse_baseline(written, "file");
  expect(again.ok(), "what was read can be written and read again");
  expect(to_text(*again) == written, "and is then the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string good = to_text(lacuna::test::sample_baseline());
  const std::string_view bytes = lacuna::fuzz::as_text(data, size);
  read(bytes);
  if (size < 3) return 0;
  // Two bytes say where, one how much of the good text the rest stands for.
  const std::size_t at = (data[0] * std::size_t{256} + data[1]) % good.size();
  std::string changed = good;
  changed.replace(at, std::min<std::size_t>(data[2] % 64, good.size() - at), bytes.substr(3));
  read(changed);
  return 0;
}
