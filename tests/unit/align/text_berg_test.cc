// Strict and lax F1 on the Text+Berg development set (Bleualign project), German-French, without any lexicon.
#include <gtest/gtest.h>

#include <cctype>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "eval/align/alignment_score.h"
#include "eval/align/segment_features.h"
#include "eval/align/self_taught_aligner.h"
#include "eval/align/sentence_aligner.h"
#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<SegmentFeatures> features_of(const std::vector<std::string>& lines, const char* language) {
  const text::Analyzer analyzer(language);
  std::vector<SegmentFeatures> features;
  for (const std::string& line : lines) {
    features.push_back(make_segment_features(line, analyzer.analyze(line), 0, hashed_words));
  }
  return features;
}

std::vector<std::uint32_t> numbers_in(const std::string& text) {
  std::vector<std::uint32_t> numbers;
  bool inside = false;
  for (const char c : text) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (digit && !inside) numbers.push_back(0);
    if (digit) numbers.back() = numbers.back() * 10 + static_cast<std::uint32_t>(c - '0');
    inside = digit;
  }
  return numbers;
}

TEST(TextBerg, StrictAndLaxWithoutLexicon) {
  const std::string base = std::string(LACUNA_SHARED_DIR) + "/align/de-fr/dev.";
  const auto german = read_lines(base + "de");
  const auto french = read_lines(base + "fr");
  if (german.empty()) GTEST_SKIP() << "no " << base << "de";
  std::vector<BeadSides> gold;
  for (const std::string& line : read_lines(base + "defr")) {
    const std::size_t colon = line.find(':');
    gold.push_back({numbers_in(line.substr(0, colon)), numbers_in(line.substr(colon + 1))});
  }
  ASSERT_EQ(gold.size(), 422U);
  const auto source = features_of(german, "de");
  const auto target = features_of(french, "fr");
  const auto expect = [&](const char* name, const std::vector<Bead>& beads) {
    const AlignmentAgreement agreement = evaluate_alignment(gold, testing::sides_of(beads));
    std::printf("Text+Berg dev, %s: strict F1 %.4f, lax F1 %.4f, null F1 %.4f, %zu beads\n", name,
                agreement.strict.f1(), agreement.lax.f1(), agreement.null.f1(), beads.size());
    EXPECT_GE(agreement.strict.f1(), 0.86);
    EXPECT_GE(agreement.lax.f1(), 0.97);
  };
  expect("lengths and anchors", align_segments(source, target, nullptr, nullptr, {}));
  expect("self-taught", align_self_taught(source, target, {}, lacuna::base::serial_for));
}

}  // namespace
}  // namespace lacuna::align
