#include "eval/align/bitext_links.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "eval/align/blocks.h"

namespace lacuna::align {
namespace {

constexpr float kLeastOpinion = 0.01F;  // a place that both directions give less is forgotten

/// The most probable partner of each word of one side, where that is not "no word".
std::vector<Link> best_links(std::span<const PlaceOpinion> opinions, std::size_t words, bool forward) {
  struct Best {
    float all = 0.0F;
    float most = 0.0F;
    Link link;
  };
  std::vector<Best> best(words);
  for (const PlaceOpinion& opinion : opinions) {
    Best& word = best[forward ? opinion.target : opinion.source];
    const float p = forward ? opinion.forward : opinion.backward;
    word.all += p;
    if (p > word.most) {
      word.most = p;
      word.link = {opinion.source, opinion.target};
    }
  }
  std::vector<Link> links;
  for (const Best& word : best) {
    if (word.most > 0.0F && word.most > 1.0F - word.all) links.push_back(word.link);
  }
  std::sort(links.begin(), links.end());
  return links;
}

/// Adds `share` times the posteriors of a view to the opinions of a pair.
void add_view(const PlacePosteriors& posteriors, float share, std::vector<PlaceOpinion>& opinions) {
  std::vector<PlaceOpinion> sum;
  auto old = opinions.begin();
  for (std::uint32_t i = 0; i < posteriors.sources; ++i) {
    for (std::uint32_t j = 0; j < posteriors.targets; ++j) {
      const std::size_t place = std::size_t{i} * posteriors.targets + j;
      const float forward = posteriors.forward[place];
      const float backward = posteriors.backward[place];
      const bool known = old != opinions.end() && old->source == i && old->target == j;
      if (!known && forward < kLeastOpinion && backward < kLeastOpinion) continue;
      PlaceOpinion opinion = known ? *old++ : PlaceOpinion{.source = i, .target = j};
      opinion.forward += share * forward;
      opinion.backward += share * backward;
      sum.push_back(opinion);
    }
  }
  opinions = std::move(sum);
}

/// `body(pair)` for all pairs, in blocks of about the same cost.
void for_each_pair(const std::vector<std::uint64_t>& costs, const base::ParallelFor& parallel_for,
                   const std::function<void(std::size_t)>& body) {
  const std::vector<std::size_t> blocks = balanced_blocks(costs);
  parallel_for(blocks.size() - 1, [&](std::size_t block) {
    for (std::size_t pair = blocks[block]; pair < blocks[block + 1]; ++pair) body(pair);
  });
}

}  // namespace

std::vector<Link> symmetrize(std::span<const PlaceOpinion> opinions, std::size_t source_words, std::size_t target_words,
                             Symmetrization method, double threshold) {
  std::vector<Link> links;
  if (method == Symmetrization::kPosterior) {
    for (const PlaceOpinion& opinion : opinions) {
      if (static_cast<double>(opinion.forward) * static_cast<double>(opinion.backward) > threshold * threshold) {
        links.push_back({opinion.source, opinion.target});
      }
    }
    return links;
  }
  std::vector<Link> forward = best_links(opinions, target_words, true);
  std::vector<Link> backward = best_links(opinions, source_words, false);
  switch (method) {
    case Symmetrization::kForward: return forward;
    case Symmetrization::kBackward: return backward;
    case Symmetrization::kIntersection:
      std::set_intersection(forward.begin(), forward.end(), backward.begin(), backward.end(),
                            std::back_inserter(links));
      return links;
    case Symmetrization::kUnion:
      std::set_union(forward.begin(), forward.end(), backward.begin(), backward.end(), std::back_inserter(links));
      return links;
    default: return grow_diag_final_and(forward, backward, source_words, target_words);
  }
}

std::vector<std::vector<Link>> link_bitext(std::vector<BitextView> views, Symmetrization method, double threshold,
                                           const HmmAlignerOptions& options, const base::ParallelFor& parallel_for,
                                           Progress* progress) {
  if (views.empty()) return {};
  struct Size {
    std::size_t source, target;
  };
  std::vector<Size> sizes;
  std::vector<std::uint64_t> costs;
  for (std::size_t pair = 0; pair < views.front().bitext.size(); ++pair) {
    const Bitext& bitext = views.front().bitext;
    sizes.push_back({bitext.source_of(pair).size(), bitext.target_of(pair).size()});
    costs.push_back(1 + sizes.back().source * sizes.back().target);
  }
  std::vector<std::vector<PlaceOpinion>> opinions(sizes.size());
  const float share = 1.0F / static_cast<float>(views.size());
  for (BitextView& view : views) {
    {
      HmmAligner aligner(view.bitext, view.sources, view.targets, options, parallel_for);
      aligner.train(progress);
      for_each_pair(costs, parallel_for, [&](std::size_t pair) {
        PlacePosteriors posteriors;
        aligner.posteriors(pair, posteriors);
        add_view(posteriors, share, opinions[pair]);
      });
    }
    view = {};
  }
  std::vector<std::vector<Link>> links(sizes.size());
  for_each_pair(costs, parallel_for, [&](std::size_t pair) {
    links[pair] = symmetrize(opinions[pair], sizes[pair].source, sizes[pair].target, method, threshold);
    std::vector<PlaceOpinion>().swap(opinions[pair]);
  });
  return links;
}

}  // namespace lacuna::align
