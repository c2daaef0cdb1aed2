/// \file
/// WMT's XML since 2021: documents with a source, references of several translators, and outputs of systems.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/test_sets.h"

namespace lacuna::testsets {

/// The fields "src", "ref:NAME" for each translator ("ref" for one without a name), "docid", "origlang" and, where
/// documents have one, "domain". As sacreBLEU reads these files: documents of test suites are left out, so are segments
/// that nobody has translated, and a translator who left out a segment has an empty line there. Outputs of systems are
/// passed over. `translators` are those whose references count, in this order. Errors (kFormat, with line): not
/// well-formed; a segment without a whole number as its id; texts in several languages on one side; none of the
/// `translators` is there, with those who are.
[[nodiscard]] Result<TestSetTexts> read_wmt_xml(std::string_view bytes, const std::vector<std::string>& translators,
                                                const std::string& path);

}  // namespace lacuna::testsets
