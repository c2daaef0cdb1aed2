/// \file
/// What the name of a text says of it: language, role, and what it has in common with others.
///
///     text_name("systems/online.news.en")   // hypothesis, "en", stem "online.news"
///
/// Thread-safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lacuna::pipeline {

enum class TextRole : std::uint8_t { kNone, kSource, kReference, kHypothesis };

struct TextName {
  std::string path;
  std::string folder;       ///< with '/' behind it; or ""
  std::string root;         ///< the folder above those that are named after a role ("systems/") or a pair ("vi-en/")
  std::string stem;         ///< the name without language, role and ending; may be empty
  std::string language;     ///< as the name says ("vi", "pt-BR"), or as the pair and the role do; may be empty
  std::string pair_source;  ///< of a pair of languages ("vi-en") in the path; may be empty
  std::string pair_target;
  TextRole role = TextRole::kNone;
};

/// None for names that are not those of a text: with another ending than .txt, a language, or a role.
[[nodiscard]] std::optional<TextName> text_name(const std::string& path);

}  // namespace lacuna::pipeline
