/// \file
/// A small Vietnamese–English language pack made in memory, with numbers set by hand, so that a test knows what the
/// pack knows; and short texts in its words.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "eval/langpack/pack.h"
#include "eval/text/analysis.h"
#include "metrics/checks/unit_view.h"
#include "metrics/coverage.h"

namespace lacuna::test {

/// Information of the tiny pack's words, in nats.
inline constexpr float kTinyContent = 9.0F;
inline constexpr float kTinyPhrase = 10.0F;
inline constexpr float kTinyFunction = 3.0F;

/// Lines of the glossary that the tiny pack is made of.
extern const std::string_view kTinyGlossary;

/// Everything but the tokeniser and the pack's hash. Open content words are evidence for an omission (or an addition),
/// covered ones against it, every run with evidence is probable, and a
/// unit is as probable to have lost something as its most probable run. `more_glossary` is added to the glossary's
/// lines.
[[nodiscard]] langpack::LanguagePack make_tiny_pack(std::string_view more_glossary = {});

/// Bytes of a SentencePiece model trained on the sample documents; trained once per process.
[[nodiscard]] const std::string& tiny_model();

/// Writes the tiny pack, with its model, into `folder`.
void write_tiny_pack(const std::string& folder);

/// `text` analysed as one side of the tiny pack.
[[nodiscard]] text::Analysis analyze_vi(std::string_view text);
[[nodiscard]] text::Analysis analyze_en(std::string_view text);

/// A sentence pair with its coverage by the tiny pack (or another).
class TinyUnit {
 public:
  TinyUnit(std::string_view source, std::string_view target);
  TinyUnit(std::string_view source, std::string_view target, std::shared_ptr<const langpack::LanguagePack> pack);

  [[nodiscard]] const std::string& source_text() const { return source_text_; }
  [[nodiscard]] const std::string& target_text() const { return target_text_; }
  [[nodiscard]] const text::Analysis& source() const { return source_; }
  [[nodiscard]] const text::Analysis& target() const { return target_; }
  [[nodiscard]] const metrics::UnitCoverage& coverage() const { return coverage_; }
  [[nodiscard]] const langpack::LanguagePack& pack() const { return *pack_; }
  [[nodiscard]] metrics::UnitView view() const {
    return {source_text_, target_text_, source_, target_, coverage_, *pack_};
  }
  /// The text of words [begin, end).
  [[nodiscard]] std::string source_words(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::string target_words(std::size_t begin, std::size_t end) const;

 private:
  std::shared_ptr<const langpack::LanguagePack> pack_;
  std::string source_text_;
  std::string target_text_;
  text::Analysis source_;
  text::Analysis target_;
  metrics::UnitCoverage coverage_;
};

/// A Vietnamese sentence in the tiny pack's words and its complete translation; `number` picks it, and stands in it.
struct SentencePair {
  std::string source;
  std::string target;
};
[[nodiscard]] SentencePair tiny_sentence(std::size_t number);

/// Documents of one sentence per line.
[[nodiscard]] std::string lines_of(const std::vector<std::string>& lines);

}  // namespace lacuna::test
