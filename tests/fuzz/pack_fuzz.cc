// Whatever a pack's payload holds, it is refused with a message or it is a pack whose look-ups stay inside its tables.
//
// An input that begins with the payload's magic number is read as it is. Any other one is a list of edits to the
// payload of a small pack, 4 bytes each: what is done, where (2 bytes), with which value; so every input reaches deep
// into the reader.
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "eval/base/mapped_file.h"
#include "eval/langpack/payload.h"
#include "eval/pipeline/pair_checker.h"
#include "tests/fuzz/expect.h"
#include "tests/support/pack_walk.h"
#include "tests/support/tiny_pack.h"

namespace {

using lacuna::fuzz::expect;

constexpr std::size_t kEdit = 4;
constexpr std::array<std::uint64_t, 8> kValues{0,          1,          0x7FFFFFFF,         0x80000000,
                                               0xFFFFFFFE, 0xFFFFFFFF, 0x7FF8000000000000, 0x2000000000000001};

void edit(std::string& payload, const std::uint8_t* bytes) {
  if (payload.size() < 16) return;
  const std::size_t place = bytes[1] * 256U + bytes[2];
  char& byte = payload[place % payload.size()];
  const std::size_t word = place % (payload.size() / 4 - 1) * 4;
  switch (bytes[0] % 7) {
    case 0: byte = static_cast<char>(bytes[3]); break;
    case 1: byte = static_cast<char>(byte ^ (1 << bytes[3] % 8)); break;
    case 2: byte = static_cast<char>(byte + static_cast<signed char>(bytes[3])); break;
    case 3: std::memcpy(payload.data() + word, &kValues[bytes[3] % 8], 4); break;
    case 4: std::memcpy(payload.data() + word, &kValues[bytes[3] % 8], 8); break;
    case 5: payload.resize(payload.size() - std::min<std::size_t>(payload.size(), bytes[3])); break;
    default: std::memmove(payload.data() + word, payload.data() + bytes[3] % (payload.size() / 4) * 4, 4); break;
  }
}

std::string payload_from(const std::uint8_t* data, std::size_t size) {
  static const std::string whole = lacuna::langpack::payload_of(lacuna::test::make_tiny_pack());
  const std::string_view input = lacuna::fuzz::as_text(data, size);
  if (input.starts_with(std::string_view(whole).substr(0, 4))) return std::string(input);
  std::string payload = whole;
  for (std::size_t at = 0; at + kEdit <= size; at += kEdit) edit(payload, data + at);
  return payload;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lacuna::langpack::LanguagePack pack;
  const lacuna::Status read =
      lacuna::langpack::read_payload(lacuna::base::aligned_copy(payload_from(data, size)), pack);
  if (!read) {
    expect(read.error().code == lacuna::ErrorCode::kPack && !read.error().message.empty(), "a refusal says why");
    return 0;
  }
  expect(lacuna::testing::stays_inside(pack), "look-ups stay inside");
  const std::string again = lacuna::langpack::payload_of(pack);
  lacuna::langpack::LanguagePack second;
  expect(lacuna::langpack::read_payload(lacuna::base::aligned_copy(again), second).ok(), "what is written can be read");
  expect(lacuna::langpack::payload_of(second) == again, "writing what was read changes nothing");
  pack.manifest = {.name = "fuzz", .source_language = "vi", .target_language = "en"};
  pack.tokenizer = std::make_shared<const lacuna::langpack::PackTokenizer>(lacuna::base::aligned_copy({}), "spm", "");
  const lacuna::pipeline::PairChecker checker(pack);
  const lacuna::metrics::UnitVerdict verdict =
      checker.check("Phó Thủ tướng đã thăm 12 công chức và viên chức tại thành phố, bệnh viện của tỉnh.",
                    "The Deputy Prime Minister visited 12 public employees in the city and hospitals.", 0.0);
  for (const auto& finding : verdict.findings) {
    expect(finding.probability >= 0.0 && finding.probability <= 1.0, "a probability is one");
  }
  return 0;
}
