#include <algorithm>
#include <string_view>
#include <utility>

#include "eval/align/bitext_links.h"
#include "eval/base/interruption.h"
#include "eval/base/utf8.h"
#include "eval/corpus/document.h"
#include "eval/pipeline/parallel.h"
#include "eval/text/characters.h"
#include "eval/text/normalize.h"
#include "eval/text/python_string.h"
#include "eval/text/stemmer.h"
#include "lacuna/word_alignment.h"

namespace lacuna {
namespace {

using langpack::Vocabulary;

constexpr std::size_t kLinesPerBlock = 512;
constexpr std::size_t kMaxWords = 500;
constexpr std::size_t kShortPrefix = 4;
constexpr std::size_t kLongPrefix = 6;  // stands for the stem in a language without a stemmer

/// The words of a line under both views.
struct Keys {
  std::vector<std::string> stems;
  std::vector<std::string> prefixes;
};

/// The first `count` characters.
std::string_view prefix(std::string_view word, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < word.size(); --count) static_cast<void>(base::next_code_point(word, end));
  return word.substr(0, end);
}

/// What the models see of white-space tokens: lower case, without the punctuation around a word.
class KeyMaker {
 public:
  explicit KeyMaker(const std::string& language) : stemmer_(language) {}

  [[nodiscard]] Keys keys(std::string_view line) const {
    Keys keys;
    text::python_split(line, [&](std::string_view token) {
      const std::string word = text::lower_nfc(text::trim_punctuation(token));
      const bool number = word.find_first_of("0123456789") != std::string::npos;
      keys.stems.emplace_back(number                 ? word
                              : stemmer_.has_stems() ? stemmer_.stem(word)
                                                     : std::string(prefix(word, kLongPrefix)));
      keys.prefixes.emplace_back(number ? std::string_view{word} : prefix(word, kShortPrefix));
    });
    return keys;
  }

 private:
  text::Stemmer stemmer_;
};

std::vector<Keys> keys_of(const corpus::Document& document, const std::vector<ByteSpan>& lines,
                          const std::string& language, const base::ParallelFor& parallel) {
  std::vector<Keys> keys(lines.size());
  parallel(pipeline::block_count(lines.size(), kLinesPerBlock), [&](std::size_t block) {
    const KeyMaker maker(language);
    const std::size_t end = std::min(lines.size(), (block + 1) * kLinesPerBlock);
    for (std::size_t i = block * kLinesPerBlock; i < end; ++i) keys[i] = maker.keys(lines[i].of(document.text));
  });
  return keys;
}

align::BitextView view_of(const std::vector<Keys>& source, const std::vector<Keys>& target,
                          std::vector<std::string> Keys::*words) {
  align::BitextView view;
  Vocabulary sources;
  Vocabulary targets;
  std::vector<langpack::WordId> source_ids;
  std::vector<langpack::WordId> target_ids;
  for (std::size_t line = 0; line < source.size(); ++line) {
    source_ids.clear();
    target_ids.clear();
    for (const std::string& word : source[line].*words) source_ids.push_back(sources.add(word));
    for (const std::string& word : target[line].*words) target_ids.push_back(targets.add(word));
    const bool too_long = source_ids.size() > kMaxWords || target_ids.size() > kMaxWords;
    view.bitext.add(source_ids, target_ids, too_long ? 0.0F : 1.0F);
  }
  view.sources = sources.size();
  view.targets = targets.size();
  return view;
}

}  // namespace

std::string WordAlignment::pharaoh() const {
  std::string text;
  for (const std::vector<WordLink>& line : links) {
    for (std::size_t k = 0; k < line.size(); ++k) {
      if (k > 0) text.push_back(' ');
      text += std::to_string(line[k].source) + "-" + std::to_string(line[k].target);
    }
    text.push_back('\n');
  }
  return text;
}

namespace {

Result<WordAlignment> align_lines(const WordAlignOptions& options, Progress* progress) {
  if (!(options.threshold >= 0.0 && options.threshold <= 1.0)) {
    return Error{.code = ErrorCode::kUsage, .message = "the threshold of posteriors must lie in 0..1"};
  }
  if (progress != nullptr) progress->update("reading", 0, 0);
  const base::ParallelFor parallel = pipeline::parallel_for(options.threads, progress);
  WordAlignment alignment;
  std::vector<align::BitextView> views;
  {
    const Result<corpus::Document> source = corpus::read_document(options.source_path, corpus::Markup::kNone);
    if (!source) return source.error();
    const Result<corpus::Document> target = corpus::read_document(options.target_path, corpus::Markup::kNone);
    if (!target) return target.error();
    const std::vector<ByteSpan> source_lines = corpus::line_spans(source->text);
    const std::vector<ByteSpan> target_lines = corpus::line_spans(target->text);
    if (Status same = corpus::check_parallel(*source, source_lines, *target, target_lines); !same) return same.error();
    const std::vector<Keys> source_keys = keys_of(*source, source_lines, options.source_language, parallel);
    const std::vector<Keys> target_keys = keys_of(*target, target_lines, options.target_language, parallel);
    for (const auto words : {&Keys::stems, &Keys::prefixes}) views.push_back(view_of(source_keys, target_keys, words));
    for (std::size_t line = 0; line < source_keys.size(); ++line) {
      if (source_keys[line].stems.size() > kMaxWords || target_keys[line].stems.size() > kMaxWords) {
        alignment.too_long.push_back(line + 1);
      }
    }
  }
  alignment.links =
      align::link_bitext(std::move(views), options.symmetrization, options.threshold, {}, parallel, progress);
  return alignment;
}

}  // namespace

Result<WordAlignment> align_words(const WordAlignOptions& options, Progress* progress) {
  return base::interruptible([&] { return align_lines(options, progress); });
}

}  // namespace lacuna
