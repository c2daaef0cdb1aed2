#include "eval/base/unpacker.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <string_view>
#include <utility>

namespace lacuna::base {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

/// A frame, or one that readers skip (with which parallel packers begin).
bool is_zstandard(std::string_view bytes) {
  constexpr std::string_view kFrame = "\x28\xB5\x2F\xFD";
  constexpr std::string_view kSkippable = "\x2A\x4D\x18";  // after 0x50 to 0x5F
  if (bytes.starts_with(kFrame)) return true;
  return bytes.size() >= kMagicBytes && (static_cast<unsigned char>(bytes[0]) & 0xF0U) == 0x50U &&
         bytes.substr(1).starts_with(kSkippable);
}

/// What a step of unpacking came to.
struct Step {
  std::size_t taken = 0;
  std::size_t given = 0;
  std::string_view damage{};  ///< empty: none
};

}  // namespace

bool is_packed(std::string_view head) { return is_gzip(head) || is_zstandard(head); }

class Unpacker::Decoder {
 public:
  Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  virtual ~Decoder() = default;

  /// Unpacks some of `packed` to `bytes`.
  [[nodiscard]] virtual Step unpack(std::string_view packed, char* bytes, std::size_t size) = 0;
  /// Whether a member that begins so is unpacked; if not, the file ends for the reader.
  [[nodiscard]] virtual bool goes_on_with(std::string_view packed) const = 0;
  /// Whether a member has begun and not ended.
  [[nodiscard]] virtual bool is_inside() const = 0;
  [[nodiscard]] virtual std::string_view name() const = 0;
};

class Unpacker::Gzip final : public Unpacker::Decoder {
 public:
  Gzip() : is_ready_(::inflateInit2(&stream_, kWindow) == Z_OK) {}
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() override {
    if (is_ready_) ::inflateEnd(&stream_);
  }

  Step unpack(std::string_view packed, char* bytes, std::size_t size) override {
    if (!is_ready_) return {.damage = "no memory to unpack it"};
    if (!is_inside_) ::inflateReset(&stream_);
    is_inside_ = true;
    const std::size_t in = std::min<std::size_t>(packed.size(), UINT_MAX);
    const std::size_t out = std::min<std::size_t>(size, UINT_MAX);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib only reads it
    stream_.avail_in = static_cast<uInt>(in);
    stream_.next_out = reinterpret_cast<Bytef*>(bytes);
    stream_.avail_out = static_cast<uInt>(out);
    const int state = ::inflate(&stream_, Z_NO_FLUSH);
    is_inside_ = state != Z_STREAM_END;
    Step step{.taken = in - stream_.avail_in, .given = out - stream_.avail_out};
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) {
      step.damage = stream_.msg != nullptr ? stream_.msg : "cannot be unpacked";
    }
    return step;
  }
  [[nodiscard]] bool goes_on_with(std::string_view packed) const override { return is_gzip(packed); }
  [[nodiscard]] bool is_inside() const override { return is_inside_; }
  [[nodiscard]] std::string_view name() const override { return "gzip"; }

 private:
  static constexpr int kWindow = 15 + 16;  // the largest, in gzip members

  z_stream stream_{};
  bool is_ready_ = false;
  bool is_inside_ = false;
};

class Unpacker::Zstandard final : public Unpacker::Decoder {
 public:
  Zstandard() : context_(ZSTD_createDCtx(), &ZSTD_freeDCtx) {}

  Step unpack(std::string_view packed, char* bytes, std::size_t size) override {
    if (context_ == nullptr) return {.damage = "no memory to unpack it"};
    ZSTD_inBuffer in{.src = packed.data(), .size = packed.size(), .pos = 0};
    ZSTD_outBuffer out{.dst = bytes, .size = size, .pos = 0};
    const std::size_t state = ZSTD_decompressStream(context_.get(), &out, &in);
    is_inside_ = state != 0;
    Step step{.taken = in.pos, .given = out.pos};
    if (ZSTD_isError(state) != 0) step.damage = ZSTD_getErrorName(state);
    return step;
  }
  [[nodiscard]] bool goes_on_with(std::string_view) const override { return true; }  // anything else is damage
  [[nodiscard]] bool is_inside() const override { return is_inside_; }
  [[nodiscard]] std::string_view name() const override { return "Zstandard"; }

 private:
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context_;
  bool is_inside_ = false;
};

Unpacker::Unpacker() = default;
Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;
Unpacker::~Unpacker() = default;

/// Reads more behind what is left; nothing at the end.
Status Unpacker::fill(const Read& packed) {
  block_.resize(kBlock);
  std::copy(block_.begin() + static_cast<std::ptrdiff_t>(begin_), block_.begin() + static_cast<std::ptrdiff_t>(end_),
            block_.begin());
  end_ -= std::exchange(begin_, 0);
  const Result<std::size_t> got = packed(block_.data() + end_, block_.size() - end_);
  if (!got) return got.error();
  end_ += *got;
  at_end_ = *got == 0;
  return {};
}

Status Unpacker::choose(const Read& packed) {
  while (!at_end_ && end_ - begin_ < kMagicBytes) {
    if (Status filled = fill(packed); !filled) return filled;
  }
  if (is_gzip(waiting())) {
    decoder_ = std::make_unique<Gzip>();
  } else if (is_zstandard(waiting())) {
    decoder_ = std::make_unique<Zstandard>();
  }
  chosen_ = true;
  return {};
}

Result<std::size_t> Unpacker::read(const Read& packed, const std::string& name, char* bytes, std::size_t size) {
  if (size == 0) return std::size_t{0};
  if (!chosen_) {
    if (Status choice = choose(packed); !choice) return choice.error();
  }
  if (decoder_ == nullptr) {
    if (begin_ == end_) return at_end_ ? Result<std::size_t>(0) : packed(bytes, size);
    const std::size_t count = std::min(size, end_ - begin_);
    std::memcpy(bytes, block_.data() + begin_, count);
    begin_ += count;
    return count;
  }
  const auto damaged = [&](std::string_view what) {
    return Error{.code = ErrorCode::kIo,
                 .message = "damaged " + std::string(decoder_->name()) + ": " + std::string(what),
                 .path = name};
  };
  while (true) {
    if (!decoder_->is_inside()) {
      while (!at_end_ && end_ - begin_ < kMagicBytes) {
        if (Status filled = fill(packed); !filled) return filled.error();
      }
      if (begin_ == end_ || !decoder_->goes_on_with(waiting())) return std::size_t{0};
    }
    // Within a member it may hold what the last call had no room for, so it is asked before more is read.
    const Step step = decoder_->unpack(waiting(), bytes, size);
    begin_ += step.taken;
    if (!step.damage.empty()) return damaged(step.damage);
    if (step.given > 0) return step.given;
    if (step.taken > 0) continue;
    if (at_end_) return damaged("unexpected end of file");
    if (Status filled = fill(packed); !filled) return filled.error();
  }
}

}  // namespace lacuna::base
