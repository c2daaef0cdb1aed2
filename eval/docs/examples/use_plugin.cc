// A plug-in loaded into one's own program.
//   use_plugin PLUGIN
#include <cstdio>
#include <string>
#include <vector>

#include "lacuna/evaluate.h"
#include "lacuna/plugin.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const lacuna::Result<std::vector<std::string>> names = lacuna::load_plugin(argv[1]);
  if (!names) {
    std::fprintf(stderr, "%s\n", names.error().to_string().c_str());
    return 2;
  }
  lacuna::EvaluateOptions options;
  options.metrics = *names;
  const lacuna::Result<std::vector<lacuna::Score>> scores =
      lacuna::score({.translation = "abcd\nabc", .references = {"abcd\nabd"}}, options);
  if (!scores || scores->size() != 1) return 1;
  std::printf("%s %.2f\n", scores->front().metric.c_str(), *scores->front().value);
  return *scores->front().value == 100.0 / 7.0 ? 0 : 1;  // one edit, seven characters
}
