/// \file
/// Which documents belong together: from a list, or by the names of files in two folders.
///
///     Result<FolderPairs> found = match_folders("texts/vi", "texts/en", "vi", "en");
///     if (!found) return found.error();
///     for (const DocumentPair& pair : found->pairs) align(pair.source, pair.target);
#pragma once

#include <string>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::corpus {

struct DocumentPair {
  std::string source;  ///< paths
  std::string target;
  std::string output = {};  ///< as the list names it; may be empty
  std::string gold = {};    ///< likewise
  std::string stem = {};    ///< what both names have in common, for the names of outputs: "news/article"

  friend bool operator==(const DocumentPair&, const DocumentPair&) = default;
};

/// Lines "SOURCE TAB TARGET [TAB OUTPUT [TAB GOLD]]" (hunalign's -batch has the first three); the last two may be
/// empty; blank lines count for nothing. Paths are taken as they are. `stem` is the name of the source without its
/// folder, its endings and the part that names its language, see `match_folders`. Errors: as `base::read_text_file`;
/// kFormat, with line and byte, for a line with fewer or more columns or an empty path; for a list without pairs.
[[nodiscard]] Result<std::vector<DocumentPair>> read_pair_list(const std::string& path,
                                                               const std::string& source_language);

struct FolderPairs {
  std::vector<DocumentPair> pairs;     ///< by the name of the source
  std::vector<std::string> unmatched;  ///< paths of files without a counterpart, sources first, each by name
};

/// Pairs of files with the same name in two folders and the folders in them (hidden files are left out). Files pair
/// that have, the first rule that tells first,
/// 1. the same name;
/// 2. the same name but for the ending ("x.txt" and "x.md"), and that of a packed file after it;
/// 3. the same name but for the ending and for a part at the end that names the language: the language that is given,
/// or
///    two letters ("x.vi.txt" and "x.en.txt", "x_vi.txt", "x-vi.txt", "x.vi").
/// By each rule only such files pair that no other file of their folder could be taken for. Errors: kIo for a folder
/// that cannot be read; kUsage when both are the same folder.
[[nodiscard]] Result<FolderPairs> match_folders(const std::string& source_folder, const std::string& target_folder,
                                                const std::string& source_language, const std::string& target_language);

/// The file in `folder` for each pair's stem, as rules 2 and 3 see names; empty where there is none, or more than one.
/// Error: kIo for a folder that cannot be read.
[[nodiscard]] Result<std::vector<std::string>> find_by_stem(const std::string& folder,
                                                            const std::vector<DocumentPair>& pairs);

}  // namespace lacuna::corpus
