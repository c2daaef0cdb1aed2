#include "eval/pipeline/bitext_pair.h"

#include "eval/text/characters.h"

namespace lacuna::pipeline {
namespace {

bool is_blank(std::string_view text) { return text::skip_space(text, 0) == text.size(); }

}  // namespace

AlignedPair pair_of(const corpus::Bitext& bitext) {
  AlignedPair pair{bitext.source, bitext.target, {}, {}, {}, {}, {}};
  for (std::uint32_t i = 0; i < bitext.units.size(); ++i) {
    const corpus::BitextUnit& unit = bitext.units[i];
    const bool has_source = !is_blank(unit.source.of(bitext.source.text));
    const bool has_target = !is_blank(unit.target.of(bitext.target.text));
    if (unit.state == corpus::UnitState::kProtected || (!has_source && !has_target)) continue;
    const auto number = static_cast<std::uint32_t>(pair.source_segments.size());
    pair.source_segments.push_back({unit.source, number});
    pair.target_segments.push_back({unit.target, number});
    pair.source_numbers.push_back(i);
    pair.target_numbers.push_back(i);
    pair.beads.push_back({.source_begin = number,
                          .source_end = number + (has_source ? 1U : 0U),
                          .target_begin = number,
                          .target_end = number + (has_target ? 1U : 0U),
                          .confidence = 1.0});
  }
  return pair;
}

}  // namespace lacuna::pipeline
