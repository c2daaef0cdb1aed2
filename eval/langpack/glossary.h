/// \file
/// A bilingual glossary in terms of a pack's vocabularies: source terms and the ways they are rendered.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/shared_array.h"
#include "eval/langpack/vocabulary.h"
#include "lacuna/result.h"

namespace lacuna::langpack {

/// Coarse part of speech of a glossary entry; decides which types share their expectations.
enum class WordClass : std::uint8_t { kNoun, kVerb, kModifier, kName, kFunction, kUnknown };
inline constexpr std::size_t kWordClasses = 6;

/// One line of a glossary file.
struct GlossaryLine {
  std::string source;
  std::vector<std::string> renderings;  ///< most usual first; without "<null>"
  bool null_rendering = false;          ///< "<null>": a good translation often has no word for it
  WordClass word_class = WordClass::kUnknown;
};

/// Reads "term TAB rendering|rendering|… TAB part of speech" lines ("#" begins a comment line). Errors: kFormat with
/// line.
[[nodiscard]] Result<std::vector<GlossaryLine>> parse_glossary(std::string_view text, const std::string& path);

/// The compiled glossary. Row of a source term: its renderings, each a sequence of target word ids. Immutable; a copy
/// shares the rows.
class Glossary {
 public:
  struct Entry {
    std::uint32_t first_rendering = 0;
    std::uint32_t rendering_count = 0;
    std::uint8_t null_rendering = 0;
    std::uint8_t word_class = static_cast<std::uint8_t>(WordClass::kUnknown);
    std::uint16_t reserved = 0;
  };

  Glossary() = default;
  /// `entries` has one element per source vocabulary id (missing at the end: no entry); `rendering_begin` has
  /// renderings + 1 offsets into `words`.
  Glossary(base::SharedArray<Entry> entries, base::SharedArray<std::uint32_t> rendering_begin,
           base::SharedArray<WordId> words)
      : entries_(std::move(entries)), rendering_begin_(std::move(rendering_begin)), words_(std::move(words)) {}

  /// The entry of a source term; one without renderings when there is none.
  [[nodiscard]] Entry entry(WordId source) const { return source < entries_.size() ? entries_[source] : Entry{}; }
  [[nodiscard]] bool has(WordId source) const {
    const Entry found = entry(source);
    return found.rendering_count > 0 || found.null_rendering != 0;
  }
  /// Words of rendering `index` (global number: entry.first_rendering + k).
  [[nodiscard]] std::span<const WordId> rendering(std::size_t index) const {
    return words_.span().subspan(rendering_begin_[index], rendering_begin_[index + 1] - rendering_begin_[index]);
  }

  [[nodiscard]] const base::SharedArray<Entry>& entries() const { return entries_; }
  [[nodiscard]] const base::SharedArray<std::uint32_t>& rendering_begin() const { return rendering_begin_; }
  [[nodiscard]] const base::SharedArray<WordId>& words() const { return words_; }

 private:
  base::SharedArray<Entry> entries_;
  base::SharedArray<std::uint32_t> rendering_begin_{0};
  base::SharedArray<WordId> words_;
};

}  // namespace lacuna::langpack
