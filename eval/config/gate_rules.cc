#include "eval/config/gate_rules.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "eval/text/ascii.h"
#include "lacuna/scoring.h"

namespace lacuna::config {
namespace {

constexpr const char* kBaselineFile = "lacuna.baseline.json";
constexpr std::size_t kFewestSamples = 100;
constexpr std::size_t kMostSamples = 1'000'000;
/// Numbers of JSON are doubles, which hold whole numbers up to here.
constexpr std::uint64_t kMostSeed = std::uint64_t{1} << 53U;
constexpr double kAny = std::numeric_limits<double>::infinity();
constexpr NumberRange kLevel = {.low = 0.0, .high = 0.5, .open = true};
constexpr NumberRange kAtLeastZero = {.low = 0.0, .high = kAny};
/// Of a suite that names references and no metrics, as far as they are known.
constexpr std::string_view kUsualMetrics[] = {"chrf++", "bleu"};

template <typename Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

template <typename Names>
std::string listed(const Names& names) {
  std::string list;
  for (const std::string_view name : names) list.append(list.empty() ? "" : ", ").append(name);
  return list;
}

/// How many `*` a name of a file may have.
enum class Stars : std::uint8_t {
  kLiteral,   ///< it is no wildcard here
  kNone,      ///< there is nothing that it could stand for
  kOne,       ///< it stands for the system
  kPattern,   ///< it makes a pattern that finds the systems
  kAnything,  ///< the name is a glob
};

/// Reads suites one after the other.
class SuiteReader {
 public:
  SuiteReader(const KnownNames& known, Places& places) : known_(known), places_(places) {}

  [[nodiscard]] std::vector<SuiteRule> suites(const PlacedJson& array) {
    std::vector<SuiteRule> suites;
    std::vector<std::size_t> bytes;
    for (const PlacedJson& item : array.items) {
      if (places_.error()) break;
      suites.push_back(suite(item, "gate.suites[" + std::to_string(suites.size()) + "]"));
      bytes.push_back(item.byte);
    }
    if (!places_.error()) refuse_equal_names(suites, bytes);
    return suites;
  }

  [[nodiscard]] std::optional<NamedFile> file(Fields& fields, const char* key, Stars stars) {
    const std::optional<PlacedText> name = fields.text(key);
    if (!name) return std::nullopt;
    return named_file(*name, key, stars, fields);
  }

 private:
  [[nodiscard]] NamedFile named_file(const PlacedText& name, const char* key, Stars stars, Fields& fields) {
    const auto fail = [&](const char* what) { fields.fail(name.byte, std::string("'").append(key).append(what)); };
    const auto count = std::count(name.text.begin(), name.text.end(), '*');
    if (has_control(name.text)) fail("' must not have control characters");
    if (name.text == "-") fail("' must name a file, not standard input");
    if (stars == Stars::kNone && count > 0) fail("' may have a * only when 'hypothesis' has one");
    if ((stars == Stars::kOne || stars == Stars::kPattern) && count > 1) fail("' may have only one *");
    if (stars == Stars::kPattern && name.text.find('?') != std::string::npos) {
      fail("' may have one * and no other wildcard");
    }
    return {.written = name.text, .path = places_.resolve(name.text), .line = places_.line(name.byte)};
  }

  [[nodiscard]] SuiteRule suite(const PlacedJson& value, const std::string& where) {
    Fields fields(value, where, places_);
    SuiteRule suite;
    suite.line = places_.line(value.byte);
    suite.name = shown_name(fields, "name");
    read_files(fields, suite);
    suite.lines = fields.flag("lines", true);
    read_texts_options(fields, suite);
    if (const auto language = fields.language("source_language")) suite.source_language = language->text;
    if (const auto language = fields.language("target_language")) suite.target_language = language->text;
    suite.pack = file(fields, "pack", Stars::kLiteral);
    read_metrics(fields, where, suite);
    if (const PlacedJson* checks = fields.any("checks")) read_checks(*checks, where, suite);
    fields.finish();
    return suite;
  }

  /// A name that is shown in reports.
  [[nodiscard]] static std::string shown_name(Fields& fields, const char* key) {
    const PlacedText name = fields.required_text(key);
    if (has_control(name.text)) {
      fields.fail(name.byte, std::string("'").append(key).append("' must not have control characters"));
    }
    return name.text;
  }

  void read_files(Fields& fields, SuiteRule& suite) {
    suite.texts = file(fields, "texts", Stars::kAnything);
    suite.hypothesis = file(fields, "hypothesis", Stars::kPattern);
    const Stars stars = stars_of(suite);
    for (const PlacedText& name : fields.text_or_texts("references")) {
      suite.references.push_back(named_file(name, "references", stars, fields));
    }
    suite.source = file(fields, "source", stars);
    suite.documents = file(fields, "documents", stars);
    if (suite.texts && (suite.hypothesis || !suite.references.empty() || suite.source || suite.documents)) {
      fields.fail("'texts' hold both languages: no hypothesis, references, source or documents beside them");
    } else if (!suite.texts && !suite.hypothesis) {
      fields.fail("says not what to check: 'texts', or 'hypothesis' with 'references' or 'source'");
    } else if (suite.hypothesis && suite.references.empty() && !suite.source) {
      fields.fail("'hypothesis' needs 'references' or 'source', to be compared with");
    }
  }

  [[nodiscard]] static Stars stars_of(const SuiteRule& suite) {
    const bool several = suite.hypothesis && suite.hypothesis->written.find('*') != std::string::npos;
    return several ? Stars::kOne : Stars::kNone;
  }

  void read_texts_options(Fields& fields, SuiteRule& suite) {
    const std::optional<PlacedText> format = fields.text("format");
    const std::optional<PlacedText> source = fields.text("source_field");
    const std::optional<PlacedText> target = fields.text("target_field");
    for (const auto* option : {&format, &source, &target}) {
      if (*option && !suite.texts) fields.fail((*option)->byte, "this is for 'texts' only");
    }
    if (format && !holds(known_.formats, format->text)) {
      fields.fail(format->byte, "no format is called '" + format->text + "'; there are: " + listed(known_.formats));
    }
    if (format) suite.format = format->text;
    if (source) suite.source_field = source->text;
    if (target) suite.target_field = target->text;
  }

  void read_metrics(Fields& fields, const std::string& where, SuiteRule& suite) {
    const PlacedJson* metrics = fields.array("metrics");
    if (metrics == nullptr) {
      if (!suite.references.empty() && suite.lines) add_usual_metrics(suite);
      return;
    }
    std::set<std::string> names;  // in reports a name is shown in small letters or in capitals
    for (const PlacedJson& item : metrics->items) {
      if (places_.error()) return;
      const std::string place = where + ".metrics[" + std::to_string(suite.metrics.size()) + "]";
      const MetricRule rule = metric(item, place, stars_of(suite));
      if (!rule.scores && suite.references.empty()) {
        places_.fail(item.byte, place + ": needs 'references'; without, only 'scores' of another tool");
      } else if (!rule.scores && !suite.lines) {
        places_.fail(item.byte, place + ": compares line by line, but \"lines\" is false");
      }
      if (!names.insert(text::lower(rule.scores ? rule.name : rule.metric)).second) {
        places_.fail(item.byte, place + ": this metric stands here twice");
      }
      suite.metrics.push_back(rule);
    }
  }

  void add_usual_metrics(SuiteRule& suite) const {
    for (const std::string_view name : kUsualMetrics) {
      if (!holds(known_.metrics, name)) continue;
      suite.metrics.push_back({.metric = std::string(name), .line = suite.line});
    }
  }

  [[nodiscard]] MetricRule metric(const PlacedJson& item, const std::string& where, Stars stars) {
    if (item.kind == JsonKind::kString) {
      MetricRule rule{.metric = item.string, .line = places_.line(item.byte)};
      if (!holds(known_.metrics, rule.metric)) places_.fail(item.byte, where + unknown_metric(rule.metric));
      return rule;
    }
    if (item.kind != JsonKind::kObject) {
      places_.fail(item.byte, where + ": expected the name of a metric or an object, not " + to_string(item.kind));
      return {};
    }
    Fields fields(item, where, places_);
    MetricRule rule;
    rule.line = places_.line(item.byte);
    const std::optional<PlacedText> metric = fields.text("metric");
    rule.scores = file(fields, "scores", stars);
    if (metric.has_value() == rule.scores.has_value()) {
      fields.fail("needs either 'metric' or 'scores', the file of another tool");
    }
    if (metric) {
      rule.metric = metric->text;
      if (!holds(known_.metrics, rule.metric)) places_.fail(metric->byte, where + unknown_metric(rule.metric));
    }
    read_options_of_scores(fields, rule);
    read_options_of_metric(fields, rule);
    read_limits(fields, rule);
    fields.finish();
    return rule;
  }

  [[nodiscard]] std::string unknown_metric(const std::string& name) const {
    return ": no metric is called '" + name + "'; there are: " + listed(known_.metrics);
  }

  static void read_options_of_scores(Fields& fields, MetricRule& rule) {
    const PlacedJson* name = fields.any("name");
    const std::optional<PlacedText> column = fields.text("column");
    const PlacedJson* lower = fields.any("lower_is_better");
    if (rule.scores) {
      rule.name = shown_name(fields, "name");
      if (column) rule.column = column->text;
      rule.lower_is_better = fields.flag("lower_is_better", false);
      return;
    }
    if (name != nullptr) fields.fail(name->byte, "'name' is for 'scores' only");
    if (column) fields.fail(column->byte, "'column' is for 'scores' only");
    if (lower != nullptr) fields.fail(lower->byte, "'lower_is_better' is for 'scores' only");
  }

  static void read_options_of_metric(Fields& fields, MetricRule& rule) {
    if (const std::optional<PlacedText> tokenize = fields.text("tokenize")) {
      rule.tokenize = tokenize->text;
      if (rule.metric != "bleu" && rule.metric != "length") {
        fields.fail(tokenize->byte, "'tokenize' is for the metrics bleu and length only");
      } else if (!holds(tokenizer_names(), tokenize->text)) {
        fields.fail(tokenize->byte,
                    "no tokenizer is called '" + tokenize->text + "'; there are: " + listed(tokenizer_names()));
      }
    }
    const PlacedJson* lowercase = fields.any("lowercase");
    rule.lowercase = fields.flag("lowercase");
    if (lowercase != nullptr && rule.scores) fields.fail(lowercase->byte, "'lowercase' is not for 'scores'");
  }

  static void read_limits(Fields& fields, MetricRule& rule) {
    constexpr NumberRange kAnyNumber = {.low = -kAny, .high = kAny};
    rule.min = fields.number("min", kAnyNumber);
    rule.max = fields.number("max", kAnyNumber);
    rule.max_drop = fields.number("max_drop", kAtLeastZero);
    rule.margin = fields.number("margin", kAtLeastZero).value_or(0.0);
    rule.alpha = fields.number("alpha", kLevel);
    if (rule.min && rule.max && *rule.min > *rule.max) fields.fail("'min' is above 'max'");
  }

  void read_checks(const PlacedJson& value, const std::string& where, SuiteRule& suite) {
    if (value.kind == JsonKind::kBoolean) {
      suite.check = value.boolean;
      return;
    }
    if (value.kind != JsonKind::kObject) {
      places_.fail(value.byte, where + ": 'checks' must be false, true or an object of limits, not " +
                                   std::string(to_string(value.kind)));
      return;
    }
    for (const JsonMember& member : value.members) {
      if (!severity_named(member.key) && member.key != "all" && !holds(known_.checks, member.key)) {
        places_.fail(member.key_byte, where + ".checks: '" + member.key +
                                          "' is neither minor, major, critical nor all, and no check is called so");
        return;
      }
      suite.budgets.push_back(budget(member, where + ".checks." + member.key));
    }
  }

  [[nodiscard]] BudgetRule budget(const JsonMember& member, const std::string& where) {
    Fields fields(member.value, where, places_);
    BudgetRule rule{.scope = member.key};
    rule.max = fields.whole("max", 0, Fields::kMostCount);
    rule.max_new = fields.whole("max_new", 0, Fields::kMostCount);
    rule.max_rate = fields.number("max_rate", {.low = 0.0, .high = 1.0});
    fields.finish();
    if (!rule.max && !rule.max_new && !rule.max_rate) fields.fail("sets no limit: max, max_new or max_rate");
    return rule;
  }

  /// Equal names, and those that the files of a suite with a pattern may get ("news/SYSTEM").
  void refuse_equal_names(const std::vector<SuiteRule>& suites, const std::vector<std::size_t>& bytes) {
    std::set<std::string_view> names;
    std::set<std::string_view> patterns;
    for (const SuiteRule& suite : suites) {
      const NamedFile& file = suite.texts ? *suite.texts : *suite.hypothesis;
      if (file.written.find_first_of(suite.texts ? "*?" : "*") != std::string::npos) patterns.insert(suite.name);
    }
    for (std::size_t i = 0; i < suites.size(); ++i) {
      const std::string_view name = suites[i].name;
      const auto fail = [&](std::string_view what) {
        places_.fail(bytes[i], std::string("gate.suites[").append(std::to_string(i)).append("]: ").append(what));
      };
      if (!names.insert(name).second) fail("another suite is called '" + suites[i].name + "', too");
      for (std::size_t slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/', slash + 1)) {
        if (patterns.count(name.substr(0, slash)) == 0) continue;
        fail(std::string("the name '")
                 .append(name)
                 .append("' is taken: suite '")
                 .append(name.substr(0, slash))
                 .append("' has several files, which are called so"));
      }
    }
  }

  const KnownNames& known_;
  Places& places_;
};

std::optional<InconclusivePolicy> policy_named(std::string_view name) {
  for (const auto policy : {InconclusivePolicy::kPass, InconclusivePolicy::kFail, InconclusivePolicy::kReport}) {
    if (name == to_string(policy)) return policy;
  }
  return std::nullopt;
}

}  // namespace

GateRules read_gate_rules(const PlacedJson& section, const KnownNames& known, Places& places) {
  Fields fields(section, "gate", places);
  SuiteReader reader(known, places);
  GateRules rules;
  rules.baseline = {.written = kBaselineFile, .path = places.resolve(kBaselineFile), .line = places.line(section.byte)};
  if (std::optional<NamedFile> baseline = reader.file(fields, "baseline", Stars::kLiteral)) {
    rules.baseline = *std::move(baseline);
  }
  rules.cache = reader.file(fields, "cache", Stars::kLiteral);
  rules.history = reader.file(fields, "history", Stars::kLiteral);
  rules.alpha = fields.number("alpha", kLevel).value_or(rules.alpha);
  rules.samples = fields.whole("samples", kFewestSamples, kMostSamples).value_or(rules.samples);
  rules.seed = fields.whole("seed", 0, kMostSeed).value_or(rules.seed);
  if (const std::optional<PlacedText> name = fields.text("inconclusive")) {
    const std::optional<InconclusivePolicy> policy = policy_named(name->text);
    if (!policy) fields.fail(name->byte, "'inconclusive' must be pass, fail or report, not " + name->text);
    rules.inconclusive = policy.value_or(rules.inconclusive);
  }
  rules.accept_for_days = fields.count("accept_for_days");
  if (const PlacedJson* suites = fields.array("suites")) rules.suites = reader.suites(*suites);
  fields.finish();
  return rules;
}

}  // namespace lacuna::config
