#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/utf8.h"
#include "reports/code_points.h"
#include "reports/gate/gate_cases.h"
#include "reports/gate/gate_writers.h"
#include "tests/support/sample_gate.h"
#include "tests/support/sample_texts.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// What a log may show of a text: no control but the line ends that are coded.
std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = code_point_at(text, at);
    char32_t value = code.value;
    if (is_control(value) && value != '\n' && value != '\r') value = picture_of_control(value);
    if (is_bidi_control(value)) value = kReplacement;
    base::append_code_point(out, value);
    at = code.end;
  }
  return out;
}

struct Message {
  std::string name;
  std::map<std::string, std::string> properties = {};
  std::string text = {};
};

/// As the runner of GitHub decodes a command.
std::string from_percent(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    out += static_cast<char>(std::stoul(text.substr(at + 1, 2), nullptr, 16));
    at += 2;
  }
  return out;
}

Message github_command(const std::string& line) {
  Message message;
  EXPECT_TRUE(line.starts_with("::")) << line;
  const std::size_t end = line.find("::", 2);
  const std::size_t space = line.find(' ');
  EXPECT_LT(space, end);
  message.name = line.substr(2, space - 2);
  std::istringstream properties(line.substr(space + 1, end - space - 1));
  for (std::string property; std::getline(properties, property, ',');) {
    const std::size_t equals = property.find('=');
    message.properties[property.substr(0, equals)] = from_percent(property.substr(equals + 1));
  }
  message.text = from_percent(line.substr(end + 2));
  return message;
}

std::vector<Message> github(const GateReport& report, std::size_t limit = 10) {
  std::vector<Message> messages;
  for (const std::string& line : lines_of(to_github(report, test::sample_texts(report), limit))) {
    messages.push_back(github_command(line));
  }
  return messages;
}

std::map<std::string, std::size_t> kinds(const std::vector<Message>& messages) {
  std::map<std::string, std::size_t> counts;
  for (const Message& message : messages) ++counts[message.name];
  return counts;
}

/// As TeamCity decodes a service message.
Message teamcity_message(const std::string& line) {
  Message message;
  constexpr std::string_view kBegin = "##teamcity[";
  EXPECT_TRUE(line.starts_with(kBegin)) << line;
  std::size_t at = line.find(' ');
  message.name = line.substr(kBegin.size(), at - kBegin.size());
  while (at < line.size() && line[at] == ' ') {
    const std::size_t quote = line.find("='", at);
    const std::string name = line.substr(at + 1, quote - at - 1);
    std::string value;
    char32_t high = 0;
    for (at = quote + 2; at < line.size() && line[at] != '\''; ++at) {
      if (line[at] != '|') {
        value += line[at];
        continue;
      }
      const char escape = line[++at];
      if (escape == 'n') {
        value += '\n';
      } else if (escape == 'r') {
        value += '\r';
      } else if (escape == '0') {
        const auto unit = static_cast<char32_t>(std::stoul(line.substr(at + 2, 4), nullptr, 16));
        at += 5;
        if (unit >= 0xD800 && unit < 0xDC00) {
          high = unit;
        } else {
          base::append_code_point(value, high == 0 ? unit : 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
          high = 0;
        }
      } else {
        value += escape;
      }
    }
    message.properties[name] = value;
    ++at;
  }
  EXPECT_EQ(line.substr(at), "]") << line;
  return message;
}

std::vector<Message> teamcity(const GateReport& report) {
  std::vector<Message> messages;
  for (const std::string& line : lines_of(to_teamcity(report))) messages.push_back(teamcity_message(line));
  return messages;
}

TEST(Github, SampleIsApproved) {
  const GateReport report = test::failing_gate();
  test::expect_golden(to_github(report, test::sample_texts(report)), "gate.github.txt");
}

TEST(Github, NewFindingsAreWhereTheyAre) {
  const std::vector<Message> messages = github(test::failing_gate());
  EXPECT_EQ(kinds(messages), (std::map<std::string, std::size_t>{{"error", 3}, {"warning", 4}}));
  const auto title = std::find_if(messages.begin(), messages.end(),
                                  [](const Message& message) { return message.text.starts_with("“Thường trực”"); });
  ASSERT_NE(title, messages.end());
  EXPECT_EQ(title->properties, (std::map<std::string, std::string>{{"file", "out/news.en"},
                                                                   {"line", "2"},
                                                                   {"endLine", "2"},
                                                                   {"col", "1"},
                                                                   {"endColumn", "1"},
                                                                   {"title", "lacuna: omission"}}));
  EXPECT_EQ(title->text, "“Thường trực” (standing, permanent) is missing from the title\nsource: Thường trực");
  EXPECT_EQ(messages[0].properties.at("file"), "test/news.vi") << "the translation has nothing there";
  EXPECT_EQ(messages[0].properties.at("line"), "5");
}

TEST(Github, WhatIsNoFindingHasNoFile) {
  const std::vector<Message> messages = github(test::failing_gate());
  EXPECT_EQ(messages[1].properties, (std::map<std::string, std::string>{{"title", "lacuna: news, BLEU"}}));
  EXPECT_TRUE(messages[1].text.starts_with("BLEU dropped by 4.25 (3.00 to 5.50), 0.50 is accepted\nvalue: 30.25\n"));
  const auto open = std::find_if(messages.begin(), messages.end(), [](const Message& message) {
    return message.properties.at("title") == "lacuna: course/large, BLEU";
  });
  ASSERT_NE(open, messages.end());
  EXPECT_EQ(open->name, "warning");
}

TEST(Github, WithoutTextsTheLineOfTheUnitIsTold) {
  const GateReport report = test::failing_gate();
  const std::vector<std::string> lines = lines_of(to_github(report, {}));
  for (const std::string& line : lines) {
    const Message message = github_command(line);
    if (message.properties.count("file") == 0) continue;
    EXPECT_EQ(message.properties.count("line"), 1U);
    EXPECT_EQ(message.properties.count("col") + message.properties.count("endLine"), 0U);
  }
}

TEST(Github, NoMoreThanTheLimitOfAKind) {
  GateReport report = test::failing_gate();
  SuiteGate& suite = report.suites[0];
  for (FindingGate& gate : suite.findings) gate.state = FindingState::kNew;
  for (int i = 0; i < 12; ++i) {
    suite.check->findings.push_back(suite.check->findings.back());
    suite.findings.push_back(suite.findings.back());
  }
  const std::size_t all = github(report, 1000).size();
  for (const std::size_t limit : {1U, 2U, 3U, 10U, 15U, 16U}) {
    const std::vector<Message> messages = github(report, limit);
    for (const auto& [kind, count] : kinds(messages)) EXPECT_LE(count, limit) << kind;
    if (messages.size() == all) continue;
    const std::size_t more = all - (messages.size() - 1);
    EXPECT_EQ(messages.back().name, "notice");
    EXPECT_EQ(messages.back().text,
              std::to_string(more) + (more == 1 ? " more annotation is" : " more annotations are") + " not shown");
  }
  EXPECT_EQ(github(report, 0).size(), 1U);
}

TEST(Github, HardBreaksComeFirst) {
  GateReport report = test::failing_gate();
  SuiteGate last = report.suites[0];
  last.name = "the last one";
  report.suites.push_back(last);
  report.reasons = {"a suite is gone"};
  const std::vector<Message> messages = github(report);
  for (const std::size_t i : {0U, 1U}) {
    EXPECT_TRUE(messages[i].text.starts_with("The whole sentence is missing")) << messages[i].text;
    EXPECT_EQ(messages[i].properties.count("line"), 1U);
  }
  EXPECT_EQ(messages[2].text, "a suite is gone");
  EXPECT_EQ(messages[3].properties.at("title"), "lacuna: news, BLEU");
}

TEST(Github, SuitesThatTheBaselineLacksAreOneWarning) {
  GateReport report = test::passing_gate();
  for (SuiteGate& suite : report.suites) {
    suite.in_baseline = false;
    suite.verdict = Verdict::kFail;
    suite.reasons = {"it is not in the baseline; 'lacuna gate --update' adds it, to be committed"};
  }
  report.verdict = Verdict::kFail;
  std::vector<Message> messages = github(report);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].name, "warning");
  EXPECT_EQ(messages[0].text, "3 suites are not in the baseline: news, course/large, messages");
  report.suites[0].reasons.emplace_back("another");
  EXPECT_EQ(github(report).size(), 2U) << "what else there is is told";
  report.baseline.error = Error{.message = "not a baseline"};
  for (const Message& message : github(report)) EXPECT_EQ(message.text.find("are not in"), std::string::npos);
}

TEST(Github, APassSaysNothing) {
  EXPECT_EQ(to_github(test::passing_gate(), {}), "");
  EXPECT_EQ(to_github(GateReport{}, {}), "");
}

TEST(Github, HostileTextIsOneCommandEach) {
  const GateReport report = test::hostile_gate();
  const std::string out = to_github(report, test::sample_texts(report), 1000);
  for (const char c : out) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  const std::vector<Message> messages = github(report, 1000);
  std::multiset<std::string> texts;
  for (const Message& message : messages) {
    EXPECT_TRUE(message.name == "error" || message.name == "warning" || message.name == "notice") << message.name;
    texts.insert(message.text);
  }
  for (const Finding& finding : report.suites[0].check->findings) {
    const std::string told = shown(finding.message);
    EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
      return text.starts_with(told);
    })) << told;
  }
  EXPECT_TRUE(texts.contains(shown(report.reasons[0])));
}

TEST(Gitlab, SampleIsApproved) {
  const GateReport report = test::failing_gate();
  test::expect_golden(to_gitlab(report, test::sample_texts(report)), "gate.gitlab.json");
}

TEST(Gitlab, EveryUnsuppressedFindingIsAnIssue) {
  const GateReport report = test::failing_gate();
  const auto issues = nlohmann::json::parse(to_gitlab(report, test::sample_texts(report)));
  const std::vector<Finding>& findings = report.suites[0].check->findings;
  ASSERT_EQ(issues.size(), findings.size());
  for (std::size_t i = 0; i < issues.size(); ++i) {
    EXPECT_EQ(issues[i]["check_name"], findings[i].rule);
    EXPECT_EQ(issues[i]["description"], findings[i].message);
    EXPECT_EQ(issues[i]["severity"], i == 0 ? "blocker" : to_string(findings[i].severity));
    EXPECT_EQ(issues[i]["location"].size(), 2U);
  }
  EXPECT_EQ(issues[0]["location"], (nlohmann::json{{"path", "test/news.vi"}, {"lines", {{"begin", 5}}}}));
}

TEST(Gitlab, FingerprintsAreUniqueAndStable) {
  GateReport report = test::failing_gate();
  std::vector<Finding>& findings = report.suites[0].check->findings;
  findings.push_back(findings.back());
  const std::size_t all_of_one = findings.size();
  report.suites.push_back(SuiteGate(report.suites[0]));
  report.suites.back().name = "news/other";
  const auto fingerprints = [](const GateReport& of) {
    std::vector<std::string> all;
    for (const auto& issue : nlohmann::json::parse(to_gitlab(of, {}))) all.push_back(issue["fingerprint"]);
    return all;
  };
  const std::vector<std::string> before = fingerprints(report);
  EXPECT_EQ(std::set<std::string>(before.begin(), before.end()).size(), before.size());
  EXPECT_EQ(before.size(), 2 * all_of_one);
  report.suites.erase(report.suites.begin());
  const std::vector<std::string> after = fingerprints(report);
  EXPECT_EQ(after, std::vector<std::string>(before.end() - static_cast<std::ptrdiff_t>(after.size()), before.end()))
      << "another suite's findings do not matter";
}

TEST(Gitlab, NothingFoundIsAnEmptyList) {
  EXPECT_EQ(to_gitlab(GateReport{}, {}), "[]\n");
  EXPECT_EQ(to_gitlab(test::broken_gate(), {}), "[]\n");
}

TEST(Gitlab, WhatIsInNoFileIsLeftOut) {
  GateReport report = test::failing_gate();
  for (DocumentInfo& document : report.suites[0].check->documents) document.path = "<stdin>";
  EXPECT_EQ(to_gitlab(report, {}), "[]\n");
}

TEST(Gitlab, HostileTextComesBackAsItWas) {
  const GateReport report = test::hostile_gate();
  const auto issues = nlohmann::json::parse(to_gitlab(report, test::sample_texts(report)));
  const std::vector<Finding>& findings = report.suites[0].check->findings;
  ASSERT_EQ(issues.size(), findings.size());
  for (std::size_t i = 0; i < issues.size(); ++i) {
    EXPECT_EQ(issues[i]["description"], findings[i].message);
    EXPECT_GE(issues[i]["location"]["lines"]["begin"], 1);
  }
}

TEST(Teamcity, SampleIsApproved) { test::expect_golden(to_teamcity(test::failing_gate()), "gate.teamcity.txt"); }

TEST(Teamcity, TestsAreWithinTheirSuites) {
  for (const GateReport& report : {test::failing_gate(), test::passing_gate(), test::broken_gate(),
                                   test::gate_without_baseline(), test::hostile_gate()}) {
    std::string suite;
    std::string test;
    std::size_t suites = 0;
    for (const Message& message : teamcity(report)) {
      const auto name = message.properties.find("name");
      if (message.name == "testSuiteStarted") {
        EXPECT_EQ(suite, "");
        suite = name->second;
        ++suites;
      } else if (message.name == "testSuiteFinished") {
        EXPECT_EQ(suite, name->second);
        EXPECT_EQ(test, "");
        suite.clear();
      } else if (message.name == "testStarted") {
        EXPECT_NE(suite, "");
        test = name->second;
      } else if (message.name == "testFailed" || message.name == "testFinished") {
        EXPECT_EQ(test, name->second);
        if (message.name == "testFinished") test.clear();
      }
    }
    EXPECT_EQ(suite, "");
    EXPECT_EQ(suites, report.suites.size());
  }
}

TEST(Teamcity, FailuresCompareAndScoresAreStatistics) {
  const std::vector<Message> messages = teamcity(test::failing_gate());
  const auto failed =
      std::find_if(messages.begin(), messages.end(), [](const Message& m) { return m.name == "testFailed"; });
  ASSERT_NE(failed, messages.end());
  EXPECT_EQ(failed->properties.at("type"), "comparisonFailure");
  EXPECT_EQ(failed->properties.at("actual"), "30.25");
  EXPECT_EQ(failed->properties.at("expected"), "34.50");
  std::map<std::string, std::string> statistics;
  for (const Message& m : messages) {
    if (m.name == "buildStatisticValue") statistics[m.properties.at("key")] = m.properties.at("value");
  }
  EXPECT_EQ(statistics, (std::map<std::string, std::string>{{"lacuna: news, BLEU", "30.2500"},
                                                            {"lacuna: news, chrF2++", "58.1250"},
                                                            {"lacuna: course/large, BLEU", "41.0000"}}));
}

TEST(Teamcity, WhatIsNoNumberIsNoStatistic) {
  GateReport report = test::passing_gate();
  report.suites[0].metrics[0].score.value.reset();
  report.suites[0].metrics[1].score.value = std::numeric_limits<double>::quiet_NaN();
  std::size_t statistics = 0;
  for (const Message& m : teamcity(report)) statistics += m.name == "buildStatisticValue" ? 1U : 0U;
  EXPECT_EQ(statistics, 1U);
}

TEST(Teamcity, TheRunsOwnProblemsAreBuildProblems) {
  const std::vector<Message> messages = teamcity(test::gate_without_baseline());
  EXPECT_EQ(messages.back().name, "buildProblem");
  EXPECT_EQ(messages.back().properties.at("description"), test::gate_without_baseline().reasons[0]);
  EXPECT_LE(messages.back().properties.at("identity").size(), 60U);
  EXPECT_EQ(teamcity(test::broken_gate()).back().name, "buildProblem");
  for (const Message& m : teamcity(test::passing_gate())) EXPECT_NE(m.name, "buildProblem");
  GateReport report;
  report.verdict = Verdict::kFail;
  for (int i = 0; i < 1000; ++i) report.reasons.push_back("ằằằằằ");
  EXPECT_LE(teamcity(report).back().properties.at("description").size(), 4000U);
  report.verdict = Verdict::kInconclusive;
  report.reasons = {"too small"};
  EXPECT_EQ(teamcity(report).back().properties,
            (std::map<std::string, std::string>{{"text", "too small"}, {"status", "WARNING"}}));
}

TEST(Teamcity, HostileTextComesBackAsItWas) {
  const GateReport report = test::hostile_gate();
  const std::string out = to_teamcity(report);
  for (const char c : out) EXPECT_TRUE(c == '\n' || (c >= 0x20 && c < 0x7F)) << "ASCII only";
  const std::string name = shown(report.suites[0].name);
  const std::vector<Message> messages = teamcity(report);
  EXPECT_EQ(messages[0].properties.at("name"), name);
  std::set<std::string> texts;
  for (const Message& message : messages) {
    for (const auto& [key, value] : message.properties) texts.insert(value);
  }
  EXPECT_EQ(texts.count(shown(report.suites[0].metrics[0].score.metric + " " + report.suites[0].metrics[0].reason)),
            1U);
  EXPECT_EQ(texts.count(shown("a\xF0\x9F\x91\xA9z")), 0U);
  GateReport astral;
  astral.suites = {{.name = "a\xF0\x9F\x91\xA9z", .in_baseline = true}};
  EXPECT_EQ(teamcity(astral)[0].properties.at("name"), "a\xF0\x9F\x91\xA9z");
}

}  // namespace
}  // namespace lacuna::reports
