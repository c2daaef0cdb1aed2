// A metric written outside the library: the character error rate, as it is used for speech and handwriting. Edits
// (insertions, deletions, substitutions of code points; Levenshtein 1966) per character of the reference; of several
// references the one with the fewest edits per character.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lacuna/metric.h"
#include "lacuna/scoring.h"
#include "lacuna/version.h"

class CharacterErrorRate : public lacuna::Metric {
 public:
  CharacterErrorRate() {
    info_.id = "cer";
    info_.display_name = "CER";
    info_.columns = {{.name = "edits", .unit = "edits"}, {.name = "characters", .unit = "characters"}};
    info_.highest = std::numeric_limits<double>::infinity();
    info_.direction = lacuna::Direction::kLower;
  }

  /// For `MetricDefinition::make`.
  static lacuna::Result<lacuna::MetricPtr> make() { return lacuna::MetricPtr(std::make_shared<CharacterErrorRate>()); }

  const lacuna::MetricInfo& info() const override { return info_; }

  std::string signature(int references) const override {
    const std::string count = references == lacuna::kVariedReferences ? "var" : std::to_string(references);
    return "nrefs:" + count + "|unit:character|version:" + lacuna::kVersion;
  }

  std::unique_ptr<const ReferenceCache> prepare_references(
      std::span<const lacuna::ReferenceSet> references) const override {
    auto cache = std::make_unique<Cache>();
    for (const lacuna::ReferenceSet& set : references) {
      std::vector<std::u32string>& texts = cache->texts.emplace_back();
      for (const std::string_view text : set) texts.push_back(code_points(text));
    }
    return cache;
  }

  std::unique_ptr<Scratch> make_scratch() const override { return std::make_unique<Row>(); }

  void write_row(const lacuna::UnitText& unit, const ReferenceCache& cache, Scratch& scratch,
                 std::span<double> row) const override {
    const std::u32string hypothesis = code_points(unit.hypothesis);
    std::pair<double, double> best{0.0, 0.0};
    bool any = false;
    for (const std::u32string& reference : static_cast<const Cache&>(cache).texts[unit.index]) {
      const std::pair<double, double> here{distance(hypothesis, reference, static_cast<Row&>(scratch).costs),
                                           static_cast<double>(reference.size())};
      if (!any || here.first * best.second < best.first * here.second) best = here;
      any = true;
    }
    row[0] = best.first;
    row[1] = best.second;
  }

  lacuna::Score score(std::span<const double> sums) const override {
    lacuna::Score score;
    score.metric = info_.display_name;
    score.components = {{"edits", sums[0]}, {"characters", sums[1]}};
    if (sums[1] > 0.0) {
      score.value = 100.0 * sums[0] / sums[1];
    } else {
      score.reason = "the reference has no characters";
    }
    return score;
  }

 private:
  struct Cache : ReferenceCache {
    std::vector<std::vector<std::u32string>> texts;  ///< of each unit
  };
  struct Row : Scratch {
    std::vector<std::size_t> costs;
  };

  /// Of valid UTF-8.
  static std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
      const auto first = static_cast<unsigned char>(text[at++]);
      char32_t point = first < 0x80   ? first
                       : first < 0xE0 ? first & 0x1FU
                       : first < 0xF0 ? first & 0x0FU
                                      : first & 0x07U;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        point = point << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
      }
      points.push_back(point);
    }
    return points;
  }

  static double distance(const std::u32string& a, const std::u32string& b, std::vector<std::size_t>& costs) {
    costs.resize(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) costs[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      std::size_t diagonal = std::exchange(costs[0], i);
      for (std::size_t j = 1; j <= b.size(); ++j) {
        const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
        diagonal = costs[j];
        costs[j] = std::min({substituted, costs[j] + 1, costs[j - 1] + 1});
      }
    }
    return static_cast<double>(costs[b.size()]);
  }

  lacuna::MetricInfo info_;
};
