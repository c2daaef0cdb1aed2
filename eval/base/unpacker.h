/// \file
/// Bytes as they were before they were packed.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "lacuna/result.h"

namespace lacuna::base {

/// First bytes that tell what is packed from what is not.
inline constexpr std::size_t kMagicBytes = 4;

/// Whether content that begins so is gzip or Zstandard.
[[nodiscard]] bool is_packed(std::string_view head);

/// Unpacks gzip (RFC 1952) and Zstandard (RFC 8878), any number of members or frames, told by the first bytes; other
/// content comes as it is. What follows the last gzip member and is none is left out, as gunzip does. Memory: that of
/// the window, for Zstandard up to 128 MiB.
class Unpacker {
 public:
  /// Puts up to `size` bytes at `bytes`; their number, 0 only at the end.
  using Read = std::function<Result<std::size_t>(char* bytes, std::size_t size)>;

  Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  Unpacker(Unpacker&&) noexcept;
  Unpacker& operator=(Unpacker&&) noexcept;
  ~Unpacker();

  /// Puts up to `size` unpacked bytes at `bytes`; their number, 0 only at the end. `packed` gives what lies on the
  /// disk, the same file at each call. Errors: those of `packed`; kIo with the path `name` for what is damaged or cut
  /// off.
  [[nodiscard]] Result<std::size_t> read(const Read& packed, const std::string& name, char* bytes, std::size_t size);

 private:
  class Decoder;
  class Gzip;
  class Zstandard;

  [[nodiscard]] std::string_view waiting() const { return std::string_view{block_}.substr(begin_, end_ - begin_); }
  [[nodiscard]] Status fill(const Read& packed);
  [[nodiscard]] Status choose(const Read& packed);

  std::string block_;  ///< packed bytes; those from `begin_` to `end_` are still to be unpacked
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;  ///< of the file
  bool chosen_ = false;
  std::unique_ptr<Decoder> decoder_;  ///< null once `chosen_`: content comes as it is
};

}  // namespace lacuna::base
