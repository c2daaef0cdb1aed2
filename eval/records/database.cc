#include "eval/records/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

namespace lacuna::records {
namespace {

namespace fs = std::filesystem;

constexpr int kPatience = 30'000;  // milliseconds

/// What the last call on a connection says.
Error last_error(sqlite3* handle, const std::string& path) {
  const std::string message = sqlite3_errmsg(handle);
  const auto error = [&](ErrorCode code, std::string text) {
    return Error{.code = code, .message = std::move(text), .path = path};
  };
  switch (sqlite3_errcode(handle) & 0xFF) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR:  // statements are right, so the tables are not
      return error(ErrorCode::kFormat, "damaged: " + message);
    case SQLITE_READONLY: return error(ErrorCode::kIo, "cannot write: the file or its folder is read-only");
    case SQLITE_BUSY: return error(ErrorCode::kIo, "another process does not let go of it: " + message);
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_FULL: {
      const int system = sqlite3_system_errno(handle);
      return error(ErrorCode::kIo, system == 0 ? message : message + ": " + std::generic_category().message(system));
    }
    default: return error(ErrorCode::kIo, message);
  }
}

std::uint32_t big_endian(const std::array<unsigned char, 100>& bytes, std::size_t offset, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8U | bytes[offset + i];
  return number;
}

/// The offsets are those of sqlite.org/fileformat.html.
FileHeader parse_header(std::int64_t size, const std::array<unsigned char, 100>& bytes) {
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  FileHeader header{.size = size};
  header.is_sqlite = std::equal(kMagic.begin(), kMagic.end(), bytes.begin(),
                                [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
  if (!header.is_sqlite) return header;
  header.application = big_endian(bytes, 68, 4);
  header.version = static_cast<std::int32_t>(big_endian(bytes, 60, 4));
  const bool has_log = bytes[18] == 2;  // somebody has switched it to a write-ahead log, which may hold pages
  const bool is_counted = big_endian(bytes, 24, 4) == big_endian(bytes, 92, 4);
  if (is_counted && !has_log) {
    const std::uint32_t page = big_endian(bytes, 16, 2);
    header.expected_size = std::int64_t{page == 1 ? 65536 : page} * big_endian(bytes, 28, 4);
  }
  return header;
}

}  // namespace

// A finalised or restarted statement repeats what its last step has said already.
void Statement::Finalize::operator()(sqlite3_stmt* handle) const { static_cast<void>(sqlite3_finalize(handle)); }
void Statement::restart() {
  static_cast<void>(sqlite3_reset(handle_.get()));
  bound_ = SQLITE_OK;
}

Statement::Statement(sqlite3_stmt* handle, std::string path) : handle_(handle), path_(std::move(path)) {}

void Statement::keep(int code) {
  if (bound_ == SQLITE_OK) bound_ = code;
}

void Statement::bind_one(int index, std::int64_t value) { keep(sqlite3_bind_int64(handle_.get(), index + 1, value)); }

void Statement::bind_one(int index, std::string_view value) {
  const char* bytes = value.data() == nullptr ? "" : value.data();  // null would be NULL
  keep(sqlite3_bind_text64(handle_.get(), index + 1, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_one(int index, const std::optional<double>& value) {
  keep(value && std::isfinite(*value) ? sqlite3_bind_double(handle_.get(), index + 1, *value)
                                      : sqlite3_bind_null(handle_.get(), index + 1));
}

Result<bool> Statement::next() {
  if (bound_ != SQLITE_OK) return Error{.code = ErrorCode::kIo, .message = sqlite3_errstr(bound_), .path = path_};
  switch (sqlite3_step(handle_.get())) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: return last_error(sqlite3_db_handle(handle_.get()), path_);
  }
}

Status Statement::run() {
  while (true) {
    const Result<bool> more = next();
    if (!more) return more.error();
    if (!*more) return {};
  }
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(handle_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::optional<double> Statement::number(int column) const {
  if (sqlite3_column_type(handle_.get(), column) == SQLITE_NULL) return std::nullopt;
  const double value = sqlite3_column_double(handle_.get(), column);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Statements are gone by now, so that it cannot be refused.
void Database::Close::operator()(sqlite3* handle) const { static_cast<void>(sqlite3_close(handle)); }

Database::Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}

Result<Database> Database::open(const std::string& path, Access access) {
  const auto refused = [&](ErrorCode code, std::string message) {
    return Error{.code = code, .message = std::move(message), .path = path};
  };
  if (path.empty() || path.find('\0') != std::string::npos) return refused(ErrorCode::kUsage, "not a file's name");
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (fs::is_directory(status)) return refused(ErrorCode::kIo, "is a directory; a file was expected");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    return refused(ErrorCode::kIo, "is a device or a pipe; a file was expected");
  }
  const std::string name = path.starts_with('/') ? path : "./" + path;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
    case Access::kRead: flags |= SQLITE_OPEN_READONLY; break;
    case Access::kWrite: flags |= SQLITE_OPEN_READWRITE; break;
    case Access::kCreate: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
  }
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  Database database(path, handle);
  if (handle == nullptr) return refused(ErrorCode::kIo, "cannot open: out of memory");
  if (opened != SQLITE_OK) {
    const int system = sqlite3_system_errno(handle);
    const std::string why = system == 0 ? sqlite3_errmsg(handle) : std::generic_category().message(system);
    return refused(ErrorCode::kIo, "cannot open: " + why);
  }
  if (Status configured = database.configure(); !configured) return configured.error();
  return database;
}

Status Database::configure() const {
  if (sqlite3_busy_timeout(handle_.get(), kPatience) != SQLITE_OK) return last_error(handle_.get(), path_);
  const std::pair<int, int> options[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                         {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                         {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                         {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                         {SQLITE_DBCONFIG_ENABLE_FKEY, 1}};
  for (const auto& [option, value] : options) {
    if (sqlite3_db_config(handle_.get(), option, value, nullptr) != SQLITE_OK) {
      return last_error(handle_.get(), path_);
    }
  }
  return {};
}

Status Database::execute(const std::string& sql) const {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return last_error(handle_.get(), path_);
}

Result<Statement> Database::prepare(const char* sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), sql, -1, &statement, nullptr) != SQLITE_OK) {
    return last_error(handle_.get(), path_);
  }
  return Statement(statement, path_);
}

// By SQLite's own descriptor: closing another one of the same file would drop the locks of all threads.
Result<FileHeader> Database::header() const {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file)) != SQLITE_OK ||
      file == nullptr || file->pMethods == nullptr) {
    return error(ErrorCode::kInternal, "SQLite does not give its file");
  }
  sqlite3_int64 size = 0;
  std::array<unsigned char, 100> bytes{};  // filled up with zeros where the file is shorter
  int code = file->pMethods->xFileSize(file, &size);
  if (code == SQLITE_OK) code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0);
  if (size == 0 && code == SQLITE_IOERR_SHORT_READ) {
    unsigned char byte = 0;  // SQLite calls a file of one byte empty
    if (file->pMethods->xRead(file, &byte, 1, 0) == SQLITE_OK) size = 1;
  }
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
    return error(ErrorCode::kIo, std::string("cannot read: ") + sqlite3_errstr(code));
  }
  return parse_header(size, bytes);
}

bool Database::is_read_only() const { return sqlite3_db_readonly(handle_.get(), "main") != 0; }

bool Database::has_to_write() const { return (sqlite3_errcode(handle_.get()) & 0xFF) == SQLITE_READONLY; }

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }

Error Database::error(ErrorCode code, std::string message) const {
  return {.code = code, .message = std::move(message), .path = path_};
}

}  // namespace lacuna::records
