/// \file
/// The report that the approved samples of all writers are made from, and one that tries to break a writer.
#pragma once

#include <vector>

#include "lacuna/compare.h"
#include "lacuna/run_report.h"

namespace lacuna::test {

/// A notice of a fictitious health office in Vietnamese and an English translation with one defect of each kind.
[[nodiscard]] RunReport sample_report();

/// The same translation twice: as above, and after an editor put some of it right, in "runs/before.json" and
/// "runs/after.json".
[[nodiscard]] std::vector<NamedRun> sample_runs();

/// What a report has of a corpus of two files: the worst of each check, and totals of the whole.
[[nodiscard]] RunReport corpus_report();

/// Texts that would end an element, a string, a comment or a line, run a script or steer a terminal.
[[nodiscard]] RunReport hostile_report();

}  // namespace lacuna::test
