/// \file
/// A gate's report for machines and people. Each is a pure function of the report (and of the texts, where places in
/// files are told); equal reports give equal bytes. Thread-safe; linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lacuna/compare.h"
#include "lacuna/gate_report.h"
#include "lacuna/run_report.h"

namespace lacuna::reports {

/// How a text lies in its file.
enum class TextForm : std::uint8_t {
  kPlain,    ///< its bytes are the file's
  kDecoded,  ///< the file is UTF-16: lines and columns are the file's, byte positions are not
  kPacked,   ///< the file is gzip: it has no lines that a reader could look at
};

/// A file that findings are in, for lines and columns.
struct SourceText {
  std::string path;   ///< as reports name it
  std::string bytes;  ///< in UTF-8, with its byte-order mark; not needed when it is packed
  TextForm form = TextForm::kPlain;
  std::string sha256 = {};  ///< of the file's own bytes; empty: unknown. The text is used when the report has the same
};

/// JUnit XML in the dialect that Jenkins, GitLab, GitHub and Azure read: a <testsuite> for each suite, a <testcase> for
/// each metric, limit and hard break; failures have value, threshold and interval.
[[nodiscard]] std::string to_junit(const GateReport& report);

/// Which results a log has.
enum class SarifScope : std::uint8_t {
  kAll,   ///< what is fixed or suppressed, too, and marked as such
  kOpen,  ///< without them: GitHub's code scanning shows every result as an open alert
};

/// SARIF 2.1.0 (OASIS): rules with stable ids, partialFingerprints, baselineState, suppressions; columns count UTF-16
/// code units. At most 20,000 results, the worst: more are refused by those who read it; a notification counts the
/// rest.
[[nodiscard]] std::string to_sarif(const GateReport& report, const std::vector<SourceText>& texts,
                                   SarifScope scope = SarifScope::kAll);
/// The same for a check alone, and for several.
[[nodiscard]] std::string to_sarif(const RunReport& report, const std::vector<SourceText>& texts);
[[nodiscard]] std::string to_sarif(std::span<const NamedRun> runs, const std::vector<SourceText>& texts);

/// GitHub's workflow commands: an annotation for each new finding and each metric that fails, at most `limit` of a
/// kind; hard breaks first, then metrics and limits.
[[nodiscard]] std::string to_github(const GateReport& report, const std::vector<SourceText>& texts,
                                    std::size_t limit = 10);

/// GitLab's Code Quality report (a JSON array in Code Climate's shape).
[[nodiscard]] std::string to_gitlab(const GateReport& report, const std::vector<SourceText>& texts);

/// TeamCity's service messages.
[[nodiscard]] std::string to_teamcity(const GateReport& report);

/// Markdown (GitHub's flavour) for a comment or a step summary: verdict first, a table of metrics, the limits that are
/// exceeded, new findings worst first, at most `limit` of a suite. Texts cannot break out of it. At most 60,000 bytes:
/// verdict, names of the suites that do not pass, and what to do are never cut.
[[nodiscard]] std::string to_markdown(const GateReport& report, std::size_t limit = 20);

struct GateConsoleOptions {
  bool color = false;             ///< ANSI colours and styles
  std::size_t max_findings = 10;  ///< new ones of a suite that are shown; the rest are counted
  std::size_t width = 100;        ///< cells in a line; at least 40 are used
};

/// A summary for a terminal: verdict, baseline, a table of metrics, limits, new findings, how to go on.
[[nodiscard]] std::string to_console(const GateReport& report, const GateConsoleOptions& options = {});

/// All of it as JSON. Shape: reports/schema/gate.schema.json.
[[nodiscard]] std::string to_json(const GateReport& report);

/// One self-contained page, with the trend of each score when the report has a history.
[[nodiscard]] std::string to_html(const GateReport& report);

}  // namespace lacuna::reports
