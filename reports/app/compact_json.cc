#include "reports/app/compact_json.h"

#include <array>
#include <charconv>
#include <cmath>

#include "eval/base/format_number.h"
#include "reports/app/shown_text.h"

namespace lacuna::reports {
namespace {

constexpr int kShareDigits = 4;
constexpr double kLeastShare = 1e-4;
constexpr double kWholeNumbers = 1e15;  // below, a double has no gap between whole numbers

template <class Whole>
void append_whole(std::string& out, Whole number) {
  std::array<char, 20> digits{};  // of the greatest, and of the least with its sign
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

}  // namespace

CompactJson& CompactJson::key(std::string_view name) {
  separate();
  bytes_ += '"';
  bytes_.append(name).append("\":");
  needs_comma_ = false;
  return *this;
}

void CompactJson::text(std::string_view text) { shown(shown_text(text)); }

void CompactJson::shown(std::string_view text) {
  separate();
  bytes_ += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '"' && text[i] != '\\') continue;
    bytes_.append(text, copied, i - copied);
    bytes_ += '\\';
    copied = i;
  }
  bytes_.append(text, copied);
  bytes_ += '"';
}

void CompactJson::count(std::uint64_t number) {
  separate();
  append_whole(bytes_, number);
}

void CompactJson::whole(std::int64_t number) {
  separate();
  append_whole(bytes_, number);
}

void CompactJson::flag(bool value) { written(value ? "true" : "false"); }

void CompactJson::null() { written("null"); }

void CompactJson::number(double value, int digits) {
  std::uint64_t scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  const double scaled = std::round(std::abs(value) * static_cast<double>(scale));
  if (!std::isfinite(value)) return null();
  if (scaled >= kWholeNumbers) return written(base::format_shortest(value));
  separate();
  const auto all = static_cast<std::uint64_t>(scaled);
  if (value < 0.0 && all > 0) bytes_ += '-';
  append_whole(bytes_, all / scale);
  std::uint64_t rest = all % scale;
  if (rest == 0) return;
  bytes_ += '.';
  for (scale /= 10; rest > 0; scale /= 10) {
    bytes_ += static_cast<char>('0' + rest / scale);
    rest %= scale;
  }
}

void CompactJson::number(const std::optional<double>& value, int digits) {
  if (value) return number(*value, digits);
  null();
}

void CompactJson::share(double value) {
  if (value > 0.0 && value < kLeastShare) value = kLeastShare;
  if (value < 1.0 && value > 1.0 - kLeastShare) value = 1.0 - kLeastShare;
  number(value, kShareDigits);
}

void CompactJson::share(const std::optional<double>& value) {
  if (value) return share(*value);
  null();
}

void CompactJson::written(std::string_view json) {
  separate();
  bytes_ += json;
}

void CompactJson::open(char bracket) {
  separate();
  bytes_ += bracket;
  needs_comma_ = false;
}

void CompactJson::close(char bracket) {
  bytes_ += bracket;
  needs_comma_ = true;
}

void CompactJson::separate() {
  if (needs_comma_) bytes_ += ',';
  needs_comma_ = true;
}

}  // namespace lacuna::reports
