#include "eval/corpus/formats/tmx_bitext.h"

namespace lacuna::corpus {

Result<Bitext> parse_tmx(BitextFile file, const BitextOptions& /*options*/) {
  return Error{.code = ErrorCode::kUsage, .message = "not read yet", .path = file.path};
}

}  // namespace lacuna::corpus
