#include "eval/pipeline/bitext_request.h"

namespace lacuna::pipeline {

Result<corpus::BitextOptions> bitext_options(const CheckRequest& request) {
  corpus::BitextOptions options{.source_language = request.source_language,
                                .target_language = request.target_language,
                                .source_field = request.source_field,
                                .target_field = request.target_field};
  if (!request.format.empty()) {
    options.format = corpus::bitext_format(request.format);
    if (!options.format) {
      return Error{
          .code = ErrorCode::kUsage,
          .message = "no format is called '" + request.format + "'; there are tsv, csv, jsonl, tmx, xliff, po"};
    }
  }
  return options;
}

Result<corpus::Bitext> read_bitext(const CheckRequest& request) {
  const Result<corpus::BitextOptions> options = bitext_options(request);
  if (!options) return options.error();
  return corpus::read_bitext(request.source_path, *options);
}

}  // namespace lacuna::pipeline
