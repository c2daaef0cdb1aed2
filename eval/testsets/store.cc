#include "eval/testsets/store.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/testsets/download.h"
#include "eval/testsets/file_lock.h"

namespace lacuna::testsets {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRecordBytes = std::size_t{1} << 16U;
constexpr std::size_t kKeyDigits = 12;  // of the address's SHA-256, in the file's name
constexpr auto kChecks =
    std::to_array({TestSetCheck::kSha256, TestSetCheck::kMd5, TestSetCheck::kPinned, TestSetCheck::kFirstUse});

bool is_there(const std::string& path) {
  std::error_code code;
  return fs::exists(path, code);
}

Error another_file(const std::string& path, const std::string& what, const std::string& expected,
                   const std::string& found) {
  return {.code = ErrorCode::kMismatch,
          .message =
              std::string("this is not the file that it should be: its ") + what + " is " + found + ", not " + expected,
          .path = path};
}

Status rename_file(const std::string& from, const std::string& to) {
  std::error_code code;
  fs::rename(from, to, code);
  if (code) return Error{.code = ErrorCode::kIo, .message = "cannot replace: " + code.message(), .path = to};
  return {};
}

}  // namespace

std::string Store::path_of(const TestSetFile& file) const {
  const std::string key = file.url.empty() ? set_ + "\n" + file.name : file.url;
  return (fs::path(cache_) / "downloads" / (base::sha256_hex(key).substr(0, kKeyDigits) + "-" + file.name)).string();
}

std::string Store::record_path(const TestSetFile& file) const { return path_of(file) + ".json"; }

Result<std::optional<FileRecord>> Store::record_of(const TestSetFile& file) const {
  const std::string path = record_path(file);
  if (!is_there(path)) return std::optional<FileRecord>{};
  const Result<std::string> bytes = base::read_text_file(path, kMostRecordBytes);
  if (!bytes) return bytes.error();
  const nlohmann::json json = nlohmann::json::parse(*bytes, nullptr, false);
  FileRecord record;
  bool good = json.is_object();
  const auto text = [&](const char* key) -> std::string {
    const auto value = good ? json.find(key) : json.end();
    good = good && value != json.end() && value->is_string();
    return good ? value->get<std::string>() : std::string{};
  };
  record.url = text("url");
  record.sha256 = text("sha256");
  record.md5 = text("md5");
  const std::string check = text("check");
  const auto* const known =
      std::find_if(kChecks.begin(), kChecks.end(), [&](TestSetCheck one) { return to_string(one) == check; });
  const auto size = good ? json.find("size") : json.end();
  good =
      good && known != kChecks.end() && record.sha256.size() == 64 && size != json.end() && size->is_number_unsigned();
  if (!good) {
    return Error{.code = ErrorCode::kFormat,
                 .message = "this record of a download is damaged; remove it to have the file checked anew",
                 .path = path};
  }
  record.size = size->get<std::uint64_t>();
  record.check = *known;
  return std::optional<FileRecord>(std::move(record));
}

std::optional<CachedFile> Store::look(const TestSetFile& file) const {
  const std::string path = path_of(file);
  std::error_code code;
  const std::uintmax_t size = fs::file_size(path, code);
  if (code) return std::nullopt;
  CachedFile cached{.name = file.name, .url = file.url, .path = path, .sha256 = {}, .size = size, .was_there = true};
  const Result<std::optional<FileRecord>> record = record_of(file);
  if (record && *record) {
    cached.sha256 = (*record)->sha256;
    cached.check = (*record)->check;
  }
  return cached;
}

std::string Store::recorded_sha256(const TestSetFile& file) const {
  const Result<std::optional<FileRecord>> record = record_of(file);
  return record && *record ? (*record)->sha256 : std::string{};
}

Result<CachedFile> Store::judge(const TestSetFile& file, const Digests& digests, const std::string& pin) const {
  const std::string path = path_of(file);
  const Result<std::optional<FileRecord>> record = record_of(file);
  if (!record) return record.error();
  CachedFile cached{.name = file.name, .url = file.url, .path = path, .sha256 = digests.sha256, .size = digests.size};
  const auto is_not = [&](const std::string& expected) { return !expected.empty() && expected != digests.sha256; };
  if (is_not(file.sha256)) return another_file(path, "SHA-256", file.sha256, digests.sha256);
  if (is_not(pin)) return another_file(path, "SHA-256", pin, digests.sha256);
  if (file.sha256.empty() && !file.md5.empty() && file.md5 != digests.md5) {
    return another_file(path, "MD5", file.md5, digests.md5.empty() ? "unknown (libcrypto has no MD5)" : digests.md5);
  }
  if (!file.sha256.empty()) {
    cached.check = TestSetCheck::kSha256;
  } else if (!pin.empty()) {  // NOLINT(bugprone-branch-clone): in the order of trust
    cached.check = TestSetCheck::kPinned;
  } else if (*record && is_not((*record)->sha256)) {
    Error error = another_file(path, "SHA-256", (*record)->sha256, digests.sha256);
    error.message +=
        ", which was recorded when it was first here; if the new one is meant, give its SHA-256 with "
        "--sha256, or remove " +
        record_path(file);
    return error;
  } else if (*record && (*record)->check == TestSetCheck::kPinned) {
    cached.check = TestSetCheck::kPinned;
  } else {
    cached.check = file.md5.empty() ? TestSetCheck::kFirstUse : TestSetCheck::kMd5;
  }
  return cached;
}

Status Store::write_record(const TestSetFile& file, const CachedFile& cached, const Digests& digests) const {
  const Result<std::optional<FileRecord>> known = record_of(file);
  if (known && *known && (*known)->sha256 == cached.sha256 && (*known)->check == cached.check) return {};
  const nlohmann::ordered_json json = {{"url", file.url},
                                       {"sha256", cached.sha256},
                                       {"md5", digests.md5},
                                       {"size", digests.size},
                                       {"check", to_string(cached.check)}};
  return base::write_file(record_path(file), json.dump(2) + "\n");
}

Result<CachedFile> Store::check(const TestSetFile& file, const std::string& pin, const Progress* progress) const {
  const std::string path = path_of(file);
  if (!is_there(path)) {
    return Error{.code = ErrorCode::kIo,
                 .message = "not downloaded yet: `lacuna corpora get " + set_ + "` gets it",
                 .path = path};
  }
  const Result<Digests> digests = digests_of_file(path, progress);
  if (!digests) return digests.error();
  Result<CachedFile> cached = judge(file, *digests, pin);
  if (!cached) {
    Error error = cached.error();
    if (error.path == path) error.message += "; remove it, and `lacuna corpora get " + set_ + "` gets it anew";
    return error;
  }
  cached->was_there = true;
  // A cache that may only be read is as good, so it is no error that this cannot be recorded.
  static_cast<void>(write_record(file, *cached, *digests));
  return cached;
}

Status Store::make_folder() const {
  const fs::path folder = fs::path(cache_) / "downloads";
  std::error_code code;
  fs::create_directories(folder, code);
  if (!code) return {};
  return Error{.code = ErrorCode::kIo,
               .message = "cannot make this folder for downloads: " + code.message() +
                          "; LACUNA_CACHE names another place for the cache",
               .path = folder.string()};
}

std::string Store::by_hand(const TestSetFile& file, const std::string& pin) const {
  std::string text = "Without the network: get the file elsewhere and give it with `lacuna corpora get " + set_ +
                     " --from " + file.name + "`, or put it here: " + path_of(file);
  const std::string& sha256 = pin.empty() ? file.sha256 : pin;
  if (!sha256.empty()) return text + " (its SHA-256 must be " + sha256 + ")";
  if (!file.md5.empty()) return text + " (its MD5 must be " + file.md5 + ")";
  const Result<std::optional<FileRecord>> record = record_of(file);
  if (record && *record) return text + " (its SHA-256 must be " + (*record)->sha256 + ", as when it was first here)";
  return text + " (no checksum of it is published)";
}

Result<CachedFile> Store::fetch(const TestSetFile& file, const std::string& pin, const DownloadOptions& options,
                                Progress* progress) const {
  const std::string path = path_of(file);
  const std::string part = path + ".part";
  const Result<std::optional<FileRecord>> record = record_of(file);
  if (!record) return record.error();
  const bool known = !file.sha256.empty() || !file.md5.empty() || !pin.empty() || record->has_value();
  if (progress != nullptr) progress->note("downloading " + file.url);
  // Of a file that was gone on with, and is not the right one, the beginning may be at fault: once more from the start.
  for (bool again = false;; again = true) {
    const Result<Downloaded> done =
        download({.url = file.url, .part = part, .checked_after = known}, options, progress);
    if (!done) return done.error();
    const Result<Digests> digests = digests_of_file(part, progress);
    if (!digests) return digests.error();
    Result<CachedFile> cached = judge(file, *digests, pin);
    if (!cached) {
      discard_part(part);
      if (done->resumed && !again && cached.error().code == ErrorCode::kMismatch) continue;
      Error error = cached.error();
      error.message = file.url + ": " + error.message;
      error.path.clear();
      return error;
    }
    // First the record: a file without one would be trusted as it is when nobody has published a checksum.
    if (const Status written = write_record(file, *cached, *digests); !written) return written.error();
    if (const Status moved = rename_file(part, path); !moved) return moved.error();
    discard_part(part);
    if (progress != nullptr && cached->check == TestSetCheck::kFirstUse) {
      progress->note("no checksum of " + file.name +
                     " is published; recorded is the SHA-256 of what came: " + cached->sha256);
    }
    return cached;
  }
}

Result<CachedFile> Store::get(const TestSetFile& file, const std::string& pin, const std::string& access,
                              const DownloadOptions& options, Progress* progress) const {
  const std::string path = path_of(file);
  if (is_there(path)) return check(file, pin, progress);
  if (!access.empty() || file.url.empty()) {
    return Error{.code = ErrorCode::kUsage,
                 .message = set_ + " is not for everybody to download: " + access + " Then: `lacuna corpora get " +
                            set_ + " --from " + file.name + "`",
                 .path = {}};
  }
  if (const Status made = make_folder(); !made) return made.error();
  const Result<FileLock> lock = FileLock::acquire(path + ".lock", file.url, progress);
  if (!lock) {
    Error error = lock.error();
    if (error.code == ErrorCode::kIo) error.message += "; LACUNA_CACHE names another place for the cache";
    return error;
  }
  if (is_there(path)) return check(file, pin, progress);  // another process was quicker
  Result<CachedFile> fetched = fetch(file, pin, options, progress);
  if (fetched || fetched.error().code == ErrorCode::kInterrupted) return fetched;
  Error error = fetched.error();
  error.message.append(". ").append(by_hand(file, pin));
  return error;
}

Result<CachedFile> Store::adopt(const TestSetFile& file, const std::string& from, const std::string& pin,
                                Progress* progress) const {
  const Result<Digests> digests = digests_of_file(from, progress);
  if (!digests) return digests.error();
  Result<CachedFile> cached = judge(file, *digests, pin);
  if (!cached) {
    Error error = cached.error();
    if (error.code == ErrorCode::kMismatch) error.path = from;
    return error;
  }
  if (const Status made = make_folder(); !made) return made.error();
  const std::string path = path_of(file);
  const Result<FileLock> lock = FileLock::acquire(path + ".lock", file.name, progress);
  if (!lock) return lock.error();
  if (const Status written = write_record(file, *cached, *digests); !written) return written.error();
  std::error_code same;
  if (!fs::equivalent(from, path, same)) {
    const std::string copy = path + ".copy";
    std::error_code code;
    fs::copy_file(from, copy, fs::copy_options::overwrite_existing, code);
    if (code) {
      std::error_code ignored;
      fs::remove(copy, ignored);
      return Error{.code = ErrorCode::kIo, .message = "cannot copy it: " + code.message(), .path = copy};
    }
    if (const Status moved = rename_file(copy, path); !moved) return moved.error();
  }
  discard_part(path + ".part");
  return cached;
}

}  // namespace lacuna::testsets
