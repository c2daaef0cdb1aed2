#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/pipeline/gold_agreement.h"
#include "lacuna/align.h"
#include "reports/alignment_writer.h"
#include "tests/support/sample_alignment.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_pack.h"

namespace lacuna {
namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Sentences of the tiny pack, without those of `left_out`.
std::string text_of(bool target, const std::vector<std::size_t>& left_out = {}, std::size_t count = 12) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < count; ++i) {
    const test::SentencePair sentence = test::tiny_sentence(i);
    bool kept = true;
    for (const std::size_t number : left_out) kept = kept && number != i;
    if (kept) lines.push_back(target ? sentence.target : sentence.source);
  }
  return test::lines_of(lines);
}

class DocumentAlignmentTest : public test::TempFolderTest {
 protected:
  DocumentAlignmentTest() { test::write_tiny_pack(folder_.at("packs/tiny")); }

  AlignRequest request(const std::string& source, const std::string& target) const {
    AlignRequest request;
    request.source_path = folder_.write("source.txt", source);
    request.target_path = folder_.write("target.txt", target);
    request.pack_folders = {folder_.at("packs")};
    request.threads = 2;
    return request;
  }
  /// An alignment that keeps its promises: each segment is in exactly one bead, spans are the file's bytes.
  static DocumentAlignment run(const AlignRequest& request) {
    const Result<DocumentAlignment> alignment = align_documents(request, nullptr);
    EXPECT_TRUE(alignment.ok()) << alignment.error().to_string();
    if (!alignment) return {};
    expect_document(*base::read_file(request.source_path), alignment->source);
    expect_document(*base::read_file(request.target_path), alignment->target);
    std::vector<int> sources(alignment->source.segments.size());
    std::vector<int> targets(alignment->target.segments.size());
    for (const AlignedBead& bead : alignment->beads) {
      EXPECT_FALSE(bead.source.empty() && bead.target.empty());
      EXPECT_GE(bead.confidence, 0.0);
      EXPECT_LE(bead.confidence, 1.0);
      for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i) ++sources.at(i);
      for (std::uint32_t i = bead.target.begin; i < bead.target.end; ++i) ++targets.at(i);
    }
    EXPECT_EQ(sources, std::vector<int>(sources.size(), 1));
    EXPECT_EQ(targets, std::vector<int>(targets.size(), 1));
    return *alignment;
  }
  static void expect_document(const std::string& bytes, const AlignedDocument& document) {
    EXPECT_EQ(document.info.bytes, bytes.size());
    EXPECT_EQ(document.info.sha256, base::sha256_hex(bytes));
    EXPECT_EQ(document.info.segments, document.segments.size());
    std::size_t next = 0;
    for (const AlignedSegment& segment : document.segments) {
      EXPECT_GE(segment.span.begin, next);
      EXPECT_EQ(segment.span.text, bytes.substr(segment.span.begin, segment.span.end - segment.span.begin));
      EXPECT_FALSE(segment.span.text.empty());
      EXPECT_LT(segment.number, document.count);
      next = segment.span.end;
    }
  }
  static Error error_of(const AlignRequest& request) {
    const Result<DocumentAlignment> alignment = align_documents(request, nullptr);
    EXPECT_FALSE(alignment.ok());
    return alignment ? Error{} : alignment.error();
  }
};

TEST_F(DocumentAlignmentTest, ThePackIsFoundByTheTexts) {
  const DocumentAlignment alignment = run(request(text_of(false), text_of(true)));
  ASSERT_TRUE(alignment.pack.has_value());
  EXPECT_EQ(alignment.pack_reason, "");
  EXPECT_EQ(alignment.source.info.language, "vi");
  EXPECT_TRUE(alignment.source.info.language_detected);
  EXPECT_EQ(alignment.source.info.role, "source");
  EXPECT_EQ(alignment.target.info.language, "en");
  EXPECT_GT(alignment.sure_share, 0.8);
  EXPECT_FALSE(alignment.identical);
  for (const AlignedBead& bead : alignment.beads) EXPECT_EQ(bead.source, bead.target);
}

TEST_F(DocumentAlignmentTest, ADroppedSentenceStandsAlone) {
  const DocumentAlignment alignment = run(request(text_of(false), text_of(true, {5})));
  ASSERT_EQ(alignment.beads.size(), 12U);
  EXPECT_TRUE(alignment.beads[5].target.empty());
  EXPECT_EQ(alignment.beads[5].similarity, 0.0);
}

TEST_F(DocumentAlignmentTest, WithoutAPackTheReasonIsGiven) {
  AlignRequest plain = request(text_of(false), text_of(true));
  plain.use_pack = false;
  plain.source_language = "vi";
  DocumentAlignment alignment = run(plain);
  EXPECT_FALSE(alignment.pack.has_value());
  EXPECT_TRUE(contains(alignment.pack_reason, "wanted")) << alignment.pack_reason;
  EXPECT_EQ(alignment.source.info.language, "vi");
  EXPECT_FALSE(alignment.source.info.language_detected);
  EXPECT_EQ(alignment.target.info.language, "");

  plain.use_pack = true;
  plain.target_language = "fr";
  alignment = run(plain);
  EXPECT_FALSE(alignment.pack.has_value());
  EXPECT_TRUE(contains(alignment.pack_reason, "vi to fr")) << alignment.pack_reason;
  EXPECT_EQ(alignment.target.info.language, "fr");

  alignment = run(request("Zuerst das eine. Dann das andere.", "Primo hoc. Deinde illud."));
  EXPECT_FALSE(alignment.pack.has_value());
  EXPECT_TRUE(contains(alignment.pack_reason, "do not look like")) << alignment.pack_reason;
}

TEST_F(DocumentAlignmentTest, LinesKeepTheirNumbers) {
  AlignRequest lines = request("\nMot. Hai.\n\nBa.\n", "One. Two.\n\n\nThree.\n\n");
  lines.lines = true;
  const DocumentAlignment alignment = run(lines);
  EXPECT_TRUE(alignment.lines);
  EXPECT_EQ(alignment.source.count, 4U);
  EXPECT_EQ(alignment.target.count, 5U);
  ASSERT_EQ(alignment.source.segments.size(), 2U);
  EXPECT_EQ(alignment.source.segments[0].number, 1U);
  EXPECT_EQ(alignment.target.segments[1].number, 3U);
}

TEST_F(DocumentAlignmentTest, IdenticalAndUnrelatedDocumentsAreTold) {
  const DocumentAlignment same = run(request(text_of(true), text_of(true)));
  EXPECT_TRUE(same.identical);
  AlignRequest strange =
      request(text_of(false), "Nothing here has to do with that.\nIt is about cheese, salt and old maps.\n");
  strange.source_language = "vi";
  strange.target_language = "en";
  EXPECT_LT(run(strange).sure_share, kMinSureShare);
}

TEST_F(DocumentAlignmentTest, Errors) {
  AlignRequest swapped = request(text_of(true), text_of(false));
  EXPECT_EQ(error_of(swapped).code, ErrorCode::kMismatch);
  EXPECT_TRUE(contains(error_of(swapped).message, "swapped"));
  swapped.use_pack = false;
  EXPECT_TRUE(align_documents(swapped, nullptr).ok());

  const Error empty = error_of(request("  \n", text_of(true)));
  EXPECT_EQ(empty.code, ErrorCode::kFormat);
  EXPECT_EQ(empty.path, folder_.at("source.txt"));
  EXPECT_EQ(error_of(request(text_of(false), "caf\xE9")).byte, 3);

  AlignRequest stdin_twice;
  stdin_twice.source_path = stdin_twice.target_path = "-";
  EXPECT_EQ(error_of(stdin_twice).code, ErrorCode::kUsage);

  AlignRequest no_such_pack = request(text_of(false), text_of(true));
  no_such_pack.pack_path = folder_.at("none");
  EXPECT_EQ(error_of(no_such_pack).code, ErrorCode::kPack);
}

TEST_F(DocumentAlignmentTest, ThreadsChangeNothing) {
  AlignRequest one = request(text_of(false, {3}, 300), text_of(true, {100}, 300));
  one.threads = 1;
  AlignRequest three = one;
  three.threads = 3;
  EXPECT_EQ(reports::to_alignment_json(run(one)), reports::to_alignment_json(run(three)));
}

class GoldAgreementTest : public test::TempFolderTest {};

TEST_F(GoldAgreementTest, AnAlignmentAgreesWithItself) {
  const DocumentAlignment alignment = test::sample_alignment();
  const std::string path = folder_.write("gold", reports::to_alignment_vecalign(alignment));
  const auto agreement = pipeline::gold_agreement(alignment, path);
  ASSERT_TRUE(agreement.ok()) << agreement.error().to_string();
  EXPECT_EQ(agreement->strict.f1(), 1.0);
  EXPECT_EQ(agreement->strict.predicted, 7U);
  EXPECT_EQ(agreement->null.gold, 3U);
}

TEST_F(GoldAgreementTest, NumbersOfBlankLinesCountForNothing) {
  const DocumentAlignment alignment = test::sample_alignment();  // source line 2 is blank
  const auto agreement = pipeline::gold_agreement(
      alignment, folder_.write("gold", "[0]:[0]\n[1, 2, 3]:[1]\n[4]:[4]\n[]:[2]\n[5]:[]\n[6]:[5, 6]\n[]:[3]\n"));
  ASSERT_TRUE(agreement.ok());
  EXPECT_EQ(agreement->strict.f1(), 1.0);
  const auto alone = pipeline::gold_agreement(alignment, folder_.write("gold", "[2]:[]\n[0]:[0]\n"));
  ASSERT_TRUE(alone.ok());
  EXPECT_EQ(alone->null.gold, 0U);
}

TEST_F(GoldAgreementTest, RungsOfALadder) {
  const DocumentAlignment alignment = test::sample_alignment();
  const auto whole =
      pipeline::gold_agreement(alignment, folder_.write("gold", reports::to_alignment_ladder(alignment)));
  ASSERT_TRUE(whole.ok()) << whole.error().to_string();
  EXPECT_EQ(whole->rungs.gold, 9U);
  EXPECT_EQ(whole->rungs.f1(), 1.0);
  // Lines 2 and 3 are the same place, for line 2 is blank; (1, 0) is in no ladder of ours.
  const auto part = pipeline::gold_agreement(alignment, folder_.write("gold", "0 0\n1 0\n1 1\n4 2\n7 7\n"));
  ASSERT_TRUE(part.ok());
  EXPECT_EQ(part->rungs.gold, 5U);
  EXPECT_EQ(part->rungs.right_gold, 4U);
  EXPECT_EQ(part->rungs.predicted, 9U);
}

TEST_F(GoldAgreementTest, GoldOfAnotherTextIsAnError) {
  const auto agreement = pipeline::gold_agreement(test::sample_alignment(), folder_.write("gold", "[7]:[0]\n"));
  ASSERT_FALSE(agreement.ok());
  EXPECT_EQ(agreement.error().line, 1U);
}

}  // namespace
}  // namespace lacuna
