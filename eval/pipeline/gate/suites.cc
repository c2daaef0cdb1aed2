#include "eval/pipeline/gate/suites.h"

#include <algorithm>
#include <utility>

#include "eval/base/glob.h"

namespace lacuna::pipeline {
namespace {

using config::NamedFile;

/// The name with `part` in place of its wildcards, and of all between the first and the last one.
std::string filled(const std::string& pattern, std::string_view part) {
  const std::size_t first = pattern.find_first_of("*?");
  if (first == std::string::npos) return pattern;
  std::string name = pattern;
  return name.replace(first, pattern.find_last_of("*?") + 1 - first, part);
}

NamedFile filled(const NamedFile& file, std::string_view part) {
  return {.written = filled(file.written, part), .path = filled(file.path, part), .line = file.line};
}

/// The suite of one translation; `part` is what the wildcards of its rule stand for.
GateSuite suite_of(const config::SuiteRule& rule, const char* role, NamedFile translation, std::string_view part) {
  GateSuite suite{.rule = &rule,
                  .name = rule.name,
                  .source_language = rule.source_language,
                  .target_language = rule.target_language,
                  .files = {{role, std::move(translation)}}};
  if (!part.empty()) suite.name.append("/").append(part);
  const auto add = [&](const char* as, const NamedFile& file) {
    suite.files.push_back({as, part.empty() ? file : filled(file, part)});
  };
  if (rule.source) add("source", *rule.source);
  for (const NamedFile& reference : rule.references) add("reference", reference);
  if (rule.documents) add("documents", *rule.documents);
  for (const config::MetricRule& metric : rule.metrics) {
    if (metric.scores) add("scores", *metric.scores);
  }
  return suite;
}

void expand(const config::SuiteRule& rule, const std::string& config_path, std::vector<GateSuite>& suites) {
  const char* const role = rule.texts ? "texts" : "hypothesis";
  const NamedFile& pattern = rule.texts ? *rule.texts : *rule.hypothesis;
  if (!base::is_glob(pattern.written)) {
    suites.push_back(suite_of(rule, role, pattern, ""));
    return;
  }
  const std::vector<std::string> files = base::files_that_fit(pattern.path);
  for (const std::string& file : files) {
    const std::string_view part = base::glob_part(pattern.path, file);
    suites.push_back(suite_of(rule, role, filled(pattern, part), part));
  }
  if (files.empty()) {
    suites.push_back({.rule = &rule,
                      .name = rule.name,
                      .files = {},
                      .error = Error{.code = ErrorCode::kIo,
                                     .message = "suite '" + rule.name + "': no file fits " + pattern.written,
                                     .path = config_path,
                                     .line = pattern.line}});
  }
}

}  // namespace

const NamedFile* GateSuite::file(std::string_view role) const {
  const auto found = std::find_if(files.begin(), files.end(), [&](const SuiteFile& file) { return file.role == role; });
  return found == files.end() ? nullptr : &found->file;
}

std::vector<const NamedFile*> GateSuite::files_of(std::string_view role) const {
  std::vector<const NamedFile*> found;
  for (const SuiteFile& file : files) {
    if (file.role == role) found.push_back(&file.file);
  }
  return found;
}

std::vector<GateSuite> expand_suites(const config::GateRules& rules, const std::string& config_path) {
  std::vector<GateSuite> suites;
  for (std::size_t i = 0; i < rules.suites.size(); ++i) {
    const std::size_t first = suites.size();
    expand(rules.suites[i], config_path, suites);
    for (std::size_t k = first; k < suites.size(); ++k) suites[k].rule_index = i;
  }
  return suites;
}

bool selects(const std::string& glob, std::string_view suite) {
  for (std::size_t end = suite.find('/');; end = suite.find('/', end + 1)) {
    if (base::glob_matches(glob, suite.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
  }
}

}  // namespace lacuna::pipeline
