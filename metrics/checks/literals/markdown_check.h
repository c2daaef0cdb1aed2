/// \file
/// Rule "markdown": emphasis, links, images and headings of the source are in the translation, and whole.
///
/// Where a link leads is a matter of the rules "url" and "path". Thread-safety: pure. Cost: nothing to speak of where
/// no side has markup.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Markup lost or added, and what is left of it when a space or a missing mark broke it ("[text] (address)", "**
/// bold**").
void check_markdown(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
