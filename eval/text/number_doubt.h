/// \file
/// Numbers in digits whose absence from a translation proves nothing: "1/3", "24/7", "(1)", "6 tháng đầu năm", "(32
/// km)".
#pragma once

#include <cstddef>

#include "eval/text/number_quantity.h"
#include "eval/text/number_text.h"

namespace lacuna::text {

/// Whether the quantity that begins at word i and ends before word `next` may be said without its number. `before` is
/// the last byte of the number before it, 0 when there is none. Cost: a few words around it.
[[nodiscard]] bool is_doubtful(const NumberText& text, const Quantity& quantity, std::size_t i, std::size_t next,
                               std::size_t before);

}  // namespace lacuna::text
