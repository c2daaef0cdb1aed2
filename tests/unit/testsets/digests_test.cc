#include "eval/testsets/digests.h"

#include <gtest/gtest.h>

#include "eval/base/sha256.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::testsets {
namespace {

// RFC 1321, A.5, and FIPS 180-2, B.1.
TEST(Digests, KnownOnes) {
  const test::TempFolder folder;
  const std::string path = folder.write("abc", "abc");
  const auto digests = digests_of_file(path, nullptr);
  ASSERT_TRUE(digests);
  EXPECT_EQ(digests->md5, "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(digests->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(digests->size, 3U);
}

TEST(Digests, OfMoreThanAPiece) {
  const test::TempFolder folder;
  std::string bytes;
  for (int i = 0; i < 300'000; ++i) bytes.push_back(static_cast<char>(i * 7 % 251));
  const auto digests = digests_of_file(folder.write("long", bytes), nullptr);
  ASSERT_TRUE(digests);
  EXPECT_EQ(digests->sha256, base::sha256_hex(bytes));
  EXPECT_EQ(digests->size, bytes.size());
}

TEST(Digests, Missing) {
  const test::TempFolder folder;
  EXPECT_EQ(digests_of_file(folder.path() + "/none", nullptr).error().code, ErrorCode::kIo);
}

class Stopped : public Progress {
 public:
  void update(std::string_view, std::size_t, std::size_t) override {}
  [[nodiscard]] bool stop_requested() const override { return true; }
};

TEST(Digests, Stopped) {
  const test::TempFolder folder;
  const Stopped stopped;
  EXPECT_EQ(digests_of_file(folder.write("abc", "abc"), &stopped).error().code, ErrorCode::kInterrupted);
}

}  // namespace
}  // namespace lacuna::testsets
