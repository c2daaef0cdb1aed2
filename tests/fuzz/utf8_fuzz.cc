// UTF-8 is checked as a decoder of one sequence after the other would, and Python's string functions keep it valid.
#include <string>
#include <string_view>

#include "eval/base/utf8.h"
#include "eval/text/python_string.h"
#include "tests/fuzz/expect.h"
#include "tests/support/slow_utf8.h"

using lacuna::fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = lacuna::fuzz::as_text(data, size);
  const auto bad = lacuna::base::first_invalid_utf8(text);
  expect(bad == lacuna::support::first_invalid_utf8(text), "the first invalid byte is found");
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
