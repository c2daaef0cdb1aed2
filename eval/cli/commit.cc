#include "eval/cli/commit.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "eval/base/file.h"

namespace lacuna::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVariables[] = {"GITHUB_SHA",       "CI_COMMIT_SHA",    "GIT_COMMIT", "BUILD_SOURCEVERSION",
                                      "BUILD_VCS_NUMBER", "BUILDKITE_COMMIT", "CIRCLE_SHA1"};

/// The first line of a file; nothing when it cannot be read.
std::optional<std::string> first_line(const fs::path& path) {
  Result<std::string> text = base::read_file(path.string());
  if (!text) return std::nullopt;
  return text->substr(0, text->find_first_of("\r\n"));
}

/// The folder with the repository's data: ".git" itself, or what a worktree's ".git" file names.
std::optional<fs::path> git_folder(fs::path folder) {
  while (true) {
    const fs::path git = folder / ".git";
    std::error_code code;
    if (fs::is_directory(git, code)) return git;
    if (fs::is_regular_file(git, code)) {
      const std::optional<std::string> line = first_line(git);
      constexpr std::string_view kKey = "gitdir: ";
      if (!line || !line->starts_with(kKey)) return std::nullopt;
      return folder / line->substr(kKey.size());
    }
    if (!folder.has_relative_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

/// The commit of a branch among the packed ones: lines of "COMMIT NAME".
std::string packed_commit(const fs::path& common, const std::string& name) {
  const Result<std::string> text = base::read_file((common / "packed-refs").string());
  if (!text) return "";
  const std::size_t at = text->find(" " + name + "\n");
  if (at == std::string::npos) return "";
  const std::size_t before = text->rfind('\n', at);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  return text->substr(begin, at - begin);
}

std::string git_commit(const fs::path& folder) {
  const std::optional<fs::path> git = git_folder(folder);
  if (!git) return "";
  const std::optional<std::string> head = first_line(*git / "HEAD");
  constexpr std::string_view kBranch = "ref: ";
  if (!head) return "";
  if (!head->starts_with(kBranch)) return *head;
  const std::string name = head->substr(kBranch.size());
  // A worktree keeps its HEAD, and the repository that it belongs to the branches.
  const std::optional<std::string> shared = first_line(*git / "commondir");
  const fs::path common = shared ? *git / *shared : *git;
  if (const std::optional<std::string> commit = first_line(common / name)) return *commit;
  return packed_commit(common, name);
}

}  // namespace

std::string commit_of(const std::string& folder) {
  for (const char* variable : kVariables) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return value;
  }
  std::error_code code;
  const fs::path absolute = fs::absolute(folder.empty() ? "." : folder, code);
  return code ? "" : git_commit(absolute.lexically_normal());
}

}  // namespace lacuna::cli
