#include "eval/corpus/formats/inline_text.h"
#include "eval/text/ascii.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lacuna::corpus {
namespace {

bool is_layout(std::string_view space) {
  for (std::size_t at = space.find('\n'); at != std::string_view::npos; at = space.find('\n', at + 1)) {
    if (at + 1 < space.size() && (space[at + 1] == ' ' || space[at + 1] == '\t')) return true;
  }
  return false;
}

}  // namespace

void InlineText::append(std::string_view text, const ByteSpan& file) {
  if (text.empty()) return;
  pieces_.push_back({text_.size(), file});
  text_ += text;
}

void InlineText::begin_code(CodeRole role, std::string identity) {
  codes_.push_back({{text_.size(), text_.size()}, role, std::move(identity)});
  in_code_ = true;
}

void InlineText::end_code(std::string_view element, const ByteSpan& file) {
  if (text_.size() == codes_.back().span.begin) append(element, file);
  InlineCode& code = codes_.back();
  code.span.end = text_.size();
  if (code.identity.empty()) code.identity = code.span.of(text_);
  in_code_ = false;
}

void InlineText::append_code(CodeRole role, std::string identity, std::string_view shown, const ByteSpan& file) {
  begin_code(role, std::move(identity));
  end_code(shown, file);
}

std::string InlineText::without_codes() const {
  std::string plain;
  std::size_t done = 0;
  for (const InlineCode& code : codes_) {
    plain.append(text_, done, code.span.begin - done);
    done = code.span.end;
  }
  return plain.append(text_, done);
}

void InlineText::clear() {
  text_.clear();
  pieces_.clear();
  codes_.clear();
  moved_pieces_ = 0;
  moved_codes_ = 0;
  in_code_ = false;
}

/// Ranges come from front to back.
void InlineText::move_range(TextBuilder& builder, const ByteSpan& range) {
  for (std::size_t i = moved_pieces_; i < pieces_.size() && pieces_[i].text_begin < range.end; ++i) {
    const std::size_t begin = pieces_[i].text_begin;
    const std::size_t end = i + 1 < pieces_.size() ? pieces_[i + 1].text_begin : text_.size();
    moved_pieces_ = end <= range.end ? i + 1 : i;
    const ByteSpan part{std::max(begin, range.begin), std::min(end, range.end)};
    if (part.begin >= part.end) continue;
    const ByteSpan& file = pieces_[i].file;
    const bool verbatim = end - begin == file.size();
    builder.append(part.of(text_),
                   verbatim ? ByteSpan{file.begin + (part.begin - begin), file.begin + (part.end - begin)} : file);
  }
}

/// Codes within `range`, which now begins at `begin`.
void InlineText::move_codes(std::vector<InlineCode>& codes, const ByteSpan& range, std::size_t begin) {
  for (; moved_codes_ < codes_.size() && codes_[moved_codes_].span.begin < range.end; ++moved_codes_) {
    InlineCode& code = codes_[moved_codes_];
    codes.push_back({{code.span.begin - range.begin + begin, code.span.end - range.begin + begin},
                     code.role,
                     std::move(code.identity)});
  }
}

ByteSpan InlineText::move_to(TextBuilder& builder, std::vector<InlineCode>& codes, WhiteSpace white_space,
                             std::size_t place) {
  const std::size_t start = builder.size();
  std::size_t kept = 0;  // up to here it has been moved
  const auto move_up_to = [&](std::size_t end) {
    move_codes(codes, {kept, end}, builder.size());
    move_range(builder, {kept, end});
    kept = end;
  };
  if (white_space == WhiteSpace::kLayout && text_.find('\n') != std::string::npos) {
    std::size_t code = 0;
    for (std::size_t at = text_.find_first_of(" \t\r\n"); at < text_.size();) {
      while (code < codes_.size() && codes_[code].span.end <= at) ++code;
      if (code < codes_.size() && codes_[code].span.begin <= at) {  // native code is left as it is
        at = text_.find_first_of(" \t\r\n", codes_[code].span.end);
        continue;
      }
      const std::size_t limit = code < codes_.size() ? codes_[code].span.begin : text_.size();
      std::size_t end = at;
      while (end < limit && text::is_blank(text_[end])) ++end;
      if (is_layout(std::string_view{text_}.substr(at, end - at))) {
        move_up_to(at);
        if (at > 0 && end < text_.size()) {
          const ByteSpan file = file_span(pieces_, text_.size(), {at, end});
          builder.append(" ", file);
        }
        kept = end;
      }
      at = text_.find_first_of(" \t\r\n", end);
    }
  }
  move_up_to(text_.size());
  const ByteSpan span{start, builder.size()};
  builder.append("\n", {place, place});
  clear();
  return span;
}

}  // namespace lacuna::corpus
