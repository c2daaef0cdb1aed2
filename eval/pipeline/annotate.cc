#include "lacuna/annotate.h"

#include <vector>

#include "eval/pipeline/bitext_request.h"

namespace lacuna {

Result<std::string> annotated(const CheckRequest& request, const RunReport& report) {
  if (request.source_path == "-") {
    return Error{.code = ErrorCode::kUsage,
                 .message = "standard input cannot be annotated: it is read once; name the file"};
  }
  Result<corpus::Bitext> bitext = pipeline::read_bitext(request);
  if (!bitext) return bitext.error();
  if (report.documents.empty() || report.documents.front().sha256 != bitext->source.sha256) {
    return Error{
        .code = ErrorCode::kMismatch, .message = "has changed since it was checked", .path = bitext->source.path};
  }
  std::vector<corpus::UnitNote> notes;
  for (const Finding& finding : report.findings) {
    if (finding.unit >= report.units.size() || !report.units[finding.unit].place) continue;
    std::string message = finding.message;
    if (finding.suggestion) message += " (suggestion: “" + *finding.suggestion + "”)";
    notes.push_back({report.units[finding.unit].place->index, finding.rule, finding.severity, std::move(message)});
  }
  return corpus::annotate(*bitext, notes);
}

}  // namespace lacuna
