#include "eval/cli/progress_bar.h"

#include <algorithm>
#include <chrono>
#include <ostream>
#include <string>

#include "eval/base/format_number.h"

namespace lacuna::cli {
namespace {

class Silent : public Progress {
 public:
  void update(std::string_view /*stage*/, std::size_t /*done*/, std::size_t /*total*/) override {}
};

/// Redraws one line, at most ten times a second; nothing in the first half second, so quick work shows no bar.
class Bar : public Progress {
 public:
  explicit Bar(std::ostream& err) : err_(err), start_(Clock::now()), drawn_(start_) {}

  void update(std::string_view stage, std::size_t done, std::size_t total) override {
    const Clock::time_point now = Clock::now();
    if (stage.empty()) {
      clear();
      return;
    }
    const bool new_stage = stage != stage_;
    stage_ = stage;
    if (now - start_ < std::chrono::milliseconds(500) || (!new_stage && now - drawn_ < std::chrono::milliseconds(100)))
      return;
    drawn_ = now;
    std::string line = "\r\x1b[K" + stage_;
    if (total > 0) {
      constexpr std::size_t kCells = 30;
      const std::size_t full = std::min(kCells, kCells * done / total);
      line += " [" + std::string(full, '#') + std::string(kCells - full, '.') + "] " +
              std::to_string(100 * done / total) + " %";
    }
    line += " " + base::format_fixed(std::chrono::duration<double>(now - start_).count(), 1) + " s";
    err_ << line << std::flush;
    visible_ = true;
  }
  void note(std::string_view line) override {
    clear();
    err_ << line << '\n';
  }

 private:
  using Clock = std::chrono::steady_clock;

  void clear() {
    if (visible_) err_ << "\r\x1b[K" << std::flush;
    visible_ = false;
  }

  std::ostream& err_;
  Clock::time_point start_;
  Clock::time_point drawn_;
  std::string stage_;
  bool visible_ = false;
};

}  // namespace

std::unique_ptr<Progress> make_progress(Context& context, bool quiet) {
  if (quiet || !context.err_is_terminal) return std::make_unique<Silent>();
  return std::make_unique<Bar>(context.err);
}

void finish(const Status& status, Context& context) {
  if (status) return;
  context.err << "lacuna: error: " << status.error().to_string() << '\n';
  context.exit_code = 2;
}

}  // namespace lacuna::cli
