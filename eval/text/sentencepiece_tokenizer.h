/// \file
/// SentencePiece behind our `Tokenizer`; the only place that includes its headers is the .cc beside this file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/tokenizer.h"

namespace lacuna::text {

/// Tokens are the model's pieces ("▁the", "▁Chính"), as sacreBLEU's `spm` tokenisers make them: the text they are
/// ranges of is the pieces one after the other. Thread-safety: const and reentrant.
class SentencePieceTokenizer : public Tokenizer {
 public:
  /// From the bytes of a .model file. `signature` is the name for score signatures ("spm-vi-en-<8 hex of sha256>").
  [[nodiscard]] static Result<std::unique_ptr<SentencePieceTokenizer>> from_bytes(std::string_view model,
                                                                                  std::string signature);
  SentencePieceTokenizer(const SentencePieceTokenizer&) = delete;
  SentencePieceTokenizer(SentencePieceTokenizer&&) = delete;
  SentencePieceTokenizer& operator=(const SentencePieceTokenizer&) = delete;
  SentencePieceTokenizer& operator=(SentencePieceTokenizer&&) = delete;
  ~SentencePieceTokenizer() override;

  [[nodiscard]] std::string signature() const override;
  void tokenize(std::string_view text, TokenizedText& out) const override;
  /// Number of pieces of `text`.
  [[nodiscard]] std::size_t count_pieces(std::string_view text) const;

 private:
  SentencePieceTokenizer();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Options of SentencePiece's unigram trainer (Kudo 2018).
struct SentencePieceTraining {
  std::int32_t vocabulary_size = 16000;  ///< soft limit
  double character_coverage = 0.9998;    ///< share of characters that the model keeps
  bool split_by_whitespace = true;       ///< false lets pieces cross spaces
  std::int32_t max_piece_length = 24;    ///< code points
};

/// Trains one unigram model on `lines` (each under 4,192 bytes; longer ones are left out); the same lines give the
/// same bytes. Returns the bytes of the .model file. Errors: kFormat when no line is left or the
/// vocabulary is smaller than the characters to keep; a text too small for it makes a smaller model.
[[nodiscard]] Result<std::string> train_sentencepiece(const std::vector<std::string>& lines,
                                                      const SentencePieceTraining& options);

}  // namespace lacuna::text
