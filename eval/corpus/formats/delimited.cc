#include "eval/corpus/formats/delimited.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "eval/corpus/csv_reader.h"
#include "eval/corpus/formats/field_names.h"
#include "eval/corpus/formats/unit_texts.h"

namespace lacuna::corpus {
namespace {

/// Records of plain TSV: a tab separates, a line end ends, and nothing else means anything.
class TsvReader {
 public:
  explicit TsvReader(std::string_view bytes) : bytes_(bytes), lines_(line_spans(bytes)) {}

  Result<bool> next(CsvRecord& record) {
    record.fields.clear();
    while (line_ < lines_.size() && lines_[line_].empty()) ++line_;
    if (line_ == lines_.size()) return false;
    record.bytes = lines_[line_++];
    record.line = line_;
    for (std::size_t begin = record.bytes.begin; begin <= record.bytes.end;) {
      const std::size_t end = std::min(bytes_.find('\t', begin), record.bytes.end);
      record.fields.push_back({.text = std::string(bytes_.substr(begin, end - begin)), .bytes = {begin, end}});
      begin = end + 1;
    }
    return true;
  }

 private:
  std::string_view bytes_;
  std::vector<ByteSpan> lines_;
  std::size_t line_ = 0;
};

struct Columns {
  std::size_t source = 0;
  std::size_t target = 1;
  std::optional<std::size_t> id = std::nullopt;
  bool header = false;
  std::string source_language = {};
  std::string target_language = {};
};

std::string counted(std::size_t fields) { return std::to_string(fields) + (fields == 1 ? " field" : " fields"); }

std::optional<std::size_t> as_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

/// Works out which columns hold the texts, from the first record and what the user says.
class ColumnChooser {
 public:
  ColumnChooser(const CsvRecord& first, const BitextOptions& options, const std::string& path)
      : first_(first), options_(options), path_(path) {
    for (const CsvField& field : first.fields) names_.push_back(field.text);
  }

  Result<Columns> choose() {
    if (names_.size() < 2) return error("one column; a source and a target column are needed");
    Columns columns;
    bool by_name = false;
    auto source = asked(options_.source_field, by_name);
    if (!source) return source.error();
    auto target = asked(options_.target_field, by_name);
    if (!target) return target.error();
    const auto usual_source = usual_field(names_, FieldRole::kSource, options_.source_language);
    const auto usual_target = usual_field(names_, FieldRole::kTarget, options_.target_language);
    columns.header = by_name || (usual_source && usual_target && usual_source != usual_target);
    if (!columns.header && !*source && !*target) {
      if (by_languages(columns)) return finish(columns);
      if (names_.size() > 2 && (usual_source || usual_target)) {
        return error("which column holds the " + std::string(usual_source ? "target" : "source") +
                     "? Name it; the columns are " + listed(names_));
      }
      return columns;
    }
    if (!*source && columns.header) *source = usual_source;
    if (!*target && columns.header) *target = usual_target;
    // Of two columns, the one that is not the other.
    if (!*source && names_.size() == 2 && *target) *source = 1 - **target;
    if (!*target && names_.size() == 2 && *source) *target = 1 - **source;
    if (!*source) return error("which column holds the source? Name it; the columns are " + listed(names_));
    if (!*target) return error("which column holds the target? Name it; the columns are " + listed(names_));
    if (**source == **target) return error("source and target are the same column, \"" + names_[**source] + '"');
    columns.source = **source;
    columns.target = **target;
    return finish(columns);
  }

 private:
  Error error(std::string message) const {
    return {.code = ErrorCode::kUsage,
            .message = std::move(message),
            .path = path_,
            .line = first_.line,
            .byte = static_cast<std::int64_t>(first_.bytes.begin)};
  }

  /// The column that the user names, if any.
  Result<std::optional<std::size_t>> asked(const std::string& wanted, bool& by_name) const {
    if (wanted.empty()) return std::optional<std::size_t>();
    if (const auto named = named_field(names_, wanted)) {
      by_name = true;
      return named;
    }
    const auto number = as_number(wanted);
    if (number && *number <= names_.size()) return std::optional(*number - 1);
    return error("no column \"" + wanted + "\"; the columns are " + listed(names_));
  }

  /// A header of two languages: the first is the source. "id" beside two others is no language.
  bool by_languages(Columns& columns) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (language_of_name(names_[i])) found.push_back(i);
    }
    const std::optional<std::size_t> id = usual_id(names_);
    if (found.size() == 3 && id) std::erase(found, *id);
    if (found.size() != 2 || !options_.source_language.empty() || !options_.target_language.empty()) return false;
    columns.source = found[0];
    columns.target = found[1];
    columns.header = true;
    return true;
  }

  Columns finish(Columns columns) const {
    if (!columns.header) return columns;
    columns.id = usual_id(names_);
    if (columns.id == columns.source || columns.id == columns.target) columns.id.reset();  // Indonesian
    columns.source_language = language_of_name(names_[columns.source]).value_or("");
    columns.target_language = language_of_name(names_[columns.target]).value_or("");
    return columns;
  }

  const CsvRecord& first_;
  const BitextOptions& options_;
  const std::string& path_;
  std::vector<std::string> names_;
};

template <class Reader>
Result<Bitext> read_records(Reader& reader, Bitext bitext, const BitextOptions& options) {
  const std::string& path = bitext.source.path;
  SideBuilder source;
  SideBuilder target;
  Columns columns;
  std::size_t fields = 0;
  std::size_t first_line = 0;
  CsvRecord record;
  while (true) {
    const Result<bool> more = reader.next(record);
    if (!more) return more.error();
    if (!*more) break;
    if (fields == 0) {
      const Result<Columns> chosen = ColumnChooser(record, options, path).choose();
      if (!chosen) return chosen.error();
      columns = *chosen;
      fields = record.fields.size();
      first_line = record.line;
      if (columns.header) continue;
    }
    if (record.fields.size() != fields) {
      return Error{.code = ErrorCode::kFormat,
                   .message = counted(record.fields.size()) + ", but line " + std::to_string(first_line) + " has " +
                              std::to_string(fields),
                   .path = path,
                   .line = record.line,
                   .byte = static_cast<std::int64_t>(record.bytes.begin)};
    }
    BitextUnit unit{.line = record.line};
    source.begin_unit();
    target.begin_unit();
    append_field(record.fields[columns.source], source.text());
    append_field(record.fields[columns.target], target.text());
    unit.source = source.end_unit(record.fields[columns.source].bytes.end);
    unit.target = target.end_unit(record.fields[columns.target].bytes.end);
    unit.state = state_of(record.fields[columns.target].text);
    if (columns.id) unit.name = record.fields[*columns.id].text;
    bitext.units.push_back(std::move(unit));
  }
  if (fields == 0) {
    return Error{.code = ErrorCode::kFormat, .message = "no text in it", .path = path, .line = 1, .byte = 0};
  }
  source.finish(bitext.source);
  target.finish(bitext.target);
  bitext.source_language = columns.source_language;
  bitext.target_language = columns.target_language;
  return bitext;
}

}  // namespace

Result<Bitext> parse_delimited(BitextFile file, const BitextOptions& options) {
  Bitext bitext = empty_bitext(std::move(file));
  std::string bytes = std::move(bitext.bytes);
  Result<Bitext> read = [&]() -> Result<Bitext> {
    if (bitext.format == BitextFormat::kTsv) {
      TsvReader reader(bytes);
      return read_records(reader, std::move(bitext), options);
    }
    CsvReader reader(bitext.source.path, bytes, {});
    return read_records(reader, std::move(bitext), options);
  }();
  if (read) read->bytes = std::move(bytes);
  return read;
}

}  // namespace lacuna::corpus
