#include "eval/corpus/external_scores.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/line_reader.h"

namespace lacuna::corpus {
namespace {

using Json = nlohmann::json;

// Names that tools give their scores, the first that is there counts.
constexpr std::array<std::string_view, 4> kUsualNames = {"score", "COMET", "prediction", "system_score"};

Error bad(const std::string& path, std::string message, std::size_t line = 0) {
  return {.code = ErrorCode::kFormat, .message = std::move(message), .path = path, .line = line};
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// "nan" and "inf" too.
std::optional<double> any_number(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> number(std::string_view text) {
  const std::optional<double> value = any_number(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(trimmed(line.substr(0, tab)));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

std::vector<std::string_view> all_lines(std::string_view text) {
  base::LineBatch batch;
  (void)base::lines_of("", text)->read(SIZE_MAX, base::kAnyBytes, batch);  // memory cannot fail
  return std::move(batch.lines);
}

std::string listed(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

/// Which column of a text has the scores, and whether its first line has names.
struct ColumnChoice {
  std::size_t index = 0;
  bool names = false;
};

Result<ColumnChoice> choose_column(const std::string& path, std::span<const std::string_view> first,
                                   std::string_view column) {
  // "nan" is no name of a column, but a score that cannot be.
  const bool names =
      std::none_of(first.begin(), first.end(), [](std::string_view f) { return any_number(f).has_value(); });
  const auto find = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto found = std::find(first.begin(), first.end(), name);
    if (found == first.end()) return std::nullopt;
    return static_cast<std::size_t>(found - first.begin());
  };
  if (!column.empty()) {
    if (names) {
      if (const auto found = find(column)) return ColumnChoice{*found, true};
    }
    const std::optional<double> position = number(column);
    if (position && *position >= 1 && *position <= static_cast<double>(first.size())) {
      return ColumnChoice{static_cast<std::size_t>(*position) - 1, names};
    }
    return bad(path,
               "there is no column '" + std::string(column) + "' (" +
                   (names ? listed(first) : std::to_string(first.size()) + " columns without names") + ")",
               1);
  }
  if (names) {
    for (const std::string_view name : kUsualNames) {
      if (const auto found = find(name)) return ColumnChoice{*found, true};
    }
  }
  if (first.size() == 1) return ColumnChoice{0, names};
  return bad(path,
             "say which column has the scores: " + (names ? listed(first) : "1 to " + std::to_string(first.size())), 1);
}

Result<std::vector<double>> scores_of_text(const std::string& path, std::string_view text, std::string_view column) {
  const std::vector<std::string_view> lines = all_lines(text);
  const Result<ColumnChoice> choice = choose_column(path, split(lines.front()), column);
  if (!choice) return choice.error();
  std::vector<double> scores;
  for (std::size_t i = choice->names ? 1 : 0; i < lines.size(); ++i) {
    const std::vector<std::string_view> fields = split(lines[i]);
    if (fields.size() <= choice->index) {
      return bad(path, "expected a score in column " + std::to_string(choice->index + 1), i + 1);
    }
    const std::optional<double> score = number(fields[choice->index]);
    if (!score) return bad(path, "expected a number, found '" + std::string(fields[choice->index]) + "'", i + 1);
    scores.push_back(*score);
  }
  return scores;
}

// The score that an element of an array has, or a line of JSON Lines.
std::optional<double> score_of(const Json& element, std::string_view column) {
  const Json* value = &element;
  if (element.is_object()) {
    value = nullptr;
    if (!column.empty()) {
      const auto found = element.find(std::string(column));
      if (found != element.end()) value = &*found;
    } else {
      for (const std::string_view name : kUsualNames) {
        const auto found = element.find(std::string(name));
        if (value == nullptr && found != element.end()) value = &*found;
      }
    }
  }
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const auto score = value->get<double>();
  return std::isfinite(score) ? std::optional(score) : std::nullopt;
}

std::string expectation(std::string_view column) {
  return column.empty() ? "expected a number, or an object with one of 'score', 'COMET', 'prediction', 'system_score'"
                        : "expected an object with a number '" + std::string(column) + "'";
}

Result<std::vector<double>> scores_of_array(const std::string& path, const Json& array, std::string_view column) {
  std::vector<double> scores;
  for (const Json& element : array) {
    const std::optional<double> score = score_of(element, column);
    if (!score) return bad(path, "[" + std::to_string(scores.size()) + "]: " + expectation(column));
    scores.push_back(*score);
  }
  return scores;
}

Result<std::vector<double>> scores_of_json_lines(const std::string& path, std::string_view text,
                                                 std::string_view column) {
  std::vector<double> scores;
  const std::vector<std::string_view> lines = all_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::optional<double> score = score_of(Json::parse(lines[i], nullptr, /*allow_exceptions=*/false), column);
    if (!score) return bad(path, expectation(column), i + 1);
    scores.push_back(*score);
  }
  return scores;
}

Result<std::vector<double>> scores_of_json(const std::string& path, std::string_view text, std::string_view column) {
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_array()) return scores_of_array(path, json, column);
  if (json.is_object()) {
    const Json* only = nullptr;
    std::size_t arrays = 0;
    for (const Json& value : json) {
      if (!value.is_array()) continue;
      only = &value;
      ++arrays;
    }
    if (arrays == 1) return scores_of_array(path, *only, column);
    if (arrays > 1) return bad(path, "has scores of " + std::to_string(arrays) + " systems; one was expected");
  }
  return scores_of_json_lines(path, text, column);
}

}  // namespace

Result<std::vector<double>> read_external_scores(const std::string& path, std::string_view column) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  return parse_external_scores(path, *text, column);
}

Result<std::vector<double>> parse_external_scores(const std::string& path, std::string_view text,
                                                  std::string_view column) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return bad(path, "there is no score");
  const bool is_json = text[first] == '[' || text[first] == '{';
  return is_json ? scores_of_json(path, text, column) : scores_of_text(path, text, column);
}

Result<std::vector<std::uint32_t>> read_document_ids(const std::string& path) {
  const Result<std::string> text = base::read_text_file(path);
  if (!text) return text.error();
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<std::uint32_t> ids;
  for (const std::string_view line : all_lines(*text)) {
    const std::string_view name = trimmed(line);
    if (name.empty()) return bad(path, "expected the name of a document", ids.size() + 1);
    ids.push_back(numbers.emplace(name, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return ids;
}

}  // namespace lacuna::corpus
