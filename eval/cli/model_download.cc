#include "eval/cli/model_download.h"

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <vector>

#include "eval/base/file.h"
#include "eval/testsets/download.h"

namespace lacuna::cli {
namespace {

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

Result<std::string> download(const std::string& url, const DownloadOptions& options) {
  constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20U;
  const TemporaryFile body;
  // What is no model is refused, whatever length it has.
  const Result<testsets::Downloaded> done = testsets::download(
      {.url = url, .part = body.path(), .most_bytes = kMostBytes, .checked_after = true, .resumable = false}, options,
      nullptr);
  if (!done) return done.error();
  return base::read_file(body.path());
}

Status download_to(const text::SpmModel& model, const std::filesystem::path& path, const DownloadOptions& options) {
  const std::string url(model.url);
  const Result<std::string> body = download(url, options);
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

Status download_model(const text::SpmModel& model, const std::string& folder, const DownloadOptions& options) {
  const std::filesystem::path path = std::filesystem::path(folder) / model.file;
  Status status = download_to(model, path, options);
  if (status) return status;
  Error error = status.error();
  error.message += "; to do without a download, put the model of " + std::string(model.name) + " (from " +
                   std::string(model.url) + ") here: " + path.string();
  return error;
}

Status provide_model(std::string_view tokenizer, const std::vector<std::string>& folders,
                     const DownloadOptions& options, std::ostream& err) {
  const text::SpmModel* model = text::find_spm_model(tokenizer);
  if (model == nullptr || folders.empty() || !text::locate_spm_model(*model, folders).empty()) return {};
  err << "lacuna: note: downloading the model of " << model->name << " from " << model->url << " to " << folders.front()
      << '\n';
  return download_model(*model, folders.front(), options);
}

}  // namespace lacuna::cli
