#include "metrics/checks/meaning/list_length_check.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/characters.h"

namespace lacuna::metrics {
namespace {

constexpr double kEnumerationProbability = 0.6;
constexpr double kLinesProbability = 0.8;
constexpr std::size_t kLeastItems = 3;

struct Enumeration {
  ByteSpan span = {};
  std::size_t items = 0;
};

/// What a side has of enumerations.
struct Enumerations {
  Enumeration last;
  std::size_t count = 0;
  std::size_t joints = 0;        ///< "and" and "or", in enumerations or not
  std::size_t other_commas = 0;  ///< outside of enumerations
  std::size_t longest = 0;       ///< words of the longest item between two commas
  bool begins = false;           ///< a few words before the first comma are all that the text begins with
  bool leads = false;            ///< what is before the first comma leads in: "for example, …"
  bool ends = false;             ///< the text ends a few words behind the last joint

  /// One enumeration that is certainly read right: nothing else in the text could be part of it.
  [[nodiscard]] bool is_sure() const {
    return count == 1 && joints == 1 && other_commas == 0 && (!begins || ends) && !leads;
  }
};

/// "and" and "or".
bool is_last_joint(std::string_view language, std::string_view norm) {
  if (norm == "&") return true;
  if (language == "vi") return norm == "và" || norm == "hoặc" || norm == "hay";
  if (language == "en") return norm == "and" || norm == "or";
  if (language == "fr") return norm == "et" || norm == "ou";
  if (language == "de") return norm == "und" || norm == "oder";
  return language == "es" && (norm == "y" || norm == "e" || norm == "o" || norm == "u");
}

/// Words that an item may have: more of them are clauses.
std::size_t longest_item(std::string_view language) { return language == "vi" ? 6 : 4; }

/// Whether the word begins a clause, or leads in examples, rather than an item.
bool is_lead(std::string_view norm) {
  constexpr std::string_view kLeads[] = {"including", "such", "like",  "where", "which", "who", "when", "then", "so",
                                         "that",      "if",   "while", "as",    "bao",   "gồm", "như",  "ví",   "do",
                                         "nơi",       "mà",   "khi",   "rồi",   "thì",   "nếu", "nên",  "vì",   "hãy",
                                         "chúng",     "i",    "he",    "she",   "they",  "we",  "you",  "it",   "to"};
  return std::find(std::begin(kLeads), std::end(kLeads), norm) != std::end(kLeads);
}

/// Whether a word a few words before the first comma makes what stands there no item.
bool leads_in(std::string_view norm, std::size_t back) {
  constexpr std::string_view kWords[] = {"example", "instance",  "e.g",       "i.e",  "addition", "fact",
                                         "however", "therefore", "dụ",        "đó",   "ra",       "nay",
                                         "qua",     "vậy",       "yesterday", "today"};
  return back <= 3 && std::find(std::begin(kWords), std::end(kWords), norm) != std::end(kWords);
}

/// Enumerations of the side that end in "and" or "or".
Enumerations enumerations_of(const SideText& side) {
  Enumerations found;
  const std::string language = text::primary_subtag(side.language);
  const std::size_t longest = longest_item(language);
  const auto& words = side.analysis.words;
  const auto is_comma = [&](std::size_t i) {
    const std::string_view mark = words[i].span.of(side.text);
    return mark == "," || mark == ";";
  };
  for (std::size_t i = 0; i < words.size(); ++i) found.other_commas += is_comma(i) ? 1U : 0U;
  std::size_t floor = 0;  // words before it belong to the enumeration before
  for (std::size_t joint = 1; joint + 1 < words.size(); ++joint) {
    if (!is_last_joint(language, words[joint].norm)) continue;
    ++found.joints;
    std::size_t commas = 0;
    std::size_t at = joint;
    if (is_comma(joint - 1)) --at;  // "B, and C"
    const std::size_t serial = joint - at;
    std::size_t first = at;
    while (at > floor) {
      // One item, backwards.
      std::size_t begin = at;
      while (begin > floor && words[begin - 1].kind != text::WordKind::kPunctuation && at - begin <= longest &&
             !is_last_joint(language, words[begin - 1].norm)) {
        --begin;
      }
      if (begin == at || at - begin > longest) break;
      if (begin == floor || !is_comma(begin - 1) || is_lead(words[begin].norm)) break;
      ++commas;
      found.longest = std::max(found.longest, at - begin);
      first = begin;
      at = begin - 1;
    }
    const std::size_t items = commas + 2;
    if (items >= kLeastItems && first >= 2) {
      found.last = {{words[first - 2].span.begin, words[joint + 1].span.end}, items};
      ++found.count;
      found.other_commas -= std::min(found.other_commas, commas + serial);
      floor = joint + 1;
      // A first item of a few words at the beginning may be none: "For example, …".
      std::size_t begin = first - 1;
      for (; begin > 0 && words[begin - 1].kind != text::WordKind::kPunctuation; --begin) {
        found.leads = found.leads || leads_in(words[begin - 1].norm, first - begin);
      }
      found.begins = first - 1 - begin <= longest;
      found.ends = words.size() <= joint + longest + 2 && found.longest * 2 <= longest;
    }
  }
  return found;
}

/// The words on both sides of the only "and" or "or"; no items where there is none between two words.
Enumeration pair_of(const SideText& side) {
  const std::string language = text::primary_subtag(side.language);
  const auto& words = side.analysis.words;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (!is_last_joint(language, words[i].norm)) continue;
    return {{words[i - 1].span.begin, words[i + 1].span.end}, 2};
  }
  return {};
}

/// Lines that begin with a bullet or a number.
Enumeration bullets_of(std::string_view text) {
  Enumeration lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    line.remove_prefix(indent);
    bool item = false;
    for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "– ", "— ", "◦ ", "▪ ", "‣ ", "●"}) {
      item |= line.starts_with(bullet);
    }
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    item |= digits > 0 && digits <= 2 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
            line[digits + 1] == ' ';
    if (item) {
      if (lines.items == 0) lines.span.begin = begin + indent;
      lines.span.end = end;
      ++lines.items;
    }
    begin = end + 1;
  }
  return lines;
}

void report(const Enumeration& from, const Enumeration& to, double probability, std::string_view what,
            CheckOutcome& outcome) {
  outcome.violations += 1.0;
  outcome.findings.push_back({.rule = "list-length",
                              .severity = from.items > to.items ? Severity::kMajor : Severity::kMinor,
                              .probability = probability,
                              .source = from.span,
                              .target = to.span,
                              .message = std::string(what) + " of " + std::to_string(from.items) +
                                         " items became one of " + std::to_string(to.items)});
}

}  // namespace

void run_list_length_check(const PairView& view, CheckOutcome& outcome) {
  if (view.source.text.find('\n') != std::string_view::npos && view.target.text.find('\n') != std::string_view::npos) {
    const Enumeration from = bullets_of(view.source.text);
    const Enumeration to = bullets_of(view.target.text);
    if (from.items >= 2 && to.items >= 2) {
      outcome.opportunities += 1.0;
      if (from.items != to.items) report(from, to, kLinesProbability, "list", outcome);
      return;
    }
  }
  if (view.source.text.find_first_of(",;") == std::string_view::npos || view.target.analysis.words.size() < 3) {
    return;
  }
  const Enumerations source = enumerations_of(view.source);
  if (!source.is_sure()) return;
  Enumerations target = enumerations_of(view.target);
  const std::size_t word = longest_item(text::primary_subtag(view.source.language)) / 2;
  if (source.longest <= word && target.count == 0 && target.joints == 1 && target.other_commas == 0) {
    // "A and B": where a list of three was.
    target.last = pair_of(view.target);
    target.count = target.last.items > 0 ? 1 : 0;
  }
  if (!target.is_sure()) return;
  outcome.opportunities += 1.0;
  if (source.last.items == target.last.items) return;
  report(source.last, target.last, kEnumerationProbability, "enumeration", outcome);
}

}  // namespace lacuna::metrics
