#include "eval/stats/omission_figures.h"

#include <algorithm>
#include <utility>

#include "eval/base/random.h"
#include "eval/stats/ranking.h"
#include "eval/text/span_tokens.h"

namespace lacuna::stats {
namespace {

using Values = std::array<std::optional<double>, kOmissionMeasures>;
using Times = std::vector<std::uint32_t>;

/// Kinds from small to large; others follow, by name.
constexpr std::array<std::string_view, 5> kKinds{"word1", "phrase", "list_item", "clause", "sentence"};

std::size_t place_of(std::string_view kind) {
  if (kind.starts_with("add_")) kind.remove_prefix(4);
  return static_cast<std::size_t>(std::find(kKinds.begin(), kKinds.end(), kind) - kKinds.begin());
}

bool overlaps_any(const ByteSpan& token, std::span<const ByteSpan> spans) {
  return std::any_of(spans.begin(), spans.end(), [&](const ByteSpan& span) { return span.overlaps(token); });
}

double f1(double both, double one_sided) {
  return both + one_sided > 0.0 ? 2.0 * both / (2.0 * both + one_sided) : 0.0;
}

/// One method on one group, ready to be counted again and again.
class Judged {
 public:
  Judged(std::span<const JudgedPair* const> pairs, JudgedScore JudgedPair::*method, bool with_spans)
      : pairs_(pairs), method_(method), with_spans_(with_spans), ranking_(rank(pairs, method)) {}

  [[nodiscard]] Values values(const Times& times) const {
    Values values;
    const auto set = [&](OmissionMeasure measure, double value) { values[static_cast<std::size_t>(measure)] = value; };
    if (const std::optional<RankingFigures> figures = ranking_.figures(times)) {
      set(OmissionMeasure::kArea, figures->area);
      set(OmissionMeasure::kAveragePrecision, figures->average_precision);
      set(OmissionMeasure::kBestF1, figures->best_f1);
      set(OmissionMeasure::kRecallAtPrecision, figures->recall_at_precision);
      set(OmissionMeasure::kRecallAtFalsePositives, figures->recall_at_false_positives);
    }
    double compared = 0.0;
    double won = 0.0;
    double known = 0.0;
    SpanSums damaged;
    SpanSums untouched;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const JudgedPair& pair = *pairs_[i];
      const double count = times[i];
      if (!pair.damaged) {
        untouched.add(pair.spans, count);
        continue;
      }
      const JudgedScore& score = pair.*method_;
      if (score.whole) {
        compared += count;
        won += count * (score.score > *score.whole ? 1.0 : score.score == *score.whole ? 0.5 : 0.0);
      }
      if (pair.spans_known) {
        known += count;
        damaged.add(pair.spans, count);
      }
    }
    if (compared > 0.0) set(OmissionMeasure::kPairwise, won / compared);
    if (known > 0.0 && with_spans_) {
      set(OmissionMeasure::kSpanF1, f1(damaged.both, damaged.one_sided));
      set(OmissionMeasure::kSpanF1All, f1(damaged.both, damaged.one_sided + untouched.one_sided));
    }
    return values;
  }

 private:
  struct SpanSums {
    double both = 0.0;
    double one_sided = 0.0;

    void add(const SpanTokens& tokens, double count) {
      both += count * tokens.both;
      one_sided += count * (tokens.predicted + tokens.gold);
    }
  };

  static Ranking rank(std::span<const JudgedPair* const> pairs, JudgedScore JudgedPair::*method) {
    std::vector<double> scores;
    std::vector<std::uint8_t> labels;
    for (const JudgedPair* pair : pairs) {
      scores.push_back((pair->*method).score);
      labels.push_back(pair->damaged ? 1 : 0);
    }
    return {scores, labels};
  }

  std::span<const JudgedPair* const> pairs_;
  JudgedScore JudgedPair::*method_;
  bool with_spans_;
  Ranking ranking_;
};

/// As many damaged and as many untouched pairs as there are, drawn with replacement.
Times draw(std::span<const JudgedPair* const> pairs, base::KeyedRandom& random) {
  std::array<std::vector<std::uint32_t>, 2> strata;
  for (std::uint32_t i = 0; i < pairs.size(); ++i) strata[pairs[i]->damaged ? 1 : 0].push_back(i);
  Times times(pairs.size(), 0);
  for (const std::vector<std::uint32_t>& stratum : strata) {
    for (std::size_t k = 0; k < stratum.size(); ++k) ++times[stratum[random.below(stratum.size())]];
  }
  return times;
}

OmissionFigures with_intervals(const Values& values, std::span<const Values> resamples) {
  OmissionFigures figures;
  for (std::size_t m = 0; m < kOmissionMeasures; ++m) {
    figures[m].value = values[m];
    std::vector<double> sorted;
    for (const Values& resample : resamples) {
      if (resample[m]) sorted.push_back(*resample[m]);
    }
    if (!values[m] || sorted.empty()) continue;
    std::sort(sorted.begin(), sorted.end());
    figures[m].low = sorted[sorted.size() * 25 / 1000];
    figures[m].high = sorted[std::min(sorted.size() - 1, sorted.size() * 975 / 1000)];
  }
  return figures;
}

struct GroupPairs {
  OmissionGroup group;
  std::vector<const JudgedPair*> pairs;
};

void judge(GroupPairs& work, std::size_t stream, const OmissionJudgeOptions& options) {
  const Judged detector(work.pairs, &JudgedPair::detector, true);
  const Judged length(work.pairs, &JudgedPair::length, false);
  std::vector<Values> detector_resamples;
  std::vector<Values> length_resamples;
  for (std::size_t replicate = 0; replicate < options.samples; ++replicate) {
    base::KeyedRandom random(options.seed, stream, replicate);
    const Times times = draw(work.pairs, random);
    detector_resamples.push_back(detector.values(times));
    length_resamples.push_back(length.values(times));
  }
  const Times once(work.pairs.size(), 1);
  work.group.detector = with_intervals(detector.values(once), detector_resamples);
  work.group.length = with_intervals(length.values(once), length_resamples);
}

GroupPairs gather(std::span<const JudgedPair> pairs, const std::string& kind, bool hard) {
  GroupPairs work{.group = {.kind = kind, .hard = hard, .detector = {}, .length = {}}, .pairs = {}};
  const bool all = kind == "all";
  const auto belongs = [&](const JudgedPair& pair) { return !hard || pair.hard; };
  const bool own_negatives = std::any_of(pairs.begin(), pairs.end(), [&](const JudgedPair& pair) {
    return belongs(pair) && !pair.damaged && pair.match_kind == kind;
  });
  for (const JudgedPair& pair : pairs) {
    if (!belongs(pair)) continue;
    const bool in = all || (pair.damaged ? pair.kind == kind : !own_negatives || pair.match_kind == kind);
    if (!in) continue;
    work.pairs.push_back(&pair);
    work.group.damaged += pair.damaged ? 1 : 0;
  }
  work.group.pairs = work.pairs.size();
  return work;
}

}  // namespace

SpanTokens compare_spans(std::string_view text, std::span<const ByteSpan> gold, std::span<const ByteSpan> predicted) {
  SpanTokens tokens;
  if (gold.empty() && predicted.empty()) return tokens;
  for (const ByteSpan& token : text::span_tokens(text)) {
    const bool in_gold = overlaps_any(token, gold);
    const bool in_predicted = overlaps_any(token, predicted);
    tokens.both += in_gold && in_predicted ? 1 : 0;
    tokens.predicted += in_predicted && !in_gold ? 1 : 0;
    tokens.gold += in_gold && !in_predicted ? 1 : 0;
  }
  return tokens;
}

std::vector<OmissionGroup> judge_omissions(std::span<const JudgedPair> pairs, const OmissionJudgeOptions& options,
                                           const base::ParallelFor& parallel) {
  std::vector<std::string> kinds;
  for (const JudgedPair& pair : pairs) {
    if (pair.damaged && !pair.kind.empty() && std::find(kinds.begin(), kinds.end(), pair.kind) == kinds.end())
      kinds.push_back(pair.kind);
  }
  std::sort(kinds.begin(), kinds.end(), [](const std::string& a, const std::string& b) {
    return std::pair(place_of(a), std::string_view{a}) < std::pair(place_of(b), std::string_view{b});
  });
  kinds.emplace_back("all");
  std::vector<GroupPairs> work;
  for (const bool hard : {false, true}) {
    for (const std::string& kind : kinds) {
      GroupPairs group = gather(pairs, kind, hard);
      if (group.group.damaged > 0) work.push_back(std::move(group));
    }
  }
  parallel(work.size(), [&](std::size_t i) { judge(work[i], i, options); });
  std::vector<OmissionGroup> groups;
  groups.reserve(work.size());
  for (GroupPairs& group : work) groups.push_back(std::move(group.group));
  return groups;
}

}  // namespace lacuna::stats
