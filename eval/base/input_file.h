/// \file
/// A file at the border, read from front to back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "lacuna/result.h"

namespace lacuna::base {

/// A regular file, pipe or device, or standard input for "-". Not for several threads.
class InputFile {
 public:
  enum class Content {
    kAsIs,
    kMaybePacked,  ///< gzip and Zstandard are unpacked (`unpacker.h`); other content comes as it is
  };

  /// Errors: missing, a directory, unreadable (kIo).
  [[nodiscard]] static Result<InputFile> open(const std::string& path, Content content);

  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  InputFile(InputFile&&) noexcept;
  InputFile& operator=(InputFile&&) noexcept;
  ~InputFile();

  /// Puts up to `size` bytes at `bytes`; their number, 0 only at the end. Errors: kIo, for what is packed and damaged
  /// too.
  [[nodiscard]] Result<std::size_t> read(char* bytes, std::size_t size);

  /// Passes over up to `bytes` bytes as `read` gives them; their number, fewer only at the end. Costs nothing in a
  /// regular file that is not packed. Errors: as `read`.
  [[nodiscard]] Result<std::uint64_t> skip(std::uint64_t bytes);

  /// The path, or "<stdin>".
  [[nodiscard]] const std::string& name() const { return name_; }
  /// The size of a regular file as it lies on the disk.
  [[nodiscard]] std::optional<std::uint64_t> size() const { return size_; }
  /// Whether `read` gives the bytes of a regular file as they lie on the disk: false for what is packed, and for pipes.
  [[nodiscard]] bool is_plain_file() const;

 private:
  struct Stream;

  InputFile(std::string name, std::unique_ptr<Stream> stream, std::optional<std::uint64_t> size);

  std::string name_;
  std::unique_ptr<Stream> stream_;
  std::optional<std::uint64_t> size_;
};

}  // namespace lacuna::base
