#include "metrics/coverage_matcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "eval/text/normalize.h"

namespace lacuna::metrics {
namespace {

using langpack::kUnknownWord;
using langpack::Term;
using langpack::WordId;

constexpr std::size_t kMaxRenderingWords = 24;  // of a number written out, too
constexpr std::uint32_t kMaxGap = 2;            // words between two words of a rendering
constexpr float kMinQuality = 0.03F;            // below this a lexicon entry is noise
constexpr float kDistancePenalty = 0.35F;       // share of the weight lost at the far end of the segment
constexpr float kFunctionInformation = 4.5F;    // nats; words below are not evidence for a lexicon link
constexpr float kNameInformation = 10.0F;       // what a name is worth when the vocabulary does not know it
constexpr float kMaxInformation = 14.0F;        // nats; rarer terms are worth no more
constexpr float kPhraseBonus = 5.0F;            // nats per further word of a term: longer terms come before their parts
constexpr float kUnitInformation = 7.0F;        // nats; two letters as rare as this are a unit or a code ("mg")
constexpr std::uint32_t kWindow = 400;          // target words looked at around the diagonal, in units longer than that
constexpr float kWrongCut = 0.6F;  // quality of a term whose borders are not those of the best segmentation

struct Candidate {
  std::uint32_t source_begin = 0;
  std::uint32_t source_end = 0;
  std::array<std::uint32_t, kMaxRenderingWords> target{};
  std::uint32_t target_size = 0;
  LinkKind kind = LinkKind::kLexicon;
  float quality = 0.0F;
  float weight = 0.0F;  // quality times information
  float ranked = 0.0F;  // weight after the distance penalty
  bool whole = true;    // the source words are whole terms of the best segmentation

  [[nodiscard]] float source_centre() const { return 0.5F * static_cast<float>(source_begin + source_end); }
  [[nodiscard]] float target_centre() const {
    return 0.5F * static_cast<float>(target[0] + target[target_size - 1] + 1);
  }
};

/// Where each word of the target stands. Most words that are asked for are not there at all: one bit says so.
class Positions {
 public:
  Positions() = default;
  explicit Positions(const std::vector<WordId>& ids) {
    positions_.reserve(ids.size());
    for (std::uint32_t j = 0; j < ids.size(); ++j) {
      if (ids[j] == kUnknownWord) continue;
      positions_.push_back(j);
      may_hold_[ids[j] % kBits / 64] |= std::uint64_t{1} << ids[j] % 64;
    }
    std::sort(positions_.begin(), positions_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return ids[a] != ids[b] ? ids[a] < ids[b] : a < b; });
    ids_.reserve(positions_.size());
    for (const std::uint32_t j : positions_) ids_.push_back(ids[j]);
  }

  /// In order; empty when the word is not in the target.
  [[nodiscard]] std::span<const std::uint32_t> of(WordId id) const {
    if ((may_hold_[id % kBits / 64] >> id % 64 & 1) == 0) return {};
    const auto first = std::lower_bound(ids_.begin(), ids_.end(), id);
    auto last = first;
    while (last != ids_.end() && *last == id) ++last;
    return std::span(positions_)
        .subspan(static_cast<std::size_t>(first - ids_.begin()), static_cast<std::size_t>(last - first));
  }

 private:
  static constexpr std::size_t kBits = 1024;
  std::array<std::uint64_t, kBits / 64> may_hold_{};
  std::vector<WordId> ids_;               ///< sorted
  std::vector<std::uint32_t> positions_;  ///< of each of `ids_`
};

class Matcher {
 public:
  Matcher(const text::Analysis& source, const langpack::TermCut& terms, const text::Analysis& target,
          const langpack::LanguagePack& pack)
      : source_(source), terms_(terms), target_(target), pack_(pack) {
    const langpack::VocabularyView words = pack.target.vocabulary.view();
    target_ids_.reserve(target.words.size());
    for (std::size_t j = 0; j < target.words.size(); ++j) {
      target_ids_.push_back(langpack::is_lexical(target.words[j]) ? words.find(target.keys[j]) : kUnknownWord);
    }
    positions_ = Positions(target_ids_);
  }

  LinkSet run() {
    const float slope =
        static_cast<float>(target_.words.size()) / std::max(1.0F, static_cast<float>(source_.words.size()));
    slope_ = slope;
    add_numbers();
    add_names();
    add_terms();
    order_.resize(candidates_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    rank([&](const Candidate& c) { return c.source_centre() * slope; });
    const LinkSet first = select();
    const std::vector<float> expected = expected_positions(first, slope);
    rank([&](const Candidate& c) { return expected[static_cast<std::size_t>(c.source_centre())]; });
    return select();
  }

 private:
  [[nodiscard]] float target_information(std::uint32_t j) const {
    return target_ids_[j] == kUnknownWord ? kNameInformation : pack_.target.information(target_ids_[j]);
  }

  /// Of sorted target positions, those near enough to a source word; all of them in a unit of usual length.
  [[nodiscard]] std::span<const std::uint32_t> near(std::span<const std::uint32_t> positions,
                                                    std::uint32_t source) const {
    if (target_.words.size() <= kWindow) return positions;
    const auto centre = static_cast<std::uint32_t>(slope_ * static_cast<float>(source));
    const auto first = std::lower_bound(positions.begin(), positions.end(), centre - std::min(centre, kWindow / 2));
    const auto last = std::upper_bound(first, positions.end(), centre + kWindow / 2);
    return {first, last};
  }

  [[nodiscard]] bool is_near(std::uint32_t source, std::uint32_t target) const {
    return target_.words.size() <= kWindow ||
           std::abs(slope_ * static_cast<float>(source) - static_cast<float>(target)) <= 0.5F * kWindow;
  }

  void add(Candidate candidate, float information) {
    candidate.weight = candidate.quality * information;
    candidates_.push_back(candidate);
  }

  /// Words [first, last) that a byte span touches.
  static std::pair<std::uint32_t, std::uint32_t> words_of(const text::Analysis& side, const ByteSpan& span) {
    const auto ends_after = [](const text::Word& word, std::size_t byte) { return word.span.end <= byte; };
    const auto first = std::lower_bound(side.words.begin(), side.words.end(), span.begin, ends_after);
    auto last = first;
    while (last != side.words.end() && last->span.begin < span.end) ++last;
    return {static_cast<std::uint32_t>(first - side.words.begin()),
            static_cast<std::uint32_t>(last - side.words.begin())};
  }

  void add_numbers() {
    for (const text::NumberMention& s : source_.numbers) {
      const auto [sb, se] = words_of(source_, s.span);
      for (const text::NumberMention& t : target_.numbers) {
        const auto [tb, te] = words_of(target_, t.span);
        if (sb == se || tb == te || !is_near(sb, tb) || !text::same_value(s, t)) continue;
        Candidate c{.source_begin = sb, .source_end = se, .kind = LinkKind::kNumber, .quality = 1.0F};
        for (std::uint32_t j = tb; j < te && c.target_size < kMaxRenderingWords; ++j) c.target[c.target_size++] = j;
        const bool same_form = s.kind == t.kind;
        const float certain = s.certain || t.certain ? 24.0F : 8.0F;
        add(c, certain + (same_form ? 1.0F : 0.0F) + static_cast<float>(se - sb));
      }
    }
  }

  /// Names and literals: the same letters when marks and case are folded away.
  void add_names() {
    std::vector<std::pair<std::string, std::uint32_t>> folded;
    folded.reserve(target_.words.size());
    for (std::uint32_t j = 0; j < target_.words.size(); ++j) {
      if (langpack::is_lexical(target_.words[j])) folded.emplace_back(text::fold(target_.words[j].norm), j);
    }
    std::sort(folded.begin(), folded.end());
    std::vector<std::uint32_t> positions;
    positions.reserve(folded.size());
    for (const auto& [form, j] : folded) positions.push_back(j);
    for (std::uint32_t i = 0; i < source_.words.size(); ++i) {
      const text::Word& s = source_.words[i];
      if (!langpack::is_lexical(s)) continue;
      const std::string form = text::fold(s.norm);
      const auto first =
          std::lower_bound(folded.begin(), folded.end(), form,
                           [](const auto& entry, const std::string& word) { return entry.first < word; });
      auto last = first;
      while (last != folded.end() && last->first == form) ++last;
      if (first == last) continue;
      const std::span<const std::uint32_t> found(positions.data() + (first - folded.begin()),
                                                 static_cast<std::size_t>(last - first));
      for (const std::uint32_t j : near(found, i)) {
        const text::Word& t = target_.words[j];
        const float information = std::min(target_information(j), kNameInformation);
        const bool names = s.capitalised && t.capitalised;
        const bool literal = s.norm == t.norm && (form.size() >= 3 || s.upper || information >= kUnitInformation);
        if (!names && !literal) continue;
        // "A" of "Party A" is a name, "A" at the head of a sentence is not.
        const bool inside = j > 0 && langpack::is_lexical(target_.words[j - 1]);
        if (form.size() <= 3 && information < kFunctionInformation && !(form.size() == 1 && inside)) continue;
        Candidate c{.source_begin = i, .source_end = i + 1, .kind = LinkKind::kName, .quality = names ? 0.95F : 0.9F};
        c.target[c.target_size++] = j;
        add(c, information + 2.0F);
      }
    }
  }

  void add_terms() {
    border_.assign(source_.words.size() + 1, 1);
    for (const Term& term : terms_.best) {
      std::fill(border_.begin() + term.begin + 1, border_.begin() + term.end, 0);
    }
    for (const Term& term : terms_.all) {
      add_renderings(term);
      // A lone syllable inside a longer term is not a word there: the lexicon says nothing about it.
      if (term.size() > 1 || is_whole(term)) add_lexicon(term);
    }
  }

  /// What linking a source term is worth: its information, more for a phrase, less for a cut across the segmentation.
  [[nodiscard]] float term_information(const Term& term) const {
    return std::min(pack_.source.information(term.id), kMaxInformation) +
           kPhraseBonus * static_cast<float>(term.size() - 1);
  }
  [[nodiscard]] bool is_whole(const Term& term) const { return border_[term.begin] != 0 && border_[term.end] != 0; }
  [[nodiscard]] float cut_quality(const Term& term) const { return is_whole(term) ? 1.0F : kWrongCut; }

  void add_renderings(const Term& term) {
    const langpack::Glossary::Entry entry = pack_.glossary.entry(term.id);
    const float information = term_information(term);
    for (std::uint32_t r = 0; r < entry.rendering_count; ++r) {
      const std::span<const WordId> words = pack_.glossary.rendering(entry.first_rendering + r);
      if (words.empty() || words.size() > kMaxRenderingWords) continue;
      const std::span<const std::uint32_t> found = positions_.of(words.front());
      if (found.empty()) continue;
      for (const std::uint32_t first : near(found, term.begin)) {
        Candidate c{
            .source_begin = term.begin, .source_end = term.end, .kind = LinkKind::kGlossary, .whole = is_whole(term)};
        if (!place(words, first, c)) continue;
        float target_information_sum = 0.0F;
        for (std::uint32_t k = 0; k < c.target_size; ++k) target_information_sum += target_information(c.target[k]);
        c.quality = cut_quality(term) * (1.0F - 0.01F * static_cast<float>(std::min<std::uint32_t>(r, 10)));
        add(c, information + target_information_sum);
      }
    }
  }

  /// Finds the words of a rendering from `first` on, in order, each at most kMaxGap words after the one before.
  bool place(std::span<const WordId> words, std::uint32_t first, Candidate& c) const {
    c.target[c.target_size++] = first;
    for (std::size_t k = 1; k < words.size(); ++k) {
      const std::uint32_t previous = c.target[c.target_size - 1];
      const auto last =
          static_cast<std::uint32_t>(std::min<std::size_t>(target_ids_.size(), std::size_t{previous} + kMaxGap + 2));
      std::uint32_t j = previous + 1;
      while (j < last && target_ids_[j] != words[k]) ++j;
      if (j == last) return false;
      c.target[c.target_size++] = j;
    }
    return true;
  }

  void add_lexicon(const Term& term) {
    const float information = term_information(term);
    for (const langpack::Translation& translation : pack_.forward.row(term.id)) {
      const std::span<const std::uint32_t> found = positions_.of(translation.word);
      if (found.empty() || pack_.target.information(translation.word) < kFunctionInformation) continue;
      const float back = pack_.backward.probability(translation.word, term.id);
      const float quality = cut_quality(term) * std::sqrt(translation.probability * back);
      if (quality < kMinQuality) continue;
      for (const std::uint32_t j : near(found, term.begin)) {
        Candidate c{.source_begin = term.begin,
                    .source_end = term.end,
                    .kind = LinkKind::kLexicon,
                    .quality = quality,
                    .whole = is_whole(term)};
        c.target[c.target_size++] = j;
        add(c, information + pack_.target.information(translation.word));
      }
    }
  }

  template <class Expected>
  void rank(Expected expected) {
    const float length = std::max(1.0F, static_cast<float>(target_.words.size()));
    for (Candidate& c : candidates_) {
      const float distance = std::min(1.0F, std::abs(c.target_centre() - expected(c)) / length);
      c.ranked = c.weight * (1.0F - kDistancePenalty * distance);
    }
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t first, std::uint32_t second) {
      const Candidate& a = candidates_[first];
      const Candidate& b = candidates_[second];
      if (a.ranked != b.ranked) return a.ranked > b.ranked;
      if (a.source_begin != b.source_begin) return a.source_begin < b.source_begin;
      if (a.source_end != b.source_end) return a.source_end > b.source_end;
      if (a.target[0] != b.target[0]) return a.target[0] < b.target[0];
      return a.kind < b.kind;
    });
  }

  [[nodiscard]] LinkSet select() const {
    LinkSet set;
    set.source_link.assign(source_.words.size(), kNoLink);
    set.target_link.assign(target_.words.size(), kNoLink);
    set.source_wanted.assign(source_.words.size(), 0);
    set.target_wanted.assign(target_.words.size(), 0);
    for (const std::uint32_t index : order_) {
      const Candidate& c = candidates_[index];
      bool source_free = true;
      for (std::uint32_t i = c.source_begin; i < c.source_end; ++i) source_free &= set.source_link[i] == kNoLink;
      bool target_free = true;
      for (std::uint32_t k = 0; k < c.target_size; ++k) target_free &= set.target_link[c.target[k]] == kNoLink;
      if (source_free && target_free) {
        const auto link = static_cast<std::int32_t>(set.links.size());
        set.links.push_back(
            {c.source_begin, c.source_end, c.target[0], c.target[c.target_size - 1] + 1, c.kind, c.quality});
        for (std::uint32_t i = c.source_begin; i < c.source_end; ++i) set.source_link[i] = link;
        for (std::uint32_t k = 0; k < c.target_size; ++k) set.target_link[c.target[k]] = link;
      } else if (c.quality >= 0.1F && c.whole) {
        if (source_free)
          std::fill(&set.source_wanted[c.source_begin],
                    &set.source_wanted[c.source_begin] + (c.source_end - c.source_begin), 1);
        if (target_free) {
          for (std::uint32_t k = 0; k < c.target_size; ++k) set.target_wanted[c.target[k]] = 1;
        }
      }
    }
    return set;
  }

  /// For each source word, where its rendering would be by the links around it (linear between the nearest ones).
  [[nodiscard]] std::vector<float> expected_positions(const LinkSet& set, float slope) const {
    const std::size_t size = source_.words.size();
    std::vector<float> expected(size + 1, 0.0F);
    std::vector<std::optional<float>> left(size);
    std::vector<std::optional<float>> right(size);
    const auto centre = [&](std::size_t i) {
      const Link& link = set.links[static_cast<std::size_t>(set.source_link[i])];
      return 0.5F * static_cast<float>(link.target_begin + link.target_end);
    };
    std::optional<float> near;
    for (std::size_t i = 0; i < size; ++i) {
      left[i] = near;
      if (set.source_link[i] != kNoLink) near = centre(i);
    }
    near.reset();
    for (std::size_t i = size; i-- > 0;) {
      right[i] = near;
      if (set.source_link[i] != kNoLink) near = centre(i);
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (left[i] && right[i]) {
        expected[i] = 0.5F * (*left[i] + *right[i]);
      } else if (left[i] || right[i]) {
        expected[i] = left[i] ? *left[i] : *right[i];
      } else {
        expected[i] = static_cast<float>(i) * slope;
      }
    }
    expected[size] = size == 0 ? 0.0F : expected[size - 1];
    return expected;
  }

  const text::Analysis& source_;
  const langpack::TermCut& terms_;
  const text::Analysis& target_;
  const langpack::LanguagePack& pack_;
  std::vector<WordId> target_ids_;
  Positions positions_;
  float slope_ = 1.0F;                // target words per source word
  std::vector<std::uint8_t> border_;  // per source word: whether the best segmentation has a border before it
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> order_;  ///< the best candidates first
};

}  // namespace

LinkSet match_words(const text::Analysis& source, const text::Analysis& target, const langpack::LanguagePack& pack) {
  return match_words(source, langpack::cut_terms(source, pack.source), target, pack);
}

LinkSet match_words(const text::Analysis& source, const langpack::TermCut& terms, const text::Analysis& target,
                    const langpack::LanguagePack& pack) {
  return Matcher(source, terms, target, pack).run();
}

}  // namespace lacuna::metrics
