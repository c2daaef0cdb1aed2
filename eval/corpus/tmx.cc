#include "eval/corpus/tmx.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "eval/base/input_file.h"

namespace lacuna::corpus {
namespace {

constexpr int kChunk = 1 << 16;
constexpr std::size_t kMaxLanguagesNamed = 8;

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

std::string lower(std::string_view tag) {
  std::string result;
  for (const char c : tag)
    result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c);
  return result;
}

/// What the handlers know while the parser goes through the file.
class Reader {
 public:
  Reader(const std::string& source_language, const std::string& target_language)
      : source_language_(lower(source_language)), target_language_(lower(target_language)) {}

  void start(std::string_view name, const char** attributes) {
    if (native_depth_ > 0 || is_native(name)) {
      if (segment_ != nullptr) ++native_depth_;
    } else if (name == "tmx") {
      is_tmx_ = true;
    } else if (name == "tu") {
      source_.reset();
      target_.reset();
    } else if (name == "tuv") {
      variant_ = nullptr;
      for (; *attributes != nullptr; attributes += 2) {
        const std::string_view attribute = attributes[0];
        if (attribute != "xml:lang" && attribute != "lang") continue;
        const std::string tag = lower(attributes[1]);
        if (languages_.size() < kMaxLanguagesNamed) languages_.insert(tag);
        if (matches(tag, source_language_)) {
          variant_ = &source_;
        } else if (matches(tag, target_language_)) {
          variant_ = &target_;
        }
      }
    } else if (name == "seg" && variant_ != nullptr && !variant_->has_value()) {
      segment_ = &variant_->emplace();
    }
  }

  void end(std::string_view name) {
    if (native_depth_ > 0) {
      --native_depth_;
    } else if (name == "seg") {
      segment_ = nullptr;
    } else if (name == "tuv") {
      variant_ = nullptr;
    } else if (name == "tu" && source_ && target_) {
      ++units_;
      SentencePair pair{single_spaced(*source_), single_spaced(*target_)};
      if (!pair.source.empty() && !pair.target.empty()) pairs_.push_back(std::move(pair));
    }
  }

  void text(std::string_view bytes) {
    if (segment_ != nullptr && native_depth_ == 0) segment_->append(bytes);
  }

  [[nodiscard]] std::vector<SentencePair>& pairs() { return pairs_; }
  [[nodiscard]] bool is_tmx() const { return is_tmx_; }
  [[nodiscard]] std::size_t units() const { return units_; }
  [[nodiscard]] std::string languages() const {
    std::string list;
    for (const std::string& tag : languages_) list += (list.empty() ? "" : ", ") + tag;
    return list;
  }

 private:
  static bool is_native(std::string_view name) {
    return name == "bpt" || name == "ept" || name == "it" || name == "ph" || name == "ut";
  }
  static bool matches(std::string_view tag, std::string_view language) {
    return tag.starts_with(language) && (tag.size() == language.size() || tag[language.size()] == '-');
  }
  static std::string single_spaced(std::string_view text) {
    std::string result;
    for (const char c : text) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!space) {
        result.push_back(c);
      } else if (!result.empty() && result.back() != ' ') {
        result.push_back(' ');
      }
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
  }

  std::string source_language_;
  std::string target_language_;
  std::optional<std::string> source_;  // of the unit that is being read
  std::optional<std::string> target_;
  std::optional<std::string>* variant_ = nullptr;
  std::string* segment_ = nullptr;
  int native_depth_ = 0;
  bool is_tmx_ = false;
  std::size_t units_ = 0;  // with both languages
  std::set<std::string> languages_;
  std::vector<SentencePair> pairs_;
};

Error format_error(const base::InputFile& file, XML_Parser parser, const std::string& message) {
  return {.code = ErrorCode::kFormat,
          .message = message,
          .path = file.name(),
          .line = XML_GetCurrentLineNumber(parser),
          .byte = static_cast<std::int64_t>(XML_GetCurrentByteIndex(parser))};
}

}  // namespace

Result<std::vector<SentencePair>> read_tmx(const std::string& path, const std::string& source_language,
                                           const std::string& target_language) {
  if (source_language.empty() || target_language.empty()) {
    return Error{.code = ErrorCode::kUsage, .message = "reading TMX needs the source and the target language"};
  }
  Result<base::InputFile> file = base::InputFile::open(path, base::InputFile::Content::kMaybeGzip);
  if (!file) return file.error();
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser(XML_ParserCreate(nullptr));
  if (parser == nullptr) return Error{.code = ErrorCode::kInternal, .message = "no XML parser"};
  Reader reader(source_language, target_language);
  XML_SetUserData(parser.get(), &reader);
  XML_SetElementHandler(
      parser.get(),
      [](void* user, const char* name, const char** attributes) {
        static_cast<Reader*>(user)->start(name, attributes);
      },
      [](void* user, const char* name) { static_cast<Reader*>(user)->end(name); });
  XML_SetCharacterDataHandler(parser.get(), [](void* user, const char* text, int size) {
    static_cast<Reader*>(user)->text({text, static_cast<std::size_t>(size)});
  });
  for (bool more = true; more;) {
    void* buffer = XML_GetBuffer(parser.get(), kChunk);
    if (buffer == nullptr) return format_error(*file, parser.get(), "not readable as TMX: out of memory");
    const Result<std::size_t> got = file->read(static_cast<char*>(buffer), kChunk);
    if (!got) return got.error();
    more = *got > 0;
    if (XML_ParseBuffer(parser.get(), static_cast<int>(*got), more ? XML_FALSE : XML_TRUE) != XML_STATUS_OK) {
      return format_error(*file, parser.get(),
                          std::string("not readable as TMX: ") + XML_ErrorString(XML_GetErrorCode(parser.get())));
    }
  }
  if (!reader.is_tmx()) return format_error(*file, parser.get(), "XML, but not TMX: it has no <tmx>");
  if (reader.units() == 0) {
    const std::string languages = reader.languages();
    return Error{.code = ErrorCode::kFormat,
                 .message = "no translation unit has both '" + source_language + "' and '" + target_language +
                            "'; languages in it: " + (languages.empty() ? "none" : languages),
                 .path = file->name()};
  }
  return std::move(reader.pairs());
}

}  // namespace lacuna::corpus
