#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/sha256.h"
#include "reports/gate/finding_places.h"
#include "reports/gate/gate_writers.h"
#include "reports/json_fields.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kFingerprintDigits = 32;

/// GitLab drops what has the fingerprint of another: equal findings are numbered.
class UniqueFingerprints {
 public:
  std::string make(std::string_view suite, std::string_view path, const Finding& finding) {
    std::string identity(suite);
    ((identity += '\x1f') += path) += '\x1f';
    identity += finding.fingerprint;
    const std::size_t number = seen_[identity]++;
    if (number > 0) (identity += '\x1f') += std::to_string(number);
    return base::sha256_hex(identity).substr(0, kFingerprintDigits);
  }

 private:
  std::map<std::string, std::size_t> seen_;
};

std::string_view severity_of(const SuiteGate& suite, std::size_t finding) {
  if (finding < suite.findings.size() && suite.findings[finding].hard_break) return "blocker";
  return to_string(suite.check->findings[finding].severity);
}

Json issue(const Finding& finding, std::string_view severity, std::string_view path, std::size_t line,
           std::string fingerprint) {
  Json json;
  json["type"] = "issue";
  json["description"] = finding.message;
  json["check_name"] = finding.rule;
  json["fingerprint"] = std::move(fingerprint);
  json["severity"] = severity;
  json["location"] = {{"path", path}, {"lines", {{"begin", line}}}};
  return json;
}

}  // namespace

std::string to_gitlab(const GateReport& report, const std::vector<SourceText>& texts) {
  const FindingPlaces places(texts);
  UniqueFingerprints fingerprints;
  std::string out = "[";
  for (const SuiteGate& suite : report.suites) {
    if (!suite.check) continue;
    for (std::size_t i = 0; i < suite.check->findings.size(); ++i) {
      const Finding& finding = suite.check->findings[i];
      const FindingPlace place = places.find(*suite.check, finding);
      if (!place.main) continue;  // the format has no issue without a file
      const std::string& path = place.main->path;
      // Nor one without a line: the first one stands for the whole file.
      const std::size_t line = place.main->line > 0 ? place.main->line : 1;
      out += out.size() == 1 ? "\n" : ",\n";
      out += dump(issue(finding, severity_of(suite, i), path, line, fingerprints.make(suite.name, path, finding)), -1);
    }
  }
  out += out.size() == 1 ? "]\n" : "\n]\n";
  return out;
}

}  // namespace lacuna::reports
