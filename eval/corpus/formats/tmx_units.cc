#include "eval/corpus/formats/tmx_units.h"

#include <algorithm>

#include "eval/corpus/formats/xml_notes.h"
#include "eval/corpus/ignore_marker.h"

namespace lacuna::corpus {
namespace {

constexpr std::size_t kMaxLanguages = 1000;
constexpr std::size_t kMaxLanguagesNamed = 8;
constexpr std::string_view kOwnType = "x-lacuna";

bool is_native(std::string_view name) {
  return name == "ph" || name == "bpt" || name == "ept" || name == "it" || name == "ut";
}

CodeRole role_of(std::string_view name) {
  if (name == "bpt") return CodeRole::kOpen;
  if (name == "ept") return CodeRole::kClose;
  return CodeRole::kStandalone;
}

/// One of them is the other, or goes on with a region or script.
bool related(std::string_view left, std::string_view right) {
  return tag_matches(left, right) || tag_matches(right, left);
}

}  // namespace

std::string lower_tag(std::string_view tag) {
  std::string result(tag);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c;
  return result;
}

bool tag_matches(std::string_view tag, std::string_view language) {
  return tag.starts_with(language) && (tag.size() == language.size() || tag[language.size()] == '-');
}

TmxUnits::TmxUnits(std::string_view bytes, std::string_view source_language, std::string_view target_language,
                   std::function<void(const TmxUnit&)> sink)
    : bytes_(bytes), source_(lower_tag(source_language)), target_(lower_tag(target_language)), sink_(std::move(sink)) {}

std::optional<std::string> TmxUnits::on_event(const XmlEvent& event) {
  switch (event.kind) {
    case XmlKind::kStart: return start(event);
    case XmlKind::kEnd: end(event); break;
    case XmlKind::kText:
      if (in_annotation_) {
        annotation_ += event.text;
      } else if (segment_ != nullptr && sub_ == 0) {
        segment_->append(event.text, event.span);
      }
      break;
    case XmlKind::kComment:
    case XmlKind::kInstruction: break;
  }
  return std::nullopt;
}

std::optional<std::string> TmxUnits::start(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  if (segment_ != nullptr) {
    start_in_segment(event);
  } else if (!is_tmx_) {
    if (name != "tmx") return "XML, but not TMX: it has no <tmx>";
    is_tmx_ = true;
    space_ = event.name.space;
  } else if (event.name.space != space_) {
    return std::nullopt;
  } else if (!in_unit_) {
    if (name == "tu") {
      in_unit_ = true;
      name_ = event.attribute("tuid").value_or("");
      line_ = event.line;
      note_place_ = event.span.end;
      own_notes_.clear();
      ignored_.clear();
      used_ = 0;
    } else if (name == "header") {
      datatype_ = event.attribute("datatype").value_or("");
      const std::string tag = lower_tag(event.attribute("srclang").value_or(""));
      if (source_.empty() && tag != "*all*") source_ = tag;
    }
  } else if (name == "note" || name == "prop") {
    in_annotation_ = true;
    own_ = !in_variant_ && name == "prop" && event.attribute("type") == kOwnType;
    annotation_begin_ = event.span.begin;
    annotation_.clear();
  } else if (name == "tuv") {
    start_variant(event);
  } else if (name == "seg" && in_variant_) {
    TmxVariant& variant = variants_[used_ - 1];
    if (variant.has_segment) return std::nullopt;
    variant.has_segment = true;
    segment_ = &variant.text;
    depth_ = 0;
    sub_ = 0;
    partners_.clear();
  }
  return std::nullopt;
}

void TmxUnits::start_variant(const XmlEvent& event) {
  in_variant_ = true;
  if (used_ == variants_.size()) variants_.emplace_back();
  TmxVariant& variant = variants_[used_++];
  variant.written = event.attribute("lang", kXmlSpace).value_or(event.attribute("lang").value_or(""));
  variant.language = lower_tag(variant.written);
  variant.text.clear();
  variant.has_segment = false;
  if (languages_.size() < kMaxLanguages && !variant.language.empty()) languages_.insert(variant.language);
}

std::string TmxUnits::identity_of(const XmlEvent& event) {
  // x pairs codes between languages, i a <bpt> with its <ept>.
  const std::string_view i = event.attribute("i").value_or("");
  std::string identity(event.attribute("x").value_or(""));
  if (event.name.local == "bpt") {
    if (identity.empty()) identity = i;
    partners_.emplace_back(i, identity);
  } else if (event.name.local == "ept") {
    const auto partner =
        std::find_if(partners_.rbegin(), partners_.rend(), [&](const auto& pair) { return pair.first == i; });
    identity = partner == partners_.rend() ? std::string(i) : partner->second;
  }
  return identity;
}

void TmxUnits::start_in_segment(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  if (depth_ > 0) {
    ++depth_;
    if (sub_ == 0 && name == "sub") sub_ = depth_;
  } else if (is_native(name)) {
    depth_ = 1;
    code_ = event.span;
    segment_->begin_code(role_of(name), identity_of(event));
  } else {
    std::string identity = "hi " + std::string(event.attribute("x").value_or(event.attribute("type").value_or("")));
    const std::string_view shown = bytes_.empty() ? std::string_view{} : event.span.of(bytes_);
    segment_->append_code(CodeRole::kOpen, identity, shown, event.span);
    partners_.emplace_back("", std::move(identity));
  }
}

void TmxUnits::end_in_segment(const XmlEvent& event) {
  if (depth_ > 0) {
    if (sub_ == depth_) sub_ = 0;
    if (--depth_ > 0) return;
    code_.end = event.span.end;
    segment_->end_code(bytes_.empty() ? std::string_view{} : code_.of(bytes_), code_);
    return;
  }
  const auto open =
      std::find_if(partners_.rbegin(), partners_.rend(), [](const auto& pair) { return pair.first.empty(); });
  if (open == partners_.rend()) return;
  if (!event.span.empty()) {
    const std::string_view shown = bytes_.empty() ? std::string_view{} : event.span.of(bytes_);
    segment_->append_code(CodeRole::kClose, open->second, shown, event.span);
  }
  partners_.erase(std::next(open).base());
}

void TmxUnits::end(const XmlEvent& event) {
  const std::string_view name = event.name.local;
  if (segment_ != nullptr) {
    if (depth_ == 0 && name == "seg") {
      variants_[used_ - 1].place = event.span.begin;
      segment_ = nullptr;
    } else {
      end_in_segment(event);
    }
  } else if (!in_unit_ || event.name.space != space_) {
    return;
  } else if (in_annotation_ && (name == "note" || name == "prop")) {
    end_annotation(event);
  } else if (name == "tuv") {
    in_variant_ = false;
  } else if (name == "tu") {
    in_unit_ = false;
    in_variant_ = false;  // where units stand in units, one may end inside a variant or a note
    in_annotation_ = false;
    end_unit();
  }
}

void TmxUnits::end_annotation(const XmlEvent& event) {
  in_annotation_ = false;
  if (own_) {
    const ByteSpan element{annotation_begin_, event.span.end};
    own_notes_.push_back(bytes_.empty() ? element : with_space_before(bytes_, element));
    return;
  }
  if (!in_variant_ && used_ == 0) note_place_ = event.span.end;
  for (std::string& rule : ignored_rules(annotation_)) ignored_.push_back(std::move(rule));
}

TmxVariant* TmxUnits::variant_of(std::string_view language, const TmxVariant* other) {
  TmxVariant* shorter = nullptr;  // "en" for "en-us"
  for (std::size_t i = 0; i < used_; ++i) {
    TmxVariant& variant = variants_[i];
    if (!variant.has_segment || &variant == other || variant.language.empty()) continue;
    if (tag_matches(variant.language, language)) return &variant;
    if (shorter == nullptr && tag_matches(language, variant.language)) shorter = &variant;
  }
  return shorter;
}

void TmxUnits::end_unit() {
  if (source_.empty() && used_ > 0) source_ = variants_.front().language;
  TmxVariant* source = variant_of(source_, nullptr);
  if (target_.empty()) {
    for (std::size_t i = 0; i < used_ && target_.empty(); ++i) {
      if (!related(variants_[i].language, source_)) target_ = variants_[i].language;
    }
    if (target_.empty()) return;
  }
  TmxVariant* target = variant_of(target_, source);
  if (source == nullptr || target == nullptr) return;
  ++units_;
  sink_({.name = name_,
         .line = line_,
         .source = source,
         .target = target,
         .note_place = note_place_,
         .own_notes = &own_notes_,
         .ignored = &ignored_});
}

bool TmxUnits::has_others() const {
  return std::any_of(languages_.begin(), languages_.end(),
                     [&](const std::string& tag) { return !related(tag, source_) && !related(tag, target_); });
}

std::string TmxUnits::language_list() const {
  std::string list;
  std::size_t named = 0;
  for (const std::string& tag : languages_) {
    if (named++ == kMaxLanguagesNamed) return list + ", …";
    list += (list.empty() ? "" : ", ") + tag;
  }
  return list.empty() ? "none" : list;
}

}  // namespace lacuna::corpus
