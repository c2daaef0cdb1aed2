#include "eval/corpus/tmx.h"

#include <string_view>
#include <utility>

#include "eval/base/input_file.h"
#include "eval/corpus/formats/tmx_units.h"
#include "eval/corpus/xml_events.h"

namespace lacuna::corpus {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18U;

std::string single_spaced(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace

Result<std::vector<SentencePair>> read_tmx(const std::string& path, const std::string& source_language,
                                           const std::string& target_language) {
  if (source_language.empty() || target_language.empty()) {
    return Error{.code = ErrorCode::kUsage, .message = "reading TMX needs the source and the target language"};
  }
  Result<base::InputFile> file = base::InputFile::open(path, base::InputFile::Content::kMaybePacked);
  if (!file) return file.error();
  std::vector<SentencePair> pairs;
  TmxUnits units({}, source_language, target_language, [&](const TmxUnit& unit) {
    SentencePair pair{single_spaced(unit.source->text.without_codes()),
                      single_spaced(unit.target->text.without_codes())};
    if (!pair.source.empty() && !pair.target.empty()) pairs.push_back(std::move(pair));
  });
  XmlReader reader({.path = file->name()}, units);
  std::string chunk(kChunk, '\0');
  for (bool more = true; more;) {
    const Result<std::size_t> got = file->read(chunk.data(), chunk.size());
    if (!got) return got.error();
    more = *got > 0;
    const Status fed = reader.feed(std::string_view{chunk}.substr(0, *got), !more);
    if (!fed) return fed.error();
  }
  if (units.units() == 0) {
    return Error{.code = ErrorCode::kFormat,
                 .message = "no translation unit has both '" + source_language + "' and '" + target_language +
                            "'; languages in it: " + units.language_list(),
                 .path = file->name()};
  }
  return pairs;
}

}  // namespace lacuna::corpus
