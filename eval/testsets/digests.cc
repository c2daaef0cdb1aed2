#include "eval/testsets/digests.h"

#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

#include "eval/base/input_file.h"

namespace lacuna::testsets {
namespace {

/// One running checksum.
class Digest {
 public:
  explicit Digest(const EVP_MD* kind)
      : context_(EVP_MD_CTX_new()),
        good_(context_ != nullptr && kind != nullptr && EVP_DigestInit_ex(context_.get(), kind, nullptr) == 1) {}

  void add(std::string_view bytes) {
    good_ = good_ && EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1;
  }
  /// Empty when libcrypto does not have this kind, as in its FIPS mode.
  [[nodiscard]] std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!good_ || EVP_DigestFinal_ex(context_.get(), digest.data(), &size) != 1) return {};
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{2} * size);
    for (std::size_t i = 0; i < size; ++i) {
      text.push_back(kDigits[digest[i] >> 4U]);
      text.push_back(kDigits[digest[i] & 15U]);
    }
    return text;
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
  bool good_;
};

}  // namespace

Result<Digests> digests_of_file(const std::string& path, const Progress* progress) {
  Result<base::InputFile> file = base::InputFile::open(path, base::InputFile::Content::kAsIs);
  if (!file) return file.error();
  Digest sha256(EVP_sha256());
  Digest md5(EVP_md5());
  Digests digests;
  std::string piece(std::size_t{1} << 18U, '\0');
  while (true) {
    if (progress != nullptr && progress->stop_requested()) {
      return Error{.code = ErrorCode::kInterrupted, .message = "interrupted", .path = path};
    }
    const Result<std::size_t> got = file->read(piece.data(), piece.size());
    if (!got) return got.error();
    if (*got == 0) break;
    const std::string_view bytes = std::string_view{piece}.substr(0, *got);
    sha256.add(bytes);
    md5.add(bytes);
    digests.size += *got;
  }
  digests.sha256 = sha256.hex();
  digests.md5 = md5.hex();
  if (digests.sha256.empty()) {
    return Error{.code = ErrorCode::kInternal, .message = "libcrypto has no SHA-256", .path = path};
  }
  return digests;
}

}  // namespace lacuna::testsets
