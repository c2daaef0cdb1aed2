// write_sample_gate_pages FOLDER: the gate's reports for people, and its JSON, for each sample gate, as files in
// FOLDER, for the tests that need files and for approving changed samples by hand (copy them to reports/samples
// after reading them).
#include <cstdio>
#include <string>

#include "eval/base/file.h"
#include "reports/gate/gate_writers.h"
#include "tests/support/sample_gate.h"

namespace {

bool write(const std::string& path, const std::string& bytes) {
  const lacuna::Status status = lacuna::base::write_file(path, bytes);
  if (!status) std::fprintf(stderr, "%s\n", status.error().to_string().c_str());
  return status.ok();
}

bool write_all(const std::string& stem, const lacuna::GateReport& report) {
  using namespace lacuna::reports;  // NOLINT(google-build-using-namespace)
  return write(stem + ".json", to_json(report)) && write(stem + ".html", to_html(report)) &&
         write(stem + ".md", to_markdown(report)) && write(stem + ".txt", to_console(report)) &&
         write(stem + ".ansi.txt", to_console(report, {.color = true, .max_findings = 2, .width = 72}));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_sample_gate_pages FOLDER\n");
    return 2;
  }
  using namespace lacuna::test;  // NOLINT(google-build-using-namespace)
  const std::string folder = argv[1];
  const bool is_written =
      write_all(folder + "/gate_failing", failing_gate()) && write_all(folder + "/gate_passing", passing_gate()) &&
      write_all(folder + "/gate_without_baseline", gate_without_baseline()) &&
      write_all(folder + "/gate_broken", broken_gate()) && write_all(folder + "/gate_hostile", hostile_gate()) &&
      write_all(folder + "/gate_empty", lacuna::GateReport{});
  return is_written ? 0 : 1;
}
