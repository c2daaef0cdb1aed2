#include "eval/corpus/formats/po_scan.h"

#include <algorithm>
#include <utility>

#include "eval/base/utf8.h"

namespace lacuna::corpus {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_octal(char c) { return c >= '0' && c <= '7'; }
int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) { line_begin_ = at_ = base::byte_order_mark(bytes); }

  PoScan scan() {
    while (at_ < bytes_.size()) step();
    close();
    return std::move(result_);
  }

 private:
  void step() {
    const char c = bytes_[at_];
    if (c == '\n') {
      ++at_;
      ++line_;
      line_begin_ = at_;
      obsolete_line_ = false;
    } else if (c == '#') {
      comment();
    } else if (c == '"') {
      string();
    } else if (is_letter(c)) {
      keyword();
    } else {
      ++at_;
    }
  }

  /// The line's end; gettext joins a line to the next by a backslash even in a comment.
  std::size_t comment_end() {
    std::size_t end = bytes_.find('\n', at_);
    while (end != std::string_view::npos && end > 0 && bytes_[end - 1] == '\\') {
      ++line_;
      end = bytes_.find('\n', end + 1);
    }
    return std::min(end, bytes_.size());
  }

  void comment() {
    const char kind = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\n';
    if (kind == '~') {
      obsolete_line_ = true;
      at_ += 2;
      if (at_ < bytes_.size() && bytes_[at_] == '|') at_ = comment_end();
      return;
    }
    if (!entry_.translations.empty()) close();
    const std::size_t end = comment_end();
    if (has_id_) {  // in the middle of an entry it says nothing of the next
      at_ = end;
      return;
    }
    if (kind != '|') {
      if (!begun_) begin();
      std::size_t shown = end;
      if (shown > at_ && bytes_[shown - 1] == '\r') --shown;
      entry_.comments.push_back({at_, shown});
      const bool of_people = kind == ' ' || kind == '.' || kind == '\n' || kind == '\r' || kind == '\t';
      if (!of_people && !note_placed_) place_note();
    } else {
      if (!begun_) begin();
      if (!note_placed_) place_note();
    }
    at_ = end;
  }

  void keyword() {
    const std::size_t begin_of_word = at_;
    while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
    const std::string_view word = bytes_.substr(begin_of_word, at_ - begin_of_word);
    field_ = nullptr;
    if (word == "msgctxt" || word == "msgid") {
      if (has_id_ || (word == "msgctxt" && has_context_)) close();
      if (!begun_) begin();
      if (!note_placed_) place_note();
      if (!has_context_) entry_.line = line_;
      entry_.obsolete = entry_.obsolete || obsolete_line_;
      field_ = word == "msgid" ? &entry_.id : &entry_.context;
      (word == "msgid" ? has_id_ : has_context_) = true;
    } else if (word == "msgid_plural") {
      field_ = &entry_.plural;
    } else if (word == "msgstr") {
      entry_.translations.emplace_back();
      field_ = &entry_.translations.back();
    }
    if (field_ != nullptr) field_->first = result_.strings.size();
  }

  void string() {
    const std::size_t begin_of_body = ++at_;
    while (at_ < bytes_.size() && bytes_[at_] != '"' && bytes_[at_] != '\n') {
      if (bytes_[at_] == '\\' && at_ + 1 < bytes_.size()) {
        ++at_;
        if (bytes_[at_] == '\n') ++line_;
      }
      ++at_;
    }
    if (field_ != nullptr) {
      result_.strings.push_back({begin_of_body, at_});
      ++field_->count;
    }
    if (at_ < bytes_.size() && bytes_[at_] == '"') ++at_;
    entry_.bytes.end = at_;
  }

  void begin() {
    begun_ = true;
    entry_.bytes = {std::max(line_begin_, last_end_), line_begin_};
  }

  /// A note needs a line of its own: where two entries share one, it goes to the first.
  void place_note() {
    note_placed_ = true;
    entry_.note_place = line_begin_ >= last_end_ ? line_begin_ : last_place_;
  }

  void close() {
    if (has_id_) {
      last_end_ = entry_.bytes.end = std::max(entry_.bytes.end, entry_.bytes.begin);
      last_place_ = entry_.note_place;
      result_.entries.push_back(std::move(entry_));
    }
    entry_ = {};
    field_ = nullptr;
    begun_ = has_id_ = has_context_ = note_placed_ = false;
  }

  std::string_view bytes_;
  PoScan result_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t line_begin_ = 0;
  std::size_t last_end_ = 0;    // of the entry before
  std::size_t last_place_ = 0;  // for its notes
  PoEntry entry_;
  PoField* field_ = nullptr;  // that strings belong to
  bool begun_ = false;
  bool has_id_ = false;
  bool has_context_ = false;
  bool note_placed_ = false;
  bool obsolete_line_ = false;
};

/// The byte that an escape at `at` (behind its backslash) stands for; moves behind it. As gettext's lexer does it.
char escaped_byte(std::string_view body, std::size_t& at, bool& numeric) {
  const char c = body[at++];
  numeric = false;
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'b': return '\b';
    case 'r': return '\r';
    case 'f': return '\f';
    case 'v': return '\v';
    case 'a': return '\a';
    default: break;
  }
  unsigned value = 0;
  if (is_octal(c)) {
    numeric = true;
    value = static_cast<unsigned>(c - '0');
    for (int digits = 1; digits < 3 && at < body.size() && is_octal(body[at]); ++digits) {
      value = value * 8 + static_cast<unsigned>(body[at++] - '0');
    }
    return static_cast<char>(value & 0xFF);
  }
  if (c == 'x' && at < body.size() && hex_value(body[at]) >= 0) {
    numeric = true;
    while (at < body.size() && hex_value(body[at]) >= 0) {
      value = value * 16 + static_cast<unsigned>(hex_value(body[at++]));
    }
    return static_cast<char>(value & 0xFF);
  }
  return c;
}

/// Calls `add(text, bytes)` for each stretch of a body.
template <class Add>
void decode(std::string_view bytes, const ByteSpan& span, const Add& add) {
  const std::string_view body = span.of(bytes);
  const auto file = [&](std::size_t begin, std::size_t end) { return ByteSpan{span.begin + begin, span.begin + end}; };
  for (std::size_t at = 0; at < body.size();) {
    if (body[at] != '\\') {
      const std::size_t end = std::min(body.find('\\', at), body.size());
      add(body.substr(at, end - at), file(at, end));
      at = end;
      continue;
    }
    const std::size_t begin = at++;
    if (at == body.size()) return;
    if (body[at] == '\n') {  // a line that goes on
      ++at;
      continue;
    }
    bool numeric = false;
    std::string text(1, escaped_byte(body, at, numeric));
    // Bytes of one character may be written as several numbers: they stand together for all of them.
    while (numeric && at + 1 < body.size() && body[at] == '\\') {
      std::size_t next = at + 1;
      const char byte = escaped_byte(body, next, numeric);
      if (!numeric) break;
      text += byte;
      at = next;
    }
    add(text, file(begin, at));
  }
}

}  // namespace

PoScan scan_po(std::string_view bytes) { return Scanner(bytes).scan(); }

std::string po_text(std::string_view bytes, const PoScan& scan, const PoField& field) {
  std::string text;
  for (std::size_t i = field.first; i < field.first + field.count; ++i) {
    decode(bytes, scan.strings[i], [&](std::string_view part, const ByteSpan& /*file*/) { text += part; });
  }
  return text;
}

void append_po_field(std::string_view bytes, const PoScan& scan, const PoField& field, TextBuilder& builder) {
  for (std::size_t i = field.first; i < field.first + field.count; ++i) {
    decode(bytes, scan.strings[i], [&](std::string_view part, const ByteSpan& file) { builder.append(part, file); });
  }
}

}  // namespace lacuna::corpus
