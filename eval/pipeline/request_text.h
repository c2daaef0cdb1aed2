/// \file
/// A text as a request gives it: in memory, or the path of a file.
#pragma once

#include <optional>
#include <string>

#include "eval/corpus/document.h"

namespace lacuna::pipeline {

/// The text in memory if there is one, else the file. `role` is what a text without a path is called. Errors: as
/// `corpus::read_document`.
[[nodiscard]] inline Result<corpus::Document> read_request_text(const std::string& path,
                                                                const std::optional<std::string>& text,
                                                                const char* role, corpus::Markup markup) {
  if (text) return corpus::document_of(path.empty() ? role : path, *text);
  return corpus::read_document(path, markup);
}

}  // namespace lacuna::pipeline
