#include "eval/corpus/score_files.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <memory>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/format_number.h"
#include "eval/base/line_reader.h"
#include "eval/base/packing.h"
#include "eval/base/utf8.h"

namespace lacuna::corpus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSpace = " \t\r\v\f";
constexpr std::string_view kMissing = "None";

Error bad(const std::string& path, std::string message, std::size_t line) {
  return {.code = ErrorCode::kFormat, .message = std::move(message), .path = path, .line = line};
}

/// The words of a line, up to three.
std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (words.size() < 3) {
    const std::size_t begin = line.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(line.find_first_of(kSpace, begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    line.remove_prefix(end);
  }
  return words;
}

std::optional<double> finite_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// The scores of a file while it is read.
struct ReadScores {
  ScoreTable table;
  std::vector<std::size_t> last_lines;  // of each system
  std::unordered_map<std::string, std::size_t> places;
};

Status add_line(const std::string& path, std::string_view text, std::size_t line, ReadScores& scores) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() != 2) {
    return bad(
        path,
        "expected a system and its score, found " + (words.empty()       ? std::string("an empty line")
                                                     : words.size() == 1 ? "'" + std::string(words[0]) + "' alone"
                                                                         : std::string("more than two fields")),
        line);
  }
  std::optional<double> score;
  if (words[1] != kMissing) {
    score = finite_number(words[1]);
    if (!score) return bad(path, "expected a number or 'None', found '" + std::string(words[1]) + "'", line);
  }
  const auto [place, is_new] = scores.places.emplace(words[0], scores.table.size());
  if (is_new) {
    scores.table.push_back({.system = std::string(words[0]), .scores = {}});
    scores.last_lines.push_back(line);
  }
  scores.table[place->second].scores.push_back(score);
  scores.last_lines[place->second] = line;
  return {};
}

Status check_counts(const std::string& path, const ReadScores& scores, const ScoreFileRules& rules) {
  const auto count_of = [](const SystemScores& system) { return system.scores.size(); };
  std::size_t most = rules.segments.value_or(0);
  std::string whose = "the source";
  if (!rules.segments) {
    for (const SystemScores& system : scores.table) {
      if (count_of(system) <= most) continue;
      most = count_of(system);
      whose = "'" + system.system + "'";
    }
  }
  for (std::size_t i = 0; i < scores.table.size(); ++i) {
    const SystemScores& system = scores.table[i];
    if (count_of(system) == most) continue;
    return bad(path,
               "'" + system.system + "' has scores of " + std::to_string(count_of(system)) + " segments, " + whose +
                   " has " + std::to_string(most),
               scores.last_lines[i]);
  }
  return {};
}

Result<std::size_t> count_lines(const std::string& path) {
  Result<std::unique_ptr<base::LineReader>> reader = base::open_lines(path);
  if (!reader) return reader.error();
  std::size_t lines = 0;
  base::LineBatch batch;
  do {
    constexpr std::size_t kLines = 4096;
    if (const Status status = (*reader)->read(kLines, base::kAnyBytes, batch); !status) return status.error();
    lines += batch.lines.size();
  } while (!batch.lines.empty());
  return lines;
}

/// Regular files of a folder, by name; none where there is no folder.
std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code code;
  fs::directory_iterator entries(folder, code);
  for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
    std::error_code ignored;
    if (entries->is_regular_file(ignored)) files.push_back(entries->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string names_of_pairs(const fs::path& folder) {
  std::string names;
  for (const fs::path& file : files_in(folder / "sources")) {
    if (file.extension() != ".txt") continue;
    names.append(names.empty() ? "" : ", ").append(file.stem().string());
  }
  return names;
}

void add_score_file(const fs::path& file, std::string_view prefix, std::vector<ScoreFilePaths>& sets) {
  std::optional<ScoreFileName> named = score_file_name(file.filename().string());
  if (!named || !named->name.starts_with(prefix)) return;
  named->name.erase(0, prefix.size());
  auto set = std::find_if(sets.begin(), sets.end(), [&](const auto& other) { return other.name == named->name; });
  if (set == sets.end()) set = sets.insert(sets.end(), {.name = named->name});
  (named->level == MetaLevel::kSegment ? set->segments : set->systems) = file.string();
}

}  // namespace

Result<ScoreTable> read_score_file(const std::string& path, MetaLevel level, const ScoreFileRules& rules) {
  const Result<std::string> content = base::read_text_file(path);
  if (!content) return content.error();
  std::string_view text = *content;
  text.remove_prefix(base::byte_order_mark(text));
  const std::unordered_set<std::string_view> known(rules.systems.begin(), rules.systems.end());
  ReadScores scores;
  base::LineBatch batch;
  if (const Status status = base::lines_of(path, text)->read(SIZE_MAX, base::kAnyBytes, batch); !status) {
    return status.error();
  }
  for (std::size_t i = 0; i < batch.lines.size(); ++i) {
    const std::size_t systems = scores.table.size();
    if (Status status = add_line(path, batch.lines[i], i + 1, scores); !status) return status.error();
    if (scores.table.size() > systems && !known.empty() && !known.contains(scores.table.back().system)) {
      return bad(path, "there is no system '" + scores.table.back().system + "'", i + 1);
    }
    if (scores.table.size() == systems && level == MetaLevel::kSystem) {
      const std::string_view system = words_of(batch.lines[i]).front();
      return bad(path, "'" + std::string(system) + "' has a second score; a .sys.score file has one of each system",
                 i + 1);
    }
  }
  if (scores.table.empty()) return bad(path, "there is no score", 0);
  if (level == MetaLevel::kSegment) {
    if (Status status = check_counts(path, scores, rules); !status) return status.error();
  }
  return std::move(scores.table);
}

Result<std::string> score_file_of(const ScoreTable& table) {
  std::string text;
  for (const SystemScores& system : table) {
    if (words_of(system.system).size() != 1 || system.system.find_first_of(" \t\r\n\v\f") != std::string::npos) {
      return bad("", "'" + system.system + "' cannot be written to a score file: a system's name has no white space",
                 0);
    }
    for (const std::optional<double>& score : system.scores) {
      text.append(system.system).append("\t");
      text.append(score ? base::format_shortest(*score) : std::string(kMissing)).append("\n");
    }
  }
  return text;
}

std::optional<ScoreFileName> score_file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string_view name = base::without_packing(slash == std::string_view::npos ? path : path.substr(slash + 1));
  constexpr std::string_view kSegments = ".seg.score";
  constexpr std::string_view kSystems = ".sys.score";
  static_assert(kSegments.size() == kSystems.size());
  const bool segments = name.ends_with(kSegments);
  if (!segments && !name.ends_with(kSystems)) return std::nullopt;
  name.remove_suffix(kSegments.size());
  return ScoreFileName{.level = segments ? MetaLevel::kSegment : MetaLevel::kSystem, .name = std::string(name)};
}

Result<EvalFolder> open_eval_folder(const std::string& folder, const std::string& language_pair) {
  const fs::path root(folder);
  if (language_pair.empty() || language_pair.find('/') != std::string::npos) {
    return Error{.code = ErrorCode::kUsage, .message = "'" + language_pair + "' is no language pair, such as en-de"};
  }
  EvalFolder found{.folder = folder, .language_pair = language_pair};
  const fs::path source = root / "sources" / (language_pair + ".txt");
  std::error_code code;
  if (!fs::exists(source, code)) {
    const std::string pairs = names_of_pairs(root);
    return Error{.code = ErrorCode::kIo,
                 .message = "there is no sources/" + language_pair + ".txt" +
                            (pairs.empty() ? ", nor any other language pair" : "; there are " + pairs),
                 .path = folder};
  }
  const Result<std::size_t> lines = count_lines(source.string());
  if (!lines) return lines.error();
  found.segments = *lines;
  const fs::path documents = root / "documents" / (language_pair + ".docs");
  if (fs::exists(documents, code)) {
    const Result<std::size_t> named = count_lines(documents.string());
    if (!named) return named.error();
    if (*named != found.segments) {
      return Error{
          .code = ErrorCode::kMismatch,
          .message = "has " + std::to_string(*named) + " lines, the source has " + std::to_string(found.segments),
          .path = documents.string()};
    }
  }
  for (const fs::path& file : files_in(root / "references")) {
    const std::string name = file.stem().string();
    if (file.extension() != ".txt" || !name.starts_with(language_pair + ".")) continue;
    found.references.push_back({.name = name.substr(language_pair.size() + 1), .path = file.string()});
  }
  for (const fs::path& file : files_in(root / "system-outputs" / language_pair)) {
    if (file.extension() != ".txt") continue;
    found.systems.push_back({.name = file.stem().string(), .path = file.string()});
  }
  for (const fs::path& file : files_in(root / "human-scores")) add_score_file(file, language_pair + ".", found.human);
  for (const fs::path& file : files_in(root / "metric-scores" / language_pair)) add_score_file(file, "", found.metrics);
  return found;
}

MetricName parse_metric_name(const EvalFolder& folder, std::string_view name) {
  const std::size_t dash = name.rfind('-');
  if (dash == std::string_view::npos) return {.base = std::string(name), .references = {}};
  MetricName parsed{.base = std::string(name.substr(0, dash)), .references = {}};
  std::string_view used = name.substr(dash + 1);
  if (used == "src") return parsed;
  if (used == "all") {
    for (const NamedFile& reference : folder.references) parsed.references.push_back(reference.name);
    return parsed;
  }
  while (true) {
    const std::size_t dot = used.find('.');
    parsed.references.emplace_back(used.substr(0, dot));
    if (dot == std::string_view::npos) return parsed;
    used.remove_prefix(dot + 1);
  }
}

}  // namespace lacuna::corpus
