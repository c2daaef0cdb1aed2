/// \file
/// Little-endian binary records: a writer that appends, and a reader that never runs past its end. Arrays lie at
/// multiples of `kBlockAlignment` bytes, so that they are used where they lie.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace lacuna::base {

static_assert(std::endian::native == std::endian::little, "packs are read and written in little-endian order");

inline constexpr std::size_t kBlockAlignment = 8;

class ByteWriter {
 public:
  template <class T>
  requires std::is_trivially_copyable_v<T>
  void put(const T& value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T)); }
  /// The number of values in 8 bytes, then the values; both aligned.
  template <class T>
  requires std::is_trivially_copyable_v<T>
  void put_array(std::span<const T> values) {
    static_assert(alignof(T) <= kBlockAlignment);
    align();
    put(static_cast<std::uint64_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    align();
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void align() { bytes_.resize((bytes_.size() + kBlockAlignment - 1) / kBlockAlignment * kBlockAlignment); }

  std::string bytes_;
};

/// After a read past the end `failed()` is true, and every further read gives zeros and empties.
class ByteReader {
 public:
  /// Fails from the start when `bytes` are not aligned themselves.
  explicit ByteReader(std::string_view bytes)
      : bytes_(bytes), failed_(reinterpret_cast<std::uintptr_t>(bytes.data()) % kBlockAlignment != 0) {}

  template <class T>
  requires std::is_trivially_copyable_v<T> T get() {
    T value{};
    if (const char* from = take(sizeof(T))) std::memcpy(&value, from, sizeof(T));
    return value;
  }
  /// The values where they lie in the bytes.
  template <class T>
  requires std::is_trivially_copyable_v<T> std::span<const T> get_array() {
    static_assert(alignof(T) <= kBlockAlignment);
    align();
    const auto size = get<std::uint64_t>();
    const char* from = size > bytes_.size() ? take(bytes_.size() + 1) : take(size * sizeof(T));
    align();
    if (from == nullptr || failed_) return {};
    return {reinterpret_cast<const T*>(from), static_cast<std::size_t>(size)};
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return position_ == bytes_.size(); }

 private:
  void align() { take((kBlockAlignment - position_ % kBlockAlignment) % kBlockAlignment); }
  const char* take(std::uint64_t size) {
    if (failed_ || size > bytes_.size() - position_) {
      failed_ = true;
      return nullptr;
    }
    const char* from = bytes_.data() + position_;
    position_ += size;
    return from;
  }

  std::string_view bytes_;
  std::size_t position_ = 0;
  bool failed_ = false;
};

}  // namespace lacuna::base
