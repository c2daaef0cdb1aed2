/// \file
/// `Regex`: ICU's regular expressions on UTF-8 text, with a bound on what a match may cost.
///
///     Result<Regex> regex = Regex::compile("(\\d+) ?km", {.case_sensitive = false});
///     if (!regex) return regex.error();
///     Result<std::optional<RegexMatch>> match = regex->find("Còn 12 km nữa");
///
/// Syntax: https://unicode-org.github.io/icu/userguide/strings/regexp.html, where an unknown escape is an error.
/// A search stops after a number of steps and bytes of stack that do not depend on the machine: "(a+)+$" is an error
/// where it would take for ever, the same one on every run.
/// Thread-safety: immutable; copies share the compiled pattern. Cost: linear for most patterns, bounded for all.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/span.h"

namespace lacuna::text {

struct RegexOptions {
  bool case_sensitive = true;
};

/// Where a pattern was found. Spans are bytes of the text that was searched.
struct RegexMatch {
  ByteSpan span;
  std::vector<std::optional<ByteSpan>> groups;  ///< [k] is group k + 1; none: it took no part in the match
};

class Regex {
 public:
  /// Errors (kFormat): not a regular expression, `byte` is the place in the pattern; longer than 10,000 bytes.
  [[nodiscard]] static Result<Regex> compile(std::string_view pattern, const RegexOptions& options = {});

  /// The first match in valid UTF-8 at or after byte `from` (a border of code points, at most the size).
  /// Errors (kUsage): the search costs too much; the message names the pattern.
  [[nodiscard]] Result<std::optional<RegexMatch>> find(std::string_view text, std::size_t from = 0) const;
  /// All matches from left to right, not overlapping. Errors: as `find`; the bound is one for all of them.
  [[nodiscard]] Result<std::vector<RegexMatch>> find_all(std::string_view text) const;
  /// Whether there is a match. Errors: as `find`.
  [[nodiscard]] Result<bool> matches(std::string_view text) const;

  [[nodiscard]] const std::string& pattern() const;
  /// Number of capturing groups.
  [[nodiscard]] std::size_t groups() const;

 private:
  struct Impl;
  explicit Regex(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

/// A pattern that finds exactly `text`.
[[nodiscard]] std::string escape_regex(std::string_view text);

}  // namespace lacuna::text
