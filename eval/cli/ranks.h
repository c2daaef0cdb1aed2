/// \file
/// Commands with `--mpi`: all ranks run the same command, and the first speaks for them.
#pragma once

#include <memory>

#include "eval/base/team.h"
#include "eval/cli/context.h"
#include "lacuna/result.h"

namespace lacuna::cli {

/// The ranks of MPI, which is started; without `mpi` this process alone. Errors as `load_mpi_team`.
[[nodiscard]] Result<std::unique_ptr<base::Team>> make_team(bool mpi, const Context& context);

/// What a rank gives to `finish`: the first one its own; any other fails without a word if it fails, as the first one
/// has something to say then, too.
[[nodiscard]] Status spoken_once(const base::Team& team, const Status& status, Context& context);

}  // namespace lacuna::cli
