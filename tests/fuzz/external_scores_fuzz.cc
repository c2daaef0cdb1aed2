// Whatever the file of another tool holds, it is read as finite numbers or refused.
#include <cmath>
#include <string_view>

#include "eval/base/utf8.h"
#include "eval/corpus/external_scores.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = lacuna::fuzz::as_text(data, size);
  if (lacuna::base::first_invalid_utf8(text)) return 0;
  for (const std::string_view column : {std::string_view(), std::string_view("2"), std::string_view("score")}) {
    const auto scores = lacuna::corpus::parse_external_scores("file", text, column);
    if (!scores) {
      lacuna::fuzz::expect(!scores.error().message.empty(), "an error has a message");
      continue;
    }
    for (const double score : *scores) lacuna::fuzz::expect(std::isfinite(score), "a score is finite");
  }
  return 0;
}
