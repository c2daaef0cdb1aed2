// write_sample_gate FOLDER: what the writers for machines make of the sample gates, as files in FOLDER, and in
// FOLDER/root the texts that the findings are in; for the tests that need files and for approving changed samples by
// hand (copy failing.* to reports/samples/gate.* after reading them).
#include <cstdio>
#include <string>

#include "eval/base/file.h"
#include "reports/gate/gate_writers.h"
#include "tests/support/sample_gate.h"
#include "tests/support/sample_texts.h"

namespace {

bool write(const std::string& path, const std::string& bytes) {
  const lacuna::Status status = lacuna::base::write_file(path, bytes);
  if (!status) std::fprintf(stderr, "%s\n", status.error().to_string().c_str());
  return status.ok();
}

bool write_all(const std::string& stem, const lacuna::GateReport& report) {
  using namespace lacuna::reports;  // NOLINT(google-build-using-namespace)
  const auto texts = lacuna::test::sample_texts(report);
  return write(stem + ".junit.xml", to_junit(report)) && write(stem + ".sarif", to_sarif(report, texts)) &&
         write(stem + ".gitlab.json", to_gitlab(report, texts)) &&
         write(stem + ".github.txt", to_github(report, texts)) && write(stem + ".teamcity.txt", to_teamcity(report));
}

/// The folders are there already.
bool write_texts(const std::string& root, const lacuna::GateReport& report) {
  for (const lacuna::reports::SourceText& text : lacuna::test::sample_texts(report)) {
    if (!write(root + "/" + text.path, text.bytes)) return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_sample_gate FOLDER\n");
    return 2;
  }
  const std::string folder = argv[1];
  const bool is_written = write_all(folder + "/failing", lacuna::test::failing_gate()) &&
                          write_all(folder + "/passing", lacuna::test::passing_gate()) &&
                          write_all(folder + "/without_baseline", lacuna::test::gate_without_baseline()) &&
                          write_all(folder + "/broken", lacuna::test::broken_gate()) &&
                          write_all(folder + "/hostile", lacuna::test::hostile_gate()) &&
                          write_all(folder + "/empty", lacuna::GateReport{}) &&
                          write_texts(folder + "/root", lacuna::test::failing_gate());
  return is_written ? 0 : 1;
}
