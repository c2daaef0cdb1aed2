#include "reports/html_page.h"

#include <algorithm>
#include <vector>

#include "eval/base/sha256.h"
#include "reports/markup.h"

namespace lacuna::reports {
namespace {

// The hash source of a Content-Security-Policy is base64, SHA-256 comes as hexadecimal digits.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [](char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); };
  std::vector<unsigned> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes.push_back(nibble(hex[i]) << 4 | nibble(hex[i + 1]));
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    unsigned block = 0;
    for (std::size_t k = 0; k < 3; ++k) block = block << 8 | (k < count ? bytes[i + k] : 0);
    for (std::size_t k = 0; k < 4; ++k) out += k <= count ? kDigits[block >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

}  // namespace

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

std::string style_hash(std::string_view style) { return base64_of_hex(base::sha256_hex(style)); }

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
