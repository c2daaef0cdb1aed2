// How often the gate errs: updates that change nothing on average, and drops of twice what it says it can detect, made
// from outputs of real systems. The table that it prints is in eval/docs/gate.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/pipeline/gate/judge.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/score_texts.h"
#include "eval/stats/gains.h"
#include "eval/stats/pcg64.h"
#include "lacuna/scoring.h"
#include "tests/golden/shared_folder.h"

namespace lacuna::golden {
namespace {

constexpr double kAlpha = 0.05;
constexpr std::size_t kUpdates = 60;  // of a kind; the table has 1,000, and more kinds: LACUNA_SIMULATED_UPDATES
constexpr std::size_t kMetrics = 3;

/// Two systems that could be two versions of one, and a worse one, on the same source.
struct Systems {
  const char* name;
  const char* reference;
  std::array<const char*, 3> hypotheses;
};

constexpr std::array kSystems = {
    Systems{"WMT17 en-de",
            "wmt17.en-de.REF",
            {"wmt17.en-de.LMU-nmt-reranked.4934", "wmt17.en-de.LMU-nmt-single.4893", "wmt17.en-de.online-F.0"}},
    Systems{"WMT24 en-de", "wmt24.en-de.refA", {"wmt24.en-de.GPT-4", "wmt24.en-de.ONLINE-B", "wmt24.en-de.CycleL"}},
    Systems{"WMT24 en-ru", "wmt24.en-ru.refA", {"wmt24.en-ru.GPT-4", "wmt24.en-ru.Yandex", "wmt24.en-ru.Phi-3-Medium"}},
};

using Tables = std::array<std::array<StatsTable, kMetrics>, 3>;  // [system][metric]

std::string read(const char* name) {
  Result<std::string> text = base::read_file((kSharedFolder / "inputs" / (std::string(name) + ".txt")).string());
  return text ? *text : std::string();
}

Tables tables_of(const Systems& systems, const std::vector<MetricPtr>& metrics) {
  const std::string reference = read(systems.reference);
  std::array<std::string, 3> texts;
  ScoreRequest request{.references = {{systems.reference, reference}}, .metrics = metrics};
  for (std::size_t s = 0; s < texts.size(); ++s) {
    texts[s] = read(systems.hypotheses[s]);
    request.hypotheses.push_back({systems.hypotheses[s], texts[s]});
  }
  Result<std::vector<SystemResult>> results = pipeline::score_texts(request, pipeline::parallel_for(0, nullptr));
  Tables tables;
  if (!results) {
    ADD_FAILURE() << results.error().to_string();
    return tables;
  }
  for (std::size_t s = 0; s < tables.size(); ++s) {
    for (std::size_t m = 0; m < kMetrics; ++m) tables[s][m] = std::move((*results)[s].metrics[m].table);
  }
  return tables;
}

/// Test sets of some units, drawn from all of them, in documents of neighbours.
struct Draw {
  std::size_t units = 300;
  std::size_t document = 1;  ///< units in a document
};

/// A test set under two versions: each document has the one system's text in the baseline and the other's in the
/// candidate, by a coin; in the candidate a share of the units has the worse system's.
class Updates {
 public:
  Updates(const Tables& tables, const std::vector<MetricPtr>& metrics, Draw draw)
      : tables_(tables), metrics_(metrics), draw_(draw), documents_(draw.units / draw.document) {
    for (std::uint32_t i = 0; i < documents_ * draw.document; ++i) {
      ids_.push_back(i / static_cast<std::uint32_t>(draw.document));
    }
  }

  /// The gate's verdicts on the next update, with the drops that they say can be detected.
  std::array<MetricGate, kMetrics> next(double worse) {
    const std::size_t units = documents_ * draw_.document;
    std::array<records::BaselineMetric, kMetrics> before;
    std::array<StatsTable, kMetrics> after;
    for (std::size_t m = 0; m < kMetrics; ++m) {
      before[m].table = StatsTable(metrics_[m]->info().columns, units);
      after[m] = before[m].table;
    }
    const std::size_t pool = tables_[0][0].units() / draw_.document;
    for (std::size_t d = 0; d < documents_; ++d) {
      const std::size_t begin = random_.below(static_cast<std::uint32_t>(pool)) * draw_.document;
      const std::size_t first = random_.below(2);
      for (std::size_t u = 0; u < draw_.document; ++u) {
        const bool is_worse = random_.below(1U << 30) < worse * (1U << 30);
        for (std::size_t m = 0; m < kMetrics; ++m) {
          copy(tables_[first][m].row(begin + u), before[m].table.row(d * draw_.document + u));
          copy(tables_[is_worse ? 2 : 1 - first][m].row(begin + u), after[m].row(d * draw_.document + u));
        }
      }
    }
    return judge(before, after);
  }

  /// By how much the candidate is worse on average, by each metric.
  [[nodiscard]] double drop(std::size_t metric, double worse) const {
    std::array<std::vector<double>, 3> sums;
    for (std::size_t s = 0; s < sums.size(); ++s) sums[s] = tables_[s][metric].sum();
    std::vector<double> before(sums[0].size());
    std::vector<double> after(sums[0].size());
    for (std::size_t c = 0; c < before.size(); ++c) {
      before[c] = 0.5 * (sums[0][c] + sums[1][c]);
      after[c] = (1 - worse) * before[c] + worse * sums[2][c];
    }
    const MetricInfo& info = metrics_[metric]->info();
    return stats::goodness(info, *metrics_[metric]->score(before).value) -
           stats::goodness(info, *metrics_[metric]->score(after).value);
  }

 private:
  static void copy(std::span<const double> from, std::span<double> to) {
    std::copy(from.begin(), from.end(), to.begin());
  }

  [[nodiscard]] std::array<MetricGate, kMetrics> judge(const std::array<records::BaselineMetric, kMetrics>& before,
                                                       const std::array<StatsTable, kMetrics>& after) const {
    std::vector<stats::PairedTables> pairs;
    for (std::size_t m = 0; m < kMetrics; ++m) {
      pairs.push_back({metrics_[m].get(), &before[m].table, &after[m], kAlpha / kMetrics});
    }
    stats::GainOptions options;
    if (draw_.document > 1) options.documents = ids_;
    const auto gains = stats::measure_gains(pairs, options, pipeline::parallel_for(0, nullptr));
    std::array<MetricGate, kMetrics> gates;
    for (std::size_t m = 0; m < kMetrics; ++m) {
      gates[m] = pipeline::judge_metric({}, *metrics_[m], metrics_[m]->score(after[m].sum()), &before[m], gains[m],
                                        kAlpha / kMetrics);
    }
    return gates;
  }

  const Tables& tables_;
  const std::vector<MetricPtr>& metrics_;
  Draw draw_;
  std::size_t documents_;
  std::vector<std::uint32_t> ids_;
  stats::Pcg64 random_{2026};
};

/// The share of worse units that makes a drop of that size; nothing when the worse system is not bad enough.
std::optional<double> share_for(const Updates& updates, std::size_t metric, double drop) {
  if (updates.drop(metric, 1.0) < drop) return std::nullopt;
  double low = 0.0;
  double high = 1.0;
  for (int i = 0; i < 50; ++i) {
    const double middle = 0.5 * (low + high);
    (updates.drop(metric, middle) < drop ? low : high) = middle;
  }
  return high;
}

struct Rates {
  double false_alarms = 0.0;                           ///< updates without a change that fail by any metric
  std::array<double, kMetrics> detectable{};           ///< on average, as stated
  std::array<std::optional<double>, kMetrics> caught;  ///< of drops of twice that; none: cannot be made
};

std::size_t number_of_updates() {
  const char* const wanted = std::getenv("LACUNA_SIMULATED_UPDATES");
  return wanted == nullptr ? kUpdates : std::max(kUpdates, std::size_t{std::strtoul(wanted, nullptr, 10)});
}

/// What a rate may be by chance beyond the true one: two standard errors.
double chance(double rate, std::size_t count) {
  return 2.0 * std::sqrt(rate * (1 - rate) / static_cast<double>(count));
}

Rates simulate(const Tables& tables, const std::vector<MetricPtr>& metrics, Draw draw, std::size_t count) {
  const double one = 1.0 / static_cast<double>(count);
  Rates rates;
  Updates updates(tables, metrics, draw);
  const auto fails = [](const MetricGate& gate) { return gate.verdict == Verdict::kFail; };
  for (std::size_t i = 0; i < count; ++i) {
    const std::array<MetricGate, kMetrics> gates = updates.next(0.0);
    rates.false_alarms += std::any_of(gates.begin(), gates.end(), fails) ? one : 0.0;
    for (std::size_t m = 0; m < kMetrics; ++m) rates.detectable[m] += gates[m].detectable.value_or(0.0) * one;
  }
  for (std::size_t m = 0; m < kMetrics; ++m) {
    const std::optional<double> share = share_for(updates, m, 2.0 * rates.detectable[m]);
    if (!share) continue;
    rates.caught[m] = 0.0;
    for (std::size_t i = 0; i < count; ++i) *rates.caught[m] += fails(updates.next(*share)[m]) ? one : 0.0;
  }
  return rates;
}

class GateSharedTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kSharedFolder / "inputs")) GTEST_SKIP() << "no " << (kSharedFolder / "inputs");
  }
};

TEST_F(GateSharedTest, FalseAlarmsAndDetection) {
  const std::vector<MetricPtr> metrics = {*make_bleu({}), *make_chrf({.word_order = 2}), *make_ter({})};
  constexpr std::array kAllDraws = {Draw{100, 1}, Draw{300, 1}, Draw{1000, 1}, Draw{300, 10}, Draw{1000, 10}};
  constexpr std::array kFewDraws = {Draw{300, 1}, Draw{1000, 10}};
  std::cout
      << "| outputs | lines | documents | false alarms | detectable: BLEU, chrF2++, TER | caught at twice that |\n"
      << "| --- | --- | --- | --- | --- | --- |\n"
      << std::fixed;
  const std::size_t count = number_of_updates();
  const std::span<const Draw> draws = count > kUpdates ? std::span<const Draw>(kAllDraws) : kFewDraws;
  double alarms = 0.0;
  for (const Systems& systems : kSystems) {
    const Tables tables = tables_of(systems, metrics);
    for (const Draw& draw : draws) {
      const Rates rates = simulate(tables, metrics, draw, count);
      alarms += rates.false_alarms / (static_cast<double>(kSystems.size() * draws.size()));
      std::cout << "| " << systems.name << " | " << draw.units << " | "
                << (draw.document == 1 ? "-" : std::to_string(draw.units / draw.document)) << " | "
                << std::setprecision(1) << 100 * rates.false_alarms << " % |" << std::setprecision(2);
      for (std::size_t m = 0; m < kMetrics; ++m) std::cout << (m == 0 ? " " : ", ") << rates.detectable[m];
      std::cout << " |" << std::setprecision(1);
      for (std::size_t m = 0; m < kMetrics; ++m) {
        std::cout << (m == 0 ? " " : ", ");
        if (rates.caught[m]) {
          std::cout << 100 * *rates.caught[m] << " %";
          // Few lines say less of how much a much worse system varies.
          if (draw.units >= 300) {
            EXPECT_GE(*rates.caught[m], 0.95 - chance(0.95, count))
                << systems.name << ", " << draw.units << " lines, metric " << m;
          }
        } else {
          std::cout << "-";
        }
      }
      std::cout << " |" << std::endl;
      EXPECT_LE(rates.false_alarms, kAlpha + chance(kAlpha, count)) << systems.name << ", " << draw.units << " lines";
    }
  }
  std::cout << "all: " << 100 * alarms << " %" << std::endl;
  EXPECT_LE(alarms, kAlpha + chance(kAlpha, count * kSystems.size() * draws.size()));
}

}  // namespace
}  // namespace lacuna::golden
