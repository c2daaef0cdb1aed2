#include "eval/corpus/formats/json_lines.h"

namespace lacuna::corpus {

Result<Bitext> parse_json_lines(BitextFile file, const BitextOptions& /*options*/) {
  return Error{.code = ErrorCode::kUsage, .message = "not read yet", .path = file.path};
}

}  // namespace lacuna::corpus
