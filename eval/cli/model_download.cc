#include "eval/cli/model_download.h"

#ifdef LACUNA_HAS_CURL
#include <curl/curl.h>
#endif

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>

#include "eval/base/file.h"
#include "lacuna/version.h"

namespace lacuna::cli {
namespace {

Error cannot_download(const std::string& url, const std::string& why) {
  return {.code = ErrorCode::kIo, .message = "cannot download " + url + ": " + why, .path = {}};
}

#ifdef LACUNA_HAS_CURL

constexpr std::size_t kLargestModel = std::size_t{256} << 20;
constexpr long kConnectSeconds = 20;
constexpr long kStalledSeconds = 30;  // as long as nothing comes

std::size_t append(const char* bytes, std::size_t size, std::size_t count, void* body) {
  auto& text = *static_cast<std::string*>(body);
  if (text.size() + size * count > kLargestModel) return 0;  // ends the transfer with an error
  text.append(bytes, size * count);
  return size * count;
}

Result<std::string> download(const std::string& url) {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(ready ? curl_easy_init() : nullptr,
                                                                   &curl_easy_cleanup);
  if (!handle) return cannot_download(url, "libcurl does not start");
  CURL* const curl = handle.get();
  std::string body;
  std::array<char, CURL_ERROR_SIZE> message{};
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, (std::string("lacuna/") + kVersion).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, url.starts_with("https:") ? "https" : "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 10L);
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kStalledSeconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, message.data());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
  const CURLcode code = curl_easy_perform(curl);
  if (code == CURLE_OK) return body;
  return cannot_download(url, message[0] != '\0' ? message.data() : curl_easy_strerror(code));
}

#else

Result<std::string> download(const std::string& url) { return cannot_download(url, "this build has no libcurl"); }

#endif

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
