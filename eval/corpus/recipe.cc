#include "eval/corpus/recipe.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "eval/base/file.h"
#include "eval/base/packing.h"
#include "eval/corpus/document.h"
#include "eval/corpus/tmx.h"

namespace lacuna::corpus {
namespace {

using Json = nlohmann::json;

Error bad(const std::string& path, const std::string& message) {
  return {.code = ErrorCode::kFormat, .message = message, .path = path};
}

/// Reads the members of one JSON object by type, and remembers the first thing that is wrong.
class ObjectReader {
 public:
  ObjectReader(const Json& object, std::string where) : object_(object), where_(std::move(where)) {}

  std::string text(const char* key, bool required = true) {
    const Json* value = find(key, required);
    if (value == nullptr) return {};
    if (!value->is_string()) return fail(std::string("'") + key + "' must be a string"), std::string();
    return value->get<std::string>();
  }
  double number(const char* key, double otherwise) {
    const Json* value = find(key, false);
    if (value == nullptr) return otherwise;
    if (!value->is_number() || value->get<double>() < 0.0)
      return fail(std::string("'") + key + "' must be a number of at least 0"), otherwise;
    return value->get<double>();
  }
  bool flag(const char* key) {
    const Json* value = find(key, false);
    if (value == nullptr) return false;
    if (!value->is_boolean()) return fail(std::string("'") + key + "' must be true or false"), false;
    return value->get<bool>();
  }
  const Json* array(const char* key, bool required) {
    const Json* value = find(key, required);
    if (value == nullptr) return nullptr;
    if (!value->is_array()) return fail(std::string("'") + key + "' must be an array"), nullptr;
    return value;
  }
  /// To be called last: complains of keys that nobody asked for.
  [[nodiscard]] std::string finish() {
    for (const auto& item : object_.items()) {
      if (std::find(known_.begin(), known_.end(), item.key()) == known_.end()) fail("unknown key '" + item.key() + "'");
    }
    return error_;
  }

 private:
  const Json* find(const char* key, bool required) {
    known_.emplace_back(key);
    const auto found = object_.find(key);
    if (found != object_.end()) return &*found;
    if (required) fail(std::string("'") + key + "' is missing");
    return nullptr;
  }
  void fail(const std::string& what) {
    if (error_.empty()) error_ = where_ + ": " + what;
  }

  const Json& object_;
  std::string where_;
  std::vector<std::string> known_;
  std::string error_;
};

}  // namespace

Result<Recipe> read_recipe(const std::string& path, const std::string& root) {
  Result<std::string> bytes = base::read_text_file(path);
  if (!bytes) return bytes.error();
  const Json json = Json::parse(*bytes, nullptr, /*allow_exceptions=*/false, /*ignore_comments=*/true);
  if (!json.is_object()) return bad(path, "a recipe must be one JSON object");
  const auto resolve = [](const std::filesystem::path& folder, const std::string& file) {
    return file.empty() ? file : (folder / file).lexically_normal().string();
  };
  const std::filesystem::path own_folder = std::filesystem::path(path).parent_path();
  Recipe recipe;
  ObjectReader top(json, "recipe");
  recipe.name = top.text("name");
  recipe.source_language = top.text("source_language");
  recipe.target_language = top.text("target_language");
  if (const Json* glossaries = top.array("glossaries", false)) {
    for (const Json& file : *glossaries) {
      if (!file.is_string()) return bad(path, "recipe: 'glossaries' must hold strings");
      recipe.glossaries.push_back(resolve(own_folder, file.get<std::string>()));
    }
  }
  const Json* texts = top.array("texts", true);
  if (const std::string error = top.finish(); !error.empty()) return bad(path, error);
  for (const Json& entry : *texts) {
    const std::string where = "texts[" + std::to_string(recipe.texts.size()) + "]";
    if (!entry.is_object()) return bad(path, where + " must be an object");
    ObjectReader reader(entry, where);
    RecipeText text;
    text.name = reader.text("name");
    text.source = resolve(root, reader.text("source"));
    text.target = resolve(root, reader.text("target", false));
    text.tmx = text.target.empty() && base::without_packing(text.source).ends_with(".tmx");
    text.weight = reader.number("weight", 1.0);
    text.calibrate = reader.flag("calibrate");
    text.kind = reader.text("kind", false);
    text.origin = reader.text("origin", false);
    text.license = reader.text("license", false);
    if (const std::string error = reader.finish(); !error.empty()) return bad(path, error);
    recipe.texts.push_back(std::move(text));
  }
  return recipe;
}

Result<std::vector<SentencePair>> read_pairs(const RecipeText& text, const std::string& source_language,
                                             const std::string& target_language) {
  if (text.tmx) return read_tmx(text.source, source_language, target_language);
  Result<Document> source = read_document(text.source, Markup::kNone);
  if (!source) return source.error();
  const std::vector<ByteSpan> source_lines = line_spans(source->text);
  std::vector<SentencePair> pairs;
  pairs.reserve(source_lines.size());
  if (text.target.empty()) {
    for (std::size_t i = 0; i < source_lines.size(); ++i) {
      const std::string_view line = source_lines[i].of(source->text);
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos || line.find('\t', tab + 1) != std::string_view::npos) {
        return Error{.code = ErrorCode::kFormat,
                     .message = "expected 'source TAB target'",
                     .path = text.source,
                     .line = i + 1,
                     .byte = static_cast<std::int64_t>(source_lines[i].begin)};
      }
      pairs.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
    }
    return pairs;
  }
  Result<Document> target = read_document(text.target, Markup::kNone);
  if (!target) return target.error();
  const std::vector<ByteSpan> target_lines = line_spans(target->text);
  if (Status parallel = check_parallel(*source, source_lines, *target, target_lines); !parallel)
    return parallel.error();
  for (std::size_t i = 0; i < source_lines.size(); ++i) {
    pairs.push_back({std::string(source_lines[i].of(source->text)), std::string(target_lines[i].of(target->text))});
  }
  return pairs;
}

}  // namespace lacuna::corpus
