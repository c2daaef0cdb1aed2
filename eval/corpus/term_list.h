/// \file
/// Term lists: which words a translation must use for a term, and which it must not. TBX, CSV and TSV.
///
///     Result<std::vector<TermEntry>> terms = read_term_list("terms.tbx", "vi", "en");
///
/// CSV and TSV: source, target and forbidden words in columns; alternatives of a column are separated by `|`, the first
/// is the preferred one, and one that begins with `!` is forbidden. A first line of column names is recognised
/// ("source", "target", "forbidden", "status", "case_sensitive", "note", or tags of the languages, in any order);
/// without one the columns are source, target, and, where there is a third, the forbidden words. A "status" of
/// forbidden, deprecated, superseded, obsolete, rejected or "not recommended" forbids the target words of its line.
/// Lines whose first field begins with `#` are comments. Without a source the forbidden words are forbidden everywhere.
///
/// TBX (ISO 30042): TBX-Basic and TBX-Core of 2008 (martif) and of 2019 (DCA and DCT). Every term of the source
/// language in a concept goes with every term of the target language; administrative status tells preferred, admitted
/// and forbidden ones apart.
///
/// Thread-safety: pure functions. Cost: linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::corpus {

struct TermEntry {
  std::string source = {};                  ///< empty: `forbidden` are so whatever the source
  std::vector<std::string> targets = {};    ///< any of them will do; the preferred one first; may be empty
  std::vector<std::string> forbidden = {};  ///< none of them may stand for the source
  bool case_sensitive = false;
  std::size_t line = 0;  ///< in its file
};

/// The entries of a file whose name ends in .tbx, .xml, .csv, .tsv, .tab or .txt (also packed); languages are BCP 47
/// tags, and "en" also takes "en-GB" and the other way round. Errors: as `read_text_file`; kFormat with line and byte
/// for what does not follow its format, a line without target and forbidden words, a file without a language; kUsage
/// for another name.
[[nodiscard]] Result<std::vector<TermEntry>> read_term_list(const std::string& path, std::string_view source_language,
                                                            std::string_view target_language);

/// The same for the text of a CSV or TSV file.
[[nodiscard]] Result<std::vector<TermEntry>> parse_term_table(std::string_view text, const std::string& path,
                                                              std::string_view source_language,
                                                              std::string_view target_language);

/// The same for a TBX file's bytes.
[[nodiscard]] Result<std::vector<TermEntry>> parse_tbx(std::string_view bytes, const std::string& path,
                                                       std::string_view source_language,
                                                       std::string_view target_language);

/// Whether a status, as people and TBX write it, forbids a term: "deprecatedTerm-admn-sts", "forbidden", "Obsolete".
[[nodiscard]] bool is_forbidding_status(std::string_view status);

/// Whether one tag is the other's, or both are of one language: "en" and "en-GB", but not "en-US" and "en-GB".
[[nodiscard]] bool same_language(std::string_view a, std::string_view b);

}  // namespace lacuna::corpus
