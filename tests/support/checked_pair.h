/// \file
/// One pair of texts under one check, for tests.
///
///     EXPECT_EQ(spans(checked("url", "Xem https://example.org", "See it")), …);
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/analysis.h"
#include "eval/text/literals.h"
#include "metrics/checks/check_list.h"

namespace lacuna::test {

struct PairOptions {
  std::string source_language = "vi";
  std::string target_language = "en";
  bool software = false;
  bool of_few_numbers = false;
  metrics::CheckSettings settings = {};
  std::optional<std::size_t> max_characters = std::nullopt;
  std::vector<text::Literal> source_codes = {};  ///< of the file's format, beside those found in the text
  std::vector<text::Literal> target_codes = {};
};

/// What the check of that id says of the pair.
inline metrics::CheckOutcome checked(std::string_view id, std::string_view source, std::string_view target,
                                     const PairOptions& options = {}) {
  struct Side {
    Side(std::string_view text, const std::string& language, bool software, std::vector<text::Literal> codes)
        : literals(text::find_literals(text, {.software = software})) {
      literals.insert(literals.end(), codes.begin(), codes.end());
      std::sort(literals.begin(), literals.end(),
                [](const text::Literal& a, const text::Literal& b) { return a.span < b.span; });
      analysis = text::Analyzer(language).analyze(text::masked(text, literals));
    }
    std::vector<text::Literal> literals;
    text::Analysis analysis;
  };
  const Side from(source, options.source_language, options.software, options.source_codes);
  const Side to(target, options.target_language, options.software, options.target_codes);
  const metrics::PairView view{.source = {source, options.source_language, from.analysis, from.literals},
                               .target = {target, options.target_language, to.analysis, to.literals},
                               .settings = options.settings,
                               .max_characters = options.max_characters,
                               .software = options.software,
                               .of_few_numbers = options.of_few_numbers};
  metrics::CheckOutcome outcome;
  for (const metrics::PairCheck* check : metrics::pair_checks()) {
    if (check->info.id == id) {
      check->run(view, outcome);
      return outcome;
    }
  }
  ADD_FAILURE() << "no check is called " << id;
  return outcome;
}

}  // namespace lacuna::test
