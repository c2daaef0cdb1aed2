/// \file
/// Gate reports for the tests of writers.
#pragma once

#include "lacuna/gate_report.h"

namespace lacuna::test {

/// A run over three suites: "news" fails (BLEU dropped, a sentence is newly left out), "course/large" is inconclusive,
/// "messages" passes with one finding suppressed and one fixed. With a history of four runs.
[[nodiscard]] GateReport failing_gate();

/// The same suites when nothing is wrong.
[[nodiscard]] GateReport passing_gate();

/// No baseline yet: nothing is compared.
[[nodiscard]] GateReport gate_without_baseline();

/// A baseline that cannot be read; and one suite whose reference is another, one whose file is not there.
[[nodiscard]] GateReport broken_gate();

/// Names, paths, messages and texts that would end an element, a string, a comment, a table or a line, run a script or
/// steer a terminal.
[[nodiscard]] GateReport hostile_gate();

}  // namespace lacuna::test
