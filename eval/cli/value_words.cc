#include "eval/cli/value_words.h"

#include <string>
#include <vector>

#include "lacuna/check_info.h"
#include "lacuna/test_sets.h"

namespace lacuna::cli {

ValueWords value_words(const Context& context) {
  ValueWords words;
  words["FORMAT"] = {"tsv", "csv", "jsonl", "tmx", "xliff", "xliff-2", "po"};
  std::vector<std::string>& checks = words["CHECK"];
  for (const CheckInfo& check : all_checks()) checks.emplace_back(check.id);
  checks.emplace_back("all");
  if (const Result<std::vector<TestSet>> sets = list_test_sets(context.test_set_folders)) {
    for (const TestSet& set : *sets) words["SET"].push_back(set.name);
  }
  return words;
}

}  // namespace lacuna::cli
