/// \file
/// What every command gets from the program and gives back.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "lacuna/test_sets.h"

namespace lacuna::cli {

struct Context {
  std::ostream& out;
  std::ostream& err;
  bool color = false;                      ///< `out` is a terminal that shows colours
  bool err_is_terminal = false;            ///< `err` may show a progress bar
  std::size_t width = 100;                 ///< columns of the terminal
  std::string command_line;                ///< as the user typed it
  std::vector<std::string> pack_folders;   ///< where language packs are looked for, in this order
  std::vector<std::string> model_folders;  ///< the same for models of tokenisers; the first is the one to download into
  std::vector<std::string> dictionary_folders;  ///< where Hunspell's dictionaries are looked for
  std::vector<std::string> sample_folders;      ///< where the sample documents are looked for
  std::vector<std::string> test_set_folders;    ///< where manifests of test sets are looked for
  std::vector<std::string> module_folders;      ///< where lacuna_mpi.so is looked for
  std::string cache_folder;                     ///< where downloads go
  DownloadOptions download;                     ///< how they behave: proxies, limits
  std::string today;                            ///< "YYYY-MM-DD"
  int exit_code = 0;                            ///< 0 pass, 1 failed, 2 usage or bad input, 3 inconclusive
};

}  // namespace lacuna::cli
