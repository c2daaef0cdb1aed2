/// \file
/// Which column of a table, or key of a record, holds the source and which its translation.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::corpus {

enum class FieldRole { kSource, kTarget };

/// What a name like "vi", "vi-VN" or "vi_VN" says of its language: the tag with hyphens; none for other names.
[[nodiscard]] std::optional<std::string> language_of_name(std::string_view name);

/// Whether a name like "vi" or "vi_VN" stands for the language, by the first part of both ("vi").
[[nodiscard]] bool names_language(std::string_view name, std::string_view language);

/// Index in `names` of `wanted` (letter case only matters between two that differ in nothing else); none if absent.
[[nodiscard]] std::optional<std::size_t> named_field(const std::vector<std::string>& names, std::string_view wanted);

/// Index of a name that usually has that role ("source", "src", "original"; "target", "tgt", "translation",
/// "hypothesis", "hyp", "mt", …), or else of one that stands for `language`, unless that is empty.
[[nodiscard]] std::optional<std::size_t> usual_field(const std::vector<std::string>& names, FieldRole role,
                                                     std::string_view language);

/// Index of a name under which units usually have their name ("id", "key").
[[nodiscard]] std::optional<std::size_t> usual_id(const std::vector<std::string>& names);

/// "\"a\", \"b\"" for messages: the first twenty of them, each cut to a readable length.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace lacuna::corpus
