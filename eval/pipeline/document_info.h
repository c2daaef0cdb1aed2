/// \file
/// What reports say of a document.
#pragma once

#include <cstddef>
#include <string>

#include "eval/corpus/document.h"
#include "lacuna/run_report.h"

namespace lacuna::pipeline {

/// `role` is "source" or "target".
[[nodiscard]] inline DocumentInfo document_info(const corpus::Document& document, const char* role,
                                                const std::string& language, bool detected, std::size_t segments) {
  return {.role = role,
          .path = document.path,
          .language = language,
          .language_detected = detected,
          .sha256 = document.sha256,
          .bytes = document.file_size,
          .segments = segments};
}

}  // namespace lacuna::pipeline
