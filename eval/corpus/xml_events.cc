#include "eval/corpus/xml_events.h"

#define XML_DTD  // NOLINT(readability-identifier-naming): the header declares the limits on entities only with it
#include <expat.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace lacuna::corpus {
namespace {

constexpr char kSeparator = '\n';  // between namespace and name; cannot be in either
constexpr std::size_t kChunk = std::size_t{1} << 20U;
constexpr std::size_t kMaxEntityBytes = 1024;
// Entities cannot nest, so these bound what attributes can grow to.
constexpr float kMaxAmplification = 8.0F;
constexpr unsigned long long kFreeBytes = 1ULL << 20U;

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

XmlName split(const char* full) {
  const std::string_view name(full);
  const std::size_t cut = name.find(kSeparator);
  if (cut == std::string_view::npos) return {{}, name};
  return {name.substr(0, cut), name.substr(cut + 1)};
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

/// Whether an entity's value holds a reference other than to a character.
bool refers_to_entity(std::string_view value) {
  for (std::size_t at = value.find('&'); at != std::string_view::npos; at = value.find('&', at + 1)) {
    if (!value.substr(at + 1).starts_with('#')) return true;
  }
  return false;
}

bool has_non_ascii(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

struct XmlReader::Parser {
  Parser(XmlSource its_source, XmlHandler& its_handler) : source(std::move(its_source)), handler(its_handler) {
    expat.reset(XML_ParserCreateNS(source.decoded_from ? "UTF-8" : nullptr, kSeparator));
    if (expat == nullptr) return;
    XML_SetUserData(expat.get(), this);
    XML_SetElementHandler(expat.get(), on_start, on_end);
    XML_SetCharacterDataHandler(expat.get(), on_text);
    XML_SetCommentHandler(expat.get(), on_comment);
    XML_SetProcessingInstructionHandler(expat.get(), on_instruction);
    XML_SetCdataSectionHandler(expat.get(), on_cdata_start, on_cdata_end);
    XML_SetXmlDeclHandler(expat.get(), on_declaration);
    XML_SetEntityDeclHandler(expat.get(), on_entity);
    XML_SetDefaultHandler(expat.get(), on_other);  // its being there keeps references as they are written
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(expat.get(), kMaxAmplification);
    XML_SetBillionLaughsAttackProtectionActivationThreshold(expat.get(), kFreeBytes);
  }

  Error error(std::string message) const {
    return {.code = ErrorCode::kFormat,
            .message = std::move(message),
            .path = source.path,
            .line = XML_GetCurrentLineNumber(expat.get()),
            .byte = std::max<std::int64_t>(0, XML_GetCurrentByteIndex(expat.get()))};
  }

  void refuse(std::string why) {
    if (refused) return;
    refused = error(std::move(why));
    XML_StopParser(expat.get(), XML_FALSE);
  }

  static std::string too_long() {
    return "a tag, comment or declaration of more than " + std::to_string(kMaxXmlTokenBytes >> 20U) +
           " MiB begins here";
  }

  ByteSpan here() {
    const auto begin = static_cast<std::size_t>(std::max<std::int64_t>(0, XML_GetCurrentByteIndex(expat.get())));
    done = begin + static_cast<std::size_t>(XML_GetCurrentByteCount(expat.get()));
    if (done - begin > kMaxXmlTokenBytes) refuse(too_long());
    return {begin, done};
  }

  void send(const XmlEvent& event) {
    if (refused) return;
    if (std::optional<std::string> wrong = handler.on_event(event)) refuse(std::move(*wrong));
  }

  static Parser& of(void* user) { return *static_cast<Parser*>(user); }

  static void on_start(void* user, const char* name, const char** attributes) {
    Parser& self = of(user);
    if (++self.depth > kMaxXmlDepth) {
      self.refuse("elements are nested more than " + std::to_string(kMaxXmlDepth) + " deep");
      return;
    }
    self.attributes.clear();
    for (; *attributes != nullptr; attributes += 2) self.attributes.push_back({split(attributes[0]), attributes[1]});
    self.send({.kind = XmlKind::kStart,
               .span = self.here(),
               .line = XML_GetCurrentLineNumber(self.expat.get()),
               .name = split(name),
               .attributes = self.attributes});
  }

  static void on_end(void* user, const char* name) {
    Parser& self = of(user);
    --self.depth;
    self.send({.kind = XmlKind::kEnd, .span = self.here(), .name = split(name)});
  }

  static void on_text(void* user, const char* text, int size) {
    Parser& self = of(user);
    self.send({.kind = XmlKind::kText,
               .span = self.here(),
               .text = {text, static_cast<std::size_t>(size)},
               .cdata = self.cdata});
  }

  static void on_comment(void* user, const char* text) {
    Parser& self = of(user);
    self.send({.kind = XmlKind::kComment, .span = self.here(), .text = text});
  }

  static void on_instruction(void* user, const char* target, const char* text) {
    Parser& self = of(user);
    self.send({.kind = XmlKind::kInstruction, .span = self.here(), .name = {{}, target}, .text = text});
  }

  static void on_cdata_start(void* user) {
    of(user).here();
    of(user).cdata = true;
  }

  static void on_cdata_end(void* user) {
    of(user).here();
    of(user).cdata = false;
  }

  static void on_declaration(void* user, const char* /*version*/, const char* encoding, int /*standalone*/) {
    Parser& self = of(user);
    self.here();
    if (encoding == nullptr || !self.source.decoded_from) return;
    const std::string name = upper(encoding);
    const TextEncoding real = *self.source.decoded_from;
    bool right = false;
    if (real == TextEncoding::kUtf8) {
      right = name == "UTF-8" || name == "UTF8";
      if (!right && !name.starts_with("UTF-16") && !name.starts_with("UTF-32") && !name.starts_with("ISO-10646-UCS")) {
        self.ascii_as = encoding;  // in ASCII all of these are the same
        return;
      }
    } else {
      right = name == "UTF-16" || name == (real == TextEncoding::kUtf16Le ? "UTF-16LE" : "UTF-16BE") ||
              name == "ISO-10646-UCS-2" || name == "UNICODE";
    }
    if (!right) self.refuse(self.contradiction(encoding));
  }

  std::string contradiction(const std::string& declared) const {
    return "the file declares the encoding '" + declared + "', but its bytes are " +
           (source.decoded_from == TextEncoding::kUtf8 ? "UTF-8" : "UTF-16");
  }

  static void on_entity(void* user, const char* name, int is_parameter, const char* value, int size,
                        const char* /*base*/, const char* /*system*/, const char* /*public_id*/, const char* notation) {
    Parser& self = of(user);
    self.here();
    if (is_parameter != 0 || notation != nullptr) return;
    const std::string entity = "entity '" + std::string(name) + "'";
    if (value == nullptr) {
      self.refuse(entity + " is external; nothing outside the file is read");
    } else if (static_cast<std::size_t>(size) > kMaxEntityBytes) {
      self.refuse(entity + " is longer than " + std::to_string(kMaxEntityBytes) + " bytes");
    } else if (refers_to_entity({value, static_cast<std::size_t>(size)})) {
      self.refuse(entity + " is made of other entities, which are not expanded");
    }
  }

  static void on_other(void* user, const char* text, int size) {
    Parser& self = of(user);
    const ByteSpan span = self.here();
    if (self.depth == 0 || size == 0 || text[0] != '&') return;
    self.send({.kind = XmlKind::kText, .span = span, .text = {text, static_cast<std::size_t>(size)}});
  }

  Status feed(std::string_view bytes, bool last) {
    do {
      const std::size_t unfinished = fed - std::min(fed, done);
      if (unfinished > kMaxXmlTokenBytes) {
        Error error{.code = ErrorCode::kFormat,
                    .message = too_long(),
                    .path = source.path,
                    .line = XML_GetCurrentLineNumber(expat.get()),
                    .byte = static_cast<std::int64_t>(done)};
        return error;
      }
      // A tag that is not complete is looked at from its start again, so pieces grow with it.
      const std::string_view piece = bytes.substr(0, std::max(kChunk, unfinished));
      bytes.remove_prefix(piece.size());
      fed += piece.size();
      const bool final = last && bytes.empty();
      const XML_Status status =
          XML_Parse(expat.get(), piece.data(), static_cast<int>(piece.size()), final ? XML_TRUE : XML_FALSE);
      if (refused) return *refused;
      if (status != XML_STATUS_OK) return syntax_error();
      if (!ascii_as.empty() && has_non_ascii(piece)) return error(contradiction(ascii_as));
    } while (!bytes.empty());
    return {};
  }

  Error syntax_error() const {
    const XML_Error code = XML_GetErrorCode(expat.get());
    if (code == XML_ERROR_NO_ELEMENTS && depth > 0) {
      return error("not well-formed XML: the file ends before its elements do");
    }
    return error(std::string("not well-formed XML: ") + XML_ErrorString(code));
  }

  XmlSource source;
  XmlHandler& handler;
  std::unique_ptr<XML_ParserStruct, FreeParser> expat;
  std::vector<XmlAttribute> attributes;  // of the tag that is being reported
  std::optional<Error> refused;
  std::string ascii_as;  // the encoding declared, if it is one that agrees with ours in ASCII only
  std::size_t fed = 0;
  std::size_t done = 0;  // end of the last event
  std::size_t depth = 0;
  bool cdata = false;
};

XmlReader::XmlReader(XmlSource source, XmlHandler& handler)
    : parser_(std::make_unique<Parser>(std::move(source), handler)) {}

XmlReader::~XmlReader() = default;

Status XmlReader::feed(std::string_view bytes, bool last) {
  if (parser_->expat == nullptr) return Error{.code = ErrorCode::kInternal, .message = "no XML parser"};
  return parser_->feed(bytes, last);
}

Status read_xml(std::string_view bytes, XmlSource source, XmlHandler& handler) {
  return XmlReader(std::move(source), handler).feed(bytes, true);
}

}  // namespace lacuna::corpus
