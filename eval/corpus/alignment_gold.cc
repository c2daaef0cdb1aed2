#include "eval/corpus/alignment_gold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "eval/base/file.h"
#include "eval/corpus/document.h"
#include "lacuna/span.h"

namespace lacuna::corpus {
namespace {

constexpr const char* kVecalign = "\"[0, 1]:[2]\" (numbers of source and target segments, from 0)";
constexpr const char* kLadder = "\"N TAB M\" (the first N and M segments correspond)";
constexpr const char* kSpace = " \t";

/// Goes through one line.
class LineScanner {
 public:
  explicit LineScanner(std::string_view line) : line_(line) {}

  [[nodiscard]] std::size_t position() const { return position_; }
  void skip_space() { position_ = std::min(line_.find_first_not_of(kSpace, position_), line_.size()); }
  [[nodiscard]] bool at_end() const { return position_ == line_.size(); }
  /// Takes `c`, and the space before it, if it is next.
  bool take(char c) {
    skip_space();
    if (at_end() || line_[position_] != c) return false;
    ++position_;
    return true;
  }
  /// Takes a number that a 32-bit integer can hold, and the space before it.
  std::optional<std::uint32_t> take_number() {
    skip_space();
    std::uint32_t number = 0;
    const char* begin = line_.data() + position_;
    const auto [end, code] = std::from_chars(begin, line_.data() + line_.size(), number);
    if (code != std::errc{}) return std::nullopt;
    position_ += static_cast<std::size_t>(end - begin);
    return number;
  }
  /// Takes the rest of the line, if it is a decimal number with space around it.
  bool take_score() {
    skip_space();
    double score = 0.0;
    const char* begin = line_.data() + position_;
    const auto [end, code] = std::from_chars(begin, line_.data() + line_.size(), score);
    if (code != std::errc{}) return false;
    position_ += static_cast<std::size_t>(end - begin);
    skip_space();
    return at_end();
  }

 private:
  std::string_view line_;
  std::size_t position_ = 0;
};

/// The sizes of both documents, and how to speak of what is outside.
struct Side {
  const char* name;
  std::uint32_t count;
};
using Sides = std::array<Side, 2>;

/// What is wrong at a place of a line.
struct Complaint {
  std::size_t position = 0;
  std::string message;
};

std::string expected(const char* what) { return std::string("expected ") + what; }

std::string out_of_range(const Side& side, std::uint32_t number) {
  return "number " + std::to_string(number) + ", but the " + side.name + " has " + std::to_string(side.count) +
         (side.count == 1 ? " segment" : " segments") + ", numbered from 0";
}

/// "[1, 2]" into `numbers`; `seen` are those of earlier beads.
std::optional<Complaint> scan_list(LineScanner& line, const Side& side, std::vector<bool>& seen,
                                   std::vector<std::uint32_t>& numbers) {
  if (!line.take('[')) return Complaint{line.position(), expected(kVecalign)};
  if (line.take(']')) return std::nullopt;
  do {
    line.skip_space();
    const std::size_t place = line.position();
    const std::optional<std::uint32_t> number = line.take_number();
    if (!number) return Complaint{place, "expected the number of a segment in " + std::string(kVecalign)};
    if (*number >= side.count) return Complaint{place, out_of_range(side, *number)};
    if (seen[*number]) {
      return Complaint{place, std::string(side.name) + " segment " + std::to_string(*number) + " stands twice"};
    }
    seen[*number] = true;
    numbers.push_back(*number);
  } while (line.take(','));
  if (!line.take(']')) return Complaint{line.position(), "expected ',' or ']' in " + std::string(kVecalign)};
  return std::nullopt;
}

/// Lines of vecalign's format.
class BeadReader {
 public:
  explicit BeadReader(const Sides& sides)
      : sides_(sides), seen_{std::vector<bool>(sides[0].count), std::vector<bool>(sides[1].count)} {}

  std::optional<Complaint> read(std::string_view bytes) {
    LineScanner line(bytes);
    GoldBead bead;
    if (auto bad = scan_list(line, sides_[0], seen_[0], bead.source)) return bad;
    if (!line.take(':')) return Complaint{line.position(), expected(kVecalign)};
    if (auto bad = scan_list(line, sides_[1], seen_[1], bead.target)) return bad;
    const bool more = line.take(':');
    line.skip_space();
    const std::size_t place = line.position();
    if (more ? !line.take_score() : !line.at_end()) {
      return Complaint{place, "expected a score or the end of the line after " + std::string(kVecalign)};
    }
    if (!bead.source.empty() || !bead.target.empty()) beads_.push_back(std::move(bead));
    return std::nullopt;
  }
  AlignmentGold finish() { return {std::move(beads_), {}}; }

 private:
  const Sides& sides_;
  std::array<std::vector<bool>, 2> seen_;
  std::vector<GoldBead> beads_;
};

/// Rungs of hunalign's ladder.
class RungReader {
 public:
  explicit RungReader(const Sides& sides) : sides_(sides) {}

  std::optional<Complaint> read(std::string_view bytes) {
    LineScanner line(bytes);
    std::array<std::uint32_t, 2> rung{};
    for (std::size_t side = 0; side < 2; ++side) {
      line.skip_space();
      const std::size_t place = line.position();
      const std::optional<std::uint32_t> number = line.take_number();
      if (!number) return Complaint{place, expected(kLadder)};
      if (*number > sides_[side].count) return Complaint{place, out_of_range(sides_[side], *number)};
      if (*number < last_[side]) {
        return Complaint{
            place, "the ladder goes back, from " + std::to_string(last_[side]) + " to " + std::to_string(*number)};
      }
      rung[side] = *number;
    }
    line.skip_space();
    const std::size_t place = line.position();
    if (!line.at_end() && !line.take_score()) {
      return Complaint{place, "expected a confidence or the end of the line after " + std::string(kLadder)};
    }
    climb(rung);
    gold_.rungs.push_back({rung[0], rung[1]});
    return std::nullopt;
  }
  AlignmentGold finish() {
    climb({sides_[0].count, sides_[1].count});
    return std::move(gold_);
  }

 private:
  void climb(const std::array<std::uint32_t, 2>& rung) {
    GoldBead bead;
    for (std::uint32_t i = last_[0]; i < rung[0]; ++i) bead.source.push_back(i);
    for (std::uint32_t j = last_[1]; j < rung[1]; ++j) bead.target.push_back(j);
    if (!bead.source.empty() || !bead.target.empty()) gold_.beads.push_back(std::move(bead));
    last_ = rung;
  }

  const Sides& sides_;
  std::array<std::uint32_t, 2> last_{0, 0};
  AlignmentGold gold_;
};

template <class Reader>
Result<AlignmentGold> read_lines(const std::string& path, std::string_view text, const std::vector<ByteSpan>& lines,
                                 const Sides& sides) {
  Reader reader(sides);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].of(text);
    if (line.find_first_not_of(kSpace) == std::string_view::npos) continue;
    if (const std::optional<Complaint> bad = reader.read(line)) {
      return Error{.code = ErrorCode::kFormat,
                   .message = bad->message,
                   .path = path,
                   .line = i + 1,
                   .byte = static_cast<std::int64_t>(lines[i].begin + bad->position)};
    }
  }
  return reader.finish();
}

}  // namespace

Result<AlignmentGold> read_alignment_gold(const std::string& path, std::uint32_t source_count,
                                          std::uint32_t target_count) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  return parse_alignment_gold(path, *text, source_count, target_count);
}

Result<AlignmentGold> parse_alignment_gold(const std::string& path, std::string_view text, std::uint32_t source_count,
                                           std::uint32_t target_count) {
  const Sides sides{{{"source", source_count}, {"target", target_count}}};
  const std::vector<ByteSpan> lines = line_spans(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].of(text);
    const std::size_t first = line.find_first_not_of(kSpace);
    if (first == std::string_view::npos) continue;
    if (line[first] == '[') return read_lines<BeadReader>(path, text, lines, sides);
    if (line[first] >= '0' && line[first] <= '9') return read_lines<RungReader>(path, text, lines, sides);
    return Error{.code = ErrorCode::kFormat,
                 .message = std::string("expected a gold alignment: ") + kVecalign + " or " + kLadder,
                 .path = path,
                 .line = i + 1,
                 .byte = static_cast<std::int64_t>(lines[i].begin + first)};
  }
  return Error{.code = ErrorCode::kFormat,
               .message = std::string("no gold alignment in it: expected lines of ") + kVecalign + " or " + kLadder,
               .path = path,
               .line = 1,
               .byte = 0};
}

}  // namespace lacuna::corpus
