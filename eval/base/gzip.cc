#include "eval/base/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <climits>

namespace lacuna::base {
namespace {

constexpr int kGzipWindow = 15 + 16;  // the largest window, in a gzip member
constexpr int kQuickLevel = 4;        // the first that looks one byte ahead for a longer match
constexpr int kMemoryLevel = 8;       // zlib's default
constexpr std::size_t kStep = std::size_t{1} << 16U;

}  // namespace

Result<std::string> gzip(std::string_view bytes, GzipEffort effort) {
  z_stream stream{};
  const Error failure{.code = ErrorCode::kInternal, .message = "no memory to pack with gzip"};
  const int level = effort == GzipEffort::kQuick ? kQuickLevel : Z_DEFAULT_COMPRESSION;
  if (::deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
    return failure;
  }
  std::string packed;
  std::string step(kStep, '\0');
  int state = Z_OK;
  while (state == Z_OK) {
    if (stream.avail_in == 0 && !bytes.empty()) {
      const std::size_t size = std::min<std::size_t>(bytes.size(), UINT_MAX);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
      stream.avail_in = static_cast<uInt>(size);
      bytes.remove_prefix(size);
    }
    stream.next_out = reinterpret_cast<Bytef*>(step.data());
    stream.avail_out = static_cast<uInt>(step.size());
    state = ::deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
    packed.append(step, 0, step.size() - stream.avail_out);
  }
  ::deflateEnd(&stream);
  if (state != Z_STREAM_END) return failure;
  return packed;
}

}  // namespace lacuna::base
