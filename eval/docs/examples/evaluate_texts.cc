// The façade: a text, its translation and a reference in memory; scores and findings out.
//   evaluate_texts [FOLDER-OF-PACKS]
#include <cstdio>
#include <string>

#include "lacuna/evaluate.h"

int main(int argc, char** argv) {
  const lacuna::TextPair pair{
      .source = "Năm 2023 công ty bán được 45 chiếc thuyền. Giá mỗi chiếc là 1.200 đô la.",
      .translation = "In 2023 the company sold 54 boats. Each one costs 1,200 dollars.",
      .references = {"In 2023 the company sold 45 boats. Each of them costs 1,200 dollars."},
  };
  lacuna::EvaluateOptions options;
  options.source_language = "vi";
  options.target_language = "en";
  if (argc > 1) options.pack_folders = {argv[1]};

  const lacuna::Result<lacuna::RunReport> report = lacuna::evaluate(pair, options);
  if (!report) {
    std::fprintf(stderr, "%s\n", report.error().to_string().c_str());
    return 2;
  }
  for (const lacuna::Score& score : report->scores) {
    if (score.value) std::printf("%-18s %6.2f  %s\n", score.metric.c_str(), *score.value, score.signature.c_str());
  }
  bool wrong_number = false;
  for (const lacuna::Finding& finding : report->findings) {
    std::printf("%s: %s\n", finding.rule.c_str(), finding.message.c_str());
    wrong_number = wrong_number || finding.rule == "number";
  }
  return wrong_number ? 0 : 1;  // 45 boats are not 54
}
