#include "eval/cli/model_download.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <vector>

#include "eval/base/file.h"
#include "lacuna/version.h"

namespace lacuna::cli {
namespace {

Error cannot_download(const std::string& url, const std::string& why) {
  return {.code = ErrorCode::kIo, .message = "cannot download " + url + ": " + why, .path = {}};
}

/// A file that is gone when this is.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "lacuna-download-XXXXXX").string()) {
    const int descriptor = ::mkstemp(path_.data());
    if (descriptor >= 0) ::close(descriptor);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// How a program ended: what it wrote to standard output, and its exit code, or -1 when it could not be run.
struct Ended {
  std::string said;
  int code = -1;
};

Ended run_program(const std::vector<std::string>& words) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT: POSIX wants it
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), ::environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  Ended ended;
  std::array<char, 4096> buffer{};
  ssize_t got = 0;
  while (failed == 0 && (got = ::read(ends[0], buffer.data(), buffer.size())) > 0) {
    ended.said.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  int status = 0;
  if (failed == 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  return ended;
}

// By the program curl: a download is rare, and to link libcurl would cost every start of this program.
Result<std::string> download(const std::string& url) {
  constexpr int kNotFound = 127;  // of a shell, and of posix_spawnp where it forks first
  const TemporaryFile body;
  const std::string protocols = url.starts_with("https:") ? "=https" : "=http,https";
  const Ended curl = run_program({"curl",
                                  "--silent",
                                  "--show-error",
                                  "--stderr",
                                  "-",
                                  "--fail",
                                  "--location",
                                  "--max-redirs",
                                  "10",
                                  "--proto",
                                  "=http,https",
                                  "--proto-redir",
                                  protocols,
                                  "--connect-timeout",
                                  "20",
                                  "--speed-limit",
                                  "1",
                                  "--speed-time",
                                  "30",
                                  "--max-filesize",
                                  "268435456",
                                  "--user-agent",
                                  std::string("lacuna/") + kVersion,
                                  "--output",
                                  body.path(),
                                  "--url",
                                  url});
  if (curl.code == -1 || curl.code == kNotFound) return cannot_download(url, "the program curl is not there");
  if (curl.code != 0) {
    return cannot_download(url, curl.said.substr(0, curl.said.find_last_not_of(" \n") + 1));
  }
  return base::read_file(body.path());
}

Status download_to(const text::SpmModel& model, const std::filesystem::path& path) {
  const std::string url(model.url);
  const Result<std::string> body = download(url);
  if (!body) return body.error();
  const auto opened = text::open_spm_model(model, *body, url);
  if (!opened) return opened.error();
  std::error_code code;
  std::filesystem::create_directories(path.parent_path(), code);
  if (code)
    return Error{.code = ErrorCode::kIo,
                 .message = "cannot make this folder: " + code.message(),
                 .path = path.parent_path().string()};
  return base::write_file(path.string(), *body);
}

}  // namespace

Status download_model(const text::SpmModel& model, const std::string& folder) {
  const std::filesystem::path path = std::filesystem::path(folder) / model.file;
  Status status = download_to(model, path);
  if (status) return status;
  Error error = status.error();
  error.message += "; to do without a download, put the model of " + std::string(model.name) + " (from " +
                   std::string(model.url) + ") here: " + path.string();
  return error;
}

Status provide_model(std::string_view tokenizer, const std::vector<std::string>& folders, std::ostream& err) {
  const text::SpmModel* model = text::find_spm_model(tokenizer);
  if (model == nullptr || folders.empty() || !text::locate_spm_model(*model, folders).empty()) return {};
  err << "lacuna: note: downloading the model of " << model->name << " from " << model->url << " to " << folders.front()
      << '\n';
  return download_model(*model, folders.front());
}

}  // namespace lacuna::cli
