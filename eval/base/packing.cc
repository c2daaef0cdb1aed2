#include "eval/base/packing.h"

#include <zstd.h>

#include <algorithm>
#include <cstddef>
#include <memory>

#include "eval/base/gzip.h"

namespace lacuna::base {
namespace {

constexpr std::string_view kGzipEnding = ".gz";
constexpr std::string_view kZstandardEnding = ".zst";

bool ends_with(std::string_view path, std::string_view ending) {
  const auto same = [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); };
  return path.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(), path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [&](char wanted, char c) { return same(c, wanted); });
}

Result<std::string> zstandard(std::string_view bytes) {
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  if (context != nullptr && ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1)) == 0) {
    const std::size_t size = ZSTD_compress2(context.get(), packed.data(), packed.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(size) == 0) {
      packed.resize(size);
      return packed;
    }
  }
  return Error{.code = ErrorCode::kInternal, .message = "no memory to pack with Zstandard"};
}

}  // namespace

Packing packing_of(std::string_view path) {
  if (ends_with(path, kGzipEnding)) return Packing::kGzip;
  return ends_with(path, kZstandardEnding) ? Packing::kZstandard : Packing::kNone;
}

std::string_view without_packing(std::string_view path) {
  switch (packing_of(path)) {
    case Packing::kGzip: path.remove_suffix(kGzipEnding.size()); break;
    case Packing::kZstandard: path.remove_suffix(kZstandardEnding.size()); break;
    case Packing::kNone: break;
  }
  return path;
}

Result<std::string> pack(std::string_view bytes, Packing packing) {
  switch (packing) {
    case Packing::kGzip: return gzip(bytes);
    case Packing::kZstandard: return zstandard(bytes);
    case Packing::kNone: break;
  }
  return std::string(bytes);
}

}  // namespace lacuna::base
