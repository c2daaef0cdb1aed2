/// \file
/// Japanese and Korean words by MeCab (Kudo et al. 2004) behind our `Tokenizer`; the only place that includes its
/// header is the .cc beside this file. A build without MeCab has this header too, and says so when a tokeniser is asked
/// for.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/tokenizer.h"

namespace lacuna::text {

/// sacreBLEU's `ja-mecab` and `ko-mecab` (`tokenizer_ja_mecab.py`, `tokenizer_ko_mecab.py`): the surfaces of MeCab's
/// best path for the stripped line. Neither the environment nor a mecabrc is read. Thread-safety: const and reentrant;
/// a lock for a moment per call. Cost: MeCab's, about 0.2 s per megabyte of text.
class TokenizerMecab : public Tokenizer {
 public:
  /// With the IPA dictionary in the folder `dictionary`; empty: where Debian and others install it. Signature
  /// "ja-mecab-<version of MeCab>-IPA". sacreBLEU's dictionary has 392,126 words; Debian's has one more, the era name
  /// 令和, which is never used here, so the tokens are those of sacreBLEU's. Errors: kUsage in a build without MeCab;
  /// kIo when there is no such folder; kFormat for another dictionary.
  [[nodiscard]] static Result<std::unique_ptr<TokenizerMecab>> open_japanese(const std::string& dictionary);

  /// With the mecab-ko-dic (811,795 words) in the folder `dictionary`. Signature "ko-mecab-<version>-KO". sacreBLEU
  /// runs mecab-ko, a MeCab that also weighs the spaces of Korean: the original MeCab gives other tokens here and
  /// there, and the version in the signature tells which of them it was ("0.996/ko-0.9.2" or "0.996"). Errors: as
  /// above; kUsage without a folder.
  [[nodiscard]] static Result<std::unique_ptr<TokenizerMecab>> open_korean(const std::string& dictionary);

  /// With any UTF-8 dictionary that has one of `sizes` words (empty: any number). Signature
  /// "<name>-<version>-<suffix>".
  struct Kind {
    std::string_view name;
    std::string_view suffix;
    std::vector<std::size_t> sizes;
  };
  [[nodiscard]] static Result<std::unique_ptr<TokenizerMecab>> open(const Kind& kind, const std::string& dictionary);

  TokenizerMecab(const TokenizerMecab&) = delete;
  TokenizerMecab(TokenizerMecab&&) = delete;
  TokenizerMecab& operator=(const TokenizerMecab&) = delete;
  TokenizerMecab& operator=(TokenizerMecab&&) = delete;
  ~TokenizerMecab() override;

  [[nodiscard]] std::string signature() const override;
  [[nodiscard]] bool tokens_have_no_space() const override { return true; }
  void tokenize(std::string_view text, TokenizedText& out) const override;

 private:
  TokenizerMecab();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::text
