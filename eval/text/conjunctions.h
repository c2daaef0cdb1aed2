/// \file
/// Words that join the last items of a list.
#pragma once

#include <string_view>

namespace lacuna::text {

/// Whether a word in matching form is a coordinating conjunction ("and", "or", "và", "hoặc", "und", "et", "和" …).
/// Languages: vi, en, de, fr, es, zh, ja; false for others.
[[nodiscard]] bool is_list_conjunction(std::string_view norm, std::string_view language);

}  // namespace lacuna::text
