/// \file
/// Downloads over HTTP and HTTPS by libcurl, which is loaded when the first one begins. A download that was cut short
/// is gone on with: the bytes lie in a file of their own until they are all there.
///
///     Result<Downloaded> done = download({.url = url, .part = path + ".part"}, {}, nullptr);
///     if (!done) return done.error();              // what came so far is in PATH.part
///     … check the bytes of PATH.part, then rename it …
///
/// Thread-safety: downloads into different files may run at the same time. Nothing is read from the environment:
/// whoever is behind a proxy has to name it.
#pragma once

#include <cstdint>
#include <string>

#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/test_sets.h"

namespace lacuna::testsets {

struct DownloadTask {
  std::string url;   ///< http or https
  std::string part;  ///< the file that the bytes go to; beside it PART.json says what they are the beginning of
  std::uint64_t most_bytes = std::uint64_t{4} << 30U;
  /// The caller knows a checksum: then a beginning is gone on with even where the server does not say (by an entity tag
  /// or a date) that the file is still the same, and a body without a length is taken.
  bool checked_after = false;
  bool resumable = true;  ///< false: nothing is gone on with, and nothing stays when it fails
};

struct Downloaded {
  std::uint64_t bytes = 0;
  bool resumed = false;  ///< some of the bytes are from an earlier attempt
};

/// Gets all of it, in as many attempts as `options` allow where the network or the server fails halfway. Errors: kIo,
/// with the address and what failed (name not found, connection refused, what the server answered, nothing came for
/// so long, the disk is full, libcurl is not there); kInterrupted when `progress` (may be null) asks to stop. What came
/// so far stays in `part`, if it is resumable.
[[nodiscard]] Result<Downloaded> download(const DownloadTask& task, const DownloadOptions& options, Progress* progress);

/// Removes a beginning and what says of what it is one.
void discard_part(const std::string& part);

}  // namespace lacuna::testsets
