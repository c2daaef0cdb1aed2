#include "eval/records/suite_cache.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "eval/base/file.h"
#include "eval/records/suite_entry.h"

namespace lacuna::records {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeyDigits = 64;
constexpr std::string_view kEnding = ".suite";

bool is_key(std::string_view key) {
  return key.size() == kKeyDigits && key.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_entry(std::string_view file) {
  return file.ends_with(kEnding) && is_key(file.substr(0, file.size() - kEnding.size()));
}

/// What `base::write_file` leaves when it is killed: "KEY.suite.part-XXXXXX".
bool is_part_of_entry(std::string_view file) {
  constexpr std::string_view kPart = ".part-XXXXXX";
  if (file.size() < kPart.size()) return false;
  const std::size_t end = file.size() - kPart.size();
  return is_entry(file.substr(0, end)) && file.substr(end).starts_with(kPart.substr(0, kPart.find('X')));
}

fs::path path_of(const std::string& folder, const std::string& key) {
  return fs::path(folder) / std::string(key).append(kEnding);
}

/// The clock decides which entries are kept, never what is in them.
fs::file_time_type now() { return fs::file_time_type::clock::now(); }

}  // namespace

std::optional<SuiteMeasure> SuiteCache::find(const std::string& key) const {
  if (!is_key(key)) return std::nullopt;
  const fs::path path = path_of(folder_, key);
  const Result<std::string> bytes = base::read_file(path.string());
  if (!bytes) return std::nullopt;
  std::optional<SuiteMeasure> measure = read_entry(key, *bytes);
  if (measure) {
    std::error_code ignored;  // a folder that may only be read, or an entry that is gone by now
    fs::last_write_time(path, now(), ignored);
  }
  return measure;
}

Status SuiteCache::store(const std::string& key, const SuiteMeasure& measure) const {
  if (!is_key(key)) return Error{.code = ErrorCode::kInternal, .message = "not a key of the cache: '" + key + "'"};
  std::error_code code;
  fs::create_directories(folder_, code);
  if (code)
    return Error{.code = ErrorCode::kIo, .message = "cannot make the folder: " + code.message(), .path = folder_};
  return base::write_file(path_of(folder_, key).string(), entry_of(key, measure));
}

void SuiteCache::prune(std::size_t keep) const {
  struct Entry {
    fs::file_time_type used;
    fs::path path;
  };
  std::vector<Entry> entries;
  std::vector<fs::path> gone;
  const fs::file_time_type old_part = now() - std::chrono::hours(1);  // a younger one may be being written
  std::error_code code;
  for (fs::directory_iterator file(folder_, code), end; !code && file != end; file.increment(code)) {
    const std::string name = file->path().filename().string();
    const bool entry = is_entry(name);
    if (!entry && !is_part_of_entry(name)) continue;
    std::error_code vanished;
    const fs::file_time_type used = file->last_write_time(vanished);
    if (vanished || !file->is_regular_file(vanished)) continue;
    if (entry) {
      entries.push_back({used, file->path()});
    } else if (used < old_part) {
      gone.push_back(file->path());
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.used != b.used ? a.used > b.used : a.path < b.path; });
  for (std::size_t i = keep; i < entries.size(); ++i) gone.push_back(entries[i].path);
  for (const fs::path& path : gone) fs::remove(path, code);  // another process may have been faster
}

}  // namespace lacuna::records
