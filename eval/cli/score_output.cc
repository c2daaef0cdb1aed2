#include "eval/cli/score_output.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "eval/base/format_number.h"
#include "metrics/score_text.h"

namespace lacuna::cli {
namespace {

// Calls `take(system, segment, score)`; segments count from 1, 0 is the whole text.
template <class Take>
void for_each_score(const ScoreView& view, Take&& take) {
  for (const SystemResult& system : view.systems) {
    for (std::size_t m = 0; m < view.metrics.size(); ++m) {
      const MetricResult& result = system.metrics[m];
      if (!view.sentence_level) {
        take(system, std::size_t{0}, result.score);
        continue;
      }
      for (std::size_t i = 0; i < result.table.units(); ++i) {
        Score score = view.metrics[m]->score(result.table.row(i));
        score.signature = result.score.signature;
        take(system, i + 1, score);
      }
    }
  }
}

void write_table(const ScoreView& view, std::ostream& out) {
  const bool several = view.systems.size() > 1;
  out << (several ? "system\tsegment" : "segment");
  for (const MetricResult& result : view.systems.front().metrics) {
    out << '\t' << result.score.metric << '|' << result.score.signature;
  }
  out << '\n';
  for (const SystemResult& system : view.systems) {
    for (std::size_t i = 0; i < system.metrics.front().table.units(); ++i) {
      if (several) out << system.name << '\t';
      out << i + 1;
      for (std::size_t m = 0; m < view.metrics.size(); ++m) {
        const Score score = view.metrics[m]->score(system.metrics[m].table.row(i));
        out << '\t' << (score.value ? base::format_fixed(*score.value, view.width) : "undefined");
      }
      out << '\n';
    }
  }
}

std::string json_string(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (byte < 0x20) {
      json += "\\u00";
      json += kDigits[byte >> 4];
      json += kDigits[byte & 0xF];
    } else {
      json += c;
    }
  }
  return json + '"';
}

void write_json_object(const ScoreView& view, const SystemResult& system, std::size_t segment, const Score& score,
                       std::ostream& out) {
  bool first = true;
  const auto member = [&](std::string_view key, const std::string& json) {
    out << (first ? "{\n " : ",\n ") << json_string(key) << ": " << json;
    first = false;
  };
  if (view.systems.size() > 1) member("system", json_string(system.name));
  if (segment > 0) member("segment", std::to_string(segment));
  member("name", json_string(score.metric));
  member("score", score.value ? base::format_shortest(*score.value) : "null");
  if (!score.value) member("reason", json_string(score.reason));
  member("signature", json_string(score.signature));
  if (const std::string verbose = metrics::verbose_text(score); !verbose.empty()) {
    member("verbose_score", json_string(verbose));
  }
  for (std::string_view rest = score.signature; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('|'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    const std::size_t colon = part.find(':');
    if (colon != std::string_view::npos) member(part.substr(0, colon), json_string(part.substr(colon + 1)));
  }
  out << "\n}";
}

}  // namespace

void write_score_text(const ScoreView& view, std::ostream& out) {
  if (view.sentence_level && (view.metrics.size() > 1 || view.systems.size() > 1)) {
    write_table(view, out);
    return;
  }
  std::size_t widest = 0;
  for_each_score(view, [&](const SystemResult&, std::size_t, const Score& score) {
    widest = std::max(widest, metrics::score_line(score, view.width).find(" = "));
  });
  const SystemResult* shown = nullptr;
  for_each_score(view, [&](const SystemResult& system, std::size_t, const Score& score) {
    if (view.systems.size() > 1 && shown != &system) out << (shown == nullptr ? "" : "\n") << system.name << ":\n";
    shown = &system;
    const std::string line = metrics::score_line(score, view.width);
    out << std::string(widest - line.find(" = "), ' ') << line << '\n';
  });
}

void write_score_json(const ScoreView& view, std::ostream& out) {
  const std::size_t scores = view.systems.size() * view.metrics.size() *
                             (view.sentence_level ? view.systems.front().metrics.front().table.units() : 1);
  std::size_t written = 0;
  if (scores > 1) out << "[\n";
  for_each_score(view, [&](const SystemResult& system, std::size_t segment, const Score& score) {
    write_json_object(view, system, segment, score, out);
    out << (++written < scores ? ",\n" : "\n");
  });
  if (scores > 1) out << "]\n";
}

}  // namespace lacuna::cli
