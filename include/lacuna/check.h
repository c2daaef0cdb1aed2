/// \file
/// The main job: two texts in, findings out.
///
///     CheckRequest request;
///     request.source_path = "article.vi.txt";
///     request.target_path = "article.en.txt";
///     request.pack_path = "corpora/packs/vi-en";
///     Result<RunReport> report = check(request, nullptr);
///
/// A file that holds both languages (XLIFF, TMX, PO, TSV, CSV, JSON Lines) is `source_path` alone.
///
/// Thread-safety: independent calls may run at the same time. Cost: about a quarter of a millisecond a sentence pair.
/// The report is the same whatever the number of threads.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna {

/// Findings less sure than this are left out unless asked for. Chosen on the sample corpora and on published news:
/// about every second flag is then worth an editor's time, and good translations get under one flag in ten sentences.
inline constexpr double kDefaultMinProbability = 0.185;

/// Which checks run (`all_checks()` in check_info.h has their ids).
struct CheckSelection {
  std::vector<std::string> enable;                         ///< run beside those that run by default; "all": every check
  std::vector<std::string> disable;                        ///< do not run; "all": none but those in `enable`
  std::vector<std::pair<std::string, Severity>> severity;  ///< of a check's findings, instead of its own
};

struct CheckRequest {
  std::string source_path;  ///< the source text; or a file that holds both languages, when `target_path` is empty
  std::string target_path;
  std::optional<std::string> source_text;  ///< the text itself; `source_path` is then only what it is called
  std::optional<std::string> target_text;  ///< likewise
  std::string format;        ///< of a file that holds both: "tmx", "xliff", "po", …; empty: by its name and content
  std::string source_field;  ///< column or key of the source in TSV, CSV, JSON Lines; empty: the usual names
  std::string target_field;
  std::string source_language;            ///< BCP 47; empty: detected among the languages of the packs
  std::string target_language;            ///< likewise
  std::string pack_path;                  ///< folder of a pack; empty: found by language pair in `pack_folders`
  std::vector<std::string> pack_folders;  ///< folders that hold packs
  bool parallel = false;                  ///< the files are line-aligned: line i translates line i
  bool soft_paragraphs = false;           ///< a blank line in the middle of a sentence does not end it
  double min_probability = kDefaultMinProbability;  ///< findings below are left out, 0..1
  std::string config_path;                          ///< the project's lacuna.json; empty: none
  CheckSelection checks;                            ///< what it says outweighs the configuration
  std::vector<std::string> term_paths;              ///< term lists (TBX, CSV, TSV), beside those of the configuration
  std::vector<std::string> suppression_paths;       ///< files of accepted findings, beside those of the configuration
  std::vector<std::string> dictionary_folders;      ///< where Hunspell's dictionaries are looked for
  std::string today;                          ///< "YYYY-MM-DD", for suppressions that expire; empty: nothing expires
  std::optional<std::size_t> max_characters;  ///< of a translation, where its file sets no limit
  bool rendered = false;    ///< report which words render which (`UnitReport::rendered`), for units with both sides
  std::size_t threads = 0;  ///< 0: one per core
};

/// Reads, segments, aligns, and checks every unit. Without a language pack for the pair, omissions and additions are
/// not looked for, and a remark in the report says so. Errors: unreadable or non-UTF-8 files (kIo, kEncoding), empty
/// files and broken formats (kFormat), unequal line counts or swapped languages (kMismatch), a pack that was named and
/// is not usable (kPack), unknown checks (kUsage).
[[nodiscard]] Result<RunReport> check(const CheckRequest& request, Progress* progress);

}  // namespace lacuna
