#include "eval/pipeline/shards/corpus_texts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "eval/base/input_file.h"

namespace lacuna::pipeline {
namespace {

constexpr std::uint64_t kPackedTimes = 3;  // bytes that a packed byte of text stands for, about

Result<CorpusText> corpus_text(const std::vector<std::string>& paths, std::uint64_t chunk_bytes,
                               const std::string& name) {
  CorpusText text{.paths = paths, .name = paths.front() == "-" ? (name.empty() ? "<stdin>" : name) : paths.front()};
  for (const std::string& path : paths) {
    if (path == "-") continue;
    const Result<base::InputFile> file = base::InputFile::open(path, base::InputFile::Content::kMaybePacked);
    if (!file) return file.error();
    const std::uint64_t bytes = file->size().value_or(0);
    text.bytes += file->is_plain_file() ? bytes : kPackedTimes * bytes;
    if (path == paths.front() && file->is_plain_file()) {
      text.chunks = std::max<std::uint64_t>(1, (bytes + chunk_bytes - 1) / chunk_bytes);
    }
  }
  return text;
}

}  // namespace

Result<std::vector<CorpusText>> corpus_texts(const std::vector<std::vector<std::string>>& groups,
                                             std::uint64_t chunk_bytes, const std::string& name) {
  std::vector<CorpusText> texts;
  std::set<std::string> names;
  texts.reserve(groups.size());
  for (const std::vector<std::string>& paths : groups) {
    Result<CorpusText> text = corpus_text(paths, chunk_bytes, name);
    if (!text) return text.error();
    if (!names.insert(text->name).second) {
      return Error{.code = ErrorCode::kUsage, .message = "is named twice", .path = text->name};
    }
    texts.push_back(std::move(*text));
  }
  return texts;
}

std::vector<WorkItem> work_items(const std::vector<CorpusText>& texts, std::uint64_t chunk_bytes) {
  std::vector<WorkItem> items;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const CorpusText& text = texts[i];
    if (!text.chunks) {
      items.push_back({.text = i, .weight = std::max<std::uint64_t>(1, text.bytes)});
      continue;
    }
    for (std::uint64_t chunk = 0; chunk < *text.chunks; ++chunk) {
      // Of line-aligned texts the chunk is that of all of them; the last one may be short.
      const std::uint64_t even = std::max<std::uint64_t>(1, text.bytes / *text.chunks);
      items.push_back({.text = i, .chunk = chunk, .weight = std::min(even, chunk_bytes * text.paths.size())});
    }
  }
  return items;
}

std::vector<WorkItem> share_of(const std::vector<WorkItem>& items, std::size_t share, std::size_t shares) {
  std::uint64_t total = 0;
  for (const WorkItem& item : items) total += item.weight;
  std::vector<WorkItem> own;
  std::uint64_t before = 0;
  for (const WorkItem& item : items) {
    // Where the middle of an item lies says whose it is. In long doubles products of bytes do not overflow.
    const long double middle = static_cast<long double>(before) + static_cast<long double>(item.weight) / 2.0L;
    const auto owner =
        static_cast<std::size_t>(middle * static_cast<long double>(shares) / static_cast<long double>(total));
    if (std::min(owner, shares - 1) == share) own.push_back(item);
    before += item.weight;
  }
  return own;
}

std::vector<ChunkRange> ranges_of(const std::vector<WorkItem>& items) {
  std::vector<ChunkRange> ranges;
  for (const WorkItem& item : items) {
    if (item.chunk && !ranges.empty() && ranges.back().text == item.text && ranges.back().end == item.chunk) {
      ranges.back().end = *item.chunk + 1;
    } else if (item.chunk) {
      ranges.push_back({.text = item.text, .first = *item.chunk, .end = *item.chunk + 1});
    } else {
      ranges.push_back({.text = item.text});
    }
  }
  return ranges;
}

}  // namespace lacuna::pipeline
