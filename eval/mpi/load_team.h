/// \file
/// The ranks of MPI as a `base::Team`, where this build has MPI.
///
///     Result<std::unique_ptr<base::Team>> team = mpi::load_mpi_team(folders);
///     if (!team) return team.error();
///
/// A program that was not started by `mpirun` is the only rank. Waiting ranks sleep. One that gives up ends its team;
/// every other then gets an error (kIo) where it waits, or at its next call, and nobody waits for ever. Who has failed
/// should say so to all before, where that is possible: `base::agree`.
/// Thread-safety: one thread of the process, from the start to the end of the team.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "eval/base/team.h"
#include "lacuna/result.h"

namespace lacuna::mpi {

/// Whether the library was built where MPI is.
[[nodiscard]] bool has_mpi();

/// Starts MPI, by the module that lies in the first of `folders` that has it; once in a process. Errors: kUsage where
/// this build has no MPI, or MPI was started before; kIo for a module or an MPI that cannot be loaded or started;
/// kFormat for a module of another version.
[[nodiscard]] Result<std::unique_ptr<base::Team>> load_mpi_team(const std::vector<std::string>& folders);

}  // namespace lacuna::mpi
