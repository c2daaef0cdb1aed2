// Runs a fuzzer on the files of a folder, on nothing, and on a few inputs of every size, without libFuzzer.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// Bytes that are often valid UTF-8, with some that are not.
std::string random_bytes(std::mt19937& random, std::size_t pieces) {
  const std::string kPieces[] = {
      "a",    " ",      "\n",     "\t",    "1", ".",  ",",    "-",    "Việt", "中",
      "🙂", "\u0301", "\u00A0", "&amp;", "{", "\"", "\xC3", "\x80", "\xFF", std::string(1, '\0')};
  std::string bytes;
  for (std::size_t i = 0; i < pieces; ++i) bytes += kPieces[random() % (random() % 8 == 0 ? 20 : 16)];
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  if (argc > 1 && std::filesystem::is_directory(argv[1])) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
      std::ifstream file(entry.path(), std::ios::binary);
      run({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
      ++files;
    }
  }
  run("");
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) run(random_bytes(random, random() % 60));
  std::cout << files << " past findings replayed\n";
  return 0;
}
