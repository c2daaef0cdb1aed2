#include "eval/pipeline/check_plan.h"
#include "metrics/checks/meaning/word_distance.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace lacuna::pipeline {
namespace {

constexpr std::string_view kEvery = "all";
constexpr std::string_view kPatterns = "pattern";  // the check that runs the user's own

constexpr std::size_t kFar = metrics::kLongestWord;

std::string nearest(std::string_view id, const std::vector<CheckInfo>& checks) {
  const auto best = std::min_element(checks.begin(), checks.end(), [&](const CheckInfo& a, const CheckInfo& b) {
    return metrics::edit_distance(id, a.id, kFar) < metrics::edit_distance(id, b.id, kFar);
  });
  return std::string(best->id);
}

bool holds(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

bool ActiveChecks::is_off(std::string_view rule) const {
  return std::binary_search(off.begin(), off.end(), rule, std::less<std::string_view>());
}

Result<ActiveChecks> active_checks(const CheckSelection& selection, const std::vector<std::string>& patterns) {
  std::vector<CheckInfo> known = all_checks();
  for (const std::string& id : patterns) known.push_back({.id = id});
  const auto is_known = [&](std::string_view id) {
    return id == kEvery ||
           std::any_of(known.begin(), known.end(), [&](const CheckInfo& check) { return check.id == id; });
  };
  std::optional<std::string> stranger;
  const auto look_at = [&](const std::string& id) {
    if (!stranger && !is_known(id)) stranger = id;
  };
  for (const std::string& id : selection.enable) look_at(id);
  for (const std::string& id : selection.disable) look_at(id);
  for (const auto& [id, severity] : selection.severity) look_at(id);
  if (stranger) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "no check is called '" + *stranger + "'; the nearest is '" + nearest(*stranger, known) +
                            "', and 'lacuna list checks' shows them all"};
  }
  // What is named outweighs "all", and off outweighs on.
  const auto is_on = [&](const CheckInfo& check) {
    if (holds(selection.disable, check.id)) return false;
    if (holds(selection.enable, check.id)) return true;
    if (holds(selection.disable, kEvery)) return false;
    return holds(selection.enable, kEvery) || check.by_default;
  };
  ActiveChecks active;
  for (const CheckInfo& check : known) {
    if (!is_on(check)) active.off.emplace_back(check.id);
  }
  if (std::any_of(patterns.begin(), patterns.end(),
                  [&](const std::string& id) { return holds(selection.enable, id); })) {
    std::erase(active.off, kPatterns);
  }
  std::sort(active.off.begin(), active.off.end());
  for (const metrics::PairCheck* check : metrics::pair_checks()) {
    if (!active.is_off(check->info.id)) active.pair.push_back(check);
  }
  for (const metrics::CorpusCheck* check : metrics::corpus_checks()) {
    if (!active.is_off(check->info.id)) active.corpus.push_back(check);
  }
  for (const auto& [id, severity] : selection.severity) active.severity.emplace(id, severity);
  return active;
}

}  // namespace lacuna::pipeline
