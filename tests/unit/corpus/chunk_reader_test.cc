#include "eval/corpus/chunk_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "eval/base/packing.h"
#include "eval/corpus/chunk_bitext.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

using test::TempFolder;

/// Every chunk from `first` on.
std::vector<Chunk> chunks_of(const std::vector<std::string>& paths, std::uint64_t bytes, std::uint64_t first = 0) {
  std::vector<Chunk> chunks;
  Result<ChunkReader> reader = ChunkReader::open(paths, bytes, first);
  EXPECT_TRUE(reader.ok()) << reader.error().to_string();
  if (!reader) return chunks;
  Chunk chunk;
  while (true) {
    const Result<bool> more = reader->next(chunk);
    EXPECT_TRUE(more.ok()) << more.error().to_string();
    if (!more || !*more) return chunks;
    chunks.push_back(chunk);
  }
}

Error error_of(const std::vector<std::string>& paths, std::uint64_t bytes, std::uint64_t first = 0) {
  Result<ChunkReader> reader = ChunkReader::open(paths, bytes, first);
  if (!reader) return reader.error();
  Chunk chunk;
  while (true) {
    const Result<bool> more = reader->next(chunk);
    if (!more) return more.error();
    if (!*more) break;
  }
  ADD_FAILURE() << "no error";
  return {};
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> kTexts = {
      "",
      "\n",
      "a",
      "one\ntwo\nthree\n",
      "one\ntwo\nthree",
      "\n\n\n\n",
      "a line that is much longer than any chunk\nb\nc\n",
      "b\n" + std::string(40, 'x'),
      "\r\nfirst\r\nsecond\r\n\r\n",
  };
  return kTexts;
}

TEST(ChunkReaderTest, ChunksAreTheTextWhateverTheirSize) {
  const TempFolder folder;
  for (const std::string& text : texts()) {
    const std::string path = folder.write("a.txt", text);
    for (std::uint64_t bytes = 1; bytes <= text.size() + 2; ++bytes) {
      const std::vector<Chunk> chunks = chunks_of({path}, bytes);
      const std::uint64_t expected = std::max<std::uint64_t>(1, (text.size() + bytes - 1) / bytes);
      ASSERT_EQ(chunks.size(), expected) << text << " in chunks of " << bytes;
      std::string whole;
      std::uint64_t lines = 0;
      for (std::size_t k = 0; k < chunks.size(); ++k) {
        EXPECT_EQ(chunks[k].index, k);
        EXPECT_EQ(chunks[k].is_last, k + 1 == chunks.size());
        EXPECT_EQ(chunks[k].first_bytes, std::vector<std::uint64_t>{whole.size()});
        EXPECT_EQ(chunks[k].first_line, lines + 1);
        if (!chunks[k].texts[0].empty()) {  // its lines begin in its bytes
          EXPECT_GE(whole.size(), k * bytes);
          EXPECT_LT(whole.size(), (k + 1) * bytes);
        }
        whole += chunks[k].texts[0];
        lines += chunks[k].lines;
      }
      EXPECT_EQ(whole, text);
    }
  }
}

TEST(ChunkReaderTest, AnyChunkCanBeTheFirst) {
  const TempFolder folder;
  for (const std::string& text : texts()) {
    const std::string plain = folder.write("a.txt", text);
    const std::string packed = folder.write("a.txt.gz", *base::pack(text, base::Packing::kGzip));
    for (std::uint64_t bytes = 1; bytes <= text.size() + 1; ++bytes) {
      const std::vector<Chunk> all = chunks_of({plain}, bytes);
      for (std::uint64_t first = 0; first <= all.size(); ++first) {
        for (const std::string& path : {plain, packed}) {
          const std::vector<Chunk> rest = chunks_of({path}, bytes, first);
          ASSERT_EQ(rest.size(), all.size() - first) << text << " in chunks of " << bytes << " from " << first;
          for (std::size_t i = 0; i < rest.size(); ++i) {
            EXPECT_EQ(rest[i].texts, all[first + i].texts);
            EXPECT_EQ(rest[i].first_bytes, all[first + i].first_bytes);
            EXPECT_EQ(rest[i].is_last, all[first + i].is_last);
            EXPECT_EQ(rest[i].lines, all[first + i].lines);
          }
        }
      }
    }
  }
}

TEST(ChunkReaderTest, LineAlignedTextsGiveTheSameLines) {
  const TempFolder folder;
  const std::string source = folder.write("a.vi", "một\nhai\nba\nbốn\nnăm");
  const std::string target = folder.write("a.en", "one\n\nthree is longer\nfour\nfive\n");
  for (std::uint64_t bytes = 1; bytes <= 30; ++bytes) {
    const std::vector<Chunk> all = chunks_of({source, target}, bytes);
    std::string whole;
    for (const Chunk& chunk : all) {
      EXPECT_EQ(std::count(chunk.texts[1].begin(), chunk.texts[1].end(), '\n'),
                static_cast<std::ptrdiff_t>(chunk.lines));
      EXPECT_EQ(chunk.first_bytes[1], whole.size());
      whole += chunk.texts[1];
    }
    EXPECT_EQ(whole, "one\n\nthree is longer\nfour\nfive\n");
    for (std::uint64_t first = 0; first < all.size(); ++first) {
      const std::vector<Chunk> rest = chunks_of({source, target}, bytes, first);
      ASSERT_EQ(rest.size(), all.size() - first);
      EXPECT_EQ(rest[0].texts, all[first].texts);
      EXPECT_EQ(rest[0].first_line, all[first].first_line);
    }
  }
}

TEST(ChunkReaderTest, TellsWhichLineAlignedTextEndsFirst) {
  const TempFolder folder;
  const std::string two = folder.write("two", "a\nb\n");
  const std::string three = folder.write("three", "a\nb\nc\n");
  EXPECT_EQ(error_of({two, three}, 100).to_string(),
            two + ": byte 4: ends here, but " + three + " goes on; line-aligned files need the same number of lines");
  EXPECT_EQ(error_of({three, two}, 2).path, two);
  EXPECT_EQ(error_of({three, two}, 2, 2).path, two) << "from a chunk behind its end";
}

TEST(ChunkReaderTest, RefusesWhatIsNoTextOfLines) {
  const TempFolder folder;
  const std::string path = folder.write("long", "x\n" + std::string(kMaxChunkLine + (std::size_t{2} << 20U), 'y'));
  const Error error = error_of({path}, 10);
  EXPECT_EQ(error.code, ErrorCode::kFormat);
  EXPECT_EQ(error_of({folder.at("none")}, 10).code, ErrorCode::kIo);
  EXPECT_EQ(error_of({path}, 0).code, ErrorCode::kUsage);
}

/// "[source|target]" of each unit, with its line in the chunk.
std::string units_of(const std::string& path, const Chunk& chunk, const std::string& head,
                     const BitextOptions& options = {}) {
  const Result<ChunkBitext> table = read_chunk_bitext(path, chunk, head, options);
  if (!table) return table.error().to_string();
  std::string shown;
  for (const BitextUnit& unit : table->bitext.units) {
    shown.append(std::to_string(unit.line)).append("[").append(unit.source.of(table->bitext.source.text));
    shown.append("|").append(unit.target.of(table->bitext.target.text)).append("]");
  }
  return shown;
}

TEST(ChunkBitextTest, ColumnsAreThoseOfTheFirstLineInEveryChunk) {
  const TempFolder folder;
  const std::string header = folder.write("a.tsv", "en\tvi\nthree\tba\nfour\tbốn\n");
  const BitextOptions options{.source_language = "vi", .target_language = "en"};
  const std::vector<Chunk> chunks = chunks_of({header}, 8);
  ASSERT_EQ(chunks.size(), 4U);
  EXPECT_EQ(units_of(header, chunks[0], "en\tvi", options), "2[ba|three]");
  EXPECT_EQ(units_of(header, chunks[1], "en\tvi", options), "1[bốn|four]");
  EXPECT_EQ(units_of(header, chunks[2], "en\tvi", options), "");
  const std::string plain = folder.write("b.tsv", "ba\tthree\nbốn\tfour\n");
  const std::vector<Chunk> halves = chunks_of({plain}, 9);
  ASSERT_EQ(halves.size(), 3U);
  EXPECT_EQ(units_of(plain, halves[0], "ba\tthree"), "1[ba|three]");
  EXPECT_EQ(units_of(plain, halves[1], "ba\tthree"), "1[bốn|four]")
      << "the first line is a unit of the first chunk alone";
}

TEST(ChunkBitextTest, KeysOfJsonLines) {
  const TempFolder folder;
  const std::string path =
      folder.write("a.jsonl", "{\"src\":\"ba\",\"mt\":\"three\"}\n{\"mt\":\"four\",\"src\":\"bốn\"}\n");
  const std::vector<Chunk> chunks = chunks_of({path}, 26);
  ASSERT_EQ(chunks.size(), 3U);
  EXPECT_EQ(units_of(path, chunks[0], "{\"src\":\"ba\",\"mt\":\"three\"}"), "1[ba|three]");
  EXPECT_EQ(units_of(path, chunks[1], "{\"src\":\"ba\",\"mt\":\"three\"}"), "1[bốn|four]");
}

TEST(ChunkBitextTest, ErrorsAreAtThePlaceInTheFile) {
  const TempFolder folder;
  const std::string path = folder.write("a.tsv", "ba\tthree\nbốn\tfour\nnăm\n");
  std::vector<Chunk> chunks = chunks_of({path}, 9);
  ASSERT_EQ(chunks.size(), 3U);
  EXPECT_EQ(units_of(path, chunks[2], "ba\tthree"), path + ":3: byte 20: 1 field, but line 1 has 2");
  chunks[2].first_line = 0;  // as in a part that does not begin with the file
  EXPECT_EQ(units_of(path, chunks[2], "ba\tthree"), path + ": byte 20: 1 field, but line 1 has 2");
  const std::string bad = folder.write("b.tsv", "ba\tthree\nb\xFFn\tfour\n");
  EXPECT_EQ(units_of(bad, chunks_of({bad}, 9)[1], "ba\tthree").substr(0, bad.size() + 11), bad + ":2: byte 10");
  const std::string wide = folder.write("c.tsv", std::string("\xFF\xFE"
                                                             "a\0\t\0b\0\n\0",
                                                             10));
  EXPECT_NE(units_of(wide, chunks_of({wide}, 100)[0], "").find("UTF-16"), std::string::npos);
  EXPECT_FALSE(chunked_format("a.tmx", {}).ok());
  EXPECT_FALSE(chunked_format("a.csv", {}).ok());
  EXPECT_FALSE(chunked_format("a.txt", {}).ok());
  EXPECT_EQ(*chunked_format("-", {}), BitextFormat::kTsv);
}

}  // namespace
}  // namespace lacuna::corpus
