/// \file
/// The library's version. CMake reads it from here, so it is stated once.
#pragma once

#define LACUNA_VERSION_MAJOR 0
#define LACUNA_VERSION_MINOR 1
#define LACUNA_VERSION_PATCH 0
#define LACUNA_VERSION_STRING "0.1.0"

namespace lacuna {

/// Version of the tool and of the library, as written into reports and signatures.
inline constexpr const char* kVersion = LACUNA_VERSION_STRING;

}  // namespace lacuna
