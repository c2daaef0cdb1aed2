/// \file
/// Rules "tag" and "tag-order": markup and inline codes of the translation are those of the source, and nest.
///
/// Attributes are compared but for those that hold language ("alt", "title", "lang" …). Thread-safety: pure. Cost:
/// nothing to speak of where no side has tags.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Tags lost, added or changed, and attributes of them.
void check_tags(const PairView& view, CheckOutcome& outcome);

/// Tags that are all there, of which one closes before it opens, or two cross. Silent where the source is no better.
void check_tag_order(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
