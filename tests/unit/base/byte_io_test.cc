#include "eval/base/byte_io.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna::base {
namespace {

std::string sample() {
  ByteWriter writer;
  writer.put(std::uint32_t{7});
  writer.put_string("chữ");
  writer.put_array(std::vector<float>{1.5F, -2.0F});
  writer.put_array(std::vector<std::uint16_t>{});
  writer.put(0.25);
  return writer.bytes();
}

TEST(ByteIo, RoundTrip) {
  const std::string bytes = sample();
  ByteReader reader(bytes);
  EXPECT_EQ(reader.get<std::uint32_t>(), 7U);
  EXPECT_EQ(reader.get_string(), "chữ");
  EXPECT_EQ(reader.get_array<float>(), (std::vector<float>{1.5F, -2.0F}));
  EXPECT_TRUE(reader.get_array<std::uint16_t>().empty());
  EXPECT_EQ(reader.get<double>(), 0.25);
  EXPECT_TRUE(reader.at_end());
  EXPECT_FALSE(reader.failed());
}

TEST(ByteIo, LittleEndian) {
  ByteWriter writer;
  writer.put(std::uint32_t{0x01020304});
  EXPECT_EQ(writer.bytes(), std::string("\x04\x03\x02\x01", 4));
}

TEST(ByteIo, EveryTruncationFailsWithoutReadingPastTheEnd) {
  const std::string bytes = sample();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string cut = bytes.substr(0, size);  // its own allocation, so that a sanitizer sees an overrun
    ByteReader reader(cut);
    reader.get<std::uint32_t>();
    reader.get_string();
    reader.get_array<float>();
    reader.get_array<std::uint16_t>();
    reader.get<double>();
    ASSERT_TRUE(reader.failed()) << size;
    ASSERT_EQ(reader.get<std::uint64_t>(), 0U);
    ASSERT_TRUE(reader.get_string().empty());
  }
}

TEST(ByteIo, AHugeCountIsAFailureNotAnAllocation) {
  ByteWriter writer;
  writer.put(std::uint32_t{0xFFFFFFFF});
  ByteReader array(writer.bytes());
  EXPECT_TRUE(array.get_array<double>().empty());
  EXPECT_TRUE(array.failed());
  ByteReader string(writer.bytes());
  EXPECT_EQ(string.get_string(), "");
  EXPECT_TRUE(string.failed());
}

}  // namespace
}  // namespace lacuna::base
