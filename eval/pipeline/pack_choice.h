/// \file
/// Which language pack serves two documents, and whether the documents are in its languages.
///
///     Result<PackOrNone> choice = choose_pack_if_any(wish, source, target);
///     if (!choice) return choice.error();
///     settings.pack = choice->pack ? &*choice->pack : nullptr;
///
/// Pure functions of the packs' and the documents' bytes. Cost: reading a pack, and a look at 200,000 bytes a document.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eval/corpus/document.h"
#include "eval/langpack/pack.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// What the user said of languages and packs.
struct PackWish {
  std::string source_language;  ///< BCP 47; empty: to be detected among the languages of the packs
  std::string target_language;
  std::string pack_path;  ///< folder of a pack; empty: found by language pair in `pack_folders`
  std::vector<std::string> pack_folders;

  /// A language has to be found out.
  [[nodiscard]] bool detects() const { return source_language.empty() || target_language.empty(); }
};

/// The pack for two documents; among several candidates the one whose sides know the texts best. Errors: as
/// `langpack::open_pack` (kPack); kMismatch for documents that seem to be swapped, and, if a language was to be
/// detected, for a document that does not look like the pack's language.
[[nodiscard]] Result<langpack::LanguagePack> choose_pack(const PackWish& wish, const corpus::Document& source,
                                                         const corpus::Document& target);

struct PackOrNone {
  std::optional<langpack::LanguagePack> pack;
  std::string reason;  ///< why there is none, as the end of a sentence: "no pack is for de to fr"
};

/// What a reader of a report without one has to know, a sentence; `reason` is `PackOrNone::reason`.
[[nodiscard]] std::string no_pack_remark(const std::string& reason);

/// Like `choose_pack`, but that no pack is for the languages, or that the documents are not in the languages of a pack
/// that was found by itself, is no error.
[[nodiscard]] Result<PackOrNone> choose_pack_if_any(const PackWish& wish, const corpus::Document& source,
                                                    const corpus::Document& target);

/// The pack for languages that are named, or one that is named itself, whatever the texts are. Errors: as
/// `langpack::open_pack`; kUsage when a language has to be found out.
[[nodiscard]] Result<PackOrNone> find_pack_if_any(const PackWish& wish);

/// Errors: kMismatch for documents that seem to be swapped.
[[nodiscard]] Status check_direction(const corpus::Document& source, const corpus::Document& target,
                                     const langpack::LanguagePack& pack);

}  // namespace lacuna::pipeline
