/// \file
/// Where several checks speak of the same words, who has the say.
#pragma once

#include <vector>

#include "metrics/checks/check_finding.h"

namespace lacuna::metrics {

/// Takes out of a unit's findings what another of them says better, and puts the rest in order of place:
/// - a translation that is empty, or as a whole in the wrong language or a copy, is that and nothing else;
/// - words left in the source language are not an omission or an addition, nor are words said twice an addition;
/// - words that are only a literal or a name are not an omission: the check of literals or names speaks;
/// - anything inside a longer omission or addition is part of it.
void settle(std::vector<CheckFinding>& findings);

}  // namespace lacuna::metrics
