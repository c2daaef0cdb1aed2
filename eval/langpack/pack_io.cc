#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "eval/base/file.h"
#include "eval/base/mapped_file.h"
#include "eval/base/sha256.h"
#include "eval/base/staged_file.h"
#include "eval/langpack/pack.h"
#include "eval/langpack/payload.h"

namespace lacuna::langpack {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json manifest_of(const LanguagePack& pack, const std::string& payload, const std::string& model) {
  const PackManifest& manifest = pack.manifest;
  Json json;
  json["format"] = kPayloadVersion;
  json["name"] = manifest.name;
  json["source_language"] = manifest.source_language;
  json["target_language"] = manifest.target_language;
  json["version"] = manifest.version;
  json["command_line"] = manifest.command_line;
  if (!manifest.adapted_from.empty()) json["adapted_from"] = manifest.adapted_from;
  json["files"] = {{kPayloadFile, {{"bytes", payload.size()}, {"sha256", base::sha256_hex(payload)}}},
                   {kModelFile, {{"bytes", model.size()}, {"sha256", base::sha256_hex(model)}}}};
  json["figures"] = Json::object();
  for (const auto& [name, value] : manifest.figures) json["figures"][name] = value;
  json["sources"] = Json::array();
  for (const PackSource& source : manifest.sources) {
    json["sources"].push_back({{"name", source.name},
                               {"origin", source.origin},
                               {"license", source.license},
                               {"kind", source.kind},
                               {"weight", source.weight},
                               {"pairs", source.pairs}});
  }
  return json;
}

Error pack_error(const std::string& path, const std::string& message) {
  return {.code = ErrorCode::kPack, .message = message, .path = path};
}

/// Reads `pack.json`; errors are kPack.
Result<Json> read_manifest(const std::string& folder) {
  const std::string path = (fs::path(folder) / kManifestFile).string();
  Result<std::string> bytes = base::read_text_file(path);
  if (!bytes) return pack_error(path, "language pack cannot be used: " + bytes.error().message);
  Json json = Json::parse(*bytes, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded() || !json.is_object()) return pack_error(path, "damaged language pack: not a JSON object");
  return json;
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What is told of the pack beside its hashes. Fields that are missing or of another type keep their defaults: they are
/// for readers, nothing depends on them.
PackManifest read_fields(const Json& json) {
  PackManifest manifest;
  manifest.name = text_at(json, "name");
  manifest.source_language = text_at(json, "source_language");
  manifest.target_language = text_at(json, "target_language");
  manifest.version = text_at(json, "version");
  manifest.command_line = text_at(json, "command_line");
  manifest.adapted_from = text_at(json, "adapted_from");
  if (const auto figures = json.find("figures"); figures != json.end() && figures->is_object()) {
    for (const auto& [name, value] : figures->items()) {
      if (value.is_number()) manifest.figures.emplace_back(name, value.get<double>());
    }
  }
  if (const auto sources = json.find("sources"); sources != json.end() && sources->is_array()) {
    for (const Json& entry : *sources) {
      if (!entry.is_object()) continue;
      PackSource source{.name = text_at(entry, "name"),
                        .origin = text_at(entry, "origin"),
                        .license = text_at(entry, "license"),
                        .kind = text_at(entry, "kind")};
      if (const auto at = entry.find("weight"); at != entry.end() && at->is_number()) source.weight = at->get<double>();
      if (const auto at = entry.find("pairs"); at != entry.end() && at->is_number_unsigned()) {
        source.pairs = at->get<std::uint64_t>();
      }
      manifest.sources.push_back(std::move(source));
    }
  }
  return manifest;
}

/// A file that the manifest names, and its hash.
struct HashedFile {
  base::SharedBytes content;
  std::string sha256;
  std::string path;
};

/// Opens a file that the manifest names, and holds it against its hash.
Result<HashedFile> open_hashed(const std::string& folder, const Json& manifest, const char* name) {
  HashedFile opened;
  opened.path = (fs::path(folder) / name).string();
  Result<base::SharedBytes> content = base::map_file(opened.path);
  if (!content) return pack_error(opened.path, "damaged language pack: " + content.error().message);
  opened.content = std::move(*content);
  opened.sha256 = base::sha256_hex(opened.content.bytes);
  std::string expected;
  if (const auto files = manifest.find("files"); files != manifest.end() && files->is_object()) {
    if (const auto file = files->find(name); file != files->end() && file->is_object()) {
      expected = text_at(*file, "sha256");
    }
  }
  if (opened.sha256 != expected) {
    return pack_error(opened.path, "damaged language pack: the file's sha256 is not the one in pack.json");
  }
  return opened;
}

}  // namespace

Result<LanguagePack> read_pack(const std::string& path) {
  Result<Json> manifest = read_manifest(path);
  if (!manifest) return manifest.error();
  const auto format = manifest->find("format");
  if (format == manifest->end() || !format->is_number_unsigned() || format->get<std::uint64_t>() != kPayloadVersion) {
    return pack_error((fs::path(path) / kManifestFile).string(),
                      "language pack of another format; this version reads format " + std::to_string(kPayloadVersion));
  }
  Result<HashedFile> payload = open_hashed(path, *manifest, kPayloadFile);
  if (!payload) return payload.error();
  Result<HashedFile> model = open_hashed(path, *manifest, kModelFile);
  if (!model) return model.error();
  LanguagePack pack;
  pack.manifest = read_fields(*manifest);
  if (const Status read = read_payload(std::move(payload->content), pack); !read) {
    return pack_error(payload->path, "damaged language pack: " + read.error().message);
  }
  pack.sha256 = base::sha256_hex(payload->sha256 + model->sha256);
  pack.tokenizer = std::make_shared<const PackTokenizer>(
      std::move(model->content), "spm-" + pack.manifest.name + "-" + model->sha256.substr(0, 8), model->path);
  return pack;
}

Status write_pack(const LanguagePack& pack, const std::string& model, const std::string& path) {
  std::error_code code;
  fs::create_directories(path, code);
  if (code) return Error{.code = ErrorCode::kIo, .message = "cannot create: " + code.message(), .path = path};
  const std::string payload = payload_of(pack);
  const std::string manifest = manifest_of(pack, payload, model).dump(2) + "\n";
  // The manifest last: until it is there, the hashes of the old one refuse the new files.
  std::vector<base::StagedFile> files;
  for (const auto& [name, bytes] : {std::pair<const char*, const std::string*>{kPayloadFile, &payload},
                                    {kModelFile, &model},
                                    {kManifestFile, &manifest}}) {
    Result<base::StagedFile> file = base::StagedFile::write((fs::path(path) / name).string(), *bytes);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  return base::commit_all(files);
}

std::vector<PackLocation> list_packs(const std::vector<std::string>& folders) {
  std::vector<PackLocation> packs;
  for (const std::string& folder : folders) {
    std::vector<PackLocation> here;
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
      if (!fs::exists(entry.path() / kManifestFile, code)) continue;
      const Result<Json> manifest = read_manifest(entry.path().string());
      if (!manifest) continue;
      here.push_back(
          {text_at(*manifest, "source_language"), text_at(*manifest, "target_language"), entry.path().string()});
    }
    std::sort(here.begin(), here.end(), [](const PackLocation& a, const PackLocation& b) { return a.path < b.path; });
    packs.insert(packs.end(), here.begin(), here.end());
  }
  return packs;
}

}  // namespace lacuna::langpack
