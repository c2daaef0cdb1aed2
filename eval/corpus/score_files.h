/// \file
/// Score files and data folders of mt-metrics-eval (google-research), which the WMT metrics shared task is kept in.
///
/// A score file has "SYSTEM<TAB>SCORE" on each line: one for each system (`.sys.score`), or those of a system's
/// segments in the order of its output (`.seg.score`); "None" stands for a score that is missing.
/// Thread-safety: free functions, no state. Cost: linear in the files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/meta.h"
#include "lacuna/result.h"

namespace lacuna::corpus {

/// What the scores of a file have to fit; nothing is checked by default.
struct ScoreFileRules {
  std::vector<std::string> systems = {};               ///< all that may be scored; empty: any
  std::optional<std::size_t> segments = std::nullopt;  ///< of each system
};

/// Systems stand in the order of their first lines. White space of any kind parts a system from its score, as there.
/// Errors: kIo, kEncoding; kFormat with line for anything but a name and a finite number or "None", an unknown system,
/// a system's second score in a `.sys.score` file, and unequal numbers of segments (at the last line of the system
/// with fewer).
[[nodiscard]] Result<ScoreTable> read_score_file(const std::string& path, MetaLevel level,
                                                 const ScoreFileRules& rules = {});

/// The content of a file that `read_score_file` and mt-metrics-eval read: scores in the fewest digits that give the
/// same double. Errors: kFormat for a name with white space, or none.
[[nodiscard]] Result<std::string> score_file_of(const ScoreTable& table);

/// The level and the name that a path stands for: "x/BLEU-refA.seg.score" is (kSegment, "BLEU-refA").
struct ScoreFileName {
  MetaLevel level = MetaLevel::kSegment;
  std::string name;
};
/// Nothing for paths that end in neither `.seg.score` nor `.sys.score`.
[[nodiscard]] std::optional<ScoreFileName> score_file_name(std::string_view path);

/// A name and the file behind it.
struct NamedFile {
  std::string name;
  std::string path;
};

/// The files of one set of scores; empty paths where there is none.
struct ScoreFilePaths {
  std::string name;  ///< "mqm", "BLEU-refA"
  std::string segments = {};
  std::string systems = {};
};

/// One language pair of a test set's folder. Everything is in the order of names.
struct EvalFolder {
  std::string folder;
  std::string language_pair;
  std::size_t segments = 0;                  ///< lines of sources/LP.txt
  std::vector<NamedFile> references = {};    ///< references/LP.NAME.txt
  std::vector<NamedFile> systems = {};       ///< system-outputs/LP/NAME.txt
  std::vector<ScoreFilePaths> human = {};    ///< human-scores/LP.NAME.{seg,sys}.score
  std::vector<ScoreFilePaths> metrics = {};  ///< metric-scores/LP/NAME-REF.{seg,sys}.score
};

/// Finds the files; reads none but the source and documents/LP.docs, of which lines are counted. Errors: kUsage for a
/// language pair that is a path; kIo for a folder without that pair (the message names the pairs it has); kMismatch
/// when documents and source have other numbers of lines.
[[nodiscard]] Result<EvalFolder> open_eval_folder(const std::string& folder, const std::string& language_pair);

/// The references that a metric's name says it used: "BLEU-refA" is ("BLEU", {"refA"}), "X-src" has none, and "X-all"
/// those of the folder.
struct MetricName {
  std::string base;
  std::vector<std::string> references;
};
[[nodiscard]] MetricName parse_metric_name(const EvalFolder& folder, std::string_view name);

}  // namespace lacuna::corpus
