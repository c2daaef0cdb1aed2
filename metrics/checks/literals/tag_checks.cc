#include "metrics/checks/literals/tag_checks.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>

#include "eval/text/ascii.h"
#include "eval/text/literal_addresses.h"
#include "eval/text/markup_tags.h"
#include "metrics/checks/literals/address_checks.h"
#include "metrics/checks/literals/literal_match.h"

namespace lacuna::metrics {
namespace {

using text::Literal;
using text::LiteralKind;
using text::LiteralRole;
using text::TagAttribute;

constexpr double kLost = 0.85;
constexpr double kAdded = 0.8;
constexpr double kChanged = 0.8;
constexpr double kStyle = 0.4;  ///< of emphasis and line breaks, which a language may do without
constexpr double kAttribute = 0.85;
constexpr double kLooks = 0.5;  ///< attributes that concern looks alone
constexpr double kOrder = 0.9;

bool is_tag(const Literal& literal) { return literal.kind == LiteralKind::kTag && !literal.value.empty(); }

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Attributes whose values are language, or say which it is.
bool is_language_attribute(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"alt",     "title",      "placeholder", "label",    "summary",  "aria-label", "aria-description",
       "content", "value",      "lang",        "xml:lang", "hreflang", "dir",        "translate",
       "abbr",    "equiv-text", "disp",        "example",  "rel",      "target"});
  return contains(kNames, name);
}

bool is_looks_attribute(std::string_view name) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"class", "style", "width", "height", "align", "color", "size", "border"});
  return contains(kNames, name);
}

bool is_style_element(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"b", "i", "em", "strong", "u", "br", "small", "big", "nobr", "wbr", "q", "p", "<![CDATA[", "]]>"});
  return contains(kNames, name);
}

/// The attributes of a tag of the text's own; none of an inline code that the file's format names otherwise.
std::vector<TagAttribute> attributes_of(const SideText& side, const Literal& literal) {
  if (literal.role == LiteralRole::kClose) return {};
  const std::string_view raw = literal.span.of(side.text);
  if (text::lower(text::tag_name(raw)) != text::lower(literal.value)) return {};
  std::vector<TagAttribute> attributes = text::tag_attributes(raw);
  std::erase_if(attributes, [](const TagAttribute& attribute) {
    return is_language_attribute(text::lower(attribute.name)) || attribute.name.starts_with("xmlns");
  });
  std::sort(attributes.begin(), attributes.end(),
            [](const TagAttribute& a, const TagAttribute& b) { return a.name < b.name; });
  return attributes;
}

bool is_address_attribute(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "cite" || name == "data";
}

bool same_value(const TagAttribute& a, const TagAttribute& b) {
  if (a.value == b.value) return true;
  if (!is_address_attribute(text::lower(a.name))) return false;
  const std::string from = text::plain_url(a.value);
  const std::string to = text::plain_url(b.value);
  return from == to || is_localised_url(from, to);
}

bool same_attributes(const std::vector<TagAttribute>& a, const std::vector<TagAttribute>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const TagAttribute& x, const TagAttribute& y) { return x.name == y.name && same_value(x, y); });
}

void report_attributes(const PairView& view, const Literal& source, const Literal& target,
                       const std::vector<TagAttribute>& from, const std::vector<TagAttribute>& to,
                       CheckOutcome& outcome) {
  for (const TagAttribute& attribute : from) {
    const auto twin =
        std::find_if(to.begin(), to.end(), [&](const TagAttribute& other) { return other.name == attribute.name; });
    if (twin != to.end() && same_value(attribute, *twin)) continue;
    const std::string name = text::lower(attribute.name);
    CheckFinding finding{.rule = "tag",
                         .severity = is_looks_attribute(name) ? Severity::kMinor : Severity::kMajor,
                         .probability = is_looks_attribute(name) ? kLooks : kAttribute,
                         .source = source.span,
                         .target = target.span};
    if (twin == to.end()) {
      finding.message =
          "attribute lost: " + std::string(attribute.name) + " of " + shown(view.target.text, target.span);
    } else {
      finding.source = ByteSpan{source.span.begin + attribute.span.begin, source.span.begin + attribute.span.end};
      finding.target = ByteSpan{target.span.begin + twin->span.begin, target.span.begin + twin->span.end};
      finding.message = "attribute changed: " + std::string(attribute.name) + "=\"" +
                        shown(view.source.text, *finding.source) + "\" became \"" +
                        shown(view.target.text, *finding.target) + "\"";
      finding.suggestion = std::string(attribute.value);
    }
    report(outcome, std::move(finding));
  }
  for (const TagAttribute& attribute : to) {
    if (std::any_of(from.begin(), from.end(),
                    [&](const TagAttribute& other) { return other.name == attribute.name; })) {
      continue;
    }
    report(outcome, {.rule = "tag",
                     .severity = Severity::kMinor,
                     .probability = kLooks,
                     .source = source.span,
                     .target = target.span,
                     .message = "attribute added: " + std::string(attribute.name) + " of " +
                                shown(view.target.text, target.span)});
  }
}

struct AttributedTag {
  const Literal* literal;
  std::vector<TagAttribute> attributes;
};

std::vector<AttributedTag> attributed(const SideText& side) {
  std::vector<AttributedTag> tags;
  for (const Literal& literal : side.literals) {
    if (is_tag(literal) && literal.role != LiteralRole::kClose)
      tags.push_back({&literal, attributes_of(side, literal)});
  }
  return tags;
}

/// Of each element, the tags of both sides with the same attributes belong together; the others are compared in turn.
void check_attributes(const PairView& view, CheckOutcome& outcome) {
  std::vector<AttributedTag> from = attributed(view.source);
  std::vector<AttributedTag> to = attributed(view.target);
  if (from.size() > 256 || to.size() > 256) return;
  const auto same = [](const AttributedTag& a, const AttributedTag& b) {
    return a.literal->value == b.literal->value && a.literal->role == b.literal->role &&
           same_attributes(a.attributes, b.attributes);
  };
  for (auto tag = from.begin(); tag != from.end();) {
    const auto twin = std::find_if(to.begin(), to.end(), [&](const AttributedTag& other) { return same(*tag, other); });
    if (twin == to.end()) {
      ++tag;
      continue;
    }
    to.erase(twin);
    tag = from.erase(tag);
  }
  for (const AttributedTag& tag : from) {
    const auto twin = std::find_if(to.begin(), to.end(), [&](const AttributedTag& other) {
      return other.literal->value == tag.literal->value && other.literal->role == tag.literal->role;
    });
    if (twin == to.end()) continue;
    report_attributes(view, *tag.literal, *twin->literal, tag.attributes, twin->attributes, outcome);
    to.erase(twin);
  }
}

std::vector<KeyedLiteral> tag_keys(const SideText& side, std::deque<std::string>& storage) {
  std::vector<KeyedLiteral> keys;
  for (const Literal& literal : side.literals) {
    if (!is_tag(literal)) continue;
    // "<a></a>" and "<a/>" are the same to XML, "<br>" and "<br/>" to HTML.
    std::string_view key = literal.value;
    if (literal.role == LiteralRole::kClose) key = storage.emplace_back("/" + literal.value);
    keys.push_back({&literal, key});
  }
  return keys;
}

double probability_of(const Literal& literal, double usual) { return is_style_element(literal.value) ? kStyle : usual; }

/// Takes the close out of the list whose open is in it too: one finding is enough for both.
void drop_partners(std::vector<const Literal*>& literals) {
  std::vector<std::string_view> opened;
  std::erase_if(literals, [&](const Literal* literal) {
    if (literal->role == LiteralRole::kOpen) opened.push_back(literal->value);
    if (literal->role != LiteralRole::kClose) return false;
    const auto open = std::find(opened.begin(), opened.end(), literal->value);
    if (open == opened.end()) return false;
    opened.erase(open);
    return true;
  });
}

/// First tag that closes what is not open, or crosses; null when they nest.
const Literal* first_misplaced(const SideText& side) {
  std::vector<const Literal*> open;
  for (const Literal& literal : side.literals) {
    if (!is_tag(literal)) continue;
    if (literal.role == LiteralRole::kOpen) open.push_back(&literal);
    if (literal.role != LiteralRole::kClose) continue;
    if (open.empty() || open.back()->value != literal.value) return &literal;
    open.pop_back();
  }
  return open.empty() ? nullptr : open.back();
}

}  // namespace

void check_tags(const PairView& view, CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  std::deque<std::string> storage;
  const std::vector<KeyedLiteral> source = tag_keys(view.source, storage);
  const std::vector<KeyedLiteral> target = tag_keys(view.target, storage);
  if (source.empty() && target.empty()) return;
  LiteralDifference difference = compare_literals(view, source, target);
  outcome.opportunities += static_cast<double>(difference.opportunities());
  const std::size_t changes = difference.lost.size() + difference.added.size();
  drop_partners(difference.lost);
  drop_partners(difference.added);
  if (difference.lost.size() == 1 && difference.added.size() == 1) {
    for (const LiteralChange& change : pair_similar(difference, 0.0, true)) {
      // Opened for closed: the slash is missing, or there for nothing.
      report(outcome,
             {.rule = "tag",
              .severity = is_style_element(change.source->value) && is_style_element(change.target->value)
                              ? Severity::kMinor
                              : Severity::kMajor,
              .probability = changes > 2 ? kStyle : kChanged,
              .source = change.source->span,
              .target = change.target->span,
              .message = "tag changed: " + shown(view.source.text, change.source->span) + " became " +
                         shown(view.target.text, change.target->span),
              .suggestion =
                  changes > 2 ? std::nullopt : std::optional<std::string>(change.source->span.of(view.source.text))});
    }
  }
  for (const Literal* lost : difference.lost) {
    report(outcome, {.rule = "tag",
                     .severity = is_style_element(lost->value) ? Severity::kMinor : Severity::kMajor,
                     .probability = lost->role == LiteralRole::kClose ? kLost : probability_of(*lost, kLost),
                     .source = lost->span,
                     .target = place_in_target(view, lost->span),
                     .message = "tag lost: " + shown(view.source.text, lost->span)});
  }
  for (const Literal* added : difference.added) {
    report(outcome, {.rule = "tag",
                     .severity = is_style_element(added->value) ? Severity::kMinor : Severity::kMajor,
                     .probability = probability_of(*added, kAdded),
                     .source = place_in_source(view, added->span),
                     .target = added->span,
                     .message = "tag added: " + shown(view.target.text, added->span)});
  }
  check_attributes(view, outcome);
}

void check_tag_order(const PairView& view, CheckOutcome& outcome) {
  if (is_untranslated(view)) return;
  std::deque<std::string> storage;
  const std::vector<KeyedLiteral> source = tag_keys(view.source, storage);
  const std::vector<KeyedLiteral> target = tag_keys(view.target, storage);
  if (source.empty() || target.empty()) return;
  outcome.opportunities += 1.0;
  const Literal* misplaced = first_misplaced(view.target);
  if (misplaced == nullptr || first_misplaced(view.source) != nullptr) return;
  const LiteralDifference difference = compare_literals(view, source, target);
  if (!difference.lost.empty() || !difference.added.empty()) return;
  report(outcome,
         {.rule = "tag-order",
          .severity = Severity::kMajor,
          .probability = kOrder,
          .source = place_in_source(view, misplaced->span),
          .target = misplaced->span,
          .message = (misplaced->role == LiteralRole::kClose ? "tag closes out of order: " : "tag is not closed: ") +
                     shown(view.target.text, misplaced->span)});
}

}  // namespace lacuna::metrics
