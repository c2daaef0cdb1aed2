/// \file
/// A file that is written beside its place and put there later, so that several files change together or not at all.
///
///     Result<StagedFile> a = StagedFile::write("a.csv", rows);
///     Result<StagedFile> b = StagedFile::write("b.html", page);
///     if (a && b) { a->commit(); b->commit(); }
///
/// A program that ends by a signal leaves nothing beside either, when its handler is `end_by_signal`.
/// Thread-safety: none; files of different paths may be written at the same time. Cost: that of writing.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "lacuna/result.h"

namespace lacuna::base {

class StagedFile {
 public:
  /// Writes `bytes` to PATH.part-XXXXXX, flushed to the disk. As the path's ending says they are packed (`packing.h`).
  /// A pipe, a device, or standard output ("-") is opened only; it gets its bytes from `commit`. Errors (kIo): a
  /// directory; what cannot be created, written or opened.
  [[nodiscard]] static Result<StagedFile> write(const std::string& path, std::string_view bytes);

  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&& other) noexcept;
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  ~StagedFile();  ///< without `commit`: what lies beside is removed, and the file at `path` is as before

  /// Puts the file in its place: `path` has the old bytes or the new, whatever happens. Errors (kIo): it cannot be
  /// replaced, or the pipe cannot be written.
  [[nodiscard]] Status commit();

 private:
  friend Status commit_all(std::span<StagedFile> files);
  class Temporary;

  explicit StagedFile(std::string path);
  [[nodiscard]] Status stage(std::string_view bytes);

  std::string path_;
  std::unique_ptr<Temporary> temporary_;  ///< null: nothing lies beside
  int device_ = -1;                       ///< where `bytes_` go instead
  std::string bytes_;
};

/// Puts all of them in their places, pipes and devices last. The first error (kIo) ends it. `end_by_signal` waits until
/// all files are renamed, so that an interruption comes before all of them or after all.
[[nodiscard]] Status commit_all(std::span<StagedFile> files);

/// For signal handlers: removes what lies beside its place and ends the process by `signal`, as without a handler.
void end_by_signal(int signal) noexcept;

}  // namespace lacuna::base
