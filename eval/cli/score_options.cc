#include "eval/cli/score_options.h"

#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "metrics/registry.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(Takes what the `sacrebleu` command takes, and gives the same numbers, signatures and JSON.
Each line of a file is one segment; all files have the same number of lines; packed files are unpacked. Without -i,
standard input is read: one system, or several between tabs. With --resegment a translation may have any lines: the
whole document in one, one a paragraph, or sentences cut in other places than the reference's.

Examples:
  lacuna score reference.txt -i translation.txt -m bleu chrf ter
  lacuna score -t wmt20 -l de-en -i translation.txt
  lacuna score ref-a.txt ref-b.txt -i baseline.txt new.txt -m bleu chrf --paired-bs -f text
  lacuna score reference.txt -i baseline.txt new.txt --compare --documents doc-ids.txt -f text
  lacuna score reference.txt -i document.txt --resegment --write-resegmented lines.txt
  mpirun -n 4 lacuna score --mpi reference.txt.zst -i translation.txt.zst
  lacuna score -i baseline.txt new.txt --external COMET=baseline.comet.json,new.comet.json --compare)";

// sacreBLEU's options of several letters behind one dash, and the long ones they stand for.
using Alias = std::pair<std::string_view, std::string_view>;
constexpr auto kShort = std::to_array<Alias>({
    {"-nr", "--num-refs"},
    {"-sl", "--sentence-level"},
    {"-sv", "--smooth-value"},
    {"-tok", "--tokenize"},
    {"-lc", "--lowercase"},
    {"-cc", "--chrf-char-order"},
    {"-cw", "--chrf-word-order"},
    {"-ci", "--confidence"},
    {"-cin", "--confidence-n"},
    {"-par", "--paired-ar"},
    {"-pbs", "--paired-bs"},
    {"-part", "--paired-ar-n"},
    {"-parci", "--paired-ar-ci"},
    {"-pbsn", "--paired-bs-n"},
    {"-sh", "--short"},
    {"-nc", "--no-color"},
    {"-ol", "--origlang"},
    {"--cite", "--citation"},
});

std::vector<std::string> metric_names() {
  std::vector<std::string> names;
  for (const metrics::MetricEntry* entry : metrics::metric_registry()) names.push_back(entry->name);
  return names;
}

std::vector<std::string> names_of_tokenizers() {
  const std::span<const std::string_view> names = tokenizer_names();
  return {names.begin(), names.end()};
}

std::string metric_help(const std::string& usual) {
  std::string text = "Metrics (default: " + usual + "):";
  for (const metrics::MetricEntry* entry : metrics::metric_registry()) {
    text.append("\n").append(entry->name).append(": ").append(entry->description);
  }
  return text;
}

void add_metrics_option(CLI::App& command, ScoreArguments& arguments, const std::string& usual) {
  command.add_option("-m,--metrics", arguments.metrics, metric_help(usual))
      ->type_name("NAME")
      ->check(CLI::IsMember(metric_names()));
}

void add_input_options(CLI::App& command, ScoreArguments& arguments) {
  command.add_option("references", arguments.references, "Reference files, one or more; before the options")
      ->type_name("FILE");
  command
      .add_option("-i,--input", arguments.hypotheses,
                  "Translations to score, one file per system; - or none: standard input")
      ->type_name("FILE");
  add_metrics_option(command, arguments, "bleu");
  command.add_flag("--sentence-level", arguments.sentence_level, "A score for each line (-sl)");
  command
      .add_option("--num-refs", arguments.reference_fields,
                  "References between tabs on each line of the reference file; 0: any number, from line to line (-nr)")
      ->type_name("N")
      ->check(CLI::Range(0, 10000))
      ->capture_default_str();
  command.add_option("-e,--encoding", arguments.encoding, "Encoding of all files")
      ->type_name("NAME")
      ->capture_default_str();
  command.add_flag("--resegment", arguments.resegment,
                   "Cut each translation anew into the lines of the reference, where the edit distance is least (as "
                   "mwerSegmenter), and score that; signatures get reseg:mwer");
  command
      .add_option("--write-resegmented", arguments.resegmented,
                  "Files to write the translations to that --resegment has cut, one per system")
      ->type_name("FILE");
  command
      .add_option(
          "--external", arguments.external,
          "Scores of another tool as a metric: NAME[:lower][:COLUMN]=FILE,FILE,…, a file per system with a score "
          "per line (text, TSV, JSON, JSON Lines); lower: less is better")
      ->type_name("SCORES");
}

void add_bleu_options(CLI::App& command, ScoreArguments& arguments) {
  const std::string group = "BLEU";
  command.add_option("-s,--smooth-method", arguments.smoothing, "Smoothing")
      ->type_name("NAME")
      ->check(CLI::IsMember({"none", "floor", "add-k", "exp"}))
      ->capture_default_str()
      ->group(group);
  command
      .add_option("--smooth-value", arguments.smoothing_value,
                  "Value of floor (default .1) and add-k (default 1) (-sv)")
      ->type_name("D")
      ->group(group);
  command
      .add_option("--tokenize", arguments.tokenize,
                  "Tokeniser (-tok). Default: zh, ja-mecab or ko-mecab for these target languages, otherwise 13a")
      ->type_name("NAME")
      ->check(CLI::IsMember(names_of_tokenizers()))
      ->group(group);
  command
      .add_option(
          "--tokenizer-model", arguments.tokenizer_model,
          "SentencePiece model file for spm, flores101, flores200 or spBLEU-1K; dictionary folder for ja-mecab and "
          "ko-mecab. Without it: sacreBLEU's folder of models, then a download")
      ->type_name("FILE|FOLDER")
      ->group(group);
  command.add_flag("--lowercase", arguments.lowercase, "Compare in lower case (-lc)")->group(group);
  command.add_option("--bleu-max-order", arguments.max_order, "Longest n-grams")
      ->type_name("N")
      ->check(CLI::Range(1, 16))
      ->capture_default_str()
      ->group(group);
  command
      .add_flag("--bleu-effective-order", arguments.effective_order,
                "Average over the orders that the translation has (always for --sentence-level)")
      ->group(group);
  command.add_flag("--force", arguments.force, "No warning about texts that look tokenised")->group(group);
  command.add_option("-l,--language-pair", arguments.language_pair, "Languages, as en-zh; chooses the tokeniser")
      ->type_name("LP")
      ->group(group);
  command.add_option("--pack", arguments.pack, "Folder of the language pack whose SentencePiece model spbleu uses")
      ->type_name("FOLDER")
      ->group(group);
  command.add_option("--src-lang", arguments.source_language, "Source language, to choose a pack")
      ->type_name("LANG")
      ->group(group);
  command.add_option("--tgt-lang", arguments.target_language, "Target language, to choose a pack")
      ->type_name("LANG")
      ->group(group);
}

void add_other_metric_options(CLI::App& command, ScoreArguments& arguments) {
  const std::string chrf = "chrF";
  command.add_option("--chrf-char-order", arguments.chrf.char_order, "Longest character n-grams (-cc)")
      ->type_name("N")
      ->check(CLI::Range(0, 16))
      ->capture_default_str()
      ->group(chrf);
  command.add_option("--chrf-word-order", arguments.chrf.word_order, "Longest word n-grams; 2: chrF++ (-cw)")
      ->type_name("N")
      ->check(CLI::Range(0, 16))
      ->capture_default_str()
      ->group(chrf);
  command.add_option("--chrf-beta", arguments.chrf.beta, "Weight of recall")
      ->type_name("D")
      ->check(CLI::Range(0, 1000))
      ->capture_default_str()
      ->group(chrf);
  command.add_flag("--chrf-whitespace", arguments.chrf.whitespace, "White space counts")->group(chrf);
  command.add_flag("--chrf-lowercase", arguments.chrf.lowercase, "Compare in lower case")->group(chrf);
  command.add_flag("--chrf-eps-smoothing", arguments.chrf.epsilon_smoothing, "Smoothing of chrF++.py, NLTK and Moses")
      ->group(chrf);
  const std::string ter = "TER (as tercom by default)";
  command.add_flag("--ter-case-sensitive", arguments.ter.case_sensitive, "Compare with case")->group(ter);
  command.add_flag("--ter-asian-support", arguments.ter.asian_support, "Asian characters are words of their own")
      ->group(ter);
  command.add_flag("--ter-no-punct", arguments.ter.no_punct, "Without punctuation")->group(ter);
  command.add_flag("--ter-normalized", arguments.ter.normalized, "Normalise and tokenise first")->group(ter);
}

void add_test_options(CLI::App& command, ScoreArguments& arguments) {
  const CLI::Range samples(std::size_t{1}, std::size_t{100000000});
  const std::string group = "Tests";
  command.add_flag("--confidence", arguments.confidence, "Bootstrap confidence interval (-ci)")->group(group);
  command.add_option("--confidence-n", arguments.confidence_samples, "Its resamples (-cin)")
      ->type_name("N")
      ->check(samples)
      ->capture_default_str()
      ->group(group);
  command
      .add_flag("--paired-bs", arguments.paired_bootstrap,
                "sacreBLEU's paired bootstrap against the first system (-pbs)")
      ->group(group);
  command.add_option("--paired-bs-n", arguments.bootstrap_samples, "Its resamples (-pbsn)")
      ->type_name("N")
      ->check(samples)
      ->capture_default_str()
      ->group(group);
  command
      .add_flag("--paired-ar", arguments.paired_randomization,
                "sacreBLEU's paired approximate randomization against the first system (-par)")
      ->group(group);
  command.add_option("--paired-ar-n", arguments.randomization_samples, "Its trials (-part)")
      ->type_name("N")
      ->check(samples)
      ->capture_default_str()
      ->group(group);
  command
      .add_flag("--paired-ar-ci", arguments.randomization_interval,
                "With a bootstrap interval of 2,000 resamples (-parci)")
      ->group(group);
  command
      .add_flag("--compare", arguments.compare,
                "Our comparison with the first system: interval of the difference, p-values corrected over metrics and "
                "systems, detectable difference, agreement with people")
      ->group(group);
  command.add_option("--compare-n", arguments.compare_samples, "Its resamples")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{100}, std::size_t{100000000}))
      ->capture_default_str()
      ->group(group);
  command.add_option("--alpha", arguments.alpha, "Its level")
      ->type_name("P")
      ->check(CLI::Range(1e-9, 0.999))
      ->capture_default_str()
      ->group(group);
  command
      .add_option("--documents", arguments.documents,
                  "File with the name of each line's document; --compare resamples whole documents")
      ->type_name("FILE")
      ->group(group);
  command
      .add_option("-j,--paired-jobs,--threads", arguments.threads,
                  "Threads; 0: one per core; numbers never depend on it")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str()
      ->group(group);
}

void add_output_options(CLI::App& command, ScoreArguments& arguments) {
  const std::string group = "Output";
  command.add_option("-f,--format", arguments.format, "json (default), text or latex; SACREBLEU_FORMAT goes before")
      ->type_name("NAME")
      ->check(CLI::IsMember({"json", "text", "latex"}))
      ->group(group);
  command.add_option("-w,--width", arguments.width, "Digits after the point")
      ->type_name("N")
      ->check(CLI::Range(0, 17))
      ->capture_default_str()
      ->group(group);
  command.add_flag("-b,--score-only", arguments.score_only, "Nothing but the number")->group(group);
  command.add_flag("--short", arguments.short_signatures, "Short signatures, in text (-sh)")->group(group);
  command.add_flag("-q,--quiet", arguments.quiet, "No warnings")->group(group);
  command
      .add_flag_callback(
          "--no-color", [] {}, "Accepted: there is no colour (-nc)")
      ->group("");
}

void add_test_set_options(CLI::App& command, ScoreArguments& arguments) {
  const std::string group = "Test sets";
  command
      .add_option("-t,--test-set", arguments.test_set,
                  "References of a public test set (`lacuna corpora list`), or of several with commas between them; "
                  "they are downloaded when they are not there")
      ->type_name("SET")
      ->group(group);
  command
      .add_option("--origlang", arguments.origlang,
                  "Only its lines that were written in this language, as en, or not in it, as non-en (-ol)")
      ->type_name("LANG")
      ->group(group);
  command
      .add_option("--echo", arguments.echo, "Print these fields of the test set (src, ref, docid …, or all) and stop")
      ->type_name("FIELD")
      ->group(group);
  // What sacreBLEU has besides, and what does it here.
  const auto instead = [&command](const char* names, const char* what, bool takes_value) {
    const std::string message = what;
    if (takes_value) {
      command.add_option_function<std::string>(names, [](const std::string&) {})
          ->check(CLI::Validator([message](const std::string&) { return std::string(message); }, ""))
          ->group("");
    } else {
      command.add_flag_callback(names, [message] { throw CLI::ValidationError(message); })->group("");
    }
  };
  instead("--download", "`lacuna corpora get NAME` downloads a test set", true);
  instead("--subset", "parts of a test set are chosen by --origlang only", true);
  instead("--list", "`lacuna corpora list` shows the test sets", false);
  instead("--citation", "`lacuna corpora show NAME` has the citation of a test set", false);
  instead("-d,--detail", "for parts of a test set, score each with --origlang", false);
}

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

Status check_test_set_arguments(const ScoreArguments& arguments) {
  if (arguments.test_set.empty()) {
    if (!arguments.echo.empty()) return usage("--echo prints a test set: name it with -t");
    if (!arguments.origlang.empty()) return usage("--origlang is for test sets: name one with -t");
    return {};
  }
  if (!arguments.references.empty()) return usage("either reference files or a test set (-t), not both");
  if (arguments.language_pair.empty()) return usage("a test set needs the languages, as -l de-en");
  if (arguments.reference_fields != 1) return usage("--num-refs is for reference files, not for test sets");
  if (!arguments.origlang.empty() && arguments.resegment) {
    return usage("--origlang chooses lines, and --resegment has none before it cuts: choose one of them");
  }
  return {};
}

}  // namespace

void add_score_options(CLI::App& command, ScoreArguments& arguments) {
  command.footer(kFooter);
  add_input_options(command, arguments);
  add_bleu_options(command, arguments);
  add_other_metric_options(command, arguments);
  add_test_options(command, arguments);
  add_output_options(command, arguments);
  add_test_set_options(command, arguments);
}

void add_metric_options(CLI::App& command, ScoreArguments& arguments, const std::string& usual) {
  add_metrics_option(command, arguments, usual);
  add_bleu_options(command, arguments);
  add_other_metric_options(command, arguments);
}

Status check_score_arguments(const ScoreArguments& arguments) {
  const int tests = static_cast<int>(arguments.paired_bootstrap) + static_cast<int>(arguments.paired_randomization) +
                    static_cast<int>(arguments.compare);
  if (tests > 1) return usage("choose one of --paired-bs, --paired-ar and --compare");
  if (arguments.sentence_level && (tests > 0 || arguments.confidence)) {
    return usage("there are no tests of single sentences: --sentence-level goes without them");
  }
  if (arguments.sentence_level && arguments.format == "latex") return usage("sentences are shown as text or JSON");
  if (arguments.reference_fields != 1 && arguments.references.size() > 1) {
    return usage("--num-refs splits the lines of one reference file; there are " +
                 std::to_string(arguments.references.size()));
  }
  if (!arguments.resegmented.empty() && !arguments.resegment) return usage("--write-resegmented is for --resegment");
  if (arguments.resegment && !arguments.has_references()) {
    return usage("--resegment needs a reference file, before the options");
  }
  if (!arguments.documents.empty() && !arguments.compare) return usage("--documents is for --compare");
  if (Status possible = check_test_set_arguments(arguments); !possible) return possible;
  if (!arguments.echo.empty()) return {};
  if (!arguments.has_references() && (arguments.external.empty() || !arguments.metrics.empty())) {
    return usage("name a reference file, before the options, or a test set with -t");
  }
  if (!arguments.has_references() && arguments.hypotheses.empty()) {
    return usage("name the systems with -i");
  }
  if (!arguments.language_pair.empty() && arguments.language_pair.find('-') == std::string::npos) {
    return usage("a language pair is two languages with '-' between them, as en-zh");
  }
  return {};
}

void expand_arguments(std::vector<std::string>& words) {
  if (words.empty() || (words.front() != "score" && words.front() != "compare")) return;
  for (std::string& word : words) {
    if (word == "--") break;
    for (const auto& [short_name, name] : kShort) {
      if (word == short_name) word = name;
    }
  }
}

}  // namespace lacuna::cli
