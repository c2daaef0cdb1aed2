/// \file
/// Manifests of test sets: JSON files that say where a set is published and how its texts lie in the files.
///
///     Result<Manifest> manifest = parse_manifest(text, path);
///     Result<TextPlan> plan = plan_texts(*manifest, "de-en");
///
/// The schema is corpora/schema/testset.schema.json. Thread-safety: plain data. Cost: linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/test_sets.h"

namespace lacuna::testsets {

enum class TextFormat : std::uint8_t {
  kLines,      ///< a segment a line
  kTsv,        ///< a segment a line, texts in columns
  kJsonLines,  ///< an object a line, the text under a key
  kSgm,        ///< WMT's pseudo-SGML until 2020, and IWSLT's XML
  kWmtXml,     ///< WMT's XML since 2021: source and all references in one file
};

/// How the texts of some pairs are found. `{source}` and `{target}` in names stand for the codes of the languages.
struct TextRule {
  TextFormat format = TextFormat::kLines;
  TextFormat reference_format = TextFormat::kLines;  ///< of references that are published apart
  std::vector<std::string> pairs;
  std::vector<std::string> languages;  ///< any two of them are a pair
  std::vector<std::pair<std::string, std::string>>
      codes;           ///< of a language in names, where it is not the language's own
  std::string source;  ///< "FILE", or "ARCHIVE:MEMBER"
  std::vector<std::string> references;
  std::vector<std::string> translators;  ///< of kWmtXml: whose references count; "" has no name
  std::size_t source_column = 0;         ///< of kTsv, from 1
  std::vector<std::size_t> columns;      ///< of kTsv, for each reference
  std::string key;                       ///< of kJsonLines
};

struct Manifest {
  TestSet set;
  std::vector<TextRule> rules;
  std::string digest;  ///< SHA-256 of the manifest
};

/// Where one text lies.
struct TextPlace {
  std::size_t file = 0;    ///< of the set's files
  std::string member;      ///< of an archive, perhaps with wildcards (`glob.h`); empty: the file itself
  std::size_t column = 0;  ///< of kTsv, from 1
};

/// What is read for one pair.
struct TextPlan {
  TextFormat format = TextFormat::kLines;
  TextFormat reference_format = TextFormat::kLines;
  TextPlace source;  ///< of kWmtXml the only one
  std::vector<TextPlace> references;
  std::vector<std::string> translators;
  std::string key;

  /// The files it needs, each once, in the set's order.
  [[nodiscard]] std::vector<std::size_t> files() const;
};

/// `text` is valid UTF-8. Errors (kFormat) with line: not JSON, unknown or missing keys, names that could lead out of a
/// folder, addresses that are none, checksums of another length, rules that name no file.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view text, const std::string& path);

/// The manifest at `path`. Errors: as above; kIo; more than 4 MiB.
[[nodiscard]] Result<Manifest> read_manifest(const std::string& path);

/// The manifest of the set called `name`, in the first of `folders` that has it. Errors: kUsage when none has.
[[nodiscard]] Result<Manifest> find_manifest(const std::string& name, const std::vector<std::string>& folders);

/// All of them by name; of those with the same name the first folder's.
[[nodiscard]] Result<std::vector<Manifest>> all_manifests(const std::vector<std::string>& folders);

/// Errors (kUsage): the set has no such pair.
[[nodiscard]] Result<TextPlan> plan_texts(const Manifest& manifest, const std::string& pair);

/// The file's name of a set's manifest: "wmt20/dev" is in "wmt20_dev.json".
[[nodiscard]] std::string manifest_file(std::string_view name);

}  // namespace lacuna::testsets
