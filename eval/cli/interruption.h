/// \file
/// Ctrl-C: the program ends at once, and nothing half written stays.
#pragma once

namespace lacuna::cli {

/// From now on SIGINT, SIGTERM and SIGHUP remove the files that lie beside their places, and end the program as they do
/// without a handler. A signal that is ignored (nohup) stays so.
void end_cleanly_when_interrupted();

}  // namespace lacuna::cli
