#include "eval/corpus/formats/xliff_units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "eval/corpus/formats/tmx_units.h"

namespace lacuna::corpus {
namespace {

constexpr std::size_t kMaxLanguages = 100;

constexpr std::array<std::string_view, 19> kSoftwareTypes = {"c",
                                                             "cpp",
                                                             "csharp",
                                                             "cstring",
                                                             "ini",
                                                             "javaclass",
                                                             "javalistresourcebundle",
                                                             "javapropertyresourcebundle",
                                                             "javascript",
                                                             "jscript",
                                                             "messagefile",
                                                             "mo",
                                                             "msglib",
                                                             "php",
                                                             "po",
                                                             "resources",
                                                             "resx",
                                                             "vbscript",
                                                             "winres"};

constexpr std::array<std::string_view, 18> kSoftwareEndings = {
    ".strings", ".stringsdict", ".xcstrings", ".storyboard", ".xib", "InfoPlist.strings",
    ".resx",    ".properties",  ".po",        ".pot",        ".ts",  ".arb",
    ".rc",      ".ftl",         ".template",  ".component",  ".php", "strings.xml"};

/// A wanted language is met by one that the file does not name, and by the same with or without region or script.
bool meets(const std::string& tag, const std::string& wanted) {
  return tag.empty() || wanted.empty() || tag_matches(tag, wanted) || tag_matches(wanted, tag);
}

}  // namespace

XliffUnits::XliffUnits(Bitext& bitext, const BitextOptions& options)
    : bitext_(bitext),
      source_language_(lower_tag(options.source_language)),
      target_language_(lower_tag(options.target_language)) {}

bool XliffUnits::enter_file(std::string_view source_language, std::string_view target_language) {
  const auto named = [](std::string_view tag) { return tag.empty() ? std::string("?") : std::string(tag); };
  if (pairs_.size() < kMaxLanguages) pairs_.insert(named(source_language) + " → " + named(target_language));
  const std::string target = lower_tag(target_language);
  if (!meets(lower_tag(source_language), source_language_) || !meets(target, target_language_)) return false;
  wanted_some_ = true;
  if (bitext_.source_language.empty()) bitext_.source_language = source_language;
  if (bitext_.target_language.empty()) bitext_.target_language = target_language;
  if (!target.empty() && targets_.size() < kMaxLanguages) targets_.insert(target);
  return true;
}

void XliffUnits::add(BitextUnit unit, XliffText& source, XliffText& target) {
  unit.source = source.text.move_to(source_, unit.source_codes, source.white_space, source.place);
  unit.target = target.text.move_to(target_, unit.target_codes, target.white_space, target.place);
  if (unit.target.empty() && unit.state != UnitState::kProtected) unit.state = UnitState::kUntranslated;
  bitext_.units.push_back(std::move(unit));
}

Status XliffUnits::finish() {
  std::string list;
  for (const std::string& pair : pairs_) list += (list.empty() ? "" : ", ") + pair;
  const auto error = [&](const std::string& message) {
    return Error{.code = ErrorCode::kUsage,
                 .message = message + "; languages in it: " + (list.empty() ? "none" : list),
                 .path = bitext_.source.path};
  };
  if (!wanted_some_ && !pairs_.empty()) return error("no file in it is in the languages asked for");
  // Of several target languages it must be said which; regions of one language are no reason to ask.
  const bool several = std::any_of(targets_.begin(), targets_.end(),
                                   [&](const std::string& tag) { return !meets(tag, *targets_.begin()); });
  if (several && target_language_.empty()) return error("it holds several target languages, and which is not said");
  bitext_.source.text = source_.take_text();
  bitext_.source.pieces = source_.take_pieces();
  bitext_.target.text = target_.take_text();
  bitext_.target.pieces = target_.take_pieces();
  return {};
}

bool is_software(std::string_view datatype, std::string_view original) {
  return datatype == kMessagesType ||
         std::find(kSoftwareTypes.begin(), kSoftwareTypes.end(), datatype) != kSoftwareTypes.end() ||
         std::any_of(kSoftwareEndings.begin(), kSoftwareEndings.end(),
                     [&](std::string_view ending) { return original.ends_with(ending); });
}

std::optional<std::size_t> small_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  std::size_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

void read_white_space(std::optional<std::string_view> xml_space, WhiteSpace& white_space) {
  if (xml_space == "preserve") white_space = WhiteSpace::kPreserve;
  if (xml_space == "default") white_space = WhiteSpace::kLayout;
}

}  // namespace lacuna::corpus
