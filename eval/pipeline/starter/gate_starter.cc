#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/pipeline/starter/suite_finder.h"
#include "eval/pipeline/starter/translation_files.h"
#include "lacuna/gate.h"

namespace lacuna {
namespace {

using pipeline::FoundSuite;

/// More are not written.
constexpr std::size_t kMostSuites = 50;
constexpr std::size_t kMostUnreadable = 10;

constexpr std::string_view kHead =
    R"(// What this project wants of Lacuna. Comments like this one may stand anywhere. Relative paths are taken from the folder
// of this file. Editors know every key by the schema reports/schema/config.schema.json; a key that is not in it is an error.
//
//   lacuna gate --update    accepts the translations as they are and writes the baseline: commit it beside this file
//   lacuna gate             compares with it. Exit code 0 pass, 1 fail, 2 could not be decided, 3 inconclusive (see below)
//   lacuna check FILE       shows the findings in one file; "checks", "terms", "patterns", "suppressions" hold for it, too
{
  // Which checks run and how severe what they find is: `lacuna list checks` names them. Those here are examples.
  // "checks": {
  //   "enable": ["spelling"],                 // besides those that run anyway; none by default
  //   "disable": ["end-mark"],                // do not run; none by default
  //   "severity": {"number": "critical"},     // minor, major or critical; each check has its own by default
  //   "max_characters": 80                    // of a translation, where its file sets no limit; no limit by default
  // },

  // Term lists that translations keep to: TBX, CSV or TSV. None by default.
  // "terms": ["terms.csv"],

  // Regular expressions of your own, as checks. None by default.
  // "patterns": [{"id": "no-please", "forbid": "\\bplease\\b", "severity": "minor", "message": "the house style has no please"}],

  // Findings that somebody has looked at and accepts, by "fingerprint", "rule", "source", "target", "message" or "file".
  // What the baseline holds needs no entry here. None by default.
  // "suppressions": [{"rule": "number", "file": "legal.po", "reason": "agreed with the client", "expires": "2030-12-31"}],

  "gate": {
    // What was accepted last. `lacuna gate --update` writes it, nothing else does; it belongs into version control.
    "baseline": "lacuna.baseline.json",

    // Folder that keeps what was measured, for files that do not change. None by default: everything is measured anew.
    // Keep it out of version control; a CI job may restore it between runs.
    // "cache": ".lacuna-cache",

    // Database that every run appends its scores to, for `lacuna history`. None by default.
    // "history": "lacuna-history.sqlite",

    // How often, at most, a run may fail by its confidence intervals though nothing got worse than its "margin": divided
    // among all metrics of all suites, so that more suites make no more false alarms. Between 0 and 0.5.
    "alpha": 0.05,

    // Resamples behind each interval (100 to 1000000) and the seed of the generator: the same files give the same verdict.
    "samples": 1000,
    "seed": 12345,

    // What a run does whose test set is too small to tell: "pass" (exit code 0), "fail" (1), or "report" (3, so that a CI
    // job can warn without failing).
    "inconclusive": "pass",

    // After how many days an accepted finding counts as new again. For ever by default.
    // "accept_for_days": 180,

    // What is compared. Every suite has a "name" of its own and one of three shapes:
    //
    // 1. Software and documents (localisers): "texts", files that hold both languages: PO, XLIFF, TMX, TSV, CSV, JSON Lines.
    //    A path or a glob; each file that fits is a suite ("NAME/FILE"). "format", "source_field" and "target_field"
    //    say how to read them where name and content do not: {"texts": "ui/*.csv", "source_field": "en", "target_field": "vi"}
    // 2. Systems (researchers): "hypothesis" with "references" and, for the checks, "source"; line i belongs to line i.
    //    One * stands for several systems: {"hypothesis": "out/*.en", "references": ["test/news.en"], "source": "test/news.vi"}
    //    "documents" names a file with each line's document: then whole documents are resampled.
    // 3. Translations without a reference (CI of documentation): "hypothesis" with "source". "lines": false for whole
    //    documents whose sentences are aligned first: {"hypothesis": "docs/guide.vi.md", "source": "docs/guide.md", "lines": false}
    //
    // In any of them:
    //   "source_language", "target_language": "vi", "pt-BR"; by file or text when left out
    //   "pack": folder of the language pack; found by language when left out
    //   "metrics": needs references; chrf++ and bleu when left out, [] for none. By name or with limits:
    //       "chrf"                                             one of bleu, spbleu, chrf, chrf++, ter, length
    //       {"metric": "bleu", "margin": 0.5}                  a true drop that is accepted; 0 by default
    //       {"metric": "bleu", "tokenize": "zh", "min": 30}    least score ("max": greatest, for ter); none by default
    //       {"metric": "ter", "max_drop": 1, "alpha": 0.01}    limit of the drop as measured; a level of its own
    //       {"scores": "comet/*.txt", "name": "COMET"}         another tool's score for each line, against no reference;
    //                                                          "column" of its file, "lower_is_better" for errors
    //   "checks": limits on findings; false for none. By severity, by check or pattern, or on "all":
    //       {"critical": {"max_new": 0}}       findings that the baseline does not know
    //       {"number": {"max_rate": 0.01}}     share of the sentences that have one
    //       {"all": {"max": 100}}              findings, known or new
    //     Without any: a sentence that is newly empty, left out, untranslated or in another language still fails the suite.
    "suites": [
)";

constexpr std::string_view kExample =
    R"(      // No translations were found here. Two to start from; take away the // and put in your files:
      // {
      //   "name": "messages",
      //   "texts": "po/*.po",
      //   "checks": {"critical": {"max_new": 0}, "major": {"max_new": 0}}
      // },
      // {
      //   "name": "news",
      //   "source": "test/news.vi",
      //   "hypothesis": "out/*.en",
      //   "references": ["test/news.en"],
      //   "source_language": "vi",
      //   "target_language": "en",
      //   "metrics": [{"metric": "chrf++", "margin": 0.5}, {"metric": "bleu", "margin": 0.5}],
      //   "checks": {"critical": {"max_new": 0}}
      // }
)";

constexpr std::string_view kTail = R"(    ]
  }
}
)";

/// As JSON. The text has no control characters.
std::string in_quotes(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json += '"';
}

/// On one line, for a comment.
std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return text;
}

void append_comment(std::string& text, std::string_view line) { text.append("      // ").append(line).append("\n"); }

void append_suite(std::string& text, const FoundSuite& suite) {
  std::vector<std::pair<std::string_view, std::string>> members = {{"name", in_quotes(suite.name)}};
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) members.emplace_back(key, in_quotes(value));
  };
  add("texts", suite.texts);
  add("hypothesis", suite.hypothesis);
  if (!suite.references.empty()) {
    std::string list;
    for (const std::string& path : suite.references) list.append(list.empty() ? "" : ", ").append(in_quotes(path));
    members.emplace_back("references", std::string("[").append(list).append("]"));
    members.emplace_back("metrics", R"(["chrf++", "bleu"])");
  }
  add("source", suite.source);
  add("source_language", suite.source_language);
  add("target_language", suite.target_language);
  if (!suite.texts.empty() || !suite.source.empty()) members.emplace_back("checks", R"({"critical": {"max_new": 0}})");
  if (!suite.remark.empty()) append_comment(text, suite.remark);
  text += "      {\n";
  for (std::size_t i = 0; i < members.size(); ++i) {
    text.append("        ").append(in_quotes(members[i].first)).append(": ").append(members[i].second);
    text.append(i + 1 < members.size() ? ",\n" : "\n");
  }
  text += "      }";
}

/// Suites of the same name get a number.
void make_names_unique(std::vector<FoundSuite>& suites) {
  std::set<std::string> taken;
  for (FoundSuite& suite : suites) {
    std::string name = suite.name;
    for (std::size_t number = 2; !taken.insert(name).second; ++number) {
      name = std::string(suite.name).append("-").append(std::to_string(number));
    }
    suite.name = std::move(name);
  }
}

std::string text_of(const std::vector<FoundSuite>& suites, const std::vector<std::string>& remarks) {
  std::string text(kHead);
  for (const std::string& remark : remarks) append_comment(text, on_one_line(remark));
  if (suites.empty()) text += kExample;
  for (std::size_t i = 0; i < suites.size(); ++i) {
    append_suite(text, suites[i]);
    text += i + 1 < suites.size() ? ",\n" : "\n";
  }
  return text += kTail;
}

}  // namespace

Result<std::string> gate_starter(const std::string& folder) {
  const Result<pipeline::FolderFiles> files = pipeline::files_below(folder);
  if (!files) return files.error();
  std::vector<std::string> unreadable;
  std::vector<FoundSuite> suites = pipeline::suites_of_bitexts(folder, files->paths, unreadable);
  std::vector<FoundSuite> lines = pipeline::suites_of_lines(folder, files->paths);
  suites.insert(suites.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
  std::vector<std::string> remarks;
  if (!files->complete) {
    remarks.push_back("Only the first " + std::to_string(pipeline::kMostFiles) + " files were looked at.");
  }
  for (std::size_t i = 0; i < std::min(unreadable.size(), kMostUnreadable); ++i) {
    remarks.push_back("Left out: " + unreadable[i]);
  }
  if (unreadable.size() > kMostUnreadable) {
    remarks.push_back("Left out: " + std::to_string(unreadable.size() - kMostUnreadable) + " more files");
  }
  if (suites.size() > kMostSuites) {
    remarks.push_back("The first " + std::to_string(kMostSuites) + " of " + std::to_string(suites.size()) +
                      " that were found; one glob may stand for many files.");
    suites.resize(kMostSuites);
  }
  make_names_unique(suites);
  return text_of(suites, remarks);
}

}  // namespace lacuna
