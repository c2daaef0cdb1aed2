#include "eval/corpus/formats/code_numbers.h"

#include <utility>

namespace lacuna::corpus {

std::vector<NumberedCode> CodeNumbers::of(const std::vector<InlineCode>& codes) {
  std::vector<NumberedCode> result;
  std::map<std::pair<CodeRole, std::string>, std::size_t> occurrences;
  std::map<std::string, std::vector<std::size_t>> open;  // indices into `result`
  for (const InlineCode& code : codes) {
    const std::size_t occurrence = occurrences[{code.role, code.identity}]++;
    const auto [known, is_new] = numbers_.try_emplace({code.role, code.identity, occurrence}, numbers_.size() + 1);
    NumberedCode numbered{.span = code.span, .role = code.role, .number = known->second, .pair = known->second};
    std::vector<std::size_t>& partners = open[code.identity];
    if (code.role == CodeRole::kOpen) {
      partners.push_back(result.size());
    } else if (code.role == CodeRole::kClose && !partners.empty()) {
      NumberedCode& partner = result[partners.back()];
      partners.pop_back();
      partner.has_partner = true;
      numbered.has_partner = true;
      numbered.pair = partner.number;
    }
    result.push_back(numbered);
  }
  return result;
}

}  // namespace lacuna::corpus
