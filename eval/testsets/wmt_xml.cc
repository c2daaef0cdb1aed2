#include "eval/testsets/wmt_xml.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "eval/corpus/xml_events.h"
#include "eval/testsets/segments.h"

namespace lacuna::testsets {
namespace {

using corpus::XmlEvent;
using corpus::XmlKind;
using Segments = std::map<std::int64_t, std::string>;

constexpr std::size_t kMostTranslators = 100;

/// One `<src>` or `<ref>`.
struct Side {
  std::optional<std::string> translator;
  Segments segments;
};

struct Document {
  std::string id;
  std::string origlang;
  std::string domain;
  bool is_test_suite = false;
  std::vector<Side> sources;
  std::vector<Side> references;
};

class Reader : public corpus::XmlHandler {
 public:
  std::optional<std::string> on_event(const XmlEvent& event) override {
    if (event.kind == XmlKind::kText && segment_ != nullptr) segment_->append(event.text);
    if (event.kind == XmlKind::kStart) return start(event);
    if (event.kind == XmlKind::kEnd) end(event.name.local);
    return std::nullopt;
  }

  std::vector<Document> documents;

 private:
  static std::string value(const XmlEvent& event, std::string_view name) {
    return std::string(event.attribute(name).value_or(std::string_view{}));
  }

  std::optional<std::string> start(const XmlEvent& event) {
    const std::string_view name = event.name.local;
    if (name == "doc") {
      if (inside_) return "a document within a document";
      inside_ = true;
      documents.push_back({.id = value(event, "id"),
                           .origlang = value(event, "origlang"),
                           .domain = value(event, "domain"),
                           .is_test_suite = event.attribute("testsuite").has_value()});
    }
    if (!inside_) return std::nullopt;
    if (name == "src" || name == "ref") return start_side(event, name == "src");
    if (name == "seg" && side_ != nullptr) {
      const std::string id = value(event, "id");
      std::int64_t number = 0;
      const auto [stop, code] = std::from_chars(id.data(), id.data() + id.size(), number);
      if (code != std::errc{} || stop != id.data() + id.size()) return "the segment's id '" + id + "' is not a number";
      segment_ = &side_->segments[number];
      segment_->clear();
    }
    return std::nullopt;
  }

  std::optional<std::string> start_side(const XmlEvent& event, bool is_source) {
    const std::string language = value(event, "lang");
    std::optional<std::string>& known = is_source ? source_language_ : target_language_;
    if (!known) known = language;
    if (*known != language) {
      return std::string(is_source ? "sources" : "references") + " in two languages: '" + *known + "' and '" +
             language + "'";
    }
    std::vector<Side>& sides = is_source ? documents.back().sources : documents.back().references;
    side_ = &sides.emplace_back();
    if (const auto translator = event.attribute("translator")) side_->translator = std::string(*translator);
    return std::nullopt;
  }

  void end(std::string_view name) {
    if (name == "seg") segment_ = nullptr;
    if (name == "src" || name == "ref") side_ = nullptr;
    if (name == "doc") inside_ = false;
  }

  bool inside_ = false;
  Side* side_ = nullptr;
  std::string* segment_ = nullptr;
  std::optional<std::string> source_language_;
  std::optional<std::string> target_language_;
};

/// Sources sometimes name the translator of the reference that stands beside them.
std::string translator_of(const Document& document, std::size_t reference) {
  if (document.references[reference].translator) return *document.references[reference].translator;
  const std::size_t source = document.sources.size() == 1 ? 0 : reference;
  return source < document.sources.size() ? document.sources[source].translator.value_or("") : "";
}

std::string field_of(const std::string& translator) { return translator.empty() ? "ref" : "ref:" + translator; }

/// What a translator wrote in a document.
using ByTranslator = std::map<std::string, Segments>;

class Table {
 public:
  explicit Table(const std::vector<Document>& documents) {
    for (const Document& document : documents) {
      for (std::size_t r = 0; r < document.references.size(); ++r) {
        const std::string translator = translator_of(document, r);
        if (std::find(translators_.begin(), translators_.end(), translator) == translators_.end()) {
          translators_.push_back(translator);
        }
      }
    }
    std::sort(translators_.begin(), translators_.end());
    references_.resize(translators_.size());
    for (const Document& document : documents) {
      if (!document.is_test_suite) add(document);
    }
  }

  [[nodiscard]] const std::vector<std::string>& translators() const { return translators_; }

  TestSetTexts texts() && {
    TestSetTexts texts;
    texts.fields.push_back({"src", std::move(source_)});
    for (std::size_t t = 0; t < translators_.size(); ++t) {
      texts.fields.push_back({field_of(translators_[t]), std::move(references_[t])});
    }
    texts.fields.push_back({"docid", std::move(docids_)});
    texts.fields.push_back({"origlang", std::move(origlangs_)});
    const bool domains =
        std::any_of(domains_.begin(), domains_.end(), [](const std::string& domain) { return !domain.empty(); });
    if (domains) texts.fields.push_back({"domain", std::move(domains_)});
    return texts;
  }

 private:
  void add(const Document& document) {
    Segments sources;
    for (const Side& side : document.sources) {
      for (const auto& [id, text] : side.segments) sources[id] = text;
    }
    ByTranslator translated;
    for (std::size_t r = 0; r < document.references.size(); ++r) {
      translated[translator_of(document, r)] = document.references[r].segments;
    }
    const auto text_of = [&](const std::string& translator, std::int64_t id) -> std::string {
      const auto segments = translated.find(translator);
      if (segments == translated.end()) return {};
      const auto text = segments->second.find(id);
      return text == segments->second.end() ? std::string{} : text->second;
    };
    for (const auto& [id, text] : sources) {
      const bool any = std::any_of(translators_.begin(), translators_.end(),
                                   [&, number = id](const std::string& one) { return !text_of(one, number).empty(); });
      if (!any) continue;
      source_.push_back(single_spaced(text));
      for (std::size_t t = 0; t < translators_.size(); ++t) {
        references_[t].push_back(single_spaced(text_of(translators_[t], id)));
      }
      docids_.push_back(single_spaced(document.id));
      origlangs_.push_back(single_spaced(document.origlang));
      domains_.push_back(single_spaced(document.domain));
    }
  }

  std::vector<std::string> translators_;
  std::vector<std::string> source_;
  std::vector<std::vector<std::string>> references_;
  std::vector<std::string> docids_;
  std::vector<std::string> origlangs_;
  std::vector<std::string> domains_;
};

}  // namespace

Result<TestSetTexts> read_wmt_xml(std::string_view bytes, const std::vector<std::string>& translators,
                                  const std::string& path) {
  Reader reader;
  if (const Status read = corpus::read_xml(bytes, {.path = path}, reader); !read) return read.error();
  Table table(reader.documents);
  const std::vector<std::string> there = table.translators();
  const auto error = [&](const std::string& message) {
    return Error{.code = ErrorCode::kFormat, .message = message, .path = path};
  };
  if (there.size() > kMostTranslators) return error("references of more than 100 translators");
  std::vector<std::string> counted;
  for (const std::string& translator : translators) {
    if (std::find(there.begin(), there.end(), translator) != there.end()) counted.push_back(field_of(translator));
  }
  if (counted.empty()) {
    std::string message = "there is no reference of the translator";
    for (const std::string& translator : translators) message.append(" '").append(translator).append("'");
    message += there.empty() ? "; there is none at all" : "; there are those of";
    for (const std::string& translator : there) message.append(" '").append(translator).append("'");
    return error(message);
  }
  TestSetTexts texts = std::move(table).texts();
  texts.references = std::move(counted);
  return texts;
}

}  // namespace lacuna::testsets
