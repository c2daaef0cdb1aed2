// Literals of any text lie where they say, and what the checks say of two texts lies in them.
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/analysis.h"
#include "eval/text/literals.h"
#include "metrics/checks/literals/literal_checks.h"
#include "tests/fuzz/expect.h"

namespace {

using lacuna::fuzz::expect;

bool on_border(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

bool is_inside(std::string_view text, const std::optional<lacuna::ByteSpan>& span) {
  return !span || (span->begin <= span->end && span->end <= text.size() && on_border(text, span->begin) &&
                   on_border(text, span->end));
}

void check_literals(std::string_view text, const std::vector<lacuna::text::Literal>& literals) {
  std::size_t end = 0;
  for (const lacuna::text::Literal& literal : literals) {
    expect(literal.span.begin >= end && literal.span.end > literal.span.begin, "literals are in order and not empty");
    end = literal.span.end;
    expect(end <= text.size(), "literals lie in the text");
    expect(on_border(text, literal.span.begin) && on_border(text, end), "literals end where characters do");
    expect(!lacuna::base::first_invalid_utf8(literal.value), "a value is valid UTF-8");
  }
  const std::string masked = lacuna::text::masked(text, literals);
  expect(masked.size() == text.size(), "a masked text is as long");
  expect(!lacuna::base::first_invalid_utf8(masked), "a masked text is valid UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* kDialects[] = {"",          "c-format",           "python-format", "python-brace-format",
                                              "qt-format", "icu-message-format", "no-c-format",   "scheme-format"};
  if (size < 1) return 0;
  const std::uint8_t choice = data[0];
  const std::string_view texts = lacuna::fuzz::as_text(data + 1, size - 1);
  if (lacuna::base::first_invalid_utf8(texts)) return 0;
  const std::size_t border = std::min(texts.find('\n'), texts.size());
  const std::string_view source = texts.substr(0, border);
  const std::string_view target = texts.substr(std::min(border + 1, texts.size()));
  const lacuna::text::LiteralOptions options{
      .software = (choice & 1U) != 0, .markdown = (choice & 2U) != 0, .dialect = kDialects[choice >> 2U & 7U]};
  const std::vector<lacuna::text::Literal> from = lacuna::text::find_literals(source, options);
  const std::vector<lacuna::text::Literal> to = lacuna::text::find_literals(target, options);
  check_literals(source, from);
  check_literals(target, to);
  const lacuna::text::Analyzer analyzer("en");
  const lacuna::text::Analysis source_analysis = analyzer.analyze(lacuna::text::masked(source, from));
  const lacuna::text::Analysis target_analysis = analyzer.analyze(lacuna::text::masked(target, to));
  const lacuna::metrics::CheckSettings settings;
  const lacuna::metrics::PairView view{.source = {source, "en", source_analysis, from},
                                       .target = {target, "en", target_analysis, to},
                                       .settings = settings,
                                       .software = options.software};
  for (const lacuna::metrics::PairCheck& check : lacuna::metrics::literal_checks()) {
    lacuna::metrics::CheckOutcome outcome;
    check.run(view, outcome);
    expect(outcome.violations <= outcome.opportunities, "no more violations than opportunities");
    expect(source != target || outcome.findings.empty() || check.info.id == "placeholder" || check.info.id == "entity",
           "equal texts have the same literals");
    for (const lacuna::metrics::CheckFinding& finding : outcome.findings) {
      expect(finding.rule == check.info.id, "a finding is of its rule");
      expect(is_inside(source, finding.source) && is_inside(target, finding.target), "findings lie in the texts");
      expect(!lacuna::base::first_invalid_utf8(finding.message), "a message is valid UTF-8");
      expect(!finding.suggestion || !lacuna::base::first_invalid_utf8(*finding.suggestion), "so is a suggestion");
    }
  }
  return 0;
}
