#include "eval/text/sentencepiece_tokenizer.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <unordered_map>
#include <utility>

#include "eval/base/format_number.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kLongestLine = 4192;  // SentencePiece's own default for max_sentence_length

/// Without the place in SentencePiece's source that its messages begin with: "./src/x.cc(12) [condition] message".
Error format_error(const sentencepiece::util::Status& status, const char* otherwise) {
  std::string message(status.message());
  if (message.find("src/") != std::string::npos) {
    const std::size_t bracket = message.find("] ");
    message.erase(0, bracket == std::string::npos ? message.size() : bracket + 2);
  }
  return {
      .code = ErrorCode::kFormat, .message = "SentencePiece: " + (message.empty() ? otherwise : message), .path = {}};
}

/// Gives the trainer our lines without a copy of all of them.
class Lines : public sentencepiece::SentenceIterator {
 public:
  explicit Lines(const std::vector<const std::string*>& lines) : lines_(lines) {}

  [[nodiscard]] bool done() const override { return next_ >= lines_.size(); }
  void Next() override { ++next_; }  // NOLINT(readability-identifier-naming): SentencePiece's name
  [[nodiscard]] const std::string& value() const override { return *lines_[next_]; }
  [[nodiscard]] sentencepiece::util::Status status() const override { return {}; }

 private:
  const std::vector<const std::string*>& lines_;
  std::size_t next_ = 0;
};

}  // namespace

struct SentencePieceTokenizer::Impl {
  sentencepiece::SentencePieceProcessor processor;
  std::string signature;
};

SentencePieceTokenizer::SentencePieceTokenizer() : impl_(std::make_unique<Impl>()) {}
SentencePieceTokenizer::~SentencePieceTokenizer() = default;

Result<std::unique_ptr<SentencePieceTokenizer>> SentencePieceTokenizer::from_bytes(std::string_view model,
                                                                                   std::string signature) {
  std::unique_ptr<SentencePieceTokenizer> tokenizer(new SentencePieceTokenizer());
  const auto status = tokenizer->impl_->processor.LoadFromSerializedProto({model.data(), model.size()});
  if (!status.ok()) return format_error(status, "not a model");
  tokenizer->impl_->signature = std::move(signature);
  return tokenizer;
}

std::string SentencePieceTokenizer::signature() const { return impl_->signature; }

void SentencePieceTokenizer::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  std::vector<std::string> pieces;
  if (!impl_->processor.Encode({text.data(), text.size()}, &pieces).ok()) return;
  for (const std::string& piece : pieces) out.add(piece);
}

std::size_t SentencePieceTokenizer::count_pieces(std::string_view text) const {
  std::vector<int> ids;
  return impl_->processor.Encode({text.data(), text.size()}, &ids).ok() ? ids.size() : 0;
}

Result<std::string> train_sentencepiece(const std::vector<std::string>& lines, const SentencePieceTraining& options) {
  std::vector<const std::string*> used;
  used.reserve(lines.size());
  for (const std::string& line : lines) {
    if (!line.empty() && line.size() < kLongestLine) used.push_back(&line);
  }
  if (used.empty())
    return Error{.code = ErrorCode::kFormat, .message = "SentencePiece: no lines to train on", .path = {}};
  const std::unordered_map<std::string, std::string> arguments = {
      {"model_type", "unigram"},
      {"vocab_size", std::to_string(options.vocabulary_size)},
      {"hard_vocab_limit", "false"},
      {"character_coverage", base::format_shortest(options.character_coverage)},
      {"split_by_whitespace", options.split_by_whitespace ? "true" : "false"},
      {"max_sentencepiece_length", std::to_string(options.max_piece_length)},
      {"max_sentence_length", std::to_string(kLongestLine)},
      {"num_threads", "2"},  // sums of floats depend on it: fixed, so that the bytes do not depend on the machine
      {"minloglevel", "3"},  // the library never prints
  };
  Lines iterator(used);
  std::string model;
  const auto status = sentencepiece::SentencePieceTrainer::Train(arguments, &iterator, &model);
  if (!status.ok()) return format_error(status, "training failed");
  return model;
}

}  // namespace lacuna::text
