// UTF-8 is checked as a decoder of one sequence after the other would, and Python's string functions keep it valid.
#include <optional>
#include <string>
#include <string_view>

#include "eval/base/utf8.h"
#include "eval/text/python_string.h"
#include "tests/fuzz/expect.h"

namespace {

using lacuna::fuzz::expect;

// By the table of well-formed sequences (Unicode 15, table 3-7), byte by byte.
std::optional<std::size_t> first_invalid(std::string_view text) {
  std::size_t i = 0;
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  const auto within = [](unsigned value, unsigned low, unsigned high) { return value >= low && value <= high; };
  while (i < text.size()) {
    const unsigned lead = byte(i);
    std::size_t more = 0;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (within(lead, 0xC2, 0xDF)) more = 1;
    if (within(lead, 0xE0, 0xEF)) more = 2;
    if (within(lead, 0xF0, 0xF4)) more = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    if (more == 0 || !within(byte(i + 1), low, high)) return i;
    for (std::size_t k = 2; k <= more; ++k) {
      if (!within(byte(i + k), 0x80, 0xBF)) return i;
    }
    i += more + 1;
  }
  return std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = lacuna::fuzz::as_text(data, size);
  const auto bad = lacuna::base::first_invalid_utf8(text);
  expect(bad == first_invalid(text), "the first invalid byte is found");
  if (bad) return 0;
  std::string lower;
  lacuna::text::python_lower(text, lower);
  expect(!lacuna::base::first_invalid_utf8(lower), "lower case is valid UTF-8");
  const std::string_view stripped = lacuna::text::python_rstrip(text);
  expect(text.starts_with(stripped), "stripping takes from the end only");
  std::size_t words = 0;
  lacuna::text::python_split(text, [&](std::string_view word) {
    expect(!word.empty() && !lacuna::base::first_invalid_utf8(word), "a word is valid and not empty");
    ++words;
  });
  expect((words == 0) == stripped.empty(), "words are there when anything but white space is");
  return 0;
}
