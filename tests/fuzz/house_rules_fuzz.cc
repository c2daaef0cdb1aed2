// Whatever a configuration or a list of terms holds, it is read or refused at a place of the file, and what was read
// can be used on any text.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/config/config.h"
#include "eval/corpus/term_list.h"
#include "metrics/checks/house/term_index.h"
#include "tests/fuzz/expect.h"

namespace {

using lacuna::fuzz::expect;

const lacuna::config::KnownNames kKnown = {
    .checks = {"number"}, .metrics = {"bleu", "chrf++"}, .formats = {"po", "tsv"}};

void expect_place(const lacuna::Error& error, std::string_view text) {
  expect(!error.message.empty(), "an error has a message");
  if (error.byte < 0) return;
  expect(static_cast<std::size_t>(error.byte) <= text.size(), "the byte of an error is in the file");
  const auto ends = std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
  expect(error.line <= static_cast<std::size_t>(ends) + 1, "the line of an error is in the file");
  expect(!lacuna::base::first_invalid_utf8(error.message), "a message is UTF-8");
}

void use_pattern(const lacuna::config::PatternRule& rule, std::string_view text) {
  if (!rule.source || !rule.target) return;
  const auto match = rule.source->find(text);
  if (!match || !*match) return;
  expect((*match)->span.end <= text.size(), "a match is in the text");
  const auto target = rule.target->expand(**match, text);
  if (target) static_cast<void>(target->matches(text));
}

void use_terms(const std::vector<lacuna::corpus::TermEntry>& entries, std::string_view text) {
  const lacuna::metrics::TermIndex index(entries, "vi", "en");
  const auto pieces = index.targets().pieces(text, lacuna::text::Analyzer("en").analyze(text));
  for (const auto& match : lacuna::metrics::longest(index.targets().find(text, pieces))) {
    expect(match.begin < match.end && match.end <= pieces.size(), "a match is in the text");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = lacuna::fuzz::as_text(data, size);
  if (const auto tbx = lacuna::corpus::parse_tbx(text, "file", "vi", "en")) {
    use_terms(*tbx, "máy chủ server");
  } else {
    expect_place(tbx.error(), text);
  }
  if (lacuna::base::first_invalid_utf8(text)) return 0;
  static_cast<void>(lacuna::config::parse_suppressions(text, "file"));
  if (const auto config = lacuna::config::parse_config(text, "file", kKnown)) {
    for (const lacuna::config::PatternRule& rule : config->patterns) use_pattern(rule, text);
  } else {
    expect_place(config.error(), text);
  }
  if (const auto table = lacuna::corpus::parse_term_table(text, "file", "vi", "en")) {
    use_terms(*table, text);
  } else {
    expect_place(table.error(), text);
  }
  return 0;
}
