#include <gtest/gtest.h>

#include <string>

#include "eval/pipeline/aligned_pair.h"

namespace lacuna::pipeline {
namespace {

corpus::Document document(const std::string& path, const std::string& text) { return {.path = path, .text = text}; }

/// "[a=A][b=][=C]": the beads with their texts.
std::string beads(const std::string& source_text, const std::string& target_text) {
  const corpus::Document source = document("source.txt", source_text);
  const corpus::Document target = document("target.txt", target_text);
  const Result<AlignedPair> pair = align_lines(source, target);
  if (!pair) return pair.error().to_string();
  std::string shown;
  for (const align::Bead& bead : pair->beads) {
    EXPECT_LE(bead.source_end - bead.source_begin, 1U);
    EXPECT_LE(bead.target_end - bead.target_begin, 1U);
    EXPECT_EQ(bead.confidence, 1.0);
    shown += "[";
    for (auto i = bead.source_begin; i < bead.source_end; ++i) shown += pair->source_segments[i].span.of(source_text);
    shown += "=";
    for (auto i = bead.target_begin; i < bead.target_end; ++i) shown += pair->target_segments[i].span.of(target_text);
    shown += "]";
  }
  return shown;
}

TEST(AlignLinesTest, LineByLine) {
  EXPECT_EQ(beads("a\nb\nc\n", "A\nB\nC\n"), "[a=A][b=B][c=C]");
  EXPECT_EQ(beads("a. b. c.\nd", "A. B.\nD"), "[a. b. c.=A. B.][d=D]");
}

TEST(AlignLinesTest, EndsOfLinesAreNoTextButSpacesAroundThemAre) {
  EXPECT_EQ(beads("\xEF\xBB\xBF"
                  "a \r\n\tb\r\n",
                  "A\n  B\t"),
            "[a =A][\tb=  B\t]");
  EXPECT_EQ(beads("a\n\u00A0\u3000\nc\n", "A\n\u00A0B\nC\n"), "[a=A][=\u00A0B][c=C]");
}

TEST(AlignLinesTest, AnEmptySideIsABeadOfOneSide) {
  EXPECT_EQ(beads("a\n\nc\n", "A\nB\n\n"), "[a=A][=B][c=]");
  EXPECT_EQ(beads("a\n \t\n", "A\nB\n"), "[a=A][=B]");
}

TEST(AlignLinesTest, LinesEmptyOnBothSidesAreLeftOut) {
  EXPECT_EQ(beads("a\n\n\nd\n", "A\n\r\n  \nD\n"), "[a=A][d=D]");
  EXPECT_EQ(beads("\n", "\n"), "");
}

TEST(AlignLinesTest, UnequalCountsNameFileAndLine) {
  EXPECT_EQ(beads("a\nb\n", "A\n").substr(0, 13), "target.txt:2:");
  EXPECT_EQ(beads("a\n", "A\nB\nC\n").substr(0, 13), "source.txt:2:");
}

}  // namespace
}  // namespace lacuna::pipeline
