#include "eval/cli/slurm_job.h"

#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "eval/base/file.h"
#include "eval/base/shell_word.h"
#include "eval/records/shard.h"

namespace lacuna::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kJobFile = "job.json";
constexpr int kJobVersion = 1;

std::string path_in(const SlurmJob& job, const std::string& name) { return (fs::path(job.folder) / name).string(); }

std::string shard_path(const SlurmJob& job, std::size_t task) {
  return path_in(job, "shards/" + std::to_string(task) + ".shard");
}

std::string json_of(const SlurmJob& job) {
  const Json json{{"version", kJobVersion},      {"program", job.program}, {"directory", job.directory},
                  {"tasks", job.tasks},          {"map", job.words},       {"sbatch", job.sbatch_options},
                  {"merge", job.report_options}, {"report", job.report}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// What both scripts begin with.
std::string script_head(const SlurmJob& job, const std::string& name, const std::string& log) {
  std::string script = "#!/bin/sh\n#SBATCH --job-name=lacuna-";
  script.append(name).append("\n#SBATCH --output=").append(path_in(job, "logs/" + log)).append("\n");
  return script;
}

std::string shell_words(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line.append(line.empty() ? "" : " ").append(base::shell_word(word));
  return line;
}

Status make_folder(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (!code) return {};
  return Error{.code = ErrorCode::kIo, .message = "cannot make the folder: " + code.message(), .path = folder.string()};
}

}  // namespace

std::string array_of(const std::vector<std::size_t>& tasks) {
  std::string text;
  for (std::size_t i = 0; i < tasks.size();) {
    std::size_t end = i + 1;
    while (end < tasks.size() && tasks[end] == tasks[end - 1] + 1) ++end;
    text.append(text.empty() ? "" : ",").append(std::to_string(tasks[i]));
    if (end > i + 1) text.append("-").append(std::to_string(tasks[end - 1]));
    i = end;
  }
  return text;
}

std::string map_script(const SlurmJob& job) {
  std::string script = script_head(job, "map", "map-%a.log");
  script += "#SBATCH --open-mode=append\n#SBATCH --requeue\n";
  script += "# One task of the array: a part of the corpus to a shard, which is there whole or not at all.\n";
  script.append("cd ").append(base::shell_word(job.directory)).append(" || exit 2\n");
  script.append("exec ").append(base::shell_word(job.program)).append(" map ").append(shell_words(job.words));
  script.append(" --part \"$SLURM_ARRAY_TASK_ID/").append(std::to_string(job.tasks));
  script.append("\" --threads \"${SLURM_CPUS_PER_TASK:-1}\" --quiet --out ");
  script.append(base::shell_word(path_in(job, "shards"))).append("/\"$SLURM_ARRAY_TASK_ID\".shard\n");
  return script;
}

std::string merge_script(const SlurmJob& job) {
  std::string script = script_head(job, "merge", "merge.log");
  script += "#SBATCH --open-mode=append\n";
  script += "# When no task of the array runs any more: the report, or what is missing for it.\n";
  script.append("cd ").append(base::shell_word(path_in(job, "shards"))).append(" || exit 2\n");
  script.append("exec ")
      .append(base::shell_word(job.program))
      .append(" merge --quiet ")
      .append(shell_words(job.report_options));
  script.append(job.report_options.empty() ? "" : " ")
      .append("--out ")
      .append(base::shell_word(path_in(job, job.report)));
  script.append(" -- *.shard\n");
  return script;
}

Status write_slurm_job(const SlurmJob& job) {
  if (Result<SlurmJob> other = read_slurm_job(job.folder); other && json_of(*other) != json_of(job)) {
    return Error{.code = ErrorCode::kUsage,
                 .message =
                     "holds another job already; --resume goes on with that one, and another job takes another "
                     "folder",
                 .path = job.folder};
  }
  for (const char* folder : {"shards", "logs"}) {
    if (Status made = make_folder(fs::path(job.folder) / folder); !made) return made;
  }
  if (Status written = base::write_file(path_in(job, "map.sbatch"), map_script(job)); !written) return written;
  if (Status written = base::write_file(path_in(job, "merge.sbatch"), merge_script(job)); !written) return written;
  return base::write_file(path_in(job, kJobFile), json_of(job));
}

Result<SlurmJob> read_slurm_job(const std::string& folder) {
  const std::string path = (fs::path(folder) / kJobFile).string();
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  const Json json = Json::parse(*text, nullptr, /*allow_exceptions=*/false);
  const Error wrong{.code = ErrorCode::kFormat, .message = "not the job.json of a job of 'lacuna slurm'", .path = path};
  try {
    if (!json.is_object() || json.at("version") != kJobVersion) return wrong;
    return SlurmJob{.folder = fs::absolute(folder).lexically_normal().string(),
                    .program = json.at("program"),
                    .directory = json.at("directory"),
                    .tasks = json.at("tasks"),
                    .words = json.at("map"),
                    .sbatch_options = json.at("sbatch"),
                    .report_options = json.at("merge"),
                    .report = json.at("report")};
  } catch (const Json::exception&) {
    return wrong;
  }
}

SlurmProgress progress_of(const SlurmJob& job) {
  SlurmProgress progress;
  for (std::size_t task = 1; task <= job.tasks; ++task) {
    const std::string path = shard_path(job, task);
    std::error_code code;
    const bool is_there = fs::exists(path, code);
    const Result<records::Shard> shard = records::read_shard(path);
    (shard ? progress.finished : progress.missing).push_back(task);
    if (is_there && !shard) progress.damaged.push_back(shard.error().to_string());
  }
  return progress;
}

Result<std::string> submit(const std::vector<std::string>& words) {
  const std::string command = "sbatch --parsable " + shell_words(words) + " 2>&1";
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return Error{.code = ErrorCode::kIo, .message = "cannot start sbatch", .path = {}};
  std::string said;
  std::array<char, 4096> block{};
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), pipe)) said.append(block.data(), got);
  const int status = ::pclose(pipe);
  while (said.ends_with('\n')) said.pop_back();
  if (status == 0) return said.substr(0, said.find(';'));  // behind it a cluster's name
  constexpr int kNotFound = 127;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNotFound) {
    said = "there is no sbatch here: this is for a machine of a Slurm cluster; --dry-run only writes the scripts";
  }
  return Error{.code = ErrorCode::kIo, .message = "sbatch: " + said, .path = {}};
}

}  // namespace lacuna::cli
