#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "eval/base/byte_io.h"
#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/langpack/pack.h"

namespace lacuna::langpack {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint32_t kMagic = 0x504E434C;  // "LCNP"
constexpr std::uint32_t kFormatVersion = 2;

void put_terms(base::ByteWriter& out, const TermModel& model) {
  out.put(static_cast<std::uint32_t>(model.vocabulary.size()));
  for (const std::string& word : model.vocabulary.words()) out.put_string(word);
  out.put_array(model.log_probability);
  out.put(model.unknown_log_probability);
  out.put(model.max_words);
}

TermModel get_terms(base::ByteReader& in) {
  TermModel model;
  const auto size = in.get<std::uint32_t>();
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < size && !in.failed(); ++i) words.push_back(in.get_string());
  model.vocabulary = Vocabulary(std::move(words));
  model.log_probability = in.get_array<float>();
  model.unknown_log_probability = in.get<float>();
  model.max_words = in.get<std::uint32_t>();
  return model;
}

/// Rows of ids and probabilities; a probability is a logarithm in steps of 1/2048 (error under 0.025 %).
void put_lexicon(base::ByteWriter& out, const Lexicon& lexicon) {
  out.put_array(lexicon.row_begin());
  std::vector<std::uint32_t> words;
  std::vector<std::uint16_t> steps;
  for (const Translation& entry : lexicon.entries()) {
    words.push_back(entry.word);
    steps.push_back(
        static_cast<std::uint16_t>(std::clamp(std::lround(-std::log(entry.probability) * 2048.0F), 0L, 65535L)));
  }
  out.put_array(words);
  out.put_array(steps);
}

Lexicon get_lexicon(base::ByteReader& in) {
  std::vector<std::uint32_t> row_begin = in.get_array<std::uint32_t>();
  const std::vector<WordId> words = in.get_array<WordId>();
  const std::vector<std::uint16_t> steps = in.get_array<std::uint16_t>();
  std::vector<Translation> entries;
  entries.reserve(words.size());
  for (std::size_t i = 0; i < std::min(words.size(), steps.size()); ++i) {
    entries.push_back({words[i], std::exp(static_cast<float>(steps[i]) / -2048.0F)});
  }
  return {std::move(row_begin), std::move(entries)};
}

void put_side(base::ByteWriter& out, const SideModel& side) {
  out.put_array(side.expectations.term_counts);
  out.put(side.expectations.class_clean);
  out.put(side.expectations.class_lost);
  out.put(side.expectations.open_share);
  out.put(side.term);
  out.put(side.linked);
  out.put(side.run);
  out.put(side.unit);
  out.put(side.prior);
}

SideModel get_side(base::ByteReader& in) {
  SideModel side;
  side.expectations.term_counts = in.get_array<StateCounts>();
  side.expectations.class_clean = in.get<decltype(side.expectations.class_clean)>();
  side.expectations.class_lost = in.get<decltype(side.expectations.class_lost)>();
  side.expectations.open_share = in.get<float>();
  side.term = in.get<TermEvidence>();
  side.linked = in.get<LinkedEvidence>();
  side.run = in.get<decltype(side.run)>();
  side.unit = in.get<UnitCalibration>();
  side.prior = in.get<double>();
  return side;
}

std::string payload_of(const LanguagePack& pack) {
  base::ByteWriter out;
  out.put(kMagic);
  out.put(kFormatVersion);
  put_terms(out, pack.source);
  put_terms(out, pack.target);
  put_lexicon(out, pack.forward);
  put_lexicon(out, pack.backward);
  out.put(pack.alignment.forward);
  out.put(pack.alignment.backward);
  out.put(pack.alignment.null_probability);
  out.put_array(pack.alignment.null_source);
  out.put_array(pack.alignment.null_target);
  out.put_array(pack.glossary.entries());
  out.put_array(pack.glossary.rendering_begin());
  out.put_array(pack.glossary.words());
  out.put(pack.length);
  put_side(out, pack.coverage.source);
  put_side(out, pack.coverage.target);
  out.put(pack.numbers);
  return out.bytes();
}

/// Whether `row_begin` describes rows into `size` entries, and every id is below `ids`.
bool consistent(const Lexicon& lexicon, std::size_t rows, std::size_t ids) {
  const std::vector<std::uint32_t>& begin = lexicon.row_begin();
  return lexicon.rows() <= rows && (begin.empty() || (begin.front() == 0 && begin.back() == lexicon.size())) &&
         std::is_sorted(begin.begin(), begin.end()) &&
         std::all_of(lexicon.entries().begin(), lexicon.entries().end(),
                     [&](const Translation& entry) { return entry.word < ids; });
}

bool consistent(const Glossary& glossary, std::size_t terms, std::size_t ids) {
  const std::vector<std::uint32_t>& begin = glossary.rendering_begin();
  if (begin.empty() || begin.front() != 0 || begin.back() != glossary.words().size() ||
      !std::is_sorted(begin.begin(), begin.end()) || glossary.entries().size() > terms) {
    return false;
  }
  const auto fits = [&](const Glossary::Entry& entry) {
    return std::size_t{entry.first_rendering} + entry.rendering_count < begin.size() && entry.word_class < kWordClasses;
  };
  return std::all_of(glossary.entries().begin(), glossary.entries().end(), fits) &&
         std::all_of(glossary.words().begin(), glossary.words().end(), [&](WordId id) { return id < ids; });
}

bool consistent(const TermModel& model) {
  return model.log_probability.size() == model.vocabulary.size() && model.max_words >= 1 &&
         std::isfinite(model.unknown_log_probability) &&
         std::all_of(model.log_probability.begin(), model.log_probability.end(),
                     [](float p) { return std::isfinite(p); });
}

bool read_payload(std::string_view bytes, LanguagePack& pack) {
  base::ByteReader in(bytes);
  if (in.get<std::uint32_t>() != kMagic || in.get<std::uint32_t>() != kFormatVersion) return false;
  pack.source = get_terms(in);
  pack.target = get_terms(in);
  pack.forward = get_lexicon(in);
  pack.backward = get_lexicon(in);
  pack.alignment.forward = in.get<Jumps>();
  pack.alignment.backward = in.get<Jumps>();
  pack.alignment.null_probability = in.get<float>();
  pack.alignment.null_source = in.get_array<float>();
  pack.alignment.null_target = in.get_array<float>();
  auto entries = in.get_array<Glossary::Entry>();
  auto rendering_begin = in.get_array<std::uint32_t>();
  auto words = in.get_array<WordId>();
  pack.glossary = Glossary(std::move(entries), std::move(rendering_begin), std::move(words));
  pack.length = in.get<LengthModel>();
  pack.coverage.source = get_side(in);
  pack.coverage.target = get_side(in);
  pack.numbers = in.get<NumberCalibration>();
  const std::size_t sources = pack.source.vocabulary.size();
  const std::size_t targets = pack.target.vocabulary.size();
  return !in.failed() && in.at_end() && consistent(pack.source) && consistent(pack.target) &&
         consistent(pack.forward, sources, targets) && consistent(pack.backward, targets, sources) &&
         consistent(pack.glossary, sources, targets);
}

Json manifest_of(const LanguagePack& pack, const std::string& payload, const std::string& model) {
  const PackManifest& manifest = pack.manifest;
  Json json;
  json["format"] = kFormatVersion;
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

/// Reads a file that the manifest names, and holds it against its hash.
Result<std::string> read_hashed(const std::string& folder, const Json& manifest, const char* name) {
  const std::string path = (fs::path(folder) / name).string();
  Result<std::string> bytes = base::read_file(path);
  if (!bytes) return pack_error(path, "damaged language pack: " + bytes.error().message);
  std::string expected;
  if (const auto files = manifest.find("files"); files != manifest.end() && files->is_object()) {
    if (const auto file = files->find(name); file != files->end() && file->is_object()) {
      expected = text_at(*file, "sha256");
    }
  }
  if (base::sha256_hex(*bytes) != expected) {
    return pack_error(path, "damaged language pack: the file's sha256 is not the one in pack.json");
  }
  return bytes;
}

}  // namespace

Result<LanguagePack> read_pack(const std::string& path) {
  Result<Json> manifest = read_manifest(path);
  if (!manifest) return manifest.error();
  const auto format = manifest->find("format");
  if (format == manifest->end() || !format->is_number_unsigned() || format->get<std::uint64_t>() != kFormatVersion) {
    return pack_error((fs::path(path) / kManifestFile).string(),
                      "language pack of another format; this version reads format " + std::to_string(kFormatVersion));
  }
  LanguagePack pack;
  pack.manifest = read_fields(*manifest);

  Result<std::string> payload = read_hashed(path, *manifest, kPayloadFile);
  if (!payload) return payload.error();
  Result<std::string> model = read_hashed(path, *manifest, kModelFile);
  if (!model) return model.error();
  if (!read_payload(*payload, pack)) {
    return pack_error((fs::path(path) / kPayloadFile).string(), "damaged language pack: the payload does not add up");
  }
  pack.sha256 = base::sha256_hex(*payload + *model);
  auto tokenizer = text::SentencePieceTokenizer::from_bytes(
      *model, "spm-" + pack.manifest.name + "-" + base::sha256_hex(*model).substr(0, 8));
  if (!tokenizer) return pack_error((fs::path(path) / kModelFile).string(), tokenizer.error().message);
  pack.tokenizer = std::move(*tokenizer);
  return pack;
}

Status write_pack(const LanguagePack& pack, const std::string& model, const std::string& path) {
  std::error_code code;
  fs::create_directories(path, code);
  if (code) return Error{.code = ErrorCode::kIo, .message = "cannot create: " + code.message(), .path = path};
  const std::string payload = payload_of(pack);
  const std::string manifest = manifest_of(pack, payload, model).dump(2) + "\n";
  // The manifest last: until it is there, the hashes of the old one refuse the new files.
  for (const auto& [name, bytes] : {std::pair<const char*, const std::string*>{kPayloadFile, &payload},
                                    {kModelFile, &model},
                                    {kManifestFile, &manifest}}) {
    if (Status written = base::write_file((fs::path(path) / name).string(), *bytes); !written) return written;
  }
  return {};
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
