// write_sample_report FOLDER: every writer's output for the sample and the hostile report, as files in FOLDER, for the
// tests that need files and for approving changed samples by hand (copy them to reports/samples after reading
// them).
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "reports/agreement_report.h"
#include "reports/alignment_writer.h"
#include "reports/console_writer.h"
#include "reports/delimited_writer.h"
#include "reports/html_writer.h"
#include "reports/json_writer.h"
#include "reports/jsonl_writer.h"
#include "reports/markdown_writer.h"
#include "reports/xlsx_writer.h"
#include "tests/support/sample_alignment.h"
#include "tests/support/sample_report.h"

namespace {

bool write(const std::string& path, const std::string& bytes) {
  const lacuna::Status status = lacuna::base::write_file(path, bytes);
  if (!status) std::fprintf(stderr, "%s\n", status.error().to_string().c_str());
  return status.ok();
}

using Files = std::vector<std::pair<std::string, std::string>>;  // endings and contents

bool write_files(const std::string& stem, const Files& files) {
  return std::all_of(files.begin(), files.end(),
                     [&](const auto& file) { return write(stem + file.first, file.second); });
}

/// What shows one run or several.
bool write_runs(const std::string& stem, const std::vector<lacuna::NamedRun>& runs) {
  using namespace lacuna::reports;  // NOLINT(google-build-using-namespace)
  const lacuna::Result<std::string> workbook = to_xlsx({.runs = runs});
  if (!workbook) return false;
  return write_files(stem, {{".xlsx", *workbook},
                            {".html", to_html({.runs = runs})},
                            {".csv", to_csv(runs)},
                            {".tsv", to_tsv(runs)},
                            {".md", to_markdown({.runs = runs})},
                            {".table.txt", to_console({.runs = runs}, {.table = true})}});
}

bool write_all(const std::string& stem, const lacuna::RunReport& report) {
  using namespace lacuna::reports;  // NOLINT(google-build-using-namespace)
  std::vector<lacuna::NamedRun> runs(1);
  runs[0].report = report;
  return write_runs(stem, runs) &&
         write_files(stem, {{".json", to_json(report)},
                            {".jsonl", to_jsonl(report)},
                            {".txt", to_console(report)},
                            {".ansi.txt", to_console(report, {.color = true, .max_findings = 5, .width = 72})}});
}

/// With figures, with none of one kind, and without a pack.
bool write_alignments(const std::string& folder) {
  using namespace lacuna;  // NOLINT(google-build-using-namespace)
  reports::AgreementReport agreement;
  agreement.total = {.strict = {3, 4, 1, 2}, .lax = {4, 4, 2, 2}, .null = {}, .rungs = {}};
  agreement.pairs = {{"a.de", "a.fr", "a.gold", agreement.total}};
  agreement.total.rungs = {4, 5, 4, 8};
  DocumentAlignment empty;
  empty.source.info.role = "source";
  empty.target.info.role = "target";
  return write(folder + "/alignment.json", reports::to_alignment_json(test::sample_alignment())) &&
         write(folder + "/no_alignment.json", reports::to_alignment_json(empty)) &&
         write(folder + "/agreement.json", reports::to_json(agreement));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_sample_report FOLDER\n");
    return 2;
  }
  const std::string folder = argv[1];
  const bool is_written = write_all(folder + "/sample", lacuna::test::sample_report()) &&
                          write_all(folder + "/hostile", lacuna::test::hostile_report()) &&
                          write_all(folder + "/empty", lacuna::RunReport{}) &&
                          write_all(folder + "/corpus", lacuna::test::corpus_report()) &&
                          write_runs(folder + "/runs", lacuna::test::sample_runs()) && write_alignments(folder);
  return is_written ? 0 : 1;
}
