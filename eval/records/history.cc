#include "lacuna/history.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "eval/base/glob.h"
#include "eval/base/utf8.h"
#include "eval/records/database.h"

namespace lacuna {
namespace {

using records::Database;
using records::FileHeader;
using records::Statement;

constexpr std::uint32_t kApplication = 0x4C616375;  // "Lacu": tells the file from those of other programs
constexpr std::int32_t kVersion = 1;                // of the tables

// The journal stays SQLite's default, a rollback journal that goes with each commit, and so does "synchronous": FULL,
// or a commit would be reported before it is on the disk. The file gets copied as an artifact of CI jobs and lies on
// network file systems, so it has to be whole by itself after every run; a write-ahead log would keep part of it in a
// second file, and needs shared memory.
//
// Rows of a run have a position, to keep the order of the configuration; the keys serve reading run by run.
constexpr const char* kSchema = R"(
  CREATE TABLE runs(
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    commit_id TEXT NOT NULL,
    version TEXT NOT NULL,
    config TEXT NOT NULL,
    verdict TEXT NOT NULL,
    exit_code INTEGER NOT NULL);
  CREATE TABLE scores(
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    suite TEXT NOT NULL,
    metric TEXT NOT NULL,
    signature TEXT NOT NULL,
    lower_is_better INTEGER NOT NULL,
    value REAL,
    baseline REAL,
    gain REAL,
    gain_low REAL,
    gain_high REAL,
    verdict TEXT NOT NULL,
    PRIMARY KEY(run, position)) WITHOUT ROWID;
  CREATE TABLE findings(
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    suite TEXT NOT NULL,
    checked INTEGER NOT NULL,
    units INTEGER NOT NULL,
    minor INTEGER NOT NULL,
    major INTEGER NOT NULL,
    critical INTEGER NOT NULL,
    added INTEGER NOT NULL,
    fixed INTEGER NOT NULL,
    suppressed INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY(run, position)) WITHOUT ROWID;
)";

constexpr const char* kInsertRun =
    "INSERT INTO runs(time, commit_id, version, config, verdict, exit_code) VALUES(?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertScore =
    "INSERT INTO scores(run, position, suite, metric, signature, lower_is_better, value, baseline, gain, gain_low, "
    "gain_high, verdict) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertFindings =
    "INSERT INTO findings(run, position, suite, checked, units, minor, major, critical, added, fixed, suppressed, "
    "verdict) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

constexpr const char* kSelectRuns =
    "SELECT id, time, commit_id, version, config, verdict, exit_code FROM runs ORDER BY id DESC LIMIT ?";
constexpr const char* kSelectScores =
    "SELECT run, suite, metric, signature, lower_is_better, value, baseline, gain, gain_low, gain_high, verdict "
    "FROM scores WHERE run >= ? ORDER BY run, position";
constexpr const char* kSelectFindings =
    "SELECT run, suite, checked, units, minor, major, critical, added, fixed, suppressed, verdict "
    "FROM findings WHERE run >= ? ORDER BY run, position";

/// Whether the file is a history of a version that is known here; an empty file is a new one.
Status check_identity(const Database& database, const FileHeader& header) {
  const auto refused = [&](std::string why) { return database.error(ErrorCode::kFormat, std::move(why)); };
  if (header.size == 0) return {};
  if (!header.is_sqlite) return refused("not a history: expected an SQLite file");
  if (header.application != kApplication) return refused("not a history: an SQLite file of another program");
  if (header.version > kVersion) {
    return refused("a history of a newer Lacuna: its tables have version " + std::to_string(header.version) +
                   ", this one knows " + std::to_string(kVersion));
  }
  if (header.version < kVersion) return refused("damaged: the history has no version");
  return {};
}

/// Known to be a history, or empty, before SQLite locks or mends anything.
Result<Database> open_history(const std::string& path, Database::Access access) {
  Result<Database> database = Database::open(path, access);
  if (!database) return database;
  const Result<FileHeader> header = database->header();
  if (!header) return header.error();
  if (Status known = check_identity(*database, *header); !known) return known.error();
  return database;
}

/// Under a lock: looks at the file again, which another process may just have made; true: there is nothing in it yet.
Result<bool> check_whole(const Database& database) {
  const Result<FileHeader> header = database.header();
  if (!header) return header.error();
  if (Status known = check_identity(database, *header); !known) return known.error();
  if (header->size < header->expected_size) {  // SQLite takes what is missing of a page for zeros
    return database.error(ErrorCode::kFormat, "damaged: cut off, " + std::to_string(header->size) + " bytes of " +
                                                  std::to_string(header->expected_size));
  }
  return header->size == 0;
}

/// What is stored has to be UTF-8, or other programs could not read it.
Status check_texts(const std::string& path, const HistoryRun& run) {
  std::vector<std::string_view> texts{run.time, run.commit, run.version, run.config};
  for (const HistoryScore& score : run.scores) texts.insert(texts.end(), {score.suite, score.metric, score.signature});
  for (const HistoryFindings& findings : run.findings) texts.emplace_back(findings.suite);
  if (std::none_of(texts.begin(), texts.end(), [](auto text) { return base::first_invalid_utf8(text).has_value(); })) {
    return {};
  }
  return Error{.code = ErrorCode::kEncoding,
               .message = "cannot append the run: its commit, a path or a name in it is not valid UTF-8",
               .path = path};
}

std::int64_t stored(std::uint64_t count) {
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return static_cast<std::int64_t>(std::min(count, kMost));
}

std::string_view stored(Verdict verdict) { return to_string(verdict); }

Status create_schema(const Database& database) {
  if (Status made = database.execute(kSchema); !made) return made;
  return database.execute("PRAGMA application_id = " + std::to_string(kApplication) +
                          "; PRAGMA user_version = " + std::to_string(kVersion));
}

Status insert_scores(const Database& database, std::int64_t run, const std::vector<HistoryScore>& scores) {
  Result<Statement> row = database.prepare(kInsertScore);
  if (!row) return row.error();
  std::int64_t position = 0;
  for (const HistoryScore& score : scores) {
    row->bind(run, position++, std::string_view{score.suite}, std::string_view{score.metric},
              std::string_view{score.signature}, std::int64_t{score.lower_is_better}, score.value, score.baseline,
              score.gain, score.gain_low, score.gain_high, stored(score.verdict));
    if (Status done = row->run(); !done) return done;
  }
  return {};
}

Status insert_findings(const Database& database, std::int64_t run, const std::vector<HistoryFindings>& findings) {
  Result<Statement> row = database.prepare(kInsertFindings);
  if (!row) return row.error();
  std::int64_t position = 0;
  for (const HistoryFindings& counts : findings) {
    row->bind(run, position++, std::string_view{counts.suite}, std::int64_t{counts.checked}, stored(counts.units),
              stored(counts.minor), stored(counts.major), stored(counts.critical), stored(counts.added),
              stored(counts.fixed), stored(counts.suppressed), stored(counts.verdict));
    if (Status done = row->run(); !done) return done;
  }
  return {};
}

Result<std::int64_t> insert_run(const Database& database, const HistoryRun& run) {
  Result<Statement> row = database.prepare(kInsertRun);
  if (!row) return row.error();
  row->bind(std::string_view{run.time}, std::string_view{run.commit}, std::string_view{run.version},
            std::string_view{run.config}, stored(run.verdict), std::int64_t{run.exit_code});
  if (Status done = row->run(); !done) return done.error();
  const std::int64_t id = database.last_id();
  if (Status done = insert_scores(database, id, run.scores); !done) return done.error();
  if (Status done = insert_findings(database, id, run.findings); !done) return done.error();
  return id;
}

std::optional<Verdict> verdict_of(std::string_view name) {
  for (const Verdict verdict : {Verdict::kPass, Verdict::kInconclusive, Verdict::kFail, Verdict::kError}) {
    if (name == to_string(verdict)) return verdict;
  }
  return std::nullopt;
}

std::string unknown_verdict(std::int64_t run) {
  return "run " + std::to_string(run) + " has a verdict that is none of pass, inconclusive, fail and error";
}

/// Calls `use(row)` for each row, which says what is wrong with it, or nothing.
template <class Use>
Status for_each_row(const Database& database, const char* sql, std::int64_t argument, const Use& use) {
  Result<Statement> rows = database.prepare(sql);
  if (!rows) return rows.error();
  rows->bind(argument);
  while (true) {
    const Result<bool> more = rows->next();
    if (!more) return more.error();
    if (!*more) return {};
    const std::string wrong = use(*rows);
    if (!wrong.empty()) return database.error(ErrorCode::kFormat, "damaged: " + wrong);
  }
}

Result<std::vector<HistoryRun>> select_runs(const Database& database, std::size_t last) {
  std::vector<HistoryRun> runs;
  const std::int64_t limit = last == 0 ? -1 : stored(last);
  Status done = for_each_row(database, kSelectRuns, limit, [&](const Statement& row) {
    HistoryRun& run = runs.emplace_back();
    run.id = row.integer(0);
    run.time = row.text(1);
    run.commit = row.text(2);
    run.version = row.text(3);
    run.config = row.text(4);
    run.exit_code = static_cast<int>(row.integer(6));
    const std::optional<Verdict> verdict = verdict_of(row.text(5));
    run.verdict = verdict.value_or(Verdict::kError);
    return verdict ? std::string() : unknown_verdict(run.id);
  });
  if (!done) return done.error();
  std::reverse(runs.begin(), runs.end());
  return runs;
}

/// Finds the run of each row, of a suite that is asked for, by ascending ids.
class RunFinder {
 public:
  RunFinder(std::vector<HistoryRun>& runs, const std::string& suite)
      : next_(runs.begin()), end_(runs.end()), suite_(suite) {}

  /// Null for rows that nobody wants.
  HistoryRun* find(std::int64_t id, std::string_view suite) {
    while (next_ != end_ && next_->id < id) ++next_;
    if (next_ == end_ || next_->id != id) return nullptr;
    return suite_.empty() || base::glob_matches(suite_, suite) ? &*next_ : nullptr;
  }

 private:
  std::vector<HistoryRun>::iterator next_;
  std::vector<HistoryRun>::iterator end_;
  std::string_view suite_;
};

Status select_scores(const Database& database, const std::string& suite, std::vector<HistoryRun>& runs) {
  RunFinder finder(runs, suite);
  return for_each_row(database, kSelectScores, runs.front().id, [&](const Statement& row) -> std::string {
    HistoryScore score;
    score.suite = row.text(1);
    HistoryRun* const run = finder.find(row.integer(0), score.suite);
    if (run == nullptr) return {};
    score.metric = row.text(2);
    score.signature = row.text(3);
    score.lower_is_better = row.integer(4) != 0;
    score.value = row.number(5);
    score.baseline = row.number(6);
    score.gain = row.number(7);
    score.gain_low = row.number(8);
    score.gain_high = row.number(9);
    const std::optional<Verdict> verdict = verdict_of(row.text(10));
    if (!verdict) return unknown_verdict(run->id);
    score.verdict = *verdict;
    run->scores.push_back(std::move(score));
    return {};
  });
}

Status select_findings(const Database& database, const std::string& suite, std::vector<HistoryRun>& runs) {
  RunFinder finder(runs, suite);
  return for_each_row(database, kSelectFindings, runs.front().id, [&](const Statement& row) -> std::string {
    HistoryFindings findings;
    findings.suite = row.text(1);
    HistoryRun* const run = finder.find(row.integer(0), findings.suite);
    if (run == nullptr) return {};
    findings.checked = row.integer(2) != 0;
    int column = 3;
    for (std::uint64_t* const count : {&findings.units, &findings.minor, &findings.major, &findings.critical,
                                       &findings.added, &findings.fixed, &findings.suppressed}) {
      const std::int64_t value = row.integer(column++);
      if (value < 0) return "run " + std::to_string(run->id) + " has a count below 0";
      *count = static_cast<std::uint64_t>(value);
    }
    const std::optional<Verdict> verdict = verdict_of(row.text(column));
    if (!verdict) return unknown_verdict(run->id);
    findings.verdict = *verdict;
    run->findings.push_back(std::move(findings));
    return {};
  });
}

/// Takes a lock, so that all is read as of one moment: BEGIN alone does not.
Status begin_reading(const Database& database) { return database.execute("BEGIN; SELECT count(*) FROM sqlite_master"); }

Result<std::vector<HistoryRun>> select_all(const Database& database, const HistoryQuery& query) {
  const Result<bool> is_empty = check_whole(database);
  if (!is_empty) return is_empty.error();
  if (*is_empty) return std::vector<HistoryRun>();
  Result<std::vector<HistoryRun>> runs = select_runs(database, query.last);
  if (!runs || runs->empty()) return runs;
  if (Status done = select_scores(database, query.suite, *runs); !done) return done.error();
  if (Status done = select_findings(database, query.suite, *runs); !done) return done.error();
  return runs;
}

}  // namespace

Result<std::int64_t> append_history(const std::string& path, const HistoryRun& run) {
  if (Status sound = check_texts(path, run); !sound) return sound.error();
  const Result<Database> database = open_history(path, Database::Access::kCreate);
  if (!database) return database.error();
  if (database->is_read_only()) return database->error(ErrorCode::kIo, "cannot append the run: the file is read-only");
  // For writing from the start: of two that read first, one would have to give up.
  if (Status begun = database->execute("BEGIN IMMEDIATE"); !begun) return begun.error();
  const Result<bool> is_empty = check_whole(*database);
  if (!is_empty) return is_empty.error();
  if (*is_empty) {
    if (Status made = create_schema(*database); !made) return made.error();
  }
  Result<std::int64_t> id = insert_run(*database, run);
  if (!id) return id;
  if (Status committed = database->execute("COMMIT"); !committed) return committed.error();
  return id;
}

Result<std::vector<HistoryRun>> read_history(const std::string& path, const HistoryQuery& query) {
  const Result<Database> database = open_history(path, Database::Access::kRead);
  if (!database) return database.error();
  Status begun = begin_reading(*database);
  if (begun) return select_all(*database, query);
  if (!database->has_to_write()) return begun.error();
  // A process was killed while it wrote. The journal that it left has to be played back first, and that is writing.
  const Result<Database> writable = open_history(path, Database::Access::kWrite);
  if (!writable) return writable.error();
  if (begun = begin_reading(*writable); begun) return select_all(*writable, query);
  if (!writable->is_read_only()) return begun.error();
  return writable->error(ErrorCode::kIo,
                         "a run was interrupted while it was appended; to take it back, the file and its folder have "
                         "to be writable");
}

}  // namespace lacuna
