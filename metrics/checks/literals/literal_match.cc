#include "metrics/checks/literals/literal_match.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "eval/text/ascii.h"
#include "eval/text/characters.h"

namespace lacuna::metrics {
namespace {

constexpr std::size_t kMaxPairs = 4096;
constexpr std::size_t kMaxLookedUp = 64;  ///< of the missing ones of a unit, in its text: no more are believable

using Group = std::pair<std::size_t, std::size_t>;  // of equal keys: [first, second)

Group group_at(const std::vector<KeyedLiteral>& sorted, std::size_t at, std::string_view key) {
  std::size_t end = at;
  while (end < sorted.size() && sorted[end].key == key) ++end;
  return {at, end};
}

bool any_in_branch(const std::vector<KeyedLiteral>& sorted, const Group& group) {
  return std::any_of(sorted.begin() + static_cast<std::ptrdiff_t>(group.first),
                     sorted.begin() + static_cast<std::ptrdiff_t>(group.second),
                     [](const KeyedLiteral& keyed) { return keyed.literal->in_branch; });
}

void sort_by_key(std::vector<KeyedLiteral>& literals) {
  std::sort(literals.begin(), literals.end(), [](const KeyedLiteral& a, const KeyedLiteral& b) {
    return std::tie(a.key, a.literal->span) < std::tie(b.key, b.literal->span);
  });
}

void sort_by_place(std::vector<const text::Literal*>& literals) {
  std::sort(literals.begin(), literals.end(),
            [](const text::Literal* a, const text::Literal* b) { return a->span < b->span; });
}

/// Behind it an address or a placeholder is longer than it seems.
constexpr std::string_view kGoesOn = "$/?=&%#-@";

/// Whether `other` has the characters of the literal, not as a part of something longer.
bool stands_in(std::string_view other, std::string_view raw) {
  for (std::size_t at = other.find(raw); at != std::string_view::npos; at = other.find(raw, at + 1)) {
    const char after = text::char_at(other, at + raw.size());
    if (!text::is_identifier(after) && (after == '\0' || kGoesOn.find(after) == std::string_view::npos)) return true;
  }
  return false;
}

/// Those whose key the other side lacks altogether, and whose characters it has, are not missing.
void keep_missing(const SideText& side, const SideText& other, std::vector<const text::Literal*>& missing) {
  std::size_t looked_at = 0;
  std::erase_if(missing, [&](const text::Literal* literal) {
    if (literal->kind == text::LiteralKind::kMarkdown) return false;  // a bracket stands in many places
    return ++looked_at <= kMaxLookedUp && !has_value(other, *literal) &&
           stands_in(other.text, literal->span.of(side.text));
  });
}

ByteSpan place_of(const SideText& from, const SideText& to, const ByteSpan& span) {
  if (from.text.empty() || to.text.empty()) return {0, 0};
  if (span.begin == 0) return {0, 0};
  const double share = static_cast<double>(span.end) / static_cast<double>(from.text.size());
  const auto wanted = static_cast<std::size_t>(share * static_cast<double>(to.text.size()));
  std::size_t place = 0;
  for (const text::Word& word : to.analysis.words) {
    if (word.span.end > wanted && place != 0) break;
    place = word.span.end;
  }
  return {place, place};
}

}  // namespace

LiteralDifference compare_literals(const PairView& view, const std::vector<KeyedLiteral>& source,
                                   const std::vector<KeyedLiteral>& target) {
  LiteralDifference difference;
  difference.source_count = source.size();
  difference.target_count = target.size();
  std::vector<KeyedLiteral> from = source;
  std::vector<KeyedLiteral> to = target;
  sort_by_key(from);
  sort_by_key(to);
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < from.size() || k < to.size()) {
    const std::string_view key =
        k == to.size() || (i < from.size() && from[i].key < to[k].key) ? from[i].key : to[k].key;
    const Group lost = group_at(from, i, key);
    const Group added = group_at(to, k, key);
    i = lost.second;
    k = added.second;
    const std::size_t common = std::min(lost.second - lost.first, added.second - added.first);
    if (key.empty() || (common > 0 && (any_in_branch(from, lost) || any_in_branch(to, added)))) continue;
    for (std::size_t n = lost.first + common; n < lost.second; ++n) difference.lost.push_back(from[n].literal);
    for (std::size_t n = added.first + common; n < added.second; ++n) difference.added.push_back(to[n].literal);
  }
  if (!difference.lost.empty()) keep_missing(view.source, view.target, difference.lost);
  if (!difference.added.empty()) keep_missing(view.target, view.source, difference.added);
  sort_by_place(difference.lost);
  sort_by_place(difference.added);
  return difference;
}

LiteralDifference compare_literals(const PairView& view, bool (*wanted)(const text::Literal&)) {
  std::vector<KeyedLiteral> source;
  std::vector<KeyedLiteral> target;
  for (const text::Literal& literal : view.source.literals) {
    if (wanted(literal)) source.push_back({&literal, literal.value});
  }
  for (const text::Literal& literal : view.target.literals) {
    if (wanted(literal)) target.push_back({&literal, literal.value});
  }
  if (source.empty() && target.empty()) return {};
  return compare_literals(view, source, target);
}

std::vector<LiteralChange> pair_similar(LiteralDifference& difference, double at_least, bool lone) {
  std::vector<LiteralChange> candidates;
  if (difference.lost.size() * difference.added.size() > kMaxPairs) return candidates;
  const bool single = lone && difference.lost.size() == 1 && difference.added.size() == 1;
  for (const text::Literal* lost : difference.lost) {
    for (const text::Literal* added : difference.added) {
      const double similarity = edge_similarity(lost->value, added->value);
      if (lost->role == added->role && (similarity >= at_least || single))
        candidates.push_back({lost, added, similarity});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const LiteralChange& a, const LiteralChange& b) { return a.similarity > b.similarity; });
  std::vector<LiteralChange> pairs;
  for (const LiteralChange& candidate : candidates) {
    const auto lost = std::find(difference.lost.begin(), difference.lost.end(), candidate.source);
    const auto added = std::find(difference.added.begin(), difference.added.end(), candidate.target);
    if (lost == difference.lost.end() || added == difference.added.end()) continue;
    difference.lost.erase(lost);
    difference.added.erase(added);
    pairs.push_back(candidate);
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const LiteralChange& a, const LiteralChange& b) { return a.source->span < b.source->span; });
  return pairs;
}

double edge_similarity(std::string_view a, std::string_view b) {
  const std::size_t size = std::max(a.size(), b.size());
  if (size == 0) return 1.0;
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t front = 0;
  while (front < shorter && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return static_cast<double>(front + back) / static_cast<double>(size);
}

bool has_value(const SideText& side, const text::Literal& literal) {
  return std::any_of(side.literals.begin(), side.literals.end(), [&](const text::Literal& other) {
    return other.kind == literal.kind && other.value == literal.value;
  });
}

ByteSpan place_in_target(const PairView& view, const ByteSpan& source) {
  return place_of(view.source, view.target, source);
}

ByteSpan place_in_source(const PairView& view, const ByteSpan& target) {
  return place_of(view.target, view.source, target);
}

bool is_untranslated(const PairView& view) { return text::skip_space(view.target.text, 0) == view.target.text.size(); }

void report(CheckOutcome& outcome, CheckFinding finding) {
  outcome.violations += 1.0;
  if (outcome.violations > outcome.opportunities) outcome.opportunities = outcome.violations;
  outcome.findings.push_back(std::move(finding));
}

std::string shown(std::string_view text, const ByteSpan& span) {
  const std::string_view words = span.of(text);
  if (words.size() <= kMaxShown) return std::string(words);
  std::size_t end = kMaxShown;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  return std::string(words.substr(0, end)) + "…";
}

}  // namespace lacuna::metrics
