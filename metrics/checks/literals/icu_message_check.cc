#include "metrics/checks/literals/icu_message_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

using text::Literal;

constexpr double kBroken = 0.95;

/// Every plural and select needs its branch for "other".
void check_other(const PairView& view, CheckOutcome& outcome) {
  struct Open {
    const Literal* literal;
    bool has_other;
  };
  std::vector<Open> open;
  for (const Literal& literal : view.target.literals) {
    if (literal.kind != text::LiteralKind::kPlaceholder) continue;
    if (literal.role == text::LiteralRole::kOpen) {
      open.push_back({&literal, false});
    } else if (!open.empty() && literal.role == text::LiteralRole::kClose) {
      if (!open.back().has_other) {
        report(outcome, {.rule = "placeholder",
                         .severity = Severity::kCritical,
                         .probability = kBroken,
                         .source = place_in_source(view, open.back().literal->span),
                         .target = open.back().literal->span,
                         .message = "message format without a branch for \"other\": " + literal.value});
      }
      open.pop_back();
    } else if (!open.empty() && literal.value.empty()) {
      open.back().has_other |= literal.span.of(view.target.text).find("other") != std::string_view::npos;
    }
  }
  const bool told = std::any_of(outcome.findings.begin(), outcome.findings.end(), [&](const CheckFinding& finding) {
    return finding.message.starts_with(kMessageNotClosed);
  });
  const auto closes = [](const Literal& literal) {
    return literal.kind == text::LiteralKind::kPlaceholder && literal.role == text::LiteralRole::kClose;
  };
  // The source's "}}" may stand in the target and close something else there.
  if (open.empty() || told || std::none_of(view.source.literals.begin(), view.source.literals.end(), closes)) return;
  const Literal& literal = *open.front().literal;
  report(outcome, {.rule = "placeholder",
                   .severity = Severity::kCritical,
                   .probability = kBroken,
                   .source = place_in_source(view, literal.span),
                   .target = literal.span,
                   .message = std::string(kMessageNotClosed) + literal.value});
}

/// How many more braces are opened than closed; 0 also where some are quoted for ICU.
std::ptrdiff_t open_braces(std::string_view text) {
  if (text.find("'{") != std::string_view::npos || text.find("'}") != std::string_view::npos) return 0;
  return std::count(text.begin(), text.end(), '{') - std::count(text.begin(), text.end(), '}');
}

/// A brace too many behind a message that is whole: the program shows it. Braces too few leave a message open, which is
/// told above.
void check_braces(const PairView& view, CheckOutcome& outcome) {
  const auto is_message = [](const SideText& side) {
    const auto has = [&](text::LiteralRole role) {
      return std::any_of(side.literals.begin(), side.literals.end(), [&](const Literal& literal) {
        return literal.kind == text::LiteralKind::kPlaceholder && literal.role == role;
      });
    };
    return has(text::LiteralRole::kOpen) && has(text::LiteralRole::kClose);
  };
  if (!is_message(view.source) || !is_message(view.target)) return;
  if (open_braces(view.source.text) != 0 || open_braces(view.target.text) >= 0) return;
  const std::size_t at = view.target.text.rfind('}');
  report(outcome, {.rule = "placeholder",
                   .severity = Severity::kMajor,
                   .probability = kBroken,
                   .source = place_in_source(view, {at, at + 1}),
                   .target = ByteSpan{at, at + 1},
                   .message = "message format with a closing brace too many",
                   .suggestion = ""});
}

}  // namespace

void check_messages(const PairView& view, CheckOutcome& outcome) {
  check_other(view, outcome);
  check_braces(view, outcome);
}

}  // namespace lacuna::metrics
