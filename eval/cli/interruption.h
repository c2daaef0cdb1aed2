/// \file
/// Ctrl-C: the program ends at once, and nothing half written stays.
#pragma once

#include <csignal>

namespace lacuna::cli {

/// From now on SIGINT, SIGTERM and SIGHUP remove the files that lie beside their places, and end the program as they do
/// without a handler. A signal that is ignored (nohup) stays so.
void end_cleanly_when_interrupted();

/// From now on SIGTERM sets what is returned to another value than 0, for work that has something to say before it
/// ends; a second one ends the program.
[[nodiscard]] const volatile std::sig_atomic_t* stop_when_terminated();

/// Ends the program as SIGTERM does.
[[noreturn]] void end_as_terminated();

}  // namespace lacuna::cli
