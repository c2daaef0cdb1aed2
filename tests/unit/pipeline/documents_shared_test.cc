// News documents without their segment borders: how well sentences are aligned, and how well the dropped ones are
// found.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/base/random.h"
#include "eval/langpack/pack.h"
#include "eval/pipeline/aligned_pair.h"
#include "eval/pipeline/check.h"
#include "lacuna/check.h"

namespace lacuna::pipeline {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(LACUNA_SHARED_DIR) / "corpora/vi-en/measure";

std::vector<std::string> read_lines(const std::string& name) {
  std::ifstream file(kFolder / name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// Lines joined to one text, with the place of each and the number it has in the corpus.
struct Side {
  corpus::Document document;
  std::vector<ByteSpan> lines;
  std::vector<std::size_t> numbers;

  void add(const std::string& line, std::size_t number, char border) {
    if (!document.text.empty()) document.text += border;
    const std::size_t begin = document.text.size();
    document.text += line;
    lines.push_back({begin, document.text.size()});
    numbers.push_back(number);
  }
  /// Places in `lines` of what a span has at least a fifth, or 30 bytes, of.
  [[nodiscard]] std::vector<std::size_t> in(const ByteSpan& span) const {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const std::size_t overlap = overlap_of(span, lines[k]);
      if (overlap * 5 > lines[k].size() || overlap > 30) found.push_back(k);
    }
    return found;
  }
  static std::size_t overlap_of(const ByteSpan& a, const ByteSpan& b) {
    const std::size_t begin = std::max(a.begin, b.begin);
    const std::size_t end = std::min(a.end, b.end);
    return end > begin ? end - begin : 0;
  }
};

struct Counts {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t gold = 0;

  [[nodiscard]] double f1() const {
    return found + gold == 0 ? 0.0 : 2.0 * static_cast<double>(right) / static_cast<double>(found + gold);
  }
};

struct Figures {
  Counts links;    ///< pairs of lines in one bead
  Counts dropped;  ///< source lines without a translation, by findings of at least the default probability
  Counts added;
};

constexpr std::size_t kForeign = 1U << 20U;  // numbers of foreign lines start here

void count_findings(const RunReport& report, const Side& side, bool omissions, const std::set<std::size_t>& other,
                    Counts& counts) {
  for (std::size_t k = 0; k < side.lines.size(); ++k) {
    const bool gone = !other.contains(side.numbers[k]);
    const bool said = std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
      const auto& span = omissions ? finding.source : finding.target;
      return finding.rule == (omissions ? "omission" : "addition") && span &&
             Side::overlap_of({span->begin, span->end}, side.lines[k]) * 2 >= side.lines[k].size();
    });
    counts.gold += gone ? 1U : 0U;
    counts.found += said ? 1U : 0U;
    counts.right += gone && said ? 1U : 0U;
  }
}

void measure(const Side& source, const Side& target, const langpack::LanguagePack& pack, Figures& figures) {
  const AlignmentSettings settings{.source_language = "vi", .target_language = "en", .pack = &pack};
  const AlignedPair pair = align_documents(source.document, target.document, settings, base::serial_for);
  std::set<std::pair<std::size_t, std::size_t>> links;
  for (const align::Bead& bead : pair.beads) {
    if (bead.source_size() == 0 || bead.target_size() == 0) continue;
    const ByteSpan from{pair.source_segments[bead.source_begin].span.begin,
                        pair.source_segments[bead.source_end - 1].span.end};
    const ByteSpan to{pair.target_segments[bead.target_begin].span.begin,
                      pair.target_segments[bead.target_end - 1].span.end};
    for (const std::size_t s : source.in(from)) {
      for (const std::size_t t : target.in(to)) links.emplace(source.numbers[s], target.numbers[t]);
    }
  }
  const std::set<std::size_t> sources(source.numbers.begin(), source.numbers.end());
  const std::set<std::size_t> targets(target.numbers.begin(), target.numbers.end());
  figures.links.found += links.size();
  for (const auto& [s, t] : links) figures.links.right += s == t ? 1U : 0U;
  for (const std::size_t number : sources) figures.links.gold += targets.contains(number) ? 1U : 0U;

  RunReport report;
  const CheckPlan plan{.source_language = "vi", .target_language = "en", .pack = &pack};
  ASSERT_TRUE(check_units(pair, plan, base::serial_for, nullptr, report).ok());
  count_findings(report, source, true, targets, figures.dropped);
  count_findings(report, target, false, sources, figures.added);
}

/// All documents; `dropped` and `foreign` are per cents of target lines left out and put in.
Figures measure_all(char border, std::size_t dropped, std::size_t foreign) {
  const auto source = read_lines("ntrex-a.vi");
  const auto target = read_lines("ntrex-a.en");
  const auto ids = read_lines("ntrex-a.docid");
  const auto pack = langpack::read_pack(std::string(LACUNA_SOURCE_DIR) + "/corpora/packs/vi-en");
  EXPECT_TRUE(pack.ok());
  base::KeyedRandom random(5, 0, 0);
  Figures figures;
  for (std::size_t begin = 0; begin < source.size() && pack;) {
    std::size_t end = begin;
    while (end < source.size() && ids[end] == ids[begin]) ++end;
    Side from;
    Side to;
    for (std::size_t i = begin; i < end; ++i) {
      from.add(source[i], i, border);
      if (random.below(100) >= dropped) to.add(target[i], i, border);
      if (random.below(100) < foreign) {
        const std::size_t other = (i + source.size() / 2) % source.size();
        to.add(target[other], kForeign + other, border);
      }
    }
    if (!to.lines.empty()) measure(from, to, *pack, figures);
    begin = end;
  }
  return figures;
}

class Documents : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kFolder / "ntrex-a.vi")) GTEST_SKIP() << "no " << kFolder;
  }
};

TEST_F(Documents, SentencesAreAligned) {
  const Figures lines = measure_all('\n', 0, 0);
  std::printf("a line break after each line: F1 of aligned lines %.4f, %zu of %zu lines said to be dropped\n",
              lines.links.f1(), lines.dropped.found, lines.links.gold);
  EXPECT_GE(lines.links.f1(), 0.99);
  EXPECT_LE(lines.dropped.found, 12U);
  // Headlines without a full stop are one sentence with what follows when only a space stands between them.
  const Figures spaces = measure_all(' ', 0, 0);
  std::printf("a space: recall %.4f, F1 %.4f\n",
              static_cast<double>(spaces.links.right) / static_cast<double>(spaces.links.gold), spaces.links.f1());
  EXPECT_GE(spaces.links.right, spaces.links.gold * 995 / 1000);
  EXPECT_GE(spaces.links.f1(), 0.88);
}

TEST_F(Documents, DroppedAndForeignSentencesAreFound) {
  for (const char border : {'\n', ' '}) {
    const Figures figures = measure_all(border, 10, 5);
    std::printf("10 %% dropped, 5 %% foreign, joined by %s: dropped F1 %.3f, foreign F1 %.3f, aligned F1 %.4f\n",
                border == ' ' ? "spaces" : "line breaks", figures.dropped.f1(), figures.added.f1(), figures.links.f1());
    EXPECT_GE(figures.dropped.f1(), border == ' ' ? 0.88 : 0.93);
    EXPECT_GE(figures.added.f1(), border == ' ' ? 0.88 : 0.93);
  }
}

}  // namespace
}  // namespace lacuna::pipeline
