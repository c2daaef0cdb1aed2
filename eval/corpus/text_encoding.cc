#include "eval/corpus/text_encoding.h"

#include "eval/base/file.h"
#include "eval/base/sha256.h"

namespace lacuna::corpus {

Result<DecodedFile> read_decoded(const std::string& path) {
  Result<std::string> bytes = base::read_text_file(path);
  if (!bytes) return bytes.error();
  DecodedFile file{.text = std::move(*bytes)};
  file.sha256 = base::sha256_hex(file.text);
  return file;
}

std::string encoded(std::string_view text, TextEncoding /*encoding*/) { return std::string(text); }

}  // namespace lacuna::corpus
