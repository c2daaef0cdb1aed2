/// \file
/// XML from front to back, as events that know which bytes they stand for. The only user of expat.
///
///     class Terms : public XmlHandler {
///       std::optional<std::string> on_event(const XmlEvent& event) override { … return std::nullopt; }
///     };
///     Status read = read_xml(bytes, {.path = path, .decoded_from = TextEncoding::kUtf8}, terms);
///
/// Names are resolved by namespace. Nothing outside the bytes is ever read. References to entities of the file's own
/// (`&name;`) stay as they are written: nothing is expanded, but for short ones in attributes. Entities made of other
/// entities, external ones, tags of more than `kMaxXmlTokenBytes` and nesting below `kMaxXmlDepth` are errors.
/// Thread-safety: one reader, one thread. Cost: linear in the bytes; memory that of the longest tag.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "eval/corpus/text_encoding.h"
#include "lacuna/result.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

/// Elements within elements.
inline constexpr std::size_t kMaxXmlDepth = 1000;
/// Of one tag with its attributes, one comment, one declaration.
inline constexpr std::size_t kMaxXmlTokenBytes = std::size_t{16} << 20U;

inline constexpr std::string_view kXmlSpace = "http://www.w3.org/XML/1998/namespace";

/// A name as namespaces have it; `space` is empty for none.
struct XmlName {
  std::string_view space;
  std::string_view local;
};

struct XmlAttribute {
  XmlName name;
  std::string_view value;  ///< references resolved, white space as XML normalises it
};

enum class XmlKind : std::uint8_t {
  kStart,        ///< of an element; an empty one (`<x/>`) has an end, too
  kEnd,          ///< its span is the end tag, and an empty place behind `<x/>`
  kText,         ///< a stretch of text; long text comes in several
  kComment,      ///< `text` without `<!--` and `-->`
  kInstruction,  ///< `name.local` is its target
};

/// Valid while the handler runs.
struct XmlEvent {
  XmlKind kind = XmlKind::kText;
  ByteSpan span;               ///< in the bytes that were fed
  std::size_t line = 0;        ///< from 1; only of `kStart`
  XmlName name = {};           ///< of an element
  std::string_view text = {};  ///< what the bytes mean: "&" for "&amp;", "\n" for a "\r\n"
  bool cdata = false;          ///< text from a CDATA section
  std::span<const XmlAttribute> attributes = {};

  /// The value of an attribute without, or within, a namespace.
  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view local, std::string_view space = {}) const {
    for (const XmlAttribute& one : attributes) {
      if (one.name.local == local && one.name.space == space) return one.value;
    }
    return std::nullopt;
  }
};

class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;
  /// What is wrong here, which ends the reading with an error at this place; or nothing.
  virtual std::optional<std::string> on_event(const XmlEvent& event) = 0;
};

struct XmlSource {
  std::string path;  ///< for messages
  /// The bytes are UTF-8 that was decoded from this, and a declaration in the file must not say otherwise. None: they
  /// are as on disk, and UTF-8, UTF-16, ISO-8859-1 and ASCII are told apart as XML does it; spans count bytes on disk.
  std::optional<TextEncoding> decoded_from = std::nullopt;
};

/// For bytes that come in pieces. Each piece should be some hundred KiB: a tag that is longer than the piece is looked
/// at again with each.
class XmlReader {
 public:
  XmlReader(XmlSource source, XmlHandler& handler);
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;
  ~XmlReader();

  /// Errors: kFormat with line and byte for what is not well-formed, for what the handler refuses, and for the limits
  /// above. After an error nothing more may be fed.
  [[nodiscard]] Status feed(std::string_view bytes, bool last);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

/// The whole of it; errors as `XmlReader::feed`.
[[nodiscard]] Status read_xml(std::string_view bytes, XmlSource source, XmlHandler& handler);

}  // namespace lacuna::corpus
