/// \file
/// `SharedArray`: values that never change, made here or lying in a mapped file, kept as long as anyone has them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace lacuna::base {

/// A copy shares the values. Thread-safety: as of a `std::shared_ptr`.
template <class T>
class SharedArray {
 public:
  using value_type = T;
  using const_iterator = const T*;

  SharedArray() = default;
  SharedArray(std::vector<T> values) {  // NOLINT(google-explicit-constructor): an array is an array
    auto own = std::make_shared<const std::vector<T>>(std::move(values));
    values_ = *own;
    keeper_ = std::move(own);
  }
  SharedArray(std::initializer_list<T> values) : SharedArray(std::vector<T>(values)) {}
  /// Values that lie elsewhere, where they stay as long as `keeper` lives.
  SharedArray(std::span<const T> values, std::shared_ptr<const void> keeper)
      : values_(values), keeper_(std::move(keeper)) {}

  [[nodiscard]] std::span<const T> span() const { return values_; }
  [[nodiscard]] const T* data() const { return values_.data(); }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] const T* begin() const { return values_.data(); }
  [[nodiscard]] const T* end() const { return values_.data() + values_.size(); }
  [[nodiscard]] const T& operator[](std::size_t index) const { return values_[index]; }
  [[nodiscard]] const T& front() const { return values_.front(); }
  [[nodiscard]] const T& back() const { return values_.back(); }

  friend bool operator==(const SharedArray& a, const SharedArray& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::span<const T> values_;
  std::shared_ptr<const void> keeper_;
};

}  // namespace lacuna::base
