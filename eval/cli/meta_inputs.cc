#include "eval/cli/meta_inputs.h"
#include "eval/base/glob.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "eval/base/packing.h"
#include "eval/cli/model_download.h"
#include "eval/corpus/score_files.h"
#include "eval/pipeline/meta/own_scores.h"
#include "eval/pipeline/parallel.h"
#include "metrics/registry.h"

namespace lacuna::cli {
namespace {

namespace fs = std::filesystem;

using corpus::EvalFolder;
using corpus::ScoreFilePaths;
using corpus::ScoreFileRules;

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message)}; }

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

template <class Items>
std::vector<std::string> names_of(const Items& items) {
  std::vector<std::string> names;
  names.reserve(items.size());
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Result<RatedScores> read_scores(const ScoreFilePaths& files, const ScoreFileRules& rules) {
  RatedScores rated{.name = files.name};
  if (!files.segments.empty()) {
    Result<ScoreTable> table = corpus::read_score_file(files.segments, MetaLevel::kSegment, rules);
    if (!table) return table.error();
    rated.segments = std::move(*table);
  }
  if (!files.systems.empty()) {
    Result<ScoreTable> table = corpus::read_score_file(files.systems, MetaLevel::kSystem, rules);
    if (!table) return table.error();
    rated.systems = std::move(*table);
  }
  return rated;
}

/// The name of a file without folder and ending; that of a packed file is not the only one.
std::string stem_of(std::string_view path) { return fs::path(base::without_packing(path)).stem().string(); }

/// Score files of one level or two, put together by name. Files that are named otherwise are of `usual`'s level.
class FileSets {
 public:
  Status add(const std::string& path, MetaLevel usual) {
    const std::optional<corpus::ScoreFileName> named = corpus::score_file_name(path);
    const MetaLevel level = named && usual == MetaLevel::kSegment ? named->level : usual;
    const std::string name = named ? named->name : stem_of(path);
    auto set = std::find_if(sets_.begin(), sets_.end(), [&](const ScoreFilePaths& s) { return s.name == name; });
    if (set == sets_.end()) set = sets_.insert(sets_.end(), {.name = name});
    std::string& place = level == MetaLevel::kSegment ? set->segments : set->systems;
    if (!place.empty()) return usage(place + " and " + path + " are both scores of '" + name + "'");
    place = path;
    return {};
  }
  [[nodiscard]] const std::vector<ScoreFilePaths>& sets() const { return sets_; }

 private:
  std::vector<ScoreFilePaths> sets_;
};

Status read_files(const MetaArguments& arguments, MetaRequest& request) {
  FileSets human;
  for (const std::string& path : arguments.human) {
    if (Status status = human.add(path, MetaLevel::kSegment); !status) return status;
  }
  ScoreFilePaths paths = human.sets().empty() ? ScoreFilePaths{} : human.sets().front();
  if (human.sets().size() > 1) {
    return usage("--human takes the scores of one kind: " + listed(names_of(human.sets())) + " are several");
  }
  if (!arguments.human_systems.empty()) {
    if (!paths.systems.empty()) return usage("there are two files with human scores of systems");
    paths.systems = arguments.human_systems;
    if (paths.name.empty()) {
      const std::optional<corpus::ScoreFileName> named = corpus::score_file_name(paths.systems);
      paths.name = named ? named->name : stem_of(paths.systems);
    }
  }
  Result<RatedScores> rated = read_scores(paths, {});
  if (!rated) return rated.error();
  request.human = std::move(*rated);
  FileSets metrics;
  for (const std::string& path : arguments.metric_files) {
    if (Status status = metrics.add(path, MetaLevel::kSegment); !status) return status;
  }
  for (const std::string& path : arguments.metric_system_files) {
    if (Status status = metrics.add(path, MetaLevel::kSystem); !status) return status;
  }
  for (const ScoreFilePaths& set : metrics.sets()) {
    Result<RatedScores> metric = read_scores(set, {});
    if (!metric) return metric.error();
    request.metrics.push_back(std::move(*metric));
  }
  return {};
}

/// The references that were asked for, or the only one.
Result<std::vector<corpus::NamedFile>> chosen_references(const MetaArguments& arguments, const EvalFolder& folder) {
  if (arguments.references.empty()) {
    if (folder.references.size() <= 1) return folder.references;
    return usage("say with --ref which reference is meant: there are " + listed(names_of(folder.references)));
  }
  std::vector<corpus::NamedFile> chosen;
  for (const std::string& name : arguments.references) {
    const auto found = std::find_if(folder.references.begin(), folder.references.end(),
                                    [&](const corpus::NamedFile& reference) { return reference.name == name; });
    if (found == folder.references.end()) {
      return usage("there is no reference '" + name + "' of " + folder.language_pair +
                   (folder.references.empty() ? "" : "; there are " + listed(names_of(folder.references))));
    }
    chosen.push_back(*found);
  }
  return chosen;
}

/// Metrics that used no other reference; with --metrics those of them that are named, in full or without reference.
Result<std::vector<ScoreFilePaths>> chosen_metrics(const MetaArguments& arguments, const EvalFolder& folder,
                                                   const std::vector<std::string>& references) {
  std::vector<ScoreFilePaths> chosen;
  std::set<std::string> found;
  for (const ScoreFilePaths& metric : folder.metrics) {
    const corpus::MetricName name = corpus::parse_metric_name(folder, metric.name);
    const bool fits = std::all_of(name.references.begin(), name.references.end(),
                                  [&](const std::string& reference) { return contains(references, reference); });
    const bool by_full_name = contains(arguments.metrics, metric.name);
    const bool wanted = arguments.metrics.empty() || by_full_name || contains(arguments.metrics, name.base);
    if (!wanted || !(fits || by_full_name)) continue;
    found.insert(by_full_name ? metric.name : name.base);
    chosen.push_back(metric);
  }
  for (const std::string& name : arguments.metrics) {
    if (found.contains(name)) continue;
    return usage("there is no metric '" + name + "' of " + folder.language_pair + " with " +
                 (references.empty() ? std::string("no reference") : "reference " + listed(references)) +
                 (folder.metrics.empty() ? "" : "; there are " + listed(names_of(folder.metrics))));
  }
  return chosen;
}

Result<std::vector<pipeline::OwnMetric>> make_own_metrics(const MetaArguments& arguments, const std::string& references,
                                                          Context& context) {
  metrics::MetricSettings settings;
  if (contains(arguments.own, "bleu")) {
    const std::string target = arguments.language_pair.substr(arguments.language_pair.rfind('-') + 1);
    const std::string name =
        arguments.tokenize.empty() ? std::string(metrics::usual_tokenizer(target)) : arguments.tokenize;
    if (Status status = provide_model(name, context.model_folders, context.download, context.err); !status)
      return status.error();
    const Result<TokenizerPtr> tokenizer = make_tokenizer(name, {.model_folders = context.model_folders});
    if (!tokenizer) return tokenizer.error();
    settings.bleu.tokenizer = *tokenizer;
  }
  metrics::MetricSettings segment_settings = settings;
  segment_settings.bleu.effective_order = true;  // as sacreBLEU's sentence scores
  std::vector<pipeline::OwnMetric> own;
  for (const std::string& name : arguments.own) {
    const metrics::MetricEntry* const entry = metrics::find_metric(name);
    if (entry == nullptr) return usage("there is no metric '" + name + "'");
    const Result<MetricPtr> systems = entry->make(settings);
    if (!systems) return systems.error();
    const Result<MetricPtr> segments = entry->make(segment_settings);
    if (!segments) return segments.error();
    own.push_back({.name = "lacuna-" + (*systems)->info().display_name + "-" + references,
                   .systems = *systems,
                   .segments = *segments});
  }
  return own;
}

Status add_own_scores(const MetaArguments& arguments, const EvalFolder& folder,
                      const std::vector<corpus::NamedFile>& references, Context& context, MetaInputs& inputs) {
  if (references.empty()) return usage("--score needs a reference, and the folder has none");
  std::string suffix;
  for (const corpus::NamedFile& reference : references) suffix.append(suffix.empty() ? "" : ".").append(reference.name);
  const Result<std::vector<pipeline::OwnMetric>> metrics = make_own_metrics(arguments, suffix, context);
  if (!metrics) return metrics.error();
  // A metric's file has all systems but those that are its references.
  std::vector<corpus::NamedFile> systems;
  for (const corpus::NamedFile& system : folder.systems) {
    if (!contains(names_of(references), system.name)) systems.push_back(system);
  }
  if (systems.empty()) return usage("--score needs texts in system-outputs/" + folder.language_pair);
  Result<std::vector<RatedScores>> own =
      pipeline::own_scores(systems, references, *metrics, pipeline::parallel_for(arguments.options.threads, nullptr));
  if (!own) return own.error();
  for (RatedScores& rated : *own) {
    if (!arguments.write_folder.empty()) {
      const Result<std::string> segments = corpus::score_file_of(rated.segments);
      if (!segments) return segments.error();
      const Result<std::string> whole = corpus::score_file_of(rated.systems);
      if (!whole) return whole.error();
      const fs::path stem = fs::path(arguments.write_folder) / rated.name;
      inputs.score_files.push_back({stem.string() + ".seg.score", *segments});
      inputs.score_files.push_back({stem.string() + ".sys.score", *whole});
    }
    // Those of an earlier run lie among the folder's files.
    std::vector<RatedScores>& all = inputs.request.metrics;
    all.erase(
        std::remove_if(all.begin(), all.end(), [&](const RatedScores& other) { return other.name == rated.name; }),
        all.end());
    all.push_back(std::move(rated));
  }
  return {};
}

Status read_folder(const MetaArguments& arguments, Context& context, MetaInputs& inputs) {
  const Result<EvalFolder> folder = corpus::open_eval_folder(arguments.folder, arguments.language_pair);
  if (!folder) return folder.error();
  const Result<std::vector<corpus::NamedFile>> references = chosen_references(arguments, *folder);
  if (!references) return references.error();
  const ScoreFileRules rules{.systems = names_of(folder->systems), .segments = folder->segments};
  const auto human = std::find_if(folder->human.begin(), folder->human.end(),
                                  [&](const ScoreFilePaths& set) { return set.name == arguments.human.front(); });
  if (human == folder->human.end()) {
    return usage("there are no human scores '" + arguments.human.front() + "' of " + folder->language_pair +
                 (folder->human.empty() ? "" : "; there are " + listed(names_of(folder->human))));
  }
  Result<RatedScores> rated = read_scores(*human, rules);
  if (!rated) return rated.error();
  inputs.request.human = std::move(*rated);
  const Result<std::vector<ScoreFilePaths>> metrics = chosen_metrics(arguments, *folder, names_of(*references));
  if (!metrics) return metrics.error();
  for (const ScoreFilePaths& set : *metrics) {
    Result<RatedScores> metric = read_scores(set, rules);
    if (!metric) return metric.error();
    inputs.request.metrics.push_back(std::move(*metric));
  }
  for (const corpus::NamedFile& reference : *references) {  // its scores by itself mean nothing
    if (contains(rules.systems, reference.name) && !contains(inputs.request.excluded, reference.name)) {
      inputs.request.excluded.push_back(reference.name);
    }
  }
  if (arguments.own.empty()) return {};
  return add_own_scores(arguments, *folder, *references, context, inputs);
}

Status check_arguments(const MetaArguments& arguments) {
  if (arguments.folder.empty()) {
    if (arguments.human.empty() && arguments.human_systems.empty()) return usage("--human is needed");
    if (arguments.metric_files.empty() && arguments.metric_system_files.empty()) return usage("--metric is needed");
    if (!arguments.own.empty()) return usage("--score needs the texts of a folder: --data");
    return {};
  }
  if (arguments.language_pair.empty()) return usage("--data needs --lp, such as en-de");
  if (arguments.human.size() != 1) return usage("--data needs --human with the name of one set of scores, such as mqm");
  if (!arguments.write_folder.empty() && arguments.own.empty()) return usage("--write needs --score");
  return {};
}

/// Statistics of the levels that were asked for.
Status set_options(const MetaArguments& arguments, MetaOptions& options) {
  if (!arguments.statistics.empty()) {
    options.system_statistics.clear();
    options.segment_statistics.clear();
    for (const std::string& name : arguments.statistics) {
      const std::optional<MetaStatistic> statistic = meta_statistic_of(name);
      if (!statistic) return usage("there is no statistic '" + name + "'");
      if (applies_to(*statistic, MetaLevel::kSystem)) options.system_statistics.push_back(*statistic);
      if (applies_to(*statistic, MetaLevel::kSegment)) options.segment_statistics.push_back(*statistic);
    }
  }
  if (arguments.level == "seg") options.system_statistics.clear();
  if (arguments.level == "sys") options.segment_statistics.clear();
  options.groupings.clear();
  for (const std::string& name : arguments.groupings) {
    if (const std::optional<MetaGrouping> grouping = meta_grouping_of(name)) options.groupings.push_back(*grouping);
  }
  options.permutation = arguments.permutation == "inputs"    ? MetaPermutation::kInputs
                        : arguments.permutation == "systems" ? MetaPermutation::kSystems
                                                             : MetaPermutation::kBoth;
  return options.validate();
}

/// Whether somebody scored the systems that are to be left out: a name that nobody knows is a typing error.
Status check_excluded(const std::vector<std::string>& excluded, const MetaRequest& request) {
  std::vector<std::string> known;
  const auto add = [&](const RatedScores& rated) {
    for (const ScoreTable* table : {&rated.segments, &rated.systems}) {
      for (const SystemScores& system : *table) {
        if (!contains(known, system.system)) known.push_back(system.system);
      }
    }
  };
  add(request.human);
  for (const RatedScores& metric : request.metrics) add(metric);
  for (const std::string& name : excluded) {
    if (!contains(known, name))
      return usage("--exclude: there is no system '" + name + "'; there are " + listed(known));
  }
  return {};
}

}  // namespace

std::vector<std::string> meta_files(const MetaArguments& arguments) {
  std::vector<std::string> files = arguments.metric_files;
  files.insert(files.end(), arguments.metric_system_files.begin(), arguments.metric_system_files.end());
  files.push_back(arguments.human_systems);
  if (arguments.folder.empty()) {
    files.insert(files.end(), arguments.human.begin(), arguments.human.end());
    return files;
  }
  const fs::path folder = arguments.folder;
  for (const char* part : {"sources", "references", "documents", "system-outputs", "human-scores", "metric-scores"}) {
    const std::vector<std::string> found = base::files_that_fit((folder / part / "**").string());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

Result<MetaInputs> read_meta_inputs(const MetaArguments& arguments, Context& context) {
  if (Status status = check_arguments(arguments); !status) return status.error();
  MetaInputs inputs{.request = {.excluded = arguments.excluded,
                                .language_pair = arguments.language_pair,
                                .options = arguments.options}};
  if (Status status = set_options(arguments, inputs.request.options); !status) return status.error();
  Status status =
      arguments.folder.empty() ? read_files(arguments, inputs.request) : read_folder(arguments, context, inputs);
  if (!status) return status.error();
  if (Status known = check_excluded(arguments.excluded, inputs.request); !known) return known.error();
  std::vector<std::string> unknown = arguments.lower;
  for (RatedScores& metric : inputs.request.metrics) {
    const auto named = std::find(unknown.begin(), unknown.end(), metric.name);
    if (named == unknown.end()) continue;
    metric.lower_is_better = true;
    unknown.erase(named);
  }
  if (!unknown.empty()) {
    return usage("--lower: there is no metric '" + unknown.front() + "'; there are " +
                 listed(names_of(inputs.request.metrics)));
  }
  return inputs;
}

}  // namespace lacuna::cli
