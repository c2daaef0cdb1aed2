#include "eval/text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utypes.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <memory>

#include "eval/base/file.h"

namespace lacuna::text {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

}  // namespace

bool is_utf8_name(std::string_view encoding) {
  std::string name;
  for (const char c : encoding) {
    if (c != '-' && c != '_') name += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  return name == "utf8";
}

Result<std::string> decode(const std::string& name, std::string_view bytes, const std::string& encoding) {
  const Converter from = open(encoding.c_str());
  const Converter to = open("UTF-8");
  if (!from || !to) {
    return Error{.code = ErrorCode::kUsage, .message = "unknown encoding '" + encoding + "'", .path = {}};
  }
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);

  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::string text(bytes.size() + 16, '\0');
  std::size_t used = 0;
  bool first = true;
  while (true) {
    char* target = text.data() + used;
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, text.data() + text.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
    used = static_cast<std::size_t>(target - text.data());
    first = false;
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
    text.resize(text.size() * 2);
  }
  if (U_FAILURE(status)) {
    std::array<char, 32> sequence{};
    auto length = static_cast<std::int8_t>(sequence.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(from.get(), sequence.data(), &length, &ignored);
    const auto read = static_cast<std::size_t>(source - bytes.data());
    const std::size_t bad = read - std::min(read, static_cast<std::size_t>(std::max<std::int8_t>(length, 0)));
    return Error{.code = ErrorCode::kEncoding,
                 .message = "not valid " + encoding,
                 .path = name,
                 .line = base::line_of(bytes, bad),
                 .byte = static_cast<std::int64_t>(bad)};
  }
  text.resize(used);
  return text;
}

}  // namespace lacuna::text
