#include "metrics/checks/meaning/copied_check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "eval/text/characters.h"

namespace lacuna::metrics {
namespace {

constexpr double kSentenceProbability = 0.95;  // three words and more
constexpr double kLabelProbability = 0.4;      // one or two: loans are many

/// Words that stay as they are in many languages.
constexpr std::string_view kLoans[] = {
    "ok",      "email",   "e",         "mail",   "internet",   "web",     "website",  "online", "offline", "wi",
    "fi",      "wifi",    "bluetooth", "video",  "audio",      "radio",   "menu",     "blog",   "chat",    "photo",
    "app",     "pixel",   "logo",      "server", "proxy",      "cookie",  "cookies",  "cache",  "hotel",   "taxi",
    "pizza",   "robot",   "marketing", "file",   "code",       "token",   "hashtag",  "widget", "plugin",  "spam",
    "router",  "hotspot", "modem",     "kernel", "root",       "debug",   "demo",     "beta",   "test",    "format",
    "piano",   "virus",   "laptop",    "tablet", "smartphone", "podcast", "playlist", "album",  "karaoke", "studio",
    "gallery", "bytes",   "byte",      "vs",     "etc",        "id",      "name",     "http",   "https",   "www",
    "metro",   "visa",    "quota",     "ping",   "script",     "sim",     "pin",      "meter",  "kilo",    "gram",
    "and",     "of",      "the",       "by",     "v",          "x",       "a",        "in",     "for",     "on"};

bool is_letterless(const text::Word& word) { return word.kind != text::WordKind::kWord; }

bool is_loan(std::string_view norm) {
  return std::find(std::begin(kLoans), std::end(kLoans), norm) != std::end(kLoans);
}

bool has_digit(std::string_view norm) { return norm.find_first_of("0123456789") != std::string_view::npos; }

/// Whether the word would have to be translated, as far as its form tells.
bool is_ordinary(const SideText& side, std::size_t i, bool first) {
  const text::Word& word = side.analysis.words[i];
  if (word.upper || word.inner_capital || has_digit(word.norm)) return false;
  if (word.capitalised && !first) return false;
  if (word.span.size() < 2 || is_loan(word.norm)) return false;
  return std::none_of(side.literals.begin(), side.literals.end(),
                      [&](const text::Literal& literal) { return literal.span.overlaps(word.span); });
}

struct Copy {
  bool copied = false;
  std::size_t words = 0;     ///< with letters
  std::size_t ordinary = 0;  ///< of them, not first in the text
  bool first = false;        ///< the first word is ordinary but for its capital
};

Copy look(const PairView& view) {
  Copy copy;
  const auto& source = view.source.analysis.words;
  const auto& target = view.target.analysis.words;
  if (target.empty() || view.source.language.empty() || view.target.language.empty()) return copy;
  if (text::primary_subtag(view.source.language) == text::primary_subtag(view.target.language)) return copy;
  std::size_t k = 0;
  for (std::size_t i = 0;; ++i, ++k) {
    while (i < source.size() && is_letterless(source[i])) ++i;
    while (k < target.size() && is_letterless(target[k])) ++k;
    if (i >= source.size() || k >= target.size()) {
      copy.copied = i >= source.size() && k >= target.size() && copy.words > 0;
      return copy;
    }
    if (source[i].norm != target[k].norm) return copy;
    if (copy.words == 0) {
      copy.first = is_ordinary(view.target, k, true);
      copy.ordinary += copy.first && !target[k].capitalised ? 1U : 0U;
    } else {
      copy.ordinary += is_ordinary(view.target, k, false) ? 1U : 0U;
    }
    ++copy.words;
  }
}

/// Whether the target's vocabulary has a word of it: then it may be good in both languages.
bool is_known_in_target(const PairView& view) {
  if (view.covered == nullptr) return false;
  const text::Analysis& side = view.covered->target;
  for (std::size_t i = 0; i < side.words.size(); ++i) {
    if (side.words[i].kind != text::WordKind::kWord) continue;
    if (view.covered->pack.target.vocabulary.find(side.keys[i]) != langpack::kUnknownWord) return true;
  }
  return false;
}

bool is_sure(const Copy& copy) { return copy.ordinary >= 2 || (copy.ordinary == 1 && copy.words >= 3); }

}  // namespace

bool is_copy(const PairView& view) {
  const Copy copy = look(view);
  return copy.copied && is_sure(copy);
}

void run_copied_check(const PairView& view, CheckOutcome& outcome) {
  if (view.target.analysis.words.empty()) return;
  outcome.opportunities += 1.0;
  const Copy copy = look(view);
  if (!copy.copied) return;
  const bool sure = is_sure(copy);
  if (!sure && !(copy.ordinary > 0 || copy.first)) return;
  if (!sure && is_known_in_target(view)) return;
  outcome.violations += 1.0;
  const auto span = [](const SideText& side) {
    return ByteSpan{side.analysis.words.front().span.begin, side.analysis.words.back().span.end};
  };
  outcome.findings.push_back(
      {.rule = "copied",
       .severity = sure ? Severity::kCritical : Severity::kMinor,
       .probability = sure ? kSentenceProbability : kLabelProbability,
       .source = span(view.source),
       .target = span(view.target),
       .message = sure ? "not translated: the target is the source" : "the target is the source as it is"});
}

}  // namespace lacuna::metrics
