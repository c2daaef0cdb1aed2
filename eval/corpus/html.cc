#include "eval/corpus/html.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/utf8.h"
#include "eval/corpus/html_nesting.h"
#include "eval/corpus/ignore_marker.h"

namespace lacuna::corpus {
namespace {

constexpr std::size_t kMemoryPerByte = 128;
constexpr std::size_t kMemoryAtLeast = std::size_t{16} << 20U;
constexpr std::size_t kMaxEntities = 4096;  // more than there are names
constexpr std::size_t kMaxEntityName = 40;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// The memory of one parse: freed at once, so that the parser can be left in its middle when it takes too much.
class Memory {
 public:
  explicit Memory(std::size_t most) : left_(most) {}
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() {
    while (first_ != nullptr) std::free(std::exchange(first_, first_->next));
  }

  static void* allocate(void* self, std::size_t size) {
    auto& memory = *static_cast<Memory*>(self);
    const std::size_t whole = size + sizeof(Piece);
    void* bytes = whole > memory.left_ ? nullptr : std::malloc(whole);
    if (bytes == nullptr) std::longjmp(memory.way_out, 1);  // NOLINT(cert-err52-cpp): over frames of C
    memory.left_ -= whole;
    auto* piece = static_cast<Piece*>(bytes);
    piece->size = whole;
    piece->before = nullptr;
    piece->next = memory.first_;
    if (memory.first_ != nullptr) memory.first_->before = piece;
    memory.first_ = piece;
    return piece + 1;
  }
  static void release(void* self, void* bytes) {
    if (bytes == nullptr) return;
    auto& memory = *static_cast<Memory*>(self);
    Piece* piece = static_cast<Piece*>(bytes) - 1;
    memory.left_ += piece->size;
    (piece->before == nullptr ? memory.first_ : piece->before->next) = piece->next;
    if (piece->next != nullptr) piece->next->before = piece->before;
    std::free(piece);
  }

  std::jmp_buf way_out;

 private:
  struct alignas(std::max_align_t) Piece {
    Piece* before;
    Piece* next;
    std::size_t size;
  };

  std::size_t left_;
  Piece* first_ = nullptr;
};

/// Null when it takes more memory than there is. No object with a destructor may be in this frame.
GumboOutput* parse(std::string_view html, bool fragment, Memory& memory) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Memory::allocate;
  options.deallocator = Memory::release;
  options.userdata = &memory;
  options.max_errors = 0;
  if (fragment) options.fragment_context = GUMBO_TAG_BODY;
  if (setjmp(memory.way_out) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

/// How an element stands in the text.
enum class Kind { kInline, kBlock, kLineBreak, kLeftOut };

Kind kind_of(const GumboElement& element) {
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return Kind::kLeftOut;
  switch (element.tag) {
    case GUMBO_TAG_BR: return Kind::kLineBreak;
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH: return Kind::kLeftOut;
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL: return Kind::kBlock;
    default: return Kind::kInline;
  }
}

bool holds_code(const GumboElement& element) {
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
    if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_CODE) return true;
  }
  return false;
}

/// Goes through the tree in the order of the text, without recursion.
class Walk {
 public:
  Walk(std::string_view html, std::size_t offset, BlockText& blocks) : html_(html), offset_(offset), blocks_(blocks) {}

  void all(const GumboNode& root) {
    std::vector<Step> steps{{&root, 0}};
    enter(root);
    while (!steps.empty()) {
      Step& step = steps.back();
      const GumboVector* children = children_of(*step.node);
      if (children == nullptr || step.next == children->length) {
        leave(*step.node);
        steps.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children->data[step.next++]);
      enter(*child);
      steps.push_back({child, 0});
    }
  }

 private:
  struct Step {
    const GumboNode* node;
    unsigned next;
  };

  /// Null for what has none, or whose children are left out.
  static const GumboVector* children_of(const GumboNode& node) {
    if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
    if (node.type != GUMBO_NODE_ELEMENT) return nullptr;
    const GumboElement& element = node.v.element;
    if (kind_of(element) == Kind::kLeftOut || (element.tag == GUMBO_TAG_PRE && holds_code(element))) return nullptr;
    return &element.children;
  }

  void enter(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE: text(node.v.text.original_text, node.v.text.text, preserved_ > 0); break;
      case GUMBO_NODE_COMMENT: blocks_.ignore(ignored_rules(node.v.text.text)); break;
      case GUMBO_NODE_ELEMENT: enter_element(node.v.element); break;
      default: break;
    }
  }

  void enter_element(const GumboElement& element) {
    const Kind kind = kind_of(element);
    if (kind == Kind::kBlock) blocks_.end_block();
    if (kind == Kind::kLineBreak) blocks_.line_break(span_of(element.original_tag));
    if (element.tag == GUMBO_TAG_PRE) ++preserved_;
    if (kind == Kind::kLeftOut) return;
    for (const char* name : {"alt", "title"}) {
      const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
      if (attribute == nullptr) continue;
      GumboStringPiece raw = attribute->original_value;
      if (raw.length >= 2 && (raw.data[0] == '"' || raw.data[0] == '\'')) {
        ++raw.data;
        raw.length -= 2;
      }
      blocks_.begin_aside();
      text(raw, attribute->value, false);
      blocks_.end_aside();
    }
  }

  void leave(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT) return;
    if (kind_of(node.v.element) == Kind::kBlock) blocks_.end_block();
    if (node.v.element.tag == GUMBO_TAG_PRE) --preserved_;
  }

  /// Of bytes of the file; gumbo's own strings have none.
  ByteSpan span_of(const GumboStringPiece& piece) const {
    const bool inside = piece.data >= html_.data() && piece.data + piece.length <= html_.data() + html_.size();
    if (!inside) return {offset_, offset_};
    const std::size_t begin = static_cast<std::size_t>(piece.data - html_.data());
    return {offset_ + begin, offset_ + begin + piece.length};
  }

  struct Token {
    std::string text;
    ByteSpan file;
  };

  /// The raw text with its references decoded, each a token of its own.
  std::vector<Token> tokens_of(std::string_view raw, std::size_t offset) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < raw.size();) {
      std::size_t end = at + 1;
      std::string text;
      if (raw[at] == '&') {
        while (end < raw.size() && end - at < kMaxEntityName && is_of_name(raw[end])) ++end;
        if (end < raw.size() && raw[end] == ';') ++end;
        text = entities_.decode(raw.substr(at, end - at));
      } else if (raw[at] == '\r') {
        if (end < raw.size() && raw[end] == '\n') ++end;
        text = "\n";
      } else {
        end = std::min(raw.find_first_of("&\r", at), raw.size());
        text = raw.substr(at, end - at);
      }
      tokens.push_back({std::move(text), {offset + at, offset + end}});
      at = end;
    }
    return tokens;
  }
  static bool is_of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
  }

  void text(const GumboStringPiece& piece, std::string_view decoded, bool preserved) {
    const ByteSpan span = span_of(piece);
    std::vector<Token> tokens = tokens_of({piece.data, piece.length}, span.begin);
    std::string joined;
    for (const Token& token : tokens) joined += token.text;
    // gumbo takes numbers of characters that are too large for it modulo some power, and may give what is no character.
    const bool usable = !base::first_invalid_utf8(decoded);
    if ((usable && joined != decoded) || span.size() != piece.length) {
      tokens = {{usable ? std::string(decoded) : joined, span}};  // as a whole
    }
    for (const Token& token : tokens) add(token, preserved);
  }

  void add(const Token& token, bool preserved) {
    const bool verbatim = token.text.size() == token.file.size();
    const std::string_view all = token.text;
    for (std::size_t at = 0; at < all.size();) {
      std::size_t end = at + 1;
      const bool space = is_space(all[at]);
      if (!space || !preserved) {
        while (end < all.size() && is_space(all[end]) == space) ++end;
      }
      const ByteSpan file = verbatim ? ByteSpan{token.file.begin + at, token.file.begin + end} : token.file;
      if (!space || (preserved && all[at] != '\n')) {
        blocks_.append(all.substr(at, end - at), file);
      } else if (preserved) {
        blocks_.line_break(file);
      } else {
        blocks_.space(file);
      }
      at = end;
    }
  }

  std::string_view html_;
  std::size_t offset_;
  BlockText& blocks_;
  EntityDecoder entities_;
  std::size_t preserved_ = 0;  // depth of <pre>
};

Error too_much(const std::string& path, std::string message) {
  return {.code = ErrorCode::kFormat, .message = std::move(message), .path = path};
}

Status append(std::string_view html, std::size_t offset, bool fragment, const std::string& path, BlockText& blocks) {
  Memory memory(std::max(kMemoryAtLeast, html.size() * kMemoryPerByte));
  const GumboOutput* output = parse(html, fragment, memory);
  if (output == nullptr) return too_much(path, "HTML that unfolds to far more markup than is written");
  Walk(html, offset, blocks).all(*output->document);
  blocks.end_block();
  return {};
}

}  // namespace

std::string_view EntityDecoder::decode(std::string_view entity) {
  if (entity.size() < 2) return asked_ = entity;
  asked_ = entity;
  if (const auto known = known_.find(asked_); known != known_.end()) return known->second;
  if (known_.size() >= kMaxEntities) return asked_;
  Memory memory(kMemoryAtLeast);
  std::string text = asked_;
  const GumboOutput* output = parse(asked_, true, memory);
  const GumboVector* children = output == nullptr ? nullptr : &output->root->v.element.children;
  if (children != nullptr && children->length == 1) {
    const auto* child = static_cast<const GumboNode*>(children->data[0]);
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) text = child->v.text.text;
    if (base::first_invalid_utf8(text)) text = asked_;
  }
  return known_.emplace(asked_, std::move(text)).first->second;
}

Status append_html(std::string_view html, std::size_t offset, const std::string& path, BlockText& blocks) {
  if (const auto excess = html_excess(html)) return too_much(path, std::string("HTML ") + excess->what);
  return append(html, offset, /*fragment=*/true, path, blocks);
}

Status extract_html(Document& document) {
  const std::string html = std::move(document.text);
  if (const auto excess = html_excess(html)) {
    Error error = too_much(document.path, excess->what);
    error.line = base::line_of(html, excess->byte);
    error.byte = static_cast<std::int64_t>(excess->byte);
    return error;
  }
  BlockText blocks;
  const std::size_t mark = base::byte_order_mark(html);
  const std::string_view text = html;
  if (Status read = append(text.substr(mark), mark, /*fragment=*/false, document.path, blocks); !read) {
    return read;
  }
  blocks.finish(document);
  return {};
}

}  // namespace lacuna::corpus
