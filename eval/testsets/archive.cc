#include "eval/testsets/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "eval/base/glob.h"
#include "eval/testsets/shared_object.h"

namespace lacuna::testsets {
namespace {

struct Api {
  decltype(&::archive_read_new) read_new = nullptr;
  decltype(&::archive_read_free) read_free = nullptr;
  decltype(&::archive_read_support_filter_gzip) support_gzip = nullptr;
  decltype(&::archive_read_support_filter_bzip2) support_bzip2 = nullptr;
  decltype(&::archive_read_support_filter_xz) support_xz = nullptr;
  decltype(&::archive_read_support_filter_zstd) support_zstd = nullptr;
  decltype(&::archive_read_support_format_tar) support_tar = nullptr;
  decltype(&::archive_read_support_format_zip) support_zip = nullptr;
  decltype(&::archive_read_open_filename) open_filename = nullptr;
  decltype(&::archive_read_next_header) next_header = nullptr;
  decltype(&::archive_read_data) read_data = nullptr;
  decltype(&::archive_filter_bytes) filter_bytes = nullptr;
  decltype(&::archive_error_string) error_string = nullptr;
  decltype(&::archive_entry_pathname_utf8) pathname_utf8 = nullptr;
  decltype(&::archive_entry_pathname) pathname = nullptr;
  decltype(&::archive_entry_filetype) filetype = nullptr;
  decltype(&::archive_entry_hardlink) hardlink = nullptr;
  decltype(&::archive_entry_size) size = nullptr;
};

Result<Api> load_api() {
  const Result<SharedObject> library = SharedObject::load("libarchive.so.13", "libarchive13");
  if (!library) return library.error();
  Api api;
  const bool found =
      library->find("archive_read_new", api.read_new) && library->find("archive_read_free", api.read_free) &&
      library->find("archive_read_support_filter_gzip", api.support_gzip) &&
      library->find("archive_read_support_filter_bzip2", api.support_bzip2) &&
      library->find("archive_read_support_filter_xz", api.support_xz) &&
      library->find("archive_read_support_filter_zstd", api.support_zstd) &&
      library->find("archive_read_support_format_tar", api.support_tar) &&
      library->find("archive_read_support_format_zip", api.support_zip) &&
      library->find("archive_read_open_filename", api.open_filename) &&
      library->find("archive_read_next_header", api.next_header) && library->find("archive_read_data", api.read_data) &&
      library->find("archive_filter_bytes", api.filter_bytes) &&
      library->find("archive_error_string", api.error_string) &&
      library->find("archive_entry_pathname_utf8", api.pathname_utf8) &&
      library->find("archive_entry_pathname", api.pathname) && library->find("archive_entry_filetype", api.filetype) &&
      library->find("archive_entry_hardlink", api.hardlink) && library->find("archive_entry_size", api.size);
  if (!found) return Error{.code = ErrorCode::kIo, .message = "libarchive is too old", .path = {}};
  return api;
}

const Result<Api>& archive_api() {
  static const Result<Api> api = load_api();
  return api;
}

class Reader {
 public:
  Reader(const Api& api, const std::string& path, const std::vector<std::string>& names, const Progress* progress,
         const ArchiveLimits& limits)
      : api_(api), path_(path), names_(names), progress_(progress), limits_(limits), archive_(api.read_new()) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (archive_ != nullptr) api_.read_free(archive_);
  }

  Result<std::vector<std::string>> read() {
    if (archive_ == nullptr) return error(ErrorCode::kInternal, "libarchive cannot begin");
    api_.support_gzip(archive_);
    api_.support_bzip2(archive_);
    api_.support_xz(archive_);
    api_.support_zstd(archive_);
    api_.support_tar(archive_);
    api_.support_zip(archive_);
    constexpr std::size_t kBlock = std::size_t{1} << 18U;
    if (api_.open_filename(archive_, path_.c_str(), kBlock) != ARCHIVE_OK) return libarchive_error(ErrorCode::kIo);
    std::vector<std::optional<std::string>> found(names_.size());
    archive_entry* entry = nullptr;
    for (std::uint64_t entries = 1;; ++entries) {
      if (stopped()) return interrupted();
      const int state = api_.next_header(archive_, &entry);
      if (state == ARCHIVE_EOF) break;
      if (state != ARCHIVE_OK && state != ARCHIVE_WARN) return libarchive_error(ErrorCode::kFormat);
      if (entries > limits_.entries) return error(ErrorCode::kFormat, "more members than an archive may have");
      const la_int64_t size = api_.size(entry);
      if (size > 0 && unpacked() + static_cast<std::uint64_t>(size) > limits_.all_bytes) return too_large();
      if (const Status taken = take(entry, found); !taken) return taken.error();
    }
    std::vector<std::string> members;
    members.reserve(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!found[i]) return error(ErrorCode::kFormat, "the archive has no member '" + names_[i] + "'");
      members.push_back(*std::move(found[i]));
    }
    return members;
  }

 private:
  [[nodiscard]] Error error(ErrorCode code, std::string message) const {
    return {.code = code, .message = std::move(message), .path = path_};
  }
  [[nodiscard]] Error libarchive_error(ErrorCode code) const {
    const char* why = api_.error_string(archive_);
    return error(code, std::string("cannot read the archive: ") + (why == nullptr ? "it is damaged" : why));
  }
  [[nodiscard]] Error too_large() const {
    return error(ErrorCode::kFormat, "the archive unpacks to more than a test set ever has");
  }
  [[nodiscard]] Error interrupted() const { return error(ErrorCode::kInterrupted, "interrupted"); }
  [[nodiscard]] bool stopped() const { return progress_ != nullptr && progress_->stop_requested(); }
  [[nodiscard]] std::uint64_t unpacked() const {
    const la_int64_t bytes = api_.filter_bytes(archive_, 0);
    return bytes > 0 ? static_cast<std::uint64_t>(bytes) : 0;
  }

  /// Reads the member if one of the names fits it.
  Status take(archive_entry* entry, std::vector<std::optional<std::string>>& found) {
    const char* pathname = api_.pathname_utf8(entry);
    if (pathname == nullptr) pathname = api_.pathname(entry);
    std::string_view name = pathname == nullptr ? std::string_view{} : std::string_view{pathname};
    while (name.starts_with("./")) name.remove_prefix(2);
    std::optional<std::string> bytes;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!base::glob_matches(names_[i], name)) continue;
      const std::string shown(name);
      if (found[i]) return error(ErrorCode::kFormat, "the archive has several members '" + names_[i] + "'");
      if (api_.filetype(entry) != AE_IFREG || api_.hardlink(entry) != nullptr) {
        return error(ErrorCode::kFormat, "the member '" + shown + "' is not a regular file");
      }
      if (!bytes) {
        Result<std::string> read = read_data(shown);
        if (!read) return read.error();
        bytes = std::move(*read);
      }
      found[i] = *bytes;
    }
    return {};
  }

  Result<std::string> read_data(const std::string& name) {
    std::string bytes;
    std::string piece(std::size_t{1} << 18U, '\0');
    while (true) {
      if (stopped()) return interrupted();
      const la_ssize_t got = api_.read_data(archive_, piece.data(), piece.size());
      if (got < 0) return libarchive_error(ErrorCode::kFormat);
      if (got == 0) return bytes;
      if (bytes.size() + static_cast<std::size_t>(got) > limits_.member_bytes) {
        return error(ErrorCode::kFormat,
                     "the member '" + name + "' has more than " + std::to_string(limits_.member_bytes) + " bytes");
      }
      bytes.append(piece, 0, static_cast<std::size_t>(got));
    }
  }

  const Api& api_;
  const std::string& path_;
  const std::vector<std::string>& names_;
  const Progress* progress_;
  const ArchiveLimits& limits_;
  archive* archive_;
};

}  // namespace

Result<std::vector<std::string>> read_members(const std::string& path, const std::vector<std::string>& names,
                                              const Progress* progress, const ArchiveLimits& limits) {
  const Result<Api>& api = archive_api();
  if (!api) return api.error();
  return Reader(*api, path, names, progress, limits).read();
}

}  // namespace lacuna::testsets
