// write_sample_report FOLDER: every writer's output for the sample and the hostile report, as files in FOLDER, for the
// tests that need files and for approving changed samples by hand (copy them to tests/golden/reports after reading
// them).
#include <cstdio>
#include <string>

#include "eval/base/file.h"
#include "reports/console_writer.h"
#include "reports/html_writer.h"
#include "reports/json_writer.h"
#include "reports/jsonl_writer.h"
#include "tests/support/sample_report.h"

namespace {

bool write(const std::string& path, const std::string& bytes) {
  const lacuna::Status status = lacuna::base::write_file(path, bytes);
  if (!status) std::fprintf(stderr, "%s\n", status.error().to_string().c_str());
  return status.ok();
}

bool write_all(const std::string& stem, const lacuna::RunReport& report) {
  using namespace lacuna::reports;  // NOLINT(google-build-using-namespace)
  return write(stem + ".json", to_json(report)) && write(stem + ".jsonl", to_jsonl(report)) &&
         write(stem + ".html", to_html(report)) && write(stem + ".txt", to_console(report)) &&
         write(stem + ".ansi.txt", to_console(report, {.color = true, .max_findings = 5, .width = 72}));
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
                          write_all(folder + "/empty", lacuna::RunReport{});
  return is_written ? 0 : 1;
}
