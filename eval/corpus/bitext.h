/// \file
/// `Bitext`: the units of a file that holds both languages, and the way back into the file.
///
///     Result<Bitext> bitext = read_bitext("messages.po", {});
///     for (const BitextUnit& unit : bitext->units) use(unit.source.of(bitext->source.text));
///     Result<std::string> annotated = annotate(*bitext, notes);   // the file's bytes, with notes put in
///
/// A reader keeps the file as it is, takes the texts out of it, and remembers where each byte came from. Writing notes
/// puts bytes in and, but for notes of an earlier run, takes none away. Thread-safety: plain values and pure functions.
/// Cost: linear in the file; the file and its texts are in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/document.h"
#include "eval/corpus/text_encoding.h"
#include "lacuna/finding.h"
#include "lacuna/result.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

enum class BitextFormat : std::uint8_t { kTsv, kCsv, kJsonl, kTmx, kXliff1, kXliff2, kPo };

/// "tsv", "csv", "jsonl", "tmx", "xliff-1.2", "xliff-2", "po".
[[nodiscard]] const char* to_string(BitextFormat format);
/// The format of that name ("xliff" is 1.2); none for others.
[[nodiscard]] std::optional<BitextFormat> bitext_format(std::string_view name);

enum class CodeRole : std::uint8_t { kStandalone, kOpen, kClose };

/// An inline code of the format: a stretch of a unit's text that is markup, not language. The text shows the native
/// code where the file has it ("<b>"), else the element itself (`<x id="1"/>`).
struct InlineCode {
  ByteSpan span;  ///< in `Document::text`
  CodeRole role = CodeRole::kStandalone;
  std::string identity = {};  ///< equal on both sides for the same code; shared by an open and its close
};

enum class UnitState : std::uint8_t {
  kTranslated,    ///< nothing speaks against it
  kNeedsReview,   ///< fuzzy, draft, machine-translated: the file says so
  kUntranslated,  ///< no target, or an empty one
  kProtected,     ///< translate="no"
};

struct BitextUnit {
  std::string name;      ///< as the file calls it: a tu's tuid, a trans-unit's id, a message's context; or ""
  std::size_t line = 0;  ///< in the file, from 1, where the unit begins
  ByteSpan source;       ///< in `Bitext::source.text`
  ByteSpan target;       ///< in `Bitext::target.text`; empty when there is none
  std::vector<InlineCode> source_codes = {};
  std::vector<InlineCode> target_codes = {};
  UnitState state = UnitState::kTranslated;
  std::optional<std::size_t> max_characters = std::nullopt;  ///< of the target
  bool of_few_numbers = false;  ///< a plural message's form for one or two numbers, which the text may say in words
  std::vector<std::string> flags = {};    ///< the format's own words on the text: gettext's "c-format"
  std::vector<std::string> ignored = {};  ///< rules that a marker in the file switches off here (`ignore_marker.h`)
  /// For the format's own writer: where in the file notes go, and which bytes are notes of ours from an earlier run.
  std::size_t note_place = 0;
  std::vector<ByteSpan> own_notes = {};
};

struct Bitext {
  BitextFormat format = BitextFormat::kTsv;
  std::string bytes;                            ///< of the file, as UTF-8; spans of the file are spans of this
  TextEncoding encoding = TextEncoding::kUtf8;  ///< of the file on disk
  Document source;  ///< the units' texts, a line feed after each; `path` and `sha256` are the file's
  Document target;
  std::string source_language;  ///< BCP 47 as the file says; empty when it does not
  std::string target_language;
  bool software = false;  ///< messages of a program, by the format (PO) or by what the file says
  std::vector<BitextUnit> units;
};

struct BitextOptions {
  std::optional<BitextFormat> format = std::nullopt;  ///< none: by the name's ending, then by the content
  std::string source_language;                        ///< wanted where a file holds several; empty: the file's own
  std::string target_language;
  std::string
      source_field;  ///< of TSV, CSV (a column's name, or its number from 1) and JSONL (a key); empty: the usual names
  std::string target_field;
};

/// Whether a file of that name is read as a bitext when nothing else is said: by its ending but that of a packed file.
[[nodiscard]] std::optional<BitextFormat> format_of_name(std::string_view path);

/// Reads a file that holds both languages; packed files are unpacked, "-" is standard input. Errors: kIo; kEncoding;
/// kFormat with line and byte; kUsage for languages or fields that are not in it, naming those that are.
[[nodiscard]] Result<Bitext> read_bitext(const std::string& path, const BitextOptions& options);

/// What is to be said of a unit, in the file.
struct UnitNote {
  std::size_t unit = 0;  ///< index into `Bitext::units`
  std::string rule;
  Severity severity = Severity::kMinor;
  std::string message;
};

/// The bytes of the file (in its own encoding, not packed) with notes put in, in the order given, and notes of earlier
/// runs taken out: XLIFF <note>, TMX <prop>, comments of PO. Without notes to put in or take out: the same bytes.
/// Errors: kUsage for a format that has no place for notes.
[[nodiscard]] Result<std::string> annotate(const Bitext& bitext, std::span<const UnitNote> notes);

}  // namespace lacuna::corpus
