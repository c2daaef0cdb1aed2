#include <algorithm>
#include <utility>

#include "eval/corpus/bitext.h"
#include "eval/corpus/formats/po.h"
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
  if (bitext.format == BitextFormat::kPo) {
    changes = annotate_po(bitext, notes);
  } else if (!notes.empty()) {
    return Error{.code = ErrorCode::kUsage,
                 .message = std::string("a ") + to_string(bitext.format) + " file has no place for notes",
                 .path = bitext.source.path};
  }
  return encoded(spliced(bitext.bytes, std::move(changes)), bitext.encoding);
}

}  // namespace lacuna::corpus
