#include "eval/base/line_reader.h"

#include <algorithm>
#include <utility>

#include "eval/base/input_file.h"

namespace lacuna::base {
namespace {

constexpr std::size_t kReadSize = std::size_t{1} << 16;

// The offset behind the line that begins at `begin`, or nothing when its LF is not there.
std::optional<std::size_t> end_of_line(std::string_view text, std::size_t begin) {
  const std::size_t found = text.find('\n', begin);
  if (found == std::string_view::npos) return std::nullopt;
  return found + 1;
}

std::string_view as_text(const std::vector<char>& bytes) { return {bytes.data(), bytes.size()}; }

/// Numbers of lines and bytes that have been handed out.
struct Position {
  std::size_t line = 1;
  std::uint64_t byte = 0;

  void begin(LineBatch& batch) const {
    batch.lines.clear();
    batch.first_line = line;
    batch.first_byte = byte;
  }
  void end(const LineBatch& batch, std::size_t bytes) {
    line += batch.lines.size();
    byte += bytes;
  }
};

class MemoryLines final : public LineReader {
 public:
  MemoryLines(std::string name, std::string_view text) : name_(std::move(name)), text_(text) {}

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return text_.size(); }
  [[nodiscard]] Status read(std::size_t most, std::size_t most_bytes, LineBatch& batch) override {
    position_.begin(batch);
    const std::size_t first = done_;
    while (batch.lines.size() < most && done_ < text_.size() && done_ - first < most_bytes) {
      const std::optional<std::size_t> end = end_of_line(text_, done_);
      const std::size_t next = end.value_or(text_.size());
      batch.lines.push_back(text_.substr(done_, next - done_ - (end ? 1 : 0)));
      done_ = next;
    }
    position_.end(batch, done_ - first);
    return {};
  }

 private:
  std::string name_;
  std::string_view text_;
  std::size_t done_ = 0;
  Position position_;
};

class FileLines final : public LineReader {
 public:
  explicit FileLines(InputFile file) : file_(std::move(file)) {}

  [[nodiscard]] const std::string& name() const override { return file_.name(); }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return file_.size(); }
  [[nodiscard]] Status read(std::size_t most, std::size_t most_bytes, LineBatch& batch) override {
    position_.begin(batch);
    ends_.clear();
    batch.bytes.assign(rest_.begin(), rest_.end());
    std::size_t searched = 0;
    while (true) {
      // Ends of the lines that are there.
      std::size_t begin = ends_.empty() ? 0 : ends_.back();
      while (ends_.size() < most && begin < most_bytes) {
        const std::optional<std::size_t> end = end_of_line(as_text(batch.bytes), std::max(begin, searched));
        if (!end) break;
        begin = *end;
        ends_.push_back(begin);
      }
      searched = batch.bytes.size();
      if (ends_.size() == most || begin >= most_bytes) break;
      const std::size_t used = batch.bytes.size();
      batch.bytes.resize(used + kReadSize);
      const Result<std::size_t> got = file_.read(batch.bytes.data() + used, kReadSize);
      batch.bytes.resize(used + (got ? *got : 0));
      if (!got) return got.error();
      if (*got == 0) {
        if (begin < used) ends_.push_back(used);
        break;
      }
    }
    const std::size_t taken = ends_.empty() ? 0 : ends_.back();
    rest_.assign(as_text(batch.bytes).substr(taken));
    batch.bytes.resize(taken);
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      const bool has_lf = batch.bytes[end - 1] == '\n';
      batch.lines.push_back(as_text(batch.bytes).substr(begin, end - begin - (has_lf ? 1 : 0)));
      begin = end;
    }
    position_.end(batch, taken);
    return {};
  }

 private:
  InputFile file_;
  std::string rest_;               // read and not handed out
  std::vector<std::size_t> ends_;  // of the lines of a batch
  Position position_;
};

}  // namespace

std::unique_ptr<LineReader> lines_of(std::string name, std::string_view text) {
  return std::make_unique<MemoryLines>(std::move(name), text);
}

Result<std::unique_ptr<LineReader>> open_lines(const std::string& path) {
  Result<InputFile> file = InputFile::open(path, InputFile::Content::kMaybePacked);
  if (!file) return file.error();
  return std::unique_ptr<LineReader>(std::make_unique<FileLines>(std::move(*file)));
}

}  // namespace lacuna::base
