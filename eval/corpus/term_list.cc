#include "eval/corpus/term_list.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/packing.h"
#include "eval/corpus/csv_reader.h"

namespace lacuna::corpus {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c;
  return result;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// What a column is for.
enum class Column : std::uint8_t { kSource, kTarget, kForbidden, kStatus, kCaseSensitive, kIgnored };

/// The column with this name, or nothing for a name that says nothing.
std::optional<Column> column_named(std::string_view name, std::string_view source_language,
                                   std::string_view target_language) {
  struct Name {
    std::string_view name;
    Column column;
  };
  constexpr std::array<Name, 19> kNames = {{
      {"source", Column::kSource},
      {"source-term", Column::kSource},
      {"source term", Column::kSource},
      {"term", Column::kSource},
      {"target", Column::kTarget},
      {"target-term", Column::kTarget},
      {"target term", Column::kTarget},
      {"translation", Column::kTarget},
      {"forbidden", Column::kForbidden},
      {"forbidden-target", Column::kForbidden},
      {"status", Column::kStatus},
      {"case-sensitive", Column::kCaseSensitive},
      {"case sensitive", Column::kCaseSensitive},
      {"case", Column::kCaseSensitive},
      {"note", Column::kIgnored},
      {"notes", Column::kIgnored},
      {"comment", Column::kIgnored},
      {"definition", Column::kIgnored},
      {"domain", Column::kIgnored},
  }};
  const std::string wanted = lower(trimmed(name));
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Name& known) { return known.name == wanted; });
  if (found != kNames.end()) return found->column;
  if (same_language(wanted, source_language)) return Column::kSource;
  if (same_language(wanted, target_language)) return Column::kTarget;
  return std::nullopt;
}

/// The columns that a first record names; nothing when it is no header but an entry.
std::optional<std::vector<Column>> header_of(const CsvRecord& record, std::string_view source_language,
                                             std::string_view target_language) {
  std::vector<Column> columns;
  bool source = false;
  bool target = false;
  for (const CsvField& field : record.fields) {
    const std::optional<Column> column = column_named(field.text, source_language, target_language);
    columns.push_back(column.value_or(Column::kIgnored));
    source |= column == Column::kSource;
    target |= column == Column::kTarget || column == Column::kForbidden;
  }
  if (!source && !target) return std::nullopt;
  // "term TAB translation" could be an entry of a list of words about translation; two names say that it is none.
  const auto known = static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](Column column) { return column != Column::kIgnored; }));
  if (known < 2 && record.fields.size() > 1) return std::nullopt;
  return columns;
}

bool is_yes(std::string_view text) {
  const std::string value = lower(trimmed(text));
  return value == "yes" || value == "true" || value == "1" || value == "x" || value == "y";
}

/// Adds the alternatives of a field; those that begin with "!" are forbidden.
void add_alternatives(std::string_view field, bool all_forbidden, TermEntry& entry) {
  for (std::size_t from = 0; from <= field.size();) {
    const std::size_t end = std::min(field.find('|', from), field.size());
    std::string_view word = trimmed(field.substr(from, end - from));
    from = end + 1;
    bool forbidden = all_forbidden;
    if (word.size() > 1 && word.front() == '!') {
      forbidden = true;
      word = trimmed(word.substr(1));
    }
    if (!word.empty()) (forbidden ? entry.forbidden : entry.targets).emplace_back(word);
  }
}

TermEntry entry_of(const CsvRecord& record, const std::vector<Column>& columns) {
  TermEntry entry;
  entry.line = record.line;
  bool forbidden = false;
  for (std::size_t i = 0; i < std::min(columns.size(), record.fields.size()); ++i) {
    const std::string& text = record.fields[i].text;
    if (columns[i] == Column::kStatus) forbidden |= is_forbidding_status(text);
    if (columns[i] == Column::kCaseSensitive) entry.case_sensitive |= is_yes(text);
  }
  for (std::size_t i = 0; i < std::min(columns.size(), record.fields.size()); ++i) {
    const std::string& text = record.fields[i].text;
    if (columns[i] == Column::kSource && entry.source.empty()) entry.source = trimmed(text);
    if (columns[i] == Column::kTarget) add_alternatives(text, forbidden, entry);
    if (columns[i] == Column::kForbidden) add_alternatives(text, true, entry);
  }
  return entry;
}

/// One entry for each of the source's alternatives.
void add_entries(const TermEntry& entry, std::vector<TermEntry>& entries) {
  TermEntry sources;
  add_alternatives(entry.source, false, sources);
  if (sources.targets.empty()) entries.push_back(entry);
  for (std::string& source : sources.targets) {
    entries.push_back(entry);
    entries.back().source = std::move(source);
  }
}

}  // namespace

bool is_forbidding_status(std::string_view status) {
  constexpr std::array<std::string_view, 10> kForbidding = {
      "forbidden", "deprecated", "superseded", "obsolete",        "rejected",
      "banned",    "blacklist",  "prohibited", "not recommended", "notrecommended"};
  const std::string value = lower(trimmed(status));
  return std::any_of(kForbidding.begin(), kForbidding.end(),
                     [&](std::string_view word) { return value.starts_with(word); }) ||
         value == "not-recommended";
}

bool same_language(std::string_view a, std::string_view b) {
  const std::string x = lower(a);
  const std::string y = lower(b);
  const std::string& shorter = x.size() <= y.size() ? x : y;
  const std::string& longer = x.size() <= y.size() ? y : x;
  return !shorter.empty() && longer.starts_with(shorter) &&
         (longer.size() == shorter.size() || longer[shorter.size()] == '-');
}

Result<std::vector<TermEntry>> parse_term_table(std::string_view text, const std::string& path,
                                                std::string_view source_language, std::string_view target_language) {
  // A list without any tab, comma or semicolon in its first line would be one column of whatever follows.
  std::vector<Column> columns = {Column::kSource, Column::kTarget, Column::kForbidden};
  std::vector<TermEntry> entries;
  CsvReader reader(path, text, {});
  CsvRecord record;
  bool first = true;
  for (;;) {
    const Result<bool> more = reader.next(record);
    if (!more) return more.error();
    if (!*more) return entries;
    if (record.fields.empty() || record.fields.front().text.starts_with('#')) continue;
    if (std::exchange(first, false)) {
      if (std::optional<std::vector<Column>> header = header_of(record, source_language, target_language)) {
        columns = *std::move(header);
        continue;
      }
    }
    const TermEntry entry = entry_of(record, columns);
    if (entry.targets.empty() && entry.forbidden.empty()) {
      const bool blank = std::all_of(record.fields.begin(), record.fields.end(),
                                     [](const CsvField& field) { return trimmed(field.text).empty(); });
      if (blank) continue;
      return Error{.code = ErrorCode::kFormat,
                   .message =
                       "a term without a word of the target language; expected source, target and perhaps "
                       "forbidden words, separated by tab, comma or semicolon",
                   .path = path,
                   .line = record.line,
                   .byte = static_cast<std::int64_t>(record.bytes.begin)};
    }
    if (entry.source.empty() && entry.forbidden.empty()) {
      return Error{.code = ErrorCode::kFormat,
                   .message = "a term without a word of the source language",
                   .path = path,
                   .line = record.line,
                   .byte = static_cast<std::int64_t>(record.bytes.begin)};
    }
    add_entries(entry, entries);
  }
}

Result<std::vector<TermEntry>> read_term_list(const std::string& path, std::string_view source_language,
                                              std::string_view target_language) {
  const std::string name = lower(std::string(base::without_packing(path)));
  const auto ends_with = [&](std::string_view ending) { return name.ends_with(ending); };
  const bool xml = ends_with(".tbx") || ends_with(".xml");
  if (!xml && !ends_with(".csv") && !ends_with(".tsv") && !ends_with(".tab") && !ends_with(".txt")) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "not known as a list of terms: expected .tbx, .xml, .csv, .tsv, .tab or .txt",
                 .path = path};
  }
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  return xml ? parse_tbx(*text, path, source_language, target_language)
             : parse_term_table(*text, path, source_language, target_language);
}

}  // namespace lacuna::corpus
