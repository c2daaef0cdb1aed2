#include "eval/corpus/formats/po.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/utf8.h"
#include "eval/corpus/formats/plural_forms.h"
#include "eval/corpus/formats/po_library.h"
#include "eval/corpus/formats/po_scan.h"
#include "eval/corpus/formats/unit_texts.h"
#include "eval/corpus/ignore_marker.h"
#include "eval/text/ascii.h"

namespace lacuna::corpus {
namespace {

constexpr std::string_view kOwnNote = "#. lacuna: ";
constexpr std::string_view kIgnoreFlag = "lacuna-ignore-";
constexpr std::string_view kMaxLength = "max-length";

/// "vi_VN.UTF-8" and "sr@latin" as BCP 47.
std::string language_tag(std::string locale) {
  std::string script;
  if (const std::size_t modifier = locale.find('@'); modifier != std::string::npos) {
    const std::string name = text::lower(locale.substr(modifier + 1));
    script = name == "latin" ? "-Latn" : name == "cyrillic" ? "-Cyrl" : "";
    locale.resize(modifier);
  }
  locale.resize(std::min(locale.find('.'), locale.size()));
  std::replace(locale.begin(), locale.end(), '_', '-');
  return locale.insert(std::min(locale.find('-'), locale.size()), script);
}

/// "#. lacuna: RULE: …", a note of ours and no sentence of somebody else's about gaps.
bool is_own_note(std::string_view comment) {
  if (!comment.starts_with(kOwnNote)) return false;
  const std::string_view rest = comment.substr(kOwnNote.size());
  const std::size_t colon = rest.find(": ");
  return colon != 0 && colon != std::string_view::npos &&
         rest.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

/// The number behind "max-length" and a colon, an equals sign or spaces.
std::optional<std::size_t> max_length(std::string_view text) {
  const std::string folded = text::lower(text);
  std::size_t at = folded.find(kMaxLength);
  if (at == std::string::npos) return std::nullopt;
  at = folded.find_first_not_of(" :=", at + kMaxLength.size());
  if (at == std::string::npos) return std::nullopt;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(folded.data() + at, folded.data() + folded.size(), number);
  if (error != std::errc() || number == 0) return std::nullopt;
  return number;
}

/// What the comments of an entry say.
struct Remarks {
  std::vector<std::string> flags;
  std::vector<std::string> ignored;
  std::optional<std::size_t> max_characters;
  std::vector<ByteSpan> own_notes;
};

void read_flags(std::string_view line, Remarks& remarks) {
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find_first_of(", \t\r\n", begin), line.size());
    const std::string_view flag = line.substr(begin, end - begin);
    begin = end + 1;
    if (flag.empty() || flag == "fuzzy") continue;
    if (flag.starts_with(kIgnoreFlag)) remarks.ignored.emplace_back(flag.substr(kIgnoreFlag.size()));
    if (flag.starts_with(kMaxLength)) remarks.max_characters = max_length(flag);
    remarks.flags.emplace_back(flag);
  }
}

Remarks remarks_of(std::string_view bytes, const PoEntry& entry) {
  Remarks remarks;
  for (const ByteSpan& span : entry.comments) {
    const std::string_view comment = span.of(bytes);
    if (comment.starts_with("#,")) {
      read_flags(comment.substr(2), remarks);
    } else if (is_own_note(comment)) {
      remarks.own_notes.push_back({span.begin, std::min(bytes.find('\n', span.end), bytes.size() - 1) + 1});
    } else if (!comment.starts_with("#:")) {
      for (std::string& rule : ignored_rules(comment)) remarks.ignored.push_back(std::move(rule));
      if (comment.starts_with("#.") && !remarks.max_characters) remarks.max_characters = max_length(comment);
    }
  }
  std::sort(remarks.ignored.begin(), remarks.ignored.end());
  remarks.ignored.erase(std::unique(remarks.ignored.begin(), remarks.ignored.end()), remarks.ignored.end());
  return remarks;
}

/// Finds the entry of each message: they come in the same order, unless what looks like an entry is none.
class EntryFinder {
 public:
  EntryFinder(std::string_view bytes, const PoScan& scan) : bytes_(bytes), scan_(scan) {}

  /// Null when there is none.
  const PoEntry* find(const PoMessage& message) {
    while (next_ < scan_.entries.size() && passed_over(scan_.entries[next_])) ++next_;
    if (next_ < scan_.entries.size() && is_of(scan_.entries[next_], message)) return &scan_.entries[next_++];
    if (by_key_.empty()) {
      for (const PoEntry& entry : scan_.entries) {
        if (!entry.obsolete) by_key_.emplace(key(text(entry.context), text(entry.id)), &entry);
      }
    }
    const auto found = by_key_.find(key(message.context.value_or(""), message.id));
    if (found == by_key_.end()) return nullptr;
    next_ = static_cast<std::size_t>(found->second - scan_.entries.data()) + 1;
    return found->second;
  }

 private:
  [[nodiscard]] std::string text(const PoField& field) const { return po_text(bytes_, scan_, field); }
  static std::string key(const std::string& context, const std::string& id) { return context + '\4' + id; }
  [[nodiscard]] bool passed_over(const PoEntry& entry) const {
    return entry.obsolete || (entry.context.count == 0 && text(entry.id).empty());
  }
  [[nodiscard]] bool is_of(const PoEntry& entry, const PoMessage& message) const {
    return text(entry.id) == message.id && text(entry.context) == message.context.value_or("");
  }

  std::string_view bytes_;
  const PoScan& scan_;
  std::size_t next_ = 0;
  std::unordered_map<std::string, const PoEntry*> by_key_;  // only asked, never walked
};

bool is_utf8(const PoMessage& message) {
  const auto bad = [](const std::string& text) { return base::first_invalid_utf8(text).has_value(); };
  return !bad(message.context.value_or("")) && !bad(message.id) && !bad(message.plural.value_or("")) &&
         std::none_of(message.translations.begin(), message.translations.end(), bad);
}

class Reader {
 public:
  Reader(Bitext& bitext, const PoScan& scan)
      : bitext_(bitext), bytes_(bitext.bytes), scan_(scan), found_(scan.entries.size(), false) {}

  Status read() {
    if (Status charset = check_charset(); !charset) return charset;
    Result<PoMessages> read = read_po_messages(bitext_.source.path, bytes_);
    if (!read) return read.error();
    bitext_.software = true;
    bitext_.target_language = language_tag(read->language);
    bitext_.source_language = language_tag(read->source_language);
    forms_ = plural_forms(read->plural_forms);
    EntryFinder finder(bytes_, scan_);
    for (PoMessage& message : read->messages) {
      const PoEntry* entry = finder.find(message);
      if (!is_utf8(message)) return not_utf8(entry);
      complete_forms(message);
      add(message, entry);
    }
    take_stray_notes();
    source_.finish(bitext_.source);
    target_.finish(bitext_.target);
    return {};
  }

 private:
  [[nodiscard]] Error not_utf8(const PoEntry* entry) const {
    return {.code = ErrorCode::kEncoding,
            .message = "escapes in this message do not make valid UTF-8",
            .path = bitext_.source.path,
            .line = entry == nullptr ? 0 : entry->line,
            .byte = entry == nullptr ? -1 : static_cast<std::int64_t>(entry->bytes.begin)};
  }

  /// The header may call text in UTF-8 by another name only where it makes no difference.
  [[nodiscard]] Status check_charset() const {
    for (const PoEntry& entry : scan_.entries) {
      if (entry.obsolete || entry.context.count > 0 || entry.translations.empty()) continue;
      if (!po_text(bytes_, scan_, entry.id).empty()) return {};
      const std::string header = po_text(bytes_, scan_, entry.translations.front());
      const std::size_t at = header.find("charset=");
      if (at == std::string::npos) return {};
      const std::size_t begin = at + 8;
      const std::string charset =
          header.substr(begin, std::min(header.find_first_of(" \t\r\n;", begin), header.size()) - begin);
      const std::string known = text::lower(charset);
      if (known == "utf-8" || known == "utf8" || known == "charset") return {};
      const bool ascii = std::all_of(bytes_.begin(), bytes_.end(), [](char c) { return (c & '\x80') == 0; });
      if (ascii) return {};
      return Error{.code = ErrorCode::kFormat,
                   .message = "the header says charset=" + charset +
                              ", but only UTF-8 is read (and this text is in UTF-8); msgconv -t UTF-8 converts",
                   .path = bitext_.source.path,
                   .line = entry.line,
                   .byte = static_cast<std::int64_t>(entry.bytes.begin)};
    }
    return {};
  }

  /// Notes of ours at entries that are no units: where an entry has no line of its own, its notes go elsewhere.
  void take_stray_notes() {
    if (bitext_.units.empty()) return;
    for (std::size_t i = 0; i < scan_.entries.size(); ++i) {
      if (found_[i]) continue;
      std::vector<ByteSpan> notes = remarks_of(bytes_, scan_.entries[i]).own_notes;
      std::vector<ByteSpan>& own = bitext_.units.front().own_notes;
      own.insert(own.end(), notes.begin(), notes.end());
    }
  }

  /// A form that a translated message has no msgstr for is one without a translation, and as much a unit as the others.
  void complete_forms(PoMessage& message) const {
    const auto is_translated = [](const std::string& text) { return !text.empty(); };
    if (!message.plural || !forms_ || message.translations.size() >= forms_->count) return;
    if (std::none_of(message.translations.begin(), message.translations.end(), is_translated)) return;
    message.translations.resize(forms_->count);
  }

  void add(const PoMessage& message, const PoEntry* entry) {
    Remarks remarks;
    if (entry != nullptr) {
      remarks = remarks_of(bytes_, *entry);
      const auto index = static_cast<std::size_t>(entry - scan_.entries.data());
      if (found_[index]) remarks.own_notes.clear();  // they are another unit's already
      found_[index] = true;
    }
    for (std::size_t form = 0; form < message.translations.size(); ++form) {
      BitextUnit unit{.name = message.context.value_or(""), .line = entry == nullptr ? 1 : entry->line};
      if (message.plural) {
        unit.name += (unit.name.empty() ? "msgstr[" : " msgstr[") + std::to_string(form) + ']';
      }
      const bool of_one = forms_ && message.translations.size() == forms_->count ? form == forms_->of_one : form == 0;
      const bool of_many = message.plural && (message.translations.size() == 1 || !of_one);
      static constexpr PoField kNone{};
      const PoField* source = entry == nullptr ? &kNone : of_many ? &entry->plural : &entry->id;
      const PoField* target =
          entry == nullptr || form >= entry->translations.size() ? &kNone : &entry->translations[form];
      unit.source = add_text(source_, of_many ? *message.plural : message.id, *source, entry);
      unit.target = add_text(target_, message.translations[form], *target, entry);
      unit.state = message.fuzzy ? UnitState::kNeedsReview : UnitState::kTranslated;
      if (message.translations[form].empty()) unit.state = UnitState::kUntranslated;
      unit.of_few_numbers =
          message.plural && message.translations.size() > 1 &&
          (forms_ && message.translations.size() == forms_->count ? forms_->of_few_numbers[form] : of_one);
      unit.max_characters = remarks.max_characters;
      unit.flags = remarks.flags;
      unit.ignored = remarks.ignored;
      unit.note_place = entry == nullptr ? 0 : entry->note_place;
      if (form == 0) unit.own_notes = remarks.own_notes;
      bitext_.units.push_back(std::move(unit));
    }
  }

  /// A text with its bytes; where they are not what the library says, it stands for the whole entry.
  ByteSpan add_text(SideBuilder& side, const std::string& text, const PoField& field, const PoEntry* entry) {
    side.begin_unit();
    std::size_t place = entry == nullptr ? bytes_.size() : entry->bytes.end;
    if (po_text(bytes_, scan_, field) == text) {
      append_po_field(bytes_, scan_, field, side.text());
      if (field.count > 0) place = scan_.strings[field.first + field.count - 1].end;
    } else {
      side.text().append(text, entry == nullptr ? ByteSpan{0, bytes_.size()} : entry->bytes);
    }
    return side.end_unit(place);
  }

  Bitext& bitext_;
  std::string_view bytes_;
  const PoScan& scan_;
  std::vector<bool> found_;  // by entry: it is a unit
  std::optional<PluralForms> forms_;
  SideBuilder source_;
  SideBuilder target_;
};

/// One line, without anything that ends it or that gettext takes for a sign to go on.
std::string one_line(std::string_view message) {
  std::string line(message);
  for (char& c : line) c = static_cast<unsigned char>(c) < 0x20 || c == '\x7F' ? ' ' : c;
  if (line.ends_with('\\')) line += ' ';
  return line;
}

}  // namespace

Result<Bitext> parse_po(BitextFile file, const BitextOptions& /*options*/) {
  Bitext bitext = empty_bitext(std::move(file));
  const PoScan scan = scan_po(bitext.bytes);
  if (Status read = Reader(bitext, scan).read(); !read) return read.error();
  return bitext;
}

std::vector<Splice> annotate_po(const Bitext& bitext, std::span<const UnitNote> notes) {
  std::vector<Splice> changes;
  for (const BitextUnit& unit : bitext.units) {
    for (const ByteSpan& note : unit.own_notes) changes.push_back({note, ""});
  }
  const std::size_t first_end = bitext.bytes.find('\n');
  const bool crlf = first_end != std::string::npos && first_end > 0 && bitext.bytes[first_end - 1] == '\r';
  for (const UnitNote& note : notes) {
    const BitextUnit& unit = bitext.units[note.unit];
    const std::size_t form = unit.name.rfind("msgstr[");
    std::string text = std::string(kOwnNote) + note.rule + ": ";
    if (form != std::string::npos && unit.name.ends_with(']')) text += unit.name.substr(form) + ": ";
    changes.push_back({{unit.note_place, unit.note_place}, text + one_line(note.message) + (crlf ? "\r\n" : "\n")});
  }
  return changes;
}

}  // namespace lacuna::corpus
