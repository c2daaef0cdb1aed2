/// \file
/// Translation memories in TMX (Translation Memory eXchange 1.4b) as pairs for training, read from front to back in
/// bounded memory.
#pragma once

#include <string>
#include <vector>

#include "eval/corpus/recipe.h"
#include "lacuna/result.h"

namespace lacuna::corpus {

/// The segments of the translation units that have both languages, in the file's order. Languages match as in
/// `TmxUnits` ("en" matches "en-US"); of several variants in one language the first counts. Native code in <bpt>,
/// <ept>, <it>, <ph> and <ut> is left out, the text of other inline elements stays; white space becomes single spaces;
/// units with an empty segment are left out. Packed files are unpacked; UTF-8, UTF-16, ISO-8859-1 and ASCII are read;
/// external entities are not. Errors: kUsage without languages; kIo; kFormat with line and byte for what is not
/// well-formed XML or not TMX, and for a file in which no unit has both languages (the message names those that it
/// has).
[[nodiscard]] Result<std::vector<SentencePair>> read_tmx(const std::string& path, const std::string& source_language,
                                                         const std::string& target_language);

}  // namespace lacuna::corpus
