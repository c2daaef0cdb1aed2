// Whole runs on any bytes: a result with a row for each line, or an error that says where.
#include <algorithm>
#include <string>
#include <string_view>

#include "lacuna/scoring.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using lacuna::fuzz::expect;
  if (size == 0) return 0;
  const std::string_view text = lacuna::fuzz::as_text(data + 1, size - 1);
  const std::size_t half = std::min(text.find("\n\n"), text.size());
  lacuna::ScoreRequest request;
  request.references = {{.name = "reference", .text = text.substr(0, half)}};
  request.hypotheses = {{.name = "hypothesis", .text = text.substr(half)}};
  request.metrics = {*lacuna::make_bleu({})};
  request.strip_lines = (data[0] & 1) != 0;
  request.reference_fields = (data[0] >> 1) % 4;
  request.resegment = (data[0] & 8) != 0;
  const auto results = lacuna::score_texts(request);
  if (results) {
    const std::size_t units = results->front().metrics.front().table.units();
    expect(units > 0, "a result has units");
    const std::string& lines = results->front().resegmented;
    expect(!request.resegment || static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) == units,
           "each unit has a line");
  } else {
    expect(!results.error().message.empty(), "an error has a message");
    expect(results.error().code != lacuna::ErrorCode::kInternal, "an error is the input's");
  }
  return 0;
}
