#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

#include "eval/base/packing.h"
#include "eval/corpus/bitext.h"
#include "eval/corpus/formats/field_names.h"
#include "eval/pipeline/detect_language.h"
#include "eval/pipeline/starter/suite_finder.h"
#include "eval/text/ascii.h"

namespace lacuna::pipeline {
namespace {

namespace fs = std::filesystem;
using corpus::BitextFormat;

/// A file above this size is believed to be what its name says.
constexpr std::uintmax_t kMostBytes = std::uintmax_t{32} << 20U;
/// Tables whose names have these are lists of terms.
constexpr std::array<std::string_view, 4> kTermWords = {"term", "glossar", "lexicon", "dictionary"};

bool is_table(BitextFormat format) {
  return format == BitextFormat::kTsv || format == BitextFormat::kCsv || format == BitextFormat::kJsonl;
}

std::string_view name_in(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_term_list(std::string_view path) {
  const std::string name = text::lower(name_in(path));
  return std::any_of(kTermWords.begin(), kTermWords.end(),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// Whether both columns are texts, in two languages.
bool holds_two_languages(const corpus::Bitext& bitext) {
  const std::string source =
      bitext.source_language.empty() ? detect_language(bitext.source.text) : bitext.source_language;
  const std::string target =
      bitext.target_language.empty() ? detect_language(bitext.target.text) : bitext.target_language;
  return !source.empty() && !target.empty() && !corpus::names_language(source, target);
}

/// Whether it is a file that a gate can read. Why one of the formats of translators is not, is told.
bool is_usable(const std::string& folder, const std::string& path, BitextFormat format,
               std::vector<std::string>& unreadable) {
  if (is_table(format) && is_term_list(path)) return false;
  const std::string file = (fs::path(folder) / path).string();
  std::error_code code;
  const std::uintmax_t bytes = fs::file_size(file, code);
  if (code || bytes == 0) return false;
  if (bytes > kMostBytes) return !is_table(format);
  const Result<corpus::Bitext> bitext = corpus::read_bitext(file, {});
  if (!bitext) {
    if (!is_table(format)) unreadable.push_back(path + ": " + bitext.error().message);
    return false;
  }
  return !bitext->units.empty() && (!is_table(format) || holds_two_languages(*bitext));
}

/// Files of one kind in one folder.
struct FileGroup {
  std::string folder;
  std::string ending;
  std::vector<std::string> names;
};

std::vector<FileGroup> grouped(const std::vector<std::string>& paths) {
  std::vector<FileGroup> groups;
  for (const std::string& path : paths) {
    const std::string_view name = name_in(path);
    const std::size_t dot = std::min(base::without_packing(name).rfind('.'), name.size());
    const std::string folder = path.substr(0, path.size() - name.size());
    const std::string ending(name.substr(dot));
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const FileGroup& group) {
      return group.folder == folder && group.ending == ending;
    });
    if (same == groups.end()) {
      groups.push_back({folder, ending, {std::string(name)}});
    } else {
      same->names.emplace_back(name);
    }
  }
  return groups;
}

/// "locale/*/LC_MESSAGES/" of "locale/vi/LC_MESSAGES/"; none where no folder is named after a language, or several are.
std::optional<std::string> with_star(const std::string& folder) {
  std::string starred;
  std::size_t languages = 0;
  for (std::size_t begin = 0; begin < folder.size();) {
    const std::size_t end = folder.find('/', begin);
    const std::string_view part = std::string_view{folder}.substr(begin, end - begin);
    const bool is_language = corpus::language_of_name(part).has_value();
    languages += is_language ? 1 : 0;
    starred.append(is_language ? "*" : part).append("/");
    begin = end + 1;
  }
  if (languages != 1) return std::nullopt;
  return starred;
}

/// Joins groups whose folders differ in nothing but a language.
std::vector<FileGroup> joined(const std::vector<FileGroup>& groups) {
  std::map<std::pair<std::string, std::string>, std::size_t> count;
  for (const FileGroup& group : groups) {
    if (const auto starred = with_star(group.folder)) ++count[{*starred, group.ending}];
  }
  std::vector<FileGroup> result;
  for (const FileGroup& group : groups) {
    const auto starred = with_star(group.folder);
    if (!starred || count[{*starred, group.ending}] < 2) {
      result.push_back(group);
      continue;
    }
    const auto same = std::find_if(result.begin(), result.end(), [&](const FileGroup& other) {
      return other.folder == *starred && other.ending == group.ending;
    });
    if (same == result.end()) {
      result.push_back({*starred, group.ending, group.names});
    } else {
      same->names.insert(same->names.end(), group.names.begin(), group.names.end());
    }
  }
  return result;
}

/// "locale" of "locale/*/LC_MESSAGES/"; the last folder without a star.
std::string name_of(const FileGroup& group) {
  if (group.folder.find('*') == std::string::npos && group.names.size() == 1) {
    const std::string& name = group.names.front();
    return name.substr(0, name.size() - group.ending.size());
  }
  std::string folder = group.folder.substr(0, group.folder.find('*'));
  while (folder.ends_with('/')) folder.pop_back();
  folder.erase(0, folder.rfind('/') + 1);
  return folder.empty() ? "messages" : folder;
}

}  // namespace

std::vector<FoundSuite> suites_of_bitexts(const std::string& folder, const std::vector<std::string>& paths,
                                          std::vector<std::string>& unreadable) {
  std::vector<std::string> usable;
  for (const std::string& path : paths) {
    const std::optional<BitextFormat> format = corpus::format_of_name(path);
    const bool is_template = text::lower(base::without_packing(path)).ends_with(".pot");  // has no translation
    if (!format || is_template) continue;
    if (is_usable(folder, path, *format, unreadable)) usable.push_back(path);
  }
  std::vector<FoundSuite> suites;
  for (const FileGroup& group : joined(grouped(usable))) {
    const bool one_name = std::all_of(group.names.begin(), group.names.end(),
                                      [&](const std::string& name) { return name == group.names.front(); });
    suites.push_back(
        {.name = name_of(group), .texts = group.folder + (one_name ? group.names.front() : "*" + group.ending)});
  }
  return suites;
}

}  // namespace lacuna::pipeline
