#include "eval/langpack/glossary.h"

#include <optional>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/text/normalize.h"

namespace lacuna::langpack {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \r") - begin + 1);
}

/// Calls `use(piece)` for each piece of `text` between `separator`s.
template <class Use>
void for_each_piece(std::string_view text, char separator, Use use) {
  while (true) {
    const std::size_t end = text.find(separator);
    use(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

/// The class of a part-of-speech field such as "v/n": the first tag, but function words keep to themselves.
WordClass parse_class(std::string_view tags) {
  const std::string_view first = tags.substr(0, tags.find('/'));
  if (first == "n" || first == "num") return WordClass::kNoun;
  if (first == "name") return WordClass::kName;
  if (first == "v" || first == "phrase") return WordClass::kVerb;
  if (first == "adj" || first == "adv") return WordClass::kModifier;
  if (first == "prep" || first == "conj" || first == "pron" || first == "part" || first == "clf") {
    return WordClass::kFunction;
  }
  return WordClass::kUnknown;
}

}  // namespace

Result<std::vector<GlossaryLine>> parse_glossary(std::string_view text, const std::string& path) {
  std::vector<GlossaryLine> lines;
  std::size_t number = 0;
  std::optional<Error> error;
  text.remove_prefix(base::byte_order_mark(text));
  for_each_piece(text, '\n', [&](std::string_view line) {
    ++number;
    if (error || trim(line).empty() || line.front() == '#') return;
    std::vector<std::string_view> fields;
    for_each_piece(line, '\t', [&](std::string_view field) { fields.push_back(trim(field)); });
    if (fields.size() < 2 || fields.size() > 3 || fields[0].empty()) {
      error = Error{.code = ErrorCode::kFormat,
                    .message = "expected 'term TAB rendering|rendering|… [TAB part of speech]'",
                    .path = path,
                    .line = number};
      return;
    }
    GlossaryLine parsed;
    parsed.source = text::lower_nfc(fields[0]);
    for_each_piece(fields[1], '|', [&](std::string_view rendering) {
      rendering = trim(rendering);
      if (rendering == "<null>") {
        parsed.null_rendering = true;
      } else if (!rendering.empty()) {
        parsed.renderings.emplace_back(rendering);
      }
    });
    if (parsed.renderings.empty() && !parsed.null_rendering) {
      error = Error{.code = ErrorCode::kFormat, .message = "a term without renderings", .path = path, .line = number};
      return;
    }
    if (fields.size() == 3) parsed.word_class = parse_class(fields[2]);
    lines.push_back(std::move(parsed));
  });
  if (error) return *error;
  return lines;
}

}  // namespace lacuna::langpack
