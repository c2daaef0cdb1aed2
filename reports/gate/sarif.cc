#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/sha256.h"
#include "lacuna/check_info.h"
#include "reports/gate/finding_places.h"
#include "reports/gate/gate_cases.h"
#include "reports/gate/gate_writers.h"
#include "reports/json_fields.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr const char* kRoot = "%SRCROOT%";
constexpr const char* kFingerprint = "lacuna/v1";
constexpr std::size_t kFingerprintDigits = 32;
constexpr std::size_t kMostResults = 20000;  // GitHub refuses a run with more than 25,000

const char* level_of(Severity severity) {
  switch (severity) {
    case Severity::kCritical: return "error";
    case Severity::kMajor: return "warning";
    case Severity::kMinor: return "note";
  }
  return "note";
}

/// A URI reference (RFC 3986): everything that is not unreserved is a percent code, so that no byte of a name can be a
/// scheme, a query or a fragment.
std::string encoded_path(std::string_view path) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += kDigits[byte >> 4U];
      uri += kDigits[byte & 15U];
    }
  }
  return uri;
}

/// Relative to the root of the sources; a path that leads out of it is not, and an absolute one is a file URI.
Json artifact(std::string_view path) {
  Json json;
  if (path.starts_with('/')) {
    json["uri"] = "file://" + encoded_path(path);
    return json;
  }
  json["uri"] = encoded_path(path);
  if (path != ".." && !path.starts_with("../")) json["uriBaseId"] = kRoot;
  return json;
}

void replace_each(std::string& text, char what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, 1, with);
  }
}

/// Text that a reader of the standard takes as it is: what looks like a placeholder has its braces doubled, what looks
/// like a link its brackets escaped. Other braces and brackets stay, for the many readers that show them as they stand.
Json message(std::string text) {
  bool has_placeholder = text.find("{{") != std::string::npos || text.find("}}") != std::string::npos;
  for (std::size_t at = text.find('{'); at != std::string::npos && !has_placeholder; at = text.find('{', at + 1)) {
    const std::size_t end = text.find_first_not_of("0123456789", at + 1);
    has_placeholder = end != std::string::npos && end > at + 1 && text[end] == '}';
  }
  if (has_placeholder) {
    replace_each(text, '{', "{{");
    replace_each(text, '}', "}}");
  }
  if (text.find("](") != std::string::npos) {
    replace_each(text, '\\', "\\\\");
    replace_each(text, '[', "\\[");
    replace_each(text, ']', "\\]");
  }
  return {{"text", std::move(text)}};
}

Json region(const FilePlace& place) {
  Json json;
  if (!place.region) {
    json["startLine"] = place.line;
    return json;
  }
  json["startLine"] = place.region->line;
  json["startColumn"] = place.region->column;
  json["endLine"] = place.region->end_line;
  json["endColumn"] = place.region->end_column;
  if (place.bytes) {
    json["byteOffset"] = place.bytes->begin;
    json["byteLength"] = place.bytes->size();
  }
  return json;
}

Json location(const FilePlace& place) {
  Json json{{"physicalLocation", {{"artifactLocation", artifact(place.path)}}}};
  if (place.line > 0) json["physicalLocation"]["region"] = region(place);
  return json;
}

/// Where a result is. GitHub wants a region of each: what is in no line of the file is at its begin.
Json main_location(FilePlace place) {
  if (place.line == 0) {
    place.line = 1;
    place.region = FileRegion{};
    place.bytes = std::nullopt;
  }
  return location(place);
}

Json whole_file(std::string_view path) { return main_location({.path = std::string(path)}); }

/// Whether the suggestion can stand in the file as it is: text that was taken out of a format may have to be escaped
/// there, so what could be markup of any format has to occur in the words that it replaces already.
bool fits_as_it_is(std::string_view suggestion, const TextSpan& replaced, std::string_view in_file) {
  if (in_file != replaced.text) return false;
  if (!replaced.file) return true;
  return std::all_of(suggestion.begin(), suggestion.end(), [&](char c) {
    const bool is_markup = static_cast<unsigned char>(c) < 0x20 ||
                           std::string_view("&<>\"'\\,;`*_#|[]{}").find(c) != std::string_view::npos;
    return !is_markup || in_file.find(c) != std::string_view::npos;
  });
}

Json fix(const Finding& finding, const FilePlace& place) {
  const std::string& text = *finding.suggestion;
  Json replacement{{"deletedRegion", region(place)}, {"insertedContent", {{"text", text}}}};
  Json change{{"artifactLocation", artifact(place.path)}, {"replacements", Json::array({std::move(replacement)})}};
  return {{"description", message(text.empty() ? "Delete it" : "Replace it with “" + text + "”")},
          {"artifactChanges", Json::array({std::move(change)})}};
}

/// One run of the tool, its results as they come.
class SarifRun {
 public:
  SarifRun(const ToolInfo& tool, const std::vector<SourceText>& texts)
      : tool_(tool), places_(texts), known_(all_checks()) {}

  /// A result with what every finding has.
  [[nodiscard]] Json result(const RunReport& report, const Finding& finding) {
    Json json = head(finding.rule, "fail", level_of(finding.severity), finding.message);
    const FindingPlace place = places_.find(report, finding);
    if (place.main) {
      json["locations"] = Json::array({main_location(*place.main)});
      if (finding.unit < report.units.size()) add_name(json["locations"][0], report.units[finding.unit]);
    }
    if (place.main && place.other) {
      Json other = location(*place.other);
      other["message"] = {{"text", "the source"}};
      json["relatedLocations"] = Json::array({std::move(other)});
    }
    json["partialFingerprints"] = {{kFingerprint, finding.fingerprint}};
    json["suppressions"] = Json::array();
    json["rank"] = 100.0 * std::clamp(finding.probability, 0.0, 1.0);
    const bool is_words = place.is_translation && place.main->is_exact && place.main->region;
    if (finding.suggestion && is_words && fits_as_it_is(*finding.suggestion, *finding.target, place.main->text)) {
      json["fixes"] = Json::array({fix(finding, *place.main)});
    }
    return json;
  }

  /// A result about no place in a text.
  [[nodiscard]] Json head(const std::string& rule, const char* kind, const char* level, std::string text) {
    Json json;
    json["ruleId"] = rule;
    json["ruleIndex"] = rule_index(rule);
    json["kind"] = kind;
    json["level"] = level;
    json["message"] = message(std::move(text));
    return json;
  }

  void add(const Json& result) { append(results_, result); }

  [[nodiscard]] Json result(const RunReport& report, const SuppressedFinding& suppressed) {
    Json json = result(report, suppressed.finding);
    const bool is_listed = suppressed.suppression && *suppressed.suppression < report.suppressions.size();
    Json suppression{{"kind", is_listed ? "external" : "inSource"}, {"status", "accepted"}};
    if (!suppressed.reason.empty()) suppression["justification"] = suppressed.reason;
    if (is_listed) {
      const SuppressionUse& use = report.suppressions[*suppressed.suppression];
      if (const std::string path = plain_path(use.path); !path.empty()) {
        suppression["location"] = location(FilePlace{.path = path, .line = use.line});
      }
      if (!use.owner.empty()) suppression["properties"]["owner"] = use.owner;
      if (!use.expires.empty()) suppression["properties"]["expires"] = use.expires;
    }
    json["suppressions"].push_back(std::move(suppression));
    return json;
  }

  /// A line for each rule and result, so that a difference of two logs can be read.
  [[nodiscard]] std::string finish(Json invocation, const std::vector<std::string>& remarks) && {
    for (const std::string& remark : remarks) {
      invocation["toolExecutionNotifications"].push_back({{"level", "note"}, {"message", message(remark)}});
    }
    const Json root{{"description", {{"text", "The folder that relative paths are taken from."}}}};
    std::string out = "{\n\"$schema\": " + dump(kSchema, -1);
    const auto member = [&](std::string_view name, const Json& value) {
      ((out += ",\n\"") += name) += "\": ";
      out += dump(value, -1);
    };
    member("version", "2.1.0");
    out += ",\n\"runs\": [{\n\"tool\": {\"driver\": {\n\"name\": " + dump(tool_.name, -1);
    member("semanticVersion", tool_.version);
    out += ",\n\"rules\": [" + rules_ + "]\n}}";
    member("invocations", Json::array({std::move(invocation)}));
    member("originalUriBaseIds", {{kRoot, root}});
    member("columnKind", "utf16CodeUnits");
    member("newlineSequences", {"\r\n", "\n", "\r"});
    out += ",\n\"results\": [";
    out += results_;
    out += "]\n}]\n}\n";
    return out;
  }

 private:
  static void append(std::string& list, const Json& element) {
    list += list.empty() ? "\n" : ",\n";
    list += dump(element, -1);
  }

  static void add_name(Json& location, const UnitReport& unit) {
    if (!unit.place || unit.place->name.empty()) return;
    location["logicalLocations"] = Json::array({{{"name", unit.place->name}, {"kind", "resource"}}});
  }

  std::size_t rule_index(const std::string& id) {
    const auto [rule, is_new] = indices_.try_emplace(id, indices_.size());
    if (is_new) append(rules_, descriptor(id));
    return rule->second;
  }

  [[nodiscard]] Json descriptor(const std::string& id) const {
    std::string summary = "A rule of the project's own";
    const char* level = "warning";
    Json properties;
    if (const auto check =
            std::find_if(known_.begin(), known_.end(), [&](const CheckInfo& info) { return info.id == id; });
        check != known_.end()) {
      summary = capitalised(check->summary);
      level = level_of(check->severity);
      if (check->false_alarm_rate) properties["falseAlarmRate"] = *check->false_alarm_rate;
    } else if (id.starts_with("gate.")) {
      level = "error";
      summary = id == "gate.metric"       ? "A score against its limits and the baseline"
                : id == "gate.limit"      ? "A limit on the number of findings"
                : id == "gate.comparison" ? "Whether a suite can be run and compared with the baseline"
                                          : "The verdict of a suite or of the whole run";
    }
    const Json text = message(summary + ".");
    Json json{{"id", id}, {"shortDescription", text}, {"fullDescription", text}, {"help", text}};
    json["defaultConfiguration"] = {{"level", level}};
    if (!properties.is_null()) json["properties"] = std::move(properties);
    return json;
  }

  const ToolInfo& tool_;
  FindingPlaces places_;
  std::vector<CheckInfo> known_;
  std::map<std::string, std::size_t, std::less<>> indices_;
  std::string rules_;
  std::string results_;
};

/// A file that the suite reads, from where the report's other paths are; the configuration when there is none: GitHub
/// refuses a log with a result that has no file.
std::string path_of(const GateReport& report, const SuiteGate& suite) {
  const GateInput* chosen = nullptr;
  for (const GateInput& input : suite.inputs) {
    if (chosen == nullptr || input.role == "hypothesis" || input.role == "texts") chosen = &input;
  }
  if (chosen == nullptr) return plain_path(report.config_path);
  const std::filesystem::path folder = std::filesystem::path(report.config_path).parent_path();
  return plain_path((folder / chosen->path).generic_string());
}

/// How bad a result is, from the worst.
enum class Badness : std::uint8_t {
  kCase,
  kHardBreak,
  kAddedCritical,
  kAddedMajor,
  kAddedMinor,
  kCritical,
  kMajor,
  kMinor,
  kSuppressed,
  kFixed,
};

Badness badness_of(Severity severity, bool is_added) {
  switch (severity) {
    case Severity::kCritical: return is_added ? Badness::kAddedCritical : Badness::kCritical;
    case Severity::kMajor: return is_added ? Badness::kAddedMajor : Badness::kMajor;
    case Severity::kMinor: break;
  }
  return is_added ? Badness::kAddedMinor : Badness::kMinor;
}

/// What could be a result; it is made only when there is room for it.
class Candidates {
 public:
  void add(Badness badness, std::function<Json()> make) { all_.push_back({badness, std::move(make)}); }

  /// Adds the worst to the run, in the order in which they came; a remark says how many were left out.
  void write(SarifRun& run, std::vector<std::string>& remarks) const {
    std::vector<std::size_t> chosen(all_.size());
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    if (chosen.size() > kMostResults) {
      std::stable_sort(chosen.begin(), chosen.end(),
                       [&](std::size_t a, std::size_t b) { return all_[a].badness < all_[b].badness; });
      chosen.resize(kMostResults);
      std::sort(chosen.begin(), chosen.end());
      const std::size_t left_out = all_.size() - kMostResults;
      remarks.push_back(counted(left_out, "result is", "results are") + " left out, those of least weight: a log has " +
                        grouped(kMostResults) + " at most");
    }
    for (const std::size_t i : chosen) run.add(all_[i].make());
  }

 private:
  struct Candidate {
    Badness badness;
    std::function<Json()> make;
  };
  std::vector<Candidate> all_;
};

/// What is asked for, and what all results of a gate share. All of it stays the caller's.
struct Gate {
  SarifRun& run;
  Candidates& candidates;
  bool has_states;  ///< on all results, or on none
};

Json case_result(const Gate& gate, std::string_view suite, const std::string& path, const GateCase& one) {
  std::string text(suite);
  (text += ": ") += one.message;
  for (const std::string& detail : one.details) (text += "; ") += detail;
  std::string rule = "gate.";
  rule += to_string(one.kind);
  const bool is_open = one.outcome == CaseOutcome::kSkipped;  // evaluated, and not enough to decide
  Json json = gate.run.head(rule, is_open ? "open" : "fail", is_open ? "none" : "error", std::move(text));
  if (!path.empty()) json["locations"] = Json::array({whole_file(path)});
  std::string identity = rule;
  ((identity += '\x1f') += suite) += '\x1f';
  identity += one.name;
  json["partialFingerprints"] = {{kFingerprint, base::sha256_hex(identity).substr(0, kFingerprintDigits)}};
  json["suppressions"] = Json::array();
  if (gate.has_states) json["baselineState"] = "new";
  json["properties"] = {{"suite", suite}, {"case", one.name}};
  if (one.actual) json["properties"]["actual"] = *one.actual;
  if (one.expected) json["properties"]["expected"] = *one.expected;
  return json;
}

/// Cases that are no pass; hard breaks are findings.
void add_cases(const Gate& gate, std::string_view suite, const std::string& path, std::vector<GateCase> cases) {
  for (GateCase& one : cases) {
    if (one.outcome == CaseOutcome::kPassed || one.kind == CaseKind::kHardBreak) continue;
    gate.candidates.add(Badness::kCase,
                        [gate, suite, path, moved = std::move(one)] { return case_result(gate, suite, path, moved); });
  }
}

Json finding_result(const Gate& gate, const SuiteGate& suite, std::size_t i) {
  Json json = gate.run.result(*suite.check, suite.check->findings[i]);
  if (gate.has_states) json["baselineState"] = is_added(suite, i) ? "new" : "unchanged";
  json["properties"] = {{"suite", suite.name}};
  if (i < suite.findings.size()) {
    const FindingGate& state = suite.findings[i];
    json["properties"]["state"] = to_string(state.state);
    if (!state.since.empty()) json["properties"]["since"] = state.since;
    if (state.hard_break) json["properties"]["hardBreak"] = true;
  }
  return json;
}

void add_findings(const Gate& gate, const SuiteGate& suite) {
  for (std::size_t i = 0; i < suite.check->findings.size(); ++i) {
    const bool is_break = i < suite.findings.size() && suite.findings[i].hard_break;
    gate.candidates.add(
        is_break ? Badness::kHardBreak : badness_of(suite.check->findings[i].severity, is_added(suite, i)),
        [gate, &suite, i] { return finding_result(gate, suite, i); });
  }
}

void add_suppressed(const Gate& gate, const SuiteGate& suite) {
  for (const SuppressedFinding& suppressed : suite.check->suppressed) {
    gate.candidates.add(Badness::kSuppressed, [gate, &suite, &suppressed] {
      Json json = gate.run.result(*suite.check, suppressed);
      // The baseline does not know it, and nobody has to look at it.
      if (gate.has_states) json["baselineState"] = "unchanged";
      json["properties"] = {{"suite", suite.name}};
      return json;
    });
  }
}

/// What the baseline has and the run has not.
void add_fixed(const Gate& gate, const SuiteGate& suite, const std::string& path) {
  for (const KnownFinding& fixed : suite.fixed) {
    gate.candidates.add(Badness::kFixed, [gate, &suite, &fixed, path] {
      Json json = gate.run.head(fixed.rule, "fail", level_of(fixed.severity), fixed.message);
      if (!path.empty()) json["locations"] = Json::array({whole_file(path)});
      json["partialFingerprints"] = {{kFingerprint, fixed.fingerprint}};
      json["suppressions"] = Json::array();
      json["baselineState"] = "absent";
      json["properties"] = {{"suite", suite.name}, {"since", fixed.since}};
      return json;
    });
  }
}

/// Checks without a gate.
std::string sarif_of(const std::vector<const RunReport*>& reports, const std::vector<SourceText>& texts) {
  const ToolInfo tool = reports.empty() ? ToolInfo{} : reports[0]->tool;
  SarifRun run(tool, texts);
  Candidates candidates;
  std::vector<std::string> remarks;
  for (const RunReport* report : reports) {
    for (const Finding& finding : report->findings) {
      candidates.add(badness_of(finding.severity, false), [&, report] { return run.result(*report, finding); });
    }
    for (const SuppressedFinding& suppressed : report->suppressed) {
      candidates.add(Badness::kSuppressed, [&, report] { return run.result(*report, suppressed); });
    }
    remarks.insert(remarks.end(), report->remarks.begin(), report->remarks.end());
  }
  candidates.write(run, remarks);
  return std::move(run).finish({{"executionSuccessful", true}}, remarks);
}

}  // namespace

std::string to_sarif(const GateReport& report, const std::vector<SourceText>& texts, SarifScope scope) {
  SarifRun run(report.tool, texts);
  Candidates candidates;
  const Gate gate{run, candidates, report.baseline.present && !report.baseline.error};
  add_cases(gate, kRunSuite, plain_path(report.config_path), run_cases(report));
  for (const SuiteGate& suite : report.suites) {
    const std::string path = path_of(report, suite);
    add_cases(gate, suite.name, path, cases_of(report, suite));
    if (suite.check) add_findings(gate, suite);
    if (scope == SarifScope::kOpen) continue;
    if (suite.check) add_suppressed(gate, suite);
    if (gate.has_states) add_fixed(gate, suite, path);
  }
  std::vector<std::string> remarks = report.remarks;
  candidates.write(run, remarks);
  return std::move(run).finish(
      {{"executionSuccessful", report.verdict != Verdict::kError}, {"exitCode", report.exit_code}}, remarks);
}

std::string to_sarif(const RunReport& report, const std::vector<SourceText>& texts) {
  return sarif_of({&report}, texts);
}

std::string to_sarif(std::span<const NamedRun> runs, const std::vector<SourceText>& texts) {
  std::vector<const RunReport*> reports;
  reports.reserve(runs.size());
  for (const NamedRun& run : runs) reports.push_back(&run.report);
  return sarif_of(reports, texts);
}

}  // namespace lacuna::reports
