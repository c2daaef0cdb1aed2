#include "eval/pipeline/starter/text_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/corpus/formats/field_names.h"
#include "eval/text/ascii.h"

namespace lacuna::pipeline {
namespace {

struct RoleWord {
  std::string_view word;
  TextRole role;
};

constexpr std::array<RoleWord, 17> kRolesOfFiles = {{{"src", TextRole::kSource},
                                                     {"source", TextRole::kSource},
                                                     {"orig", TextRole::kSource},
                                                     {"ref", TextRole::kReference},
                                                     {"refs", TextRole::kReference},
                                                     {"reference", TextRole::kReference},
                                                     {"references", TextRole::kReference},
                                                     {"hyp", TextRole::kHypothesis},
                                                     {"hypo", TextRole::kHypothesis},
                                                     {"hypothesis", TextRole::kHypothesis},
                                                     {"mt", TextRole::kHypothesis},
                                                     {"sys", TextRole::kHypothesis},
                                                     {"system", TextRole::kHypothesis},
                                                     {"out", TextRole::kHypothesis},
                                                     {"output", TextRole::kHypothesis},
                                                     {"candidate", TextRole::kHypothesis},
                                                     {"translation", TextRole::kHypothesis}}};

constexpr std::array<RoleWord, 20> kRolesOfFolders = {{{"src", TextRole::kSource},
                                                       {"source", TextRole::kSource},
                                                       {"sources", TextRole::kSource},
                                                       {"ref", TextRole::kReference},
                                                       {"refs", TextRole::kReference},
                                                       {"reference", TextRole::kReference},
                                                       {"references", TextRole::kReference},
                                                       {"hyp", TextRole::kHypothesis},
                                                       {"hyps", TextRole::kHypothesis},
                                                       {"hypotheses", TextRole::kHypothesis},
                                                       {"mt", TextRole::kHypothesis},
                                                       {"sys", TextRole::kHypothesis},
                                                       {"system", TextRole::kHypothesis},
                                                       {"systems", TextRole::kHypothesis},
                                                       {"out", TextRole::kHypothesis},
                                                       {"output", TextRole::kHypothesis},
                                                       {"outputs", TextRole::kHypothesis},
                                                       {"submissions", TextRole::kHypothesis},
                                                       {"system-outputs", TextRole::kHypothesis},
                                                       {"system_outputs", TextRole::kHypothesis}}};

template <std::size_t N>
TextRole role_of(const std::array<RoleWord, N>& words, std::string_view name) {
  const std::string small = text::lower(name);
  const auto found = std::find_if(words.begin(), words.end(), [&](const RoleWord& word) { return word.word == small; });
  return found == words.end() ? TextRole::kNone : found->role;
}

/// "ref0", "refA" are references, too.
TextRole role_of_file_part(std::string_view part) {
  if (part.size() == 4 && text::lower(part.substr(0, 3)) == "ref" && text::is_alnum(part[3])) {
    return TextRole::kReference;
  }
  return role_of(kRolesOfFiles, part);
}

/// "vi-en", but not "pt-PT" or "pt-pt", which is one language.
std::optional<std::pair<std::string, std::string>> pair_of(std::string_view part) {
  if (part.size() != 5 || (part[2] != '-' && part[2] != '_')) return std::nullopt;
  const std::string_view first = part.substr(0, 2);
  const std::string_view second = part.substr(3);
  const auto is_small_language = [](std::string_view tag) {
    return std::all_of(tag.begin(), tag.end(), [](char c) { return text::is_lower(c); }) &&
           corpus::language_of_name(tag).has_value();
  };
  if (first == second || !is_small_language(first) || !is_small_language(second)) return std::nullopt;
  return std::pair(std::string(first), std::string(second));
}

std::vector<std::string_view> split(std::string_view text, std::string_view marks) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(marks, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// The parts of a file's name that have a meaning of their own: languages and pairs stay whole.
std::vector<std::string_view> parts_of(std::string_view name) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(name, ".")) {
    if (pair_of(part) || corpus::language_of_name(part)) {
      parts.push_back(part);
    } else {
      for (const std::string_view piece : split(part, "-_")) parts.push_back(piece);
    }
  }
  return parts;
}

void set_pair(std::string_view part, TextName& name) {
  const auto pair = pair_of(part);
  if (!pair) return;
  name.pair_source = pair->first;
  name.pair_target = pair->second;
}

void read_folders(TextName& name) {
  const std::vector<std::string_view> folders = split(name.folder, "/");
  std::size_t own = folders.size();  // folders before those that are named after a role or a pair
  for (std::size_t i = folders.size(); i > 0 && i + 2 > folders.size(); --i) {
    const std::string_view folder = folders[i - 1];
    const TextRole role = role_of(kRolesOfFolders, folder);
    if (role == TextRole::kNone && !pair_of(folder)) break;
    if (name.role == TextRole::kNone) name.role = role;
    own = i - 1;
  }
  for (const std::string_view folder : folders) set_pair(folder, name);
  for (std::size_t i = 0; i < own; ++i) name.root.append(folders[i]).append("/");
}

/// Takes role, language and pair out of the parts; what is left is the stem.
void read_parts(const std::vector<std::string_view>& parts, TextName& name) {
  std::size_t language = parts.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!pair_of(parts[i]) && corpus::language_of_name(parts[i])) language = i;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const TextRole role = role_of_file_part(parts[i]);
    if (i == language) {
      name.language = *corpus::language_of_name(parts[i]);
    } else if (pair_of(parts[i])) {
      set_pair(parts[i], name);
    } else if (role != TextRole::kNone && name.role == TextRole::kNone) {
      name.role = role;
    } else {
      name.stem.append(name.stem.empty() ? "" : ".").append(parts[i]);
    }
  }
}

}  // namespace

std::optional<TextName> text_name(const std::string& path) {
  TextName name{.path = path};
  const std::size_t slash = path.rfind('/') + 1;  // 0 when there is none
  name.folder = path.substr(0, slash);
  std::string_view file = std::string_view{path}.substr(slash);
  const std::string_view ending = file.substr(std::min(file.rfind('.') + 1, file.size()));
  const bool is_txt = text::lower(ending) == "txt" && ending.size() < file.size();
  if (is_txt) {
    file.remove_suffix(4);
  } else if (!corpus::language_of_name(ending) && role_of_file_part(ending) == TextRole::kNone) {
    return std::nullopt;
  }
  read_parts(parts_of(file), name);
  read_folders(name);
  if (name.language.empty() && !name.pair_target.empty() && name.role != TextRole::kNone) {
    name.language = name.role == TextRole::kSource ? name.pair_source : name.pair_target;
  }
  if (name.role == TextRole::kNone && name.language.empty()) return std::nullopt;
  return name;
}

}  // namespace lacuna::pipeline
