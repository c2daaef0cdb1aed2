#include "eval/pipeline/resegment_texts.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "eval/align/resegment.h"
#include "eval/text/border_tokens.h"
#include "eval/text/characters.h"
#include "eval/text/normalize.h"
#include "eval/text/python_string.h"

namespace lacuna::pipeline {
namespace {

constexpr std::uint32_t kUnknown = UINT32_MAX;  // of all words that no reference has: they match none

Error too_long(const std::string& name) {
  return {.code = ErrorCode::kUsage,
          .message = "has more than " + std::to_string(align::kMostResegmentedWords) +
                     " words and marks: too long to be resegmented",
          .path = name};
}

/// Numbers of the references' words, in lower case.
class Numbers {
 public:
  std::uint32_t add(std::string_view word) {
    return numbers_.try_emplace(key(word), static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  [[nodiscard]] std::uint32_t of(std::string_view word) const {
    const auto found = numbers_.find(key(word));
    return found == numbers_.end() ? kUnknown : found->second;
  }

 private:
  static std::string key(std::string_view word) {
    std::string lower(word);
    for (char& c : lower) {
      if ((static_cast<unsigned char>(c) & 0x80) != 0) return text::lower_nfc(word);
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return lower;
  }

  std::unordered_map<std::string, std::uint32_t> numbers_;
};

std::uint8_t border_cost(text::Border border) {
  switch (border) {
    case text::Border::kLine: return 0;
    case text::Border::kSentence: return 1;
    case text::Border::kWord: return 2;
    case text::Border::kNone: break;
  }
  return align::kNoBorder;
}

std::string_view without_leading_space(std::string_view text) {
  std::size_t begin = 0;
  while (const std::size_t space = text::python_space_length(text, begin)) begin += space;
  return text.substr(begin);
}

/// Appends `text` without white space at its ends, and with each line break, and the white space around it, as one
/// space, or none in a script that has no spaces. (Python's white space, which is what scoring drops: U+200B and U+FEFF
/// stay.)
void append_as_line(std::string_view text, std::string& out) {
  text = without_leading_space(text::python_rstrip(text));
  while (true) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) break;
    const std::string_view line = text::python_rstrip(text.substr(0, end));
    text = without_leading_space(text.substr(end));
    out.append(line);
    const char32_t before = text::code_point_at(line, text::previous_start(line, line.size()));
    if (!text::joins_without_space(before, text::code_point_at(text, 0))) out.push_back(' ');
  }
  out.append(text);
}

Result<std::string> resegment_text(const align::SegmentedReferences& references, const Numbers& numbers,
                                   const Uncut& hypothesis) {
  std::vector<std::uint32_t> words;
  std::vector<std::uint8_t> costs;
  std::vector<std::size_t> begins;
  const std::string_view text = hypothesis.text;
  {
    const std::vector<text::BorderToken> tokens = text::border_tokens(text);
    if (tokens.size() > align::kMostResegmentedWords) return too_long(hypothesis.name);
    words.reserve(tokens.size());
    costs.reserve(tokens.size());
    begins.reserve(tokens.size() + 1);
    for (const text::BorderToken& token : tokens) {
      words.push_back(numbers.of(token.span.of(text)));
      costs.push_back(border_cost(token.border));
      begins.push_back(token.span.begin);
    }
    if (!begins.empty()) begins.front() = 0;
    begins.push_back(text.size());
  }
  const align::Resegmentation found = align::resegment(references, words, costs);
  std::string lines;
  lines.reserve(text.size() + found.borders.size());
  for (std::size_t s = 0; s + 1 < found.borders.size(); ++s) {
    const std::size_t begin = begins[found.borders[s]];
    append_as_line(text.substr(begin, begins[found.borders[s + 1]] - begin), lines);
    lines.push_back('\n');
  }
  return lines;
}

}  // namespace

Result<std::vector<std::string>> resegment_texts(std::span<const std::vector<std::string_view>> references,
                                                 std::span<const Uncut> hypotheses,
                                                 const base::ParallelFor& parallel_for) {
  align::SegmentedReferences segments;
  Numbers numbers;
  std::vector<std::uint32_t> words;
  for (const std::vector<std::string_view>& line : references) {
    for (const std::string_view reference : line) {
      words.clear();
      for (const text::BorderToken& token : text::border_tokens(reference)) {
        words.push_back(numbers.add(token.span.of(reference)));
      }
      segments.add(words);
    }
    segments.end_segment();
  }
  if (segments.words() > align::kMostResegmentedWords) return too_long("the reference");

  std::vector<std::string> texts(hypotheses.size());
  std::vector<Status> statuses(hypotheses.size());
  parallel_for(hypotheses.size(), [&](std::size_t i) {
    Result<std::string> text = resegment_text(segments, numbers, hypotheses[i]);
    if (text) {
      texts[i] = std::move(*text);
    } else {
      statuses[i] = text.error();
    }
  });
  for (const Status& status : statuses) {
    if (!status) return status.error();
  }
  return texts;
}

}  // namespace lacuna::pipeline
