/// \file
/// Literals: what a translation carries over as it is. Addresses, code, placeholders, tags, references to characters.
///
///     for (const Literal& literal : find_literals("Visit %s at <b>example.org</b>", {.software = true})) use(literal);
///
/// Thread-safety: pure functions. Cost: linear.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

enum class LiteralKind : std::uint8_t {
  kUrl,
  kEmail,
  kPath,         ///< of a file: "/etc/hosts", "C:\Temp", "notes.txt"
  kCode,         ///< between backquotes
  kHashtag,      ///< "#word"
  kMention,      ///< "@name"
  kPlaceholder,  ///< what a program puts a value in for: "%s", "{0}", "${name}"
  kTag,          ///< of XML or HTML, or an inline code of the file's format
  kMarkdown,     ///< markup of Markdown: "**", "](…)"
  kEntity,       ///< "&nbsp;", "&#160;"
};

enum class LiteralRole : std::uint8_t { kStandalone, kOpen, kClose };

struct Literal {
  ByteSpan span;  ///< in the text
  LiteralKind kind = LiteralKind::kUrl;
  LiteralRole role = LiteralRole::kStandalone;
  /// What has to be the same on the other side, in its plainest form ("example.org/a" for
  /// "https://www.Example.org/a/"); for kOpen and kClose the name they share. Empty: nothing has to be (a comment, the
  /// category of a plural).
  std::string value = {};
  bool in_branch = false;  ///< inside a branch of an ICU message, of which languages have different numbers
};

/// What kind of text is looked at.
struct LiteralOptions {
  bool software = false;  ///< a program's message: every dialect of placeholders is looked for, not the plain ones only
  bool markdown = false;  ///< the text is Markdown
  /// The dialect of placeholders, as gettext's flags name them, when the file says so: "c-format", "qt-format",
  /// "no-c-format", … Names that are not known change nothing.
  std::string dialect = {};
};

/// All literals of `text` (valid UTF-8), in order, not overlapping. In prose only what cannot be anything else: "5 %
/// of",
/// "{sic}", "a < b" and "and/or" are none.
[[nodiscard]] std::vector<Literal> find_literals(std::string_view text, const LiteralOptions& options);

/// `text` with tags, placeholders, Markdown's markup, entities and code replaced by as many spaces, byte for byte: what
/// words are looked for in.
[[nodiscard]] std::string masked(std::string_view text, std::span<const Literal> literals);

}  // namespace lacuna::text
