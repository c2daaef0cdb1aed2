#include "eval/pipeline/gate/hard_breaks.h"

#include <algorithm>

namespace lacuna::pipeline {

bool is_hard_break(const Finding& finding, bool is_worklist) {
  return finding.severity == Severity::kCritical && finding.probability >= kSureOfBreak &&
         !(is_worklist && is_work_to_be_done(finding.rule)) &&
         std::find(kHardBreakRules.begin(), kHardBreakRules.end(), finding.rule) != kHardBreakRules.end();
}

}  // namespace lacuna::pipeline
