/// \file
/// Placeholders: what a program puts a value in for, in the dialects of many libraries.
///
///     const PlaceholderDialects dialects = placeholder_dialects(options);
///     if (std::optional<Literal> found = percent_placeholder("%1$s of %2$s", 0, dialects)) use(found->value);
///
/// Each function looks at the one that begins at `at`, and no further than 200 bytes. The dialects are those of GNU
/// gettext's manual ("Programmer's view of preparing format strings"), Qt, ICU, Angular, i18next, Drupal and Laravel.
/// Thread-safety: pure functions. Cost: constant.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "eval/text/literals.h"

namespace lacuna::text {

/// What is looked for. Of a dialect that is not known every member but `space_flag` and `tilde` is set.
struct PlaceholderDialects {
  bool printf = true;         ///< %s, %1$s, %-5.2f
  bool space_flag = false;    ///< "% d": only where the file says that it is a format
  bool named_percent = true;  ///< %(name)s, %{name}, %<name>d
  bool qt = true;             ///< %1, %L1, %n
  bool percent_pair = true;   ///< %NAME%, %1%
  bool braces = true;         ///< {0}, {name}, {0:N2}, {name!r:>10}
  bool double_braces = true;  ///< {{name}}
  bool dollar = true;         ///< ${name}, $NAME, $(NAME)
  bool hash_braces = true;    ///< #{name}
  bool sigils = true;         ///< @name, :name
  bool escapes = true;        ///< \n, \t, \u00e9 as they stand in a program's source
  bool tilde = false;         ///< ~a, ~% of Lisp and Scheme
  bool prose = false;         ///< only forms that cannot be anything else
  bool icu_quotes = false;    ///< '{' is a brace, not a placeholder
};

[[nodiscard]] PlaceholderDialects placeholder_dialects(const LiteralOptions& options);

/// The one that begins with the '%' at `at`. "%%" is one, for what a program prints as "%".
[[nodiscard]] std::optional<Literal> percent_placeholder(std::string_view text, std::size_t at,
                                                         const PlaceholderDialects& dialects);

/// The one that begins with the '{' at `at`; not the arguments of ICU that have branches (`icu_messages.h`).
[[nodiscard]] std::optional<Literal> brace_placeholder(std::string_view text, std::size_t at,
                                                       const PlaceholderDialects& dialects);

/// The one that begins with the '$' at `at`.
[[nodiscard]] std::optional<Literal> dollar_placeholder(std::string_view text, std::size_t at,
                                                        const PlaceholderDialects& dialects);

/// The one that begins with the '#', '@', ':', '~' or '\' at `at`.
[[nodiscard]] std::optional<Literal> sigil_placeholder(std::string_view text, std::size_t at,
                                                       const PlaceholderDialects& dialects);

/// Whether "%c" with this letter is a part of a date (strftime) and not a value: in such a text all of them are, and
/// what parts there are, and in what order, is a matter of the language.
[[nodiscard]] bool is_date_letter(char letter);

}  // namespace lacuna::text
