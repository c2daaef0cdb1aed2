#include "eval/corpus/document_pairs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/packing.h"
#include "eval/corpus/document.h"
#include "lacuna/span.h"

namespace lacuna::corpus {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMarks = "._-";  // what may stand before the part that names a language

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return x == y || (is_letter(x) && (x ^ y) == 0x20); });
}

std::string_view without_ending(std::string_view path) {
  const std::string_view rest = base::without_packing(path);
  const std::size_t slash = rest.find_last_of('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  const std::size_t dot = rest.find_last_of('.');
  return dot == std::string_view::npos || dot <= name ? rest : rest.substr(0, dot);
}

/// Whether `stem` ends with a mark and `part`; the mark is not the first character of the file's name.
bool has_part(std::string_view stem, std::string_view part) {
  if (part.empty() || stem.size() < part.size() + 2) return false;
  const std::size_t mark = stem.size() - part.size() - 1;
  return std::string_view(kMarks).find(stem[mark]) != std::string_view::npos && stem[mark - 1] != '/' &&
         same_letters(stem.substr(mark + 1), part);
}

/// Bytes of the part at the end of a stem that names the language, with its mark; 0: there is none.
std::size_t language_size(std::string_view stem, std::string_view language) {
  if (!language.empty()) {
    for (const std::string_view part : {language, language.substr(0, language.find_first_of("-_"))}) {
      if (has_part(stem, part)) return part.size() + 1;
    }
    return 0;
  }
  const std::string_view part = stem.substr(stem.size() - std::min<std::size_t>(stem.size(), 2));
  return part.size() == 2 && is_letter(part[0]) && is_letter(part[1]) && has_part(stem, part) ? 3 : 0;
}

std::string_view without_language(std::string_view path, std::string_view language) {
  const std::string_view rest = base::without_packing(path);
  for (const std::string_view stem : {rest, without_ending(rest)}) {
    const std::size_t size = language_size(stem, language);
    if (size > 0) return stem.substr(0, stem.size() - size);
  }
  return without_ending(rest);
}

constexpr std::size_t kRules = 3;

std::string_view key(std::string_view path, std::size_t rule, std::string_view language) {
  return rule == 0 ? path : rule == 1 ? without_ending(path) : without_language(path, language);
}

struct File {
  std::string name;  ///< relative to its folder, with '/'
  bool taken = false;
};

Result<std::vector<File>> files_in(const std::string& folder) {
  std::vector<File> files;
  std::error_code code;
  for (fs::recursive_directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    std::error_code ignored;
    if (entry->is_directory(ignored)) {
      if (hidden) entry.disable_recursion_pending();
    } else if (!hidden && entry->is_regular_file(ignored)) {
      files.push_back({entry->path().lexically_relative(folder).generic_string()});
    }
  }
  if (code) return Error{.code = ErrorCode::kIo, .message = code.message(), .path = folder};
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  return files;
}

/// Files that are free, by key; null where several have the same.
std::map<std::string, File*, std::less<>> by_key(std::vector<File>& files, std::size_t rule,
                                                 std::string_view language) {
  std::map<std::string, File*, std::less<>> keys;
  for (File& file : files) {
    if (file.taken) continue;
    const auto [place, is_new] = keys.try_emplace(std::string(key(file.name, rule, language)), &file);
    if (!is_new) place->second = nullptr;
  }
  return keys;
}

std::string in_folder(const std::string& folder, const std::string& name) { return (fs::path(folder) / name).string(); }

}  // namespace

Result<std::vector<DocumentPair>> read_pair_list(const std::string& path, const std::string& source_language) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  std::vector<DocumentPair> pairs;
  std::uint64_t number = 0;
  for (const ByteSpan& span : line_spans(*text)) {
    ++number;
    const std::string_view line = span.of(*text);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    std::array<std::string, 4> columns;
    std::size_t count = 0;
    std::size_t begin = 0;
    for (bool more = true; more; ++count) {
      const std::size_t tab = line.find('\t', begin);
      more = tab != std::string_view::npos;
      if (count < columns.size()) columns[count] = line.substr(begin, more ? tab - begin : tab);
      begin = tab + 1;
    }
    if (count < 2 || count > columns.size() || columns[0].empty() || columns[1].empty()) {
      return Error{.code = ErrorCode::kFormat,
                   .message = "expected SOURCE TAB TARGET [TAB OUTPUT [TAB GOLD]]",
                   .path = path,
                   .line = number,
                   .byte = static_cast<std::int64_t>(span.begin)};
    }
    const std::string name = fs::path(columns[0]).filename().string();
    pairs.push_back(
        {columns[0], columns[1], columns[2], columns[3], std::string(without_language(name, source_language))});
  }
  if (pairs.empty()) {
    return Error{.code = ErrorCode::kFormat,
                 .message = "no pair in it: expected lines of SOURCE TAB TARGET [TAB OUTPUT [TAB GOLD]]",
                 .path = path,
                 .line = 1,
                 .byte = 0};
  }
  return pairs;
}

Result<FolderPairs> match_folders(const std::string& source_folder, const std::string& target_folder,
                                  const std::string& source_language, const std::string& target_language) {
  std::error_code code;
  if (fs::equivalent(source_folder, target_folder, code)) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "source and target are the same folder; list its pairs of files instead",
                 .path = source_folder};
  }
  Result<std::vector<File>> sources = files_in(source_folder);
  if (!sources) return sources.error();
  Result<std::vector<File>> targets = files_in(target_folder);
  if (!targets) return targets.error();
  FolderPairs found;
  for (std::size_t rule = 0; rule < kRules; ++rule) {
    const auto from = by_key(*sources, rule, source_language);
    const auto to = by_key(*targets, rule, target_language);
    for (const auto& [stem, source] : from) {
      const auto target = to.find(stem);
      if (source == nullptr || target == to.end() || target->second == nullptr) continue;
      source->taken = target->second->taken = true;
      found.pairs.push_back({in_folder(source_folder, source->name), in_folder(target_folder, target->second->name), "",
                             "", std::string(rule == 0 ? without_ending(stem) : stem)});
    }
  }
  std::sort(found.pairs.begin(), found.pairs.end(),
            [](const DocumentPair& a, const DocumentPair& b) { return a.source < b.source; });
  for (const File& file : *sources) {
    if (!file.taken) found.unmatched.push_back(in_folder(source_folder, file.name));
  }
  for (const File& file : *targets) {
    if (!file.taken) found.unmatched.push_back(in_folder(target_folder, file.name));
  }
  return found;
}

Result<std::vector<std::string>> find_by_stem(const std::string& folder, const std::vector<DocumentPair>& pairs) {
  Result<std::vector<File>> files = files_in(folder);
  if (!files) return files.error();
  std::vector<std::string> paths(pairs.size());
  for (std::size_t rule = 1; rule < kRules; ++rule) {
    const auto keys = by_key(*files, rule, "");
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto found = keys.find(pairs[i].stem);
      if (!paths[i].empty() || found == keys.end() || found->second == nullptr) continue;
      paths[i] = in_folder(folder, found->second->name);
    }
  }
  return paths;
}

}  // namespace lacuna::corpus
