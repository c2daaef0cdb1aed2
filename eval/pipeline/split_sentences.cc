#include "eval/pipeline/split_sentences.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/pipeline/spare_words.h"
#include "eval/text/analysis.h"
#include "metrics/coverage.h"

namespace lacuna::pipeline {
namespace {

using align::Bead;

/// Of the information of a segment, and of what a bead leaves open: a segment that has lost its counterpart rarely
/// shares as much with its neighbours.
constexpr double kJoinShare = 0.25;

bool is_lone(const Bead& bead) { return bead.source_size() == 0 || bead.target_size() == 0; }

class Joiner {
 public:
  Joiner(AlignedPair& pair, const langpack::LanguagePack& pack)
      : pair_(pair), pack_(pack), source_(pack.manifest.source_language), target_(pack.manifest.target_language) {}

  void run() {
    std::vector<Bead>& beads = pair_.beads;
    for (std::size_t k = 0; k < beads.size(); ++k) {
      if (!is_lone(beads[k])) continue;
      std::optional<std::size_t> best;
      double most = kJoinShare;
      for (const std::size_t other : {k - 1, k + 1}) {  // k - 1 may wrap around
        if (other >= beads.size() || !can_join(beads[k], beads[other])) continue;
        const double share = mutual_share(beads[k], beads[other]);
        if (share < most) continue;
        most = share;
        best = other;
      }
      if (best) join(beads[k], beads[*best], most);
    }
    std::erase_if(beads, [](const Bead& bead) { return bead.source_size() + bead.target_size() == 0; });
  }

 private:
  /// The words of one side of a bead.
  [[nodiscard]] text::Analysis source_words(const Bead& bead) const {
    return source_.analyze(text_of(pair_.source, pair_.source_segments, bead.source_begin, bead.source_end));
  }
  [[nodiscard]] text::Analysis target_words(const Bead& bead) const {
    return target_.analyze(text_of(pair_.target, pair_.target_segments, bead.target_begin, bead.target_end));
  }
  static std::string_view text_of(const corpus::Document& document, const std::vector<text::Segment>& segments,
                                  std::uint32_t begin, std::uint32_t end) {
    return ByteSpan{segments[begin].span.begin, segments[end - 1].span.end}.of(document.text);
  }

  /// Whether the segments of `lone` go on or come before those of `other`.
  static bool can_join(const Bead& lone, const Bead& other) {
    if (is_lone(other) || other.moved) return false;
    return lone.source_size() > 0 ? lone.source_end == other.source_begin || other.source_end == lone.source_begin
                                  : lone.target_end == other.target_begin || other.target_end == lone.target_begin;
  }

  /// The share of the information of `lone` that words which `bead` leaves open render, or the share of these that it
  /// renders, whichever is less.
  [[nodiscard]] double mutual_share(const Bead& lone, const Bead& bead) const {
    const text::Analysis source = source_words(bead);
    const text::Analysis target = target_words(bead);
    const metrics::UnitCoverage inside = metrics::cover(source, target, pack_);
    text::Analysis spare;
    metrics::UnitCoverage across;
    if (lone.source_size() > 0) {
      add_spare_words(target, inside.links.target_link, spare);
      across = metrics::cover(source_words(lone), spare, pack_);
    } else {
      add_spare_words(source, inside.links.source_link, spare);
      across = metrics::cover(spare, target_words(lone), pack_);
    }
    return std::min(across.source.share(), across.target.share());
  }

  /// Leaves `lone` empty on both sides.
  static void join(Bead& lone, Bead& bead, double share) {
    if (lone.source_size() > 0) {
      bead.source_begin = std::min(bead.source_begin, lone.source_begin);
      bead.source_end = std::max(bead.source_end, lone.source_end);
    } else {
      bead.target_begin = std::min(bead.target_begin, lone.target_begin);
      bead.target_end = std::max(bead.target_end, lone.target_end);
    }
    bead.confidence *= share;
    lone = {};
  }

  AlignedPair& pair_;
  const langpack::LanguagePack& pack_;
  text::Analyzer source_;
  text::Analyzer target_;
};

}  // namespace

void join_split_sentences(AlignedPair& pair, const langpack::LanguagePack& pack) { Joiner(pair, pack).run(); }

}  // namespace lacuna::pipeline
