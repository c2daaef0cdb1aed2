#include "eval/corpus/formats/json_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "eval/corpus/formats/field_names.h"
#include "eval/corpus/formats/json_places.h"
#include "eval/corpus/formats/unit_texts.h"

namespace lacuna::corpus {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxDepth = 64;
constexpr std::string_view kPair = "translation";  // as datasets of Hugging Face hold both texts

/// Where and why a text is not JSON; everything else about it is of no interest.
class Complaint : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*elements*/) override { return true; }
  bool key(string_t& /*key*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*elements*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& exception) override {
    offset_ = position == 0 ? 0 : position - 1;
    const std::string what = exception.what();  // "[json.exception.parse_error.101] parse error at line 1, column 2: …"
    const std::size_t message = what.find(": ");
    message_ = message == std::string::npos ? what : what.substr(message + 2);
    return false;
  }

  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] const std::string& message() const { return message_; }

 private:
  std::size_t offset_ = 0;
  std::string message_;
};

/// A key of the record, or of an object that is a value of it.
struct KeyPath {
  std::string outer;
  std::string key;
};

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

class Reader {
 public:
  Reader(Bitext& bitext, const BitextOptions& options) : bitext_(bitext), options_(options) {}

  Status read() {
    const std::string_view bytes = bitext_.bytes;
    const std::vector<ByteSpan> lines = line_spans(bytes);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].of(bytes).find_first_not_of(" \t\r") == std::string_view::npos) continue;
      line_ = i + 1;
      span_ = lines[i];
      if (Status status = read_record(span_.of(bytes)); !status) return status;
    }
    if (!source_key_) {
      line_ = 1;
      span_ = {};
      return error(ErrorCode::kFormat, "no text in it");
    }
    source_.finish(bitext_.source);
    target_.finish(bitext_.target);
    return {};
  }

 private:
  Error error(ErrorCode code, std::string message, std::size_t offset = 0) const {
    return {.code = code,
            .message = std::move(message),
            .path = bitext_.source.path,
            .line = line_,
            .byte = static_cast<std::int64_t>(span_.begin + offset)};
  }

  Status read_record(std::string_view text) {
    if (json_depth(text) > kMaxDepth) {
      return error(ErrorCode::kFormat, "nested deeper than " + std::to_string(kMaxDepth) + " levels");
    }
    const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded()) {
      Complaint complaint;
      Json::sax_parse(text, &complaint);
      return error(ErrorCode::kFormat, "not JSON: " + complaint.message(), std::min(complaint.offset(), text.size()));
    }
    if (!json.is_object()) {
      return error(ErrorCode::kFormat, "a JSON object was expected on each line, here is " +
                                           std::string(json.is_array() ? "an" : "a") + " " + json.type_name());
    }
    if (!source_key_) {
      if (Status chosen = choose_keys(json); !chosen) return chosen;
    }
    const std::vector<JsonPlace> places = json_places(text, span_.begin);
    BitextUnit unit{.line = line_};
    if (Status status = add(json, places, *source_key_, source_, unit.source); !status) return status;
    if (Status status = add(json, places, *target_key_, target_, unit.target); !status) return status;
    unit.state = state_of(unit.target.of(target_.text().text()));
    if (const auto id = usual_id(keys_of(json))) {
      const Json& value = json[keys_of(json)[*id]];
      unit.name = value.is_string() ? value.get<std::string>() : value.is_number() ? value.dump() : std::string();
    }
    bitext_.units.push_back(std::move(unit));
    return {};
  }

  /// The value of a path, or null when it is not there.
  static const Json* find(const Json& json, const KeyPath& path) {
    const Json* object = &json;
    if (!path.outer.empty()) {
      const auto outer = json.find(path.outer);
      if (outer == json.end() || !outer->is_object()) return nullptr;
      object = &*outer;
    }
    const auto value = object->find(path.key);
    return value == object->end() ? nullptr : &*value;
  }

  Status add(const Json& json, const std::vector<JsonPlace>& places, const KeyPath& path, SideBuilder& side,
             ByteSpan& unit) {
    side.begin_unit();
    std::size_t place = span_.end;
    const Json* value = find(json, path);
    if (value == nullptr) {
      const std::string name = (path.outer.empty() ? "" : path.outer + ".") + path.key;
      return error(ErrorCode::kFormat, "no key \"" + name + "\"; the keys are " + listed(keys_of(json)));
    }
    if (!value->is_null()) {
      if (!value->is_string()) {
        return error(ErrorCode::kFormat,
                     "the value of \"" + path.key + "\" is no string, but of type " + value->type_name());
      }
      place = append_value(value->get_ref<const std::string&>(), places, path, side.text());
    }
    unit = side.end_unit(place);
    return {};
  }

  /// Appends a string's text with its place; of a key that is there twice the last one counts, as it does for the
  /// parser. Returns the byte behind it.
  std::size_t append_value(const std::string& text, const std::vector<JsonPlace>& places, const KeyPath& path,
                           TextBuilder& builder) const {
    const auto last = std::find_if(places.rbegin(), places.rend(), [&](const JsonPlace& candidate) {
      return candidate.outer == path.outer && candidate.key == path.key;
    });
    if (last != places.rend()) {
      const ByteSpan body = last->body;
      if (body.of(bitext_.bytes) == text) {
        builder.append(text, body);
        return body.end;
      }
      TextBuilder escaped;
      append_json_string(bitext_.bytes, body, escaped);
      if (escaped.text() == text) {
        append_json_string(bitext_.bytes, body, builder);
        return body.end;
      }
    }
    builder.append(text, span_);  // not understood: the record as a whole
    return span_.end;
  }

  Status choose_keys(const Json& json) {
    const std::vector<std::string> keys = keys_of(json);
    std::optional<KeyPath> source;
    std::optional<KeyPath> target;
    for (const auto& [wanted, path] : {std::pair{&options_.source_field, &source}, {&options_.target_field, &target}}) {
      if (wanted->empty()) continue;
      *path = asked(json, keys, *wanted);
      if (!*path) {
        return error(ErrorCode::kUsage, "no key \"" + *wanted + "\"; the keys are " + listed(keys));
      }
    }
    const auto pair = json.find(kPair);
    if (!source && !target && pair != json.end() && pair->is_object()) return choose_languages(*pair);
    if (const auto usual = usual_field(keys, FieldRole::kSource, options_.source_language); usual && !source) {
      source = KeyPath{"", keys[*usual]};
    }
    if (const auto usual = usual_field(keys, FieldRole::kTarget, options_.target_language); usual && !target) {
      target = KeyPath{"", keys[*usual]};
    }
    if (!source || !target) {
      return error(ErrorCode::kUsage, "which key holds the " + std::string(source ? "target" : "source") +
                                          "? Name it; the keys are " + listed(keys));
    }
    return use(std::move(*source), std::move(*target));
  }

  /// The keys of {"translation": {"vi": …, "en": …}}: their order means nothing, so the languages must be named.
  Status choose_languages(const Json& pair) {
    const std::vector<std::string> keys = keys_of(pair);
    const auto of_language = [&](const std::string& language) {
      return std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return names_language(key, language); });
    };
    auto source = of_language(options_.source_language);
    auto target = of_language(options_.target_language);
    // Of two languages, the one that is not the other.
    if (keys.size() == 2 && options_.target_language.empty() && source != keys.end()) {
      target = source == keys.begin() ? keys.begin() + 1 : keys.begin();
    }
    if (keys.size() == 2 && options_.source_language.empty() && target != keys.end()) {
      source = target == keys.begin() ? keys.begin() + 1 : keys.begin();
    }
    if (source == keys.end() || target == keys.end()) {
      return error(ErrorCode::kUsage,
                   "which languages of \"translation\" are source and target? Name them; there are " + listed(keys));
    }
    return use({std::string(kPair), *source}, {std::string(kPair), *target});
  }

  Status use(KeyPath source, KeyPath target) {
    if (source.outer == target.outer && source.key == target.key) {
      return error(ErrorCode::kUsage, "source and target have the same key, \"" + source.key + '"');
    }
    bitext_.source_language = language_of_name(source.key).value_or("");
    bitext_.target_language = language_of_name(target.key).value_or("");
    source_key_ = std::move(source);
    target_key_ = std::move(target);
    return {};
  }

  /// A key, or "outer.inner".
  static std::optional<KeyPath> asked(const Json& json, const std::vector<std::string>& keys,
                                      const std::string& wanted) {
    if (const auto named = named_field(keys, wanted)) return KeyPath{"", keys[*named]};
    const std::size_t dot = wanted.find('.');
    if (dot == std::string::npos) return std::nullopt;
    KeyPath path{wanted.substr(0, dot), wanted.substr(dot + 1)};
    return find(json, path) == nullptr ? std::nullopt : std::optional(path);
  }

  Bitext& bitext_;
  const BitextOptions& options_;
  SideBuilder source_;
  SideBuilder target_;
  std::optional<KeyPath> source_key_;
  std::optional<KeyPath> target_key_;
  std::size_t line_ = 1;
  ByteSpan span_;
};

}  // namespace

Result<Bitext> parse_json_lines(BitextFile file, const BitextOptions& options) {
  Bitext bitext = empty_bitext(std::move(file));
  if (Status read = Reader(bitext, options).read(); !read) return read.error();
  return bitext;
}

}  // namespace lacuna::corpus
