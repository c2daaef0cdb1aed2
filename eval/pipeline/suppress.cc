#include "eval/pipeline/suppress.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "eval/base/glob.h"
#include "eval/pipeline/unit_report.h"

namespace lacuna::pipeline {
namespace {

using config::Suppression;

/// A condition that is not set holds; one on a text that is not there does not.
Result<bool> holds(const std::optional<text::Regex>& regex, const std::string* text) {
  if (!regex) return true;
  if (text == nullptr) return false;
  return regex->matches(*text);
}

/// Whether it is for one of the files.
bool concerns(const Suppression& suppression, const RunReport& report) {
  return !suppression.file ||
         std::any_of(report.documents.begin(), report.documents.end(), [&](const DocumentInfo& document) {
           return base::glob_matches_path(*suppression.file, document.path);
         });
}

/// Which entries may fit a finding: those with its fingerprint and those without any, in the list's order.
class Candidates {
 public:
  explicit Candidates(std::span<const Suppression* const> entries) {
    for (std::size_t k = 0; k < entries.size(); ++k) {
      (entries[k]->fingerprint ? by_fingerprint_[*entries[k]->fingerprint] : general_).push_back(k);
    }
  }

  [[nodiscard]] std::vector<std::size_t> of(const Finding& finding) const {
    const auto found = by_fingerprint_.find(finding.fingerprint);
    if (found == by_fingerprint_.end()) return general_;
    std::vector<std::size_t> merged;
    merged.reserve(general_.size() + found->second.size());
    std::merge(general_.begin(), general_.end(), found->second.begin(), found->second.end(),
               std::back_inserter(merged));
    return merged;
  }

 private:
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_fingerprint_;  // of the entries' own texts
  std::vector<std::size_t> general_;
};

const std::string* text_of(const std::optional<TextSpan>& span) { return span ? &span->text : nullptr; }

}  // namespace

Result<bool> fits(const Suppression& suppression, const Finding& finding, const RunReport& report) {
  if (suppression.fingerprint && *suppression.fingerprint != finding.fingerprint) return false;
  if (suppression.rule && !base::glob_matches(*suppression.rule, finding.rule)) return false;
  if (!concerns(suppression, report)) return false;
  const UnitReport* unit = finding.unit < report.units.size() ? &report.units[finding.unit] : nullptr;
  const std::pair<const std::optional<text::Regex>&, const std::string*> conditions[] = {
      {suppression.message, &finding.message},
      {suppression.source, unit == nullptr ? nullptr : text_of(unit->source)},
      {suppression.target, unit == nullptr ? nullptr : text_of(unit->target)},
  };
  for (const auto& [regex, text] : conditions) {
    Result<bool> met = holds(regex, text);
    if (!met || !*met) return met;
  }
  return true;
}

std::string conditions_of(const Suppression& suppression) {
  std::string conditions;
  const auto add = [&](const char* name, const std::string& value) {
    conditions += (conditions.empty() ? "" : ", ") + std::string(name) + " " + value;
  };
  if (suppression.fingerprint) add("fingerprint", *suppression.fingerprint);
  if (suppression.rule) add("rule", *suppression.rule);
  if (suppression.source) add("source", suppression.source->pattern());
  if (suppression.target) add("target", suppression.target->pattern());
  if (suppression.message) add("message", suppression.message->pattern());
  if (suppression.file) add("file", *suppression.file);
  return conditions;
}

Status suppress(std::span<const Suppression> suppressions, std::string_view today, RunReport& report) {
  std::vector<SuppressionUse> uses;
  std::vector<const Suppression*> entries;  // those of other files are not unused
  for (const Suppression& suppression : suppressions) {
    if (!concerns(suppression, report)) continue;
    entries.push_back(&suppression);
    uses.push_back({.conditions = conditions_of(suppression),
                    .reason = suppression.reason,
                    .owner = suppression.owner,
                    .expires = suppression.expires,
                    .path = suppression.path,
                    .line = suppression.line,
                    .expired = !suppression.expires.empty() && suppression.expires < today});
  }
  const Candidates candidates(entries);
  std::vector<std::optional<std::size_t>> taken_by(report.findings.size());
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    for (const std::size_t k : candidates.of(report.findings[i])) {
      const Result<bool> fit = fits(*entries[k], report.findings[i], report);
      if (!fit) {
        Error error = fit.error();
        error.path = entries[k]->path;
        error.line = entries[k]->line;
        return error;
      }
      if (!*fit) continue;
      ++uses[k].matched;
      if (!taken_by[i] && !uses[k].expired) taken_by[i] = k;
    }
  }
  std::vector<Finding> kept;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    if (taken_by[i]) {
      report.suppressed.push_back({std::move(report.findings[i]), uses[*taken_by[i]].reason, taken_by[i]});
    } else {
      kept.push_back(std::move(report.findings[i]));
    }
  }
  report.findings = std::move(kept);
  std::stable_sort(
      report.suppressed.begin(), report.suppressed.end(),
      [](const SuppressedFinding& a, const SuppressedFinding& b) { return is_worse(a.finding, b.finding); });
  report.suppressions = std::move(uses);
  return {};
}

}  // namespace lacuna::pipeline
