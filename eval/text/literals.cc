#include "eval/text/literals.h"

#include <algorithm>

namespace lacuna::text {

std::vector<Literal> find_literals(std::string_view /*text*/, const LiteralOptions& /*options*/) { return {}; }

std::string masked(std::string_view text, std::span<const Literal> literals) {
  std::string result(text);
  for (const Literal& literal : literals) {
    switch (literal.kind) {
      case LiteralKind::kCode:
      case LiteralKind::kPlaceholder:
      case LiteralKind::kTag:
      case LiteralKind::kMarkdown:
      case LiteralKind::kEntity:
        std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(literal.span.begin), literal.span.size(), ' ');
        break;
      default: break;
    }
  }
  return result;
}

}  // namespace lacuna::text
