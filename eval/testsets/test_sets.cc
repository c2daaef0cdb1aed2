#include "lacuna/test_sets.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "eval/testsets/manifest.h"
#include "eval/testsets/store.h"
#include "eval/testsets/texts.h"

namespace lacuna {
namespace {

namespace fs = std::filesystem;
using testsets::Manifest;
using testsets::Store;
using testsets::TextCache;
using testsets::TextPlan;

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

/// The files that a pair needs, by index; all of them for no pair.
Result<std::vector<std::size_t>> wanted_files(const Manifest& manifest, const std::string& pair) {
  if (!pair.empty()) {
    const Result<TextPlan> plan = testsets::plan_texts(manifest, pair);
    if (!plan) return plan.error();
    return plan->files();
  }
  std::vector<std::size_t> all(manifest.set.files.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

std::string names_of(const Manifest& manifest, const std::vector<std::size_t>& files) {
  constexpr std::size_t kMost = 6;
  std::string names;
  for (std::size_t i = 0; i < std::min(files.size(), kMost); ++i) {
    names.append(i == 0 ? "" : ", ").append(manifest.set.files[files[i]].name);
  }
  if (files.size() > kMost) names += " and " + std::to_string(files.size() - kMost) + " more";
  return names;
}

/// What the user gave for each file of the set: a path in place of a download, a SHA-256.
struct Given {
  std::vector<std::string> from;
  std::vector<std::string> pins;
};

Status take_path(const Manifest& manifest, const std::vector<std::size_t>& wanted, const fs::path& path, Given& given) {
  const std::string name = path.filename().string();
  for (const std::size_t i : wanted) {
    if (manifest.set.files[i].name == name || wanted.size() == 1) {
      given.from[i] = path.string();
      return {};
    }
  }
  return usage(path.string() + ": " + manifest.set.name + " has no file of this name; it has " +
               names_of(manifest, wanted));
}

Status take_folder(const Manifest& manifest, const std::vector<std::size_t>& wanted, const std::string& folder,
                   Given& given) {
  bool any = false;
  for (const std::size_t i : wanted) {
    const fs::path path = fs::path(folder) / manifest.set.files[i].name;
    std::error_code code;
    if (!fs::is_regular_file(path, code)) continue;
    given.from[i] = path.string();
    any = true;
  }
  if (any) return {};
  return usage(folder + ": none of the files of " + manifest.set.name +
               " is in this folder: " + names_of(manifest, wanted));
}

Status take_pin(const Manifest& manifest, const std::vector<std::size_t>& wanted, const std::string& text,
                Given& given) {
  const std::size_t equals = text.find('=');
  std::string hex = text.substr(equals == std::string::npos ? 0 : equals + 1);
  for (char& c : hex) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool is_hex = hex.size() == 64 && hex.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_hex) return usage("'" + text + "' is not a SHA-256 of 64 hexadecimal digits, or NAME= and one");
  if (equals == std::string::npos && wanted.size() != 1) {
    return usage("several files are needed (" + names_of(manifest, wanted) +
                 "): say NAME=SHA-256 for each that you know");
  }
  for (const std::size_t i : wanted) {
    const TestSetFile& file = manifest.set.files[i];
    if (equals != std::string::npos && file.name != text.substr(0, equals)) continue;
    if (!file.sha256.empty() && file.sha256 != hex) {
      return usage("the SHA-256 of " + file.name + " is published as " + file.sha256);
    }
    given.pins[i] = hex;
    return {};
  }
  return usage("--sha256 " + text + ": " + manifest.set.name + " has no file of this name; it has " +
               names_of(manifest, wanted));
}

Result<Given> sort_given(const Manifest& manifest, const std::vector<std::size_t>& wanted, const TestSetFiles& files) {
  Given given;
  given.from.resize(manifest.set.files.size());
  given.pins.resize(manifest.set.files.size());
  for (const std::string& path : files.from) {
    std::error_code code;
    const Status taken = fs::is_directory(path, code) ? take_folder(manifest, wanted, path, given)
                                                      : take_path(manifest, wanted, path, given);
    if (!taken) return taken.error();
  }
  for (const std::string& pin : files.sha256) {
    if (const Status taken = take_pin(manifest, wanted, pin, given); !taken) return taken.error();
  }
  return given;
}

struct PairTexts {
  TestSetTexts texts;
  std::vector<TestSetPath> paths;
  Status saved;  ///< whether they lie in the cache
};

Result<PairTexts> open_pair(const Manifest& manifest, const std::string& pair, const TestSetPlace& place,
                            const Progress* progress) {
  const Result<TextPlan> plan = testsets::plan_texts(manifest, pair);
  if (!plan) return plan.error();
  const Store store(manifest.set.name, place.cache);
  TextCache cache(manifest, pair, place.cache);
  const std::vector<std::size_t> files = plan->files();
  std::vector<std::string> known;
  known.reserve(files.size());
  for (const std::size_t i : files) known.push_back(store.recorded_sha256(manifest.set.files[i]));
  cache.made_from(std::move(known));
  if (std::optional<TestSetTexts> texts = cache.load()) {
    std::vector<TestSetPath> paths = cache.paths(*texts);
    return PairTexts{*std::move(texts), std::move(paths), {}};
  }
  std::vector<std::string> paths(manifest.set.files.size());
  std::vector<std::string> checked;
  checked.reserve(files.size());
  for (const std::size_t i : files) {
    const Result<CachedFile> file = store.check(manifest.set.files[i], {}, progress);
    if (!file) return file.error();
    paths[i] = file->path;
    checked.push_back(file->sha256);
  }
  Result<TestSetTexts> texts = testsets::read_texts(*plan, paths, progress);
  if (!texts) return texts.error();
  cache.made_from(std::move(checked));
  Status saved = cache.save(*texts);
  std::vector<TestSetPath> written = cache.paths(*texts);
  return PairTexts{std::move(*texts), std::move(written), std::move(saved)};
}

/// Every pair that the set names can be read; of a set with any two languages that is more than anybody needs.
Status try_pairs(const Manifest& manifest, const std::string& pair, const TestSetPlace& place,
                 const Progress* progress) {
  const std::vector<std::string> one{pair};
  for (const std::string& each : pair.empty() ? manifest.set.pairs : one) {
    const Result<PairTexts> opened = open_pair(manifest, each, place, progress);
    if (!opened) return opened.error();
    if (!opened->saved) return opened->saved;
  }
  return {};
}

}  // namespace

bool TestSet::has_pair(std::string_view pair) const {
  if (std::find(pairs.begin(), pairs.end(), pair) != pairs.end()) return true;
  const std::size_t dash = pair.find('-');
  if (dash == std::string_view::npos) return false;
  const auto known = [&](std::string_view language) {
    return std::find(languages.begin(), languages.end(), language) != languages.end();
  };
  return pair.substr(0, dash) != pair.substr(dash + 1) && known(pair.substr(0, dash)) && known(pair.substr(dash + 1));
}

const std::vector<std::string>* TestSetTexts::find(std::string_view name) const {
  for (const TestSetField& field : fields) {
    if (field.name == name) return &field.lines;
  }
  return nullptr;
}

Status validate(const DownloadOptions& options) {
  constexpr int kMostSeconds = 86400;
  if (options.attempts < 1 || options.attempts > 100) return usage("attempts must be 1 to 100");
  if (options.connect_seconds < 1 || options.connect_seconds > kMostSeconds || options.stall_seconds < 1 ||
      options.stall_seconds > kMostSeconds) {
    return usage("limits of time must be 1 to 86400 seconds");
  }
  return {};
}

Result<std::vector<TestSet>> list_test_sets(const std::vector<std::string>& manifests) {
  Result<std::vector<Manifest>> all = testsets::all_manifests(manifests);
  if (!all) return all.error();
  std::vector<TestSet> sets;
  sets.reserve(all->size());
  for (Manifest& manifest : *all) sets.push_back(std::move(manifest.set));
  return sets;
}

Result<TestSet> find_test_set(const std::string& name, const std::vector<std::string>& manifests) {
  Result<Manifest> manifest = testsets::find_manifest(name, manifests);
  if (!manifest) return manifest.error();
  return std::move(manifest->set);
}

Result<std::vector<CachedFile>> get_test_set(const std::string& name, const std::string& pair,
                                             const TestSetPlace& place, const DownloadOptions& options,
                                             Progress* progress, const TestSetFiles& files) {
  if (Status valid = validate(options); !valid) return valid.error();
  const Result<Manifest> manifest = testsets::find_manifest(name, place.manifests);
  if (!manifest) return manifest.error();
  const Result<std::vector<std::size_t>> wanted = wanted_files(*manifest, pair);
  if (!wanted) return wanted.error();
  const Result<Given> given = sort_given(*manifest, *wanted, files);
  if (!given) return given.error();
  const Store store(name, place.cache);
  std::vector<CachedFile> got;
  got.reserve(wanted->size());
  for (const std::size_t i : *wanted) {
    const TestSetFile& file = manifest->set.files[i];
    Result<CachedFile> cached = given->from[i].empty()
                                    ? store.get(file, given->pins[i], manifest->set.access, options, progress)
                                    : store.adopt(file, given->from[i], given->pins[i], progress);
    if (!cached) return cached.error();
    got.push_back(std::move(*cached));
  }
  if (const Status tried = try_pairs(*manifest, pair, place, progress); !tried) return tried.error();
  return got;
}

Result<TestSetTexts> read_test_set(const std::string& name, const std::string& pair, const TestSetPlace& place,
                                   const Progress* progress) {
  const Result<Manifest> manifest = testsets::find_manifest(name, place.manifests);
  if (!manifest) return manifest.error();
  Result<PairTexts> opened = open_pair(*manifest, pair, place, progress);
  if (!opened) return opened.error();
  return std::move(opened->texts);
}

Result<std::vector<TestSetPath>> test_set_paths(const std::string& name, const std::string& pair,
                                                const TestSetPlace& place, const Progress* progress) {
  const Result<Manifest> manifest = testsets::find_manifest(name, place.manifests);
  if (!manifest) return manifest.error();
  Result<PairTexts> opened = open_pair(*manifest, pair, place, progress);
  if (!opened) return opened.error();
  if (!opened->saved) return opened->saved.error();
  return std::move(opened->paths);
}

Result<std::vector<CachedFile>> cached_files(const std::string& name, const std::string& pair,
                                             const TestSetPlace& place) {
  const Result<Manifest> manifest = testsets::find_manifest(name, place.manifests);
  if (!manifest) return manifest.error();
  const Result<std::vector<std::size_t>> wanted = wanted_files(*manifest, pair);
  if (!wanted) return wanted.error();
  const Store store(name, place.cache);
  std::vector<CachedFile> files;
  for (const std::size_t i : *wanted) {
    if (std::optional<CachedFile> file = store.look(manifest->set.files[i])) files.push_back(*std::move(file));
  }
  return files;
}

}  // namespace lacuna
