/// \file
/// `RunReport`: everything one `check` found, as plain data. Writers turn it into bytes and compute nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/finding.h"
#include "lacuna/score.h"
#include "lacuna/span.h"

namespace lacuna {

struct ToolInfo {
  std::string name = "lacuna";
  std::string version;
};

/// The language pack that was used.
struct PackInfo {
  std::string name;  ///< "vi-en"
  std::string source_language;
  std::string target_language;
  std::string version;
  std::string sha256;  ///< of the pack's payload

  friend bool operator==(const PackInfo&, const PackInfo&) = default;
};

struct DocumentInfo {
  std::string role;  ///< "source" or "target"
  std::string path;  ///< as given
  std::string language;
  bool language_detected = false;
  std::string sha256;  ///< of the file's bytes
  std::uint64_t bytes = 0;
  std::uint64_t segments = 0;
};

/// Where a file that holds both languages has a unit.
struct UnitPlace {
  std::string name;       ///< as the file calls it: an id, a message's context; or ""
  std::size_t line = 0;   ///< from 1
  std::size_t index = 0;  ///< among the units of the file, from 0
  std::string file = {};  ///< of a corpus of several files: the one that has the unit; or ""
};

/// Words of a unit that render each other, as byte ranges of the unit's own texts (not of the files).
struct RenderedSpan {
  ByteSpan source;
  ByteSpan target;
  double quality = 0.0;  ///< how good the evidence is, 0..1

  friend bool operator==(const RenderedSpan&, const RenderedSpan&) = default;
};

/// One bead of the alignment: the row of every table.
struct UnitReport {
  std::size_t id = 0;
  std::optional<UnitPlace> place = std::nullopt;  ///< null: the texts are whole documents
  std::optional<TextSpan> source;                 ///< null: the target stands alone
  std::optional<TextSpan> target;                 ///< null: the source stands alone
  std::size_t source_segments = 0;
  std::size_t target_segments = 0;
  double alignment_confidence = 0.0;      ///< 0..1
  std::optional<double> length_z;         ///< standard deviations of target length from the expected one; < 0: short
  std::optional<double> source_coverage;  ///< share of the source's information the target covers, 0..1
  std::optional<double> target_coverage;  ///< share of the target's information the source covers, 0..1
  std::optional<double> omission_probability;  ///< that anything of the source was left out; null: no source
  std::optional<double> addition_probability;  ///< that anything of the target has no source; null: no target
  std::vector<RenderedSpan> rendered = {};     ///< by place in the source; empty unless `CheckRequest::rendered` asks
};

/// How often a check looked, and how often it objected: its rate is a function of sums, as scores are.
struct CheckSummary {
  std::string rule;
  double opportunities = 0.0;  ///< places it looked at
  double violations = 0.0;     ///< of them, what it objects to

  friend bool operator==(const CheckSummary&, const CheckSummary&) = default;
};

/// A finding that somebody has looked at and accepts.
struct SuppressedFinding {
  Finding finding;
  std::string reason;                                     ///< why it is accepted
  std::optional<std::size_t> suppression = std::nullopt;  ///< index into `RunReport::suppressions`; null: a mark in the
                                                          ///< file itself
};

/// An entry of the project's list of accepted findings, and what became of it.
struct SuppressionUse {
  std::string conditions;  ///< as in the list: "rule number*, source ^Chương"
  std::string reason;
  std::string owner = {};    ///< empty: nobody is named
  std::string expires = {};  ///< last day it holds, "YYYY-MM-DD"; empty: for ever
  std::string path = {};     ///< of the list
  std::size_t line = 0;      ///< in the list
  std::size_t matched = 0;   ///< findings that it fits; 0: unused
  bool expired = false;      ///< it suppresses nothing any more
};

/// A file, or a pair of line-aligned files, of a corpus.
struct CorpusInput {
  std::string path;         ///< as given; of a pair that of the source
  std::uint64_t bytes = 0;  ///< of it, unpacked
  std::uint64_t units = 0;  ///< that were checked
  std::string sha256;       ///< of the SHA-256 of its chunks

  friend bool operator==(const CorpusInput&, const CorpusInput&) = default;
};

/// How often a rule objected in a corpus.
struct RuleTotals {
  std::string rule;
  std::uint64_t minor = 0;
  std::uint64_t major = 0;
  std::uint64_t critical = 0;

  [[nodiscard]] std::uint64_t all() const { return minor + major + critical; }
  friend bool operator==(const RuleTotals&, const RuleTotals&) = default;
};

/// How a figure of units is distributed: `counts[i]` of them lie in [low + i * width, low + (i + 1) * width); those
/// beyond either end are in the cell at that end.
struct Distribution {
  std::string name;  ///< a column of `UnitReport`: "source_coverage", "omission_probability", …
  double low = 0.0;
  double width = 0.0;
  std::vector<std::uint64_t> counts;

  friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// The whole of a corpus that is too large for a report with all its units. `RunReport::units` are then those with the
/// worst findings, and positions are those in a text of these units alone; `TextSpan::file` has the file's.
struct CorpusTotals {
  std::vector<CorpusInput> inputs;  ///< by path
  std::uint64_t units = 0;
  std::uint64_t suppressed = 0;      ///< findings that the project accepts
  std::vector<RuleTotals> findings;  ///< by rule; without those that are suppressed
  std::size_t kept_per_rule = 0;     ///< most findings of a rule that the report shows: the worst, no two alike
  std::uint64_t chunk_bytes = 0;     ///< the text was checked in chunks of so many bytes
  std::vector<Distribution> distributions;

  friend bool operator==(const CorpusTotals&, const CorpusTotals&) = default;
};

struct RunReport {
  int schema_version = 3;
  ToolInfo tool;
  std::optional<PackInfo> pack;               ///< null: no language pack was used, so coverage was not looked at
  std::vector<DocumentInfo> documents;        ///< source, target
  std::vector<UnitReport> units;              ///< in document order
  std::vector<Finding> findings;              ///< worst first; without those that are suppressed
  std::vector<SuppressedFinding> suppressed;  ///< worst first
  std::vector<SuppressionUse> suppressions;   ///< in the list's order
  std::vector<CheckSummary> checks;  ///< those that ran and had something to look at, in the order of `all_checks`
  std::vector<Score> scores;
  std::vector<std::string> remarks;                   ///< what a reader of the findings has to know, a sentence each
  std::optional<CorpusTotals> corpus = std::nullopt;  ///< null: `units` and `findings` are all there are
};

}  // namespace lacuna
