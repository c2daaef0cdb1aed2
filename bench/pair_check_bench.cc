// The checks of one unit that need no language pack, over made-up messages of a program: what a clean file costs, where
// nearly every check has nothing to say.
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/text/analysis.h"
#include "eval/text/literals.h"
#include "metrics/checks/check_list.h"

namespace {

using lacuna::metrics::CheckOutcome;
using lacuna::metrics::PairCheck;
using lacuna::metrics::PairView;

constexpr std::size_t kUnits = 1000;

struct Message {
  std::string_view source;
  std::string_view target;
};
// "#" stands for a number that makes the units differ.
constexpr std::array<Message, 6> kMessages = {{
    {"Đã sao chép # tệp vào thư mục %s.", "Copied # files to the folder %s."},
    {"Nhấn <b>Lưu</b> để giữ lại các thay đổi của trang #.", "Press <b>Save</b> to keep the changes of page #."},
    {"Không thể kết nối với máy chủ; hãy thử lại sau # phút.", "Cannot reach the server; try again in # minutes."},
    {"Xem hướng dẫn tại https://example.org/help/# nhé.", "See the guide at https://example.org/help/# please."},
    {"Bạn có muốn xóa ghi chú {name} khỏi danh sách # không?", "Delete the note {name} from list #?"},
    {"Cài đặt âm thanh, màn hình và bàn phím (#)", "Settings of sound, screen and keyboard (#)"},
}};

std::string numbered(std::string_view text, std::size_t number) {
  std::string result(text);
  result.replace(result.find('#'), 1, std::to_string(number));
  return result;
}

struct Side {
  std::string text;
  std::string masked;
  std::vector<lacuna::text::Literal> literals;
  lacuna::text::Analysis analysis;
};

Side side_of(std::string text, const lacuna::text::Analyzer& analyzer) {
  Side side{.text = std::move(text), .masked = {}, .literals = {}, .analysis = {}};
  side.literals = lacuna::text::find_literals(side.text, {.software = true});
  side.masked = lacuna::text::masked(side.text, side.literals);
  side.analysis = analyzer.analyze(side.masked);
  return side;
}

struct Unit {
  Side source;
  Side target;
};

const std::vector<Unit>& units() {
  static const std::vector<Unit> made = [] {
    const lacuna::text::Analyzer vietnamese("vi");
    const lacuna::text::Analyzer english("en");
    std::vector<Unit> all;
    for (std::size_t i = 0; i < kUnits; ++i) {
      const Message& message = kMessages[i % kMessages.size()];
      const std::size_t number = 20 + i;
      all.push_back(
          {side_of(numbered(message.source, number), vietnamese), side_of(numbered(message.target, number), english)});
    }
    return all;
  }();
  return made;
}

void run(const Side& from, const Side& to, CheckOutcome& outcome) {
  static const std::vector<const PairCheck*> checks = lacuna::metrics::pair_checks();
  static const lacuna::metrics::CheckSettings settings;
  const PairView view{.source = {from.text, "vi", from.analysis, from.literals},
                      .target = {to.text, "en", to.analysis, to.literals},
                      .settings = settings,
                      .software = true};
  for (const PairCheck* check : checks) check->run(view, outcome);
}

bool is_found(const CheckOutcome& outcome, std::string_view rule) {
  for (const lacuna::metrics::CheckFinding& finding : outcome.findings) {
    if (finding.rule == rule) return true;
  }
  return false;
}

// Empty when a clean unit is left in peace, and one with the translation of another loses what it has to lose.
std::string wrong_answer() {
  const std::vector<Unit>& all = units();
  for (std::size_t i = 0; i < kMessages.size(); ++i) {
    CheckOutcome clean;
    run(all[i].source, all[i].target, clean);
    if (!clean.findings.empty()) return clean.findings.front().rule + " in a clean unit: " + all[i].target.text;
  }
  const std::array<std::string_view, 6> lost = {"placeholder", "tag", "number", "url", "placeholder", "number"};
  for (std::size_t i = 0; i < lost.size(); ++i) {
    CheckOutcome wrong;
    run(all[i].source, all[(i + 1) % kMessages.size()].target, wrong);
    if (!is_found(wrong, lost[i])) return std::string(lost[i]) + " is not missed in unit " + std::to_string(i);
  }
  return "";
}

bool is_wrong(benchmark::State& state) {
  static const std::string problem = wrong_answer();
  if (!problem.empty()) state.SkipWithError(problem.c_str());
  return !problem.empty();
}

void finish(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(kUnits) * state.iterations());
}

void pair_checks(benchmark::State& state) {
  if (is_wrong(state)) return;
  for (auto unused : state) {
    CheckOutcome outcome;
    for (const Unit& unit : units()) run(unit.source, unit.target, outcome);
    benchmark::DoNotOptimize(outcome);
  }
  finish(state);
}
BENCHMARK(pair_checks)->Unit(benchmark::kMillisecond);

void literals_and_analysis(benchmark::State& state) {
  if (is_wrong(state)) return;
  const lacuna::text::Analyzer vietnamese("vi");
  const lacuna::text::Analyzer english("en");
  for (auto unused : state) {
    for (const Unit& unit : units()) {
      benchmark::DoNotOptimize(side_of(unit.source.text, vietnamese));
      benchmark::DoNotOptimize(side_of(unit.target.text, english));
    }
  }
  finish(state);
}
BENCHMARK(literals_and_analysis)->Unit(benchmark::kMillisecond);

}  // namespace
