/// \file
/// The SentencePiece models that sacreBLEU's tokenisers `flores101`, `flores200` and `spBLEU-1K` stand for.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/sentencepiece_tokenizer.h"
#include "lacuna/result.h"

namespace lacuna::text {

/// One of them, as in `sacrebleu/tokenizers/tokenizer_spm.py`.
struct SpmModel {
  std::string_view name;    ///< of the tokeniser, and in signatures
  std::string_view file;    ///< name under which sacreBLEU keeps the model in its folder of models
  std::string_view url;     ///< from where it gets it
  std::string_view sha256;  ///< of the file; empty where nobody has published one
};

[[nodiscard]] std::span<const SpmModel> spm_models();

/// The entry of a tokeniser, or null; "spm" is the old name of flores101.
[[nodiscard]] const SpmModel* find_spm_model(std::string_view name);

/// The first of `folders` that has the model's file, with the file's name; empty when none has.
[[nodiscard]] std::string locate_spm_model(const SpmModel& model, const std::vector<std::string>& folders);

/// `bytes` as a tokeniser with the model's name as signature. Errors: kFormat when they are not a model, or not this
/// one (where its checksum is known). `path` is for messages.
[[nodiscard]] Result<std::unique_ptr<SentencePieceTokenizer>> open_spm_model(const SpmModel& model,
                                                                             std::string_view bytes,
                                                                             const std::string& path);

}  // namespace lacuna::text
