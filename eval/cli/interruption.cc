#include "eval/cli/interruption.h"

#include <signal.h>  // NOLINT(modernize-deprecated-headers): of POSIX
#include <unistd.h>

#include <string_view>

#include "eval/base/staged_file.h"

namespace lacuna::cli {
namespace {

extern "C" void on_signal(int signal) {
  constexpr std::string_view kClearedLine = "\r\033[K";  // of a progress bar
  if (::isatty(STDERR_FILENO) != 0) {
    static_cast<void>(!::write(STDERR_FILENO, kClearedLine.data(), kClearedLine.size()));
  }
  base::end_by_signal(signal);
}

}  // namespace

void end_cleanly_when_interrupted() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace lacuna::cli
