#include "eval/text/graphemes.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

/// Calls `at_border(byte)` with the beginning of each cluster but the first, and the end, until it says false.
template <typename Visit>
void visit_borders(std::string_view text, const Visit& at_border) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r'; });
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  std::unique_ptr<icu::BreakIterator> borders;
  if (!ascii) {
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    borders.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_SUCCESS(status)) borders->setText(&utext, status);
  }
  if (ascii || U_FAILURE(status)) {
    for (std::size_t at = 0; at < text.size();) {
      at = after(text, at);
      if (!at_border(at)) break;
    }
  } else {
    borders->first();
    for (std::int32_t at = borders->next(); at != icu::BreakIterator::DONE; at = borders->next()) {
      if (!at_border(static_cast<std::size_t>(at))) break;
    }
  }
  borders.reset();
  utext_close(&utext);
}

}  // namespace

std::size_t count_graphemes(std::string_view text) {
  std::size_t count = 0;
  visit_borders(text, [&](std::size_t) {
    ++count;
    return true;
  });
  return count;
}

std::size_t byte_of_grapheme(std::string_view text, std::size_t index) {
  if (index == 0) return 0;
  std::size_t byte = text.size();
  visit_borders(text, [&](std::size_t border) {
    if (--index > 0) return true;
    byte = border;
    return false;
  });
  return byte;
}

}  // namespace lacuna::text
