/// \file
/// Spaces beside inline tags: rule "tag-spacing".
///
/// A tag of the translation is held against its twin in the source. Words that touch through a tag though the source
/// keeps them apart ("Press<b>Save</b>"), and a space that stands just inside a pair of tags though the source has none
/// there ("<b>Save </b>to"). Both languages have to write spaces between words; line breaks and pictures are layout.
/// Pure; linear in the text, and nothing for a text without tags.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void check_tag_spacing(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
