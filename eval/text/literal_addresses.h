/// \file
/// Addresses in text: of pages (URL), of people (e-mail), of files (paths), and the names that networks mark with a
/// sign
/// ("#topic", "@person").
///
///     if (std::optional<Literal> found = address_around(text, at, floor)) use(text.substr(found->span.begin));
///
/// Thread-safety: pure functions. Cost: linear in what is returned, and at most 512 bytes around `at` when nothing is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "eval/text/literals.h"

namespace lacuna::text {

/// What `address_around` has looked at, found or not.
struct AddressSearch {
  std::optional<Literal> found = std::nullopt;
  std::size_t end = 0;  ///< no other address begins before; behind `at`
};

/// The first address in the run of address characters around the '.', ':', '/', '\\' or '@' at `at` that begins at or
/// behind `floor`: a URL with a scheme, "www.…", a domain ("example.org/a"), an e-mail address ("mailto:" with it), a
/// path or a file name with a usual ending. A URL's value is without "https://", "www." and the last slash, its host in
/// lower case.
[[nodiscard]] AddressSearch address_around(std::string_view text, std::size_t at, std::size_t floor);

/// The URL whose host begins at `host`, after the scheme that begins at `begin`.
[[nodiscard]] std::optional<Literal> url_from(std::string_view text, std::size_t begin, std::size_t host);

/// "#topic" or "@person" whose sign is at `at`. "#1", "C#", "a@b" and "# " are none.
[[nodiscard]] std::optional<Literal> marked_name_at(std::string_view text, std::size_t at);

/// `url` in its plainest form: see `address_around`.
[[nodiscard]] std::string plain_url(std::string_view url);

}  // namespace lacuna::text
