#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/glob.h"
#include "eval/corpus/formats/field_names.h"
#include "eval/pipeline/detect_language.h"
#include "eval/pipeline/starter/suite_finder.h"
#include "eval/pipeline/starter/text_names.h"

namespace lacuna::pipeline {
namespace {

namespace fs = std::filesystem;

/// Larger texts are not looked at.
constexpr std::uintmax_t kMostBytes = std::uintmax_t{64} << 20U;

struct Text : TextName {
  std::size_t lines = 0;
  bool taken = false;  ///< stands in a suite as hypothesis, reference or source
};

std::size_t count_lines(std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return ends + (text.empty() || text.back() == '\n' ? 0 : 1);
}

/// The texts among the files, with their lines. What says to be in another language and is in English is most
/// probably a program, or not translated yet.
std::vector<Text> read_texts(const std::string& folder, const std::vector<std::string>& paths) {
  std::vector<Text> texts;
  for (const std::string& path : paths) {
    std::optional<TextName> name = text_name(path);
    if (!name) continue;
    const std::string file = (fs::path(folder) / path).string();
    std::error_code code;
    if (const std::uintmax_t bytes = fs::file_size(file, code); code || bytes == 0 || bytes > kMostBytes) continue;
    const Result<std::string> text = base::read_text_file(file);
    if (!text || text->find('\0') != std::string::npos) continue;
    if (name->role == TextRole::kNone && !corpus::names_language(name->language, "en") &&
        detect_language(*text) == "en") {
      continue;
    }
    texts.push_back({*std::move(name), count_lines(*text), false});
  }
  return texts;
}

bool may_be_same_language(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || corpus::names_language(a, b);
}

bool same_pair(const Text& a, const Text& b) {
  return a.pair_target.empty() || b.pair_target.empty() ||
         (a.pair_source == b.pair_source && a.pair_target == b.pair_target);
}

/// A text in the same folder as the hypothesis's, or in one beside it.
bool is_near(const Text& text, const Text& hypothesis) {
  if (text.root == hypothesis.root) return true;
  const std::string& root = text.root;
  const std::size_t above = root.size() < 2 ? std::string::npos : root.rfind('/', root.size() - 2);
  return root.substr(0, above == std::string::npos ? 0 : above + 1) == hypothesis.root;
}

class LineSuites {
 public:
  explicit LineSuites(std::vector<Text> texts) : texts_(std::move(texts)) {}

  std::vector<FoundSuite> find() {
    for (Text& text : texts_) {  // each translation with the references of its own name
      if (text.role == TextRole::kHypothesis && !text.stem.empty()) add({&text}, true);
    }
    for (const Text& text : texts_) {  // then those that lie together, against the only references there are
      if (text.role == TextRole::kHypothesis && !text.taken) add(systems_beside(text), false);
    }
    for (Text& text : texts_) {
      if (text.role == TextRole::kNone && !text.taken) add_pair(text);
    }
    return std::move(suites_);
  }

 private:
  using Group = std::vector<Text*>;

  Group those(const std::function<bool(const Text&)>& hold) {
    Group group;
    for (Text& text : texts_) {
      if (hold(text)) group.push_back(&text);
    }
    return group;
  }

  Group systems_beside(const Text& first) {
    return those([&](const Text& text) {
      return text.role == TextRole::kHypothesis && !text.taken && text.folder == first.folder &&
             text.language == first.language && text.lines == first.lines && same_pair(text, first);
    });
  }

  /// Texts that fit a hypothesis line by line.
  Group beside(const Text& hypothesis, const std::optional<std::string>& stem,
               const std::function<bool(const Text&)>& hold) {
    return those([&](const Text& text) {
      return text.role != TextRole::kHypothesis && text.lines == hypothesis.lines && is_near(text, hypothesis) &&
             same_pair(text, hypothesis) && (!stem || text.stem == *stem) && hold(text);
    });
  }

  /// The references: those that are named so (several of one name in one folder), or the one text in the language.
  Group references_of(const Text& hypothesis, const std::optional<std::string>& stem) {
    Group named = beside(hypothesis, stem, [&](const Text& text) {
      return text.role == TextRole::kReference && may_be_same_language(text.language, hypothesis.language);
    });
    const bool of_one_name = std::all_of(named.begin(), named.end(), [&](const Text* text) {
      return text->folder == named.front()->folder && text->stem == named.front()->stem;
    });
    if (!named.empty()) return of_one_name ? named : Group();
    Group others = beside(hypothesis, stem, [&](const Text& text) {
      return text.role == TextRole::kNone && corpus::names_language(text.language, hypothesis.language);
    });
    return others.size() == 1 ? others : Group();
  }

  /// The source: the one that is named so, or the one text in another language.
  Text* source_of(const Text& hypothesis, const std::optional<std::string>& stem) {
    Group named = beside(hypothesis, stem, [&](const Text& text) {
      return text.role == TextRole::kSource &&
             (text.language.empty() || !corpus::names_language(text.language, hypothesis.language));
    });
    if (!named.empty()) return named.size() == 1 ? named.front() : nullptr;
    Group others = beside(hypothesis, stem, [&](const Text& text) {
      return text.role == TextRole::kNone && !hypothesis.language.empty() &&
             !corpus::names_language(text.language, hypothesis.language);
    });
    return others.size() == 1 ? others.front() : nullptr;
  }

  /// A suite for translations of one text, when what they are compared with is certain.
  void add(const Group& hypotheses, bool of_the_same_name) {
    const Text& first = *hypotheses.front();
    std::optional<std::string> stem;
    if (of_the_same_name) stem = first.stem;
    const Group references = references_of(first, stem);
    // The source of a reference that is certain is called like it.
    if (!references.empty()) stem = references.front()->stem;
    Text* const source = source_of(first, stem);
    const std::string path = pattern_of(hypotheses);
    if ((references.empty() && source == nullptr) || path.empty()) return;
    FoundSuite suite{.name = "", .hypothesis = path, .target_language = first.language};
    for (Text* const reference : references) {
      suite.references.push_back(reference->path);
      if (suite.target_language.empty()) suite.target_language = reference->language;
      reference->taken = true;
    }
    if (source != nullptr) {
      suite.source = source->path;
      suite.source_language = source->language;
      source->taken = true;
    }
    for (Text* const hypothesis : hypotheses) hypothesis->taken = true;
    const Text& named = !references.empty() ? *references.front() : source != nullptr ? *source : first;
    suite.name = name_of(named, first);
    suites_.push_back(std::move(suite));
  }

  /// The path of one translation, or the widest pattern for several; empty when it would take others in, too.
  [[nodiscard]] std::string pattern_of(const Group& hypotheses) const {
    std::string prefix = hypotheses.front()->path;
    if (hypotheses.size() == 1) return prefix;
    std::string suffix = prefix;
    for (const Text* const text : hypotheses) {
      const std::string& path = text->path;
      const auto end = std::mismatch(prefix.begin(), prefix.end(), path.begin(), path.end()).first;
      prefix.erase(end, prefix.end());
      const auto begin = std::mismatch(suffix.rbegin(), suffix.rend(), path.rbegin(), path.rend()).first;
      suffix.erase(suffix.begin(), begin.base());
    }
    prefix.resize(prefix.find_last_of("/._-") + 1);
    suffix.erase(0, std::min(suffix.find_first_of("._-"), suffix.size()));
    for (const std::string& start : {hypotheses.front()->folder, prefix}) {
      std::string pattern = start;
      pattern.append("*").append(suffix);
      const auto fits = [&](const Text& text) { return base::glob_matches(pattern, text.path); };
      const auto count = static_cast<std::size_t>(std::count_if(texts_.begin(), texts_.end(), fits));
      const bool all = std::all_of(hypotheses.begin(), hypotheses.end(), [&](const Text* text) { return fits(*text); });
      if (all && count == hypotheses.size()) return pattern;
    }
    return "";
  }

  static std::string name_of(const Text& text, const Text& hypothesis) {
    if (!text.stem.empty()) {
      std::string name = text.stem;
      std::replace(name.begin(), name.end(), '.', '-');
      return name;
    }
    if (!hypothesis.pair_target.empty()) return hypothesis.pair_source + "-" + hypothesis.pair_target;
    std::string root = text.root;
    while (root.ends_with('/')) root.pop_back();
    root.erase(0, root.rfind('/') + 1);
    return root.empty() ? "texts" : root;
  }

  /// Two texts whose names differ in the language only.
  void add_pair(Text& text) {
    const Group pair = those([&](const Text& other) {
      return other.role == TextRole::kNone && !other.taken && other.folder == text.folder && other.stem == text.stem &&
             same_pair(other, text);
    });
    if (pair.size() != 2 || pair[0]->lines != pair[1]->lines ||
        corpus::names_language(pair[0]->language, pair[1]->language)) {
      return;
    }
    Text* source = pair[0];
    Text* target = pair[1];
    const bool known = corpus::names_language(text.pair_source, source->language) ||
                       corpus::names_language(text.pair_source, target->language);
    // Most of what is translated is translated from English.
    if (corpus::names_language(known ? text.pair_source : "en", target->language)) std::swap(source, target);
    suites_.push_back({.name = name_of(text, text),
                       .remark = known
                                     ? ""
                                     : "Which of the two is the translation is a guess: if it is the other way round, "
                                       "swap files and languages.",
                       .hypothesis = target->path,
                       .references = {},
                       .source = source->path,
                       .source_language = source->language,
                       .target_language = target->language});
    source->taken = target->taken = true;
  }

  std::vector<Text> texts_;
  std::vector<FoundSuite> suites_;
};

}  // namespace

std::vector<FoundSuite> suites_of_lines(const std::string& folder, const std::vector<std::string>& paths) {
  return LineSuites(read_texts(folder, paths)).find();
}

}  // namespace lacuna::pipeline
