/// \file
/// The texts of a pair: read out of the files of a set, and kept in the cache as plain lines.
///
///     CACHE/texts/wmt20/wmt20.de-en.src     and .ref, .docid, .genre, .origlang; a field "ref:A" is in .ref-A
///     CACHE/texts/wmt20/wmt20.de-en.json    which fields there are, their SHA-256, and which manifest and files they
///     are from
///
/// Thread-safety: any number of processes write the same bytes, each file whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "eval/testsets/manifest.h"
#include "eval/testsets/store.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/test_sets.h"

namespace lacuna::testsets {

/// Reads `plan` out of the files at `paths` (by the index of the set's files; those of no plan may be empty). Errors:
/// kFormat, kEncoding and kIo, with the file; sides of unequal length.
[[nodiscard]] Result<TestSetTexts> read_texts(const TextPlan& plan, const std::vector<std::string>& paths,
                                              const Progress* progress);

/// Texts in the cache, for one manifest and pair. `files` are the SHA-256 of the files that they are from, as far as
/// these are known: texts of other files do not count.
class TextCache {
 public:
  TextCache(const Manifest& manifest, std::string pair, const std::string& cache);

  void made_from(std::vector<std::string> files) { files_ = std::move(files); }

  /// What lies there and is as it was written, from the same manifest; nothing otherwise.
  [[nodiscard]] std::optional<TestSetTexts> load() const;
  /// Errors: kIo.
  [[nodiscard]] Status save(const TestSetTexts& texts) const;
  /// The files of `texts`, which were saved.
  [[nodiscard]] std::vector<TestSetPath> paths(const TestSetTexts& texts) const;

 private:
  [[nodiscard]] std::string path_of(const std::string& field) const;

  std::string digest_;
  std::vector<std::string> files_;
  std::string stem_;
};

}  // namespace lacuna::testsets
