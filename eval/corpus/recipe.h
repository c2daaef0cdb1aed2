/// \file
/// A training recipe: which texts make a pack, with weight, origin and licence.
#pragma once

#include <string>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::corpus {

/// One line-aligned pair of files.
struct RecipeText {
  std::string name;
  std::string source;   ///< path of the source lines; with an empty `target`: a TSV file of "source TAB target" lines
  bool tmx = false;     ///< `source` is a translation memory (TMX), `target` is empty
  std::string target;   ///< path of the target lines
  double weight = 1.0;  ///< of each of its pairs
  bool calibrate = false;  ///< human translation, good enough to learn expectations from
  std::string kind;        ///< "human", "machine" or "authored"
  std::string origin;
  std::string license;
};

struct Recipe {
  std::string name;
  std::string source_language;
  std::string target_language;
  std::vector<RecipeText> texts;
  std::vector<std::string> glossaries;  ///< paths of glossary files, merged in order
};

/// Reads a recipe (JSON; schema in corpora/schema/recipe.schema.json). Relative paths of texts are taken from `root`,
/// those of glossaries from the recipe's own folder. Errors: kFormat naming the key; unknown keys are errors.
[[nodiscard]] Result<Recipe> read_recipe(const std::string& path, const std::string& root);

/// The pairs of a recipe's text; the languages are those to take from a TMX file. Errors: as `read_document` and
/// `read_tmx`; kMismatch for unequal line counts; kFormat for a TSV line without exactly one tab.
struct SentencePair {
  std::string source;
  std::string target;
};
[[nodiscard]] Result<std::vector<SentencePair>> read_pairs(const RecipeText& text,
                                                           const std::string& source_language = {},
                                                           const std::string& target_language = {});

}  // namespace lacuna::corpus
