#include "eval/base/run_names.h"

#include <algorithm>
#include <set>

#include "eval/base/short_names.h"

namespace lacuna::base {
namespace {

std::string translation_of(const NamedRun& run) {
  const std::vector<DocumentInfo>& documents = run.report.documents;
  const auto target = std::find_if(documents.begin(), documents.end(),
                                   [](const DocumentInfo& document) { return document.role == "target"; });
  return target == documents.end() ? std::string() : target->path;
}

}  // namespace

std::vector<std::string> run_names(std::span<const NamedRun> runs) {
  std::vector<std::string> translations;
  std::vector<std::string> saved;
  translations.reserve(runs.size());
  saved.reserve(runs.size());
  for (const NamedRun& run : runs) {
    translations.push_back(translation_of(run));
    saved.push_back(run.path);
  }
  const std::set<std::string> different(translations.begin(), translations.end());
  const bool tells = different.size() == runs.size() && !different.contains("");
  const bool is_saved = std::none_of(saved.begin(), saved.end(), [](const std::string& path) { return path.empty(); });
  return short_names(tells || !is_saved ? translations : saved);
}

}  // namespace lacuna::base
