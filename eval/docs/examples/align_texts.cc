// Which sentences of a text are translated by which sentences of its translation, without a language pack.
#include <cstdio>
#include <string>

#include "lacuna/align.h"

int main() {
  lacuna::AlignRequest request;
  request.source_text = "Der Hafen von 1890 liegt im Norden. Er hat 12 Kais und 3 Werften. Das Museum kostet 8 Euro.";
  request.target_text =
      "The harbour of 1890 lies in the north. It has 12 quays and 3 shipyards. The museum costs 8 euros.";
  request.source_language = "de";
  request.target_language = "en";
  const lacuna::Result<lacuna::DocumentAlignment> alignment = lacuna::align_documents(request, nullptr);
  if (!alignment) {
    std::fprintf(stderr, "%s\n", alignment.error().to_string().c_str());
    return 2;
  }
  for (const lacuna::AlignedBead& bead : alignment->beads) {
    std::printf("%.2f  %s  |  %s\n", bead.confidence, alignment->source.text(bead.source).c_str(),
                alignment->target.text(bead.target).c_str());
  }
  return alignment->beads.size() == 3 ? 0 : 1;
}
