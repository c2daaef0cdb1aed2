#include "eval/testsets/texts.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/base/utf8.h"
#include "eval/testsets/archive.h"
#include "eval/testsets/segments.h"
#include "eval/testsets/wmt_xml.h"

namespace lacuna::testsets {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostTextBytes = std::size_t{256} << 20U;
constexpr int kFormOfTexts = 1;  // a change in how texts are read makes what lies in caches void

/// The contents of the places of a plan, each file read once.
class Contents {
 public:
  explicit Contents(const std::vector<std::string>& paths) : paths_(paths) {}

  Status load(const std::vector<TextPlace>& places, const Progress* progress) {
    std::map<std::size_t, std::vector<std::string>> members;
    for (const TextPlace& place : places) {
      std::vector<std::string>& names = members[place.file];
      if (std::find(names.begin(), names.end(), place.member) == names.end()) names.push_back(place.member);
    }
    for (auto& [file, names] : members) {
      if (names == std::vector<std::string>{""}) {
        Result<std::string> text = base::read_text_file(paths_[file], kMostTextBytes);
        if (!text) return text.error();
        texts_[{file, ""}] = std::move(*text);
        continue;
      }
      Result<std::vector<std::string>> bytes = read_members(paths_[file], names, progress);
      if (!bytes) return bytes.error();
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto bad = base::first_invalid_utf8((*bytes)[i])) {
          return base::invalid_utf8(name({.file = file, .member = names[i]}), (*bytes)[i], *bad);
        }
        texts_[{file, names[i]}] = std::move((*bytes)[i]);
      }
    }
    return {};
  }

  [[nodiscard]] const std::string& text(const TextPlace& place) const { return texts_.at({place.file, place.member}); }

  /// For messages.
  [[nodiscard]] std::string name(const TextPlace& place) const {
    return paths_[place.file] + (place.member.empty() ? "" : "(" + place.member + ")");
  }

 private:
  const std::vector<std::string>& paths_;
  std::map<std::pair<std::size_t, std::string>, std::string> texts_;
};

Result<std::vector<std::string>> plain_segments(TextFormat format, const std::string& key, const TextPlace& place,
                                                const Contents& contents) {
  switch (format) {
    case TextFormat::kTsv: return read_tsv(contents.text(place), place.column, contents.name(place));
    case TextFormat::kJsonLines: return read_json_lines(contents.text(place), key, contents.name(place));
    case TextFormat::kSgm: {
      Result<SgmSegments> segments = read_sgm(contents.text(place), contents.name(place));
      if (!segments) return segments.error();
      return std::move(segments->texts);
    }
    case TextFormat::kLines:
    case TextFormat::kWmtXml: break;
  }
  return read_lines(contents.text(place));
}

Result<TestSetTexts> read_sides(const TextPlan& plan, const Contents& contents) {
  TestSetTexts texts;
  Result<std::vector<std::string>> source = plain_segments(plan.format, plan.key, plan.source, contents);
  if (!source) return source.error();
  texts.fields.push_back({"src", std::move(*source)});
  for (std::size_t i = 0; i < plan.references.size(); ++i) {
    Result<std::vector<std::string>> reference =
        plain_segments(plan.reference_format, plan.key, plan.references[i], contents);
    if (!reference) return reference.error();
    const std::string name = plan.references.size() == 1 ? "ref" : "ref:" + std::to_string(i);
    if (reference->size() != texts.fields.front().lines.size()) {
      return Error{.code = ErrorCode::kFormat,
                   .message = std::to_string(reference->size()) + " segments, but the source has " +
                              std::to_string(texts.fields.front().lines.size()),
                   .path = contents.name(plan.references[i])};
    }
    texts.references.push_back(name);
    texts.fields.push_back({name, std::move(*reference)});
  }
  if (plan.format != TextFormat::kSgm) return texts;
  Result<SgmSegments> source_tags = read_sgm(contents.text(plan.source), contents.name(plan.source));
  if (!source_tags) return source_tags.error();
  const auto add = [&](const char* name, std::vector<std::string>& values) {
    const bool any = std::any_of(values.begin(), values.end(), [](const std::string& one) { return !one.empty(); });
    if (any) texts.fields.push_back({name, std::move(values)});
  };
  add("docid", source_tags->docids);
  add("genre", source_tags->genres);
  add("origlang", source_tags->origlangs);
  return texts;
}

std::string joined(const std::vector<std::string>& lines) {
  std::size_t size = lines.size();
  for (const std::string& line : lines) size += line.size();
  std::string text;
  text.reserve(size);
  for (const std::string& line : lines) text.append(line).push_back('\n');
  return text;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace

Result<TestSetTexts> read_texts(const TextPlan& plan, const std::vector<std::string>& paths, const Progress* progress) {
  std::vector<TextPlace> places{plan.source};
  places.insert(places.end(), plan.references.begin(), plan.references.end());
  Contents contents(paths);
  if (const Status loaded = contents.load(places, progress); !loaded) return loaded.error();
  Result<TestSetTexts> texts =
      plan.format == TextFormat::kWmtXml
          ? read_wmt_xml(contents.text(plan.source), plan.translators, contents.name(plan.source))
          : read_sides(plan, contents);
  if (texts && texts->fields.front().lines.empty()) {
    return Error{
        .code = ErrorCode::kFormat, .message = "there is no segment in it", .path = contents.name(plan.source)};
  }
  return texts;
}

TextCache::TextCache(const Manifest& manifest, std::string pair, const std::string& cache) {
  std::string name = manifest.set.name;
  std::replace(name.begin(), name.end(), '/', '_');
  stem_ = (fs::path(cache) / "texts" / name / (name + "." + std::move(pair))).string();
  digest_ = base::sha256_hex(std::to_string(kFormOfTexts) + " " + manifest.digest);
}

std::string TextCache::path_of(const std::string& field) const {
  std::string name = field;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ':' || c == '/' || c == '\0'; }, '-');
  return stem_ + "." + name;
}

std::optional<TestSetTexts> TextCache::load() const {
  const Result<std::string> bytes = base::read_text_file(stem_ + ".json", std::size_t{1} << 20U);
  if (!bytes) return std::nullopt;
  const nlohmann::json json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object() || json.value("manifest", nlohmann::json()) != digest_) return std::nullopt;
  const nlohmann::json files = json.value("files", nlohmann::json());
  if (!files.is_array() || files.size() != files_.size()) return std::nullopt;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (!files_[i].empty() && files[i] != files_[i]) return std::nullopt;
  }
  const nlohmann::json fields = json.value("fields", nlohmann::json());
  TestSetTexts texts;
  for (const nlohmann::json& field : fields) {
    if (!field.is_object() || !field.contains("name") || !field["name"].is_string()) return std::nullopt;
    const std::string name = field["name"].get<std::string>();
    const Result<std::string> text = base::read_file(path_of(name));
    if (!text || field.value("sha256", nlohmann::json()) != base::sha256_hex(*text)) return std::nullopt;
    texts.fields.push_back({name, split_lines(*text)});
    if (texts.fields.back().lines.size() != texts.fields.front().lines.size()) return std::nullopt;
    if (field.value("reference", nlohmann::json()) == true) texts.references.push_back(name);
  }
  if (texts.fields.empty() || texts.references.empty()) return std::nullopt;
  return texts;
}

Status TextCache::save(const TestSetTexts& texts) const {
  const fs::path folder = fs::path(stem_).parent_path();
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) {
    return Error{
        .code = ErrorCode::kIo, .message = "cannot make this folder: " + code.message(), .path = folder.string()};
  }
  nlohmann::ordered_json fields = nlohmann::ordered_json::array();
  for (const TestSetField& field : texts.fields) {
    const std::string text = joined(field.lines);
    const bool counts =
        std::find(texts.references.begin(), texts.references.end(), field.name) != texts.references.end();
    if (Status written = base::write_file(path_of(field.name), text); !written) return written;
    fields.push_back({{"name", field.name},
                      {"sha256", base::sha256_hex(text)},
                      {"lines", field.lines.size()},
                      {"reference", counts}});
  }
  const nlohmann::ordered_json json = {{"manifest", digest_}, {"files", files_}, {"fields", std::move(fields)}};
  return base::write_file(stem_ + ".json", json.dump(2) + "\n");
}

std::vector<TestSetPath> TextCache::paths(const TestSetTexts& texts) const {
  std::vector<TestSetPath> paths;
  paths.reserve(texts.fields.size());
  for (const TestSetField& field : texts.fields) {
    const bool counts =
        std::find(texts.references.begin(), texts.references.end(), field.name) != texts.references.end();
    paths.push_back({.field = field.name,
                     .path = path_of(field.name),
                     .sha256 = base::sha256_hex(joined(field.lines)),
                     .is_reference = counts});
  }
  return paths;
}

}  // namespace lacuna::testsets
