#include "eval/config/pattern_rules.h"

#include <algorithm>

#include "eval/base/glob.h"
#include "eval/text/ascii.h"

namespace lacuna::config {
namespace {

/// Whether a language tag falls under another: "en-GB" under "en", everything under "".
bool falls_under(std::string_view tag, std::string_view range) {
  if (range.empty()) return true;
  if (tag.size() < range.size() || (tag.size() > range.size() && tag[range.size()] != '-')) return false;
  return std::equal(range.begin(), range.end(), tag.begin(),
                    [](char a, char b) { return text::lower(a) == text::lower(b); });
}

std::optional<LanguagePair> parse_languages(std::string_view text) {
  const std::size_t arrow = text.find('>');
  LanguagePair pair;
  if (arrow != std::string_view::npos) {
    pair.source = text.substr(0, arrow);
    if (!is_language(pair.source)) return std::nullopt;
    text.remove_prefix(arrow + 1);
  }
  pair.target = text;
  if (!is_language(pair.target)) return std::nullopt;
  return pair;
}

bool is_id(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
  });
}

PatternRule read_rule(const PlacedJson& value, const std::string& where, Places& places) {
  Fields fields(value, where, places);
  PatternRule rule;
  rule.line = places.line(value.byte);
  const PlacedText id = fields.required_text("id");
  rule.id = id.text;
  if (!is_id(rule.id)) fields.fail(id.byte, "'id' may have small letters, digits and - _ . : only, not " + rule.id);
  const text::RegexOptions options{.case_sensitive = fields.flag("case_sensitive", true)};
  rule.source = fields.regex("source", options.case_sensitive);
  const std::optional<PlacedText> target = fields.text("target");
  const std::optional<PlacedText> forbid = fields.text("forbid");
  rule.severity = fields.severity("severity").value_or(Severity::kMinor);
  if (const std::optional<PlacedText> message = fields.text("message")) rule.message = message->text;
  for (const PlacedText& languages : fields.texts("languages")) {
    if (const std::optional<LanguagePair> pair = parse_languages(languages.text)) {
      rule.languages.push_back(*pair);
    } else {
      fields.fail(languages.byte, "expected a language as \"en\" or two as \"vi>en\", not " + languages.text);
    }
  }
  for (PlacedText& glob : fields.texts("files")) rule.files.push_back(std::move(glob.text));
  fields.finish();
  if (places.error()) return rule;
  if (target.has_value() == forbid.has_value()) fields.fail("exactly one of 'target' and 'forbid' is needed");
  if (target && !rule.source) fields.fail(target->byte, "'target' needs a 'source': what it translates");
  if (places.error()) return rule;
  const PlacedText& expected = target ? *target : *forbid;
  const std::size_t groups = rule.source ? rule.source->groups() : 0;
  Result<GroupPattern> pattern = GroupPattern::compile(expected.text, groups, options);
  if (!pattern) {
    fields.fail(expected.byte, (target ? "'target': " : "'forbid': ") + pattern.error().message);
    return rule;
  }
  (target ? rule.target : rule.forbid) = *std::move(pattern);
  return rule;
}

}  // namespace

std::vector<GroupPattern::Reference> GroupPattern::references_of(std::string_view pattern) {
  std::vector<Reference> references;
  for (std::size_t at = 0; at + 1 < pattern.size(); ++at) {
    if (pattern.substr(at).starts_with("\\Q")) {  // up to \E everything stands for itself
      at = std::min(pattern.find("\\E", at), pattern.size());
    } else if (pattern[at] == '\\') {
      ++at;  // "\$1" is a dollar and a one
    } else if (pattern[at] == '$' && pattern[at + 1] >= '1' && pattern[at + 1] <= '9') {
      references.push_back({at, static_cast<std::size_t>(pattern[at + 1] - '0')});
    }
  }
  return references;
}

Result<GroupPattern> GroupPattern::compile(std::string_view pattern, std::size_t groups,
                                           const text::RegexOptions& options) {
  std::vector<Reference> references = references_of(pattern);
  std::string sample(pattern);
  for (const Reference& reference : references) {
    if (reference.group > groups) {
      return Error{.code = ErrorCode::kFormat,
                   .message = "$" + std::to_string(reference.group) + " names a group that 'source' does not have",
                   .byte = static_cast<std::int64_t>(reference.at)};
    }
    sample.replace(reference.at, 2, "xx");  // some text, as long as the reference, so that places stay
  }
  Result<text::Regex> plain = text::Regex::compile(sample, options);
  if (!plain) return plain.error();
  return GroupPattern(std::string(pattern), options, std::move(references), *std::move(plain));
}

Result<text::Regex> GroupPattern::expand(const text::RegexMatch& match, std::string_view source) const {
  if (references_.empty()) return plain_;
  std::string expanded;
  std::size_t from = 0;
  for (const Reference& reference : references_) {
    expanded.append(pattern_, from, reference.at - from);
    const std::optional<ByteSpan>& group = match.groups[reference.group - 1];
    // One piece, so that "$1?" is about all of it.
    expanded += "(?:" + (group ? text::escape_regex(group->of(source)) : std::string()) + ")";
    from = reference.at + 2;
  }
  expanded.append(pattern_, from, std::string::npos);
  return text::Regex::compile(expanded, options_);
}

bool applies_to(const PatternRule& rule, std::string_view source_language, std::string_view target_language,
                const std::vector<std::string>& paths) {
  const bool language = rule.languages.empty() ||
                        std::any_of(rule.languages.begin(), rule.languages.end(), [&](const LanguagePair& pair) {
                          return falls_under(source_language, pair.source) && falls_under(target_language, pair.target);
                        });
  const bool file = rule.files.empty() || std::any_of(rule.files.begin(), rule.files.end(), [&](const auto& glob) {
                      return std::any_of(paths.begin(), paths.end(),
                                         [&](const std::string& path) { return base::glob_matches_path(glob, path); });
                    });
  return language && file;
}

std::vector<PatternRule> read_pattern_rules(const PlacedJson& section, const std::vector<std::string>& reserved,
                                            Places& places) {
  std::vector<PatternRule> rules;
  std::vector<std::string> taken = reserved;
  for (const PlacedJson& item : section.items) {
    const std::string where = "patterns[" + std::to_string(rules.size()) + "]";
    rules.push_back(read_rule(item, where, places));
    if (places.error()) break;
    if (std::find(taken.begin(), taken.end(), rules.back().id) != taken.end()) {
      places.fail(item.byte, where + ": the id '" + rules.back().id + "' is taken");
      break;
    }
    taken.push_back(rules.back().id);
  }
  return rules;
}

}  // namespace lacuna::config
