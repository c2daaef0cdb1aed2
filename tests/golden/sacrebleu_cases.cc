#include "tests/golden/sacrebleu_cases.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>

#include "eval/text/python_string.h"
#include "reports/score_report.h"

namespace lacuna::golden {
namespace {

using Json = nlohmann::json;

std::optional<BleuOptions> bleu_options(const Json& options) {
  BleuOptions result;
  const Result<TokenizerPtr> tokenizer = make_tokenizer(options.value("tokenize", "13a"));
  if (!tokenizer) return std::nullopt;
  result.tokenizer = *tokenizer;
  static const std::map<std::string, BleuSmoothing> kSmoothing = {{"none", BleuSmoothing::kNone},
                                                                  {"floor", BleuSmoothing::kFloor},
                                                                  {"add-k", BleuSmoothing::kAddK},
                                                                  {"exp", BleuSmoothing::kExp}};
  result.smoothing = kSmoothing.at(options.value("smooth_method", "exp"));
  if (options.contains("smooth_value")) result.smoothing_value = options["smooth_value"].get<double>();
  result.max_order = options.value("max_ngram_order", 4);
  result.effective_order = options.value("effective_order", false);
  result.lowercase = options.value("lowercase", false);
  return result;
}

ChrfOptions chrf_options(const Json& options) {
  return {.char_order = options.value("char_order", 6),
          .word_order = options.value("word_order", 0),
          .beta = options.value("beta", 2),
          .lowercase = options.value("lowercase", false),
          .whitespace = options.value("whitespace", false),
          .epsilon_smoothing = options.value("eps_smoothing", false)};
}

std::string first_lines(std::string text, std::size_t limit) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < limit && end < text.size(); ++i)
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  text.resize(end);
  return text;
}

std::string before_version(const std::string& signature) { return signature.substr(0, signature.find("|version:")); }

/// Collects what is wrong with one case.
class Comparison {
 public:
  Comparison(const Json& golden_case, Tally& tally) : id_(golden_case["id"].get<std::string>()), tally_(tally) {}

  void text(const std::string& what, const std::string& expected, const std::string& actual) {
    if (expected != actual) complain(what + ": expected '" + expected + "', got '" + actual + "'");
  }

  void row(const std::string& what, const Json& expected, std::span<const double> actual) {
    if (!std::equal(actual.begin(), actual.end(), expected.begin(), expected.end(),
                    [](double a, const Json& b) { return a == b.get<double>(); })) {
      std::string shown;
      for (const double value : actual) shown += std::to_string(static_cast<long long>(value)) + ",";
      complain(what + ": expected " + expected.dump() + ", got " + shown);
    }
  }

  void value(const std::string& what, double expected, std::optional<double> actual) {
    ++tally_.values;
    if (actual && *actual == expected) {
      ++tally_.bit_equal;
    } else if (!actual || !(std::abs(*actual - expected) <= 1e-12 * std::max(1.0, std::abs(expected)))) {
      complain(what + ": expected " + Json(expected).dump() + ", got " + (actual ? Json(*actual).dump() : "none"));
    }
  }

  void complain(const std::string& complaint) {
    failed_ = true;
    if (tally_.complaints.size() < 20) tally_.complaints.push_back("case " + id_ + ": " + complaint);
  }

  void finish() { ++(failed_ ? tally_.failed : tally_.passed); }

 private:
  std::string id_;
  Tally& tally_;
  bool failed_ = false;
};

void compare_bleu_components(const Json& golden_case, const Score& score, Comparison& comparison) {
  const Json& precisions = golden_case["precisions"];
  for (std::size_t n = 0; n < precisions.size(); ++n) {
    comparison.value("precision " + std::to_string(n + 1), precisions[n].get<double>(), score.components[n].second);
  }
  comparison.value("brevity penalty", golden_case["bp"].get<double>(), score.components[precisions.size()].second);
}

void compare_ter_components(const Json& golden_case, const Score& score, Comparison& comparison) {
  comparison.value("edits", golden_case["num_edits"].get<double>(), score.components[0].second);
  comparison.value("reference length", golden_case["ref_length"].get<double>(), score.components[1].second);
}

}  // namespace

TerOptions ter_options(const Json& options) {
  return {.normalized = options.value("normalized", false),
          .no_punct = options.value("no_punct", false),
          .asian_support = options.value("asian_support", false),
          .case_sensitive = options.value("case_sensitive", false)};
}

MetricPtr metric_of(const Json& golden_case) {
  if (golden_case["metric"] == "BLEU") {
    const std::optional<BleuOptions> options = bleu_options(golden_case["opts"]);
    return options ? *make_bleu(*options) : nullptr;
  }
  if (golden_case["metric"] == "TER") return *make_ter(ter_options(golden_case["opts"]));
  return golden_case["metric"] == "CHRF" ? *make_chrf(chrf_options(golden_case["opts"])) : nullptr;
}

void compare(const Json& golden_case, const std::filesystem::path& folder, Tally& tally) {
  if (golden_case["level"] != "corpus" && golden_case["level"] != "sentence") return;  // resampling_shared_test's
  const MetricPtr metric = metric_of(golden_case);
  if (!metric) {
    ++tally.not_covered;
    return;
  }
  Comparison comparison(golden_case, tally);
  const Json limit = golden_case.value("limit", Json());
  const auto read = [&](const Json& path) {
    std::string text = slurp(folder / path.get<std::string>());
    return limit.is_null() ? text : first_lines(std::move(text), limit.get<std::size_t>());
  };
  const std::string hypothesis = read(golden_case["hyp"]);
  std::vector<std::string> references;
  for (const Json& path : golden_case["refs"]) references.push_back(read(path));

  ScoreRequest request;
  request.hypotheses = {{.name = golden_case["hyp"], .text = hypothesis}};
  for (const std::string& reference : references)
    request.references.push_back({.name = "reference", .text = reference});
  request.metrics = {metric};
  request.strip_lines = golden_case["strip"] == "rstrip";
  const Result<std::vector<SystemResult>> results = score_texts(request);
  if (!results) {
    comparison.complain(results.error().to_string());
    comparison.finish();
    return;
  }
  const MetricResult& result = results->front().metrics.front();
  comparison.text("signature", before_version(golden_case["signature"]), before_version(result.score.signature));
  if (golden_case["level"] == "corpus") {
    comparison.value("score", golden_case["score"].get<double>(), result.score.value);
    comparison.row("sums", golden_case["agg_stats"], result.table.sum());
    comparison.text("name", golden_case["name"], result.score.metric);
    reports::ScoreCell unsigned_score{.score = result.score};
    unsigned_score.score.signature.clear();
    comparison.text("line", golden_case["text"], reports::score_line(unsigned_score, {.width = 2}));
    if (golden_case["metric"] == "BLEU") compare_bleu_components(golden_case, result.score, comparison);
    if (golden_case["metric"] == "TER") compare_ter_components(golden_case, result.score, comparison);
  } else {
    const Json& scores = golden_case["scores"];
    if (scores.size() != result.table.units()) {
      comparison.complain("number of segments");
    } else {
      for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::string segment = "segment " + std::to_string(i + 1);
        comparison.value(segment, scores[i].get<double>(), metric->score(result.table.row(i)).value);
        if (golden_case.contains("seg_stats")) {
          comparison.row(segment, golden_case["seg_stats"][i], result.table.row(i));
        }
      }
    }
  }
  comparison.finish();
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string single_spaced(const std::string& tokenized) {
  std::string joined;
  text::python_split(tokenized, [&](std::string_view word) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  });
  return joined;
}

std::vector<std::string> tokenized_lines(const std::string& text, const Tokenizer& tokenizer, std::size_t limit) {
  std::vector<std::string> result;
  TokenizedText tokens;
  std::size_t begin = 0;
  while (begin < text.size() && result.size() < limit) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    tokenizer.tokenize(text::python_rstrip(std::string_view(text).substr(begin, end - begin)), tokens);
    std::string joined;
    for (const ByteSpan span : tokens.tokens) {
      if (!joined.empty()) joined += ' ';
      joined += span.of(tokens.text);
    }
    result.push_back(std::move(joined));
    begin = end + 1;
  }
  return result;
}

}  // namespace lacuna::golden
