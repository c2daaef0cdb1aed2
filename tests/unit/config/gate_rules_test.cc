#include "eval/config/gate_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/base/file.h"
#include "eval/config/config.h"

namespace lacuna::config {
namespace {

const KnownNames kKnown = {
    .checks = {"number", "quote"}, .metrics = {"bleu", "chrf", "chrf++", "length"}, .formats = {"po", "tsv"}};

GateRules rules_of(const std::string& gate, const std::string& path = "project/lacuna.json") {
  const Result<Config> config = parse_config("{\"gate\": " + gate + "}", path, kKnown);
  EXPECT_TRUE(config.ok()) << config.error().to_string();
  return config && config->gate ? *config->gate : GateRules{};
}

SuiteRule suite_of(const std::string& suite) {
  const GateRules rules = rules_of("{\"suites\": [" + suite + "]}");
  EXPECT_EQ(rules.suites.size(), 1U);
  return rules.suites.empty() ? SuiteRule{} : rules.suites.front();
}

TEST(GateRules, NothingIsRequired) {
  const GateRules rules = rules_of("{}");
  EXPECT_EQ(rules.baseline.written, "lacuna.baseline.json");
  EXPECT_EQ(rules.baseline.path, "project/lacuna.baseline.json");
  EXPECT_EQ(rules.baseline.line, 1U);
  EXPECT_FALSE(rules.cache.has_value());
  EXPECT_FALSE(rules.history.has_value());
  EXPECT_EQ(rules.alpha, 0.05);
  EXPECT_EQ(rules.samples, 1000U);
  EXPECT_EQ(rules.seed, 12345U);
  EXPECT_EQ(rules.inconclusive, InconclusivePolicy::kPass);
  EXPECT_FALSE(rules.accept_for_days.has_value());
  EXPECT_TRUE(rules.suites.empty());
}

TEST(GateRules, ReadsWhatIsSaidOfTheWholeRun) {
  const GateRules rules = rules_of(R"({"baseline": "../a/b.json", "cache": "/var/cache/l", "history": "h.db",
      "alpha": 0.01, "samples": 100, "seed": 9007199254740992, "inconclusive": "fail", "accept_for_days": 30})");
  EXPECT_EQ(rules.baseline.written, "../a/b.json");
  EXPECT_EQ(rules.baseline.path, "a/b.json");
  EXPECT_EQ(rules.cache->path, "/var/cache/l");
  EXPECT_EQ(rules.history->path, "project/h.db");
  EXPECT_EQ(rules.history->line, 1U);
  EXPECT_EQ(rules.alpha, 0.01);
  EXPECT_EQ(rules.samples, 100U);
  EXPECT_EQ(rules.seed, 9007199254740992U);
  EXPECT_EQ(rules.inconclusive, InconclusivePolicy::kFail);
  EXPECT_EQ(rules.accept_for_days, 30U);
  EXPECT_EQ(rules_of(R"({"inconclusive": "report"})").inconclusive, InconclusivePolicy::kReport);
}

TEST(GateRules, ReadsASuiteOfSystems) {
  const SuiteRule suite = suite_of(R"({"name": "news",
      "source": "test/news.vi", "hypothesis": "out/*.en", "references": ["test/news.en", "refs/*.en"],
      "documents": "test/ids", "source_language": "vi", "target_language": "en-GB", "pack": "packs/vi-en"})");
  EXPECT_EQ(suite.name, "news");
  EXPECT_EQ(suite.hypothesis->written, "out/*.en");
  EXPECT_EQ(suite.hypothesis->path, "project/out/*.en");
  EXPECT_EQ(suite.hypothesis->line, 2U);
  ASSERT_EQ(suite.references.size(), 2U);
  EXPECT_EQ(suite.references[1].path, "project/refs/*.en");
  EXPECT_EQ(suite.source->path, "project/test/news.vi");
  EXPECT_EQ(suite.documents->written, "test/ids");
  EXPECT_EQ(suite.documents->line, 3U);
  EXPECT_EQ(suite.pack->path, "project/packs/vi-en");
  EXPECT_EQ(suite.source_language, "vi");
  EXPECT_EQ(suite.target_language, "en-GB");
  EXPECT_FALSE(suite.texts.has_value());
  EXPECT_TRUE(suite.lines);
  EXPECT_TRUE(suite.check);
  EXPECT_EQ(suite.line, 1U);
}

TEST(GateRules, ReadsFilesOfBothLanguages) {
  const SuiteRule suite = suite_of(R"({"name": "app", "texts": "po/**/[a]?.po", "format": "po",
      "source_field": "s", "target_field": "t", "checks": false})");
  EXPECT_EQ(suite.texts->path, "project/po/**/[a]?.po");
  EXPECT_EQ(suite.format, "po");
  EXPECT_EQ(suite.source_field, "s");
  EXPECT_EQ(suite.target_field, "t");
  EXPECT_FALSE(suite.check);
  EXPECT_TRUE(suite.metrics.empty());
  EXPECT_TRUE(suite_of(R"({"name": "app", "texts": "a.po", "checks": true})").check);
}

TEST(GateRules, OneReferenceMayStandAlone) {
  const SuiteRule suite = suite_of(R"({"name": "a", "hypothesis": "h", "references": "r", "lines": false})");
  ASSERT_EQ(suite.references.size(), 1U);
  EXPECT_EQ(suite.references[0].written, "r");
  EXPECT_FALSE(suite.lines);
}

TEST(GateRules, MetricsByNameAndWithLimits) {
  const SuiteRule suite = suite_of(R"({"name": "a", "hypothesis": "h*", "references": "r", "metrics": [
      "chrf",
      {"metric": "bleu", "tokenize": "zh", "lowercase": false, "min": 30.5, "max": 90, "max_drop": 0, "margin": 0.5,
       "alpha": 0.01},
      {"scores": "comet/*.txt", "name": "COMET", "column": "2", "lower_is_better": true, "min": -1}]})");
  ASSERT_EQ(suite.metrics.size(), 3U);
  EXPECT_EQ(suite.metrics[0].metric, "chrf");
  EXPECT_EQ(suite.metrics[0].line, 2U);
  EXPECT_FALSE(suite.metrics[0].lowercase.has_value());
  EXPECT_EQ(suite.metrics[0].margin, 0.0);
  const MetricRule& bleu = suite.metrics[1];
  EXPECT_EQ(bleu.tokenize, "zh");
  EXPECT_EQ(bleu.lowercase, false);
  EXPECT_EQ(bleu.min, 30.5);
  EXPECT_EQ(bleu.max, 90.0);
  EXPECT_EQ(bleu.max_drop, 0.0);
  EXPECT_EQ(bleu.margin, 0.5);
  EXPECT_EQ(bleu.alpha, 0.01);
  const MetricRule& comet = suite.metrics[2];
  EXPECT_EQ(comet.metric, "");
  EXPECT_EQ(comet.scores->path, "project/comet/*.txt");
  EXPECT_EQ(comet.name, "COMET");
  EXPECT_EQ(comet.column, "2");
  EXPECT_TRUE(comet.lower_is_better);
  EXPECT_EQ(comet.min, -1.0);
  EXPECT_FALSE(comet.max_drop.has_value());
}

TEST(GateRules, ANameIsTheSameAsAnObjectWithIt) {
  const std::string before = R"({"name": "a", "hypothesis": "h", "references": "r", "metrics": [)";
  const MetricRule plain = suite_of(before + "\"chrf\"]}").metrics.at(0);
  const MetricRule object = suite_of(before + R"({"metric": "chrf"}]})").metrics.at(0);
  EXPECT_EQ(plain.metric, object.metric);
  EXPECT_EQ(plain.min, object.min);
  EXPECT_EQ(plain.margin, object.margin);
  EXPECT_EQ(plain.alpha, object.alpha);
  EXPECT_EQ(plain.line, object.line);
}

TEST(GateRules, UsualMetricsWhereThereAreReferencesAndNothingIsSaid) {
  const SuiteRule suite = suite_of(R"({"name": "a", "hypothesis": "h", "references": "r"})");
  ASSERT_EQ(suite.metrics.size(), 2U);
  EXPECT_EQ(suite.metrics[0].metric, "chrf++");
  EXPECT_EQ(suite.metrics[1].metric, "bleu");
  EXPECT_EQ(suite.metrics[1].margin, 0.0);
  EXPECT_FALSE(suite.metrics[1].min.has_value());
  EXPECT_TRUE(suite_of(R"({"name": "a", "hypothesis": "h", "references": "r", "metrics": []})").metrics.empty());
  EXPECT_TRUE(suite_of(R"({"name": "a", "hypothesis": "h", "source": "s"})").metrics.empty());
}

TEST(GateRules, ScoresNeedNoReferences) {
  const SuiteRule suite =
      suite_of(R"({"name": "a", "hypothesis": "h", "source": "s", "metrics": [{"scores": "qe.txt", "name": "QE"}]})");
  ASSERT_EQ(suite.metrics.size(), 1U);
  EXPECT_EQ(suite.metrics[0].name, "QE");
}

TEST(GateRules, BudgetsBySeverityCheckAndPattern) {
  const Result<Config> config = parse_config(R"({"patterns": [{"id": "km", "forbid": "x"}],
      "gate": {"suites": [{"name": "a", "texts": "a.po", "checks": {
        "critical": {"max_new": 0}, "number": {"max_rate": 0.01}, "km": {"max": 2}, "all": {"max": 9, "max_new": 3}}}]}})",
                                             "lacuna.json", kKnown);
  ASSERT_TRUE(config.ok()) << config.error().to_string();
  const std::vector<BudgetRule>& budgets = config->gate->suites.at(0).budgets;
  ASSERT_EQ(budgets.size(), 4U);
  EXPECT_EQ(budgets[0].scope, "critical");
  EXPECT_EQ(budgets[0].max_new, 0U);
  EXPECT_FALSE(budgets[0].max.has_value());
  EXPECT_EQ(budgets[1].scope, "number");
  EXPECT_EQ(budgets[1].max_rate, 0.01);
  EXPECT_EQ(budgets[2].scope, "km");
  EXPECT_EQ(budgets[2].max, 2U);
  EXPECT_EQ(budgets[3].max_new, 3U);
}

/// A gate that is wrong, where the message points, and what it says.
struct Wrong {
  std::string gate;
  std::string at;
  std::string message;
};

void expect_errors(const std::vector<Wrong>& cases) {
  for (const Wrong& bad : cases) {
    const std::string text = "{\"gate\":\n" + bad.gate + "}";
    const Result<Config> config = parse_config(text, "lacuna.json", kKnown);
    ASSERT_FALSE(config.ok()) << text;
    const Error& error = config.error();
    EXPECT_EQ(error.code, ErrorCode::kFormat);
    EXPECT_NE(error.message.find(bad.message), std::string::npos) << text << "\n" << error.message;
    const std::size_t byte = text.find(bad.at);
    EXPECT_EQ(error.byte, static_cast<std::int64_t>(byte)) << text << "\n" << error.message;
    EXPECT_EQ(error.line, base::line_of(text, byte)) << text;
  }
}

TEST(GateRules, ErrorsOfTheRun) {
  expect_errors({
      {"{\"basline\": \"x\"}", "\"basline\"", "gate: unknown key 'basline'; there are: baseline, cache, history"},
      {"{\"alpha\": 0.5}", "0.5", "'alpha' must be a number between 0 and 0.5, neither of them"},
      {"{\"alpha\": 0}", "0}", "'alpha' must be"},
      {"{\"alpha\": 1e999}", "9}", "not JSON"},
      {"{\"samples\": 99}", "99", "'samples' must be a whole number from 100 to 1000000"},
      {"{\"samples\": 1000001}", "1000001", "'samples'"},
      {"{\"seed\": 0.5}", "0.5", "'seed' must be a whole number from 0 to 9007199254740992"},
      {"{\n\"inconclusive\": \"skip\"}", "\"skip\"", "'inconclusive' must be pass, fail or report, not skip"},
      {"{\"accept_for_days\": 0}", "0}", "'accept_for_days'"},
      {"{\"history\": \"-\"}", "\"-\"", "'history' must name a file, not standard input"},
      {"{\"cache\": \"a\\u001bb\"}", "\"a\\u001bb\"", "'cache' must not have control characters"},
      {"{\"suites\": [1]}", "1]", "gate.suites[0]: expected an object, not a number"},
  });
}

TEST(GateRules, ErrorsOfTheFilesOfASuite) {
  const auto suites = [](const std::string& suite) { return "{\"suites\": [" + suite + "]}"; };
  const auto named = [&](const std::string& suite) { return suites("{\"name\": \"a\", " + suite + "}"); };
  expect_errors({
      {suites("{\"texts\": \"a.po\"}"), "{\"texts\"", "gate.suites[0]: 'name' is missing"},
      {suites("{\"name\": \"\", \"texts\": \"a.po\"}"), "\"\"", "'name' must not be empty"},
      {suites("{\"name\": \"a\\u0085\", \"texts\": \"a.po\"}"), "\"a\\u0085\"", "control characters"},
      {suites("{\"name\": \"a\", \"texts\": \"x\"},\n {\"name\": \"b\", \"texts\": \"x\"}, "
              "{\"name\": \"a\", \"texts\": \"y\"}"),
       "{\"name\": \"a\", \"texts\": \"y\"", "gate.suites[2]: another suite is called 'a', too"},
      {suites("{\"name\": \"a\", \"texts\": \"*.po\"}, {\"name\": \"a/b/c\", \"texts\": \"x\"}"),
       "{\"name\": \"a/b/c\"", "the name 'a/b/c' is taken: suite 'a' has several files"},
      {suites("{\"name\": \"a\"}"), "{\"name\"", "says not what to check"},
      {named("\"texts\": \"a.po\", \"hypothesis\": \"h\", \"source\": \"s\""), "{\"name\"", "'texts' hold both"},
      {named("\"texts\": \"a.po\", \"references\": \"s\""), "{\"name\"", "'texts' hold both"},
      {named("\"hypothesis\": \"h\""), "{\"name\"", "'hypothesis' needs 'references' or 'source'"},
      {named("\"references\": \"r\", \"source\": \"s\""), "{\"name\"", "says not what to check"},
      {named("\"hypothesis\": \"*/*.en\", \"source\": \"s\""), "\"*/*.en\"", "'hypothesis' may have only one *"},
      {named("\"hypothesis\": \"**.en\", \"source\": \"s\""), "\"**.en\"", "'hypothesis' may have only one *"},
      {named("\"hypothesis\": \"?*.en\", \"source\": \"s\""), "\"?*.en\"", "one * and no other wildcard"},
      {named("\"hypothesis\": \"h.en\", \"source\": \"*.vi\""), "\"*.vi\"", "'source' may have a * only when"},
      {named("\"hypothesis\": \"h.en\", \"references\": [\"r\", \"r*\"]"), "\"r*\"", "'references' may have a * only"},
      {named("\"hypothesis\": \"h*\", \"references\": [\"r**\"]"), "\"r**\"", "'references' may have only one *"},
      {named("\"hypothesis\": \"h\", \"source\": \"s\", \"metrics\": [{\"scores\": \"*.txt\", \"name\": \"X\"}]"),
       "\"*.txt\"", "gate.suites[0].metrics[0]: 'scores' may have a * only"},
      {named("\"texts\": \"*.po\", \"metrics\": [{\"scores\": \"*.txt\", \"name\": \"X\"}]"), "\"*.txt\"",
       "'scores' may have a * only"},
      {named("\"hypothesis\": \"h\", \"references\": []"), "[]", "'references' must not be empty"},
      {named("\"hypothesis\": \"h\", \"references\": 5"), "5", "'references' must be a string or an array of strings"},
      {named("\"hypothesis\": \"h\", \"references\": [\"\"]"), "\"\"", "'references' must hold strings"},
      {named("\"hypothesis\": \"h\", \"source\": \"s\", \"format\": \"po\""), "\"po\"", "this is for 'texts' only"},
      {named("\"texts\": \"a\", \"format\": \"doc\""), "\"doc\"", "no format is called 'doc'; there are: po, tsv"},
      {named("\"texts\": \"a\", \"source_language\": \"viet nam\""), "\"viet nam\"", "'source_language' must be a lan"},
      {named("\"texts\": \"a\", \"lines\": 1"), "1}", "'lines' must be true or false"},
      {named("\"texts\": \"a\", \"treads\": 1"), "\"treads\"", "gate.suites[0]: unknown key 'treads'"},
  });
}

TEST(GateRules, ErrorsOfMetrics) {
  const auto metrics = [](const std::string& list) {
    return "{\"suites\": [{\"name\": \"a\", \"hypothesis\": \"h\", \"references\": \"r\",\n\"metrics\": [" + list +
           "]}]}";
  };
  expect_errors({
      {metrics("\"blue\""), "\"blue\"",
       "metrics[0]: no metric is called 'blue'; there are: bleu, chrf, chrf++, length"},
      {metrics("\"bleu\", {\"metric\": \"blue\"}"), "\"blue\"", "metrics[1]: no metric is called 'blue'"},
      {metrics("7"), "7]", "expected the name of a metric or an object, not a number"},
      {metrics("{}"), "{}", "needs either 'metric' or 'scores'"},
      {metrics("{\"metric\": \"bleu\", \"scores\": \"s\", \"name\": \"X\"}"), "{\"metric\"", "needs either"},
      {metrics("{\"scores\": \"s\"}"), "{\"scores\"", "'name' is missing"},
      {metrics("{\"scores\": \"s\", \"name\": \"X\\n\"}"), "\"X\\n\"", "'name' must not have control characters"},
      {metrics("{\"metric\": \"bleu\", \"name\": \"X\"}"), "\"X\"", "'name' is for 'scores' only"},
      {metrics("{\"metric\": \"bleu\", \"column\": \"X\"}"), "\"X\"", "'column' is for 'scores' only"},
      {metrics("{\"metric\": \"bleu\", \"lower_is_better\": true}"), "true", "'lower_is_better' is for"},
      {metrics("{\"scores\": \"s\", \"name\": \"X\", \"lowercase\": true}"), "true", "'lowercase' is not for 'scores'"},
      {metrics("{\"scores\": \"s\", \"name\": \"X\", \"tokenize\": \"13a\"}"), "\"13a\"", "'tokenize' is for the"},
      {metrics("{\"metric\": \"chrf\", \"tokenize\": \"13a\"}"), "\"13a\"", "'tokenize' is for the metrics bleu"},
      {metrics("{\"metric\": \"bleu\", \"tokenize\": \"14a\"}"), "\"14a\"", "no tokenizer is called '14a'; there are"},
      {metrics("\"bleu\", \"chrf\", {\"metric\": \"bleu\", \"min\": 3}"), "{\"metric\"",
       "metrics[2]: this metric stands"},
      {metrics("\"bleu\", {\"scores\": \"s\", \"name\": \"BLEU\"}"), "{\"scores\"", "metrics[1]: this metric stands"},
      {metrics("{\"metric\": \"bleu\", \"margin\": -1}"), "-1", "'margin' must be a number of at least 0"},
      {metrics("{\"metric\": \"bleu\", \"max_drop\": -0.5}"), "-0.5", "'max_drop' must be a number of at least 0"},
      {metrics("{\"metric\": \"bleu\", \"alpha\": 0.5}"), "0.5", "'alpha' must be"},
      {metrics("{\"metric\": \"bleu\", \"min\": 9, \"max\": 8}"), "{\"metric\"", "'min' is above 'max'"},
      {metrics("{\"metric\": \"bleu\", \"mix\": 9}"), "\"mix\"", "metrics[0]: unknown key 'mix'"},
      {"{\"suites\": [{\"name\": \"a\", \"hypothesis\": \"h\", \"source\": \"s\", \"metrics\": [\"bleu\"]}]}",
       "\"bleu\"", "metrics[0]: needs 'references'"},
      {"{\"suites\": [{\"name\": \"a\", \"texts\": \"a.po\", \"metrics\": [{\"metric\": \"bleu\"}]}]}", "{\"metric\"",
       "metrics[0]: needs 'references'"},
  });
}

TEST(GateRules, ErrorsOfBudgets) {
  const auto checks = [](const std::string& value) {
    return "{\"suites\": [{\"name\": \"a\", \"texts\": \"a.po\",\n\"checks\": " + value + "}]}";
  };
  expect_errors({
      {checks("null"), "null", "'checks' must be false, true or an object of limits, not null"},
      {checks("{\"nunber\": {\"max\": 1}}"), "\"nunber\"", "'nunber' is neither minor, major, critical nor all"},
      {checks("{\"number\": 1}"), "1}", "gate.suites[0].checks.number: expected an object"},
      {checks("{\"number\": {}}"), "{}", "checks.number: sets no limit: max, max_new or max_rate"},
      {checks("{\"number\": {\"max\": -1}}"), "-1", "'max' must be a whole number from 0 to 1000000000"},
      {checks("{\"number\": {\"max_new\": 1.5}}"), "1.5", "'max_new' must be a whole number"},
      {checks("{\"number\": {\"max_rate\": 1.01}}"), "1.01", "'max_rate' must be a number from 0 to 1"},
      {checks("{\"number\": {\"min\": 1}}"), "\"min\"", "unknown key 'min'; there are: max, max_new, max_rate"},
  });
}

TEST(GateRules, SuitesWithASlashMayShareTheirBeginning) {
  const GateRules rules = rules_of(R"({"suites": [{"name": "app", "texts": "a.po"}, {"name": "app/de", "texts": "b.po"},
                                                  {"name": "apps", "texts": "*.po"}]})");
  EXPECT_EQ(rules.suites.size(), 3U);
}

TEST(GateRules, AManyTimesWrongFileIsRefusedAtItsFirstPlace) {
  std::string suites;
  for (int i = 0; i < 500; ++i) suites += (i == 0 ? "" : ",") + std::string("{\"name\": \"a\"}");
  const Result<Config> config = parse_config("{\"gate\": {\"suites\": [" + suites + "]}}", "lacuna.json", kKnown);
  ASSERT_FALSE(config.ok());
  EXPECT_EQ(config.error().byte, 21);
}

}  // namespace
}  // namespace lacuna::config
