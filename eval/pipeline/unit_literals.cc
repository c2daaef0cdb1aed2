#include "eval/pipeline/unit_literals.h"

#include <algorithm>
#include <string>

namespace lacuna::pipeline {
namespace {

constexpr std::string_view kFormatFlag = "-format";

text::LiteralRole role_of(corpus::CodeRole role) {
  switch (role) {
    case corpus::CodeRole::kOpen: return text::LiteralRole::kOpen;
    case corpus::CodeRole::kClose: return text::LiteralRole::kClose;
    case corpus::CodeRole::kStandalone: return text::LiteralRole::kStandalone;
  }
  return text::LiteralRole::kStandalone;
}

/// What is found in `text`, but not inside inline codes, and these.
std::vector<text::Literal> literals_in(std::string_view text, const text::LiteralOptions& options,
                                       const std::vector<corpus::InlineCode>* codes, std::size_t text_begin) {
  if (codes == nullptr || codes->empty()) return text::find_literals(text, options);
  std::vector<text::Literal> literals;
  for (const corpus::InlineCode& code : *codes) {
    literals.push_back({.span = {code.span.begin - text_begin, code.span.end - text_begin},
                        .kind = text::LiteralKind::kTag,
                        .role = role_of(code.role),
                        .value = code.identity});
  }
  const std::string rest = text::masked(text, literals);
  for (text::Literal& literal : text::find_literals(rest, options)) literals.push_back(std::move(literal));
  std::sort(literals.begin(), literals.end(),
            [](const text::Literal& a, const text::Literal& b) { return a.span < b.span; });
  return literals;
}

}  // namespace

const corpus::BitextUnit* bitext_unit(const CheckPlan& plan, const AlignedPair& pair, const CheckedUnit& unit) {
  if (plan.bitext == nullptr) return nullptr;
  // Both sides of a pair made of a bitext have a segment for every unit.
  return &plan.bitext->units[pair.source_numbers[unit.has_source ? unit.bead.source_begin : unit.bead.target_begin]];
}

UnitLiterals literals_of(const AlignedPair& pair, const CheckPlan& plan, const CheckedUnit& unit) {
  text::LiteralOptions options{.markdown = plan.markdown};
  const corpus::BitextUnit* origin = bitext_unit(plan, pair, unit);
  if (origin != nullptr) {
    options.software = plan.bitext->software;
    const auto flag = std::find_if(origin->flags.begin(), origin->flags.end(),
                                   [](const std::string& word) { return word.ends_with(kFormatFlag); });
    if (flag != origin->flags.end()) options.dialect = *flag;
  }
  return {literals_in(unit.source.of(pair.source.text), options, origin != nullptr ? &origin->source_codes : nullptr,
                      unit.source.begin),
          literals_in(unit.target.of(pair.target.text), options, origin != nullptr ? &origin->target_codes : nullptr,
                      unit.target.begin)};
}

bool is_ignored(const CheckPlan& plan, const AlignedPair& pair, const CheckedUnit& unit, std::string_view rule) {
  const auto names = [&](const std::vector<std::string>& rules) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const std::string& ignored) { return ignored == rule || ignored == "all"; });
  };
  const auto in_part = [&](const corpus::Document& document, const ByteSpan& span) {
    return std::any_of(document.ignored.begin(), document.ignored.end(), [&](const corpus::IgnoredPart& part) {
      return part.span.begin < span.end && span.begin < part.span.end && names(part.rules);
    });
  };
  if (const corpus::BitextUnit* origin = bitext_unit(plan, pair, unit)) return names(origin->ignored);
  return (unit.has_source && in_part(pair.source, unit.source)) ||
         (unit.has_target && in_part(pair.target, unit.target));
}

}  // namespace lacuna::pipeline
