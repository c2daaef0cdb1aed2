#include <algorithm>
#include <utility>

#include "eval/corpus/bitext.h"
#include "eval/corpus/formats/po.h"
#include "eval/corpus/formats/tmx_bitext.h"
#include "eval/corpus/formats/xliff.h"
#include "eval/corpus/splice.h"

namespace lacuna::corpus {

Result<std::string> annotate(const Bitext& bitext, std::span<const UnitNote> notes) {
  const bool known =
      std::all_of(notes.begin(), notes.end(), [&](const UnitNote& note) { return note.unit < bitext.units.size(); });
  if (!known) {
    return Error{
        .code = ErrorCode::kInternal, .message = "a note on a unit that is not there", .path = bitext.source.path};
  }
  std::vector<Splice> changes;
  switch (bitext.format) {
    case BitextFormat::kXliff1:
    case BitextFormat::kXliff2: changes = annotate_xliff(bitext, notes); break;
    case BitextFormat::kTmx: changes = annotate_tmx(bitext, notes); break;
    case BitextFormat::kPo: changes = annotate_po(bitext, notes); break;
    case BitextFormat::kTsv:
    case BitextFormat::kCsv:
    case BitextFormat::kJsonl:
      if (notes.empty()) break;
      return Error{.code = ErrorCode::kUsage,
                   .message = std::string("a ") + to_string(bitext.format) + " file has no place for notes",
                   .path = bitext.source.path};
  }
  return encoded(spliced(bitext.bytes, std::move(changes)), bitext.encoding);
}

}  // namespace lacuna::corpus
