/// \file
/// A corpus run as a Slurm job: a folder with its scripts, its shards and what it is.
///
///     Result<SlurmJob> job = read_slurm_job("crawl.job");
///     const SlurmProgress progress = progress_of(*job);
///
/// The folder lies on a file system that all nodes share, and holds job.json, map.sbatch, merge.sbatch, shards/,
/// logs/, and at the end the report. Thread-safety: plain values.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::cli {

struct SlurmJob {
  std::string folder;                       ///< absolute
  std::string program;                      ///< absolute path of `lacuna`
  std::string directory;                    ///< in which the command was given
  std::size_t tasks = 1;                    ///< of the array, numbered from 1
  std::vector<std::string> words;           ///< behind `lacuna map`
  std::vector<std::string> sbatch_options;  ///< for the array: "--partition=long"
  std::vector<std::string> report_options;  ///< for `lacuna merge`: "--format", "html"
  std::string report = "report.json";       ///< in the folder
};

/// Which tasks have left their shard.
struct SlurmProgress {
  std::vector<std::size_t> finished;
  std::vector<std::size_t> missing;  ///< with those that are damaged
  std::vector<std::string> damaged;  ///< why, one for each damaged shard
};

/// "1-3,7": what sbatch takes for --array. `tasks` ascend.
[[nodiscard]] std::string array_of(const std::vector<std::size_t>& tasks);

/// The scripts that sbatch is given.
[[nodiscard]] std::string map_script(const SlurmJob& job);
[[nodiscard]] std::string merge_script(const SlurmJob& job);

/// Makes the folder and writes what belongs in it. Errors: kIo; kUsage when it holds another job.
[[nodiscard]] Status write_slurm_job(const SlurmJob& job);
/// Errors: kIo; kFormat for a job.json that is none.
[[nodiscard]] Result<SlurmJob> read_slurm_job(const std::string& folder);

/// Reads every shard that is there.
[[nodiscard]] SlurmProgress progress_of(const SlurmJob& job);

/// Runs sbatch; the number of the job it made. Errors: kIo with what sbatch said.
[[nodiscard]] Result<std::string> submit(const std::vector<std::string>& words);

}  // namespace lacuna::cli
