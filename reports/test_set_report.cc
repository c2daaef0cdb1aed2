#include "reports/test_set_report.h"

#include <algorithm>

#include "reports/json_fields.h"
#include "reports/one_line.h"
#include "reports/plain_text.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kLabel = 13;  // columns of a label on the page of a set

/// Of some sets any two languages are a pair.
std::string pairs_of(const TestSet& set) { return set.languages.empty() ? std::to_string(set.pairs.size()) : "any"; }

const char* explanation_of(TestSetCheck check) {
  switch (check) {
    case TestSetCheck::kSha256: return "the SHA-256 that is published";
    case TestSetCheck::kMd5: return "the MD5 that is published; this SHA-256 is recorded";
    case TestSetCheck::kPinned: return "the SHA-256 that you gave";
    case TestSetCheck::kFirstUse: return "the SHA-256 of what came first: nobody has published a checksum";
  }
  return "";
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

void add_line(std::string& page, const char* label, const std::string& value, std::size_t width) {
  if (value.empty()) return;
  page += padded(label, kLabel) + wrapped(one_line(value), kLabel, width) + "\n";
}

std::string checksum_of(const TestSetFile& file) {
  if (!file.sha256.empty()) return "SHA-256 " + file.sha256;
  if (!file.md5.empty()) return "MD5 " + file.md5;
  return "no checksum is published";
}

Json fields_of(const TestSetFile& file) {
  Json json = {{"name", file.name}};
  json["url"] = file.url.empty() ? Json(nullptr) : Json(file.url);
  json["sha256"] = file.sha256.empty() ? Json(nullptr) : Json(file.sha256);
  json["md5"] = file.md5.empty() ? Json(nullptr) : Json(file.md5);
  return json;
}

Json fields_of(const CachedFile& file) {
  return {{"name", file.name},
          {"url", file.url.empty() ? Json(nullptr) : Json(file.url)},
          {"path", file.path},
          {"size", file.size},
          {"sha256", file.sha256.empty() ? Json(nullptr) : Json(file.sha256)},
          {"checked_by", to_string(file.check)},
          {"was_there", file.was_there}};
}

Json fields_of(const TestSetPath& path) {
  return {{"field", path.field}, {"path", path.path}, {"sha256", path.sha256}, {"reference", path.is_reference}};
}

Json fields_of(const TestSet& set) {
  Json json = {{"name", set.name}, {"description", set.description}, {"homepage", set.homepage}};
  json["license"] = {{"name", set.license}, {"url", set.license_url.empty() ? Json(nullptr) : Json(set.license_url)}};
  const auto text_or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  json["citation"] = text_or_null(set.citation);
  json["checksums"] = set.checksum_note;
  json["access"] = text_or_null(set.access);
  json["note"] = text_or_null(set.note);
  json["pairs"] = set.pairs;
  json["languages"] = set.languages;
  json["files"] = Json::array();
  for (const TestSetFile& file : set.files) json["files"].push_back(fields_of(file));
  json["manifest"] = set.manifest;
  return json;
}

template <class Item>
Json list_of(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(fields_of(item));
  return list;
}

}  // namespace

std::string test_set_table(const std::vector<TestSet>& sets, std::size_t width) {
  std::size_t name_width = 4;
  for (const TestSet& set : sets) name_width = std::max(name_width, set.name.size());
  constexpr std::size_t kPairs = 6;
  const std::size_t indent = name_width + kPairs + 4;
  std::string out = padded("name", name_width + 2) + " pairs  description\n";
  for (const TestSet& set : sets) {
    const std::string pairs = pairs_of(set);
    std::string description = one_line(set.description);
    if (!set.access.empty()) description += " (has to be asked for)";
    out.append(padded(set.name, name_width + 2)).append(kPairs - std::min(kPairs, pairs.size()), ' ').append(pairs);
    out.append("  ").append(wrapped(description, indent, std::max(width, indent + 20))).append("\n");
  }
  return out;
}

std::string test_set_page(const TestSet& set, const std::vector<CachedFile>& cached, std::size_t width) {
  width = std::max<std::size_t>(width, kLabel + 40);
  std::string page;
  add_line(page, "name", set.name, width);
  add_line(page, "description", set.description, width);
  add_line(page, "homepage", set.homepage, width);
  add_line(page, "licence", set.license + (set.license_url.empty() ? "" : " <" + set.license_url + ">"), width);
  add_line(page, "access", set.access, width);
  add_line(page, "note", set.note, width);
  add_line(page, "pairs", joined(set.pairs), width);
  add_line(page, "languages", set.languages.empty() ? "" : joined(set.languages) + " (any two are a pair)", width);
  add_line(page, "checksums", set.checksum_note, width);
  add_line(page, "manifest", set.manifest, width);
  page += "files\n";
  for (const TestSetFile& file : set.files) {
    page.append("  ").append(file.name).append("\n");
    if (!file.url.empty()) page.append("    ").append(file.url).append("\n");
    page.append("    ").append(checksum_of(file)).append("\n");
    const auto here =
        std::find_if(cached.begin(), cached.end(), [&](const CachedFile& one) { return one.name == file.name; });
    if (here == cached.end()) continue;
    page.append("    in the cache: ").append(here->path).append("\n");
    if (!here->sha256.empty() && file.sha256.empty())
      page.append("    recorded: SHA-256 ").append(here->sha256).append("\n");
  }
  if (!set.citation.empty()) page += "citation\n" + set.citation + "\n";
  return page;
}

std::string cached_files_text(const std::vector<CachedFile>& files) {
  std::string out;
  for (const CachedFile& file : files) {
    out.append(file.name).append(file.was_there ? " was there: " : " is here: ").append(std::to_string(file.size));
    out.append(" bytes\n  SHA-256 ").append(file.sha256).append("\n  checked by ").append(explanation_of(file.check));
    out.append("\n  ").append(file.path).append("\n");
  }
  return out;
}

std::string test_set_paths_text(const std::vector<TestSetPath>& paths) {
  std::string out;
  for (const TestSetPath& path : paths) out.append(path.field).append("\t").append(path.path).append("\n");
  return out;
}

std::string to_json(const std::vector<TestSet>& sets) { return dump(list_of(sets), 2) + "\n"; }
std::string to_json(const std::vector<CachedFile>& files) { return dump(list_of(files), 2) + "\n"; }
std::string to_json(const std::vector<TestSetPath>& paths) { return dump(list_of(paths), 2) + "\n"; }

std::string to_json(const TestSet& set, const std::vector<CachedFile>& cached) {
  Json json = fields_of(set);
  json["cached"] = list_of(cached);
  return dump(json, 2) + "\n";
}

}  // namespace lacuna::reports
