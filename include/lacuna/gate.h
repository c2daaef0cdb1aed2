/// \file
/// The gate: has a translation got worse than the one that was accepted last?
///
///     GateRequest request;
///     request.config_path = "lacuna.json";
///     Result<GateReport> report = gate(request, nullptr);
///     if (!report) return report.error();
///     return report->exit_code;
///
/// The suites, their limits and the baseline are named in section "gate" of the configuration. The verdict depends on
/// the files and the configuration only, not on the machine or the number of threads.
/// Thread-safety: independent calls may run at the same time, with one cache as well, and one baseline unless it is
/// updated: of two updates at once the later one counts. Cost: that of
/// scoring and checking what the cache does not know, and a few milliseconds a thousand resamples and units.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/gate_report.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna {

struct GateRequest {
  std::string config_path;                      ///< the project's lacuna.json
  std::vector<std::string> suites;              ///< globs of the suites to run; empty: all
  bool update = false;                          ///< write the baseline: what is found now is accepted
  std::string cache_folder;                     ///< outweighs the configuration's; empty: that one
  bool use_cache = true;                        ///< false: neither read nor write it
  std::string today;                            ///< "YYYY-MM-DD", for what expires; empty: nothing expires
  std::vector<std::string> pack_folders;        ///< folders that hold language packs
  std::vector<std::string> model_folders;       ///< the same for models of tokenisers
  std::vector<std::string> dictionary_folders;  ///< where Hunspell's dictionaries are looked for
  std::size_t threads = 0;                      ///< 0: one per core
};

/// Runs the suites and compares them with the baseline. What is wrong with one suite, or with the baseline, is in the
/// report; errors are for the configuration (kIo, kEncoding, kFormat, kUsage) and for a baseline that cannot be
/// written (kIo).
[[nodiscard]] Result<GateReport> gate(const GateRequest& request, Progress* progress);

/// A commented lacuna.json with a suite for the translations that lie in `folder`, by name and content of its files;
/// paths in it are relative to `folder`. Errors: kIo.
[[nodiscard]] Result<std::string> gate_starter(const std::string& folder);

}  // namespace lacuna
