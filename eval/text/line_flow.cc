#include "eval/text/line_flow.h"

#include <algorithm>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/list_items.h"
#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kNarrowestWrap = 40;  // code points of a line
constexpr std::size_t kWidestWrap = 120;

/// Width of the first run without white space.
std::size_t first_word_width(std::string_view line) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size() && width < kWidestWrap; at = after(line, at), ++width) {
    if (is_space(code_point_at(line, at))) break;
  }
  return width;
}

/// Width of the widest line; more than `kWidestWrap` stands for any such width.
std::size_t widest(std::string_view text, const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) {
    // A code point has at most four bytes: lines that are far too long need no counting.
    const std::string_view bytes = line.of(text);
    width = std::max(width, bytes.size() > 4 * kWidestWrap ? kWidestWrap + 1 : base::count_code_points(bytes));
  }
  return width;
}

/// Whether the first word of `next` has no room behind `line` in a column of `width`.
bool is_full(std::string_view line, std::string_view next, std::size_t width) {
  return base::count_code_points(line) + 1 + first_word_width(next) > width;
}

bool is_wrap_width(std::size_t width) { return width >= kNarrowestWrap && width <= kWidestWrap; }

/// Whether the lines look filled up to `width`: each but the last has no room for the next one's first word, and a
/// third of them go on in lower case.
bool is_wrapped(std::string_view text, const std::vector<Line>& lines, std::size_t width,
                const Abbreviations& abbreviations) {
  if (lines.size() < 3 || !is_wrap_width(width)) return false;
  std::size_t lower = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view line = lines[i].of(text);
    const std::string_view next = lines[i + 1].of(text);
    if (begins_item(next)) continue;
    if (!is_full(line, next, width)) return false;
    lower += begins_lower(next) && !ends_sentence(line, abbreviations) ? 1U : 0U;
  }
  return lower * 3 >= lines.size() - 1;
}

/// Whether `next` goes on with the sentence of `line`.
bool continues(std::string_view line, std::string_view next, std::size_t width, const Abbreviations& abbreviations) {
  if (!begins_lower(next) || begins_item(next) || ends_sentence(line, abbreviations)) return false;
  const char last = line.back();
  if (last != ';' && last != ':') return true;
  // Items of a list without markers end so too: only a line that is full goes on.
  return is_wrap_width(width) && is_full(line, next, width);
}

}  // namespace

bool ends_sentence(std::string_view line, const Abbreviations& abbreviations) {
  for (std::size_t end = line.size(); end > 0;) {
    const std::size_t start = previous_start(line, end);
    const char32_t code = code_point_at(line, start);
    if (is_terminator(code)) {
      return code != '.' || end != line.size() ||
             abbreviations.kind(token_before(line, start, 0)) == Abbreviation::kNone;
    }
    if (!is_closer(code)) return false;
    end = start;
  }
  return false;
}

bool begins_lower(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && is_opener(code_point_at(line, at))) at = after(line, at);
  return at < line.size() && is_lower(code_point_at(line, at));
}

std::vector<Block> join_lines(std::string_view text, const std::vector<Line>& lines, std::uint32_t paragraph,
                              const Abbreviations& abbreviations) {
  const std::size_t width = widest(text, lines);
  const bool wrapped = is_wrapped(text, lines, width, abbreviations);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].of(text);
    const bool joined =
        i > 0 && (wrapped ? !begins_item(line) : continues(lines[i - 1].of(text), line, width, abbreviations));
    if (joined) {
      blocks.back().end = lines[i].end;
    } else {
      blocks.push_back({lines[i].begin, lines[i].end, paragraph, {}});
    }
  }
  return blocks;
}

}  // namespace lacuna::text
