/// \file
/// How the ranks of a team learn that one of them has failed, before they go on together.
///
///     if (Status all = base::agree(team, own); !all) return all;   // the same at every rank
///
/// Thread-safety: that of the team.
#pragma once

#include "eval/base/team.h"
#include "lacuna/result.h"

namespace lacuna::base {

/// Success if `own` is one at every rank; else the error of the first rank that has one, at every rank, which says
/// whose it is unless it is the first rank's. Called by all ranks. Errors besides: the team's (kIo), at ranks without
/// one of their own.
[[nodiscard]] Status agree(Team& team, const Status& own);

/// Likewise of what gives a value.
template <class T>
[[nodiscard]] Status agree(Team& team, const Result<T>& own) {
  return agree(team, own ? Status() : Status(own.error()));
}

}  // namespace lacuna::base
