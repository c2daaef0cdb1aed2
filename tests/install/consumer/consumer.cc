// Uses the public API as a stranger would: scores an identical and a different text, checks a file that is not there,
// and with two files and the folder of the packs, aligns and checks these.
#include <cstdio>
#include <string>

#include "lacuna/align.h"
#include "lacuna/check.h"
#include "lacuna/scoring.h"
#include "lacuna/version.h"

namespace {

int fail(const std::string& what) {
  std::fprintf(stderr, "consumer: %s\n", what.c_str());
  return 1;
}

int score() {
  auto bleu = lacuna::make_bleu({});
  if (!bleu) return fail(bleu.error().to_string());
  lacuna::ScoreRequest request;
  request.references = {{"reference", "The cat sat on the mat .\nIt was warm there .\n"}};
  request.hypotheses = {{"same", request.references[0].text}, {"other", "A dog stood up .\nIt was cold there .\n"}};
  request.metrics = {*bleu};
  auto systems = lacuna::score_texts(request);
  if (!systems) return fail(systems.error().to_string());
  if (systems->size() != 2) return fail("two systems were given");
  const auto& same = systems->at(0).metrics.at(0);
  const auto& other = systems->at(1).metrics.at(0);
  if (!same.score.value || *same.score.value < 99.999) return fail("an identical text does not score 100");
  if (!other.score.value || !(*other.score.value < 50.0)) return fail("a different text scores too much");
  if (same.table.units() != 2) return fail("the table has not one row per line");
  return 0;
}

int check(const lacuna::CheckRequest& request) {
  auto report = lacuna::check(request, nullptr);
  if (!report) return fail(report.error().to_string());
  if (report->units.empty()) return fail("a report without units");
  std::printf("%zu units, %zu findings\n", report->units.size(), report->findings.size());
  return 0;
}

int align(const lacuna::CheckRequest& request) {
  lacuna::AlignRequest texts;
  texts.source_path = request.source_path;
  texts.target_path = request.target_path;
  texts.pack_folders = request.pack_folders;
  auto alignment = lacuna::align_documents(texts, nullptr);
  if (!alignment) return fail(alignment.error().to_string());
  if (!alignment->pack || alignment->beads.empty()) return fail("an alignment without a pack or beads");
  if (alignment->source.text(alignment->beads.front().source).empty()) return fail("a bead without text");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  static_assert(LACUNA_VERSION_MAJOR == 0);
  if (std::string(lacuna::kVersion) != LACUNA_VERSION_STRING) return fail("two versions");
  if (const int status = score(); status != 0) return status;
  lacuna::CheckRequest request;
  request.source_path = "/no/such/file";
  request.target_path = "/no/such/file";
  if (lacuna::check(request, nullptr)) return fail("a missing file is checked without an error");
  if (argc == 4) {
    request.source_path = argv[1];
    request.target_path = argv[2];
    request.pack_folders = {argv[3]};
    const int aligned = align(request);
    return aligned != 0 ? aligned : check(request);
  }
  return 0;
}
