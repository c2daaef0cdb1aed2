/// \file
/// The messages of a PO file as gettext's library reads them, as plain data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::corpus {

struct PoMessage {
  std::optional<std::string> context;
  std::string id;
  std::optional<std::string> plural;
  std::vector<std::string> translations;  ///< one, or one a plural form
  bool fuzzy = false;
};

struct PoMessages {
  std::vector<PoMessage> messages;  ///< as in the file, without the header and without obsolete ones
  std::string language;             ///< header fields; empty when they are not there
  std::string source_language;
  std::string plural_forms;
};

/// Reads a file's `bytes`, which are called `name` in messages. Texts may have escapes that do not
/// make UTF-8. Errors: kFormat with the line. Thread-safety: calls wait for each other, for the library is not
/// reentrant.
[[nodiscard]] Result<PoMessages> read_po_messages(const std::string& name, std::string_view bytes);

}  // namespace lacuna::corpus
