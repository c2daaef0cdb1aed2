/// \file
/// The SentencePiece model of a pack: few commands need it, and to make it ready costs more than all else in a pack.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "eval/base/mapped_file.h"
#include "eval/text/sentencepiece_tokenizer.h"
#include "lacuna/result.h"

namespace lacuna::langpack {

/// A tokeniser that is made when it is first asked for. Thread-safe.
class PackTokenizer {
 public:
  using Made = std::shared_ptr<const text::SentencePieceTokenizer>;

  /// `model` is the bytes of a .model file, `path` its name in errors; `signature` as in
  /// `SentencePieceTokenizer::from_bytes`.
  PackTokenizer(base::SharedBytes model, std::string signature, std::string path);

  /// Errors: kPack when SentencePiece cannot read the model.
  [[nodiscard]] const Result<Made>& get() const;
  /// Number of pieces of `text`; 0 with a model that cannot be read.
  [[nodiscard]] std::size_t count_pieces(std::string_view text) const;

 private:
  base::SharedBytes model_;
  std::string signature_;
  std::string path_;
  mutable std::once_flag once_;
  mutable Result<Made> made_ = Made();
};

}  // namespace lacuna::langpack
