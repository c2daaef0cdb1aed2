/// \file
/// Section "patterns" of lacuna.json: regular expressions of the user's own, as checks.
///
///     {"id": "km", "source": "(\\d+) ?km", "target": "$1 kilomet(er|re)s?"}    // wherever the source has this …
///     {"id": "no-please", "forbid": "\\bplease\\b", "case_sensitive": false}     // the target must not have that
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/config/fields.h"
#include "eval/text/regex.h"
#include "lacuna/finding.h"

namespace lacuna::config {

/// A pattern that may name groups of the source's match: "$1" … "$9" stand for what the group found, letter by letter.
class GroupPattern {
 public:
  /// Errors: as `Regex::compile`; kFormat for a reference to a group that the source's pattern does not have.
  [[nodiscard]] static Result<GroupPattern> compile(std::string_view pattern, std::size_t groups,
                                                    const text::RegexOptions& options);

  /// The regular expression for one match in `source`; a group that took no part is empty. Errors: as
  /// `Regex::compile`.
  [[nodiscard]] Result<text::Regex> expand(const text::RegexMatch& match, std::string_view source) const;
  [[nodiscard]] const std::string& pattern() const { return pattern_; }

 private:
  struct Reference {
    std::size_t at = 0;  ///< of the "$" in the pattern
    std::size_t group = 0;
  };

  GroupPattern(std::string pattern, text::RegexOptions options, std::vector<Reference> references, text::Regex plain)
      : pattern_(std::move(pattern)), options_(options), references_(std::move(references)), plain_(std::move(plain)) {}
  [[nodiscard]] static std::vector<Reference> references_of(std::string_view pattern);

  std::string pattern_;
  text::RegexOptions options_;
  std::vector<Reference> references_;
  text::Regex plain_;  ///< the pattern as it is, when nothing refers to groups
};

/// A pair of languages that a rule is for; empty: any.
struct LanguagePair {
  std::string source;
  std::string target;
};

struct PatternRule {
  std::string id;                                     ///< `Finding::rule`
  std::optional<text::Regex> source = std::nullopt;   ///< the rule is about units whose source has this
  std::optional<GroupPattern> target = std::nullopt;  ///< what their translation must have; needs `source`
  std::optional<GroupPattern> forbid = std::nullopt;  ///< or must not have
  Severity severity = Severity::kMinor;
  std::string message = {};                  ///< for an editor; empty: the rule has none of its own
  std::vector<LanguagePair> languages = {};  ///< "en": the target's; "vi>en": of both sides; empty: all
  std::vector<std::string> files = {};       ///< globs of file names; empty: all
  std::size_t line = 0;                      ///< of the rule in its file
};

/// Whether the rule is for texts of these languages (BCP 47; "en" is also for "en-GB") in one of these files.
[[nodiscard]] bool applies_to(const PatternRule& rule, std::string_view source_language,
                              std::string_view target_language, const std::vector<std::string>& paths);

/// The section. `reserved` are ids that are taken.
[[nodiscard]] std::vector<PatternRule> read_pattern_rules(const PlacedJson& section,
                                                          const std::vector<std::string>& reserved, Places& places);

}  // namespace lacuna::config
