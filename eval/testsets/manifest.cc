#include "eval/testsets/manifest.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/config/fields.h"
#include "eval/config/placed_json.h"
#include "eval/text/ascii.h"

namespace lacuna::testsets {
namespace {

namespace fs = std::filesystem;
using config::Fields;
using config::PlacedJson;
using config::PlacedText;
using config::Places;

constexpr std::size_t kMostManifestBytes = std::size_t{4} << 20U;
constexpr std::size_t kMostNamed = 8;  // names that an error lists
constexpr std::size_t kMostColumns = 1000;

struct FormatName {
  std::string_view name;
  TextFormat format;
};
constexpr auto kFormats = std::to_array<FormatName>({{"lines", TextFormat::kLines},
                                                     {"tsv", TextFormat::kTsv},
                                                     {"jsonl", TextFormat::kJsonLines},
                                                     {"sgm", TextFormat::kSgm},
                                                     {"wmt-xml", TextFormat::kWmtXml}});

bool is_alphanumeric(char c) { return text::is_letter(c) || text::is_digit(c); }

/// Letters, digits and `others`, and neither "." at the beginning nor nothing.
bool is_plain(std::string_view name, std::string_view others) {
  return !name.empty() && name.size() <= 200 && name.front() != '.' &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return is_alphanumeric(c) || others.find(c) != std::string_view::npos; });
}

/// "wmt20", "wmt19/google/ar".
bool is_set_name(std::string_view name) {
  while (true) {
    const std::size_t slash = name.find('/');
    if (!is_plain(name.substr(0, slash), "._+-")) return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

bool is_file_name(std::string_view name) { return is_plain(name, "._+-"); }
bool is_language(std::string_view code) { return is_plain(code, "_"); }

bool is_pair(std::string_view pair) {
  const std::size_t dash = pair.find('-');
  return dash != std::string_view::npos && is_language(pair.substr(0, dash)) && is_language(pair.substr(dash + 1));
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return text::is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_address(std::string_view url) {
  return (url.starts_with("https://") || url.starts_with("http://")) && url.size() < 2000 &&
         std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

/// A string where the form matters; told to `fields` when it is another.
template <class Form>
std::string shaped(Fields& fields, const char* key, Form&& form, const char* expected) {
  const std::optional<PlacedText> found = fields.text(key);
  if (!found) return {};
  if (!form(found->text)) fields.fail(found->byte, "'" + std::string(key) + "' must be " + expected);
  return found->text;
}

TestSetFile read_file_entry(const PlacedJson& json, const std::string& where, Places& places) {
  Fields fields(json, where, places);
  TestSetFile file;
  file.name = shaped(fields, "name", is_file_name, "a file's name of letters, digits and . _ + -");
  if (file.name.empty()) fields.fail("'name' is missing");
  file.url = shaped(fields, "url", is_address, "an address that begins with http:// or https://");
  file.sha256 = shaped(
      fields, "sha256", [](const std::string& hex) { return is_hex(hex, 64); }, "64 lower-case hexadecimal digits");
  file.md5 = shaped(
      fields, "md5", [](const std::string& hex) { return is_hex(hex, 32); }, "32 lower-case hexadecimal digits");
  fields.finish();
  return file;
}

void read_languages(Fields& fields, TextRule& rule, Places& places) {
  for (const PlacedText& pair : fields.texts("pairs")) {
    if (!is_pair(pair.text)) fields.fail(pair.byte, "'" + pair.text + "' is not two languages with '-' between them");
    rule.pairs.push_back(pair.text);
  }
  for (const PlacedText& language : fields.texts("languages")) {
    if (!is_language(language.text)) fields.fail(language.byte, "'" + language.text + "' is not a language's code");
    rule.languages.push_back(language.text);
  }
  if (rule.pairs.empty() == (rule.languages.size() < 2)) {
    fields.fail("either 'pairs' or two or more 'languages' are needed");
  }
  if (const PlacedJson* codes = fields.object("codes")) {
    for (const config::JsonMember& member : codes->members) {
      if (member.value.kind != config::JsonKind::kString || !is_plain(member.value.string, "._-")) {
        places.fail(member.value.byte, "'codes': letters, digits and . _ - are needed");
      }
      rule.codes.emplace_back(member.key, member.value.string);
    }
  }
}

/// "FILE" or "ARCHIVE:MEMBER".
bool is_place(std::string_view place) {
  const std::size_t colon = place.find(':');
  std::string file(place.substr(0, colon));
  file.erase(std::remove_if(file.begin(), file.end(), [](char c) { return c == '{' || c == '}'; }), file.end());
  return is_file_name(file) && (colon == std::string_view::npos || colon + 1 < place.size());
}

TextRule read_rule(const PlacedJson& json, const std::string& where, Places& places) {
  Fields fields(json, where, places);
  TextRule rule;
  const PlacedText format = fields.required_text("format");
  const auto named =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const FormatName& one) { return one.name == format.text; });
  if (named == kFormats.end()) {
    fields.fail(format.byte, "'format' must be lines, tsv, jsonl, sgm or wmt-xml");
    return rule;
  }
  rule.format = rule.reference_format = named->format;
  if (const std::optional<PlacedText> other = fields.text("reference_format")) {
    const bool possible = rule.format == TextFormat::kSgm && other->text == "lines";
    if (!possible) fields.fail(other->byte, "'reference_format' can only be lines, where the source is sgm");
    rule.reference_format = TextFormat::kLines;
  }
  read_languages(fields, rule, places);
  rule.source = shaped(fields, "source", is_place, "FILE or ARCHIVE:MEMBER");
  if (rule.source.empty()) fields.fail("'source' is missing");
  if (rule.format == TextFormat::kWmtXml) {
    const PlacedJson* translators = fields.array("translators");  // one of them may be the empty string
    for (const PlacedJson& item : translators == nullptr ? std::vector<PlacedJson>{} : translators->items) {
      if (item.kind != config::JsonKind::kString) fields.fail(item.byte, "'translators' must hold strings");
      rule.translators.push_back(item.string);
    }
    if (rule.translators.empty()) fields.fail("'translators' is missing");
  } else {
    for (const PlacedText& reference : fields.texts("references")) {
      if (!is_place(reference.text)) fields.fail(reference.byte, "a reference must be FILE or ARCHIVE:MEMBER");
      rule.references.push_back(reference.text);
    }
    if (rule.references.empty()) fields.fail("'references' is missing");
  }
  if (rule.format == TextFormat::kTsv) {
    rule.source_column = static_cast<std::size_t>(fields.whole("source_column", 1, kMostColumns).value_or(0));
    if (const PlacedJson* columns = fields.array("reference_columns")) {
      for (const PlacedJson& item : columns->items) {
        const bool whole = item.kind == config::JsonKind::kNumber && item.number >= 1 && item.number <= kMostColumns;
        if (!whole) fields.fail(item.byte, "'reference_columns' must hold numbers from 1");
        rule.columns.push_back(whole ? static_cast<std::size_t>(item.number) : 1);
      }
    }
    if (rule.source_column == 0 || rule.columns.size() != rule.references.size()) {
      fields.fail("'source_column' and a number in 'reference_columns' for each reference are needed");
    }
  }
  if (rule.format == TextFormat::kJsonLines) rule.key = fields.required_text("key").text;
  fields.finish();
  return rule;
}

std::string code_of(const TextRule& rule, const std::string& language) {
  for (const auto& [name, code] : rule.codes) {
    if (name == language) return code;
  }
  return language;
}

void replace_all(std::string& text, std::string_view what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

struct Languages {
  std::string source;
  std::string target;
};

std::optional<TextPlace> resolve(const Manifest& manifest, const TextRule& rule, const Languages& languages,
                                 std::string place) {
  replace_all(place, "{source}", code_of(rule, languages.source));
  replace_all(place, "{target}", code_of(rule, languages.target));
  const std::size_t colon = place.find(':');
  const std::string file = place.substr(0, colon);
  const auto found = std::find_if(manifest.set.files.begin(), manifest.set.files.end(),
                                  [&](const TestSetFile& one) { return one.name == file; });
  if (found == manifest.set.files.end()) return std::nullopt;
  return TextPlace{.file = static_cast<std::size_t>(found - manifest.set.files.begin()),
                   .member = colon == std::string::npos ? std::string{} : place.substr(colon + 1)};
}

/// False when a file that the rule speaks of is not listed.
bool make_plan(const Manifest& manifest, const TextRule& rule, const Languages& languages, TextPlan& plan) {
  plan.format = rule.format;
  plan.reference_format = rule.reference_format;
  plan.translators = rule.translators;
  plan.key = rule.key;
  std::optional<TextPlace> source = resolve(manifest, rule, languages, rule.source);
  if (!source) return false;
  plan.source = *std::move(source);
  plan.source.column = rule.source_column;
  for (std::size_t i = 0; i < rule.references.size(); ++i) {
    std::optional<TextPlace> reference = resolve(manifest, rule, languages, rule.references[i]);
    if (!reference) return false;
    if (i < rule.columns.size()) reference->column = rule.columns[i];
    plan.references.push_back(*std::move(reference));
  }
  return true;
}

Languages languages_of(const std::string& pair) {
  const std::size_t dash = pair.find('-');
  return {pair.substr(0, dash), dash == std::string::npos ? std::string{} : pair.substr(dash + 1)};
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const TextRule* rule_of(const Manifest& manifest, const std::string& pair) {
  const Languages languages = languages_of(pair);
  for (const TextRule& rule : manifest.rules) {
    if (holds(rule.pairs, pair)) return &rule;
    if (languages.source != languages.target && holds(rule.languages, languages.source) &&
        holds(rule.languages, languages.target)) {
      return &rule;
    }
  }
  return nullptr;
}

/// Every pair of every rule leads to files that are listed, and no pair is there twice.
void check_rules(const Manifest& manifest, const PlacedJson& texts, Places& places) {
  std::set<std::string> seen;
  for (std::size_t r = 0; r < manifest.rules.size(); ++r) {
    const TextRule& rule = manifest.rules[r];
    const auto complain = [&](const std::string& what) {
      places.fail(texts.items[r].byte, "texts[" + std::to_string(r) + "]: " + what);
    };
    const auto has_files = [&](const Languages& languages) {
      TextPlan plan;
      return make_plan(manifest, rule, languages, plan);
    };
    for (const std::string& pair : rule.pairs) {
      if (!seen.insert(pair).second) complain("the pair " + pair + " is there twice");
      if (!has_files(languages_of(pair))) complain("a file for " + pair + " is not among 'files'");
    }
    for (const std::string& language : rule.languages) {
      if (!seen.insert(language).second) complain("the language " + language + " is there twice");
      if (!has_files({language, language})) complain("a file for " + language + " is not among 'files'");
    }
    for (const auto& code : rule.codes) {
      const bool known = holds(rule.languages, code.first) ||
                         std::any_of(rule.pairs.begin(), rule.pairs.end(), [&](const std::string& pair) {
                           const Languages languages = languages_of(pair);
                           return languages.source == code.first || languages.target == code.first;
                         });
      if (!known) complain("'codes': no pair has the language " + code.first);
    }
  }
}

TestSet read_set(Fields& fields, const std::string& path) {
  TestSet set;
  set.manifest = path;
  const PlacedText name = fields.required_text("name");
  set.name = name.text;
  if (!set.name.empty() && !is_set_name(set.name)) {
    fields.fail(name.byte, "'name' must be of letters, digits and . _ + -, perhaps in parts with / between them");
  }
  set.description = fields.required_text("description").text;
  set.homepage = shaped(fields, "homepage", is_address, "an address that begins with http:// or https://");
  if (set.homepage.empty()) fields.fail("'homepage' is missing");
  set.license = fields.required_text("license").text;
  set.license_url = shaped(fields, "license_url", is_address, "an address that begins with http:// or https://");
  set.citation = fields.text("citation").value_or(PlacedText{}).text;
  set.checksum_note = fields.required_text("checksums").text;
  set.access = fields.text("access").value_or(PlacedText{}).text;
  set.note = fields.text("note").value_or(PlacedText{}).text;
  return set;
}

Error unknown_set(const std::string& name, const std::vector<Manifest>& all) {
  std::string message = "no test set is called '" + name + "'";
  const std::string stem = name.substr(0, std::min<std::size_t>(3, name.size()));
  std::size_t named = 0;
  for (const Manifest& manifest : all) {
    if (stem.empty() || manifest.set.name.find(stem) == std::string::npos || named == kMostNamed) continue;
    message.append(named++ == 0 ? "; there are " : ", ").append(manifest.set.name);
  }
  message += "; `lacuna corpora list` shows all";
  return {.code = ErrorCode::kUsage, .message = message, .path = {}};
}

}  // namespace

std::vector<std::size_t> TextPlan::files() const {
  std::vector<std::size_t> all{source.file};
  all.reserve(references.size() + 1);
  for (const TextPlace& reference : references) all.push_back(reference.file);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::string manifest_file(std::string_view name) {
  std::string file(name);
  std::replace(file.begin(), file.end(), '/', '_');
  return file + ".json";
}

Result<Manifest> parse_manifest(std::string_view text, const std::string& path) {
  const Result<PlacedJson> json = config::parse_placed_json(text, path);
  if (!json) return json.error();
  Places places(text, path);
  Fields fields(*json, "test set", places);
  Manifest manifest;
  if (fields.whole("schema_version", 1, 1).value_or(0) != 1) fields.fail("'schema_version' must be 1");
  manifest.set = read_set(fields, path);
  if (const PlacedJson* files = fields.array("files")) {
    for (std::size_t i = 0; i < files->items.size(); ++i) {
      manifest.set.files.push_back(read_file_entry(files->items[i], "files[" + std::to_string(i) + "]", places));
      const TestSetFile& file = manifest.set.files.back();
      if (file.url.empty() && manifest.set.access.empty()) {
        places.fail(files->items[i].byte,
                    "files[" + std::to_string(i) + "]: 'url' is missing, and no 'access' says why");
      }
      if (std::count_if(manifest.set.files.begin(), manifest.set.files.end(),
                        [&](const TestSetFile& one) { return one.name == file.name; }) > 1) {
        places.fail(files->items[i].byte, "files: " + file.name + " is there twice");
      }
    }
  }
  if (manifest.set.files.empty()) fields.fail("'files' is missing");
  const PlacedJson* texts = fields.array("texts");
  if (texts == nullptr || texts->items.empty()) fields.fail("'texts' is missing");
  fields.finish();
  if (places.error()) return *places.error();
  for (std::size_t i = 0; i < texts->items.size(); ++i) {
    manifest.rules.push_back(read_rule(texts->items[i], "texts[" + std::to_string(i) + "]", places));
  }
  if (places.error()) return *places.error();
  check_rules(manifest, *texts, places);
  if (places.error()) return *places.error();
  for (const TextRule& rule : manifest.rules) {
    manifest.set.pairs.insert(manifest.set.pairs.end(), rule.pairs.begin(), rule.pairs.end());
    manifest.set.languages.insert(manifest.set.languages.end(), rule.languages.begin(), rule.languages.end());
  }
  std::sort(manifest.set.pairs.begin(), manifest.set.pairs.end());
  std::sort(manifest.set.languages.begin(), manifest.set.languages.end());
  manifest.digest = base::sha256_hex(text);
  return manifest;
}

Result<Manifest> read_manifest(const std::string& path) {
  const Result<std::string> text = base::read_text_file(path, kMostManifestBytes);
  if (!text) return text.error();
  Result<Manifest> manifest = parse_manifest(*text, path);
  if (!manifest) return manifest;
  const std::string expected = manifest_file(manifest->set.name);
  if (fs::path(path).filename().string() != expected) {
    return Error{.code = ErrorCode::kFormat,
                 .message = "the manifest of " + manifest->set.name + " must be called " + expected,
                 .path = path};
  }
  return manifest;
}

Result<std::vector<Manifest>> all_manifests(const std::vector<std::string>& folders) {
  std::vector<Manifest> all;
  for (const std::string& folder : folders) {
    std::error_code code;
    std::vector<std::string> paths;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
      if (entry->path().extension() == ".json") paths.push_back(entry->path().string());
    }
    if (code && code != std::errc::no_such_file_or_directory) {
      return Error{.code = ErrorCode::kIo, .message = "cannot list this folder: " + code.message(), .path = folder};
    }
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
      Result<Manifest> manifest = read_manifest(path);
      if (!manifest) return manifest.error();
      const bool known =
          std::any_of(all.begin(), all.end(), [&](const Manifest& one) { return one.set.name == manifest->set.name; });
      if (!known) all.push_back(std::move(*manifest));
    }
  }
  std::sort(all.begin(), all.end(), [](const Manifest& a, const Manifest& b) { return a.set.name < b.set.name; });
  return all;
}

Result<Manifest> find_manifest(const std::string& name, const std::vector<std::string>& folders) {
  if (is_set_name(name)) {
    for (const std::string& folder : folders) {
      const std::string path = (fs::path(folder) / manifest_file(name)).string();
      std::error_code code;
      if (!fs::exists(path, code)) continue;
      Result<Manifest> manifest = read_manifest(path);
      if (!manifest || manifest->set.name == name) return manifest;
    }
  }
  const Result<std::vector<Manifest>> all = all_manifests(folders);
  if (!all) return all.error();
  return unknown_set(name, *all);
}

Result<TextPlan> plan_texts(const Manifest& manifest, const std::string& pair) {
  const TextRule* rule = rule_of(manifest, pair);
  TextPlan plan;
  if (rule != nullptr && make_plan(manifest, *rule, languages_of(pair), plan)) return plan;
  std::string message = manifest.set.name + " has no pair '" + pair + "'";
  if (!manifest.set.pairs.empty()) {
    message += "; it has";
    for (const std::string& one : manifest.set.pairs) message.append(" ").append(one);
  } else {
    message += "; any two of its " + std::to_string(manifest.set.languages.size()) +
               " languages are one, with '-' between them: `lacuna corpora show " + manifest.set.name + "` lists them";
  }
  return Error{.code = ErrorCode::kUsage, .message = message, .path = {}};
}

}  // namespace lacuna::testsets
