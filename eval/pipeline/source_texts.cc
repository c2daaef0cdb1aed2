#include "eval/pipeline/source_texts.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "eval/corpus/text_encoding.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

std::vector<reports::SourceText> read_source_texts(const std::vector<std::string>& paths) {
  std::vector<reports::SourceText> texts;
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    std::error_code code;
    // A pipe is empty by now, or waits for ever.
    if (path == "-" || !std::filesystem::is_regular_file(path, code) || !seen.insert(path).second) continue;
    const std::uintmax_t size = std::filesystem::file_size(path, code);
    Result<corpus::DecodedFile> file = corpus::read_decoded(path);
    if (!file) continue;
    reports::SourceText text{.path = path, .bytes = {}, .sha256 = std::move(file->sha256)};
    if (code || file->size != size) {
      text.form = reports::TextForm::kPacked;
    } else {
      text.bytes = std::move(file->text);
      if (file->encoding != corpus::TextEncoding::kUtf8) text.form = reports::TextForm::kDecoded;
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace lacuna::pipeline
