#include "eval/testsets/download.h"

#define CURL_DISABLE_TYPECHECK  // NOLINT(readability-identifier-naming): its macros would call functions not linked
#include <curl/curl.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "eval/base/file.h"
#include "eval/testsets/shared_object.h"
#include "eval/text/ascii.h"
#include "lacuna/version.h"

namespace lacuna::testsets {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kPollMilliseconds = 50;  // how late a request to stop may be seen
constexpr long kMostRedirects = 10;
constexpr std::size_t kMostHeaderBytes = 1000;  // of an entity tag or a date that is kept

struct Api {
  decltype(&::curl_global_init) global_init = nullptr;
  decltype(&::curl_easy_init) easy_init = nullptr;
  decltype(&::curl_easy_setopt) easy_setopt = nullptr;
  decltype(&::curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&::curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&::curl_easy_strerror) easy_strerror = nullptr;
  decltype(&::curl_slist_append) slist_append = nullptr;
  decltype(&::curl_slist_free_all) slist_free_all = nullptr;
  decltype(&::curl_multi_init) multi_init = nullptr;
  decltype(&::curl_multi_add_handle) multi_add_handle = nullptr;
  decltype(&::curl_multi_remove_handle) multi_remove_handle = nullptr;
  decltype(&::curl_multi_perform) multi_perform = nullptr;
  decltype(&::curl_multi_poll) multi_poll = nullptr;
  decltype(&::curl_multi_info_read) multi_info_read = nullptr;
  decltype(&::curl_multi_cleanup) multi_cleanup = nullptr;
};

Result<Api> load_api() {
  const Result<SharedObject> curl = SharedObject::load("libcurl.so.4", "libcurl4");
  if (!curl) return curl.error();
  Api api;
  const bool found =
      curl->find("curl_global_init", api.global_init) && curl->find("curl_easy_init", api.easy_init) &&
      curl->find("curl_easy_setopt", api.easy_setopt) && curl->find("curl_easy_getinfo", api.easy_getinfo) &&
      curl->find("curl_easy_cleanup", api.easy_cleanup) && curl->find("curl_easy_strerror", api.easy_strerror) &&
      curl->find("curl_slist_append", api.slist_append) && curl->find("curl_slist_free_all", api.slist_free_all) &&
      curl->find("curl_multi_init", api.multi_init) && curl->find("curl_multi_add_handle", api.multi_add_handle) &&
      curl->find("curl_multi_remove_handle", api.multi_remove_handle) &&
      curl->find("curl_multi_perform", api.multi_perform) && curl->find("curl_multi_poll", api.multi_poll) &&
      curl->find("curl_multi_info_read", api.multi_info_read) && curl->find("curl_multi_cleanup", api.multi_cleanup);
  if (!found || api.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    return Error{.code = ErrorCode::kIo, .message = "libcurl is too old or cannot be started", .path = {}};
  }
  return api;
}

const Result<Api>& curl_api() {
  static const Result<Api> api = load_api();
  return api;
}

/// What the bytes in a `.part` file are the beginning of.
struct PartNote {
  std::string url;
  std::string etag;           ///< a strong one, or empty
  std::string last_modified;  ///< as the server wrote it, or empty
  std::optional<std::uint64_t> total;

  /// What an If-Range may say, or empty.
  [[nodiscard]] const std::string& validator() const { return etag.empty() ? last_modified : etag; }
};

std::string note_path(const std::string& part) { return part + ".json"; }

std::optional<PartNote> read_note(const std::string& part) {
  const Result<std::string> bytes = base::read_text_file(note_path(part), std::size_t{1} << 16U);
  if (!bytes) return std::nullopt;
  const nlohmann::json json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  PartNote note;
  const auto text = [&](const char* key, std::string& value) {
    const auto found = json.find(key);
    if (found != json.end() && found->is_string()) value = found->get<std::string>();
  };
  text("url", note.url);
  text("etag", note.etag);
  text("last_modified", note.last_modified);
  if (const auto total = json.find("total"); total != json.end() && total->is_number_unsigned()) {
    note.total = total->get<std::uint64_t>();
  }
  return note;
}

Status write_note(const std::string& part, const PartNote& note) {
  nlohmann::ordered_json json = {{"url", note.url}, {"etag", note.etag}, {"last_modified", note.last_modified}};
  if (note.total) json["total"] = *note.total;
  return base::write_file(note_path(part), json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

std::uint64_t size_of(const std::string& path) {
  std::error_code code;
  const std::uintmax_t size = fs::file_size(path, code);
  return code ? 0 : size;
}

std::string system_message(int code) { return std::generic_category().message(code); }

/// "bytes 200-999/1000": where the body of a 206 begins, and the size of the whole.
struct ContentRange {
  std::uint64_t begin = 0;
  std::optional<std::uint64_t> total;
};

std::optional<ContentRange> parse_content_range(std::string_view text) {
  if (!text.starts_with("bytes ")) return std::nullopt;
  text.remove_prefix(6);
  ContentRange range;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), range.begin);
  if (code != std::errc{} || end == text.data() + text.size() || *end != '-') return std::nullopt;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view total = text.substr(slash + 1);
  std::uint64_t value = 0;
  if (std::from_chars(total.data(), total.data() + total.size(), value).ec == std::errc{}) range.total = value;
  return range;
}

/// The headers of one response.
struct Headers {
  std::string etag;
  std::string last_modified;
  std::string content_range;
  bool chunked = false;

  void take(std::string_view line) {
    if (line.starts_with("HTTP/")) {  // of the next response: after a redirection, or a 100
      *this = {};
      return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string name = text::lower(line.substr(0, colon));
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && static_cast<unsigned char>(value.back()) <= ' ') value.remove_suffix(1);
    if (value.size() > kMostHeaderBytes) return;
    if (name == "etag" && value.starts_with('"')) etag = value;  // a weak one ("W/…") says nothing of the bytes
    if (name == "last-modified") last_modified = value;
    if (name == "content-range") content_range = value;
    if (name == "transfer-encoding") chunked = text::lower(value).find("chunked") != std::string::npos;
  }
};

/// How an attempt ended that did not bring all of it.
enum class Ending { kFailed, kTryAgain, kStartAnew, kStopped };

struct Failure {
  Ending ending = Ending::kFailed;
  std::string why;
};

class File {
 public:
  File() = default;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { close(); }
  /// Nothing is kept back in memory, so that what came stays when the process is killed.
  bool open(const std::string& path, bool append) {
    close();
    file_ = std::fopen(path.c_str(), append ? "ab" : "wb");
    return file_ != nullptr && std::setvbuf(file_, nullptr, _IONBF, 0) == 0;
  }
  bool write(const char* bytes, std::size_t size) { return std::fwrite(bytes, 1, size, file_) == size; }
  [[nodiscard]] bool is_open() const { return file_ != nullptr; }
  bool close() { return file_ == nullptr || std::fclose(std::exchange(file_, nullptr)) == 0; }

 private:
  std::FILE* file_ = nullptr;
};

/// One request, from the connection to the last byte.
class Attempt {
 public:
  Attempt(const Api& api, const DownloadTask& task, const DownloadOptions& options, Progress* progress)
      : api_(api), task_(task), options_(options), progress_(progress) {}
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;
  ~Attempt() {
    if (easy_ != nullptr && multi_ != nullptr) api_.multi_remove_handle(multi_, easy_);
    if (easy_ != nullptr) api_.easy_cleanup(easy_);
    if (multi_ != nullptr) api_.multi_cleanup(multi_);
    if (headers_list_ != nullptr) api_.slist_free_all(headers_list_);
  }

  /// Nothing when all of it is in the file.
  std::optional<Failure> run() {
    if (task_.resumable) look_for_beginning();
    if (note_.total && offset_ == *note_.total && offset_ > 0) return std::nullopt;  // killed before it was renamed
    easy_ = api_.easy_init();
    multi_ = api_.multi_init();
    if (easy_ == nullptr || multi_ == nullptr || !set_options())
      return Failure{Ending::kFailed, "libcurl cannot begin"};
    api_.multi_add_handle(multi_, easy_);
    const std::optional<CURLcode> code = transfer();
    if (!code) return Failure{Ending::kStopped, "interrupted"};
    std::optional<Failure> failure = judge(*code);
    if (failure) return failure;
    if (!file_.is_open() && !begin_body()) return refusal_;  // an empty body
    if (!file_.close()) return Failure{Ending::kFailed, cannot_write()};
    return std::nullopt;
  }

  [[nodiscard]] std::uint64_t bytes() const { return offset_; }
  [[nodiscard]] bool resumed() const { return resumed_; }

 private:
  void look_for_beginning() {
    const std::uint64_t size = size_of(task_.part);
    std::optional<PartNote> note = size > 0 ? read_note(task_.part) : std::nullopt;
    if (!note || note->url != task_.url || (note->total && size > *note->total)) return;
    if (note->validator().empty() && !task_.checked_after) return;
    note_ = *std::move(note);
    offset_ = size;
    resumed_ = true;
  }

  template <class Value>
  void set(CURLoption option, Value value) {
    usable_ = api_.easy_setopt(easy_, option, value) == CURLE_OK && usable_;
  }

  void add_header(const std::string& header) { headers_list_ = api_.slist_append(headers_list_, header.c_str()); }

  bool set_options() {
    const bool secure = task_.url.starts_with("https:");
    set(CURLOPT_URL, task_.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, kMostRedirects);
    set(CURLOPT_FAILONERROR, 1L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_NOPROGRESS, 1L);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(options_.connect_seconds));
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.stall_seconds));
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(task_.most_bytes));
    set(CURLOPT_USERAGENT, user_agent_.c_str());
    const std::string& proxy = secure ? options_.https_proxy : options_.http_proxy;
    set(CURLOPT_PROXY, proxy.c_str());  // an empty one: none, whatever the environment says
    set(CURLOPT_NOPROXY, options_.no_proxy.c_str());
    set(CURLOPT_ERRORBUFFER, error_.data());
    set(CURLOPT_HEADERFUNCTION, &Attempt::on_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Attempt::on_body);
    set(CURLOPT_WRITEDATA, this);
#if LIBCURL_VERSION_NUM >= 0x075700
    api_.easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);  // do not wait for a name that is still being looked up
#endif
    if (resumed_) {
      range_ = std::to_string(offset_) + "-";
      set(CURLOPT_RANGE, range_.c_str());
      if (!note_.validator().empty()) add_header("If-Range: " + note_.validator());
      set(CURLOPT_HTTPHEADER, headers_list_);
    }
    return usable_;
  }

  /// What libcurl says at the end; nothing when the caller asked to stop.
  std::optional<CURLcode> transfer() {
    int running = 1;
    while (true) {
      if (progress_ != nullptr && progress_->stop_requested()) return std::nullopt;
      if (api_.multi_perform(multi_, &running) != CURLM_OK) return CURLE_FAILED_INIT;
      int left = 0;
      const CURLMsg* message = api_.multi_info_read(multi_, &left);
      if (message != nullptr && message->msg == CURLMSG_DONE) return message->data.result;
      if (running == 0) return CURLE_FAILED_INIT;
      api_.multi_poll(multi_, nullptr, 0, kPollMilliseconds, nullptr);
    }
  }

  [[nodiscard]] long response_code() const {
    long code = 0;
    api_.easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &code);
    return code;
  }

  std::optional<Failure> judge(CURLcode code) {
    if (refusal_) return refusal_;
    if (code == CURLE_OK) return std::nullopt;
    if (code == CURLE_HTTP_RETURNED_ERROR) {
      const long status = response_code();
      if (status == 416 && resumed_) return Failure{Ending::kStartAnew, "the file is shorter than what came before"};
      const bool passing = status >= 500 || status == 408 || status == 429;
      return Failure{passing ? Ending::kTryAgain : Ending::kFailed, "the server answered " + explained(status)};
    }
    std::string why = error_.front() == '\0' ? api_.easy_strerror(code) : error_.c_str();
    while (!why.empty() && (why.back() == '\n' || why.back() == ' ')) why.pop_back();
    if (code == CURLE_OPERATION_TIMEDOUT) {
      return Failure{Ending::kTryAgain, received_ ? "nothing more came for " + std::to_string(options_.stall_seconds) +
                                                        " s; " + std::to_string(offset_) + " bytes are there"
                                                  : "no answer in time (" + why + ")"};
    }
    const bool cut = code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR ||
                     code == CURLE_GOT_NOTHING || code == CURLE_HTTP2 || code == CURLE_HTTP2_STREAM;
    return Failure{cut ? Ending::kTryAgain : Ending::kFailed, why};
  }

  static std::string explained(long status) {
    std::string text = std::to_string(status);
    if (status == 401 || status == 403) text += " (it wants to know who asks, or does not allow it)";
    if (status == 404 || status == 410) text += " (the file is not there)";
    return text;
  }

  [[nodiscard]] std::string cannot_write() const { return "cannot write " + task_.part + ": " + system_message(errno); }

  bool refuse(Ending ending, std::string why) {
    refusal_ = Failure{ending, std::move(why)};
    return false;
  }

  /// After the headers: goes on with the file, or begins it anew and notes what it is going to be.
  bool begin_body() {
    if (resumed_ && response_code() == 206) {
      const std::optional<ContentRange> range = parse_content_range(headers_.content_range);
      if (!range || range->begin != offset_ || (note_.total && range->total && *range->total != *note_.total)) {
        return refuse(Ending::kStartAnew, "the server sent another part of the file than was asked for");
      }
      if (!file_.open(task_.part, true)) return refuse(Ending::kFailed, cannot_write());
      return true;
    }
    if (response_code() == 206)
      return refuse(Ending::kFailed, "the server sent a part of the file that nobody asked for");
    offset_ = 0;
    resumed_ = false;
    curl_off_t length = -1;
    api_.easy_getinfo(easy_, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    long version = 0;
    api_.easy_getinfo(easy_, CURLINFO_HTTP_VERSION, &version);
    if (length < 0 && !headers_.chunked && version < CURL_HTTP_VERSION_2_0 && !task_.checked_after) {
      return refuse(Ending::kFailed, "the server does not say where the file ends, and no checksum is known");
    }
    note_ = {.url = task_.url, .etag = headers_.etag, .last_modified = headers_.last_modified, .total = {}};
    if (length >= 0) note_.total = static_cast<std::uint64_t>(length);
    if (!file_.open(task_.part, false)) return refuse(Ending::kFailed, cannot_write());
    if (task_.resumable) {
      if (const Status written = write_note(task_.part, note_); !written) {
        return refuse(Ending::kFailed, written.error().to_string());
      }
    }
    return true;
  }

  bool take(const char* bytes, std::size_t size) {
    if (!file_.is_open() && !begin_body()) return false;
    received_ = true;
    if (offset_ + size > task_.most_bytes) return refuse(Ending::kFailed, "it is larger than it may be");
    if (!file_.write(bytes, size)) return refuse(Ending::kFailed, cannot_write());
    offset_ += size;
    if (progress_ != nullptr) {
      progress_->update("downloading", static_cast<std::size_t>(offset_),
                        static_cast<std::size_t>(note_.total.value_or(0)));
    }
    return true;
  }

  static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* self) {
    static_cast<Attempt*>(self)->headers_.take({bytes, size * count});
    return size * count;
  }

  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
    return static_cast<Attempt*>(self)->take(bytes, size * count) ? size * count : 0;
  }

  const Api& api_;
  const DownloadTask& task_;
  const DownloadOptions& options_;
  Progress* progress_;
  CURL* easy_ = nullptr;
  CURLM* multi_ = nullptr;
  curl_slist* headers_list_ = nullptr;
  std::string error_ = std::string(CURL_ERROR_SIZE, '\0');
  std::string user_agent_ = std::string("lacuna/") + kVersion;
  std::string range_;
  bool usable_ = true;
  PartNote note_;
  Headers headers_;
  File file_;
  std::uint64_t offset_ = 0;  ///< bytes that are in the file
  bool resumed_ = false;
  bool received_ = false;
  std::optional<Failure> refusal_;  ///< what a callback has against it
};

Error cannot_download(const std::string& url, const std::string& why) {
  return {.code = ErrorCode::kIo, .message = "cannot download " + url + ": " + why, .path = {}};
}

/// Waits a little longer after each attempt; false when the caller asks to stop.
bool wait_after(int attempt, const Api& api, Progress* progress) {
  const Clock::time_point end = Clock::now() + std::chrono::milliseconds(250 << std::min(attempt, 5));
  CURLM* multi = api.multi_init();  // which knows how to sleep
  bool stop = multi == nullptr;
  while (!stop && Clock::now() < end) {
    api.multi_poll(multi, nullptr, 0, kPollMilliseconds, nullptr);
    stop = progress != nullptr && progress->stop_requested();
  }
  if (multi != nullptr) api.multi_cleanup(multi);
  return !stop;
}

}  // namespace

void discard_part(const std::string& part) {
  std::error_code code;
  fs::remove(part, code);
  fs::remove(note_path(part), code);
}

Result<Downloaded> download(const DownloadTask& task, const DownloadOptions& options, Progress* progress) {
  if (Status valid = validate(options); !valid) return valid.error();
  const Result<Api>& api = curl_api();
  if (!api) return cannot_download(task.url, api.error().message);
  Failure last;
  for (int attempt = 1, anew = 0;; ++attempt) {
    Attempt one(*api, task, options, progress);
    const std::optional<Failure> failure = one.run();
    if (progress != nullptr) progress->update("", 0, 0);
    if (!failure) return Downloaded{.bytes = one.bytes(), .resumed = one.resumed()};
    last = *failure;
    if (last.ending == Ending::kStartAnew && ++anew == 1) {
      discard_part(task.part);
      --attempt;
      continue;
    }
    if (last.ending == Ending::kTryAgain && attempt < options.attempts) {
      if (progress != nullptr) progress->note(task.url + ": " + last.why + "; trying again");
      if (wait_after(attempt, *api, progress)) continue;
      last = {Ending::kStopped, "interrupted"};
    }
    break;
  }
  if (!task.resumable) discard_part(task.part);
  if (last.ending == Ending::kStopped) {
    const bool kept = task.resumable && size_of(task.part) > 0;
    return Error{.code = ErrorCode::kInterrupted,
                 .message = "interrupted: " + task.url + (kept ? "; the same command goes on with it" : ""),
                 .path = {}};
  }
  return cannot_download(task.url, last.why);
}

}  // namespace lacuna::testsets
