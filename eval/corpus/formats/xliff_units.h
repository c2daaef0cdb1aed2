/// \file
/// What the readers of XLIFF 1.2 and 2.x share: units on their way into a bitext, and which files of an XLIFF count.
///
/// Thread-safety: one per reading. Cost: linear in the texts.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/bitext.h"
#include "eval/corpus/extracted_text.h"
#include "eval/corpus/formats/inline_text.h"

namespace lacuna::corpus {

/// The text of a <source> or <target>, or of a segment in it.
struct XliffText {
  InlineText text;
  std::size_t place = 0;  ///< where it ends in the file
  WhiteSpace white_space = WhiteSpace::kLayout;

  void clear() { text.clear(); }
};

class XliffUnits {
 public:
  XliffUnits(Bitext& bitext, const BitextOptions& options);

  /// A <file> in these languages, as the file writes them; empty where it does not say. Whether its units are wanted.
  bool enter_file(std::string_view source_language, std::string_view target_language);

  /// Adds `unit`, whose spans, codes and state `kUntranslated` are set here. Empties the texts.
  void add(BitextUnit unit, XliffText& source, XliffText& target);

  [[nodiscard]] std::size_t size() const { return bitext_.units.size(); }

  /// The texts go to the bitext. Errors: kUsage for languages that are not in it, or more than one target language
  /// without a choice, naming those that are there.
  [[nodiscard]] Status finish();

 private:
  Bitext& bitext_;
  std::string source_language_;  // as wanted; lower case
  std::string target_language_;
  TextBuilder source_;
  TextBuilder target_;
  std::set<std::string> pairs_;    // "vi → en", as written
  std::set<std::string> targets_;  // of the files that are wanted; lower case
  bool wanted_some_ = false;
};

/// The @datatype of messages of a program, where nothing says which.
inline constexpr std::string_view kMessagesType = "x-messages";

/// Whether a file's @datatype or @original says that its texts are messages of a program.
[[nodiscard]] bool is_software(std::string_view datatype, std::string_view original);

/// A decimal number of at most nine digits.
[[nodiscard]] std::optional<std::size_t> small_number(std::string_view digits);

/// Reads what xml:space says, if it does.
void read_white_space(std::optional<std::string_view> xml_space, WhiteSpace& white_space);

}  // namespace lacuna::corpus
