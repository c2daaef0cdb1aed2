/// \file
/// The files below a folder that translations may lie in.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::pipeline {

struct FolderFiles {
  std::vector<std::string> paths;  ///< relative to the folder, with '/', folder by folder, each by name
  bool complete = true;            ///< false: there are more than `kMostFiles`
};

/// More are not looked at.
inline constexpr std::size_t kMostFiles = 2000;

/// Files in `folder` and up to three levels below. Left out are hidden files and folders, links to folders, folders
/// that builds and package managers make, and names that a configuration cannot hold: control characters, bytes that
/// are not UTF-8, `*` and `?`. Error: kIo when the folder itself cannot be read; one below that cannot be read is
/// passed over.
[[nodiscard]] Result<FolderFiles> files_below(const std::string& folder);

}  // namespace lacuna::pipeline
