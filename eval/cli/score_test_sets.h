/// \file
/// Public test sets in `lacuna score`: `-t` in place of reference files, as in sacreBLEU.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "eval/base/line_reader.h"
#include "eval/cli/context.h"
#include "eval/cli/score_options.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/test_sets.h"

namespace lacuna::cli {

/// The references of one test set, or of several one after the other.
struct TestSetReferences {
  std::vector<std::string> texts;  ///< a file of lines each
  std::vector<char> kept;          ///< of each line of the test sets, whether it counts (`--origlang`)
  bool all_kept = true;
};

/// Progress of downloads: a bar where there is a terminal, and notes in any case, unless `quiet`.
[[nodiscard]] std::unique_ptr<Progress> make_download_progress(Context& context, bool quiet);

/// The folders that `context` names.
[[nodiscard]] TestSetPlace test_set_place(const Context& context);

/// Gets the test sets that `arguments` name, if they are not there, and reads their references. Errors: unknown names;
/// what cannot be had; sets with different numbers of references; nothing left of them.
[[nodiscard]] Result<TestSetReferences> read_references(const ScoreArguments& arguments, Context& context);

/// The lines of a hypothesis that count. Errors: it has another number of lines than the test sets.
[[nodiscard]] Result<std::string> kept_lines(const TestSetReferences& references, const std::string& name,
                                             base::LineReader& hypothesis);

/// Writes the fields of `--echo` to `context.out`, with tabs between them. Errors: as `read_references`; a field that
/// the test set has not.
[[nodiscard]] Status echo_test_sets(const ScoreArguments& arguments, Context& context);

}  // namespace lacuna::cli
