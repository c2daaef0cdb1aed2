#include "eval/cli/corpus_check.h"

#include <utility>

#include "eval/cli/outputs.h"
#include "eval/corpus/chunk_bitext.h"
#include "eval/pipeline/bitext_request.h"
#include "eval/pipeline/shards/check_measure.h"

namespace lacuna::cli {
namespace {

Error usage(const char* message) { return {.code = ErrorCode::kUsage, .message = message, .path = {}}; }

Result<std::vector<std::vector<std::string>>> groups_of(const std::vector<std::string>& files,
                                                        const CheckRequest& rules) {
  if (files.empty()) return usage("no text is named");
  if (Status possible = check_standard_input(files); !possible) return possible.error();
  std::vector<std::vector<std::string>> groups;
  if (!rules.parallel) {
    const Result<corpus::BitextOptions> options = pipeline::bitext_options(rules);
    if (!options) return options.error();
    for (const std::string& file : files) {
      const Result<corpus::BitextFormat> format = corpus::chunked_format(file, *options);
      if (!format) return format.error();
      groups.push_back({file});
    }
    return groups;
  }
  if (files.size() % 2 != 0) return usage("line-aligned texts come in pairs: SRC TGT [SRC TGT …]");
  for (std::size_t i = 0; i < files.size(); i += 2) groups.push_back({files[i], files[i + 1]});
  return groups;
}

}  // namespace

Result<CorpusWork> corpus_check(const std::vector<std::string>& files, const CheckRequest& rules,
                                const CorpusOptions& options) {
  if (rules.soft_paragraphs) return usage("--soft-paragraphs is for documents, not for a corpus of lines");
  Result<std::vector<std::vector<std::string>>> groups = groups_of(files, rules);
  if (!groups) return groups.error();
  Result<std::unique_ptr<pipeline::CheckMeasure>> measure =
      pipeline::CheckMeasure::make(rules, options.chunk_bytes, options.kept_per_rule);
  if (!measure) return measure.error();
  return CorpusWork{.measure = std::move(*measure), .groups = std::move(*groups)};
}

}  // namespace lacuna::cli
