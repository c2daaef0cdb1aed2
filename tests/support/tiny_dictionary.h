/// \file
/// A Hunspell dictionary of a dozen words, for tests.
#pragma once

#include <string>

#include "tests/support/temporary_folder.h"

namespace lacuna::test {

/// Writes NAME.aff and NAME.dic into the folder: English words, plurals by the flag S.
inline void write_tiny_dictionary(const TempFolder& folder, const std::string& name = "en_XX") {
  static_cast<void>(folder.write(name + ".aff", "SET UTF-8\nTRY esianrtolcdugmfphbyvkwé\n\nSFX S Y 1\nSFX S 0 s .\n"));
  static_cast<void>(folder.write(name + ".dic",
                                 "15\nthe/S\nferry\nreceive/S\nletter/S\nriver/S\ncross\nre-enter\ncafé/S\nmo'\ndon't\n"
                                 "land/S\ncheck/S\nold\ncold\nbold\n"));
}

}  // namespace lacuna::test
