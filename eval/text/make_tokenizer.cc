#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/text/sentencepiece_tokenizer.h"
#include "eval/text/simple_tokenizers.h"
#include "eval/text/spm_models.h"
#include "eval/text/tokenizer_13a.h"
#include "eval/text/tokenizer_intl.h"
#include "eval/text/tokenizer_mecab.h"
#include "eval/text/tokenizer_zh.h"
#include "lacuna/scoring.h"

namespace lacuna {
namespace {

constexpr std::array<std::string_view, 11> kNames = {
    "13a", "none", "char", "intl", "zh", "ja-mecab", "ko-mecab", "spm", "flores101", "flores200", "spBLEU-1K"};

template <class Items>
std::string joined(const Items& items) {
  std::string text;
  for (const auto& item : items) text.append(text.empty() ? "" : ", ").append(item);
  return text;
}

/// A tokeniser that needs nothing but its name, or null.
TokenizerPtr make_simple(std::string_view name) {
  if (name == "13a") return std::make_shared<const text::Tokenizer13a>();
  if (name == "none") return std::make_shared<const text::TokenizerNone>();
  if (name == "char") return std::make_shared<const text::TokenizerChar>();
  if (name == "intl") return std::make_shared<const text::TokenizerIntl>();
  if (name == "zh") return std::make_shared<const text::TokenizerZh>();
  return nullptr;
}

template <class Made>
Result<TokenizerPtr> as_pointer(Result<std::unique_ptr<Made>> made) {
  if (!made) return made.error();
  return TokenizerPtr(std::move(*made));
}

/// The user's own model file.
Result<TokenizerPtr> open_own_model(const std::string& path) {
  const Result<std::string> bytes = base::read_file(path);
  if (!bytes) return bytes.error();
  auto tokenizer = text::SentencePieceTokenizer::from_bytes(*bytes, "spm-" + base::sha256_hex(*bytes).substr(0, 8));
  if (tokenizer) return TokenizerPtr(std::move(*tokenizer));
  Error error = tokenizer.error();
  error.path = path;
  return error;
}

Result<TokenizerPtr> open_named_model(const text::SpmModel& model, const TokenizerOptions& options) {
  const std::string path = options.model.empty() ? locate_spm_model(model, options.model_folders) : options.model;
  if (path.empty()) {
    const std::string where =
        options.model_folders.empty() ? "no folder was given" : "it is not in " + joined(options.model_folders);
    return Error{.code = ErrorCode::kIo,
                 .message = "no model file for the tokeniser " + std::string(model.name) + ": " + where +
                            "; it is called " + std::string(model.file) + " and comes from " + std::string(model.url),
                 .path = {}};
  }
  const Result<std::string> bytes = base::read_file(path);
  if (!bytes) return bytes.error();
  return as_pointer(open_spm_model(model, *bytes, path));
}

}  // namespace

std::span<const std::string_view> tokenizer_names() { return kNames; }

Result<TokenizerPtr> make_tokenizer(std::string_view name, const TokenizerOptions& options) {
  if (TokenizerPtr simple = make_simple(name)) {
    if (options.model.empty()) return simple;
    return Error{
        .code = ErrorCode::kUsage, .message = "the tokeniser " + std::string(name) + " takes no model", .path = {}};
  }
  if (name == "ja-mecab") return as_pointer(text::TokenizerMecab::open_japanese(options.model));
  if (name == "ko-mecab") return as_pointer(text::TokenizerMecab::open_korean(options.model));
  if (name == "spm" && !options.model.empty()) return open_own_model(options.model);
  if (const text::SpmModel* model = text::find_spm_model(name)) return open_named_model(*model, options);
  return Error{.code = ErrorCode::kUsage,
               .message = "unknown tokeniser '" + std::string(name) + "' (there are " + joined(kNames) + ")",
               .path = {}};
}

}  // namespace lacuna
