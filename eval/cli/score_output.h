/// \file
/// Results of `lacuna score` as text and as JSON, in sacreBLEU's shapes.
#pragma once

#include <iosfwd>
#include <vector>

#include "lacuna/scoring.h"

namespace lacuna::cli {

/// What was scored, and how to show it.
struct ScoreView {
  const std::vector<MetricPtr>& metrics;
  const std::vector<SystemResult>& systems;
  bool sentence_level = false;
  int width = 2;  ///< digits after the point, in text only
};

/// One line per score, the equals signs below one another; several systems each under its name. Sentence level: one
/// such line per segment for one metric and one system, otherwise a table with tabs.
void write_score_text(const ScoreView& view, std::ostream& out);

/// An object per score, in an array when there are several: sacreBLEU's keys ("name", "score", "signature",
/// "verbose_score", and one for each part of the signature), "system" when there are several, "segment" (from 1) at
/// sentence level. Full precision; an undefined score is null, with "reason".
void write_score_json(const ScoreView& view, std::ostream& out);

}  // namespace lacuna::cli
