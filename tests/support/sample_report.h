/// \file
/// The report that the approved samples of all writers are made from, and one that tries to break a writer.
#pragma once

#include "lacuna/run_report.h"

namespace lacuna::test {

/// A notice of a fictitious health office in Vietnamese and an English translation with one defect of each kind.
[[nodiscard]] RunReport sample_report();

/// Texts that would end an element, a string, a comment or a line, run a script or steer a terminal.
[[nodiscard]] RunReport hostile_report();

}  // namespace lacuna::test
