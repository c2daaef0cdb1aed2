/// \file
/// Stems: Snowball (libstemmer), after a table of irregular forms for English; one spelling for Vietnamese syllables
/// that have two; identity for other languages without a stemmer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace lacuna::text {

/// Thread-safety: one object per thread.
class Stemmer {
 public:
  /// `language` is a BCP 47 tag.
  explicit Stemmer(std::string_view language);
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  ~Stemmer();

  /// Stem of a word in matching form (`lower_nfc`): "developing" → "develop", "said" → "say", "led" → "lead".
  [[nodiscard]] std::string stem(std::string_view norm) const;
  /// Whether there is a stemmer for the language.
  [[nodiscard]] bool has_stems() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::text
