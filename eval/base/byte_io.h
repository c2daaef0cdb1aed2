/// \file
/// Little-endian binary records: a writer that appends, and a reader that never runs past its end.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace lacuna::base {

static_assert(std::endian::native == std::endian::little, "packs are read and written in little-endian order");

class ByteWriter {
 public:
  template <class T>
  requires std::is_trivially_copyable_v<T>
  void put(const T& value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T)); }
  void put_string(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  template <class T>
  requires std::is_trivially_copyable_v<T>
  void put_array(const std::vector<T>& values) {
    put(static_cast<std::uint32_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// After a read past the end `failed()` is true, and every further read gives zeros and empties.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  requires std::is_trivially_copyable_v<T> T get() {
    T value{};
    if (const char* from = take(sizeof(T))) std::memcpy(&value, from, sizeof(T));
    return value;
  }
  std::string get_string() {
    const auto size = get<std::uint32_t>();
    const char* from = take(size);
    return from == nullptr ? std::string() : std::string(from, size);
  }
  template <class T>
  requires std::is_trivially_copyable_v<T> std::vector<T> get_array() {
    const std::uint64_t size = get<std::uint32_t>();
    std::vector<T> values;
    if (const char* from = take(size * sizeof(T)); from != nullptr && size > 0) {
      values.resize(size);
      std::memcpy(values.data(), from, size * sizeof(T));
    }
    return values;
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] bool at_end() const { return position_ == bytes_.size(); }

 private:
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
