#include "eval/corpus/formats/delimited.h"

namespace lacuna::corpus {

Result<Bitext> parse_delimited(BitextFile file, const BitextOptions& /*options*/) {
  return Error{.code = ErrorCode::kUsage, .message = "not read yet", .path = file.path};
}

}  // namespace lacuna::corpus
