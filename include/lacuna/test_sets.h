/// \file
/// Public test sets by name: where they are published, under which licence, what their files must hash to; their
/// download into a cache; and their texts.
///
///     TestSetPlace place{.manifests = {"/usr/share/lacuna/testsets"}, .cache = "/home/me/.cache/lacuna"};
///     auto got = lacuna::get_test_set("wmt20", "de-en", place, {}, nullptr);     // nothing to do when it is there
///     if (!got) return got.error().to_string();
///     auto texts = lacuna::read_test_set("wmt20", "de-en", place);               // never needs the network
///     for (const std::string& reference : texts->references) use(*texts->find(reference));
///
/// Nothing is taken from the environment: the caller names folders and proxies. libcurl and libarchive are loaded when
/// they are first needed, and only `get_test_set` uses the network.
///
/// Thread-safety: any number of calls may run at once, in several processes too. Cost: that of the download, then of
/// reading the texts once; afterwards they lie ready as plain lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna {

/// A file that a test set is downloaded from.
struct TestSetFile {
  std::string name;    ///< as its publisher calls it
  std::string url;     ///< empty: nobody may download it without asking
  std::string sha256;  ///< 64 lower-case hexadecimal digits; empty where nobody has published one
  std::string md5;     ///< 32 of them; empty where there is a SHA-256, or nothing at all
};

/// What the manifest of a test set says of it.
struct TestSet {
  std::string name;         ///< as in `lacuna score -t NAME`
  std::string description;  ///< one line
  std::string homepage;
  std::string license;        ///< its name, or what the publisher says
  std::string license_url;    ///< may be empty
  std::string citation;       ///< BibTeX, or empty
  std::string checksum_note;  ///< who published the checksums, or why there are none
  std::string access;         ///< empty: anybody may download it; else what has to be done first
  std::string note;           ///< what else one should know; may be empty
  std::vector<TestSetFile> files;
  /// Language pairs as "de-en", the source first. Empty when any two of `languages` are a pair.
  std::vector<std::string> pairs;
  std::vector<std::string> languages;
  std::string manifest;  ///< path of the manifest

  [[nodiscard]] bool has_pair(std::string_view pair) const;
};

/// Where manifests and downloads lie.
struct TestSetPlace {
  std::vector<std::string> manifests;  ///< folders of manifests; the first that has a name wins
  std::string cache;                   ///< folder that downloads go to; made when it is needed
};

/// How downloads behave.
struct DownloadOptions {
  int attempts = 3;          ///< where the network fails halfway, each going on where the last one ended
  int connect_seconds = 20;  ///< for a connection
  int stall_seconds = 30;    ///< without a byte, then the attempt has failed
  std::string http_proxy;    ///< as libcurl writes proxies; empty: none
  std::string https_proxy;
  std::string no_proxy;  ///< hosts that are asked directly, with commas between them
};

/// Errors (kUsage): a number outside 1 … 100 attempts or 1 … 86,400 s.
[[nodiscard]] Status validate(const DownloadOptions& options);

/// A file of the user's in place of a download, or a checksum that the user vouches for.
struct TestSetFiles {
  std::vector<std::string> from;    ///< files, each called as the one it stands for; folders: those in them
  std::vector<std::string> sha256;  ///< "HEX" for the only file that is needed, or "NAME=HEX"
};

/// How it is known that a file in the cache is the right one.
enum class TestSetCheck : std::uint8_t {
  kSha256,    ///< the manifest's SHA-256
  kMd5,       ///< the manifest's MD5; the SHA-256 is recorded, and holds from then on
  kPinned,    ///< a SHA-256 that the user gave
  kFirstUse,  ///< nobody has published one: what came first is recorded, and what comes later must be the same
};

/// "sha256", "md5", "pinned", "first-use".
[[nodiscard]] constexpr std::string_view to_string(TestSetCheck check) {
  switch (check) {
    case TestSetCheck::kSha256: return "sha256";
    case TestSetCheck::kMd5: return "md5";
    case TestSetCheck::kPinned: return "pinned";
    case TestSetCheck::kFirstUse: return "first-use";
  }
  return "";
}

/// A file of the test set in the cache.
struct CachedFile {
  std::string name;
  std::string url;
  std::string path;
  std::string sha256;
  std::uint64_t size = 0;
  TestSetCheck check = TestSetCheck::kSha256;
  bool was_there = false;  ///< nothing had to be downloaded
};

/// One text of a test set: the source, a reference, or what is known of each line.
struct TestSetField {
  std::string name;  ///< "src", "ref", "ref:A", "docid", "genre", "origlang", "domain"
  std::vector<std::string> lines;
};

struct TestSetTexts {
  std::vector<TestSetField> fields;     ///< each with the same number of lines, none of which holds a line feed
  std::vector<std::string> references;  ///< names of those that a translation is scored against

  /// Null when there is no such field.
  [[nodiscard]] const std::vector<std::string>* find(std::string_view name) const;
};

/// All that the manifests describe, by name. Errors: a folder that cannot be read (one that is missing holds none); a
/// manifest that is not one (kFormat, with line).
[[nodiscard]] Result<std::vector<TestSet>> list_test_sets(const std::vector<std::string>& manifests);

/// One of them. Errors (kUsage): no such name, with the names that resemble it.
[[nodiscard]] Result<TestSet> find_test_set(const std::string& name, const std::vector<std::string>& manifests);

/// Sees to it that the files of a pair (all files when `pair` is empty) lie in the cache and are the right ones, and
/// that their texts can be read. Errors: kUsage for an unknown name or pair, for a set that has to be asked for, and
/// for `files` that fit nothing; kIo when a file cannot be had or written: the message names the address, where to put
/// the file by hand, and what it must hash to; kMismatch when it hashes to something else; kFormat when the texts
/// cannot be read; kInterrupted. Never is a file in the cache replaced by one that was not checked.
[[nodiscard]] Result<std::vector<CachedFile>> get_test_set(const std::string& name, const std::string& pair,
                                                           const TestSetPlace& place, const DownloadOptions& options,
                                                           Progress* progress, const TestSetFiles& files = {});

/// The texts of a pair, from the cache. Errors: as above; kIo when a file is not there yet.
[[nodiscard]] Result<TestSetTexts> read_test_set(const std::string& name, const std::string& pair,
                                                 const TestSetPlace& place, const Progress* progress = nullptr);

/// A text of a pair as a file of lines in the cache.
struct TestSetPath {
  std::string field;
  std::string path;
  std::string sha256;
  bool is_reference = false;  ///< one that a translation is scored against
};

/// Where they lie; they are written if need be. Errors: as `read_test_set`; kIo when they cannot be written.
[[nodiscard]] Result<std::vector<TestSetPath>> test_set_paths(const std::string& name, const std::string& pair,
                                                              const TestSetPlace& place,
                                                              const Progress* progress = nullptr);

/// The files that a pair needs (all when `pair` is empty) and that lie in the cache; they are not read. Errors: kUsage.
[[nodiscard]] Result<std::vector<CachedFile>> cached_files(const std::string& name, const std::string& pair,
                                                           const TestSetPlace& place);

}  // namespace lacuna
