#include "eval/pipeline/rendered_words.h"

#include <gtest/gtest.h>

namespace lacuna::pipeline {
namespace {

text::Analysis words_at(const std::vector<ByteSpan>& spans) {
  text::Analysis analysis;
  for (const ByteSpan& span : spans) analysis.words.push_back({.span = span, .norm = {}});
  return analysis;
}

TEST(RenderedWords, LinksAreBytesByPlaceInTheSource) {
  const text::Analysis source = words_at({{0, 3}, {4, 7}, {9, 12}});
  const text::Analysis target = words_at({{2, 5}, {6, 8}, {10, 14}, {15, 16}});
  metrics::LinkSet links;
  links.links = {{.source_begin = 2, .source_end = 3, .target_begin = 0, .target_end = 3, .quality = 0.5F},
                 {.source_begin = 0, .source_end = 2, .target_begin = 3, .target_end = 4, .quality = 1.0F}};
  EXPECT_EQ(rendered_words(source, target, links),
            (std::vector<RenderedSpan>{{{0, 7}, {15, 16}, 1.0}, {{9, 12}, {2, 14}, 0.5}}));
  EXPECT_TRUE(rendered_words(source, target, {}).empty());
}

}  // namespace
}  // namespace lacuna::pipeline
