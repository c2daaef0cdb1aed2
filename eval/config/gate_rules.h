/// \file
/// Section "gate" of lacuna.json: what is compared with the baseline, and how much worse it may be.
///
///     "gate": {
///       "baseline": "lacuna.baseline.json",
///       "suites": [{
///         "name": "news",
///         "source": "test/news.vi", "hypothesis": "out/*.en", "references": ["test/news.en"],
///         "metrics": ["chrf", {"metric": "bleu", "min": 30, "margin": 0.5}],
///         "checks": {"critical": {"max_new": 0}, "number": {"max_rate": 0.01}}
///       }]
///     }
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "eval/config/fields.h"
#include "eval/config/known_names.h"
#include "lacuna/verdict.h"

namespace lacuna::config {

/// A file that is named in the configuration.
struct NamedFile {
  std::string written;   ///< as the configuration says it: for reports and the baseline
  std::string path;      ///< where it is: relative names are taken from the folder of the configuration
  std::size_t line = 0;  ///< where it is named
};

/// A metric of Lacuna's, or the scores of another tool, with limits.
struct MetricRule {
  std::string metric;                              ///< of the registry: "bleu", "chrf++"; empty: `scores` are
  std::optional<NamedFile> scores = std::nullopt;  ///< a score for each line; `*` as in `SuiteRule::hypothesis`
  std::string name = {};                           ///< of another tool's metric: "COMET"
  std::string column = {};                         ///< of `scores`; empty: the usual names
  bool lower_is_better = false;                    ///< of another tool's metric
  std::string tokenize = {};                     ///< of BLEU and length; empty: 13a, zh, ja-mecab, ko-mecab by language
  std::optional<bool> lowercase = std::nullopt;  ///< null: the metric's own default
  std::optional<double> min = std::nullopt;      ///< of the score
  std::optional<double> max = std::nullopt;
  std::optional<double> max_drop = std::nullopt;  ///< of the score against the baseline's, as measured; >= 0
  double margin = 0.0;                            ///< a drop that is accepted; >= 0
  std::optional<double> alpha = std::nullopt;     ///< its own level, instead of its part of the gate's; in (0, 0.5)
  std::size_t line = 0;
};

/// Limits on findings of a severity, of a check, or on all.
struct BudgetRule {
  std::string scope;  ///< "minor", "major", "critical", "all", the id of a check or of a pattern
  std::optional<std::size_t> max = std::nullopt;
  std::optional<std::size_t> max_new = std::nullopt;
  std::optional<double> max_rate = std::nullopt;  ///< share of the units with such a finding, 0..1
};

/// Either `texts`, or `hypothesis` with `references`, `source` or both.
struct SuiteRule {
  std::string name;
  std::optional<NamedFile> texts = std::nullopt;       ///< files that hold both languages; a glob
  std::optional<NamedFile> hypothesis = std::nullopt;  ///< a file, or a glob with one `*` for several systems …
  std::vector<NamedFile> references = {};              ///< … whose part of the name stands for `*` in all the others
  std::optional<NamedFile> source = std::nullopt;
  std::optional<NamedFile> documents = std::nullopt;  ///< the name of each line's document
  bool lines = true;        ///< line i of one file belongs to line i of the others; false: whole documents
  std::string format = {};  ///< of `texts`
  std::string source_field = {};
  std::string target_field = {};
  std::string source_language = {};
  std::string target_language = {};
  std::optional<NamedFile> pack = std::nullopt;  ///< folder of the language pack
  std::vector<MetricRule> metrics = {};
  std::vector<BudgetRule> budgets = {};
  bool check = true;  ///< "checks": false: nothing is checked but for empty lines
  std::size_t line = 0;
};

struct GateRules {
  NamedFile baseline = {};                        ///< "lacuna.baseline.json" beside the configuration when not named
  std::optional<NamedFile> cache = std::nullopt;  ///< folder
  std::optional<NamedFile> history = std::nullopt;
  double alpha = 0.05;         ///< of the whole run, in (0, 0.5)
  std::size_t samples = 1000;  ///< 100 or more
  std::uint64_t seed = 12345;
  InconclusivePolicy inconclusive = InconclusivePolicy::kPass;
  std::optional<std::size_t> accept_for_days =
      std::nullopt;  ///< that a finding may stay in the baseline; null: for ever
  std::vector<SuiteRule> suites = {};
};

/// The section. `known` holds the ids there are (checks and the user's own patterns), metrics and formats.
[[nodiscard]] GateRules read_gate_rules(const PlacedJson& section, const KnownNames& known, Places& places);

}  // namespace lacuna::config
