#include "eval/pipeline/compare/word_counts.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "eval/base/file.h"
#include "eval/corpus/document.h"
#include "eval/pipeline/parallel.h"
#include "eval/text/words.h"

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kBlock = 512;  // lines of a task

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const ByteSpan& span : corpus::line_spans(text)) lines.push_back(text.substr(span.begin, span.end - span.begin));
  return lines;
}

// WORD, tab, COUNT.
std::optional<std::pair<std::string_view, std::uint64_t>> entry_of(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0) return std::nullopt;
  const std::string_view digits = line.substr(tab + 1);
  std::uint64_t count = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (code != std::errc() || digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
  return std::pair(line.substr(0, tab), count);
}

Result<TrainingCounts> listed(const std::string& path, const std::vector<std::string_view>& lines,
                              const WordIndex& index) {
  std::vector<std::uint64_t> counts(index.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto entry = entry_of(lines[i]);
    if (!entry) {
      return Error{.code = ErrorCode::kFormat,
                   .message = i == 0 ? "expected a word, a tab and its count, as on the second line"
                                     : "expected a word, a tab and its count, as on the lines before",
                   .path = path,
                   .line = i + 1};
    }
    if (const std::uint32_t id = index.find(entry->first); id < counts.size()) counts[id] += entry->second;
  }
  return TrainingCounts{.counts = std::move(counts), .is_list = true, .lines = lines.size()};
}

}  // namespace

Result<TrainingCounts> training_counts(const std::string& path, const WordIndex& index,
                                       const base::ParallelFor& parallel_for) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  const std::vector<std::string_view> lines = lines_of(*text);
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 2); ++i) {
    if (entry_of(lines[i])) return listed(path, lines, index);
  }

  std::vector<std::unordered_map<std::uint32_t, std::uint64_t>> partial(block_count(lines.size(), kBlock));
  parallel_for(partial.size(), [&](std::size_t block) {
    const text::WordSplitter splitter(index.language());
    const std::size_t end = std::min(lines.size(), (block + 1) * kBlock);
    for (std::size_t i = block * kBlock; i < end; ++i) {
      for (const text::Word& word : splitter.split(lines[i])) {
        const std::uint32_t id = index.find(lines[i].substr(word.span.begin, word.span.end - word.span.begin));
        if (id < index.size()) ++partial[block][id];
      }
    }
  });
  std::vector<std::uint64_t> counts(index.size());
  for (const auto& block : partial) {
    for (const auto& [id, count] : block) counts[id] += count;
  }
  return TrainingCounts{.counts = std::move(counts), .lines = lines.size()};
}

std::vector<std::uint64_t> counts_of(const std::vector<IndexedText>& texts, const WordIndex& index) {
  std::vector<std::uint64_t> counts(index.size());
  for (const IndexedText& text : texts) {
    for (const std::uint32_t id : text.ids) ++counts[id];
  }
  return counts;
}

}  // namespace lacuna::pipeline
