#include "eval/base/unpacker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/packing.h"

namespace lacuna::base {
namespace {

constexpr Packing kPackings[] = {Packing::kGzip, Packing::kZstandard};

std::string long_text() {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += std::to_string(i * 7919 % 65537) + '\n';
  return text;
}

/// What comes out of a file with these bytes, which come `step` at a time and are asked for `most` at a time.
Result<std::string> unpacked(std::string_view bytes, std::size_t step, std::size_t most) {
  Unpacker unpacker;
  const auto packed = [&](char* to, std::size_t size) -> Result<std::size_t> {
    const std::size_t count = std::min({size, step, bytes.size()});
    std::copy_n(bytes.begin(), count, to);
    bytes.remove_prefix(count);
    return count;
  };
  std::string text;
  std::string block(most, '\0');
  while (true) {
    const Result<std::size_t> got = unpacker.read(packed, "the file", block.data(), block.size());
    if (!got) return got.error();
    if (*got == 0) return text;
    text.append(block, 0, *got);
  }
}

std::string packed(std::string_view text, Packing packing) {
  Result<std::string> bytes = pack(text, packing);
  EXPECT_TRUE(bytes.ok());
  return bytes ? *std::move(bytes) : std::string();
}

TEST(Unpacker, GivesWhatWasPackedWhateverTheSteps) {
  const std::string text = long_text();
  for (const Packing packing : kPackings) {
    const std::string bytes = packed(text, packing);
    EXPECT_LT(bytes.size(), text.size() * 2 / 3);
    for (const std::size_t step : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20U}) {
      for (const std::size_t most : {std::size_t{7}, std::size_t{1} << 20U}) {
        const Result<std::string> got = unpacked(bytes, step, most);
        ASSERT_TRUE(got.ok()) << got.error().to_string();
        EXPECT_TRUE(*got == text) << step << ' ' << most;
      }
    }
  }
}

TEST(Unpacker, OtherContentComesAsItIs) {
  for (const std::string& text :
       {std::string(), std::string("\x1F"), std::string("\x28\xB5\x2F"), std::string("P*M"), long_text()}) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{100000}}) EXPECT_EQ(*unpacked(text, step, 999), text);
  }
}

TEST(Unpacker, MembersFollowOneAnother) {
  for (const Packing packing : kPackings) {
    const std::string bytes = packed("một\n", packing) + packed("", packing) + packed("hai\n", packing);
    EXPECT_EQ(*unpacked(bytes, 1, 3), "một\nhai\n");
    EXPECT_EQ(*unpacked(packed("", packing), 99, 99), "");
  }
  const std::string skipped = std::string("\x5A\x2A\x4D\x18", 4) + std::string("\x03\0\0\0xyz", 7);
  EXPECT_EQ(*unpacked(skipped + packed("ba\n", Packing::kZstandard), 1, 99), "ba\n");
}

TEST(Unpacker, WhatFollowsTheLastMember) {
  EXPECT_EQ(*unpacked(packed("một\n", Packing::kGzip) + std::string(3, '\0'), 1, 99), "một\n");
  const Result<std::string> other = unpacked(packed("một\n", Packing::kZstandard) + "rest", 1, 99);
  ASSERT_FALSE(other.ok());
  EXPECT_TRUE(other.error().message.starts_with("damaged Zstandard: ")) << other.error().message;
}

TEST(Unpacker, WhatIsCutOffIsAnError) {
  for (const Packing packing : kPackings) {
    const std::string bytes = packed("một dòng, hai dòng, ba dòng\n", packing);
    for (std::size_t size = 4; size < bytes.size(); ++size) {
      const Result<std::string> got = unpacked(std::string_view{bytes}.substr(0, size), 5, 99);
      ASSERT_FALSE(got.ok()) << size;
      EXPECT_EQ(got.error().code, ErrorCode::kIo);
      EXPECT_EQ(got.error().path, "the file");
      EXPECT_TRUE(got.error().message.ends_with(": unexpected end of file")) << got.error().message;
    }
  }
}

TEST(Unpacker, WhatIsDamagedIsAnError) {
  const std::string text = long_text();
  for (const Packing packing : kPackings) {
    std::string bytes = packed(text, packing);
    for (const std::size_t at : {bytes.size() / 2, bytes.size() - 6}) {
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
      const Result<std::string> got = unpacked(flipped, 4096, 4096);
      ASSERT_FALSE(got.ok()) << at;
      EXPECT_TRUE(got.error().message.starts_with("damaged ")) << got.error().message;
    }
  }
}

TEST(Unpacker, ErrorsOfTheFileArePassedOn) {
  Unpacker unpacker;
  char byte = 0;
  const auto broken = [](char*, std::size_t) -> Result<std::size_t> {
    return Error{.code = ErrorCode::kIo, .message = "gone"};
  };
  const Result<std::size_t> got = unpacker.read(broken, "the file", &byte, 1);
  ASSERT_FALSE(got.ok());
  EXPECT_EQ(got.error().message, "gone");
}

TEST(Packing, IsSaidByTheName) {
  EXPECT_EQ(packing_of("a/b.tsv.gz"), Packing::kGzip);
  EXPECT_EQ(packing_of("B.TSV.GZ"), Packing::kGzip);
  EXPECT_EQ(packing_of("b.Zst"), Packing::kZstandard);
  for (const std::string_view plain : {"", "gz", "zst", "a.gzip", "a.gz.txt", "zst.tsv"}) {
    EXPECT_EQ(packing_of(plain), Packing::kNone) << plain;
    EXPECT_EQ(without_packing(plain), plain);
  }
  EXPECT_EQ(without_packing("a/b.tsv.gz"), "a/b.tsv");
  EXPECT_EQ(without_packing("b.json.ZST"), "b.json");
  EXPECT_EQ(without_packing(".gz"), "");
}

TEST(Packing, TheSameBytesGiveTheSameBytes) {
  const std::string text = long_text();
  EXPECT_EQ(*pack(text, Packing::kNone), text);
  for (const Packing packing : kPackings) EXPECT_EQ(packed(text, packing), packed(text, packing));
}

}  // namespace
}  // namespace lacuna::base
