/// \file
/// Streams with lines of their own, made into streams with the lines of their references.
#pragma once

#include <deque>
#include <string>

#include "eval/base/parallel.h"
#include "eval/pipeline/score_texts.h"

namespace lacuna::pipeline {

/// Texts that were read whole.
struct ResegmentedStreams {
  ScoreStreams streams;                ///< of the texts below; `resegment` and `systems_in_fields` are false
  std::deque<std::string> references;  ///< as they came
  std::deque<std::string> hypotheses;  ///< one per system, with the lines of the references
};

/// Reads everything, and cuts each system's text as `resegment_texts` does. Errors: those of reading (kIo), kEncoding,
/// kMismatch (line counts of the references, fields), kUsage (a text that is too long).
[[nodiscard]] Result<ResegmentedStreams> resegment_streams(ScoreStreams streams, const base::ParallelFor& parallel_for);

}  // namespace lacuna::pipeline
