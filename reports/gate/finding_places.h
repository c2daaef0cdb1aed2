/// \file
/// Where findings are in files, for formats that name file, line and column. Internal to the writers.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/gate/file_regions.h"
#include "reports/gate/gate_writers.h"

namespace lacuna::reports {

struct FilePlace {
  std::string path;                                 ///< shortest form, with '/'; relative unless it was given otherwise
  std::optional<FileRegion> region = std::nullopt;  ///< null: the file's text is not at hand, or is another by now
  std::optional<ByteSpan> bytes = std::nullopt;     ///< of the file as it lies there; with `region` only
  std::string_view text = {};                       ///< what stands in the region
  std::size_t line = 0;                             ///< where it begins; 0: unknown
  bool is_exact = false;                            ///< the finding's own words; else the whole unit
};

struct FindingPlace {
  std::optional<FilePlace> main = std::nullopt;   ///< null: neither side has text in a file
  std::optional<FilePlace> other = std::nullopt;  ///< the source, when `main` is in the translation
  bool is_translation = false;                    ///< where `main` is
};

class FindingPlaces {
 public:
  /// `texts` stay the caller's.
  explicit FindingPlaces(const std::vector<SourceText>& texts);

  /// The translation first, where an editor mends what is wrong: the words that the finding names there, or else the
  /// whole translation of the unit; the source when there is none.
  [[nodiscard]] FindingPlace find(const RunReport& report, const Finding& finding) const;

 private:
  struct Text {
    const SourceText* source;
    FileRegions regions;
  };

  [[nodiscard]] std::optional<FilePlace> find(const RunReport& report, const Finding& finding,
                                              std::string_view role) const;
  void locate(const Text& text, const TextSpan& span, FilePlace& place) const;

  std::map<std::string_view, Text> texts_;
};

/// The shortest form of a path, with '/'; empty for what is no file (standard input).
[[nodiscard]] std::string plain_path(std::string_view path);

}  // namespace lacuna::reports
