#include "eval/corpus/alignment_gold.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

class AlignmentGoldTest : public test::TempFolderTest {
 protected:
  std::vector<GoldBead> read(const std::string& text, std::uint32_t sources = 9, std::uint32_t targets = 9) {
    const auto beads = read_alignment_gold(folder_.write("gold", text), sources, targets);
    EXPECT_TRUE(beads.ok()) << beads.error().to_string();
    rungs_ = beads ? beads->rungs : std::vector<GoldRung>{};
    return beads ? beads->beads : std::vector<GoldBead>{};
  }
  std::vector<GoldRung> rungs_;
  void expect_error(const std::string& text, std::uint64_t line, std::int64_t byte, const std::string& part) {
    const std::string path = folder_.write("gold", text);
    const auto beads = read_alignment_gold(path, 9, 9);
    ASSERT_FALSE(beads.ok()) << text;
    EXPECT_EQ(beads.error().code, ErrorCode::kFormat);
    EXPECT_EQ(beads.error().path, path);
    EXPECT_EQ(beads.error().line, line) << text;
    EXPECT_EQ(beads.error().byte, byte) << text;
    EXPECT_NE(beads.error().message.find(part), std::string::npos) << beads.error().message;
  }
};

TEST_F(AlignmentGoldTest, Vecalign) {
  EXPECT_EQ(read("[0]:[0]\n\n[1, 2]:[1]:0.25\r\n[]:[2]:0\n[ 3 ] : [ ] : -1.5e-3 \n[]:[]\n[8,4]:[8]"),
            (std::vector<GoldBead>{{{0}, {0}}, {{1, 2}, {1}}, {{}, {2}}, {{3}, {}}, {{8, 4}, {8}}}));
  EXPECT_TRUE(rungs_.empty());
}

TEST_F(AlignmentGoldTest, LadderWithBothEnds) {
  EXPECT_EQ(read("0\t0\t0.3\n1\t1\t1\n3\t2\t-0.5\n3\t3\n", 3, 3),
            (std::vector<GoldBead>{{{0}, {0}}, {{1, 2}, {1}}, {{}, {2}}}));
  EXPECT_EQ(rungs_, (std::vector<GoldRung>{{0, 0}, {1, 1}, {3, 2}, {3, 3}}));
}

TEST_F(AlignmentGoldTest, TheEndsOfALadderNeedNotBeThere) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "1 1\n2 1\n2 1\n",
                 3, 2),
            (std::vector<GoldBead>{{{0}, {0}}, {{1}, {}}, {{2}, {1}}}));
}

TEST_F(AlignmentGoldTest, WhatIsWrongInVecalignsFormatIsNamedWithItsPlace) {
  expect_error("[0]:[0]\n[1]\n", 2, 11, "expected \"[0, 1]:[2]\"");
  expect_error("[0]:[0]\n1\t1\n", 2, 8, "expected \"[0, 1]:[2]\"");
  expect_error("[0]:[0]\n[1]:[x]\n", 2, 13, "number of a segment");
  expect_error("[0]:[-1]\n", 1, 5, "number of a segment");
  expect_error("[0]:[99999999999]\n", 1, 5, "number of a segment");
  expect_error("[0]:[1,]\n", 1, 7, "number of a segment");
  expect_error("[0:[1]\n", 1, 2, "',' or ']'");
  expect_error("[0]:[0]:high\n", 1, 8, "score");
  expect_error("[0]:[0] 1\n", 1, 8, "end of the line");
  expect_error("[0]:[0]\n[0]:[1]\n", 2, 9, "source segment 0 stands twice");
  expect_error("[0]:[0]\n[1]:[2, 0]\n", 2, 16, "target segment 0 stands twice");
}

TEST_F(AlignmentGoldTest, NumbersOutOfRangeAreNamed) {
  expect_error("[9]:[0]\n", 1, 1, "number 9, but the source has 9 segments");
  expect_error("[0]:[0, 10]\n", 1, 8, "number 10, but the target has 9 segments");
  expect_error("0\t0\n10\t2\n", 2, 4, "number 10, but the source has 9 segments");
}

TEST_F(AlignmentGoldTest, WhatIsWrongInALadderIsNamedWithItsPlace) {
  expect_error("0\t0\n1\n", 2, 5, "expected \"N TAB M\"");
  expect_error("0\t0\n1\tx\n", 2, 6, "expected \"N TAB M\"");
  expect_error("0\t0\n2\t2\n3\t1\n", 3, 10, "goes back, from 2 to 1");
  expect_error("0\t0\t0.5\t7\n", 1, 4, "confidence");
}

TEST_F(AlignmentGoldTest, OtherTextsAndEmptyOnes) {
  expect_error("Hello, world\n", 1, 0, "expected a gold alignment");
  expect_error("\n \n\t-1\t0\n", 3, 4, "expected a gold alignment");
  expect_error("", 1, 0, "no gold alignment");
  expect_error("\n\n", 1, 0, "no gold alignment");
  const auto missing = read_alignment_gold(folder_.at("none"), 1, 1);
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  EXPECT_EQ(read_alignment_gold(folder_.write("bad", "[0]:[0]\n\xFF"), 1, 1).error().code, ErrorCode::kEncoding);
}

}  // namespace
}  // namespace lacuna::corpus
