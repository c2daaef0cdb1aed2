// sacreBLEU's resampling: NumPy's generator, bootstrap intervals and paired tests, on third-party texts.
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <array>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "eval/stats/pcg64.h"
#include "eval/stats/unit_masks.h"
#include "lacuna/significance.h"
#include "tests/golden/sacrebleu_cases.h"
#include "tests/golden/shared_folder.h"

namespace lacuna::golden {
namespace {

using Json = nlohmann::json;

class ResamplingSharedTest : public SharedFolderTest {};

class Sha1 {
 public:
  Sha1() { EVP_DigestInit_ex(context_, EVP_sha1(), nullptr); }
  Sha1(const Sha1&) = delete;
  Sha1& operator=(const Sha1&) = delete;
  ~Sha1() { EVP_MD_CTX_free(context_); }
  void add(const void* bytes, std::size_t size) { EVP_DigestUpdate(context_, bytes, size); }
  std::string hex() {
    std::array<unsigned char, 20> digest{};
    EVP_DigestFinal_ex(context_, digest.data(), nullptr);
    std::string text;
    for (const unsigned byte : digest) {
      text += "0123456789abcdef"[byte >> 4];
      text += "0123456789abcdef"[byte & 15];
    }
    return text;
  }

 private:
  EVP_MD_CTX* context_ = EVP_MD_CTX_new();
};

TEST_F(ResamplingSharedTest, GeneratorIsNumpys) {
  const Json& rng = golden_["extra"]["rng"];
  stats::Pcg64 random(12345);
  for (const Json& expected : rng["pcg64_state_after_seeding_12345"]["first16_uint64"]) {
    EXPECT_EQ(std::to_string(random.next64()), expected.is_string() ? expected.get<std::string>() : expected.dump());
  }
}

TEST_F(ResamplingSharedTest, EveryBootstrapDrawIsNumpys) {
  std::size_t seen = 0;
  for (const auto& [name, expected] : golden_["extra"]["rng"].items()) {
    if (!name.starts_with("choice_")) continue;
    const auto rows = expected["shape"][0].get<std::size_t>();
    const auto units = expected["shape"][1].get<std::size_t>();
    stats::Pcg64 random(12345);
    Sha1 sha1;
    for (std::size_t i = 0; i < rows * units; ++i) {
      const std::uint64_t index = random.below(static_cast<std::uint32_t>(units));
      std::array<unsigned char, 8> bytes{};
      for (std::size_t k = 0; k < 8; ++k) bytes[k] = static_cast<unsigned char>(index >> (8 * k));
      sha1.add(bytes.data(), bytes.size());
    }
    EXPECT_EQ(sha1.hex(), expected["sha1_of_int64_le"].get<std::string>()) << name;
    ++seen;
  }
  EXPECT_EQ(seen, 5U);
}

TEST_F(ResamplingSharedTest, EveryCoinFlipIsNumpys) {
  std::size_t seen = 0;
  for (const auto& [name, expected] : golden_["extra"]["rng"].items()) {
    if (!name.starts_with("integers2bool_")) continue;
    const auto rows = expected["shape"][0].get<std::size_t>();
    const auto units = expected["shape"][1].get<std::size_t>();
    stats::Pcg64 random(12345);
    stats::CoinFlips flips(random, units);
    Sha1 sha1;
    for (std::size_t begin = 0; begin < rows; begin += 1000) {
      const stats::UnitMasks masks = flips.draw(1000);
      for (std::size_t r = 0; r < 1000; ++r) {
        for (std::size_t unit = 0; unit < units; ++unit) {
          const auto bit = static_cast<unsigned char>((masks.word(unit / 32, r) >> (unit % 32)) & 1);
          sha1.add(&bit, 1);
        }
      }
    }
    EXPECT_EQ(sha1.hex(), expected["sha1_of_bytes"].get<std::string>()) << name;
    ++seen;
  }
  EXPECT_EQ(seen, 3U);
}

/// Rows of all systems of a case.
std::vector<StatsTable> tables_of(const Json& golden_case, const MetricPtr& metric) {
  std::vector<std::string> names;
  if (golden_case.contains("systems")) {
    names = golden_case["systems"].get<std::vector<std::string>>();
  } else {
    names = {golden_case["hyp"].get<std::string>()};
  }
  std::map<std::string, std::string> texts;
  ScoreRequest request;
  request.metrics = {metric};
  request.strip_lines = golden_case["strip"] == "rstrip";
  for (const Json& path : golden_case["refs"]) texts[path] = slurp(kSharedFolder / path.get<std::string>());
  for (const std::string& name : names) texts[name] = slurp(kSharedFolder / name);
  for (const Json& path : golden_case["refs"]) request.references.push_back({.name = path, .text = texts[path]});
  for (const std::string& name : names) request.hypotheses.push_back({.name = name, .text = texts[name]});
  const Result<std::vector<SystemResult>> results = score_texts(request);
  std::vector<StatsTable> tables;
  if (!results) return tables;
  for (const SystemResult& result : *results) tables.push_back(result.metrics.front().table);
  return tables;
}

TEST_F(ResamplingSharedTest, EveryTestEqualsSacrebleu) {
  std::size_t cases = 0;
  for (const Json& golden_case : golden_["cases"]) {
    const std::string level = golden_case["level"];
    if (level == "corpus" || level == "sentence") continue;
    const MetricPtr metric = metric_of(golden_case);
    SCOPED_TRACE("case " + golden_case["id"].get<std::string>());
    ASSERT_TRUE(metric);
    const std::vector<StatsTable> tables = tables_of(golden_case, metric);
    ASSERT_FALSE(tables.empty());
    const ResamplingOptions options{.samples = golden_case["n_samples"].get<std::size_t>(),
                                    .seed = golden_case["seed"].get<std::uint64_t>()};
    ++cases;
    if (level == "ci-bs") {
      const Result<ResampledMean> interval = bootstrap_interval(*metric, tables.front(), options);
      ASSERT_TRUE(interval.ok());
      EXPECT_EQ(interval->mean, golden_case["mean"].get<double>());
      EXPECT_EQ(interval->half_width, golden_case["ci"].get<double>());
      continue;
    }
    ScoredSystems systems{.metric = metric, .tables = {}};
    for (const StatsTable& table : tables) systems.tables.push_back(&table);
    const Result<std::vector<PairedResults>> results =
        level == "paired-bs" ? paired_bootstrap({&systems, 1}, options) : paired_randomization({&systems, 1}, options);
    ASSERT_TRUE(results.ok());
    const Json& expected = golden_case["results"];
    ASSERT_EQ(expected.size(), results->front().size());
    const auto optional = [](const Json& value) {
      return value.is_null() ? std::nullopt : std::optional<double>(value.get<double>());
    };
    for (std::size_t s = 0; s < expected.size(); ++s) {
      const PairedResult& result = results->front()[s];
      EXPECT_EQ(result.score, expected[s]["score"].get<double>());
      EXPECT_EQ(result.p_value, optional(expected[s]["p_value"]));
      EXPECT_EQ(result.interval ? std::optional(result.interval->mean) : std::nullopt, optional(expected[s]["mean"]));
      EXPECT_EQ(result.interval ? std::optional(result.interval->half_width) : std::nullopt,
                optional(expected[s]["ci"]));
    }
  }
  std::cout << cases << " resampling cases equal sacreBLEU\n";
  EXPECT_GE(cases, 39U);
}

}  // namespace
}  // namespace lacuna::golden
