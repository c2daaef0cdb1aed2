/// \file
/// Arguments of ICU MessageFormat that have branches: their structure is literal, the words inside are text.
///
///     IcuMessages messages;
///     if (text[at] == '{') at = messages.open(text, at, literals);     // "{count, plural, one {"
///     if (text[at] == '}') at = messages.close(text, at, literals);    // "} other {", and at last "}}"
///
/// The pieces become literals of kind kPlaceholder. The opening one and the last have the value "{count,plural}" and
/// the roles kOpen and kClose; a case of `select`, and an exact one of `plural` ("=0"), has the value
/// "{count,select,male}"; a category of `plural` has none, because which there are depends on the language. A text that
/// ends inside has no kClose. Syntax: ICU, MessageFormat and PluralFormat.
/// Thread-safety: one object a text. Cost: constant a call; nesting deeper than kMaxDepth is text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/literals.h"

namespace lacuna::text {

class IcuMessages {
 public:
  static constexpr std::size_t kMaxDepth = 16;

  /// Reads an argument with branches that begins at `at`, up to the '{' of its first branch. Returns the end of what
  /// was read, or `at` when there is none.
  std::size_t open(std::string_view text, std::size_t at, std::vector<Literal>& literals);
  /// Reads from the '}' at `at` to the next branch, or the end of the argument. Returns `at` outside of branches.
  std::size_t close(std::string_view text, std::size_t at, std::vector<Literal>& literals);

  /// Whether the text at hand is inside a branch.
  [[nodiscard]] bool inside() const { return !arguments_.empty(); }
  /// Whether "#" stands for a number here.
  [[nodiscard]] bool inside_plural() const { return !arguments_.empty() && arguments_.back().plural; }
  /// A brace of a plain placeholder or of the text, inside a branch.
  void plain_brace(char brace);

 private:
  struct Argument {
    std::string head;        ///< "{count,plural"
    bool plural = false;     ///< or selectordinal
    std::size_t braces = 0;  ///< of the text, open in this branch
  };

  bool branch(std::string_view text, std::size_t begin, std::size_t at, std::vector<Literal>& literals);

  std::vector<Argument> arguments_;
  std::size_t end_ = 0;
};

}  // namespace lacuna::text
