#include "reports/html_page.h"

#include "eval/base/base64.h"
#include "eval/base/sha256.h"
#include "reports/markup.h"

namespace lacuna::reports {

std::string fill(std::string_view page, const PageParts& parts) {
  std::string out;
  std::size_t position = 0;
  while (true) {
    const std::size_t open = page.find("{{", position);
    const std::size_t close = open == std::string_view::npos ? open : page.find("}}", open);
    if (close == std::string_view::npos) break;
    out.append(page, position, open - position);
    if (const auto part = parts.find(page.substr(open + 2, close - open - 2)); part != parts.end()) out += part->second;
    position = close + 2;
  }
  return out.append(page, position);
}

std::string policy_hash(std::string_view content) { return base::base64(base::sha256(content)); }

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string_view look_of(std::string_view rule) {
  for (const std::string_view known : {"omission", "addition", "number", "untranslated", "repetition"}) {
    if (rule == known) return known;
  }
  return "other";
}

}  // namespace lacuna::reports
