/// \file
/// A database file: SQLite's C interface with owners, and errors in place of codes.
///
///     Result<Database> database = Database::open(path, Database::Access::kCreate);
///     if (!database) return database.error();
///     Result<Statement> row = database->prepare("INSERT INTO names VALUES(?, ?)");
///     row->bind(std::int64_t{1}, std::string_view{"Lan"});
///     if (Status done = row->run(); !done) return done;
///
/// What is not committed when the database closes is rolled back. Statements end before their database does.
/// Thread-safety: a database and its statements belong to one thread; any number may be open on one file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lacuna/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace lacuna::records {

/// A prepared statement. Columns and parameters are counted from 0.
class Statement {
 public:
  Statement(sqlite3_stmt* handle, std::string path);

  /// Values for all parameters, from the first: std::int64_t, std::string_view, std::optional<double>. Numbers that are
  /// not finite are stored as null. What goes wrong is said by the next `next` or `run`.
  template <class... Values>
  void bind(const Values&... values) {
    restart();
    int index = 0;
    (bind_one(index++, values), ...);
  }

  /// Moves on to the next row; false: there is none.
  [[nodiscard]] Result<bool> next();
  /// Runs to the end.
  [[nodiscard]] Status run();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::optional<double> number(int column) const;  ///< null for what is not finite

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };

  void restart();
  void bind_one(int index, std::int64_t value);
  void bind_one(int index, std::string_view value);
  void bind_one(int index, const std::optional<double>& value);
  void keep(int code);

  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  std::string path_;
  int bound_ = 0;  // the first code of a binding that says failure
};

/// What the first bytes of a database file say.
struct FileHeader {
  std::int64_t size = 0;           ///< of the file
  bool is_sqlite = false;          ///< it is an SQLite file at all
  std::uint32_t application = 0;   ///< application_id
  std::int32_t version = 0;        ///< user_version
  std::int64_t expected_size = 0;  ///< at least that much is the file's when nobody writes it; 0: not said
};

class Database {
 public:
  enum class Access : std::uint8_t {
    kRead,
    kWrite,   ///< read only where the file cannot be written
    kCreate,  ///< the same; makes the file, empty, when it is not there
  };

  /// The name is a file's and nothing else (SQLite has a meaning of its own for ":memory:"). Waits up to half a minute
  /// for other processes, here and later. Nothing that stands in the file (views, triggers) is run. Errors: kIo; kUsage
  /// for what cannot be a name. That the file is a database shows later.
  [[nodiscard]] static Result<Database> open(const std::string& path, Access access);

  /// One statement or several. Errors: kIo; kFormat for a file that is damaged, or not what the statement takes it for.
  [[nodiscard]] Status execute(const std::string& sql) const;
  [[nodiscard]] Result<Statement> prepare(const char* sql) const;

  /// Past the locks, and without playing back a journal: for what holds before there is a lock, or never changes.
  [[nodiscard]] Result<FileHeader> header() const;
  [[nodiscard]] bool is_read_only() const;
  /// Whether the last call failed only because the file is open for reading: a journal has to be played back.
  [[nodiscard]] bool has_to_write() const;
  [[nodiscard]] std::int64_t last_id() const;

  /// An error with this file's path.
  [[nodiscard]] Error error(ErrorCode code, std::string message) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };

  Database(std::string path, sqlite3* handle);

  [[nodiscard]] Status configure() const;

  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace lacuna::records
