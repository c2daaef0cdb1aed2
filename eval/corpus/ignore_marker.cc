#include "eval/corpus/ignore_marker.h"

#include <algorithm>

namespace lacuna::corpus {
namespace {

constexpr std::string_view kMarker = "lacuna:ignore";

bool is_rule_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

}  // namespace

std::vector<std::string> ignored_rules(std::string_view comment) {
  std::vector<std::string> rules;
  for (std::size_t at = comment.find(kMarker); at != std::string_view::npos; at = comment.find(kMarker, at)) {
    at += kMarker.size();
    if (at < comment.size() && is_rule_character(comment[at])) continue;  // "lacuna:ignored"
    for (bool more = true; more;) {
      while (at < comment.size() && (comment[at] == ' ' || comment[at] == '\t')) ++at;
      const std::size_t begin = at;
      while (at < comment.size() && is_rule_character(comment[at])) ++at;
      if (at > begin) rules.emplace_back(comment.substr(begin, at - begin));
      more = at > begin && at < comment.size() && comment[at] == ',';
      if (more) ++at;
    }
  }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

std::string ignore_marker(const std::vector<std::string>& rules) {
  std::string marker(kMarker);
  for (std::size_t i = 0; i < rules.size(); ++i) marker += (i == 0 ? " " : ", ") + rules[i];
  return marker;
}

}  // namespace lacuna::corpus
