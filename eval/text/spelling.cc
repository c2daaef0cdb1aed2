#include "eval/text/spelling.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <unordered_map>

#include "eval/base/file.h"
#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/decode.h"
#include "eval/text/word_variants.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kLongestWord = 100;      // bytes
constexpr std::size_t kLongestCorrected = 40;  // bytes
constexpr std::size_t kMostRemembered = 200'000;
constexpr std::size_t kMostCorrections = 5;

void append_utf8(char32_t code, std::string& text) {
  icu::UnicodeString(static_cast<UChar32>(code)).toUTF8String(text);
}

UScriptCode script_of(char32_t code) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code), &status);
}

/// "en-gb" → {"en", "GB"}: the language, and the region if there is one.
struct Tag {
  std::string language;
  std::string region;
};
Tag parse_tag(std::string_view tag) {
  Tag result{.language = primary_subtag(tag), .region = {}};
  for (std::size_t at = tag.find_first_of("-_"); at != std::string_view::npos;) {
    const std::size_t end = std::min(tag.find_first_of("-_", at + 1), tag.size());
    if (end - at == 3) {
      for (const char c : tag.substr(at + 1, 2)) {
        result.region.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
      }
      break;
    }
    at = tag.find_first_of("-_", at + 1);
  }
  return result;
}

/// Path without ending of every dictionary in the folders, by name.
std::map<std::string, std::string> installed(const std::vector<std::string>& folders) {
  std::map<std::string, std::string> found;
  for (const std::string& folder : folders) {
    std::error_code code;
    for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
      std::filesystem::path path = entry->path();
      if (path.extension() != ".aff") continue;
      path.replace_extension();
      std::string name = path.filename().string();
      std::replace(name.begin(), name.end(), '-', '_');
      found.emplace(std::move(name), path.string());
    }
  }
  return found;
}

/// The dictionaries for a language, by name.
std::map<std::string, std::string> chosen(std::string_view language, const std::vector<std::string>& folders) {
  const std::map<std::string, std::string> all = installed(folders);
  const Tag tag = parse_tag(language);
  std::map<std::string, std::string> result;
  if (tag.language.empty()) return result;
  for (const auto& [name, path] : all) {
    const bool plain = name == tag.language;
    // "en_GB" and "sr_Latn_RS", but no variants of a spelling ("en_GB_ise", "de_DE_frami").
    const bool region = !tag.region.empty() ? name == tag.language + "_" + tag.region
                                            : name.starts_with(tag.language + "_") &&
                                                  name.find('_') == name.rfind('_') && name.size() <= 6;
    if (plain || region) result.emplace(name, path);
  }
  if (!tag.region.empty() && result.size() > 1) result.erase(tag.language);
  return result;
}

struct Dictionary {
  std::unique_ptr<Hunspell> hunspell;
  std::string encoding;  ///< ICU's name; empty: UTF-8

  /// Whether the dictionary has the word; yes also where it cannot say.
  [[nodiscard]] bool knows(std::string_view word) const {
    if (encoding.empty()) return hunspell->spell(std::string(word));
    const auto utf16 =
        icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    std::string bytes(4 * word.size() + 4, '\0');
    const std::int32_t size =
        utf16.extract(0, utf16.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), encoding.c_str());
    bytes.resize(static_cast<std::size_t>(std::max(size, 0)));
    const bool lossy = bytes.find('\x1A') != std::string::npos;  // ICU's character for what an encoding lacks
    return lossy || hunspell->spell(bytes);
  }
};

/// Letters that the TRY and MAP lines of a dictionary's rules name, in lower case.
std::set<char32_t> letters_of(std::string_view rules) {
  std::set<char32_t> letters;
  for (std::size_t at = 0; at < rules.size();) {
    const std::size_t end = std::min(rules.find('\n', at), rules.size());
    const std::string_view line = rules.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with("TRY ") && !line.starts_with("MAP ")) continue;
    for (std::size_t place = 4; place < line.size();) {
      const auto code = static_cast<UChar32>(base::next_code_point(line, place));
      if (u_isalpha(code) != 0) letters.insert(static_cast<char32_t>(u_tolower(code)));
    }
  }
  return letters;
}

}  // namespace

struct Speller::Impl {
  std::string language;
  bool british = false;  ///< British forms will do: no region was asked for, and the dictionaries are American
  std::vector<std::string> names;
  std::vector<Dictionary> dictionaries;
  std::set<char32_t> letters;     ///< to correct with
  std::set<UScriptCode> scripts;  ///< of the letters
  mutable std::mutex hunspell_lock;
  mutable std::shared_mutex memory_lock;
  mutable std::unordered_map<std::string, bool> known_words;

  [[nodiscard]] bool can_judge(std::string_view word) const {
    if (word.size() > kLongestWord) return false;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t code = base::next_code_point(word, at);
      if (u_isalpha(static_cast<UChar32>(code)) != 0 && !scripts.contains(script_of(code))) return false;
    }
    return true;
  }

  [[nodiscard]] bool knows(const std::string& word) const {
    {
      const std::shared_lock<std::shared_mutex> lock(memory_lock);
      const auto found = known_words.find(word);
      if (found != known_words.end()) return found->second;
    }
    bool known = false;
    {
      const std::lock_guard<std::mutex> lock(hunspell_lock);
      known = has(word) || has_variant(word);
    }
    const std::unique_lock<std::shared_mutex> lock(memory_lock);
    if (known_words.size() < kMostRemembered) known_words.emplace(word, known);
    return known;
  }

  [[nodiscard]] bool has_variant(const std::string& word) const {
    const std::vector<std::string> variants = word_variants(word, language, {.british = british});
    return std::any_of(variants.begin(), variants.end(), [&](const std::string& form) { return has(form); });
  }

  /// Looks the word up, under the lock: also one of the many forms that corrections try, not worth remembering.
  [[nodiscard]] bool has(const std::string& word) const {
    return std::any_of(dictionaries.begin(), dictionaries.end(),
                       [&](const Dictionary& dictionary) { return dictionary.knows(word); });
  }
};

Speller::Speller(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Speller::~Speller() = default;

Result<std::shared_ptr<const Speller>> Speller::open(std::string_view language,
                                                     const std::vector<std::string>& folders) {
  auto impl = std::make_unique<Impl>();
  impl->language = language;
  for (const auto& [name, path] : chosen(language, folders)) {
    const Result<std::string> rules = base::read_file(path + ".aff");
    if (!rules) return rules.error();
    std::error_code code;
    if (!std::filesystem::is_regular_file(path + ".dic", code)) {
      return Error{
          .code = ErrorCode::kIo, .message = "a dictionary without words: no file here", .path = path + ".dic"};
    }
    Dictionary dictionary;
    dictionary.hunspell = std::make_unique<Hunspell>((path + ".aff").c_str(), (path + ".dic").c_str());
    std::string encoding = dictionary.hunspell->get_dict_encoding();
    if (encoding.starts_with("microsoft-")) encoding.erase(0, std::string_view("microsoft-").size());
    const Result<std::string> readable = decode(path + ".aff", *rules, encoding);
    if (readable) impl->letters.merge(letters_of(*readable));
    if (!is_utf8_name(encoding)) dictionary.encoding = std::move(encoding);
    impl->dictionaries.push_back(std::move(dictionary));
    impl->names.push_back(name);
  }
  if (impl->dictionaries.empty()) {
    std::string where;
    for (const std::string& folder : folders) where += (where.empty() ? "" : ", ") + folder;
    return Error{.code = ErrorCode::kIo,
                 .message = "no Hunspell dictionary of '" + std::string(language) +
                            "' in: " + (where.empty() ? "no folder" : where)};
  }
  impl->british = parse_tag(language).region.empty() && impl->names == std::vector<std::string>{"en_US"};
  if (impl->letters.empty()) {
    for (char32_t letter = U'a'; letter <= U'z'; ++letter) impl->letters.insert(letter);
  }
  for (const char32_t letter : impl->letters) impl->scripts.insert(script_of(letter));
  return std::shared_ptr<const Speller>(new Speller(std::move(impl)));
}

bool Speller::is_misspelt(std::string_view word) const {
  return !word.empty() && impl_->can_judge(word) && !impl_->knows(std::string(word));
}

Corrections Speller::corrections(std::string_view word) const {
  Corrections result;
  if (word.size() > kLongestCorrected) return result;
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    static_cast<void>(base::next_code_point(word, at));
    letters.emplace_back(word.substr(begin, at - begin));
  }
  std::vector<std::string> alphabet;
  for (const char32_t code : impl_->letters) append_utf8(code, alphabet.emplace_back());
  const std::lock_guard<std::mutex> lock(impl_->hunspell_lock);
  const auto try_form = [&](const std::vector<std::string>& form) {
    std::string text;
    for (const std::string& letter : form) text += letter;
    const bool tried = text == word || std::find(result.words.begin(), result.words.end(), text) != result.words.end();
    if (!tried && impl_->has(text)) result.words.push_back(std::move(text));
  };
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    std::vector<std::string> form = letters;
    std::swap(form[i], form[i + 1]);
    try_form(form);
  }
  const std::size_t swapped = result.words.size();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    // A letter typed twice, or one that does not belong. What is left without the last one is often another form of a
    // word that the dictionary lacks.
    std::vector<std::string> form = letters;
    form.erase(form.begin() + static_cast<std::ptrdiff_t>(i));
    try_form(form);
  }
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    for (const std::string& letter : alphabet) {
      std::vector<std::string> form = letters;
      form.insert(form.begin() + static_cast<std::ptrdiff_t>(i), letter);
      try_form(form);
    }
  }
  const std::size_t without_replaced = result.words.size();
  const bool cut_at_the_end = !result.words.empty() && word.starts_with(result.words.front());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    for (const std::string& letter : alphabet) {
      std::vector<std::string> form = letters;
      form[i] = letter;
      try_form(form);
    }
  }
  // A short word is near many others, and a right word that the dictionary lacks is near one with another letter.
  constexpr std::size_t kLongEnough = 5;  // letters
  const bool only_one = without_replaced == 1 && result.words.size() == 1 && !cut_at_the_end;
  result.certain = letters.size() >= kLongEnough && (swapped == 1 || only_one);
  if (result.words.size() > kMostCorrections) result.words.resize(kMostCorrections);
  return result;
}

const std::vector<std::string>& Speller::dictionaries() const { return impl_->names; }

}  // namespace lacuna::text
