#include "lacuna/train.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "eval/base/file.h"
#include "eval/langpack/pack.h"
#include "lacuna/check.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_pack.h"

namespace lacuna {
namespace {

using test::TempFolder;
using test::tiny_sentence;

constexpr std::size_t kPairs = 200;

class TrainTest : public ::testing::Test {
 protected:
  TrainTest() {
    std::vector<std::string> source;
    std::vector<std::string> target;
    for (std::size_t i = 0; i < kPairs; ++i) {
      source.push_back(tiny_sentence(i).source);
      target.push_back(tiny_sentence(i).target);
    }
    source_ = folder_.write("text.vi", test::lines_of(source));
    target_ = folder_.write("text.en", test::lines_of(target));
    glossary_ = folder_.write("glossary.tsv", test::kTinyGlossary);
  }

  [[nodiscard]] TrainOptions options(const std::string& output, std::size_t threads = 1) const {
    TrainOptions options;
    options.texts = {{source_, target_, 1.0}};
    options.glossaries = {glossary_};
    options.source_language = "vi";
    options.target_language = "en";
    options.output = folder_.at(output);
    options.command_line = "lacuna train";
    options.vocabulary_size = 300;
    options.threads = threads;
    return options;
  }
  [[nodiscard]] std::string bytes(const std::string& pack, const char* file) const {
    const Result<std::string> read = base::read_file(folder_.at(pack + "/" + file));
    EXPECT_TRUE(read.ok()) << read.error().to_string();
    return read ? *read : std::string();
  }
  static Error error_of(const TrainOptions& options) {
    const Result<TrainSummary> summary = train(options, nullptr);
    EXPECT_FALSE(summary.ok());
    return summary ? Error{} : summary.error();
  }

  TempFolder folder_;
  std::string source_;
  std::string target_;
  std::string glossary_;
};

TEST_F(TrainTest, TheSameTextsGiveTheSameBytesWhateverTheThreads) {
  for (const auto& [output, threads] : {std::pair{"first", 1U}, std::pair{"second", 1U}, std::pair{"third", 3U}}) {
    const Result<TrainSummary> summary = train(options(output, threads), nullptr);
    ASSERT_TRUE(summary.ok()) << summary.error().to_string();
    EXPECT_EQ(summary->pairs, kPairs);
  }
  for (const char* file : {langpack::kManifestFile, langpack::kPayloadFile, langpack::kModelFile}) {
    const std::string first = bytes("first", file);
    EXPECT_FALSE(first.empty());
    EXPECT_TRUE(first == bytes("second", file)) << file << " differs between two runs";
    EXPECT_TRUE(first == bytes("third", file)) << file << " differs with three threads";
  }
}

TEST_F(TrainTest, ThePackKnowsTheTextAndTheGlossary) {
  const Result<TrainSummary> summary = train(options("pack"), nullptr);
  ASSERT_TRUE(summary.ok()) << summary.error().to_string();
  const std::map<std::string, double> figures(summary->figures.begin(), summary->figures.end());
  EXPECT_EQ(figures.at("pairs"), static_cast<double>(kPairs));
  const Result<langpack::LanguagePack> pack = langpack::read_pack(folder_.at("pack"));
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  EXPECT_EQ(pack->manifest.source_language, "vi");
  EXPECT_EQ(pack->manifest.target_language, "en");
  EXPECT_EQ(pack->manifest.command_line, "lacuna train");
  EXPECT_EQ(figures.at("source_terms"), static_cast<double>(pack->source.vocabulary.size()));
  const auto vi = [&](const char* term) { return pack->source.vocabulary.find(term); };
  const auto en = [&](const char* word) { return pack->target.vocabulary.find(test::analyze_en(word).keys.at(0)); };
  ASSERT_NE(vi("nông dân"), langpack::kUnknownWord);
  ASSERT_NE(en("farmers"), langpack::kUnknownWord);
  EXPECT_GT(pack->forward.probability(vi("nông dân"), en("farmers")), 0.5F);
  EXPECT_GT(pack->backward.probability(en("farmers"), vi("nông dân")), 0.3F);
  EXPECT_GT(pack->forward.probability(vi("nông dân"), en("farmers")),
            pack->forward.probability(vi("nông dân"), en("teachers")));
  // A glossary term that the text does not have is there all the same.
  ASSERT_NE(vi("phó thủ tướng"), langpack::kUnknownWord);
  EXPECT_TRUE(pack->glossary.has(vi("phó thủ tướng")));
}

TEST_F(TrainTest, ThePackServesACheck) {
  ASSERT_TRUE(train(options("pack"), nullptr).ok());
  CheckRequest request;
  request.source_path = source_;
  request.target_path = target_;
  request.pack_path = folder_.at("pack");
  const Result<RunReport> report = check(request, nullptr);
  ASSERT_TRUE(report.ok()) << report.error().to_string();
  EXPECT_EQ(report->units.size(), kPairs);
  const auto coverage = std::find_if(report->scores.begin(), report->scores.end(),
                                     [](const Score& score) { return score.metric == "coverage.source"; });
  ASSERT_NE(coverage, report->scores.end());
  EXPECT_GT(coverage->value.value_or(0.0), 0.9);
}

TEST_F(TrainTest, ARecipeNamesTheTexts) {
  const std::string recipe = folder_.write("recipe.json", R"({
    "name": "toy", "source_language": "vi", "target_language": "en", "glossaries": ["glossary.tsv"],
    "texts": [{"name": "toy text", "source": "text.vi", "target": "text.en", "calibrate": true, "kind": "authored",
               "origin": "made for a test", "license": "CC0-1.0"}]
  })");
  TrainOptions wanted;
  wanted.recipe_path = recipe;
  wanted.output = folder_.at("pack");
  wanted.vocabulary_size = 300;
  wanted.threads = 2;
  const Result<TrainSummary> summary = train(wanted, nullptr);
  ASSERT_TRUE(summary.ok()) << summary.error().to_string();
  EXPECT_EQ(summary->pairs, kPairs);
  const std::string manifest = bytes("pack", langpack::kManifestFile);
  for (const char* part :
       {"\"name\": \"toy\"", "\"name\": \"toy text\"", "made for a test", "CC0-1.0", "\"pairs\": 200"}) {
    EXPECT_NE(manifest.find(part), std::string::npos) << part;
  }
}

TEST_F(TrainTest, AdaptingMovesTheLexiconTowardsTheTexts) {
  ASSERT_TRUE(train(options("pack"), nullptr).ok());
  const Result<langpack::LanguagePack> before = langpack::read_pack(folder_.at("pack"));
  ASSERT_TRUE(before.ok());
  // In these texts farmers are teachers.
  std::string source;
  std::string target;
  for (std::size_t i = 0; i < 30; ++i) {
    source += "nông dân\n";
    target += "teachers\n";
  }
  AdaptOptions wanted;
  wanted.pack_path = folder_.at("pack");
  wanted.texts = {{folder_.write("new.vi", source), folder_.write("new.en", target)}};
  wanted.command_line = "lacuna train --adapt";
  for (const auto& [output, threads] : {std::pair{"one", 1U}, std::pair{"three", 3U}}) {
    wanted.output = folder_.at(output);
    wanted.threads = threads;
    const Result<TrainSummary> summary = adapt(wanted, nullptr);
    ASSERT_TRUE(summary.ok()) << summary.error().to_string();
    EXPECT_EQ(summary->pairs, 30U);
  }
  for (const char* file : {langpack::kManifestFile, langpack::kPayloadFile, langpack::kModelFile}) {
    EXPECT_TRUE(bytes("one", file) == bytes("three", file)) << file;
  }
  EXPECT_TRUE(bytes("one", langpack::kModelFile) == bytes("pack", langpack::kModelFile));
  const Result<langpack::LanguagePack> after = langpack::read_pack(folder_.at("one"));
  ASSERT_TRUE(after.ok()) << after.error().to_string();
  const auto farmer = before->source.vocabulary.find("nông dân");
  const auto teacher = before->target.vocabulary.find(test::analyze_en("teachers").keys.at(0));
  EXPECT_GT(after->forward.probability(farmer, teacher), before->forward.probability(farmer, teacher) + 0.2F);
  for (langpack::WordId word = 0; word < before->forward.rows(); ++word) {
    if (word == farmer) continue;
    const auto old = before->forward.row(word);
    EXPECT_TRUE(std::equal(old.begin(), old.end(), after->forward.row(word).begin(), after->forward.row(word).end()));
  }
  // How far one jumps, and what comes from no word, a few lines cannot tell.
  EXPECT_EQ(after->alignment.forward.near, before->alignment.forward.near);
  EXPECT_EQ(after->alignment.backward.near, before->alignment.backward.near);
  EXPECT_EQ(after->alignment.null_source, before->alignment.null_source);
  EXPECT_EQ(after->alignment.null_target, before->alignment.null_target);
  EXPECT_EQ(after->manifest.adapted_from, before->sha256);
  EXPECT_EQ(after->manifest.command_line, "lacuna train --adapt");
  ASSERT_EQ(after->manifest.sources.size(), before->manifest.sources.size() + 1);
  EXPECT_EQ(after->manifest.sources.back().kind, "adapted");
  EXPECT_EQ(after->manifest.sources.back().pairs, 30U);
  EXPECT_EQ(after->manifest.sources.front().name, before->manifest.sources.front().name);
}

TEST_F(TrainTest, DocumentsAreAlignedBeforeAdapting) {
  ASSERT_TRUE(train(options("pack"), nullptr).ok());
  AdaptOptions wanted;
  wanted.pack_path = folder_.at("pack");
  wanted.output = folder_.at("adapted");
  std::string source;
  std::string target;
  for (std::size_t i = 0; i < 12; ++i) {
    source += tiny_sentence(i).source + "\n";
    target += tiny_sentence(i).target + (i % 2 == 0 ? " " : "\n");  // two sentences a line on this side
  }
  wanted.texts = {{folder_.write("new.vi", source), folder_.write("new.en", target)}};
  const Result<TrainSummary> summary = adapt(wanted, nullptr);
  ASSERT_TRUE(summary.ok()) << summary.error().to_string();
  EXPECT_GE(summary->pairs, 10U);
  wanted.texts.clear();
  EXPECT_EQ(adapt(wanted, nullptr).error().code, ErrorCode::kUsage);
  wanted.texts = {{source_, folder_.at("missing.en")}};
  EXPECT_EQ(adapt(wanted, nullptr).error().code, ErrorCode::kIo);
  wanted.pack_path = folder_.path();
  EXPECT_EQ(adapt(wanted, nullptr).error().code, ErrorCode::kPack);
}

TEST_F(TrainTest, WhatIsMissingIsSaid) {
  TrainOptions wanted = options("pack");
  wanted.source_language.clear();
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kUsage);
  wanted = options("pack");
  wanted.texts.clear();
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kUsage);
  wanted = options("pack");
  wanted.texts[0].target = folder_.at("missing.en");
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kIo);
  EXPECT_EQ(error_of(wanted).path, folder_.at("missing.en"));
  wanted.texts[0].target = folder_.write("short.en", "One line.\n");
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kMismatch);
  wanted = options("pack");
  wanted.recipe_path = folder_.at("missing.json");
  EXPECT_EQ(error_of(wanted).code, ErrorCode::kIo);
  wanted = options("pack");
  wanted.glossaries = {folder_.write("bad.tsv", "# fine\nno tab\n")};
  const Error bad = error_of(wanted);
  EXPECT_EQ(bad.code, ErrorCode::kFormat);
  EXPECT_EQ(bad.path, folder_.at("bad.tsv"));
  EXPECT_EQ(bad.line, 2U);
}

TEST_F(TrainTest, AVeryShortTextMakesAPackOrSaysWhyNot) {
  TrainOptions wanted = options("pack");
  wanted.texts = {{folder_.write("one.vi", tiny_sentence(0).source + "\n"),
                   folder_.write("one.en", tiny_sentence(0).target + "\n"), 1.0}};
  const Result<TrainSummary> summary = train(wanted, nullptr);
  if (summary) {
    EXPECT_TRUE(langpack::read_pack(folder_.at("pack")).ok());
  } else {
    EXPECT_FALSE(summary.error().message.empty());
  }
}

}  // namespace
}  // namespace lacuna
