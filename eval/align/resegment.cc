#include "eval/align/resegment.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "eval/align/edit_corridor.h"

namespace lacuna::align {
namespace {

constexpr std::int64_t kUnreachable = std::int64_t{1} << 61;
constexpr unsigned kValueBits = 60;  // of the highest value that is reached
constexpr std::size_t kFirstCollapse = std::size_t{1} << 24;

/// The words of one reference for each segment, one after the other, and where each segment begins among them.
struct Backbone {
  std::vector<std::uint32_t> words;
  std::vector<std::size_t> begins;  // one more than segments
};

// Of several references the first that is not empty.
Backbone backbone_of(const SegmentedReferences& references) {
  Backbone backbone;
  for (std::size_t s = 0; s < references.segments(); ++s) {
    backbone.begins.push_back(backbone.words.size());
    for (std::size_t r = references.first_reference(s); r < references.first_reference(s + 1); ++r) {
      const std::span<const std::uint32_t> words = references.reference(r);
      if (words.empty()) continue;
      backbone.words.insert(backbone.words.end(), words.begin(), words.end());
      break;
    }
  }
  backbone.begins.push_back(backbone.words.size());
  return backbone;
}

/// The dynamic programme. A value is edits * weight + costs of borders, and in its low bits how far the beginning of
/// the segment at hand is before the highest number these bits hold: so the least value is that of the best placement,
/// and tells where its last segment begins.
class Programme {
 public:
  Programme(const SegmentedReferences& references, std::span<const std::uint32_t> words,
            std::span<const std::uint8_t> borders, const ResegmentOptions& options)
      : references_(references), words_(words), border_costs_(borders), backbone_(backbone_of(references)) {
    const auto shift = static_cast<unsigned>(std::bit_width(words.size()));
    mask_ = (std::int64_t{1} << shift) - 1;
    const std::size_t most = ((std::size_t{1} << kValueBits) >> shift) / (references.words() + words.size() + 2);
    weight_ = std::min(kWorstBorder * (references.segments() + 1) + 1, most);
    edit_ = static_cast<std::int64_t>(weight_ << shift);
    exact_ = references.words() * words.size() <= options.exact_cells &&
             references.segments() * words.size() <= options.kept_positions;
    // Of several references only one shapes the corridor; the others have as many cells each, nearly.
    const std::size_t copies = references.words() / std::max<std::size_t>(backbone_.words.size(), 1) + 1;
    const std::size_t words_per_segment = backbone_.words.size() / references.segments() + 1;
    const std::size_t cells = std::min(options.exact_cells / copies, options.kept_positions * words_per_segment);
    corridor_ = exact_ ? whole_corridor(backbone_.words.size(), words.size())
                       : find_corridor(backbone_.words, words, {.cells = cells, .margin = options.margin});
  }

  Resegmentation run() {
    const std::size_t segments = references_.segments();
    result_.borders.assign(segments + 1, 0);
    result_.exact = exact_;
    entry_.assign(corridor_.high.front() + 1U, kUnreachable);
    entry_.front() = 0;
    for (std::size_t s = 0; s < segments; ++s) {
      pass_segment(s);
      if (kept_ >= next_collapse_) collapse();
    }
    result_.borders.back() = words_.size();
    trace(segments, words_.size());
    count_edits(entry_.back());
    snap();
    return std::move(result_);
  }

 private:
  /// Where the best segment that ends at low, low + 1, … begins.
  struct Beginnings {
    std::size_t low = 0;
    std::vector<std::uint32_t> of;
  };

  [[nodiscard]] std::uint8_t border_cost(std::size_t position) const {
    return position == 0 || position == words_.size() ? std::uint8_t{0} : border_costs_[position];
  }

  // The values of a segment that begins at each position which allows it, without any word.
  void begin_segment(std::size_t low, std::size_t high) {
    bool any = false;
    for (std::size_t position = low; position <= high && !any; ++position) any = border_cost(position) != kNoBorder;
    for (std::size_t position = low; position <= high; ++position) {
      std::uint8_t cost = border_cost(position);
      if (cost == kNoBorder) {
        if (any) {
          entry_[position - low] = kUnreachable;
          continue;
        }
        cost = kWorstBorder;
      }
      std::int64_t& value = entry_[position - low];
      if (value >= kUnreachable) continue;
      value = (value & ~mask_) + cost * (mask_ + 1) + (mask_ - static_cast<std::int64_t>(position));
    }
  }

  // From the values at the beginning of segment `s` in `entry_` to those at its end.
  void pass_segment(std::size_t s) {
    const std::size_t begin = backbone_.begins[s];
    const std::size_t end = backbone_.begins[s + 1];
    const std::size_t low = corridor_.low[begin];
    const std::size_t high = corridor_.high[begin];
    const std::size_t end_low = corridor_.low[end];
    const std::size_t end_high = corridor_.high[end];
    begin_segment(low, high);
    best_.assign(end_high - end_low + 1, kUnreachable);
    const std::size_t first = references_.first_reference(s);
    const std::size_t last = references_.first_reference(s + 1);
    const bool empty = begin == end;
    for (std::size_t r = first; r < last; ++r) {
      row_.assign(end_high - low + 1, kUnreachable);
      std::copy(entry_.begin(), entry_.end(), row_.begin());
      const std::span<const std::uint32_t> words = references_.reference(r);
      if (!empty) {
        const std::size_t reach = words.empty() ? end_high : high;
        for (std::size_t i = 1; i <= reach - low; ++i) row_[i] = std::min(row_[i], row_[i - 1] + edit_);
      }
      std::size_t from = begin;
      std::size_t row_low = low;
      for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t to = begin + (i + 1) * (end - begin) / words.size();
        pass_word(words[i], low, row_low, corridor_.low[from], corridor_.high[to]);
        row_low = corridor_.low[from];
        from = to;
      }
      for (std::size_t i = 0; i < best_.size(); ++i) best_[i] = std::min(best_[i], row_[end_low - low + i]);
    }
    Beginnings& beginnings = beginnings_.emplace_back();
    beginnings.low = end_low;
    beginnings.of.reserve(best_.size());
    for (const std::int64_t value : best_) beginnings.of.push_back(static_cast<std::uint32_t>(mask_ - (value & mask_)));
    kept_ += best_.size();
    std::swap(entry_, best_);
  }

  // One more word of the reference, at positions from `low` to `high`; the row before began at `low_before`, and what
  // it did not reach above is unreachable. `row_` begins at position `base`.
  void pass_word(std::uint32_t word, std::size_t base, std::size_t low_before, std::size_t low, std::size_t high) {
    std::int64_t* const row = row_.data();
    const std::uint32_t* const hypothesis = words_.data() + base;
    std::size_t i = low - base;
    std::int64_t diagonal = low > low_before ? row[i - 1] : kUnreachable;
    std::int64_t left = kUnreachable;
    if (base == 0 && i == 0) {
      diagonal = row[0];
      row[0] += edit_;
      left = row[0];
      i = 1;
    }
    // Word i - 1 from the base is what cell i takes; there is none before the base when it is 0.
    for (; i <= high - base; ++i) {
      const std::int64_t up = row[i];
      const std::int64_t taken = diagonal + ((hypothesis + i)[-1] == word ? 0 : edit_);
      left = std::min(std::min(taken, up + edit_), left + edit_);  // one chain from cell to cell, a short one
      row[i] = left;
      diagonal = up;
    }
  }

  // Borders before border `s`, which is at `position`.
  void trace(std::size_t s, std::size_t position) {
    for (; s > known_; --s) {
      const Beginnings& beginnings = beginnings_[s - 1 - known_];
      result_.borders[s] = position;
      position = beginnings.of[position - beginnings.low];
    }
  }

  // Fixes the borders on which all placements that are still open agree, and forgets what was kept for them.
  void collapse() {
    const std::size_t passed = known_ + beginnings_.size();
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < entry_.size(); ++i) {
      if (entry_[i] < kUnreachable) open.push_back(beginnings_.back().low + i);
    }
    std::size_t s = passed;
    while (s > known_ && open.size() > 1) {
      const Beginnings& beginnings = beginnings_[s - 1 - known_];
      for (std::size_t& position : open) position = beginnings.of[position - beginnings.low];
      std::sort(open.begin(), open.end());
      open.erase(std::unique(open.begin(), open.end()), open.end());
      --s;
    }
    if (s > known_) {
      trace(s, open.front());
      beginnings_.erase(beginnings_.begin(), beginnings_.begin() + static_cast<std::ptrdiff_t>(s - known_));
      known_ = s;
    }
    kept_ = 0;
    for (const Beginnings& beginnings : beginnings_) kept_ += beginnings.of.size();
    next_collapse_ = std::max(kFirstCollapse, 2 * kept_);
  }

  void count_edits(std::int64_t value) {
    std::uint64_t costs = 0;
    for (std::size_t s = 0; s + 1 < result_.borders.size(); ++s) {
      costs += std::min(border_cost(result_.borders[s]), kWorstBorder);
    }
    const auto sum = static_cast<std::uint64_t>(value / (mask_ + 1));
    result_.edits = (sum - costs) / weight_;
  }

  // Moves borders that had to be where none is allowed.
  void snap() {
    for (std::size_t& border : result_.borders) {
      while (border_cost(border) == kNoBorder) ++border;
    }
  }

  const SegmentedReferences& references_;
  std::span<const std::uint32_t> words_;
  std::span<const std::uint8_t> border_costs_;
  Backbone backbone_;
  EditCorridor corridor_;
  bool exact_ = true;
  std::int64_t mask_ = 0;
  std::size_t weight_ = 1;
  std::int64_t edit_ = 0;
  std::vector<std::int64_t> entry_;
  std::vector<std::int64_t> row_;
  std::vector<std::int64_t> best_;
  std::vector<Beginnings> beginnings_;  // of the segments from known_
  std::size_t known_ = 0;               // borders up to this one are fixed
  std::size_t kept_ = 0;
  std::size_t next_collapse_ = kFirstCollapse;
  Resegmentation result_;
};

}  // namespace

Resegmentation resegment(const SegmentedReferences& references, std::span<const std::uint32_t> words,
                         std::span<const std::uint8_t> borders, const ResegmentOptions& options) {
  if (references.words() == 0) {  // of nothing, any word may be a part
    Resegmentation result;
    result.borders.assign(references.segments(), 0);
    result.borders.push_back(words.size());
    result.edits = words.size();
    return result;
  }
  return Programme(references, words, borders, options).run();
}

}  // namespace lacuna::align
