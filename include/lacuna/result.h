/// \file
/// `Result<T>`: a value, or what went wrong in the world.
///
///     Result<Document> document = read_document(path);
///     if (!document) return document.error();
///     use(*document);
///
/// Nothing in Lacuna throws across its API. A problem of the *data under test* (an empty translation, a lost
/// number) is a `Finding`, never an `Error`. Thread-safety: a plain value. Cost: that of a `std::variant`.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace lacuna {

enum class ErrorCode : std::uint8_t {
  kUsage,        ///< options that make no sense together
  kIo,           ///< a file that cannot be opened, read or written
  kEncoding,     ///< bytes that are not UTF-8
  kFormat,       ///< a file that does not follow its format
  kMismatch,     ///< inputs that do not belong together (unequal line counts, swapped languages)
  kPack,         ///< a language pack that is missing, damaged or of another version
  kInternal,     ///< a broken promise of our own
  kInterrupted,  ///< the caller asked to stop (`Progress::stop_requested`); nothing was written
};

/// What went wrong and where. `line` is 1-based, `byte` is a 0-based offset into the file; 0 / -1 when unknown.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  std::string path;
  std::uint64_t line = 0;
  std::int64_t byte = -1;

  /// "path:line: byte B: message", leaving out what is unknown.
  [[nodiscard]] std::string to_string() const {
    std::string text;
    if (!path.empty()) text += path + ":";
    if (line > 0) text += std::to_string(line) + ":";
    if (!text.empty()) text += " ";
    if (byte >= 0) text += "byte " + std::to_string(byte) + ": ";
    return text + message;
  }
};

/// Either a `T` or an `Error`.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value; only after `ok()`.
  [[nodiscard]] T& value() & { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  /// The error; only after `!ok()`.
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an `Error`.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  Error error_;
  bool ok_ = true;
};

using Status = Result<void>;

}  // namespace lacuna
