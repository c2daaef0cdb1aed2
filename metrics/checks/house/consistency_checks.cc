#include "metrics/checks/house/consistency_checks.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/normalize.h"

namespace lacuna::metrics {
namespace {

/// That a reader agrees: a text of a word or two may well need two translations, a sentence hardly.
constexpr double kShortProbability = 0.35;
constexpr double kLongProbability = 0.7;
constexpr double kSourceProbability = 0.4;
constexpr std::size_t kShortWords = 2;
/// Words from which on it is no accident that two source texts have one translation.
constexpr std::size_t kLeastTargetWords = 4;
constexpr std::size_t kLongestShown = 80;  // bytes

/// Whether a mark at the end of a text says no more than that it ends; a question mark does.
bool is_plain_end(char32_t code) {
  constexpr std::u32string_view kMarks = U".,:;!\u2026\u3002\u3001\uFF01\uFF0C\uFF0E\uFF1A\uFF1B";
  return kMarks.find(code) != std::u32string_view::npos || text::is_space(code);
}

bool is_quote(char32_t code) {
  constexpr std::u32string_view kQuotes =
      U"\"'\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A\u300C\u300D";
  return kQuotes.find(code) != std::u32string_view::npos;
}

/// The text as it is compared: white space, case, quotes (their check looks after them) and plain marks at its end do
/// not count. Empty: it has no letters.
std::string comparable(std::string_view text) {
  while (!text.empty()) {
    const std::size_t last = text::previous_start(text, text.size());
    const char32_t code = text::code_point_at(text, last);
    if (!is_plain_end(code) && !is_quote(code)) break;
    text = text.substr(0, last);
  }
  std::string joined;
  joined.reserve(text.size());
  bool letters = false;
  for (std::size_t at = text::skip_space(text, 0); at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = base::next_code_point(text, at);
    if (text::is_space(code)) {
      at = text::skip_space(text, at);
      joined.push_back(' ');
      continue;
    }
    if (is_quote(code)) continue;
    joined.append(text.substr(begin, at - begin));
    // Digits and ASCII marks alone say the same in every language.
    letters |= (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code >= 0xC0;
  }
  return letters ? text::lower_nfc(joined) : std::string();
}

std::size_t word_count(std::string_view joined) {
  return joined.empty() ? 0 : static_cast<std::size_t>(std::count(joined.begin(), joined.end(), ' ')) + 1;
}

std::string quoted(std::string_view text) {
  const std::size_t begin = text::skip_space(text, 0);
  text = text.substr(begin, text::trim_space(text, text.size(), begin) - begin);
  std::string result = "\"";
  if (text.size() <= kLongestShown) return result + std::string(text) + "\"";
  std::size_t end = kLongestShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return result + std::string(text.substr(0, end)) + "…\"";
}

/// Units whose texts are equal on one side, and how often each text of the other side occurs.
class Groups {
 public:
  using Side = std::string_view UnitTexts::*;

  /// Texts of fewer than `least_words` words do not count.
  Groups(const CorpusInput& input, Side same, Side other, std::size_t least_words) {
    constexpr auto kNone = static_cast<std::size_t>(-1);
    std::unordered_map<std::string, std::size_t> index;
    std::vector<std::size_t> group_of(input.units.size(), kNone);
    std::vector<std::size_t> sizes;
    for (std::size_t unit = 0; unit < input.units.size(); ++unit) {
      std::string key = comparable(input.units[unit].*same);
      const std::size_t words = word_count(key);
      if (words < least_words) continue;
      key.push_back('\0');
      key.append(input.units[unit].context);
      const auto [place, is_new] = index.emplace(std::move(key), groups_.size());
      if (is_new) {
        groups_.push_back({.words = words});
        sizes.push_back(0);
      }
      group_of[unit] = place->second;
      ++sizes[place->second];
    }
    // Most texts occur once: what stands on their other side is not looked at.
    for (std::size_t unit = 0; unit < input.units.size(); ++unit) {
      if (group_of[unit] == kNone || sizes[group_of[unit]] < 2) continue;
      std::string variant = comparable(input.units[unit].*other);
      if (!variant.empty()) groups_[group_of[unit]].add(unit, std::move(variant));
    }
  }

  /// Calls `report(group, unit, usual)` for each unit that does not have the usual text of its group; `usual` is the
  /// first unit that has it.
  template <class Report>
  void each_unusual(Report report, std::span<CheckOutcome> outcomes) const {
    for (const Group& group : groups_) {
      if (group.members.size() < 2) continue;
      std::size_t usual = 0;  // the most frequent one; of equally frequent ones the first
      for (std::size_t i = 1; i < group.variants.size(); ++i) {
        if (group.variants[i].count > group.variants[usual].count) usual = i;
      }
      for (const Member& member : group.members) {
        outcomes[member.unit].opportunities += 1.0;
        if (member.variant == usual) continue;
        outcomes[member.unit].violations += 1.0;
        outcomes[member.unit].findings.push_back(report(group.words, member.unit, group.variants[usual].first_unit));
      }
    }
  }

 private:
  struct Variant {
    std::size_t first_unit = 0;
    std::size_t count = 0;
  };
  struct Member {
    std::size_t unit = 0;
    std::size_t variant = 0;
  };
  struct Group {
    std::size_t words = 0;
    std::vector<Member> members = {};
    std::vector<Variant> variants = {};
    std::unordered_map<std::string, std::size_t> index = {};  ///< of variants, by text

    void add(std::size_t unit, std::string text) {
      const auto [place, is_new] = index.emplace(std::move(text), variants.size());
      if (is_new) variants.push_back({.first_unit = unit});
      ++variants[place->second].count;
      members.push_back({unit, place->second});
    }
  };

  std::vector<Group> groups_;
};

ByteSpan whole(std::string_view text) {
  const std::size_t begin = text::skip_space(text, 0);
  return {begin, text::trim_space(text, text.size(), begin)};
}

CheckFinding finding_of(const char* rule, double probability, const UnitTexts& unit, std::string message) {
  return {.rule = rule,
          .severity = Severity::kMinor,
          .probability = probability,
          .source = whole(unit.source),
          .target = whole(unit.target),
          .message = std::move(message)};
}

void check_inconsistent_targets(const CorpusInput& input, std::span<CheckOutcome> outcomes) {
  Groups(input, &UnitTexts::source, &UnitTexts::target, 1)
      .each_unusual(
          [&](std::size_t words, std::size_t unit, std::size_t usual) {
            return finding_of("inconsistent-target", words > kShortWords ? kLongProbability : kShortProbability,
                              input.units[unit],
                              "translated differently in unit " + std::to_string(usual + 1) + ": " +
                                  quoted(input.units[usual].target));
          },
          outcomes);
}

void check_inconsistent_sources(const CorpusInput& input, std::span<CheckOutcome> outcomes) {
  Groups(input, &UnitTexts::target, &UnitTexts::source, kLeastTargetWords)
      .each_unusual(
          [&](std::size_t /*words*/, std::size_t unit, std::size_t usual) {
            return finding_of("inconsistent-source", kSourceProbability, input.units[unit],
                              "has the translation of another text, in unit " + std::to_string(usual + 1) + ": " +
                                  quoted(input.units[usual].source));
          },
          outcomes);
}

constexpr std::array<CorpusCheck, 2> kChecks = {{
    {.info = {.id = "inconsistent-target",
              .severity = Severity::kMinor,
              .summary = "a text that is translated in another way elsewhere",
              .false_alarm_rate = 0.0},
     .run = check_inconsistent_targets},
    {.info = {.id = "inconsistent-source",
              .severity = Severity::kMinor,
              .summary = "a translation that stands for another source text elsewhere",
              .by_default = false,
              .false_alarm_rate = 0.0},
     .run = check_inconsistent_sources},
}};

}  // namespace

std::span<const CorpusCheck> consistency_checks() { return kChecks; }

}  // namespace lacuna::metrics
