#include "metrics/checks/literals/symbol_check.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/ascii.h"
#include "metrics/checks/form/form_scan.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

constexpr double kLost = 0.6;
constexpr double kMarkLost = 0.7;  ///< of ® ™ ©
constexpr double kSomeKept = 0.4;  ///< of several
constexpr double kAdded = 0.4;
constexpr double kChanged = 0.7;     ///< one sign for another of the same family
constexpr double kLayoutLost = 0.3;  ///< bullets, arrows and ticks

enum class Family : std::uint8_t { kMark, kReference, kMath, kLayout };

/// One sign: its forms, then the words that say the same, in small letters; both separated by spaces.
struct Symbol {
  std::string_view name;
  Family family;
  std::string_view forms;
  std::string_view words = {};
};

constexpr std::array<Symbol, 19> kSymbols = {{
    {"®", Family::kMark, "® (R) (r) &reg;"},
    {"™", Family::kMark, "™ (TM) (tm) ℠ &trade;"},
    {"©", Family::kMark, "© (C) (c) ℗ &copy;", "copyright quyền"},
    {"§", Family::kReference, "§ &sect;",
     "điều mục khoản đoạn phần section sections sec article paragraph art § abschnitt paragraf artículo article 条 條 "
     "節"},
    {"¶", Family::kReference, "¶ ⁋", "đoạn paragraph paragraphs para absatz alinéa párrafo 段"},
    {"°", Family::kMath, "° º ˚ ℃ ℉ &deg;", "độ degree degrees grad degré degrés grado grados градус градусов 度"},
    {"±", Family::kMath, "± +/- +/− &plusmn;", "cộng trừ plus minus khoảng"},
    {"×", Family::kMath, "× ✕ ✖ ⨯ ⋅ · * x X х", "nhân times by lần"},
    {"÷", Family::kMath, "÷ / : ∕", "chia divided"},
    {"≤", Family::kMath, "≤ ⩽ ≦ <= =<", "tối đa dưới most less fewer up nhỏ under exceed quá below maximum"},
    {"≥", Family::kMath, "≥ ⩾ ≧ >= =>", "tối thiểu trên từ least more over lớn ít above minimum"},
    {"≠", Family::kMath, "≠ != <> /=", "khác not different"},
    {"≈", Family::kMath, "≈ ~ ∼ ≅ ≃ ∽", "khoảng xấp gần about approximately roughly around nearly circa"},
    {"†", Family::kReference, "† ‡ * ⁎ ¹ ² (1) [1]", "mất died"},
    {"‡", Family::kReference, "‡ † * ⁎ ¹ ² ³ (2) [2]"},
    {"№", Family::kReference, "№ # No. no. Nr. nr. n° nº N° Nº", "số number no nr numéro número"},
    {"✓", Family::kLayout, "✓ ✔ ☑ ✅ 🗸 √ [x] [X]", "dấu tick check checkmark có yes"},
    {"→", Family::kLayout, "→ ⇒ ➔ ➜ ➝ ➞ ➡ ⟶ ⟹ -> => > › » ▶ ← ↦", "tới đến sang thành to arrow mũi rồi then"},
    {"•", Family::kLayout, "• · ∙ ● ◦ ▪ ‣ * - – — + \u2043"},
}};

/// Calls `use` for each of the pieces of `list`, as long as it says false. Whether it ever said true.
template <typename Use>
bool any_piece(std::string_view list, Use use) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (use(list.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// Whether the text may have one of the signs: all of them begin with one of these bytes.
bool may_have_symbols(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (byte == 0xC2 && next != 0xA0) return true;
    if (byte == 0xC3 && (next == 0x97 || next == 0xB7)) return true;
    if (byte == 0xE2 && next != 0x80) return true;
    // • † ‡ among the marks of punctuation
    if (byte == 0xE2 && at + 2 < text.size()) {
      const auto third = static_cast<unsigned char>(text[at + 2]);
      if (third >= 0xA0 && third <= 0xA2) return true;
    }
  }
  return false;
}

std::vector<ByteSpan> places_of(const SideText& side, std::string_view form) {
  std::vector<ByteSpan> places;
  LiteralCursor literals(side);
  for (std::size_t at = side.text.find(form); at != std::string_view::npos;
       at = side.text.find(form, at + form.size())) {
    // The "n°" of French and the "N°" of Vietnamese are numbers' signs.
    const char before = text::char_before(side.text, at);
    if (form == "°" && (before == 'n' || before == 'N')) continue;
    if (!literals.inside(at)) places.push_back({at, at + form.size()});
  }
  return places;
}

std::size_t count_forms(const SideText& side, const Symbol& symbol) {
  std::size_t count = 0;
  any_piece(symbol.forms, [&](std::string_view form) {
    for (std::size_t at = side.text.find(form); at != std::string_view::npos;
         at = side.text.find(form, at + form.size())) {
      ++count;
    }
    return false;
  });
  return count;
}

bool has_word(const SideText& side, const Symbol& symbol) {
  return any_piece(symbol.words, [&](std::string_view wanted) {
    if (!text::is_ascii(wanted.front()) && side.text.find(wanted) != std::string_view::npos) return true;
    return std::any_of(side.analysis.words.begin(), side.analysis.words.end(),
                       [&](const text::Word& word) { return word.norm == wanted; });
  });
}

double probability_of_loss(const Symbol& symbol, bool some_kept) {
  if (some_kept) return kSomeKept;
  return symbol.family == Family::kMark ? kMarkLost : symbol.family == Family::kLayout ? kLayoutLost : kLost;
}

struct Missing {
  const Symbol* symbol = nullptr;
  ByteSpan span;
  bool some_kept = false;
};

/// Those of `side` that `other` has in no form.
std::vector<Missing> missing_of(const SideText& side, const SideText& other, CheckOutcome& outcome) {
  std::vector<Missing> missing;
  for (const Symbol& symbol : kSymbols) {
    const std::vector<ByteSpan> places = places_of(side, symbol.name);
    if (places.empty()) continue;
    outcome.opportunities += 1.0;
    const std::size_t kept = count_forms(other, symbol);
    const bool counts = symbol.family == Family::kMark;
    if (kept >= places.size() || (kept > 0 && !counts) || has_word(other, symbol)) continue;
    missing.push_back({&symbol, places[kept], kept > 0});
  }
  return missing;
}

}  // namespace

void check_symbols(const PairView& view, CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  if (!may_have_symbols(view.source.text) && !may_have_symbols(view.target.text)) return;
  CheckOutcome counted;
  const std::vector<Missing> lost = missing_of(view.source, view.target, outcome);
  std::vector<Missing> added = missing_of(view.target, view.source, counted);
  for (const Missing& one : lost) {
    CheckFinding finding{.rule = "symbol", .severity = Severity::kMinor, .source = one.span};
    const std::string name(one.symbol->name);
    const auto twin = std::find_if(added.begin(), added.end(), [&](const Missing& other) {
      return other.symbol->family == one.symbol->family && other.symbol->family != Family::kLayout;
    });
    if (twin != added.end()) {
      finding.severity = Severity::kMajor;
      finding.probability = kChanged;
      finding.target = twin->span;
      finding.message = "symbol changed: " + name + " became " + std::string(twin->symbol->name);
      finding.suggestion = name;
      added.erase(twin);
    } else {
      finding.probability = probability_of_loss(*one.symbol, one.some_kept);
      finding.target = place_in_target(view, one.span);
      finding.message = "symbol lost: " + name;
    }
    report(outcome, std::move(finding));
  }
  for (const Missing& one : added) {
    if (one.some_kept || one.symbol->family == Family::kLayout) continue;
    report(outcome, {.rule = "symbol",
                     .severity = Severity::kMinor,
                     .probability = kAdded,
                     .source = place_in_source(view, one.span),
                     .target = one.span,
                     .message = "symbol added: " + std::string(one.symbol->name)});
  }
}

}  // namespace lacuna::metrics
