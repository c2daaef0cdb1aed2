/// \file
/// What the program and lacuna_mpi.so, the shared object that is linked against MPI, must agree in. MPI's libraries
/// take longer to load than most runs of the program, so that nothing else knows of them.
#pragma once

#include <memory>

#include "eval/base/team.h"
#include "lacuna/result.h"
#include "lacuna/version.h"

namespace lacuna::mpi {

inline constexpr const char* kModuleFile = "lacuna_mpi.so";
/// Changes with `base::Team` and `Result`, and so with every version of the library.
inline constexpr const char* kModuleAbi = "lacuna-mpi-1 " LACUNA_VERSION_STRING;

/// `lacuna_mpi_abi`: the value of `kModuleAbi` that the module was compiled with.
using ModuleAbi = const char*();
/// `lacuna_mpi_team`: starts MPI, which a process can do once; the end of the team ends it.
using MakeTeam = void(Result<std::unique_ptr<base::Team>>& team);

}  // namespace lacuna::mpi
