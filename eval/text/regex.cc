#include "eval/text/regex.h"

#include <unicode/regex.h>
#include <unicode/utext.h>

#include <algorithm>
#include <utility>

#include "eval/base/utf8.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kLongestPattern = 10'000;
/// Of 10,000 steps of ICU's engine each, about 0.1 ms: far above what a sentence takes.
constexpr std::int32_t kTimeLimit = 200;
constexpr std::int32_t kStackLimit = 4 << 20;  // bytes; ICU's backtracking stack is on the heap

/// What an editor can do something with; ICU's names of errors are not.
const char* reason(UErrorCode status) {
  switch (status) {
    case U_REGEX_BAD_ESCAPE_SEQUENCE: return "unknown escape";
    case U_REGEX_MISMATCHED_PAREN: return "a parenthesis without its twin";
    case U_REGEX_NUMBER_TOO_BIG: return "a number that is too big";
    case U_REGEX_BAD_INTERVAL: return "a repetition {n,m} that is not one";
    case U_REGEX_MAX_LT_MIN: return "a repetition {n,m} with m below n";
    case U_REGEX_INVALID_BACK_REF: return "a reference to a group that is not there";
    case U_REGEX_LOOK_BEHIND_LIMIT: return "a look-behind of unbounded length";
    case U_REGEX_MISSING_CLOSE_BRACKET: return "a [ without its ]";
    case U_REGEX_INVALID_RANGE: return "a range that runs backwards";
    case U_REGEX_PROPERTY_SYNTAX: return "an unknown property of characters";
    case U_REGEX_INVALID_FLAG: return "an unknown flag";
    case U_REGEX_INVALID_CAPTURE_GROUP_NAME: return "a bad name of a group";
    case U_REGEX_PATTERN_TOO_BIG: return "it is too big";
    case U_REGEX_UNIMPLEMENTED: return "it uses what is not supported";
    default: return "syntax error";
  }
}

/// Byte of the pattern that ICU's line and column (UTF-16 units) name.
std::size_t byte_of(std::string_view pattern, const UParseError& place) {
  std::size_t at = 0;
  for (std::int32_t line = 1; line < place.line && at < pattern.size(); ++line) {
    at = std::min(pattern.find('\n', at), pattern.size() - 1) + 1;
  }
  for (std::int32_t unit = 0; unit < place.offset && at < pattern.size();) {
    unit += base::next_code_point(pattern, at) > 0xFFFF ? 2 : 1;
  }
  return at;
}

Error too_costly(const std::string& pattern) {
  return {.code = ErrorCode::kUsage, .message = "the regular expression takes too long on a text: " + pattern};
}

/// A UText over UTF-8, closed at the end.
class Utf8Input {
 public:
  explicit Utf8Input(std::string_view text, UErrorCode& status) {
    // ICU takes null for an error, also where there is nothing to point to.
    utext_openUTF8(&text_, text.empty() ? "" : text.data(), static_cast<std::int64_t>(text.size()), &status);
  }
  Utf8Input(const Utf8Input&) = delete;
  Utf8Input& operator=(const Utf8Input&) = delete;
  ~Utf8Input() { utext_close(&text_); }
  [[nodiscard]] UText* get() { return &text_; }

 private:
  UText text_ = UTEXT_INITIALIZER;
};

std::optional<ByteSpan> group_span(const icu::RegexMatcher& matcher, std::int32_t group) {
  UErrorCode status = U_ZERO_ERROR;
  const std::int64_t begin = matcher.start64(group, status);
  const std::int64_t end = matcher.end64(group, status);
  if (U_FAILURE(status) || begin < 0) return std::nullopt;
  return ByteSpan{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

}  // namespace

struct Regex::Impl {
  std::string pattern;
  std::unique_ptr<icu::RegexPattern> compiled;
  std::size_t groups = 0;

  /// Calls `found` for each match from byte `from` on, until it returns false.
  template <class Found>
  [[nodiscard]] Status search(std::string_view text, std::size_t from, Found found) const {
    UErrorCode status = U_ZERO_ERROR;
    Utf8Input input(text, status);
    const std::unique_ptr<icu::RegexMatcher> matcher(compiled->matcher(status));
    if (U_FAILURE(status) || matcher == nullptr) return too_costly(pattern);
    matcher->setTimeLimit(kTimeLimit, status);
    matcher->setStackLimit(kStackLimit, status);
    matcher->reset(input.get());
    // Anchors and look-behind see what stands before `from`: it is a place to start from, not a border of the text.
    bool more = matcher->find(static_cast<std::int64_t>(from), status) != 0;
    while (U_SUCCESS(status) && more) {
      RegexMatch match;
      match.span = group_span(*matcher, 0).value_or(ByteSpan{});
      match.groups.reserve(groups);
      for (std::size_t group = 1; group <= groups; ++group) {
        match.groups.push_back(group_span(*matcher, static_cast<std::int32_t>(group)));
      }
      if (!found(std::move(match))) return {};
      more = matcher->find(status) != 0;
    }
    if (U_FAILURE(status)) return too_costly(pattern);
    return {};
  }
};

Result<Regex> Regex::compile(std::string_view pattern, const RegexOptions& options) {
  const auto bad = [](const std::string& message, std::size_t byte) {
    return Error{.code = ErrorCode::kFormat, .message = message, .byte = static_cast<std::int64_t>(byte)};
  };
  if (pattern.size() > kLongestPattern) return bad("a regular expression of more than 10000 bytes", kLongestPattern);
  auto impl = std::make_shared<Impl>();
  impl->pattern = pattern;
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  const std::uint32_t flags = static_cast<std::uint32_t>(UREGEX_ERROR_ON_UNKNOWN_ESCAPES) |
                              (options.case_sensitive ? 0U : static_cast<std::uint32_t>(UREGEX_CASE_INSENSITIVE));
  const auto utf16 =
      icu::UnicodeString::fromUTF8(icu::StringPiece(pattern.data(), static_cast<std::int32_t>(pattern.size())));
  impl->compiled.reset(icu::RegexPattern::compile(utf16, flags, place, status));
  if (U_FAILURE(status) || impl->compiled == nullptr) {
    return bad("not a regular expression (" + std::string(reason(status)) + "): " + impl->pattern,
               byte_of(pattern, place));
  }
  const std::unique_ptr<icu::RegexMatcher> matcher(impl->compiled->matcher(status));
  if (U_FAILURE(status) || matcher == nullptr) return bad("not a regular expression: " + impl->pattern, 0);
  impl->groups = static_cast<std::size_t>(matcher->groupCount());
  return Regex(std::move(impl));
}

Result<std::optional<RegexMatch>> Regex::find(std::string_view text, std::size_t from) const {
  std::optional<RegexMatch> first;
  const Status searched = impl_->search(text, from, [&](RegexMatch match) {
    first = std::move(match);
    return false;
  });
  if (!searched) return searched.error();
  return first;
}

Result<std::vector<RegexMatch>> Regex::find_all(std::string_view text) const {
  std::vector<RegexMatch> all;
  const Status searched = impl_->search(text, 0, [&](RegexMatch match) {
    all.push_back(std::move(match));
    return true;
  });
  if (!searched) return searched.error();
  return all;
}

Result<bool> Regex::matches(std::string_view text) const {
  const Result<std::optional<RegexMatch>> match = find(text);
  if (!match) return match.error();
  return match->has_value();
}

const std::string& Regex::pattern() const { return impl_->pattern; }
std::size_t Regex::groups() const { return impl_->groups; }

std::string escape_regex(std::string_view text) {
  std::string escaped;
  for (const char byte : text) {
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                       static_cast<unsigned char>(byte) >= 0x80 || static_cast<unsigned char>(byte) < 0x20;
    if (!plain) escaped.push_back('\\');
    escaped.push_back(byte);
  }
  return escaped;
}

}  // namespace lacuna::text
