// Precision and recall on the sample documents, from the gold spans, printed as a table.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/file.h"
#include "lacuna/check.h"

namespace lacuna {
namespace {

using Json = nlohmann::json;

const std::filesystem::path kCorpora = std::filesystem::path(LACUNA_SOURCE_DIR) / "corpora";
constexpr std::array kSamples{"contract", "health", "news", "release-notes", "travel"};

/// What names a kind of defect, and on which side its words stand.
struct Kind {
  std::string_view name;
  bool by_source;
  std::set<std::string> rules;
};
const std::vector<Kind>& kinds() {
  static const std::vector<Kind> kKinds{
      {"dropped_sentence", true, {"omission"}},
      {"dropped_clause", true, {"omission"}},
      {"dropped_number", true, {"omission", "number"}},
      {"changed_number", true, {"number"}},
      {"dropped_list_item", true, {"omission", "list-length", "name"}},
      {"dropped_title", true, {"omission"}},
      {"added_sentence", false, {"addition"}},
      {"untranslated_phrase", false, {"untranslated", "omission", "addition"}},
      {"repeated_phrase", false, {"repetition", "addition"}},
  };
  return kKinds;
}

struct Defect {
  std::string id;
  std::string kind;
  TextSpan source;
  TextSpan target;
};

TextSpan span_of(const Json& json) {
  return {json.at("begin").get<std::size_t>(), json.at("end").get<std::size_t>(), json.at("text").get<std::string>()};
}

std::vector<Defect> read_gold(const std::string& sample) {
  const Result<std::string> bytes = base::read_file((kCorpora / "samples/vi-en" / sample / "gold.json").string());
  if (!bytes) {
    ADD_FAILURE() << bytes.error().to_string();
    return {};
  }
  const Json gold = Json::parse(*bytes);
  std::vector<Defect> defects;
  for (const Json& defect : gold.at("defects")) {
    defects.push_back({defect.at("id").get<std::string>(), defect.at("kind").get<std::string>(),
                       span_of(defect.at("source")), span_of(defect.at("target"))});
  }
  return defects;
}

/// Whether the spans have at least half of the shorter one in common: a touch at the edge is no hit.
bool meets(const TextSpan& gold, const std::optional<TextSpan>& found) {
  if (!found || gold.begin == gold.end || found->begin == found->end) return false;
  const std::size_t begin = std::max(gold.begin, found->begin);
  const std::size_t end = std::min(gold.end, found->end);
  return begin < end && 2 * (end - begin) >= std::min(gold.end - gold.begin, found->end - found->begin);
}

std::string words_of(const Finding& finding) {
  if (finding.source && !finding.source->text.empty()) return finding.source->text;
  return finding.target ? finding.target->text : finding.message;
}

struct Counts {
  std::map<std::string, std::size_t> planted;
  std::map<std::string, std::size_t> found;
  std::size_t flags = 0;
  std::size_t true_flags = 0;
  std::size_t reference_flags = 0;
  std::size_t reference_sentences = 0;
  std::string notes;
};

class SamplesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* sample : kSamples) measure(sample);
    print();
  }

  static RunReport run(const std::string& sample, const char* translation) {
    CheckRequest request;
    request.source_path = (kCorpora / "samples/vi-en" / sample / "source.vi.txt").string();
    request.target_path = (kCorpora / "samples/vi-en" / sample / translation).string();
    request.pack_path = (kCorpora / "packs/vi-en").string();
    Result<RunReport> report = check(request, nullptr);
    if (!report) {
      ADD_FAILURE() << report.error().to_string();
      return {};
    }
    return *report;
  }

  void note_false(const std::string& where, const Finding& finding) {
    std::array<char, 32> probability{};
    std::snprintf(probability.data(), probability.size(), "%.2f", finding.probability);
    counts_.notes +=
        "  false on " + where + ": " + finding.rule + " " + probability.data() + ": " + words_of(finding) + "\n";
  }

  void measure(const std::string& sample) {
    const RunReport candidate = run(sample, "candidate.en.txt");
    std::set<std::size_t> hits;
    for (const Defect& defect : read_gold(sample)) {
      const auto kind =
          std::find_if(kinds().begin(), kinds().end(), [&](const Kind& k) { return k.name == defect.kind; });
      ASSERT_NE(kind, kinds().end()) << "unknown kind " << defect.kind;
      const TextSpan& words = kind->by_source ? defect.source : defect.target;
      bool found = false;
      for (std::size_t i = 0; i < candidate.findings.size(); ++i) {
        const Finding& finding = candidate.findings[i];
        if (kind->rules.count(finding.rule) == 0) continue;
        if (!meets(words, kind->by_source ? finding.source : finding.target)) continue;
        hits.insert(i);
        found = true;
      }
      ++counts_.planted[defect.kind];
      counts_.found[defect.kind] += found ? 1 : 0;
      if (!found) counts_.notes += "  missed " + defect.id + " " + defect.kind + ": " + words.text + "\n";
    }
    for (std::size_t i = 0; i < candidate.findings.size(); ++i) {
      if (hits.count(i) == 0) note_false(sample + " candidate", candidate.findings[i]);
    }
    counts_.flags += candidate.findings.size();
    counts_.true_flags += hits.size();
    const RunReport reference = run(sample, "reference.en.txt");
    counts_.reference_flags += reference.findings.size();
    if (!reference.documents.empty()) counts_.reference_sentences += reference.documents.front().segments;
    for (const Finding& finding : reference.findings) note_false(sample + " reference", finding);
  }

  void print() const {
    std::printf("%-22s%8s%8s%8s\n", "kind", "planted", "found", "recall");
    const auto row = [](std::string_view name, std::size_t planted, std::size_t found) {
      std::printf("%-22s%8zu%8zu%8.2f\n", std::string(name).c_str(), planted, found,
                  static_cast<double>(found) / static_cast<double>(std::max<std::size_t>(planted, 1)));
    };
    std::size_t planted = 0;
    std::size_t found = 0;
    for (const Kind& kind : kinds()) {
      const std::string name(kind.name);
      row(name, planted_of(name), found_of(name));
      planted += planted_of(name);
      found += found_of(name);
    }
    row("all", planted, found);
    std::printf("precision on the candidates: %zu of %zu flags, %.2f\n", counts_.true_flags, counts_.flags,
                static_cast<double>(counts_.true_flags) / static_cast<double>(std::max<std::size_t>(counts_.flags, 1)));
    std::printf("false flags on the references: %zu in %zu sentences\n%s", counts_.reference_flags,
                counts_.reference_sentences, counts_.notes.c_str());
    std::fflush(stdout);
  }

  [[nodiscard]] std::size_t planted_of(const std::string& kind) const {
    const auto at = counts_.planted.find(kind);
    return at == counts_.planted.end() ? 0 : at->second;
  }
  [[nodiscard]] std::size_t found_of(const std::string& kind) const {
    const auto at = counts_.found.find(kind);
    return at == counts_.found.end() ? 0 : at->second;
  }

  Counts counts_;
};

TEST_F(SamplesTest, FindsWhatWasPlantedAndLittleElse) {
  for (const Kind& kind : kinds()) EXPECT_GE(planted_of(std::string(kind.name)), 5U) << kind.name;
  for (const char* kind : {"dropped_sentence", "dropped_clause", "dropped_number", "changed_number"}) {
    EXPECT_EQ(found_of(kind), planted_of(kind)) << kind;
  }
  const std::size_t planted = planted_of("dropped_list_item") + planted_of("dropped_title");
  EXPECT_GE(10 * (found_of("dropped_list_item") + found_of("dropped_title")), 7 * planted)
      << "at least 70 % of dropped list items and titles";
  EXPECT_GE(counts_.reference_sentences, 75U);
  EXPECT_LE(10 * counts_.reference_flags, counts_.reference_sentences) << "at most one false flag per ten sentences";
}

}  // namespace
}  // namespace lacuna
