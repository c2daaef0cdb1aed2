#include "eval/align/bead_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace lacuna::align {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kOutlierShare = 0.02;   // lengths that follow no rule
constexpr double kOddShare = 0.3;        // segments whose length is unlike the document's
constexpr double kLeastDeviation = 0.4;  // of log lengths in a document

// What happened last on the way to a node.
enum State : std::uint8_t { kBead, kSourceSkipped, kTargetSkipped };
constexpr std::size_t kStates = 3;
using Scores = std::array<double, kStates>;

double log_normal(double distance, double variance) {
  return -0.5 * (distance * distance / variance + std::log(2.0 * std::numbers::pi * variance));
}

double ending_score(Ending source, Ending target) {
  if (source == Ending::kUnknown || target == Ending::kUnknown) return 0.0;
  if (source == target) {
    switch (source) {
      case Ending::kQuestion: return 1.5;
      case Ending::kExclamation: return 1.0;
      case Ending::kColon: return 0.8;
      case Ending::kNone: return 0.3;
      default: return 0.1;
    }
  }
  return source == Ending::kQuestion || target == Ending::kQuestion ? -1.0 : -0.4;
}

/// Ways to come to state `to` by leaving out one more segment.
double skip_cost(const BeadScorer& scorer, State from, State to) {
  if (from == to) return scorer.skip_extend();
  if (from == kTargetSkipped && to == kSourceSkipped)
    return kNever;  // source first, so that no two paths mean the same
  return scorer.skip_open();
}

class LogSum {
 public:
  void add(double value) {
    if (value == kNever) return;
    if (value <= most_) {
      sum_ += std::exp(value - most_);
    } else {
      sum_ = sum_ * std::exp(most_ - value) + 1.0;
      most_ = value;
    }
  }
  [[nodiscard]] double value() const { return most_ == kNever ? kNever : most_ + std::log(sum_); }

 private:
  double most_ = kNever;
  double sum_ = 0.0;
};

}  // namespace

BeadScorer::Side::Side(std::span<const SegmentShape> segments) : shapes(segments.begin(), segments.end()) {
  std::vector<double> logs;
  for (const SegmentShape& shape : shapes) {
    logs.push_back(std::log(shape.length + 1.0));
    mean += logs.back();
  }
  const auto count = static_cast<double>(std::max<std::size_t>(logs.size(), 1));
  mean /= count;
  double squares = 0.0;
  for (const double log : logs) squares += (log - mean) * (log - mean);
  deviation = std::max(kLeastDeviation, std::sqrt(squares / count));
  runs.resize(shapes.size() + 1);
  for (std::size_t end = 1; end <= shapes.size(); ++end) {
    double length = 1.0;
    double single = 0.0;
    double paragraphs = 0.0;
    double ways = 0.0;
    for (std::size_t k = 1; k <= kMaxRun && k <= end; ++k) {
      const std::size_t segment = end - k;
      length += shapes[segment].length;
      // A total length cut at random: density (k - 1)! / length^k over the log lengths of the parts, per density of
      // the total's logarithm; against each part drawn by itself.
      single += logs[segment] - log_background(logs[segment]);
      if (k > 1) {
        ways += std::log(static_cast<double>(k - 1));
        paragraphs += starts_paragraph(segment + 1) ? 1.0 : 0.0;
      }
      const double log_length = std::log(length);
      runs[end][k - 1] = {log_length, length, single + ways - static_cast<double>(k) * log_length,
                          kOutlierShare * std::exp(log_background(log_length)), paragraphs};
    }
  }
}

double BeadScorer::Side::log_background(double log_length) const {
  // Mostly like the others, sometimes anything: a by-line or a caption is no sign of a sentence cut in two.
  const double wide = deviation + 1.0;
  return std::log((1.0 - kOddShare) * std::exp(log_normal(log_length - mean, deviation * deviation)) +
                  kOddShare * std::exp(log_normal(log_length - mean, wide * wide)));
}

BeadScorer::BeadScorer(std::span<const SegmentShape> source, std::span<const SegmentShape> target, const Band& band,
                       std::vector<float> evidence, double mean_log_ratio, const SentenceAlignerOptions& options)
    : source_(source),
      target_(target),
      band_(band),
      scores_(std::move(evidence)),
      options_(options),
      mean_log_ratio_(mean_log_ratio) {
  const auto several = [](std::span<const SegmentShape> shapes) {
    return !shapes.empty() && shapes.front().paragraph != shapes.back().paragraph;
  };
  paragraphs_ = several(source) && several(target);
  for_each_bead([this](float& score, std::size_t type, std::size_t i, std::size_t j) {
    score += static_cast<float>(shape_score(type, i, j));
  });
}

template <class Change>
void BeadScorer::for_each_bead(Change change) {
  for (std::size_t i = 1; i <= band_.sources(); ++i) {
    for (std::size_t j = std::max<std::size_t>(band_.low(i), 1); j <= band_.high(i); ++j) {
      float* cell = scores_.data() + band_.cell(i, j) * kBeadTypes.size();
      for (std::size_t type = 0; type < kBeadTypes.size(); ++type) {
        if (band_.fits(kBeadTypes[type], i, j)) change(cell[type], type, i, j);
      }
    }
  }
}

void BeadScorer::set_mean_log_ratio(double mean) {
  const double before = std::exchange(mean_log_ratio_, mean);
  for_each_bead([&](float& score, std::size_t type, std::size_t i, std::size_t j) {
    const double now = length_score(type, i, j);
    mean_log_ratio_ = before;
    score += static_cast<float>(options_.length_weight * (now - length_score(type, i, j)));
    mean_log_ratio_ = mean;
  });
}

double BeadScorer::shape_score(std::size_t type, std::size_t i, std::size_t j) const {
  return kBeadTypes[type].log_prior + options_.length_weight * length_score(type, i, j) + form_score(type, i, j);
}

double BeadScorer::log_ratio(std::size_t type, std::size_t i, std::size_t j) const {
  return target_.runs[j][kBeadTypes[type].target - 1].log_length -
         source_.runs[i][kBeadTypes[type].source - 1].log_length;
}

double BeadScorer::length_score(std::size_t type, std::size_t i, std::size_t j) const {
  const Run& from = source_.runs[i][kBeadTypes[type].source - 1];
  const Run& to = target_.runs[j][kBeadTypes[type].target - 1];
  const double distance = to.log_length - from.log_length - mean_log_ratio_;
  const double variance = options_.floor_variance + 2.0 * options_.slope_variance / (from.length + to.length);
  const double density = std::exp(-0.5 * distance * distance / variance) / std::sqrt(2.0 * std::numbers::pi * variance);
  const double regular = (1.0 - kOutlierShare) * density;
  // The mean of both directions: each side's lengths given the other's.
  return 0.5 * (std::log((regular + to.outlier) * (regular + from.outlier)) + to.split + from.split);
}

double BeadScorer::form_score(std::size_t type, std::size_t i, std::size_t j) const {
  double score = options_.ending_weight * ending_score(source_.shapes[i - 1].ending, target_.shapes[j - 1].ending);
  if (paragraphs_) {
    const BeadType& bead = kBeadTypes[type];
    const double inside = source_.runs[i][bead.source - 1].paragraphs + target_.runs[j][bead.target - 1].paragraphs;
    const bool alike = source_.starts_paragraph(i - bead.source) == target_.starts_paragraph(j - bead.target);
    score += (alike ? 0.1 : -0.1) - 0.5 * inside;
  }
  return score;
}

std::vector<Step> best_path(const BeadScorer& scorer) {
  const Band& band = scorer.band();
  const std::size_t n = band.sources();
  const std::size_t m = band.targets();
  struct Back {
    std::uint8_t type = 0;
    std::uint8_t state = kBead;
  };
  std::vector<Scores> best(band.cells(), Scores{kNever, kNever, kNever});
  std::vector<std::array<Back, kStates>> back(band.cells());
  best[0][kBead] = 0.0;
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = band.low(i); j <= band.high(i); ++j) {
      const std::size_t cell = band.cell(i, j);
      const auto consider = [&](State to, std::uint8_t type, State from, double score) {
        if (score > best[cell][to]) {
          best[cell][to] = score;
          back[cell][to] = {type, from};
        }
      };
      for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
        if (!band.fits(kBeadTypes[t], i, j)) continue;
        const Scores& before = best[band.cell(i - kBeadTypes[t].source, j - kBeadTypes[t].target)];
        const auto from = static_cast<State>(std::max_element(before.begin(), before.end()) - before.begin());
        if (before[from] == kNever) continue;
        consider(kBead, static_cast<std::uint8_t>(t), from, before[from] + scorer.score(t, i, j));
      }
      for (const State from : {kBead, kSourceSkipped, kTargetSkipped}) {
        if (i > 0 && band.has(i - 1, j)) {
          const double before = best[band.cell(i - 1, j)][from];
          consider(kSourceSkipped, Step::kSkipSource, from, before + skip_cost(scorer, from, kSourceSkipped));
        }
        if (j > band.low(i)) {
          const double before = best[cell - 1][from];
          consider(kTargetSkipped, Step::kSkipTarget, from, before + skip_cost(scorer, from, kTargetSkipped));
        }
      }
    }
  }

  std::vector<Step> path;
  std::size_t i = n;
  std::size_t j = m;
  const Scores& last = best[band.cell(n, m)];
  auto state = static_cast<std::size_t>(std::max_element(last.begin(), last.end()) - last.begin());
  while (i > 0 || j > 0) {
    const Back step = back[band.cell(i, j)][state];
    path.push_back({step.type, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), 0.0});
    if (step.type == Step::kSkipSource) {
      --i;
    } else if (step.type == Step::kSkipTarget) {
      --j;
    } else {
      i -= kBeadTypes[step.type].source;
      j -= kBeadTypes[step.type].target;
    }
    state = step.state;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

double path_score(const BeadScorer& scorer, std::span<const Step> path) {
  double score = 0.0;
  State before = kBead;
  for (const Step& step : path) {
    if (step.type == Step::kSkipSource || step.type == Step::kSkipTarget) {
      const State state = step.type == Step::kSkipSource ? kSourceSkipped : kTargetSkipped;
      score += skip_cost(scorer, before, state);
      before = state;
    } else {
      score += scorer.score(step.type, step.source_end, step.target_end);
      before = kBead;
    }
  }
  return score;
}

void weigh(const BeadScorer& scorer, double temper, std::vector<Step>& path) {
  const Band& band = scorer.band();
  const std::size_t n = band.sources();
  const std::size_t m = band.targets();

  // forward[node][state]: log of the summed weights of all ways from (0, 0).
  std::vector<Scores> forward(band.cells(), Scores{kNever, kNever, kNever});
  const auto sum_of = [](const Scores& scores) {
    LogSum sum;
    for (const double score : scores) sum.add(score);
    return sum.value();
  };
  const auto skipped_sum = [&](const Scores& before, State to) {
    LogSum sum;
    for (const State from : {kBead, kSourceSkipped, kTargetSkipped}) {
      sum.add(before[from] + temper * skip_cost(scorer, from, to));
    }
    return sum.value();
  };
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = band.low(i); j <= band.high(i); ++j) {
      Scores& here = forward[band.cell(i, j)];
      if (i == 0 && j == 0) {
        here[kBead] = 0.0;
        continue;
      }
      LogSum sum;
      for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
        if (!band.fits(kBeadTypes[t], i, j)) continue;
        const double before = sum_of(forward[band.cell(i - kBeadTypes[t].source, j - kBeadTypes[t].target)]);
        if (before != kNever) sum.add(before + temper * scorer.score(t, i, j));
      }
      here[kBead] = sum.value();
      if (i > 0 && band.has(i - 1, j)) here[kSourceSkipped] = skipped_sum(forward[band.cell(i - 1, j)], kSourceSkipped);
      if (j > band.low(i)) here[kTargetSkipped] = skipped_sum(forward[band.cell(i, j) - 1], kTargetSkipped);
    }
  }
  const double total = sum_of(forward[band.cell(n, m)]);

  // backward[node][state]: the same for all ways on to (n, m), for the last rows only.
  constexpr std::size_t kRows = kMaxRun + 1;
  std::array<std::vector<Scores>, kRows> backward;
  std::vector<double> source_skipped(n, 0.0);
  std::vector<double> target_skipped(m, 0.0);
  auto step = path.rbegin();
  for (std::size_t i = n + 1; i-- > 0;) {
    std::vector<Scores>& row = backward[i % kRows];
    row.assign(band.high(i) - band.low(i) + 1U, Scores{kNever, kNever, kNever});
    for (std::size_t j = band.high(i) + std::size_t{1}; j-- > band.low(i);) {
      Scores& here = row[j - band.low(i)];
      if (i == n && j == m) {
        here = {0.0, 0.0, 0.0};
      } else {
        LogSum beads;
        for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
          const std::size_t a = i + kBeadTypes[t].source;
          const std::size_t b = j + kBeadTypes[t].target;
          if (a > n || !band.has(a, b)) continue;
          const double after = backward[a % kRows][b - band.low(a)][kBead];
          if (after != kNever) beads.add(after + temper * scorer.score(t, a, b));
        }
        const double by_bead = beads.value();
        const Scores& arrived = forward[band.cell(i, j)];
        for (const State from : {kBead, kSourceSkipped, kTargetSkipped}) {
          LogSum sum;
          sum.add(by_bead);
          if (i < n && band.has(i + 1, j)) {
            const double way = backward[(i + 1) % kRows][j - band.low(i + 1)][kSourceSkipped] +
                               temper * skip_cost(scorer, from, kSourceSkipped);
            sum.add(way);
            source_skipped[i] += std::exp(arrived[from] + way - total);
          }
          if (j < band.high(i)) {
            const double way =
                row[j + 1 - band.low(i)][kTargetSkipped] + temper * skip_cost(scorer, from, kTargetSkipped);
            sum.add(way);
            target_skipped[j] += std::exp(arrived[from] + way - total);
          }
          here[from] = sum.value();
        }
      }
      // Steps of the path that end here.
      if (step != path.rend() && step->source_end == i && step->target_end == j) {
        if (step->type < kBeadTypes.size()) {
          const BeadType& type = kBeadTypes[step->type];
          const double before = sum_of(forward[band.cell(i - type.source, j - type.target)]);
          const double log_share = before + temper * scorer.score(step->type, i, j) + here[kBead] - total;
          step->confidence = std::min(1.0, std::exp(log_share));
        }
        ++step;
      }
    }
  }
  for (Step& skipped : path) {
    if (skipped.type == Step::kSkipSource) skipped.confidence = std::min(1.0, source_skipped[skipped.source_end - 1]);
    if (skipped.type == Step::kSkipTarget) skipped.confidence = std::min(1.0, target_skipped[skipped.target_end - 1]);
  }
}

}  // namespace lacuna::align
