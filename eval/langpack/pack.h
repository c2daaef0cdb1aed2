/// \file
/// `LanguagePack`: all that Lacuna knows about one language pair, as made by `lacuna train`.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "eval/langpack/alignment_model.h"
#include "eval/langpack/coverage_model.h"
#include "eval/langpack/glossary.h"
#include "eval/langpack/length_model.h"
#include "eval/langpack/lexicon.h"
#include "eval/langpack/pack_tokenizer.h"
#include "eval/langpack/terms.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna::langpack {

/// A text that went into the pack, for its attribution.
struct PackSource {
  std::string name;
  std::string origin;
  std::string license;
  std::string kind;  ///< "human", "machine", "authored", or "adapted" for texts under test
  double weight = 1.0;
  std::uint64_t pairs = 0;
};

/// What `pack.json` says beside the hashes.
struct PackManifest {
  std::string name;
  std::string source_language;
  std::string target_language;
  std::string version;
  std::string command_line;
  std::string adapted_from;  ///< sha256 of the pack that this one refines; empty: made from scratch
  std::vector<PackSource> sources;
  std::vector<std::pair<std::string, double>> figures;  ///< sizes, perplexities, error rates on held-out text
};

/// Number findings: how often a number that is certain finds no counterpart in clean text, and so how sure one is.
struct NumberCalibration {
  double missing_rate = 0.01;  ///< per certain number, clean held-out text
};

/// Immutable after loading; shared by threads.
struct LanguagePack {
  PackManifest manifest;
  std::string sha256;  ///< of the two hashes of payload and model, one after the other
  TermModel source;
  TermModel target;
  Lexicon forward;   ///< t(target | source term); row = source id
  Lexicon backward;  ///< t(source term | target); row = target id
  AlignmentModel alignment;
  Glossary glossary;
  LengthModel length;
  CoverageModel coverage;
  NumberCalibration numbers;
  std::shared_ptr<const PackTokenizer> tokenizer;

  [[nodiscard]] PackInfo info() const {
    return {manifest.name, manifest.source_language, manifest.target_language, manifest.version, sha256};
  }
};

/// Files of a pack's folder.
inline constexpr const char* kManifestFile = "pack.json";
inline constexpr const char* kPayloadFile = "payload.bin";
inline constexpr const char* kModelFile = "spm.model";

/// Reads the pack in folder `path`: lexicons, glossary and vocabularies stay where they lie in the mapped payload.
/// Errors (kPack): a file missing, a hash or version that differs, a payload that does not add up; the message says
/// which. A SentencePiece model that nothing can be made of is told by `PackTokenizer::get`. Cost: a few milliseconds,
/// mostly for the hashes; they and all offsets and ids are looked at once, here.
[[nodiscard]] Result<LanguagePack> read_pack(const std::string& path);

/// Writes the pack's three files into folder `path` (made when missing). `model` is the SentencePiece model.
/// Same pack, same bytes.
[[nodiscard]] Status write_pack(const LanguagePack& pack, const std::string& model, const std::string& path);

/// Languages of the packs in the given folders, as (name, folder), sorted by name; a folder that cannot be read is
/// empty.
struct PackLocation {
  std::string source_language;
  std::string target_language;
  std::string path;
};
/// The packs in the given folders, in the folders' order and by path within one; a folder that cannot be read is empty.
[[nodiscard]] std::vector<PackLocation> list_packs(const std::vector<std::string>& folders);

}  // namespace lacuna::langpack
