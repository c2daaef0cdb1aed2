#include "eval/corpus/formats/po.h"

namespace lacuna::corpus {

Result<Bitext> parse_po(BitextFile file, const BitextOptions& /*options*/) {
  return Error{.code = ErrorCode::kUsage, .message = "not read yet", .path = file.path};
}

std::vector<Splice> annotate_po(const Bitext& /*bitext*/, std::span<const UnitNote> /*notes*/) { return {}; }

}  // namespace lacuna::corpus
