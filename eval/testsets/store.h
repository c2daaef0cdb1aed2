/// \file
/// The folder of downloads: each file beside a record of what it hashed to, and nothing in its place that was not
/// checked.
///
///     CACHE/downloads/3f2a9c01d4b7-test.tgz         the file, named after its address and its name
///     CACHE/downloads/3f2a9c01d4b7-test.tgz.json    its record
///     CACHE/downloads/3f2a9c01d4b7-test.tgz.part    the beginning of a download, with a .part.json
///     CACHE/downloads/3f2a9c01d4b7-test.tgz.lock    held while it is downloaded
///
/// Thread-safety: any number of stores on the same folder, in several processes.
#pragma once

#include <optional>
#include <string>

#include "eval/testsets/digests.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/test_sets.h"

namespace lacuna::testsets {

/// What is known of a file that was once in the cache.
struct FileRecord {
  std::string url;
  std::string sha256;
  std::string md5;
  std::uint64_t size = 0;
  TestSetCheck check = TestSetCheck::kFirstUse;
};

class Store {
 public:
  /// `set` is the name for messages.
  Store(std::string set, std::string cache) : set_(std::move(set)), cache_(std::move(cache)) {}

  [[nodiscard]] std::string path_of(const TestSetFile& file) const;

  /// The file as it lies there, if it does, without a look into it.
  [[nodiscard]] std::optional<CachedFile> look(const TestSetFile& file) const;

  /// What it hashed to when it was last checked; empty when it never was.
  [[nodiscard]] std::string recorded_sha256(const TestSetFile& file) const;

  /// The file, read and checked. Errors: kIo when it is not there; kMismatch when it is another one.
  [[nodiscard]] Result<CachedFile> check(const TestSetFile& file, const std::string& pin,
                                         const Progress* progress) const;

  /// The file, downloaded if it is not there. `pin` is a SHA-256 that the user gave, or empty. Errors: as
  /// `get_test_set`.
  [[nodiscard]] Result<CachedFile> get(const TestSetFile& file, const std::string& pin, const std::string& access,
                                       const DownloadOptions& options, Progress* progress) const;

  /// Takes the user's file at `from` in place of a download.
  [[nodiscard]] Result<CachedFile> adopt(const TestSetFile& file, const std::string& from, const std::string& pin,
                                         Progress* progress) const;

 private:
  [[nodiscard]] std::string record_path(const TestSetFile& file) const;
  [[nodiscard]] Result<std::optional<FileRecord>> record_of(const TestSetFile& file) const;
  [[nodiscard]] Result<CachedFile> judge(const TestSetFile& file, const Digests& digests, const std::string& pin) const;
  [[nodiscard]] Status write_record(const TestSetFile& file, const CachedFile& cached, const Digests& digests) const;
  [[nodiscard]] Status make_folder() const;
  [[nodiscard]] std::string by_hand(const TestSetFile& file, const std::string& pin) const;
  [[nodiscard]] Result<CachedFile> fetch(const TestSetFile& file, const std::string& pin,
                                         const DownloadOptions& options, Progress* progress) const;

  std::string set_;
  std::string cache_;
};

}  // namespace lacuna::testsets
