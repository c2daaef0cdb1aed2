#include "eval/corpus/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/corpus/block_text.h"
#include "eval/corpus/html.h"
#include "eval/corpus/ignore_marker.h"

namespace lacuna::corpus {
namespace {

// md4c's time for definitions of one label grows with their square.
constexpr std::size_t kMaxDefinitions = 50000;

std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

/// How often `part` is there, up to `most`.
std::size_t times(std::string_view text, std::string_view part, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos && count < most; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

/// Behind the front matter; the beginning when there is none.
std::size_t behind_front_matter(std::string_view text, std::size_t begin) {
  const std::string_view fence = line_at(text, begin);
  if (fence != "---" && fence != "+++") return begin;
  for (std::size_t at = text.find('\n', begin); at != std::string_view::npos; at = text.find('\n', at)) {
    const std::string_view line = line_at(text, ++at);
    if (line != fence && !(fence == "---" && line == "...")) continue;
    return std::min(text.find('\n', at), text.size());
  }
  return begin;
}

/// What md4c's calls say, put into blocks. What it passes lies in the text, except for what it makes up itself.
class Renderer {
 public:
  Renderer(std::string_view text, std::size_t offset, std::string path)
      : text_(text), offset_(offset), path_(std::move(path)) {}

  static int enter_block(MD_BLOCKTYPE type, void* /*detail*/, void* self) {
    auto& renderer = *static_cast<Renderer*>(self);
    renderer.blocks_.end_block();
    if (type == MD_BLOCK_CODE) renderer.in_code_ = true;
    if (type == MD_BLOCK_HTML) renderer.html_ = {0, 0};
    return 0;
  }
  static int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* self) {
    auto& renderer = *static_cast<Renderer*>(self);
    if (type == MD_BLOCK_CODE) renderer.in_code_ = false;
    if (type == MD_BLOCK_HTML) return renderer.html_block();
    renderer.blocks_.end_block();
    return 0;
  }
  static int enter_span(MD_SPANTYPE type, void* /*detail*/, void* self) {
    if (type == MD_SPAN_IMG) static_cast<Renderer*>(self)->blocks_.begin_aside();
    return 0;
  }
  static int leave_span(MD_SPANTYPE type, void* detail, void* self) {
    auto& renderer = *static_cast<Renderer*>(self);
    if (type == MD_SPAN_IMG) {
      renderer.blocks_.end_aside();
      renderer.title(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->title);
    } else if (type == MD_SPAN_A) {
      renderer.title(static_cast<const MD_SPAN_A_DETAIL*>(detail)->title);
    }
    return 0;
  }
  static int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    static_cast<Renderer*>(self)->text(type, {text, size});
    return 0;
  }

  [[nodiscard]] BlockText& blocks() { return blocks_; }
  [[nodiscard]] const Status& status() const { return status_; }

 private:
  /// Of bytes of the file; a place, behind what was there last, for others.
  ByteSpan span_of(std::string_view part) {
    const char* const begin = text_.data();
    if (part.data() < begin || part.data() + part.size() > begin + text_.size()) return {last_, last_};
    const std::size_t at = offset_ + static_cast<std::size_t>(part.data() - begin);
    return {at, at + part.size()};
  }

  /// The white space that a line break in the text is, up to the next line.
  ByteSpan break_at(std::size_t place) const {
    const std::size_t from = place - offset_;
    const std::size_t end = text_.find('\n', from);
    return end == std::string_view::npos ? ByteSpan{place, place} : ByteSpan{place, offset_ + end + 1};
  }

  void text(MD_TEXTTYPE type, std::string_view part) {
    const ByteSpan file = span_of(part);
    switch (type) {
      case MD_TEXT_BR: blocks_.line_break(break_at(last_)); return;
      case MD_TEXT_SOFTBR: blocks_.space(break_at(last_)); return;
      case MD_TEXT_HTML:
        if (in_html_block()) {
          if (file.empty()) return;
          html_ = html_.empty() ? file : ByteSpan{html_.begin, std::max(html_.end, file.end)};
        } else {
          blocks_.ignore(ignored_rules(part));
          if (part.starts_with("<br") || part.starts_with("<BR")) blocks_.line_break(file);
        }
        break;
      case MD_TEXT_ENTITY: blocks_.append(entities_.decode(part), file); break;
      case MD_TEXT_NULLCHAR: blocks_.append("\uFFFD", file); break;
      default:
        if (!in_code_) words(part, file);
        break;
    }
    last_ = std::max(last_, file.end);
  }

  /// Runs of spaces are one, as a browser shows them.
  void words(std::string_view part, const ByteSpan& file) {
    const bool verbatim = part.size() == file.size();
    for (std::size_t at = 0; at < part.size();) {
      const bool space = part[at] == ' ' || part[at] == '\t' || part[at] == '\n';
      std::size_t end = at + 1;
      while (end < part.size() && (part[end] == ' ' || part[end] == '\t' || part[end] == '\n') == space) ++end;
      const ByteSpan there = verbatim ? ByteSpan{file.begin + at, file.begin + end} : file;
      if (space) {
        blocks_.space(there);
      } else {
        blocks_.append(part.substr(at, end - at), there);
      }
      at = end;
    }
  }

  void title(const MD_ATTRIBUTE& title) {
    if (title.size == 0) return;
    blocks_.begin_aside();
    const std::string_view all(title.text, title.size);
    for (std::size_t i = 0; title.substr_offsets[i] < title.size; ++i) {
      const std::string_view part =
          all.substr(title.substr_offsets[i], title.substr_offsets[i + 1] - title.substr_offsets[i]);
      const ByteSpan file = span_of(part);
      if (title.substr_types[i] == MD_TEXT_ENTITY) {
        blocks_.append(entities_.decode(part), file);
      } else {
        words(part, file);
      }
    }
    blocks_.end_aside();
  }

  [[nodiscard]] bool in_html_block() const { return html_.begin != kNowhere; }
  int html_block() {
    const ByteSpan html = html_;
    html_ = {kNowhere, kNowhere};
    if (html.empty()) return 0;
    const std::string_view part = text_.substr(html.begin - offset_, html.size());
    status_ = append_html(part, html.begin, path_, blocks_);
    return status_ ? 0 : 1;
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  std::string_view text_;
  std::size_t offset_;
  std::string path_;
  BlockText blocks_;
  EntityDecoder entities_;
  Status status_;
  std::size_t last_ = 0;  // in the file, behind what was passed last
  ByteSpan html_{kNowhere, kNowhere};
  bool in_code_ = false;
};

}  // namespace

Status extract_markdown(Document& document) {
  const std::string markdown = std::move(document.text);
  const auto error = [&](std::string message) {
    return Error{.code = ErrorCode::kFormat, .message = std::move(message), .path = document.path};
  };
  if (markdown.size() > kMaxMarkdownBytes) {
    return error("more than " + std::to_string(kMaxMarkdownBytes >> 20U) + " MB of Markdown");
  }
  if (times(markdown, "]:", kMaxDefinitions + 1) > kMaxDefinitions) {
    return error("more than " + std::to_string(kMaxDefinitions) + " link definitions");
  }
  const std::size_t begin = behind_front_matter(markdown, base::byte_order_mark(markdown));
  std::string_view text = markdown;
  text.remove_prefix(begin);
  Renderer renderer(text, begin, document.path);
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB;
  parser.enter_block = Renderer::enter_block;
  parser.leave_block = Renderer::leave_block;
  parser.enter_span = Renderer::enter_span;
  parser.leave_span = Renderer::leave_span;
  parser.text = Renderer::on_text;
  const int result = md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &renderer);
  if (!renderer.status()) return renderer.status();
  if (result != 0) return error("Markdown that cannot be parsed");
  renderer.blocks().finish(document);
  return {};
}

}  // namespace lacuna::corpus
