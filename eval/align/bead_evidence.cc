#include "eval/align/bead_evidence.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace lacuna::align {

using langpack::Lexicon;
using langpack::WordId;

namespace {

constexpr std::uint32_t kNoType = std::numeric_limits<std::uint32_t>::max();

using Entry = Bags::Entry;

/// log(1 + x) for x >= 0, within 1e-6: exponent, and the series of the area tangent for the mantissa. Unlike the
/// library's it is plain arithmetic, so the compiler makes one of four, and the same bits come out everywhere.
inline float log_one_plus(float x) {
  const auto bits = std::bit_cast<std::uint32_t>(1.0F + x);
  const auto exponent = static_cast<float>(static_cast<std::int32_t>(bits >> 23U) - 127);
  const float mantissa = std::bit_cast<float>((bits & 0x7FFFFFU) | 0x3F800000U);
  const float s = (mantissa - 1.0F) / (mantissa + 1.0F);
  const float s2 = s * s;
  const float series = 1.0F + s2 * (1.0F / 3.0F + s2 * (1.0F / 5.0F + s2 * (1.0F / 7.0F + s2 * (1.0F / 9.0F))));
  return exponent * 0.693147181F + 2.0F * s * series;
}

/// Sorts by type and adds up equal ones.
void tidy(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.type < b.type; });
  std::size_t kept = 0;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    if (kept > 0 && entries[kept - 1].type == entries[k].type) {
      entries[kept - 1].count += entries[k].count;
    } else {
      entries[kept++] = entries[k];
    }
  }
  entries.resize(kept);
}

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<std::uint64_t> anchors_of(std::span<const SegmentFeatures> segments) {
  std::vector<std::uint64_t> anchors;
  for (const SegmentFeatures& segment : segments) {
    anchors.insert(anchors.end(), segment.anchors.begin(), segment.anchors.end());
  }
  sort_unique(anchors);
  return anchors;
}

/// Mean over the lexicon's rows of t(word | row): about the word's share in text.
std::vector<double> general_shares(const Lexicon& lexicon) {
  std::vector<double> sums;
  for (const langpack::Translation& entry : lexicon.entries()) {
    if (entry.word >= sums.size()) sums.resize(entry.word + std::size_t{1}, 0.0);
    sums[entry.word] += static_cast<double>(entry.probability);
  }
  std::size_t rows = 0;
  for (std::size_t row = 0; row < lexicon.rows(); ++row)
    rows += lexicon.row_begin()[row + 1] > lexicon.row_begin()[row];
  for (double& sum : sums) sum /= static_cast<double>(rows);
  return sums;
}

/// The greatest count of a type at which no more than `limit` entries stay. Types of one count go together, so that the
/// order of types does not matter.
double most_frequent_kept(const std::vector<double>& counts, const std::vector<std::size_t>& uses, std::size_t limit) {
  std::vector<std::pair<double, std::size_t>> by_count;
  for (std::size_t type = 0; type < counts.size(); ++type) by_count.emplace_back(counts[type], uses[type]);
  std::sort(by_count.begin(), by_count.end());
  double most = 0.0;
  std::size_t kept = 0;
  for (auto begin = by_count.begin(); begin != by_count.end();) {
    auto end = begin;
    for (; end != by_count.end() && end->first == begin->first; ++end) kept += end->second;
    if (kept > limit) break;
    most = begin->first;
    begin = end;
  }
  return most;
}

}  // namespace

void Bags::add(std::span<const Entry> entries, double tokens) {
  entries_.insert(entries_.end(), entries.begin(), entries.end());
  begin_.push_back(entries_.size());
  token_sum_.push_back(token_sum_.back() + tokens);
}

Bags Bags::halved() const {
  std::vector<std::vector<Entry>> groups((size() + 1) / 2);
  std::vector<double> counts;     // occurrences by type
  std::vector<std::size_t> uses;  // groups by type
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const std::size_t end = std::min(2 * k + 2, size());
    groups[k].assign(entries_.begin() + static_cast<std::ptrdiff_t>(begin_[2 * k]),
                     entries_.begin() + static_cast<std::ptrdiff_t>(begin_[end]));
    tidy(groups[k]);
    for (const Entry& entry : groups[k]) {
      if (entry.type >= counts.size()) {
        counts.resize(entry.type + std::size_t{1}, 0.0);
        uses.resize(entry.type + std::size_t{1}, 0);
      }
      counts[entry.type] += static_cast<double>(entry.count);
      ++uses[entry.type];
    }
  }
  const double most = most_frequent_kept(counts, uses, kCoarseTypes * groups.size());
  Bags result;
  for (std::size_t k = 0; k < groups.size(); ++k) {
    std::erase_if(groups[k], [&](const Entry& entry) { return counts[entry.type] > most; });
    result.add(groups[k], tokens(2 * k, std::min(2 * k + 2, size())));
  }
  return result;
}

Bags Bags::selected(std::span<const std::uint32_t> segments) const {
  Bags result;
  for (const std::uint32_t segment : segments) result.add(of(segment), tokens(segment, segment + std::size_t{1}));
  return result;
}

/// One document's types: words that occur, then anchors that both documents have.
struct BeadEvidence::Side {
  std::vector<WordId> words;         // by type
  std::vector<std::uint32_t> types;  // by word id; kNoType: not in this document
  std::size_t anchor_count = 0;
  std::vector<double> counts;  // by type
  std::vector<double> shares;  // of words, in text at large
  std::vector<bool> known;     // words whose translations the lexicon knows well
  double tokens = 0.0;

  [[nodiscard]] std::size_t size() const { return words.size() + anchor_count; }

  /// `from` has rows of this side's words, `to` has entries of them; each may be null.
  Side(std::span<const SegmentFeatures> segments, const std::vector<std::uint64_t>& anchors, const Lexicon* from,
       const Lexicon* to, Bags& bags)
      : anchor_count(anchors.size()) {
    if (from != nullptr || to != nullptr) {
      for (const SegmentFeatures& segment : segments)
        words.insert(words.end(), segment.words.begin(), segment.words.end());
      sort_unique(words);
      while (!words.empty() && words.back() == langpack::kUnknownWord) words.pop_back();
    }
    types.assign(words.empty() ? 0 : words.back() + std::size_t{1}, kNoType);
    for (std::size_t type = 0; type < words.size(); ++type) types[words[type]] = static_cast<std::uint32_t>(type);
    counts.assign(size(), 0.0);
    std::vector<Entry> entries;
    for (const SegmentFeatures& segment : segments) {
      entries.clear();
      for (const WordId word : segment.words) {
        if (const std::uint32_t type = type_of(word); type != kNoType) entries.push_back({type, 1.0F});
      }
      double segment_tokens = static_cast<double>(segment.words.size());
      for (const std::uint64_t anchor : segment.anchors) {
        const auto found = std::lower_bound(anchors.begin(), anchors.end(), anchor);
        if (found == anchors.end() || *found != anchor) continue;
        entries.push_back(
            {static_cast<std::uint32_t>(words.size()) + static_cast<std::uint32_t>(found - anchors.begin()), 1.0F});
        segment_tokens += 1.0;
      }
      for (const Entry& entry : entries) counts[entry.type] += 1.0;
      tidy(entries);
      bags.add(entries, segment_tokens);
    }
    tokens = bags.tokens(0, bags.size());
    const std::vector<double> general = to != nullptr ? general_shares(*to) : std::vector<double>();
    for (const WordId word : words) {
      shares.push_back(std::max(word < general.size() ? general[word] : 0.0, kLeastShare));
      float most = 0.0F;
      if (from != nullptr) {
        for (const langpack::Translation& entry : from->row(word)) most = std::max(most, entry.probability);
      }
      known.push_back(most >= kKnownProbability);
    }
  }

  [[nodiscard]] std::uint32_t type_of(WordId word) const { return word < types.size() ? types[word] : kNoType; }
};

std::vector<BeadEvidence::Output> BeadEvidence::make_outputs(const Side& side, const std::vector<double>& explained,
                                                             double input_tokens, double word_weight,
                                                             double anchor_weight) {
  std::vector<Output> outputs;
  for (std::size_t type = 0; type < side.size(); ++type) {
    const bool is_word = type < side.words.size();
    const double general = is_word ? side.shares[type] : kAnchorShare;
    const double share = (side.counts[type] + kForeignTokens * general) / (side.tokens + kForeignTokens);
    const double average = explained[type] / (input_tokens + kForeignTokens);
    const double known = is_word && side.known[type] ? kKnownShare : 0.0;
    const double here = (1.0 - kFromNowhere) * average + kFromNowhere * share;
    const double background = (1.0 - known) * here + known * share;
    const double weight = is_word ? word_weight : anchor_weight;
    outputs.push_back({static_cast<float>(weight * std::log(kFromNowhere * share / background)),
                       static_cast<float>(weight), (1.0 - kFromNowhere) / (kFromNowhere * share)});
  }
  return outputs;
}

BeadEvidence::BeadEvidence(std::span<const SegmentFeatures> source, std::span<const SegmentFeatures> target,
                           const Lexicon* forward, const Lexicon* backward, const SentenceAlignerOptions& options)
    : unsupported_weight_(static_cast<float>(options.unsupported_weight)) {
  std::vector<std::uint64_t> anchors;
  {
    const std::vector<std::uint64_t> of_source = anchors_of(source);
    const std::vector<std::uint64_t> of_target = anchors_of(target);
    std::set_intersection(of_source.begin(), of_source.end(), of_target.begin(), of_target.end(),
                          std::back_inserter(anchors));
  }
  const Side from(source, anchors, forward, backward, source_);
  const Side to(target, anchors, backward, forward, target_);

  // t(target | source) by source type, and what the whole source makes of each target type.
  std::vector<double> target_explained(to.size(), 0.0);
  forward_.begin.push_back(0);
  for (std::size_t type = 0; type < from.size(); ++type) {
    if (type >= from.words.size()) {
      const std::size_t anchor = to.words.size() + (type - from.words.size());
      forward_.pairs.push_back({static_cast<std::uint32_t>(anchor), 1.0F});
      target_explained[anchor] += from.counts[type];
    } else if (forward != nullptr) {
      for (const langpack::Translation& entry : forward->row(from.words[type])) {
        const std::uint32_t other = to.type_of(entry.word);
        if (other == kNoType) continue;
        forward_.pairs.push_back({other, entry.probability});
        target_explained[other] += from.counts[type] * static_cast<double>(entry.probability);
      }
    }
    forward_.begin.push_back(forward_.pairs.size());
  }

  // t(source | target), turned so that rows are source types too.
  std::vector<double> source_explained(from.size(), 0.0);
  std::vector<std::vector<Pair>> rows(from.size());
  for (std::size_t type = 0; type < to.size(); ++type) {
    if (type >= to.words.size()) {
      const std::size_t anchor = from.words.size() + (type - to.words.size());
      rows[anchor].push_back({static_cast<std::uint32_t>(type), 1.0F});
      source_explained[anchor] += to.counts[type];
    } else if (backward != nullptr) {
      for (const langpack::Translation& entry : backward->row(to.words[type])) {
        const std::uint32_t other = from.type_of(entry.word);
        if (other == kNoType) continue;
        rows[other].push_back({static_cast<std::uint32_t>(type), entry.probability});
        source_explained[other] += to.counts[type] * static_cast<double>(entry.probability);
      }
    }
  }
  backward_.begin.push_back(0);
  for (const std::vector<Pair>& row : rows) {
    backward_.pairs.insert(backward_.pairs.end(), row.begin(), row.end());
    backward_.begin.push_back(backward_.pairs.size());
  }

  const double both = forward != nullptr && backward != nullptr ? 0.5 : 1.0;  // the two directions are averaged
  target_outputs_ = make_outputs(to, target_explained, from.tokens,
                                 forward != nullptr ? both * options.word_weight : 0.0, 0.5 * options.anchor_weight);
  source_outputs_ = make_outputs(from, source_explained, to.tokens,
                                 backward != nullptr ? both * options.word_weight : 0.0, 0.5 * options.anchor_weight);
}

std::vector<float> BeadEvidence::of_band(const Bags& source, const Bags& target, const Band& band) const {
  const std::size_t n = source.size();
  const std::size_t m = target.size();
  using Runs = std::array<float, kMaxRun>;  // of 1, 2, 3, 4 segments
  std::vector<float> evidence(band.cells() * kBeadTypes.size(), 0.0F);

  // Where each target type occurs: compressed rows of (segment, count).
  std::vector<std::size_t> posting_begin(target_outputs_.size() + 1, 0);
  std::vector<float> target_floor(m, 0.0F);
  for (std::size_t b = 0; b < m; ++b) {
    for (const Entry& entry : target.of(b)) {
      ++posting_begin[entry.type + 1];
      target_floor[b] += entry.count * target_outputs_[entry.type].weighted_floor;
    }
  }
  for (std::size_t type = 0; type < target_outputs_.size(); ++type) posting_begin[type + 1] += posting_begin[type];
  std::vector<Entry> postings(posting_begin.back());
  std::vector<std::size_t> next(posting_begin.begin(), posting_begin.end() - 1);
  for (std::size_t b = 0; b < m; ++b) {
    for (const Entry& entry : target.of(b)) postings[next[entry.type]++] = {static_cast<std::uint32_t>(b), entry.count};
  }

  // One over the words of the 1..4 target segments that end at column j.
  std::vector<Runs> per_target_token(m + 1, Runs{});
  for (std::size_t j = 1; j <= m; ++j) {
    for (std::size_t l = 1; l <= kMaxRun && l <= j; ++l) {
      const double tokens = target.tokens(j - l, j);
      per_target_token[j][l - 1] = tokens > 0.0 ? static_cast<float>(1.0 / tokens) : 0.0F;
    }
  }

  // Per target type: what the last 1..4 source segments make of it.
  std::vector<Runs> explained(target_outputs_.size(), Runs{});
  std::vector<std::uint32_t> touched;
  // For the last four source segments: what 1..4 target segments that end at column j make of them.
  std::array<std::vector<Runs>, kMaxRun> backward_of;
  std::array<std::uint32_t, kMaxRun> backward_low{};
  std::vector<Runs> forward_of;
  std::vector<float> along;

  for (std::size_t i = 1; i <= n; ++i) {
    // Forward: target segments b, explained by source segments [i - k, i).
    for (const std::uint32_t type : touched) explained[type] = Runs{};
    touched.clear();
    Runs per_token{};
    for (std::size_t k = 1; k <= kMaxRun; ++k) {
      if (k <= i) {
        for (const Entry& entry : source.of(i - k)) {
          for (const Pair& pair : forward_.of(entry.type)) {
            Runs& runs = explained[pair.type];
            if (runs[kMaxRun - 1] == 0.0F) touched.push_back(pair.type);
            for (std::size_t run = k; run <= kMaxRun; ++run) runs[run - 1] += entry.count * pair.probability;
          }
        }
      }
      const double tokens = source.tokens(i - std::min(k, i), i);
      per_token[k - 1] = tokens > 0.0 ? static_cast<float>(1.0 / tokens) : 0.0F;
    }
    const std::size_t first = band.low(i) - std::min<std::size_t>(band.low(i), kMaxRun);
    const std::size_t last = band.high(i);
    forward_of.assign(last - first, Runs{});
    for (std::size_t b = first; b < last; ++b) {
      Runs sum{};
      for (const Entry& entry : target.of(b)) {
        const Runs& runs = explained[entry.type];
        if (runs[kMaxRun - 1] == 0.0F) continue;
        const Output& output = target_outputs_[entry.type];
        const float weight = entry.count * output.weight;
        const auto gain = static_cast<float>(output.gain);
        for (std::size_t k = 0; k < kMaxRun; ++k) sum[k] += weight * log_one_plus(gain * runs[k] * per_token[k]);
      }
      for (std::size_t k = 0; k < kMaxRun; ++k) forward_of[b - first][k] = sum[k] + target_floor[b];
    }

    // Backward: source segment i - 1, explained by target segments [j - l, j). Later rows may need it further right.
    const std::size_t low = band.low(i);
    const std::size_t high = std::max<std::size_t>(band.high(i), std::min(m, band.high(i - 1) + kMaxRun));
    std::vector<Runs>& backward = backward_of[(i - 1) % kMaxRun];
    backward_low[(i - 1) % kMaxRun] = static_cast<std::uint32_t>(low);
    float floor = 0.0F;
    for (const Entry& entry : source.of(i - 1)) floor += entry.count * source_outputs_[entry.type].weighted_floor;
    backward.assign(high - low + 1, Runs{floor, floor, floor, floor});
    const std::size_t left = low - std::min(low, kMaxRun);  // first target segment of interest
    for (const Entry& entry : source.of(i - 1)) {
      const Output& output = source_outputs_[entry.type];
      if (output.weight == 0.0F || backward_.of(entry.type).empty()) continue;
      along.assign(high - left, 0.0F);
      bool any = false;
      for (const Pair& pair : backward_.of(entry.type)) {
        const auto begin = postings.begin() + static_cast<std::ptrdiff_t>(posting_begin[pair.type]);
        const auto end = postings.begin() + static_cast<std::ptrdiff_t>(posting_begin[pair.type + 1]);
        auto posting = std::lower_bound(begin, end, left, [](const Entry& e, std::size_t b) { return e.type < b; });
        for (; posting != end && posting->type < high; ++posting) {
          along[posting->type - left] += posting->count * pair.probability;
          any = true;
        }
      }
      if (!any) continue;
      const float weight = entry.count * output.weight;
      const auto gain = static_cast<float>(output.gain);
      for (std::size_t j = std::max<std::size_t>(low, 1); j <= high; ++j) {
        Runs sums{};
        float sum = 0.0F;
        for (std::size_t l = 1; l <= kMaxRun && left + l <= j; ++l) {
          sum += along[j - l - left];
          sums[l - 1] = sum;
        }
        if (sum == 0.0F) continue;
        Runs& runs = backward[j - low];
        for (std::size_t l = 0; l < kMaxRun; ++l) {
          runs[l] += weight * log_one_plus(gain * sums[l] * per_target_token[j][l]);
        }
      }
    }

    for (std::size_t j = band.low(i); j <= band.high(i); ++j) {
      float* cell = evidence.data() + band.cell(i, j) * kBeadTypes.size();
      for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
        const BeadType& type = kBeadTypes[t];
        if (!band.fits(type, i, j)) continue;
        float sum = 0.0F;
        for (std::size_t b = j - type.target; b < j; ++b) {
          const float own = forward_of[b - first][type.source - 1];
          sum += own;
          if (type.target > 1) sum += unsupported_weight_ * std::min(0.0F, own);
        }
        for (std::size_t a = i - type.source; a < i; ++a) {
          const float own = backward_of[a % kMaxRun][j - backward_low[a % kMaxRun]][type.target - 1];
          sum += own;
          if (type.source > 1) sum += unsupported_weight_ * std::min(0.0F, own);
        }
        cell[t] = sum;
      }
    }
  }
  return evidence;
}

}  // namespace lacuna::align
