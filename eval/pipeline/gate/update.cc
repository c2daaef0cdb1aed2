#include "eval/pipeline/gate/update.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "eval/base/format_number.h"
#include "eval/pipeline/gate/findings.h"
#include "lacuna/version.h"

namespace lacuna::pipeline {
namespace {

using records::Baseline;
using records::BaselineMetric;
using records::BaselineSuite;
using records::SuiteMeasure;

/// The days on which the last baseline took its findings, by fingerprint; oldest first.
std::multimap<std::string, std::string> days_of(const BaselineSuite* before) {
  std::multimap<std::string, std::string> days;
  if (before == nullptr) return days;
  for (const KnownFinding& finding : before->findings) days.emplace(finding.fingerprint, finding.since);
  return days;
}

std::vector<KnownFinding> known_findings(const RunReport& report, const BaselineSuite* before,
                                         const Acceptance& acceptance) {
  std::multimap<std::string, std::string> days = days_of(before);
  std::vector<KnownFinding> known;
  for (const Finding& finding : report.findings) {
    KnownFinding& one = known.emplace_back(
        KnownFinding{finding.fingerprint, finding.rule, finding.severity, finding.message, acceptance.today});
    const auto found = days.find(finding.fingerprint);
    if (found == days.end()) continue;
    if (!is_expired(found->second, acceptance)) one.since = found->second;
    days.erase(found);
  }
  return known;
}

BaselineSuite suite_of(const MeasuredSuite& measured, const BaselineSuite* before, const Acceptance& acceptance) {
  const SuiteMeasure& measure = *measured.measure;
  BaselineSuite suite{.name = measured.name, .inputs = measure.inputs, .units = measure.units};
  for (const records::MeasuredMetric& metric : measure.metrics) {
    suite.metrics.push_back(BaselineMetric{.metric = metric.score.metric,
                                           .signature = metric.score.signature,
                                           .value = metric.score.value,
                                           .table = metric.table});
  }
  if (!measure.check) return suite;
  suite.pack = measure.check->pack;
  if (measure.check->documents.size() == 2) {
    suite.source_language = measure.check->documents[0].language;
    suite.target_language = measure.check->documents[1].language;
  }
  for (const CheckSummary& check : measure.check->checks) suite.checks.push_back(check.rule);
  suite.findings = known_findings(*measure.check, before, acceptance);
  return suite;
}

std::string number(const std::optional<double>& value) { return value ? base::format_fixed(*value, 2) : "undefined"; }

void describe_suite(const BaselineSuite& before, const BaselineSuite& after, std::vector<std::string>& remarks) {
  for (const BaselineMetric& metric : after.metrics) {
    const BaselineMetric* known = before.metric(metric.metric);
    if (known == nullptr) {
      remarks.push_back(after.name + ": " + metric.metric + " is new: " + number(metric.value));
    } else if (known->value != metric.value) {
      remarks.push_back(after.name + ": " + metric.metric + " was " + number(known->value) + ", is now " +
                        number(metric.value));
    }
  }
  std::multiset<std::string> gone;
  for (const KnownFinding& finding : before.findings) gone.insert(finding.fingerprint);
  std::size_t accepted = 0;
  for (const KnownFinding& finding : after.findings) {
    const auto found = gone.find(finding.fingerprint);
    if (found == gone.end()) {
      ++accepted;
    } else {
      gone.erase(found);
    }
  }
  if (accepted == 0 && gone.empty()) return;
  remarks.push_back(after.name + ": " + std::to_string(accepted) + " more findings are accepted, " +
                    std::to_string(gone.size()) + " are gone");
}

}  // namespace

Baseline updated_baseline(const std::optional<Baseline>& before, const std::vector<MeasuredSuite>& suites, bool all,
                          const Acceptance& acceptance) {
  Baseline fresh;
  if (before) {
    fresh.version = before->version;
    fresh.updated = before->updated;
    if (!all) fresh.suites = before->suites;
  }
  for (const MeasuredSuite& suite : suites) {
    fresh.put(suite_of(suite, before ? before->find(suite.name) : nullptr, acceptance));
  }
  if (before && records::to_text(fresh) == records::to_text(*before)) return *before;
  fresh.version = kVersion;
  fresh.updated = acceptance.today;
  return fresh;
}

void describe_changes(const Baseline& before, const Baseline& after, std::vector<std::string>& remarks) {
  for (const BaselineSuite& suite : after.suites) {
    const BaselineSuite* known = before.find(suite.name);
    if (known == nullptr) {
      remarks.push_back(suite.name + " is new");
    } else {
      describe_suite(*known, suite, remarks);
    }
  }
  for (const BaselineSuite& suite : before.suites) {
    if (after.find(suite.name) == nullptr) remarks.push_back(suite.name + " is taken out");
  }
}

}  // namespace lacuna::pipeline
