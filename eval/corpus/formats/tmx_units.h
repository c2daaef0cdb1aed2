/// \file
/// The translation units of a TMX file, one after the other, for whoever wants them: `parse_tmx` as a bitext,
/// `read_tmx` as pairs. TMX 1.4b, http://www.ttt.org/oscarstandards/tmx/tmx14b.html.
///
/// Thread-safety: one reader, one thread. Cost: linear in the file; memory that of the longest unit.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/corpus/formats/inline_text.h"
#include "eval/corpus/xml_events.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

/// A <tuv>.
struct TmxVariant {
  std::string language;  ///< in lower case, with "-"
  std::string written;   ///< as the file has it
  InlineText text;
  std::size_t place = 0;  ///< where the text ends in the file
  bool has_segment = false;
};

/// A <tu> that has both languages. Valid while the sink runs, which may move the texts away.
struct TmxUnit {
  std::string_view name;
  std::size_t line = 0;
  TmxVariant* source = nullptr;
  TmxVariant* target = nullptr;
  std::size_t note_place = 0;
  std::vector<ByteSpan>* own_notes = nullptr;
  std::vector<std::string>* ignored = nullptr;
};

class TmxUnits : public XmlHandler {
 public:
  /// `bytes` are those of the file, from which inline codes without native code are shown; empty where only the text
  /// without codes is wanted. The first variant counts whose tag is the language or goes on with a region or
  /// script ("en-US" for "en"), else the first that is the language without them. An empty source is the header's,
  /// else the first unit's; an empty target is the first other one.
  TmxUnits(std::string_view bytes, std::string_view source_language, std::string_view target_language,
           std::function<void(const TmxUnit&)> sink);

  std::optional<std::string> on_event(const XmlEvent& event) override;

  [[nodiscard]] bool is_tmx() const { return is_tmx_; }
  /// Units with both languages.
  [[nodiscard]] std::size_t units() const { return units_; }
  /// As wanted or found.
  [[nodiscard]] const std::string& source_language() const { return source_; }
  [[nodiscard]] const std::string& target_language() const { return target_; }
  /// The header's; empty when it does not say.
  [[nodiscard]] const std::string& datatype() const { return datatype_; }
  /// All that are in the file, in lower case and alphabetical order; of very many, some.
  [[nodiscard]] const std::set<std::string>& languages() const { return languages_; }
  /// Some language is neither the source nor the target.
  [[nodiscard]] bool has_others() const;
  /// The first eight, with commas between them; "none".
  [[nodiscard]] std::string language_list() const;

 private:
  std::optional<std::string> start(const XmlEvent& event);
  void start_in_segment(const XmlEvent& event);
  void end(const XmlEvent& event);
  void end_in_segment(const XmlEvent& event);
  void start_variant(const XmlEvent& event);
  void end_annotation(const XmlEvent& event);
  void end_unit();
  [[nodiscard]] TmxVariant* variant_of(std::string_view language, const TmxVariant* other);
  [[nodiscard]] std::string identity_of(const XmlEvent& event);

  std::string_view bytes_;
  std::string source_;
  std::string target_;
  std::function<void(const TmxUnit&)> sink_;

  bool is_tmx_ = false;
  std::string space_;  // the namespace of the root; none by the standard
  std::string datatype_;
  std::set<std::string> languages_;
  std::size_t units_ = 0;

  // The unit that is being read.
  bool in_unit_ = false;
  std::string name_;
  std::size_t line_ = 0;
  std::size_t note_place_ = 0;
  std::vector<ByteSpan> own_notes_;
  std::vector<std::string> ignored_;
  std::vector<TmxVariant> variants_;  // the first `used_` of them
  std::size_t used_ = 0;
  bool in_variant_ = false;

  // A <note> or <prop> in it.
  bool in_annotation_ = false;
  bool own_ = false;
  std::size_t annotation_begin_ = 0;
  std::string annotation_;

  // Its segment that is being read.
  InlineText* segment_ = nullptr;
  std::size_t depth_ = 0;  // of elements in an inline code, itself counted
  std::size_t sub_ = 0;    // depth of the outermost <sub> in it
  ByteSpan code_;
  std::vector<std::pair<std::string, std::string>> partners_;  // i of a <bpt> and its identity
};

/// A tag of a language in lower case, with "-".
[[nodiscard]] std::string lower_tag(std::string_view tag);
/// Whether `tag` is `language` or goes on with a region or script; both as `lower_tag` gives them.
[[nodiscard]] bool tag_matches(std::string_view tag, std::string_view language);

}  // namespace lacuna::corpus
