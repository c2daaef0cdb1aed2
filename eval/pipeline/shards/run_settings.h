/// \file
/// Names of the settings of shards (`records::ShardSettings`) that merging reads, and what all measures say alike.
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>

#include "eval/base/sha256.h"
#include "eval/corpus/chunk_reader.h"
#include "eval/records/shard.h"

namespace lacuna::pipeline {

namespace setting {

inline constexpr const char* kKind = "kind";
inline constexpr const char* kCheck = "check";
inline constexpr const char* kScore = "score";
inline constexpr const char* kVersion = "version";
inline constexpr const char* kChunkBytes = "bytes of a chunk";
inline constexpr const char* kTexts = "texts";
inline constexpr const char* kTables = "tables";
inline constexpr const char* kAligned = "line-aligned";
inline constexpr const char* kSourceLanguage = "source language";
inline constexpr const char* kTargetLanguage = "target language";
inline constexpr const char* kPack = "pack";
inline constexpr const char* kPackVersion = "version of the pack";
inline constexpr const char* kPackSha256 = "content of the pack";
inline constexpr const char* kChecks = "checks";
inline constexpr const char* kKeptPerRule = "findings that are kept of a rule";
inline constexpr const char* kMetrics = "metrics";  ///< the options that make them, one a line
inline constexpr const char* kSystems = "systems";  ///< their names, one a line

[[nodiscard]] inline std::string remark(std::size_t index) { return "remark " + std::to_string(index + 1); }

}  // namespace setting

/// The number that a setting is; 0 when it is none.
[[nodiscard]] inline std::uint64_t number_in(const records::Shard& shard, const char* name) {
  const std::string text = records::setting(shard.settings, name);
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// What every measure says of a chunk: its place, its size and its content.
[[nodiscard]] inline records::ShardChunk plain_sums(const corpus::Chunk& chunk) {
  std::string texts;
  for (const std::string& text : chunk.texts) texts += base::sha256_hex(text);
  constexpr std::size_t kDigits = 32;
  return {.is_last = chunk.is_last,
          .bytes = chunk.texts.empty() ? 0 : chunk.texts.front().size(),
          .lines = chunk.lines,
          .sha256 = base::sha256_hex(texts).substr(0, kDigits)};
}

}  // namespace lacuna::pipeline
