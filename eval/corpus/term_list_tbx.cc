#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "eval/corpus/term_list.h"
#include "eval/corpus/xml_events.h"

namespace lacuna::corpus {
namespace {

/// Of one language in one concept: more would make pairs without end.
constexpr std::size_t kMostTerms = 100;
constexpr std::size_t kMostLanguagesNamed = 8;

enum class Status : std::uint8_t { kPreferred, kAdmitted, kForbidden };

struct Term {
  std::string text;
  Status status = Status::kAdmitted;
};

bool is_concept(std::string_view name) { return name == "termEntry" || name == "conceptEntry"; }
bool is_language(std::string_view name) { return name == "langSet" || name == "langSec"; }
bool is_term_section(std::string_view name) { return name == "tig" || name == "ntig" || name == "termSec"; }

/// Whether the event is a category of the term's status: `<termNote type="administrativeStatus">`, or in DCT style
/// an element of that name.
bool is_status(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  const std::string_view category = name == "termNote" ? event.attribute("type").value_or("") : name;
  return category == "administrativeStatus" || category == "normativeAuthorization" || category == "usageStatus" ||
         category == "status" || category == "Status";
}

class TbxHandler : public XmlHandler {
 public:
  TbxHandler(std::string_view source_language, std::string_view target_language)
      : source_language_(source_language), target_language_(target_language) {}

  std::optional<std::string> on_event(const XmlEvent& event) override {
    switch (event.kind) {
      case XmlKind::kStart: return start(event);
      case XmlKind::kEnd: return end(event.name.local);
      case XmlKind::kText:
        if (text_ != nullptr) text_->append(event.text);
        return std::nullopt;
      default: return std::nullopt;
    }
  }

  [[nodiscard]] bool has_both_languages() const { return has_source_ && has_target_; }
  /// The languages of the file, for a message.
  [[nodiscard]] std::string languages() const {
    std::string list;
    for (const std::string& language : languages_) list += (list.empty() ? "" : ", ") + language;
    return list.empty() ? "none" : list;
  }
  [[nodiscard]] std::vector<TermEntry> take() { return std::move(entries_); }

 private:
  std::optional<std::string> start(const XmlEvent& event) {
    const std::string_view name = event.name.local;
    if (!std::exchange(rooted_, true) && name != "martif" && name != "tbx") {
      return "not TBX: the first element is <" + std::string(name) + ">, not <martif> or <tbx>";
    }
    if (is_concept(name)) {
      sources_.clear();
      targets_.clear();
      side_ = nullptr;
      line_ = event.line;
    } else if (is_language(name)) {
      enter_language(event.attribute("lang", kXmlSpace).value_or(event.attribute("lang").value_or("")));
    } else if (side_ != nullptr && is_term_section(name)) {
      term_.emplace();
      status_.clear();
    } else if (term_ && name == "term") {
      text_ = &term_->text;
    } else if (term_ && text_ == nullptr && is_status(event)) {
      status_.clear();
      text_ = &status_;
    } else if (text_ != nullptr) {
      ++depth_;  // markup inside of a term
    }
    return std::nullopt;
  }

  std::optional<std::string> end(std::string_view name) {
    if (text_ != nullptr) {
      if (depth_ > 0) {
        --depth_;
        return std::nullopt;
      }
      if (text_ == &status_) set_status();
      text_ = nullptr;
    } else if (term_ && is_term_section(name)) {
      return leave_term();
    } else if (is_language(name)) {
      side_ = nullptr;
    } else if (is_concept(name)) {
      leave_concept();
    }
    return std::nullopt;
  }

  void enter_language(std::string_view language) {
    if (languages_.size() < kMostLanguagesNamed) languages_.emplace(language);
    side_ = nullptr;
    if (same_language(language, source_language_)) {
      side_ = &sources_;
      has_source_ = true;
    } else if (same_language(language, target_language_)) {
      side_ = &targets_;
      has_target_ = true;
    }
  }

  void set_status() {
    if (is_forbidding_status(status_)) term_->status = Status::kForbidden;
    if (status_.find("preferred") != std::string::npos && term_->status == Status::kAdmitted) {
      term_->status = Status::kPreferred;
    }
  }

  std::optional<std::string> leave_term() {
    Term term = *std::exchange(term_, std::nullopt);
    const std::size_t begin = std::min(term.text.find_first_not_of(" \t\r\n"), term.text.size());
    term.text.erase(0, begin);
    term.text.erase(term.text.find_last_not_of(" \t\r\n") + 1);
    if (term.text.empty()) return std::nullopt;
    if (side_->size() >= kMostTerms) return "more than 100 terms of one language in a concept";
    side_->push_back(std::move(term));
    return std::nullopt;
  }

  void leave_concept() {
    TermEntry entry;
    entry.line = line_;
    std::stable_sort(targets_.begin(), targets_.end(),
                     [](const Term& a, const Term& b) { return a.status < b.status; });
    for (Term& term : targets_) {
      (term.status == Status::kForbidden ? entry.forbidden : entry.targets).push_back(std::move(term.text));
    }
    if (sources_.empty() && !entry.forbidden.empty()) entries_.push_back(entry);
    if (entry.targets.empty() && entry.forbidden.empty()) return;
    for (Term& source : sources_) {
      entries_.push_back(entry);
      entries_.back().source = std::move(source.text);
    }
  }

  std::string_view source_language_;
  std::string_view target_language_;
  bool rooted_ = false;
  bool has_source_ = false;
  bool has_target_ = false;
  std::set<std::string> languages_;
  std::size_t line_ = 0;
  std::vector<Term> sources_;
  std::vector<Term> targets_;
  std::vector<Term>* side_ = nullptr;  ///< of the language that is being read; null: another one
  std::optional<Term> term_;
  std::string status_;
  std::string* text_ = nullptr;  ///< where text goes
  std::size_t depth_ = 0;        ///< of elements inside of what `text_` collects
  std::vector<TermEntry> entries_;
};

}  // namespace

Result<std::vector<TermEntry>> parse_tbx(std::string_view bytes, const std::string& path,
                                         std::string_view source_language, std::string_view target_language) {
  TbxHandler handler(source_language, target_language);
  if (const lacuna::Status read = read_xml(bytes, {.path = path}, handler); !read) return read.error();
  std::vector<TermEntry> entries = handler.take();
  if (entries.empty() && !handler.has_both_languages()) {
    return Error{.code = ErrorCode::kFormat,
                 .message = "has no terms of both " + std::string(source_language) + " and " +
                            std::string(target_language) + "; its languages are: " + handler.languages(),
                 .path = path};
  }
  return entries;
}

}  // namespace lacuna::corpus
