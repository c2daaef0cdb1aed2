#include "eval/base/base64.h"

#include <cstddef>
#include <cstdint>

namespace lacuna::base {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kGroup = 3;  // bytes
constexpr std::size_t kDigitsOfGroup = 4;

}  // namespace

std::string base64(std::string_view bytes) {
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? std::uint32_t{static_cast<unsigned char>(bytes[i])} : std::uint32_t{0};
  };
  std::string text;
  text.reserve((bytes.size() + kGroup - 1) / kGroup * kDigitsOfGroup);
  for (std::size_t i = 0; i < bytes.size(); i += kGroup) {
    const std::uint32_t group = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
    text += kDigits[group >> 18U];
    text += kDigits[group >> 12U & 63U];
    text += i + 1 < bytes.size() ? kDigits[group >> 6U & 63U] : '=';
    text += i + 2 < bytes.size() ? kDigits[group & 63U] : '=';
  }
  return text;
}

}  // namespace lacuna::base
