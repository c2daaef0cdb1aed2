#include "eval/pipeline/rendered_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>

namespace lacuna::pipeline {
namespace {

constexpr double kSteps = 1e4;  // of a quality: a float has little more to say, and takes many digits to say it

ByteSpan bytes_of(const text::Analysis& side, std::uint32_t begin, std::uint32_t end) {
  return {side.words[begin].span.begin, side.words[end - 1].span.end};
}

}  // namespace

std::vector<RenderedSpan> rendered_words(const text::Analysis& source, const text::Analysis& target,
                                         const metrics::LinkSet& links) {
  std::vector<RenderedSpan> rendered;
  rendered.reserve(links.links.size());
  for (const metrics::Link& link : links.links) {
    rendered.push_back({bytes_of(source, link.source_begin, link.source_end),
                        bytes_of(target, link.target_begin, link.target_end),
                        std::round(kSteps * link.quality) / kSteps});
  }
  std::sort(rendered.begin(), rendered.end(), [](const RenderedSpan& a, const RenderedSpan& b) {
    return std::tie(a.source, a.target) < std::tie(b.source, b.target);
  });
  return rendered;
}

}  // namespace lacuna::pipeline
