/// \file
/// Members of archives (tar and zip; gzip, bzip2, xz and zstd), by libarchive, which is loaded when it is first needed.
///
/// Nothing of an archive ever becomes a file: members are read into memory by their names, so that it does not matter
/// where a member's name would lead, nor whether it is a link.
///
/// Thread-safety: pure functions. Cost: that of unpacking the archive once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::testsets {

/// What an archive may make of itself.
struct ArchiveLimits {
  std::uint64_t member_bytes = std::uint64_t{256} << 20U;  ///< of one that is read
  std::uint64_t all_bytes = std::uint64_t{8} << 30U;       ///< unpacked, members that are passed over among them
  std::uint64_t entries = 1'000'000;
};

/// The bytes of the member that fits each of `names` (a glob, `eval/base/glob.h`; "./" at the beginning of a member's
/// name does not count), in their order. Errors: kIo when it cannot be opened or libarchive is not there; kFormat when
/// it is damaged or no archive, when a name fits no member or several, when such a member is no regular file, and
/// beyond the limits; kInterrupted when `progress` (may be null) asks to stop.
[[nodiscard]] Result<std::vector<std::string>> read_members(const std::string& path,
                                                            const std::vector<std::string>& names,
                                                            const Progress* progress, const ArchiveLimits& limits = {});

}  // namespace lacuna::testsets
