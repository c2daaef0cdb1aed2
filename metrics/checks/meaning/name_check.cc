#include "metrics/checks/meaning/name_check.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/text/characters.h"
#include "eval/text/normalize.h"
#include "eval/text/scripts.h"
#include "eval/text/vietnamese_syllable.h"
#include "metrics/checks/meaning/word_distance.h"

namespace lacuna::metrics {
namespace {

constexpr double kNeighbourProbability = 0.85;  // the rest of the name is right
constexpr double kForeignProbability = 0.75;
constexpr double kLostProbability = 0.6;
constexpr std::size_t kLeastForeign = 5;  // letters of a name that is known by being no Vietnamese syllable

/// A word that may be part of a name, without marks.
struct NameWord {
  std::size_t word = 0;  ///< of the side's analysis
  std::string folded = {};
  bool capitalised = false;
  bool joined = false;  ///< follows the word before with nothing but a space between
  bool sure = false;    ///< capitalised where a sentence does not begin
};

bool in_literal(const SideText& side, const ByteSpan& span) {
  return std::any_of(side.literals.begin(), side.literals.end(),
                     [&](const text::Literal& literal) { return literal.span.overlaps(span); });
}

/// The words with letters of a side.
std::vector<NameWord> words_of(const SideText& side) {
  std::vector<NameWord> names;
  const auto& words = side.analysis.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const text::Word& word = words[i];
    if (word.kind != text::WordKind::kWord || in_literal(side, word.span)) continue;
    NameWord name{.word = i, .folded = text::fold(word.norm), .capitalised = word.capitalised};
    name.joined = i > 0 && words[i - 1].kind == text::WordKind::kWord && word.span.begin - words[i - 1].span.end == 1;
    name.sure = word.capitalised && i > 0 &&
                (words[i - 1].kind == text::WordKind::kWord || words[i - 1].span.of(side.text) == ",");
    names.push_back(std::move(name));
  }
  return names;
}

bool has_word(const std::vector<NameWord>& words, std::string_view folded) {
  return std::any_of(words.begin(), words.end(), [&](const NameWord& word) { return word.folded == folded; });
}

/// The letters of all words in one string, for names written together or apart ("Danang").
std::string compact(const std::vector<NameWord>& words) {
  std::string letters;
  for (const NameWord& word : words) letters += word.folded;
  return letters;
}

bool is_ascii_word(std::string_view norm) {
  return std::all_of(norm.begin(), norm.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether a form of the name differs as endings do: "Obama's", "Kurds", "Ukraina".
bool is_ending(std::string_view a, std::string_view b) {
  const std::size_t same = common_prefix(a, b);
  return same + 2 >= std::max(a.size(), b.size()) && (a.size() != b.size() || same + 1 == a.size());
}

/// "Kurds", "Rican": one is the other with an ending that languages add.
bool is_inflected(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (!b.starts_with(a)) return false;
  const std::string_view ending = b.substr(a.size());
  return ending == "s" || ending == "n" || ending == "an" || ending == "es" || ending == "en" || ending == "e";
}

/// One form of a name may have become the other by a slip.
bool is_slip(std::string_view a, std::string_view b, std::size_t two_from) {
  const std::size_t limit = std::min(a.size(), b.size()) >= two_from ? 2 : 1;
  const std::size_t distance = edit_distance(a, b, limit);
  return distance > 0 && distance <= limit;
}

class NameReader {
 public:
  NameReader(const PairView& view, CheckOutcome& outcome)
      : view_(view), outcome_(outcome), source_(words_of(view.source)), target_(words_of(view.target)) {
    from_vietnamese_ = text::primary_subtag(view.source.language) == "vi";
    to_vietnamese_ = text::primary_subtag(view.target.language) == "vi";
  }

  void run() {
    told_.assign(target_.size(), false);
    for (std::size_t i = 0; i < source_.size(); ++i) {
      const NameWord& name = source_[i];
      if (!name.capitalised || name.folded.size() < 2) continue;
      const bool in_run = name.sure || (i + 1 < source_.size() && source_[i + 1].joined && source_[i + 1].capitalised);
      if (!in_run) {
        // At the beginning of a sentence any word has a capital.
        if (!has_word(target_, name.folded)) misspelt_foreign(i);
        continue;
      }
      outcome_.opportunities += 1.0;
      if (has_word(target_, name.folded)) continue;
      if (misspelt_beside(i) || misspelt_foreign(i) || changed_behind(i)) continue;
      if (lost_with_inner_capital(i) || lost_run(i)) continue;
    }
  }

 private:
  [[nodiscard]] const text::Word& source_word(std::size_t i) const {
    return view_.source.analysis.words[source_[i].word];
  }
  [[nodiscard]] const text::Word& target_word(std::size_t k) const {
    return view_.target.analysis.words[target_[k].word];
  }

  void report(std::size_t i, std::size_t k, double probability, std::string_view what = "name misspelt: ") {
    told_[k] = true;
    const ByteSpan from = source_word(i).span;
    const ByteSpan to = target_word(k).span;
    outcome_.violations += 1.0;
    CheckFinding finding{.rule = "name",
                         .severity = Severity::kMajor,
                         .probability = probability,
                         .source = from,
                         .target = to,
                         .message = std::string(what) + std::string(from.of(view_.source.text)) + " became " +
                                    std::string(to.of(view_.target.text))};
    // Letters that both languages have can be put there as they are.
    if (is_ascii_word(source_word(i).norm)) finding.suggestion = std::string(from.of(view_.source.text));
    outcome_.findings.push_back(std::move(finding));
  }

  /// A target word that the source does not have, which could be source word i with a slip.
  [[nodiscard]] bool may_be_slip(std::size_t i, std::size_t k) const {
    return target_[k].capitalised && !told_[k] && !has_word(source_, target_[k].folded) && !known_in_target(k) &&
           !target_word(k).upper && source_[i].folded.size() >= 3;
  }

  /// "Angela Merkell": the word before or behind it belongs to the same name and is right.
  bool misspelt_beside(std::size_t i) {
    const auto beside = [&](std::size_t right, std::size_t left_or_right) -> std::optional<std::size_t> {
      // Source word `right` stands in the target; the suspect is on the same side of it.
      for (std::size_t k = 0; k < target_.size(); ++k) {
        if (target_[k].folded != source_[right].folded || !target_[k].capitalised) continue;
        const bool behind = left_or_right == 1;
        if (behind ? k + 1 >= target_.size() || !target_[k + 1].joined : k == 0 || !target_[k].joined) continue;
        const std::size_t suspect = behind ? k + 1 : k - 1;
        if (!may_be_slip(i, suspect) || !is_slip(source_[i].folded, target_[suspect].folded, 7)) continue;
        if (source_[i].folded.size() <= 3 && source_[i].folded[0] != target_[suspect].folded[0]) continue;
        if (is_inflected(source_[i].folded, target_[suspect].folded)) continue;
        return suspect;
      }
      return std::nullopt;
    };
    std::optional<std::size_t> suspect;
    if (i > 0 && source_[i].joined && source_[i - 1].capitalised) suspect = beside(i - 1, 1);
    if (!suspect && i + 1 < source_.size() && source_[i + 1].joined && source_[i + 1].capitalised) {
      suspect = beside(i + 1, 0);
    }
    if (!suspect) return false;
    report(i, *suspect, kNeighbourProbability);
    return true;
  }

  /// "Trịnh Thị Vân", "Trinh Thi Hoa": the last syllable of a Vietnamese name whose others are right.
  bool changed_behind(std::size_t i) {
    if (!from_vietnamese_ || i < 2 || !source_[i].joined || !source_[i - 1].joined) return false;
    if (!source_[i - 1].capitalised || !source_[i - 2].capitalised) return false;
    if (i + 1 < source_.size() && source_[i + 1].joined && source_[i + 1].capitalised) return false;
    if (!text::may_be_vietnamese_syllable(source_[i].folded)) return false;
    for (std::size_t k = 2; k < target_.size(); ++k) {
      if (target_[k - 2].folded != source_[i - 2].folded || target_[k - 1].folded != source_[i - 1].folded) continue;
      if (!target_[k].joined || !target_[k - 1].joined || !target_[k - 1].capitalised || !may_be_slip(i, k)) continue;
      if (!text::may_be_vietnamese_syllable(target_[k].folded)) continue;
      report(i, k, kForeignProbability, "name changed: ");
      return true;
    }
    return false;
  }

  /// Neither a Vietnamese syllable nor a word with marks: kept as it is in Vietnamese text.
  [[nodiscard]] static bool is_foreign(std::string_view norm, std::size_t least) {
    return norm.size() >= least && is_ascii_word(norm) && !text::may_be_vietnamese_syllable(norm);
  }

  bool misspelt_foreign(std::size_t i) {
    if (!from_vietnamese_ && !to_vietnamese_) return false;
    if (source_word(i).upper || !is_foreign(source_word(i).norm, kLeastForeign)) return false;
    for (std::size_t k = 0; k < target_.size(); ++k) {
      if (!may_be_slip(i, k) || !is_foreign(target_word(k).norm, 4)) continue;
      const std::string& a = source_[i].folded;
      const std::string& b = target_[k].folded;
      if (a[0] != b[0] || !is_slip(a, b, 9) || is_ending(a, b)) continue;
      report(i, k, kForeignProbability);
      return true;
    }
    return false;
  }

  [[nodiscard]] bool known_in_target(std::size_t k) const {
    if (view_.covered == nullptr) return false;
    return view_.covered->pack.target.vocabulary.find(target_word(k).norm) != langpack::kUnknownWord;
  }

  [[nodiscard]] bool known_anywhere(std::size_t i) const {
    if (view_.covered == nullptr) return true;
    const auto& pack = view_.covered->pack;
    return pack.source.vocabulary.find(source_word(i).norm) != langpack::kUnknownWord ||
           pack.target.vocabulary.find(source_word(i).norm) != langpack::kUnknownWord;
  }

  void report_lost(std::size_t first, std::size_t last) {
    const ByteSpan span = {source_word(first).span.begin, source_word(last).span.end};
    outcome_.violations += 1.0;
    outcome_.findings.push_back({.rule = "name",
                                 .severity = Severity::kMajor,
                                 .probability = kLostProbability,
                                 .source = span,
                                 .message = "name lost: " + std::string(span.of(view_.source.text))});
  }

  /// Whether a target word has anything of the name: its letters, its beginning, or nearly its letters.
  [[nodiscard]] bool resembled(std::string_view folded) {
    if (letters_.empty()) letters_ = compact(target_);
    if (folded.size() >= 3 && letters_.find(folded) != std::string::npos) return true;
    return std::any_of(target_.begin(), target_.end(), [&](const NameWord& word) {
      return common_prefix(word.folded, folded) >= std::min<std::size_t>(3, folded.size()) ||
             edit_distance(word.folded, folded, 2) <= 2;
    });
  }

  /// "CustomerID" may be "ID khách hàng".
  [[nodiscard]] bool part_is_there(std::size_t i) const {
    const std::string_view name = source_word(i).span.of(view_.source.text);
    for (std::size_t begin = 0; begin < name.size();) {
      std::size_t end = begin + 1;
      const auto is_upper = [&](std::size_t k) { return name[k] >= 'A' && name[k] <= 'Z'; };
      while (end < name.size() && !(is_upper(end) && !is_upper(end - 1))) ++end;
      if (end - begin >= 2 && has_word(target_, text::fold(name.substr(begin, end - begin)))) return true;
      begin = end;
    }
    return false;
  }

  bool lost_with_inner_capital(std::size_t i) {
    if (!source_[i].sure || !source_word(i).inner_capital || source_word(i).upper || source_[i].folded.size() < 4) {
      return false;
    }
    if (resembled(source_[i].folded) || part_is_there(i) || !latin_target()) return false;
    report_lost(i, i);
    return true;
  }

  /// Names of two foreign words and more of which nothing is left.
  bool lost_run(std::size_t i) {
    const auto part_of_name = [&](std::size_t k) {
      if (!source_[k].capitalised || source_word(k).upper || source_[k].folded.size() < 4) return false;
      if (from_vietnamese_) return is_foreign(source_word(k).norm, 4);
      return view_.covered != nullptr && !known_anywhere(k);
    };
    if (!source_[i].sure || !part_of_name(i)) return false;
    if (i > 0 && source_[i].joined && source_[i - 1].sure && part_of_name(i - 1)) return false;  // told with the first
    std::size_t last = i;
    while (last + 1 < source_.size() && source_[last + 1].joined && part_of_name(last + 1)) ++last;
    if (last == i) return false;
    std::string initials;
    for (std::size_t k = i; k <= last; ++k) initials += source_[k].folded[0];
    if (has_word(target_, initials)) return false;
    for (std::size_t k = i; k <= last; ++k) {
      if (resembled(source_[k].folded)) return false;
    }
    if (!latin_target()) return false;
    report_lost(i, last);
    return true;
  }

  /// Whether the target is written in the letters of the name: most of its words are.
  [[nodiscard]] bool latin_target() const {
    return std::count_if(target_.begin(), target_.end(),
                         [](const NameWord& word) {
                           return !word.folded.empty() && word.folded[0] >= 'a' && word.folded[0] <= 'z';
                         }) *
               2 >
           static_cast<std::ptrdiff_t>(target_.size());
  }

  const PairView& view_;
  CheckOutcome& outcome_;
  std::vector<NameWord> source_;
  std::vector<NameWord> target_;
  std::vector<bool> told_;  // target words that a finding names
  std::string letters_;
  bool from_vietnamese_ = false;
  bool to_vietnamese_ = false;
};

}  // namespace

void run_name_check(const PairView& view, CheckOutcome& outcome) {
  if (view.target.analysis.words.empty()) return;
  const auto& words = view.source.analysis.words;
  if (words.empty()) return;
  // The first word of a text has a capital in any case.
  bool any = words[0].capitalised && words[0].span.size() >= kLeastForeign &&
             !text::may_be_vietnamese_syllable(text::fold(words[0].norm));
  for (std::size_t i = 1; i < words.size() && !any; ++i) {
    any = words[i].capitalised && words[i].kind == text::WordKind::kWord;
  }
  if (any) NameReader(view, outcome).run();
}

}  // namespace lacuna::metrics
