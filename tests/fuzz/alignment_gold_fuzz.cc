// Whatever a file of gold holds, it is read as beads of segments that there are, each once, or refused with its place.
#include <cstdint>
#include <set>
#include <string_view>

#include "eval/base/utf8.h"
#include "eval/corpus/alignment_gold.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint32_t kSources = 7;
  constexpr std::uint32_t kTargets = 12;
  const std::string_view text = lacuna::fuzz::as_text(data, size);
  if (lacuna::base::first_invalid_utf8(text)) return 0;
  const auto beads = lacuna::corpus::parse_alignment_gold("file", text, kSources, kTargets);
  if (!beads) {
    lacuna::fuzz::expect(!beads.error().message.empty(), "an error has a message");
    lacuna::fuzz::expect(beads.error().line > 0 && beads.error().byte >= 0, "an error has a place");
    lacuna::fuzz::expect(static_cast<std::size_t>(beads.error().byte) <= text.size(), "the place is in the file");
    return 0;
  }
  std::set<std::uint32_t> sources;
  std::set<std::uint32_t> targets;
  for (const lacuna::corpus::GoldBead& bead : beads->beads) {
    lacuna::fuzz::expect(!bead.source.empty() || !bead.target.empty(), "a bead has a side");
    for (const std::uint32_t i : bead.source) {
      lacuna::fuzz::expect(i < kSources && sources.insert(i).second, "a source segment is there, and once");
    }
    for (const std::uint32_t j : bead.target) {
      lacuna::fuzz::expect(j < kTargets && targets.insert(j).second, "a target segment is there, and once");
    }
  }
  return 0;
}
