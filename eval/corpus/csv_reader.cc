#include "eval/corpus/csv_reader.h"

#include <csv.h>

#include <algorithm>
#include <utility>

#include "eval/base/utf8.h"

namespace lacuna::corpus {
namespace {

constexpr char kQuote = '"';
constexpr std::size_t kBufferStep = std::size_t{1} << 16U;  // libcsv's own step makes long fields slow

/// libcsv would drop spaces around fields: here they are text.
int never_space(unsigned char /*byte*/) { return 0; }

bool ends_line(char c) { return c == '\n' || c == '\r'; }

}  // namespace

char guess_delimiter(std::string_view bytes) {
  std::size_t commas = 0;
  std::size_t semicolons = 0;
  bool quoted = false;
  bool begun = false;
  for (const char c : bytes.substr(base::byte_order_mark(bytes))) {
    if (c == kQuote) quoted = !quoted;
    if (quoted) continue;
    if (c == '\t') return '\t';
    if (ends_line(c)) {
      if (begun) break;
      continue;
    }
    begun = true;
    commas += c == ',' ? 1 : 0;
    semicolons += c == ';' ? 1 : 0;
  }
  return semicolons > commas ? ';' : ',';
}

/// libcsv says what the fields are, but not where. It is fed the bytes that can end a field one at a time, so that at
/// each of its calls the place is known.
struct CsvReader::State {
  std::string name;
  std::string_view bytes;
  char delimiter;
  csv_parser parser{};
  std::size_t position = 0;  // of the next byte to feed
  std::size_t begin = 0;     // of the field at hand
  std::size_t line = 1;      // of `counted`
  std::size_t counted = 0;
  bool record_done = false;
  bool finished = false;
  bool out_of_memory = false;
  CsvRecord* record = nullptr;

  State(std::string file, std::string_view text, char between)
      : name(std::move(file)), bytes(text), delimiter(between) {
    if (csv_init(&parser, CSV_STRICT_FINI) != 0) out_of_memory = true;
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    csv_set_space_func(&parser, never_space);
    csv_set_blk_size(&parser, kBufferStep);
    begin = position = base::byte_order_mark(bytes);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { csv_free(&parser); }

  std::size_t line_of(std::size_t byte) {
    line += static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(counted),
                                                bytes.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
    counted = byte;
    return line;
  }

  Error error(std::string message, std::size_t byte) {
    finished = true;
    return {.code = ErrorCode::kFormat,
            .message = std::move(message),
            .path = name,
            .line = line_of(byte),
            .byte = static_cast<std::int64_t>(byte)};
  }

  [[nodiscard]] bool in_quoted_field() const { return begin < bytes.size() && bytes[begin] == kQuote; }

  static void on_field(void* text, std::size_t size, void* self) {
    State& state = *static_cast<State*>(self);
    CsvRecord& record = *state.record;
    if (record.fields.empty()) record.line = state.line_of(state.begin);
    record.fields.push_back({.text = std::string(static_cast<const char*>(text == nullptr ? "" : text), size),
                             .bytes = {state.begin, state.position},
                             .quoted = state.position > state.begin && state.bytes[state.begin] == kQuote});
    state.begin = state.position + 1;
  }
  static void on_record(int /*last_byte*/, void* self) {
    State& state = *static_cast<State*>(self);
    state.record->bytes = {state.record->fields.front().bytes.begin, state.record->fields.back().bytes.end};
    state.record_done = true;
  }

  /// The bytes of the field that say nothing, then one that may.
  Status feed() {
    const char special[] = {delimiter, kQuote, '\n', '\r'};
    std::size_t end = bytes.find_first_of(std::string_view(special, sizeof special), position);
    if (end == std::string_view::npos) end = bytes.size();
    const std::size_t size = std::max<std::size_t>(end - position, 1);
    // Strict, libcsv refuses a quote inside a field without quotes; not strict, text behind a closing quote.
    csv_set_opts(&parser, static_cast<unsigned char>(CSV_STRICT_FINI | (in_quoted_field() ? CSV_STRICT : 0)));
    const bool blank = record->fields.empty() && position == begin && ends_line(bytes[position]);
    const std::size_t taken = csv_parse(&parser, bytes.data() + position, size, on_field, on_record, this);
    if (taken != size) {
      if (csv_error(&parser) != CSV_EPARSE) return error("out of memory in a field", begin);
      return error("text behind the closing quote of a field; a quote inside a field is written twice",
                   position + taken);
    }
    position += size;
    if (blank) begin = position;
    return {};
  }
};

CsvReader::CsvReader(std::string name, std::string_view bytes, const CsvOptions& options)
    : state_(std::make_unique<State>(std::move(name), bytes,
                                     options.delimiter == '\0' ? guess_delimiter(bytes) : options.delimiter)) {}
CsvReader::~CsvReader() = default;

char CsvReader::delimiter() const { return state_->delimiter; }

Result<bool> CsvReader::next(CsvRecord& record) {
  record.fields.clear();
  State& state = *state_;
  state.record = &record;
  state.record_done = false;
  if (state.out_of_memory) return state.error("out of memory", 0);
  while (!state.record_done && state.position < state.bytes.size() && !state.finished) {
    if (Status fed = state.feed(); !fed) return fed.error();
  }
  if (!state.record_done && !state.finished) {
    state.finished = true;
    const std::size_t opened = state.begin;
    if (csv_fini(&state.parser, State::on_field, State::on_record, &state) != 0) {
      return state.error("a field's quote is never closed", opened);
    }
  }
  return state.record_done;
}

void append_field(const CsvField& field, TextBuilder& builder) {
  const std::size_t quote = field.quoted ? 1 : 0;
  std::size_t file = field.bytes.begin + quote;
  const std::string_view text = field.text;
  for (std::size_t begin = 0; begin < text.size();) {
    if (field.quoted && text[begin] == kQuote) {
      builder.append(text.substr(begin, 1), {file, file + 2});
      file += 2;
      ++begin;
      continue;
    }
    const std::size_t end = field.quoted ? std::min(text.find(kQuote, begin), text.size()) : text.size();
    builder.append(text.substr(begin, end - begin), {file, file + (end - begin)});
    file += end - begin;
    begin = end;
  }
}

std::string csv_field(std::string_view text, char delimiter) {
  const char special[] = {delimiter, kQuote, '\n', '\r'};
  const auto edge = [](char c) { return c == ' ' || c == '\t'; };
  const bool plain = text.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos &&
                     (text.empty() || (!edge(text.front()) && !edge(text.back())));
  if (plain) return std::string(text);
  std::string field(1, kQuote);
  for (const char c : text) field.append(c == kQuote ? 2 : 1, c);
  field += kQuote;
  return field;
}

}  // namespace lacuna::corpus
