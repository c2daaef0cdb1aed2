// Long work that is asked to stop, from another thread or, as here, after a while.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>

#include "lacuna/evaluate.h"

namespace {

class Stoppable : public lacuna::Progress {
 public:
  void update(std::string_view /*stage*/, std::size_t /*done*/, std::size_t /*total*/) override {}
  bool stop_requested() const override { return stop_; }
  void stop() { stop_ = true; }

 private:
  std::atomic<bool> stop_{false};
};

}  // namespace

int main() {
  lacuna::TextPair pair;
  std::string reference;
  for (int i = 0; i < 20000; ++i) {
    const std::string number = std::to_string(i * 7919 % 10007);
    pair.translation += "The boat " + number + " left the old harbour early in the morning before the storm came .\n";
    reference += "Early in the morning the boat " + number + " had left the harbour , before there was a storm .\n";
  }
  pair.references = {reference};
  lacuna::EvaluateOptions options;
  options.lines = true;
  options.metrics = {"ter"};

  using Clock = std::chrono::steady_clock;
  Stoppable progress;
  Clock::time_point asked;
  std::thread impatient([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    asked = Clock::now();
    progress.stop();
  });
  const lacuna::Result<std::vector<lacuna::Score>> scores = lacuna::score(pair, options, &progress);
  const Clock::time_point ended = Clock::now();
  impatient.join();
  if (scores) {
    std::puts("done before anybody asked");
    return 0;
  }
  std::printf("%s, %.0f ms after it was asked\n", scores.error().to_string().c_str(),
              std::chrono::duration<double, std::milli>(ended - asked).count());
  return scores.error().code == lacuna::ErrorCode::kInterrupted ? 0 : 1;
}
