/// \file
/// Alignment of documents: which sentences of a text are translated by which sentences of its translation.
///
///     AlignRequest request;
///     request.source_path = "article.vi.txt";
///     request.target_path = "article.en.txt";
///     request.pack_folders = {"corpora/packs"};
///     Result<DocumentAlignment> alignment = align_documents(request, nullptr);
///     if (!alignment) return alignment.error().to_string();
///     for (const AlignedBead& bead : alignment->beads) use(bead.confidence, alignment->source.text(bead.source));
///
/// A language pack helps, but is not needed. Thread-safety: independent calls may run at the same time. Cost: about a
/// millisecond a sentence; memory grows with the texts. The same texts and options give the same alignment, whatever
/// the number of threads. The alignment of words is in word_alignment.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/finding.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna {

struct AlignRequest {
  std::string source_path;                 ///< plain text in UTF-8; packed files are unpacked; "-": standard input
  std::string target_path;                 ///< likewise; not both "-"
  std::optional<std::string> source_text;  ///< the text itself; `source_path` is then only what it is called
  std::optional<std::string> target_text;  ///< likewise
  std::string source_language;             ///< BCP 47; empty: that of the pack whose languages the texts are in, if any
  std::string target_language;             ///< likewise
  std::string pack_path;                   ///< folder of a pack; empty: found by language pair in `pack_folders`
  std::vector<std::string> pack_folders;   ///< folders that hold packs
  bool use_pack = true;                    ///< false: align without a pack, even if there is one
  bool lines = false;            ///< segments are the lines that are not blank; else sentences, wherever lines end
  bool soft_paragraphs = false;  ///< a blank line in the middle of a sentence does not end it
  std::size_t threads = 0;       ///< 0: one per core
};

/// A piece of a document: a sentence or a line.
struct AlignedSegment {
  TextSpan span;             ///< bytes of the file, without white space around it
  std::uint32_t number = 0;  ///< of the line, from 0, blank lines counted, when lines are segments; else of the segment

  friend bool operator==(const AlignedSegment&, const AlignedSegment&) = default;
};

/// Segments [begin, end) of a document, by their places in `AlignedDocument::segments`.
struct SegmentRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }

  friend bool operator==(const SegmentRange&, const SegmentRange&) = default;
};

struct AlignedDocument {
  DocumentInfo info;        ///< `language` is empty when it is not known
  std::uint32_t count = 0;  ///< numbers lie in 0 .. count - 1: lines of the document, or segments
  std::vector<AlignedSegment> segments;

  /// The segments' texts on one line: each run of white space in them is a space, and a space stands between two.
  [[nodiscard]] std::string text(const SegmentRange& range) const;
};

/// Segments that translate each other. With an empty side: what has no counterpart.
struct AlignedBead {
  SegmentRange source;
  SegmentRange target;
  double confidence = 0.0;  ///< 0..1: how sure the aligner is of this bead, among all ways to align the documents
  double similarity = 0.0;  ///< what words, names and numbers say for it, in nats a word; above 0: better than chance;
                            ///< with an empty side: 0
  bool moved = false;       ///< the sides translate each other, but stand in another order than what is around them

  friend bool operator==(const AlignedBead&, const AlignedBead&) = default;
};

struct DocumentAlignment {
  int schema_version = 1;
  ToolInfo tool;
  std::optional<PackInfo> pack;  ///< null: none was used
  std::string pack_reason;       ///< why none was used, for people; empty when one was
  bool lines = false;            ///< as asked for
  AlignedDocument source;
  AlignedDocument target;
  std::vector<AlignedBead> beads;  ///< by source position; a bead without source follows the target segment before it
  bool identical = false;          ///< both documents are the same bytes
  double sure_share = 0.0;  ///< 0..1: of the bytes of all segments, those in beads with two sides, a confidence of at
                            ///< least `kSureConfidence` and a similarity above 0
};

inline constexpr double kSureConfidence = 0.5;
/// With a smaller `sure_share` two documents hardly translate each other.
inline constexpr double kMinSureShare = 0.3;

/// Reads, segments and aligns two documents. Every segment is in exactly one bead. Languages that are not named are
/// found by the packs as in `check`; if no pack serves them, or the texts are not in its languages, the documents are
/// aligned without one, and `pack_reason` says so. Errors: unreadable or non-UTF-8 files (kIo, kEncoding); empty or
/// binary files (kFormat), with line and byte; swapped languages, as far as a pack knows them (kMismatch); a pack that
/// was named, or found, and cannot be used (kPack); both documents from standard input (kUsage).
[[nodiscard]] Result<DocumentAlignment> align_documents(const AlignRequest& request, Progress* progress);

}  // namespace lacuna
