/// \file
/// Gets the SentencePiece models of sacreBLEU's tokenisers from where sacreBLEU gets them. Only the program does
/// this, never the library.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/spm_models.h"
#include "lacuna/result.h"
#include "lacuna/test_sets.h"

namespace lacuna::cli {

/// Makes sure that the model of the tokeniser called `tokenizer` is in one of `folders`: when it is in none, downloads
/// it into the first, and says so on `err`. Nothing to do for tokenisers that have no such model. Errors: as below.
[[nodiscard]] Status provide_model(std::string_view tokenizer, const std::vector<std::string>& folders,
                                   const DownloadOptions& options, std::ostream& err);

/// Downloads `model` into `folder`, which is made if need be. The file appears there whole or not at all: what came is
/// first compared with the checksum (where one is known) and opened as a model. Errors: kIo when it cannot be had or
/// written, kFormat when it is not the model; the message names the address, and the file to put there by hand instead.
[[nodiscard]] Status download_model(const text::SpmModel& model, const std::string& folder,
                                    const DownloadOptions& options);

}  // namespace lacuna::cli
