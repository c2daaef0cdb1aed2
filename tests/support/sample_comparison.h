/// \file
/// A comparison as the writers get it: two metrics, a system that is better and one that is not, texts that would break
/// out of a page.
#pragma once

#include "lacuna/compare_report.h"

namespace lacuna::test {

[[nodiscard]] inline CompareReport sample_comparison() {
  CompareReport report;
  report.tool.version = "0.0.0";
  report.systems = {{"base.txt", "out/base.txt"}, {"new.txt", "out/new.txt"}, {"old.txt", "out/old.txt"}};
  report.references = {"ref.txt"};
  report.source = "src.txt";
  report.source_language = "en";
  report.target_language = "de";
  report.unit_count = 1200;
  report.samples = 10000;
  report.seed = 12345;
  MetricComparison bleu{.metric = "BLEU"};
  bleu.systems = {
      {.score = {.metric = "BLEU", .value = 30.5, .components = {{"ratio", 0.99}}, .signature = "nrefs:1"},
       .interval = ResampledMean{30.6, 0.75}},
      {.score = {.metric = "BLEU", .value = 32.25, .signature = "nrefs:1"}, .interval = ResampledMean{32.2, 0.5}},
      {.score = {.metric = "BLEU", .reason = "nothing to score", .signature = "nrefs:1"}}};
  bleu.differences = {{.metric = 0,
                       .system = 1,
                       .baseline_score = 30.5,
                       .score = 32.25,
                       .difference = 1.75,
                       .low = 0.5,
                       .high = 3.0,
                       .p_value = 0.0001,
                       .holm_p_value = 0.0002,
                       .significant = true,
                       .detectable = 1.0,
                       .human_agreement = 80.0}};
  MetricComparison ter{.metric = "TER", .direction = Direction::kLower};
  ter.systems = {{.score = {.metric = "TER", .value = 50.0, .signature = "case:lc"}},
                 {.score = {.metric = "TER", .value = 50.25, .signature = "case:lc"}},
                 {.score = {.metric = "TER", .value = 60.0, .signature = "case:lc"}}};
  ter.differences = {{.metric = 1,
                      .system = 1,
                      .baseline_score = 50.0,
                      .score = 50.25,
                      .difference = 0.25,
                      .low = -0.5,
                      .high = 1.0,
                      .p_value = 0.5,
                      .holm_p_value = 0.5},
                     {.metric = 1,
                      .system = 2,
                      .baseline_score = 50.0,
                      .score = 60.0,
                      .difference = 10.0,
                      .low = 9.0,
                      .high = 11.0,
                      .p_value = 0.00001,
                      .holm_p_value = 0.00003,
                      .significant = true}};
  report.metrics = {bleu, ter};
  report.buckets = {
      {.by = "reference length",
       .measure = "BLEU",
       .buckets = {{"1–10 words", 1000, {20.0, 21.5, std::nullopt}}, {"11–20 words", 200, {30.0, 29.0, 3.0}}}},
      {.by = "reference length", .measure = "TER", .lower_is_better = true, .buckets = {}},
      {.by = "word frequency",
       .measure = "F1 of words",
       .counts = "words",
       .buckets = {{"seen once", 12, {10.0, 20.0, 30.0}}}}};
  report.ngrams_gained = {{1, "a | b", 2, 10, 1, 9}};
  report.ngrams_lost = {{1, "<b>", 1, 8, 7, 2}, {2, "x", 1, 5, 5, 0}};
  report.differences = {{1, 0, 0, 10.0, 60.0}, {1, 1, 1, 80.0, 20.0}};
  report.units = {{.number = 4,
                   .source = "The cat sat.",
                   .references = {"Die Katze saß."},
                   .hypotheses = {"Die Hund saß <script>alert(1)</script> .", "Die Katze saß .", ""},
                   .values = {{10.0, 60.0, std::nullopt}, {80.0, 20.0, 100.0}},
                   .findings = {{"“cat” is lost"}, {}, {"one", "two"}}},
                  {.number = 1100,
                   .source = std::nullopt,
                   .references = {"猫は座った。"},
                   .hypotheses = {"犬は座った。", "猫は座った。", "x"},
                   .values = {{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}},
                   .findings = {{}, {}, {}}}};
  report.remarks = {"old.txt leaves 3 of 1200 units empty."};
  return report;
}

}  // namespace lacuna::test
