#include "eval/align/sentence_aligner.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "eval/align/bead_evidence.h"
#include "eval/align/bead_search.h"
#include "eval/align/bead_types.h"
#include "eval/align/moved_segments.h"

namespace lacuna::align {
namespace {

using Path = std::vector<Step>;

constexpr std::size_t kCoarsestCells = 20000;  // searched whole, at the coarsest level of a large document
constexpr double kSmallChange = 0.01;          // of the mean log-ratio: not worth another search

std::vector<SegmentShape> shapes_of(std::span<const SegmentFeatures> segments) {
  std::vector<SegmentShape> shapes;
  shapes.reserve(segments.size());
  for (const SegmentFeatures& segment : segments) shapes.push_back({segment.length, segment.paragraph, segment.ending});
  return shapes;
}

/// Pairs of neighbours as one; paragraphs and endings mean nothing there.
std::vector<SegmentShape> halved(const std::vector<SegmentShape>& shapes) {
  std::vector<SegmentShape> result;
  for (std::size_t k = 0; k < shapes.size(); k += 2) {
    result.push_back({shapes[k].length + (k + 1 < shapes.size() ? shapes[k + 1].length : 0.0), 0, Ending::kUnknown});
  }
  return result;
}

/// One grouping of both documents.
struct Level {
  std::vector<SegmentShape> source_shapes;
  std::vector<SegmentShape> target_shapes;
  Bags source;
  Bags target;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Before anything is aligned: the ratio of the median lengths, which furniture on one side hardly moves, and that of
/// the total lengths, which sentences cut differently hardly move, each counting half.
double first_log_ratio(const Level& level, const SentenceAlignerOptions& options) {
  const auto measures = [](const std::vector<SegmentShape>& shapes) {
    std::vector<double> lengths;
    double total = 1.0;
    for (const SegmentShape& shape : shapes) {
      lengths.push_back(shape.length + 1.0);
      total += shape.length;
    }
    return std::log(median(std::move(lengths))) + std::log(total);
  };
  const double observed = 0.5 * (measures(level.target_shapes) - measures(level.source_shapes));
  const double trust = static_cast<double>(std::min(level.source.size(), level.target.size())) / 8.0;
  const double mean =
      (options.ratio_strength * options.mean_log_ratio + trust * observed) / (options.ratio_strength + trust);
  return std::clamp(mean, options.mean_log_ratio - 1.0, options.mean_log_ratio + 1.0);
}

/// The median log-ratio of the one-to-one beads of a path, drawn towards the expectation.
double path_log_ratio(const BeadScorer& scorer, const Path& path, const SentenceAlignerOptions& options) {
  std::vector<double> ratios;
  for (const Step& step : path) {
    if (step.type == 0) ratios.push_back(scorer.log_ratio(step.type, step.source_end, step.target_end));
  }
  if (ratios.empty()) return scorer.mean_log_ratio();
  const auto count = static_cast<double>(ratios.size());
  const double observed = median(std::move(ratios));
  return (options.ratio_strength * options.mean_log_ratio + count * observed) / (options.ratio_strength + count);
}

/// The nodes of the next finer level within `radius` of the path.
Band band_around(const Path& path, std::size_t sources, std::size_t targets, std::uint32_t radius) {
  std::vector<std::uint32_t> low(sources + 1, static_cast<std::uint32_t>(targets));
  std::vector<std::uint32_t> high(sources + 1, 0);
  std::uint32_t source_begin = 0;
  std::uint32_t target_begin = 0;
  const auto last_row = static_cast<std::uint32_t>(sources);
  const auto last_column = static_cast<std::uint32_t>(targets);
  for (const Step& step : path) {
    const std::uint32_t left = 2 * target_begin > radius ? 2 * target_begin - radius : 0;
    const std::uint32_t right = std::min(2 * step.target_end + radius, last_column);
    const std::uint32_t top = 2 * source_begin > radius ? 2 * source_begin - radius : 0;
    const std::uint32_t bottom = std::min(2 * step.source_end + radius, last_row);
    for (std::uint32_t row = top; row <= bottom; ++row) {
      low[row] = std::min(low[row], left);
      high[row] = std::max(high[row], right);
    }
    source_begin = step.source_end;
    target_begin = step.target_end;
  }
  return {std::move(low), std::move(high)};
}

std::vector<Bead> beads_of(const Path& path, const Level& level, const BeadScorer& scorer) {
  std::vector<Bead> beads;
  beads.reserve(path.size());
  Bead bead;
  for (const Step& step : path) {
    bead.source_end = step.source_end;
    bead.target_end = step.target_end;
    bead.confidence = step.confidence;
    bead.similarity = 0.0;
    if (step.type < kBeadTypes.size()) {
      const double words = 0.5 * (level.source.tokens(bead.source_begin, bead.source_end) +
                                  level.target.tokens(bead.target_begin, bead.target_end));
      const double evidence = scorer.score(step.type, step.source_end, step.target_end) -
                              scorer.shape_score(step.type, step.source_end, step.target_end);
      bead.similarity = evidence / std::max(words, 1.0);
    }
    beads.push_back(bead);
    bead.source_begin = bead.source_end;
    bead.target_begin = bead.target_end;
  }
  return beads;
}

std::vector<Bead> one_sided(std::size_t sources, std::size_t targets) {
  std::vector<Bead> beads;
  for (std::uint32_t i = 0; i < sources; ++i) beads.push_back({i, i + 1, 0, 0, 0.0, 1.0});
  for (std::uint32_t j = 0; j < targets; ++j) beads.push_back({0, 0, j, j + 1, 0.0, 1.0});
  return beads;
}

}  // namespace

std::vector<Bead> align_segments(std::span<const SegmentFeatures> source, std::span<const SegmentFeatures> target,
                                 const langpack::Lexicon* forward, const langpack::Lexicon* backward,
                                 const SentenceAlignerOptions& options) {
  if (source.empty() || target.empty()) return one_sided(source.size(), target.size());
  const BeadEvidence words(source, target, forward, backward, options);
  std::vector<Level> levels;
  levels.push_back({shapes_of(source), shapes_of(target), words.source(), words.target()});
  const auto cells = [&] { return (levels.back().source.size() + 1) * (levels.back().target.size() + 1); };
  if (cells() > options.full_cells) {
    const std::size_t enough = std::clamp<std::size_t>(options.full_cells, 16, kCoarsestCells);
    while (cells() > enough && levels.back().source.size() + levels.back().target.size() > 4) {
      const Level& fine = levels.back();
      Level coarse{halved(fine.source_shapes), halved(fine.target_shapes), fine.source.halved(), fine.target.halved()};
      levels.push_back(std::move(coarse));
    }
  }

  Band band(levels.back().source.size(), levels.back().target.size());
  double mean_log_ratio = first_log_ratio(levels.back(), options);
  for (std::size_t depth = levels.size(); depth-- > 0;) {
    const Level& level = levels[depth];
    // A group that is skipped costs what its segments would: else nothing is cheaper than what tells little of groups.
    SentenceAlignerOptions of_groups = options;
    of_groups.skip_open *= static_cast<double>(std::size_t{1} << depth);
    of_groups.skip_extend *= static_cast<double>(std::size_t{1} << depth);
    BeadScorer scorer(level.source_shapes, level.target_shapes, band, words.of_band(level.source, level.target, band),
                      mean_log_ratio, of_groups);
    Path path = best_path(scorer);
    mean_log_ratio = path_log_ratio(scorer, path, options);
    if (depth > 0) {
      band = band_around(path, levels[depth - 1].source.size(), levels[depth - 1].target.size(),
                         depth > 1 ? (options.radius + 1) / 2 : options.radius);
      continue;
    }
    if (std::abs(mean_log_ratio - scorer.mean_log_ratio()) > kSmallChange) {
      scorer.set_mean_log_ratio(mean_log_ratio);
      path = best_path(scorer);
    }
    weigh(scorer, options.temper, path);
    std::vector<Bead> beads = beads_of(path, level, scorer);
    join_moved(words, level.source_shapes, level.target_shapes, mean_log_ratio, options, beads);
    return beads;
  }
  return {};
}

}  // namespace lacuna::align
