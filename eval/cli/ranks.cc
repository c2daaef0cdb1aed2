#include "eval/cli/ranks.h"

#include "eval/mpi/load_team.h"

namespace lacuna::cli {

Result<std::unique_ptr<base::Team>> make_team(bool mpi, const Context& context) {
  if (mpi) return mpi::load_mpi_team(context.module_folders);
  return std::unique_ptr<base::Team>(std::make_unique<base::SoloTeam>());
}

Status spoken_once(const base::Team& team, const Status& status, Context& context) {
  if (team.rank() == 0) return status;
  if (!status) context.exit_code = 2;
  return {};
}

}  // namespace lacuna::cli
