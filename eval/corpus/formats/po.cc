#include "eval/corpus/formats/po.h"

namespace lacuna::corpus {

Result<Bitext> parse_po(BitextFile file, const BitextOptions& /*options*/) {
  return Error{.code = ErrorCode::kUsage, .message = "not read yet", .path = file.path};
}

}  // namespace lacuna::corpus
