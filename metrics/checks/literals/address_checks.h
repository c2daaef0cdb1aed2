/// \file
/// Rules "url", "email", "path", "code" and "hashtag": what stands for itself in every language, and is lost, added or
/// changed in the translation. A message shows line breaks as they are; it is one line when the literal is.
///
/// Thread-safety: pure functions. Cost: nothing to speak of where no side has such a literal.
#pragma once

#include <string_view>

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Pages' addresses. Equal but for "http" and "https", "www.", case of the host and a last slash; and where the one is
/// the other in its reader's language ("/vi/" and "/en/", "vi." and "en.", "?lang=").
void check_urls(const PairView& view, CheckOutcome& outcome);
/// Addresses of e-mail, but for case.
void check_emails(const PairView& view, CheckOutcome& outcome);
/// Paths and names of files; "path/to/file" of another language is not told from a changed one.
void check_paths(const PairView& view, CheckOutcome& outcome);
/// Code between backquotes; options and functions of programs.
void check_code(const PairView& view, CheckOutcome& outcome);
/// "#topic" and "@person". Topics are often translated, so that a changed one is hardly a finding.
void check_hashtags(const PairView& view, CheckOutcome& outcome);

/// Whether the addresses (plain values, see `text::find_literals`) differ only in what names a language.
[[nodiscard]] bool is_localised_url(std::string_view a, std::string_view b);

}  // namespace lacuna::metrics
