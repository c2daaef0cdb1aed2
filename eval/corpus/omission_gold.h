/// \file
/// Gold of the omission benchmark: sentence pairs of which it is known whether something was left out or added.
/// JSON Lines, an object a line. Positions in the file count characters (code points), here bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

/// One pair under test. In the file: `id`, `src`, `tgt`, `y_omission` (all four required), `y_addition`, `set`, `lp`,
/// `lines`, `src_full`, `tgt_full`, `kind`, `match_kind`, `deleted`, `del_pos`, `n_deleted_tokens`, `hard`,
/// `omission_spans` and `addition_spans` (`[{"start", "end"}, …]`). Other keys are not looked at.
struct OmissionItem {
  std::string id;
  std::string set;                 ///< the benchmark it belongs to
  std::string language_pair;       ///< "vi-en"
  std::vector<std::size_t> lines;  ///< of the text that it was made from, from 0
  std::string source;
  std::string target;
  std::optional<std::string> whole_source;  ///< before something was taken out, where that is known
  std::optional<std::string> whole_target;
  bool omission = false;       ///< the target lacks something of the source
  bool addition = false;       ///< the target has something that the source has not
  std::string kind;            ///< of what was taken out: "word1", "phrase" …; "none" for an untouched pair; or empty
  std::string match_kind;      ///< of an untouched pair: the kind that it is compared with; empty: every kind
  std::string deleted;         ///< the words that were taken out
  std::size_t deleted_at = 0;  ///< byte of the whole text where they stood
  std::size_t deleted_words = 0;    ///< how many
  bool hard = false;                ///< of the subset in which length tells nothing
  std::vector<ByteSpan> omissions;  ///< in the source: what the target lacks, where that is known
  std::vector<ByteSpan> additions;  ///< in the target: what the source has not
};

/// Reads a file ("-": standard input; packed files are unpacked). Errors: kIo, kEncoding; kFormat with the line: not an
/// object, a required key missing, a value of the wrong type, a span outside its text, an id that stood before; no item
/// at all.
[[nodiscard]] Result<std::vector<OmissionItem>> read_omission_gold(const std::string& path);

/// The items of `text`, valid UTF-8; `path` is for messages.
[[nodiscard]] Result<std::vector<OmissionItem>> parse_omission_gold(const std::string& path, std::string_view text);

/// The item as one line of JSON, without its LF; what `parse_omission_gold` reads back.
[[nodiscard]] std::string to_gold_line(const OmissionItem& item);

/// What a detector says of one item. In the file: `id`, `score`, `spans` (`[[start, end], …]`).
struct OmissionPrediction {
  std::string id;
  double score = 0.0;           ///< higher: more likely that something is missing
  std::vector<ByteSpan> spans;  ///< the words concerned, in `text`
};

/// The prediction as one line of JSON, without its LF; `text` is what its spans are of.
[[nodiscard]] std::string to_prediction_line(const OmissionPrediction& prediction, std::string_view text);

}  // namespace lacuna::corpus
