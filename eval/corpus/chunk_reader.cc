#include "eval/corpus/chunk_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "eval/base/input_file.h"

namespace lacuna::corpus {
namespace {

constexpr std::size_t kReadBytes = std::size_t{1} << 20U;

std::uint64_t count_lines(std::string_view text) {
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

Error placed_in_file(Error error, const Chunk& chunk, std::size_t text, std::uint64_t head_lines,
                     std::uint64_t head_bytes) {
  if (error.byte >= 0) {
    error.byte += static_cast<std::int64_t>(chunk.first_bytes[text]) - static_cast<std::int64_t>(head_bytes);
  }
  error.line = chunk.first_line > 0 && error.line > head_lines ? chunk.first_line + error.line - head_lines - 1 : 0;
  return error;
}

/// One text: bytes that are read and not handed out, and where they lie.
class ChunkReader::Stream {
 public:
  explicit Stream(base::InputFile file) : file_(std::move(file)) {}

  [[nodiscard]] const std::string& name() const { return file_.name(); }
  /// Where the next line begins.
  [[nodiscard]] std::uint64_t place() const { return place_; }
  [[nodiscard]] bool can_seek() const { return file_.is_plain_file(); }

  /// Whether there is nothing behind `place`.
  [[nodiscard]] Result<bool> is_at_end() {
    if (rest_.empty()) {
      if (Status read = fill(); !read) return read.error();
    }
    return rest_.empty();
  }

  /// The first line that is not empty; nothing is handed out.
  [[nodiscard]] Result<std::string> look_at_head() {
    std::size_t begin = 0;
    while (true) {
      const std::size_t end = rest_.find('\n', begin);
      const std::string_view line = std::string_view{rest_}.substr(begin, end == std::string::npos ? end : end - begin);
      const bool is_whole = end != std::string::npos || at_end_;
      if (is_whole && (line.find_first_not_of('\r') != std::string_view::npos || end == std::string::npos)) {
        return std::string(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
      }
      if (is_whole) {
        begin = end + 1;
        continue;
      }
      if (Status fits = check_length(rest_.size() - begin); !fits) return fits.error();
      if (Status read = fill(); !read) return read.error();
    }
  }

  /// Passes over the lines that begin before `limit`, which is more than 0. `lines`: null, or what is to grow by their
  /// number.
  [[nodiscard]] Status skip_until(std::uint64_t limit, std::uint64_t* lines) {
    if (lines == nullptr && limit - 1 > place_ + rest_.size() && can_seek()) {
      const std::uint64_t from = place_ + rest_.size();
      rest_.clear();
      const Result<std::uint64_t> passed = file_.skip(limit - 1 - from);
      if (!passed) return passed.error();
      place_ = from + *passed;
    }
    std::string passed;
    bool ends_open = false;  // with a line that has no line feed: the last of the text
    while (true) {
      passed.clear();
      const Result<bool> done = take_some(limit, passed);
      if (!done) return done.error();
      if (lines != nullptr) *lines += count_lines(passed);
      if (!passed.empty()) ends_open = passed.back() != '\n';
      if (!*done) continue;
      if (lines != nullptr && ends_open) ++*lines;
      return {};
    }
  }

  /// Appends the lines that begin before `limit`.
  [[nodiscard]] Status take_until(std::uint64_t limit, std::string& out) {
    while (true) {
      const Result<bool> done = take_some(limit, out);
      if (!done) return done.error();
      if (*done) return {};
    }
  }

  /// Appends up to `lines` lines to `out`, which may be null; their number, fewer only at the end.
  [[nodiscard]] Result<std::uint64_t> take_lines(std::uint64_t lines, std::string* out) {
    std::uint64_t taken = 0;
    while (taken < lines) {
      std::size_t end = 0;
      while (taken < lines) {
        const std::size_t found = rest_.find('\n', end);
        if (found == std::string::npos) break;
        end = found + 1;
        ++taken;
      }
      if (taken < lines && at_end_ && end < rest_.size()) {  // the last line has no line feed
        end = rest_.size();
        ++taken;
      }
      if (out != nullptr) out->append(rest_, 0, end);
      hand_out(end);
      if (taken == lines || (at_end_ && rest_.empty())) break;
      if (Status fits = check_length(rest_.size()); !fits) return fits.error();
      if (Status read = fill(); !read) return read.error();
    }
    return taken;
  }

 private:
  [[nodiscard]] Status check_length(std::size_t bytes) const {
    if (bytes <= kMaxChunkLine) return {};
    return Error{.code = ErrorCode::kFormat,
                 .message = "a line of more than " + std::to_string(kMaxChunkLine) +
                            " bytes: this is no text with a "
                            "unit on each line",
                 .path = name(),
                 .byte = static_cast<std::int64_t>(place_)};
  }

  [[nodiscard]] Status fill() {
    const std::size_t before = rest_.size();
    rest_.resize(before + kReadBytes);
    const Result<std::size_t> got = file_.read(rest_.data() + before, kReadBytes);
    rest_.resize(before + (got ? *got : 0));
    if (!got) return got.error();
    at_end_ = *got == 0;
    return {};
  }

  void hand_out(std::size_t bytes) {
    rest_.erase(0, bytes);
    place_ += bytes;
  }

  /// Appends whole lines that begin before `limit`, or the beginning of a longer stretch of them; whether that is all.
  [[nodiscard]] Result<bool> take_some(std::uint64_t limit, std::string& out) {
    if (is_line_begin_ && place_ >= limit) return true;
    if (rest_.empty() && !at_end_) {
      if (Status read = fill(); !read) return read.error();
    }
    if (rest_.empty()) return true;  // at the end
    // The line feed that ends the last of the lines is the first one at `limit` - 1 or behind.
    const std::uint64_t from = limit > place_ + 1 ? limit - 1 - place_ : 0;
    const std::size_t end = from < rest_.size() ? rest_.find('\n', static_cast<std::size_t>(from)) : std::string::npos;
    const std::size_t taken = end == std::string::npos ? rest_.size() : end + 1;
    is_line_begin_ = end != std::string::npos;
    overrun_ = is_line_begin_ || from >= rest_.size() ? 0 : overrun_ + (rest_.size() - static_cast<std::size_t>(from));
    if (Status fits = check_length(overrun_); !fits) return fits.error();
    out.append(rest_, 0, taken);
    hand_out(taken);
    return is_line_begin_;
  }

  base::InputFile file_;
  std::string rest_;
  std::uint64_t place_ = 0;
  std::size_t overrun_ = 0;  // bytes of a line that goes on behind a limit
  bool is_line_begin_ = true;
  bool at_end_ = false;
};

ChunkReader::ChunkReader(std::vector<std::unique_ptr<Stream>> streams, std::uint64_t chunk_bytes, std::uint64_t first)
    : streams_(std::move(streams)), chunk_bytes_(chunk_bytes), index_(first) {}
ChunkReader::ChunkReader(ChunkReader&&) noexcept = default;
ChunkReader& ChunkReader::operator=(ChunkReader&&) noexcept = default;
ChunkReader::~ChunkReader() = default;

Result<ChunkReader> ChunkReader::open(const std::vector<std::string>& paths, std::uint64_t chunk_bytes,
                                      std::uint64_t first) {
  if (chunk_bytes == 0) return Error{.code = ErrorCode::kUsage, .message = "chunks of no bytes"};
  std::vector<std::unique_ptr<Stream>> streams;
  streams.reserve(paths.size());
  for (const std::string& path : paths) {
    Result<base::InputFile> file = base::InputFile::open(path, base::InputFile::Content::kMaybePacked);
    if (!file) return file.error();
    streams.push_back(std::make_unique<Stream>(std::move(*file)));
  }
  return ChunkReader(std::move(streams), chunk_bytes, first);
}

/// Goes to the first chunk that is asked for.
Status ChunkReader::begin() {
  has_begun_ = true;
  Stream& first = *streams_.front();
  Result<std::string> head = first.look_at_head();
  if (!head) return head.error();
  head_ = std::move(*head);
  counts_lines_ = index_ == 0 || streams_.size() > 1 || !first.can_seek();
  if (index_ == 0) return {};
  if (Status skipped = first.skip_until(index_ * chunk_bytes_, counts_lines_ ? &lines_ : nullptr); !skipped) {
    return skipped;
  }
  for (std::size_t i = 1; i < streams_.size(); ++i) {
    const Result<std::uint64_t> skipped = streams_[i]->take_lines(lines_, nullptr);
    if (!skipped) return skipped.error();
    if (*skipped < lines_) return mismatch(*streams_[i], first);
  }
  return {};
}

Error ChunkReader::mismatch(const Stream& shorter, const Stream& longer) const {
  return {.code = ErrorCode::kMismatch,
          .message = "ends here, but " + longer.name() + " goes on; line-aligned files need the same number of lines",
          .path = shorter.name(),
          .byte = static_cast<std::int64_t>(shorter.place())};
}

Result<bool> ChunkReader::next(Chunk& chunk) {
  chunk = {};
  if (is_over_) return false;
  if (!has_begun_) {
    if (Status begun = begin(); !begun) return begun.error();
  }
  Stream& first = *streams_.front();
  chunk.index = index_;
  chunk.texts.resize(streams_.size());
  for (const auto& stream : streams_) chunk.first_bytes.push_back(stream->place());
  if (Status taken = first.take_until((index_ + 1) * chunk_bytes_, chunk.texts.front()); !taken) return taken.error();
  const Result<bool> at_end = first.is_at_end();
  if (!at_end) return at_end.error();
  const std::string& text = chunk.texts.front();
  chunk.lines = count_lines(text) + (!text.empty() && text.back() != '\n' ? 1 : 0);
  if (counts_lines_) chunk.first_line = lines_ + 1;
  lines_ += chunk.lines;
  for (std::size_t i = 1; i < streams_.size(); ++i) {
    const Result<std::uint64_t> taken = streams_[i]->take_lines(chunk.lines, &chunk.texts[i]);
    if (!taken) return taken.error();
    if (*taken < chunk.lines) return mismatch(*streams_[i], first);
  }
  // A text of n bytes has the chunks that its bytes are in, though in the last ones no line may begin.
  chunk.is_last = *at_end && first.place() <= (index_ + 1) * chunk_bytes_;
  if (index_ > 0 && *at_end && first.place() <= index_ * chunk_bytes_ && text.empty()) {  // it has fewer chunks
    chunk = {};
    is_over_ = true;
    return false;
  }
  if (chunk.is_last) {
    is_over_ = true;
    for (std::size_t i = 1; i < streams_.size(); ++i) {
      const Result<bool> ends = streams_[i]->is_at_end();
      if (!ends) return ends.error();
      if (!*ends) return mismatch(first, *streams_[i]);
    }
  }
  ++index_;
  return true;
}

}  // namespace lacuna::corpus
