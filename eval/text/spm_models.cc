#include "eval/text/spm_models.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "eval/base/sha256.h"

namespace lacuna::text {
namespace {

// sacreBLEU gives no checksums. That of flores200 is the one that NLLB-200's distribution names for the same file.
constexpr std::array kModels = {
    SpmModel{.name = "flores101",
             .file = "sacrebleu_tokenizer_spm.model",
             .url = "https://dl.fbaipublicfiles.com/fairseq/models/flores/sacrebleu_tokenizer_spm.model",
             .sha256 = ""},
    SpmModel{.name = "flores200",
             .file = "flores200sacrebleuspm",
             .url = "https://tinyurl.com/flores200sacrebleuspm",
             .sha256 = "14bb8dfb35c0ffdea7bc01e56cea38b9e3d5efcdcb9c251d6b40538e1aab555a"},
    SpmModel{.name = "spBLEU-1K",
             .file = "spbleu-1k_tokenizer_spm.model",
             .url = "https://www.dlnlp.ai/spBLEU-1K/spbleu-1k_tokenizer_spm.model",
             .sha256 = ""},
};

}  // namespace

std::span<const SpmModel> spm_models() { return kModels; }

const SpmModel* find_spm_model(std::string_view name) {
  if (name == "spm") name = "flores101";
  const auto found =
      std::find_if(kModels.begin(), kModels.end(), [name](const SpmModel& model) { return model.name == name; });
  return found == kModels.end() ? nullptr : &*found;
}

std::string locate_spm_model(const SpmModel& model, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    const std::filesystem::path path = std::filesystem::path(folder) / model.file;
    std::error_code code;
    if (std::filesystem::is_regular_file(path, code)) return path.string();
  }
  return {};
}

Result<std::unique_ptr<SentencePieceTokenizer>> open_spm_model(const SpmModel& model, std::string_view bytes,
                                                               const std::string& path) {
  const std::string name(model.name);
  if (!model.sha256.empty()) {
    const std::string actual = base::sha256_hex(bytes);
    if (actual != model.sha256) {
      return Error{.code = ErrorCode::kFormat,
                   .message = "not the model of " + name + " (its SHA-256 is " + actual + ", not " +
                              std::string(model.sha256) + ")",
                   .path = path};
    }
  }
  auto tokenizer = SentencePieceTokenizer::from_bytes(bytes, name);
  if (tokenizer) return tokenizer;
  Error error = tokenizer.error();
  error.path = path;
  return error;
}

}  // namespace lacuna::text
