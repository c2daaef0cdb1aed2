#include "eval/langpack/pack_tokenizer.h"

#include <utility>

namespace lacuna::langpack {

PackTokenizer::PackTokenizer(base::SharedBytes model, std::string signature, std::string path)
    : model_(std::move(model)), signature_(std::move(signature)), path_(std::move(path)) {}

const Result<PackTokenizer::Made>& PackTokenizer::get() const {
  std::call_once(once_, [this] {
    auto tokenizer = text::SentencePieceTokenizer::from_bytes(model_.bytes, signature_);
    if (tokenizer) {
      made_ = Made(std::move(*tokenizer));
    } else {
      made_ = Error{.code = ErrorCode::kPack, .message = tokenizer.error().message, .path = path_};
    }
  });
  return made_;
}

std::size_t PackTokenizer::count_pieces(std::string_view text) const {
  const Result<Made>& tokenizer = get();
  return tokenizer ? (*tokenizer)->count_pieces(text) : 0;
}

}  // namespace lacuna::langpack
