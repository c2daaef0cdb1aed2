#include "metrics/checks/check_list.h"

#include <array>

#include "metrics/checks/form/form_checks.h"
#include "metrics/checks/house/consistency_checks.h"
#include "metrics/checks/house/house_checks.h"
#include "metrics/checks/literals/literal_checks.h"
#include "metrics/checks/meaning/meaning_checks.h"

namespace lacuna::metrics {
namespace {

/// Found with a language pack (`all_checks.h`), or by the aligner.
constexpr std::array<CheckInfo, 4> kCoverageChecks = {{
    {.id = "omission",
     .severity = Severity::kMajor,
     .summary = "words of the source that the translation leaves out",
     .needs = CheckNeeds::kPack},
    {.id = "addition",
     .severity = Severity::kMajor,
     .summary = "words of the translation that have no source",
     .needs = CheckNeeds::kPack},
    {.id = "moved",
     .severity = Severity::kMinor,
     .summary = "a sentence that stands elsewhere in the translation",
     .needs = CheckNeeds::kDocuments},
    {.id = "untranslated",
     .severity = Severity::kMajor,
     .summary = "words of the source language left standing in the translation",
     .needs = CheckNeeds::kPack},
}};

}  // namespace

std::vector<const PairCheck*> pair_checks() {
  std::vector<const PairCheck*> checks;
  for (const std::span<const PairCheck> group : {meaning_checks(), literal_checks(), form_checks(), house_checks()}) {
    for (const PairCheck& check : group) checks.push_back(&check);
  }
  return checks;
}

std::vector<const CorpusCheck*> corpus_checks() {
  std::vector<const CorpusCheck*> checks;
  for (const std::span<const CorpusCheck> group : {form_corpus_checks(), consistency_checks()}) {
    for (const CorpusCheck& check : group) checks.push_back(&check);
  }
  return checks;
}

}  // namespace lacuna::metrics

namespace lacuna {

std::vector<CheckInfo> all_checks() {
  std::vector<CheckInfo> checks(metrics::kCoverageChecks.begin(), metrics::kCoverageChecks.end());
  for (const metrics::PairCheck* check : metrics::pair_checks()) checks.push_back(check->info);
  for (const metrics::CorpusCheck* check : metrics::corpus_checks()) checks.push_back(check->info);
  return checks;
}

}  // namespace lacuna
