// Drives eval/cli/model_download.h with an address of the test's own:
//   model_download_probe make FILE                  writes a small SentencePiece model
//   model_download_probe get URL SHA256 FOLDER      downloads it as FOLDER/test.model; says what is wrong, exit code 2
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/file.h"
#include "eval/cli/model_download.h"
#include "eval/text/sentencepiece_tokenizer.h"

namespace {

lacuna::Status make(const std::string& path) {
  std::vector<std::string> lines;
  for (int i = 0; i < 300; ++i) lines.push_back("the cat sat on the mat " + std::to_string(i));
  const auto model = lacuna::text::train_sentencepiece(lines, {.vocabulary_size = 60});
  if (!model) return model.error();
  return lacuna::base::write_file(path, *model);
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  lacuna::Status status =
      lacuna::Error{.code = lacuna::ErrorCode::kUsage, .message = "make FILE | get URL SHA256 FOLDER"};
  if (arguments.size() == 2 && arguments[0] == "make") status = make(arguments[1]);
  if (arguments.size() == 4 && arguments[0] == "get") {
    status = lacuna::cli::download_model(
        {.name = "test", .file = "test.model", .url = arguments[1], .sha256 = arguments[2]}, arguments[3], {});
  }
  if (status) return 0;
  std::cerr << status.error().to_string() << '\n';
  return 2;
}
