#include "eval/cli/interruption.h"

#include <signal.h>  // NOLINT(modernize-deprecated-headers): of POSIX
#include <unistd.h>

#include <string_view>

#include "eval/base/staged_file.h"

namespace lacuna::cli {
namespace {

volatile std::sig_atomic_t is_terminated = 0;

extern "C" void on_signal(int signal) {
  constexpr std::string_view kClearedLine = "\r\033[K";  // of a progress bar
  if (::isatty(STDERR_FILENO) != 0) {
    static_cast<void>(!::write(STDERR_FILENO, kClearedLine.data(), kClearedLine.size()));
  }
  base::end_by_signal(signal);
}

extern "C" void on_termination(int signal) {
  if (is_terminated != 0) on_signal(signal);
  is_terminated = 1;
}

}  // namespace

const volatile std::sig_atomic_t* stop_when_terminated() {
  struct sigaction action {};
  action.sa_handler = on_termination;
  action.sa_flags = SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGTERM, &action, nullptr);
  return &is_terminated;
}

void end_as_terminated() {
  base::end_by_signal(SIGTERM);
  ::_exit(128 + SIGTERM);
}

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
