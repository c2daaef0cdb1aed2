#include "eval/corpus/omission_gold.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/line_reader.h"
#include "eval/base/utf8.h"

namespace lacuna::corpus {
namespace {

using Json = nlohmann::ordered_json;

/// Reads one object by key and type, and remembers the first thing that is wrong.
class ItemReader {
 public:
  explicit ItemReader(const Json& object) : object_(object) {}

  void text(const char* key, std::string& into, bool required = false) {
    const Json* value = find(key, required);
    if (value == nullptr) return;
    if (!value->is_string()) return fail(key, "must be a string");
    into = value->get<std::string>();
  }
  void text(const char* key, std::optional<std::string>& into) {
    if (find(key, false) != nullptr) text(key, into.emplace());
  }
  /// 0, 1, false or true.
  void flag(const char* key, bool& into, bool required = false) {
    const Json* value = find(key, required);
    if (value == nullptr) return;
    if (value->is_boolean()) {
      into = value->get<bool>();
    } else if (*value == 0 || *value == 1) {
      into = *value == 1;
    } else {
      fail(key, "must be 0 or 1");
    }
  }
  void count(const char* key, std::size_t& into) {
    const Json* value = find(key, false);
    if (value == nullptr) return;
    if (!value->is_number_unsigned()) return fail(key, "must be a whole number of at least 0");
    into = value->get<std::size_t>();
  }
  void counts(const char* key, std::vector<std::size_t>& into) {
    const Json* value = find(key, false);
    if (value == nullptr) return;
    const auto is_count = [](const Json& element) { return element.is_number_unsigned(); };
    if (!value->is_array() || !std::all_of(value->begin(), value->end(), is_count)) {
      return fail(key, "must be an array of whole numbers");
    }
    for (const Json& element : *value) into.push_back(element.get<std::size_t>());
  }
  /// Ranges of characters of `text`; one whose place nobody knows (null) is left out.
  void spans(const char* key, std::string_view text, std::vector<ByteSpan>& into) {
    const Json* value = find(key, false);
    if (value == nullptr) return;
    if (!value->is_array()) return fail(key, "must be an array");
    for (const Json& element : *value) {
      const auto position = [&](const char* name) {
        const auto found = element.find(name);
        return element.is_object() && found != element.end() ? *found : Json();
      };
      const Json start = position("start");
      const Json end = position("end");
      if (element.is_object() && start.is_null()) continue;
      if (!start.is_number_unsigned() || !end.is_number_unsigned()) {
        return fail(key, "needs objects with whole numbers 'start' and 'end'");
      }
      const auto begin_byte = base::byte_of_code_point(text, start.get<std::size_t>());
      const auto end_byte = base::byte_of_code_point(text, end.get<std::size_t>());
      if (!begin_byte || !end_byte || *begin_byte > *end_byte) return fail(key, "has a span outside its text");
      into.push_back({*begin_byte, *end_byte});
    }
  }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  /// Null stands for a key that is not there.
  const Json* find(const char* key, bool required) {
    const auto found = object_.find(key);
    if (found != object_.end() && !found->is_null()) return &*found;
    if (required) fail(key, "is missing");
    return nullptr;
  }
  void fail(const char* key, const char* what) {
    if (error_.empty()) error_ = std::string("'") + key + "' " + what;
  }

  const Json& object_;
  std::string error_;
};

OmissionItem read_item(ItemReader& reader) {
  OmissionItem item;
  reader.text("id", item.id, true);
  reader.text("src", item.source, true);
  reader.text("tgt", item.target, true);
  reader.flag("y_omission", item.omission, true);
  reader.flag("y_addition", item.addition);
  reader.text("set", item.set);
  reader.text("lp", item.language_pair);
  reader.counts("lines", item.lines);
  reader.text("src_full", item.whole_source);
  reader.text("tgt_full", item.whole_target);
  reader.text("kind", item.kind);
  reader.text("match_kind", item.match_kind);
  reader.text("deleted", item.deleted);
  reader.count("n_deleted_tokens", item.deleted_words);
  reader.flag("hard", item.hard);
  reader.spans("omission_spans", item.source, item.omissions);
  reader.spans("addition_spans", item.target, item.additions);
  std::size_t place = 0;
  reader.count("del_pos", place);
  const std::string& whole = item.whole_source ? *item.whole_source : item.whole_target.value_or(std::string());
  item.deleted_at = base::byte_of_code_point(whole, place).value_or(0);
  return item;
}

Json spans_json(const std::vector<ByteSpan>& spans, std::string_view text) {
  Json array = Json::array();
  for (const ByteSpan& span : spans) {
    array.push_back({{"start", base::count_code_points(text.substr(0, span.begin))},
                     {"end", base::count_code_points(text.substr(0, span.end))},
                     {"text", span.of(text)}});
  }
  return array;
}

std::string one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

Result<std::vector<OmissionItem>> read_omission_gold(const std::string& path) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  return parse_omission_gold(path == "-" ? "<stdin>" : path, *text);
}

Result<std::vector<OmissionItem>> parse_omission_gold(const std::string& path, std::string_view text) {
  base::LineBatch batch;
  (void)base::lines_of("", text)->read(SIZE_MAX, base::kAnyBytes, batch);  // memory cannot fail
  std::vector<OmissionItem> items;
  std::unordered_map<std::string, std::size_t> line_of;
  for (std::size_t i = 0; i < batch.lines.size(); ++i) {
    if (batch.lines[i].find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto bad = [&](std::string message) {
      return Error{.code = ErrorCode::kFormat, .message = std::move(message), .path = path, .line = i + 1};
    };
    const Json json = Json::parse(batch.lines[i], nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return bad("expected a JSON object with 'id', 'src', 'tgt' and 'y_omission'");
    ItemReader reader(json);
    OmissionItem item = read_item(reader);
    if (!reader.error().empty()) return bad(reader.error());
    const auto [other, is_new] = line_of.emplace(item.id, i + 1);
    if (!is_new) return bad("the id '" + item.id + "' stands on line " + std::to_string(other->second) + " too");
    items.push_back(std::move(item));
  }
  if (items.empty()) return Error{.code = ErrorCode::kFormat, .message = "there is no item", .path = path};
  return items;
}

std::string to_gold_line(const OmissionItem& item) {
  const bool touched = item.omission || item.addition;
  Json json;
  json["id"] = item.id;
  json["set"] = item.set;
  json["lp"] = item.language_pair;
  json["src"] = item.source;
  json["tgt"] = item.target;
  if (item.whole_source) json["src_full"] = *item.whole_source;
  if (item.whole_target) json["tgt_full"] = *item.whole_target;
  json["label"] = item.omission ? "omission" : item.addition ? "addition" : "none";
  json["y_omission"] = item.omission ? 1 : 0;
  json["y_addition"] = item.addition ? 1 : 0;
  json["kind"] = item.kind;
  if (!item.match_kind.empty()) json["match_kind"] = item.match_kind;
  if (touched) {
    const std::string& whole = item.whole_source ? *item.whole_source : item.whole_target.value_or(std::string());
    json["deleted"] = item.deleted;
    json["del_pos"] = base::count_code_points(std::string_view{whole}.substr(0, item.deleted_at));
    json["n_deleted_tokens"] = item.deleted_words;
  }
  json["omission_spans"] = spans_json(item.omissions, item.source);
  json["addition_spans"] = spans_json(item.additions, item.target);
  json["lines"] = item.lines;
  json["hard"] = item.hard ? 1 : 0;
  return one_line(json);
}

std::string to_prediction_line(const OmissionPrediction& prediction, std::string_view text) {
  Json json;
  json["id"] = prediction.id;
  json["score"] = prediction.score;
  Json spans = Json::array();
  for (const ByteSpan& span : prediction.spans) {
    spans.push_back(
        {base::count_code_points(text.substr(0, span.begin)), base::count_code_points(text.substr(0, span.end))});
  }
  json["spans"] = std::move(spans);
  return one_line(json);
}

}  // namespace lacuna::corpus
