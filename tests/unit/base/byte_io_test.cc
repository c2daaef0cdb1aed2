#include "eval/base/byte_io.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "eval/base/mapped_file.h"

namespace lacuna::base {
namespace {

template <class T>
std::span<const T> span_of(const std::vector<T>& values) {
  return values;
}

std::string sample() {
  ByteWriter writer;
  writer.put(std::uint32_t{7});
  writer.put_array(span_of<char>({'c', 'h', 'u'}));
  writer.put_array(span_of<float>({1.5F, -2.0F, 3.0F}));
  writer.put_array(span_of<std::uint16_t>({}));
  writer.put(0.25);
  return writer.bytes();
}

template <class T>
std::vector<T> values(std::span<const T> span) {
  return {span.begin(), span.end()};
}

TEST(ByteIo, RoundTrip) {
  const SharedBytes bytes = aligned_copy(sample());
  ByteReader reader(bytes.bytes);
  EXPECT_EQ(reader.get<std::uint32_t>(), 7U);
  EXPECT_EQ(values(reader.get_array<char>()), (std::vector<char>{'c', 'h', 'u'}));
  const std::span<const float> floats = reader.get_array<float>();
  EXPECT_EQ(values(floats), (std::vector<float>{1.5F, -2.0F, 3.0F}));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(floats.data()) % kBlockAlignment, 0U);
  EXPECT_GE(reinterpret_cast<const char*>(floats.data()), bytes.bytes.data());
  EXPECT_LE(reinterpret_cast<const char*>(floats.data()), bytes.bytes.data() + bytes.bytes.size());
  EXPECT_TRUE(reader.get_array<std::uint16_t>().empty());
  EXPECT_EQ(reader.get<double>(), 0.25);
  EXPECT_TRUE(reader.at_end());
  EXPECT_FALSE(reader.failed());
}

TEST(ByteIo, LittleEndian) {
  ByteWriter writer;
  writer.put(std::uint32_t{0x01020304});
  writer.put_array(span_of<char>({'x'}));
  EXPECT_EQ(writer.bytes(), std::string("\x04\x03\x02\x01\0\0\0\0\x01\0\0\0\0\0\0\0x\0\0\0\0\0\0\0", 24));
}

TEST(ByteIo, EveryTruncationFailsWithoutReadingPastTheEnd) {
  const std::string bytes = sample();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const SharedBytes cut = aligned_copy(bytes.substr(0, size));
    ByteReader reader(cut.bytes);
    reader.get<std::uint32_t>();
    reader.get_array<char>();
    reader.get_array<float>();
    reader.get_array<std::uint16_t>();
    reader.get<double>();
    ASSERT_TRUE(reader.failed()) << size;
    ASSERT_EQ(reader.get<std::uint64_t>(), 0U);
    ASSERT_TRUE(reader.get_array<char>().empty());
  }
}

TEST(ByteIo, AHugeCountIsAFailure) {
  // The second one times the size of a double is 8 in 64 bits.
  for (const std::uint64_t count : {~std::uint64_t{0}, (std::uint64_t{1} << 61) + 1, std::uint64_t{3}}) {
    ByteWriter writer;
    writer.put(count);
    writer.put(1.0);
    writer.put(2.0);
    const SharedBytes bytes = aligned_copy(writer.bytes());
    ByteReader reader(bytes.bytes);
    EXPECT_TRUE(reader.get_array<double>().empty());
    EXPECT_TRUE(reader.failed());
  }
}

TEST(ByteIo, BytesThatAreNotAlignedAreAFailure) {
  const SharedBytes bytes = aligned_copy("x" + sample());
  EXPECT_TRUE(ByteReader(bytes.bytes.substr(1)).failed());
}

}  // namespace
}  // namespace lacuna::base
