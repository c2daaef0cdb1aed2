#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/langpack/pack.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::langpack {
namespace {

using test::TempFolder;

std::string bytes_of(const std::string& path) {
  const Result<std::string> bytes = base::read_file(path);
  if (!bytes) ADD_FAILURE() << bytes.error().to_string();
  return bytes ? *bytes : std::string();
}

/// The tiny pack on disk, and ways to damage it.
class PackFolder {
 public:
  PackFolder() {
    test::write_tiny_pack(folder_.path());
    manifest_ = bytes_of(folder_.at(kManifestFile));
    payload_ = bytes_of(folder_.at(kPayloadFile));
    model_ = bytes_of(folder_.at(kModelFile));
  }

  [[nodiscard]] const std::string& path() const { return folder_.path(); }
  [[nodiscard]] const std::string& manifest() const { return manifest_; }
  [[nodiscard]] const std::string& payload() const { return payload_; }
  [[nodiscard]] const std::string& model() const { return model_; }
  void write(const std::string& name, std::string_view bytes) const { folder_.write(name, bytes); }
  void remove(const std::string& name) const { std::filesystem::remove_all(folder_.at(name)); }
  void restore() const {
    write(kManifestFile, manifest_);
    write(kPayloadFile, payload_);
    write(kModelFile, model_);
  }
  /// Replaces the payload and gives the manifest its hash, as someone might who means it.
  void write_payload_with_hash(const std::string& payload) const {
    std::string manifest = manifest_;
    const std::string old = base::sha256_hex(payload_);
    const std::size_t at = manifest.find(old);
    if (at == std::string::npos) {
      ADD_FAILURE() << "no hash of the payload in pack.json";
      return;
    }
    manifest.replace(at, old.size(), base::sha256_hex(payload));
    write(kManifestFile, manifest);
    write(kPayloadFile, payload);
  }
  /// Expects `read_pack` to refuse the folder, and returns what it says.
  [[nodiscard]] std::string refusal() const {
    const Result<LanguagePack> pack = read_pack(path());
    if (pack) return "read without complaint";
    if (pack.error().code != ErrorCode::kPack) return "another code: " + pack.error().to_string();
    return pack.error().to_string();
  }

 private:
  TempFolder folder_;
  std::string manifest_;
  std::string payload_;
  std::string model_;
};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Every length below 128, then about 300 more up to `size` - 1.
std::set<std::size_t> truncations(std::size_t size) {
  std::set<std::size_t> lengths;
  for (std::size_t n = 0; n < std::min<std::size_t>(size, 128); ++n) lengths.insert(n);
  for (std::size_t n = 128; n < size; n += 1 + size / 300) lengths.insert(n);
  for (std::size_t n = 1; n <= std::min<std::size_t>(size, 16); ++n) lengths.insert(size - n);
  return lengths;
}

std::string flipped(std::string bytes, std::mt19937& random) {
  const std::size_t at = random() % bytes.size();
  bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
  return bytes;
}

void expect_same_lexicon(const Lexicon& read, const Lexicon& written) {
  EXPECT_EQ(read.row_begin(), written.row_begin());
  ASSERT_EQ(read.size(), written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    EXPECT_EQ(read.entries()[i].word, written.entries()[i].word);
    const double expected = written.entries()[i].probability;
    EXPECT_NEAR(read.entries()[i].probability, expected, 0.0005 * expected);
  }
}

void expect_same_terms(const TermModel& read, const TermModel& written) {
  ASSERT_EQ(read.vocabulary.size(), written.vocabulary.size());
  for (WordId id = 0; id < written.vocabulary.size(); ++id) {
    EXPECT_EQ(read.vocabulary.word(id), written.vocabulary.word(id));
    EXPECT_EQ(read.vocabulary.find(written.vocabulary.word(id)), id);
  }
  EXPECT_EQ(read.log_probability, written.log_probability);
  EXPECT_EQ(read.unknown_log_probability, written.unknown_log_probability);
  EXPECT_EQ(read.max_words, written.max_words);
}

void expect_same_side(const SideModel& read, const SideModel& written) {
  EXPECT_EQ(read.expectations.term_counts, written.expectations.term_counts);
  EXPECT_EQ(read.expectations.class_clean, written.expectations.class_clean);
  EXPECT_EQ(read.expectations.class_lost, written.expectations.class_lost);
  EXPECT_EQ(read.term.weights, written.term.weights);
  EXPECT_EQ(read.expectations.open_share, written.expectations.open_share);
  EXPECT_EQ(read.term.bias, written.term.bias);
  EXPECT_EQ(read.linked.weights, written.linked.weights);
  EXPECT_EQ(read.linked.bias, written.linked.bias);
  EXPECT_EQ(read.unit.weights, written.unit.weights);
  EXPECT_EQ(read.unit.bias, written.unit.bias);
  for (const std::size_t terms : {1U, 2U, 3U, 50U}) {
    EXPECT_EQ(read.run_model(terms).weights, written.run_model(terms).weights);
    EXPECT_EQ(read.run_model(terms).bias, written.run_model(terms).bias);
  }
}

void expect_same_alignment(const AlignmentModel& read, const AlignmentModel& written) {
  EXPECT_EQ(read.forward.near, written.forward.near);
  EXPECT_EQ(read.forward.far, written.forward.far);
  EXPECT_EQ(read.backward.near, written.backward.near);
  EXPECT_EQ(read.backward.far, written.backward.far);
  EXPECT_EQ(read.null_probability, written.null_probability);
  EXPECT_EQ(read.null_source, written.null_source);
  EXPECT_EQ(read.null_target, written.null_target);
}

TEST(PackIoTest, TheManifestSurvivesAsItWas) {
  const TempFolder folder;
  LanguagePack pack = test::make_tiny_pack();
  pack.manifest.command_line = "lacuna train";
  pack.manifest.adapted_from = "0123";
  pack.manifest.sources = {{"news", "somewhere", "CC0-1.0", "human", 0.5, 12}, {"own", "", "", "adapted", 1.0, 3}};
  pack.manifest.figures = {{"zeta", 1.5}, {"alpha", 2.0}};
  ASSERT_TRUE(write_pack(pack, test::tiny_model(), folder.at("first")).ok());
  const Result<LanguagePack> read = read_pack(folder.at("first"));
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  ASSERT_TRUE(write_pack(*read, test::tiny_model(), folder.at("second")).ok());
  for (const char* file : {kManifestFile, kPayloadFile, kModelFile}) {
    EXPECT_TRUE(bytes_of(folder.at(std::string("first/") + file)) == bytes_of(folder.at(std::string("second/") + file)))
        << file;
  }
}

TEST(PackIoTest, ReadsWhatWasWritten) {
  const PackFolder folder;
  LanguagePack written = test::make_tiny_pack();
  written.coverage.source.expectations.term_counts = {StateCounts{1.0F, 2.0F, 3.0F, 4.5F}, StateCounts{}};
  written.coverage.target.term.weights.back() = -0.125;
  written.coverage.target.term.bias = 0.1;
  written.coverage.source.expectations.open_share = 0.25F;
  written.coverage.source.linked.weights = {1.0, 2.0, 3.0};
  written.coverage.target.linked.bias = -0.5;
  written.coverage.source.unit.weights.back() = 0.75;
  written.coverage.target.unit.bias = -2.0;
  written.alignment = {Jumps::decaying(0.1), Jumps::decaying(0.7), 0.05F, {0.5F, 0.25F}, {0.125F}};
  ASSERT_TRUE(write_pack(written, test::tiny_model(), folder.path()).ok());
  const Result<LanguagePack> read = read_pack(folder.path());
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  EXPECT_EQ(read->manifest.name, written.manifest.name);
  EXPECT_EQ(read->manifest.source_language, written.manifest.source_language);
  EXPECT_EQ(read->manifest.target_language, written.manifest.target_language);
  EXPECT_EQ(read->manifest.version, written.manifest.version);
  EXPECT_EQ(read->manifest.command_line, written.manifest.command_line);
  expect_same_terms(read->source, written.source);
  expect_same_terms(read->target, written.target);
  expect_same_lexicon(read->forward, written.forward);
  expect_same_lexicon(read->backward, written.backward);
  expect_same_alignment(read->alignment, written.alignment);
  EXPECT_EQ(read->glossary.rendering_begin(), written.glossary.rendering_begin());
  EXPECT_EQ(read->glossary.words(), written.glossary.words());
  ASSERT_EQ(read->glossary.entries().size(), written.glossary.entries().size());
  for (WordId id = 0; id < written.glossary.entries().size(); ++id) {
    EXPECT_EQ(read->glossary.entry(id).first_rendering, written.glossary.entry(id).first_rendering);
    EXPECT_EQ(read->glossary.entry(id).rendering_count, written.glossary.entry(id).rendering_count);
    EXPECT_EQ(read->glossary.entry(id).null_rendering, written.glossary.entry(id).null_rendering);
    EXPECT_EQ(read->glossary.entry(id).word_class, written.glossary.entry(id).word_class);
  }
  EXPECT_EQ(read->length.z(12, 30), written.length.z(12, 30));
  expect_same_side(read->coverage.source, written.coverage.source);
  expect_same_side(read->coverage.target, written.coverage.target);
  EXPECT_EQ(read->numbers.missing_rate, written.numbers.missing_rate);
  ASSERT_NE(read->tokenizer, nullptr);
  EXPECT_GT(read->tokenizer->count_pieces("Phó Thủ tướng"), 0U);
  EXPECT_EQ(read->sha256, base::sha256_hex(base::sha256_hex(bytes_of(folder.path() + "/payload.bin")) +
                                           base::sha256_hex(test::tiny_model())));
  EXPECT_EQ(read->info().name, "tiny");
  EXPECT_EQ(read->info().sha256, read->sha256);
  ASSERT_TRUE(read->tokenizer->get().ok());
  EXPECT_EQ((*read->tokenizer->get())->signature(), "spm-tiny-" + base::sha256_hex(test::tiny_model()).substr(0, 8));
}

TEST(PackIoTest, SameSameBytes) {
  const PackFolder first;
  const PackFolder second;
  EXPECT_EQ(first.manifest(), second.manifest());
  EXPECT_EQ(first.payload(), second.payload());
  EXPECT_EQ(first.model(), second.model());
}

TEST(PackIoTest, WritingWhatWasReadKeepsThePayload) {
  const PackFolder folder;
  const Result<LanguagePack> read = read_pack(folder.path());
  ASSERT_TRUE(read.ok());
  const TempFolder copy;
  ASSERT_TRUE(write_pack(*read, folder.model(), copy.at("made/on/the/way")).ok());
  EXPECT_EQ(bytes_of(copy.at("made/on/the/way/payload.bin")), folder.payload());
}

TEST(PackIoTest, ManifestTellsSourcesAndFigures) {
  const PackFolder folder;
  for (const char* part : {"\"license\": \"CC0-1.0\"", "\"kind\": \"authored\"", "\"pairs\": 12",
                           "\"perplexity\": 3.25", "\"command_line\": \"made by a test\""}) {
    EXPECT_TRUE(contains(folder.manifest(), part)) << part << "\n" << folder.manifest();
  }
}

TEST(PackIoTest, AMissingFileIsNamed) {
  const PackFolder folder;
  for (const char* name : {kManifestFile, kPayloadFile, kModelFile}) {
    folder.remove(name);
    const std::string refusal = folder.refusal();
    EXPECT_TRUE(contains(refusal, folder.path() + "/" + name)) << refusal;
    EXPECT_TRUE(contains(refusal, "No such file")) << refusal;
    std::filesystem::create_directory(folder.path() + "/" + name);
    EXPECT_TRUE(contains(folder.refusal(), "directory")) << folder.refusal();
    folder.remove(name);
    folder.restore();
  }
  const Result<LanguagePack> nowhere = read_pack(folder.path() + "/nowhere");
  ASSERT_FALSE(nowhere.ok());
  EXPECT_EQ(nowhere.error().code, ErrorCode::kPack);
  EXPECT_TRUE(contains(nowhere.error().to_string(), "nowhere"));
}

TEST(PackIoTest, ATruncatedFileIsRefused) {
  const PackFolder folder;
  for (const char* name : {kPayloadFile, kModelFile}) {
    const std::string& whole = name == kPayloadFile ? folder.payload() : folder.model();
    for (const std::size_t size : truncations(whole.size())) {
      folder.write(name, std::string_view(whole).substr(0, size));
      const std::string refusal = folder.refusal();
      ASSERT_TRUE(contains(refusal, "sha256") && contains(refusal, name)) << name << " of " << size << ": " << refusal;
    }
    folder.write(name, whole + "x");
    EXPECT_TRUE(contains(folder.refusal(), "sha256"));
    folder.restore();
  }
  // The final line feed is no loss.
  for (std::size_t size = 0; size + 1 < folder.manifest().size(); ++size) {
    folder.write(kManifestFile, std::string_view(folder.manifest()).substr(0, size));
    const std::string refusal = folder.refusal();
    ASSERT_TRUE(contains(refusal, kManifestFile)) << size << ": " << refusal;
  }
  folder.restore();
  EXPECT_TRUE(read_pack(folder.path()).ok());
}

TEST(PackIoTest, ATruncatedPayloadWithTheRightHashIsRefused) {
  const PackFolder folder;
  for (const std::size_t size : truncations(folder.payload().size())) {
    folder.write_payload_with_hash(folder.payload().substr(0, size));
    const std::string refusal = folder.refusal();
    ASSERT_TRUE(contains(refusal, "does not add up")) << size << ": " << refusal;
  }
  folder.write_payload_with_hash(folder.payload() + "x");
  EXPECT_TRUE(contains(folder.refusal(), "does not add up")) << folder.refusal();
}

TEST(PackIoTest, AFlippedBitIsRefused) {
  const PackFolder folder;
  std::mt19937 random(11);
  for (const char* name : {kPayloadFile, kModelFile}) {
    const std::string& whole = name == kPayloadFile ? folder.payload() : folder.model();
    for (int trial = 0; trial < 150; ++trial) {
      folder.write(name, flipped(whole, random));
      const std::string refusal = folder.refusal();
      ASSERT_TRUE(contains(refusal, "sha256") && contains(refusal, name)) << name << ", " << trial << ": " << refusal;
    }
    folder.restore();
  }
}

// A flip in pack.json that leaves its words intact may change a name, never what the pack computes.
TEST(PackIoTest, AFlippedBitInTheManifestIsRefusedOrHarmless) {
  const PackFolder folder;
  const Result<LanguagePack> intact = read_pack(folder.path());
  ASSERT_TRUE(intact.ok());
  std::mt19937 random(12);
  int refused = 0;
  for (int trial = 0; trial < 400; ++trial) {
    folder.write(kManifestFile, flipped(folder.manifest(), random));
    const Result<LanguagePack> read = read_pack(folder.path());
    if (read) {
      EXPECT_EQ(read->sha256, intact->sha256);
    } else {
      ++refused;
      ASSERT_EQ(read.error().code, ErrorCode::kPack) << read.error().to_string();
      EXPECT_FALSE(read.error().path.empty());
    }
  }
  EXPECT_GT(refused, 50);
}

TEST(PackIoTest, ManifestsThatAreNone) {
  const PackFolder folder;
  for (const char* text : {"", "[]", "null", "7", "{", "{}", "{\"format\": \"1\"}", "{\"format\": -1}", "\xFF\xFE"}) {
    folder.write(kManifestFile, text);
    EXPECT_TRUE(contains(folder.refusal(), kManifestFile)) << text << ": " << folder.refusal();
  }
  folder.write(kManifestFile, std::string(100000, '['));
  EXPECT_TRUE(contains(folder.refusal(), kManifestFile)) << folder.refusal();
}

TEST(PackIoTest, AnotherFormatIsNamed) {
  const PackFolder folder;
  std::string manifest = folder.manifest();
  const std::size_t at = manifest.find("\"format\": 3");
  ASSERT_NE(at, std::string::npos);
  manifest.replace(at, 11, "\"format\": 1");
  folder.write(kManifestFile, manifest);
  EXPECT_TRUE(contains(folder.refusal(), "another format")) << folder.refusal();
  manifest.replace(at, 11, "\"format\": 4294967299");  // 3 in 32 bits
  folder.write(kManifestFile, manifest);
  EXPECT_TRUE(contains(folder.refusal(), "another format")) << folder.refusal();
}

TEST(PackIoTest, APackStaysWhatItWasWhenAnotherTakesItsPlace) {
  const PackFolder folder;
  const Result<LanguagePack> read = read_pack(folder.path());
  ASSERT_TRUE(read.ok());
  ASSERT_TRUE(write_pack(test::make_tiny_pack("lúa\trice\tn\n"), test::tiny_model(), folder.path()).ok());
  EXPECT_EQ(read->source.vocabulary.find("lúa"), kUnknownWord);
  expect_same_terms(read->source, test::make_tiny_pack().source);
  expect_same_lexicon(read->forward, test::make_tiny_pack().forward);
  EXPECT_NE(read_pack(folder.path())->source.vocabulary.find("lúa"), kUnknownWord);
}

TEST(PackIoTest, AModelThatSentencePieceCannotReadIsToldWhenItIsNeeded) {
  const TempFolder folder;
  ASSERT_TRUE(write_pack(test::make_tiny_pack(), "this is no model", folder.path()).ok());
  const Result<LanguagePack> read = read_pack(folder.path());
  ASSERT_TRUE(read.ok());
  const Result<PackTokenizer::Made>& tokenizer = read->tokenizer->get();
  ASSERT_FALSE(tokenizer.ok());
  EXPECT_EQ(tokenizer.error().code, ErrorCode::kPack);
  EXPECT_TRUE(contains(tokenizer.error().to_string(), folder.at(kModelFile))) << tokenizer.error().to_string();
}

TEST(PackIoTest, AFolderThatCannotBeMadeIsAnIoError) {
  const TempFolder folder;
  folder.write("file", "x");
  const Status written = write_pack(test::make_tiny_pack(), "model", folder.at("file/inside"));
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().code, ErrorCode::kIo);
  EXPECT_TRUE(contains(written.error().path, "file/inside"));
}

}  // namespace
}  // namespace lacuna::langpack
