#include "eval/corpus/formats/po_library.h"

#include <gettext-po.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <utility>

#include "eval/base/memory_file.h"
#include "eval/base/utf8.h"

namespace lacuna::corpus {
namespace {

/// The first error of a reading.
struct Problem {
  bool there = false;
  std::size_t line = 0;
  std::string message;
};

// The library's state is global, and so is what goes with it.
std::mutex library_mutex;    // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
std::jmp_buf after_read;     // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
Problem* problem = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void note_problem(int severity, std::size_t line, const char* message) {
  if (severity == PO_SEVERITY_WARNING || problem->there) return;
  problem->there = true;
  problem->line = line == static_cast<std::size_t>(-1) ? 0 : line;
  problem->message = message == nullptr ? "" : message;
  while (problem->message.ends_with('\n')) problem->message.pop_back();
  std::replace(problem->message.begin(), problem->message.end(), '\n', ' ');
}

/// The library asks that a fatal error does not return; it keeps what it holds then.
void leave_if_fatal(int severity) {
  if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(after_read, 1);  // NOLINT(cert-err52-cpp): over frames of C
}

extern "C" void on_error(int severity, po_message_t /*message*/, const char* /*file*/, std::size_t line,
                         std::size_t /*column*/, int /*multiline*/, const char* text) {
  note_problem(severity, line, text);
  leave_if_fatal(severity);
}

extern "C" void on_error_of_two(int severity, po_message_t /*first*/, const char* /*file*/, std::size_t line,
                                std::size_t /*column*/, int /*multiline*/, const char* text, po_message_t /*second*/,
                                const char* /*other_file*/, std::size_t /*other_line*/, std::size_t /*other_column*/,
                                int /*other_multiline*/, const char* /*other_text*/) {
  note_problem(severity, line, text);
  leave_if_fatal(severity);
}

/// No object with a destructor may be in this frame: a fatal error jumps back into it.
po_file_t read_with_library(const char* path) {
  static const po_xerror_handler handler = {on_error, on_error_of_two};
  if (setjmp(after_read) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
  return po_file_read(path, &handler);
}

struct FreeFile {
  void operator()(struct po_file* file) const { po_file_free(file); }
};
struct FreeIterator {
  void operator()(struct po_message_iterator* iterator) const { po_message_iterator_free(iterator); }
};
struct FreeText {
  void operator()(char* text) const { std::free(text); }
};

std::string header_field(const char* header, const char* field) {
  const std::unique_ptr<char, FreeText> value(po_header_field(header, field));
  std::string text = value == nullptr ? "" : value.get();
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.pop_back();
  return text;
}

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

PoMessage plain_message(po_message_t message) {
  PoMessage plain;
  if (const char* context = po_message_msgctxt(message)) plain.context = context;
  plain.id = text_or_empty(po_message_msgid(message));
  if (const char* plural = po_message_msgid_plural(message)) {
    plain.plural = plural;
    for (int i = 0;; ++i) {
      const char* form = po_message_msgstr_plural(message, i);
      if (form == nullptr) break;
      plain.translations.emplace_back(form);
    }
  } else {
    plain.translations.push_back(text_or_empty(po_message_msgstr(message)));
  }
  plain.fuzzy = po_message_is_fuzzy(message) != 0;
  return plain;
}

}  // namespace

Result<PoMessages> read_po_messages(const std::string& name, std::string_view bytes) {
  const std::size_t mark = base::byte_order_mark(bytes);  // unknown to the library
  const Result<base::MemoryFile> in_memory = base::MemoryFile::create(bytes.substr(mark));
  if (!in_memory) return in_memory.error();
  const std::string path = in_memory->path();
  const std::lock_guard lock(library_mutex);
  Problem found;
  problem = &found;
  const std::unique_ptr<po_file, FreeFile> file(read_with_library(path.c_str()));
  problem = nullptr;
  if (found.there || file == nullptr) {
    std::size_t byte = 0;  // of the line that is named
    for (std::size_t line = 1; line < found.line && byte != std::string_view::npos; ++line) {
      byte = bytes.find('\n', byte);
      if (byte != std::string_view::npos) ++byte;
    }
    return Error{.code = ErrorCode::kFormat,
                 .message = "not PO: " + (found.message.empty() ? "it cannot be read" : found.message),
                 .path = name,
                 .line = found.line,
                 .byte = found.line == 0 ? -1 : static_cast<std::int64_t>(std::min(byte, bytes.size()))};
  }
  PoMessages result;
  const char* const* domains = po_file_domains(file.get());
  if (domains[0] != nullptr && domains[1] != nullptr) {
    return Error{.code = ErrorCode::kFormat,
                 .message = "messages of several domains; each needs a file of its own",
                 .path = name};
  }
  if (domains[0] == nullptr) return result;
  if (const char* header = po_file_domain_header(file.get(), domains[0])) {
    result.language = header_field(header, "Language");
    result.source_language = header_field(header, "X-Source-Language");
    result.plural_forms = header_field(header, "Plural-Forms");
  }
  const std::unique_ptr<struct po_message_iterator, FreeIterator> iterator(po_message_iterator(file.get(), domains[0]));
  while (po_message_t message = po_next_message(iterator.get())) {
    if (po_message_is_obsolete(message) != 0) continue;
    if (*po_message_msgid(message) == '\0' && po_message_msgctxt(message) == nullptr) continue;
    result.messages.push_back(plain_message(message));
  }
  return result;
}

}  // namespace lacuna::corpus
