#include "eval/testsets/segments.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "eval/base/file.h"
#include "eval/text/ascii.h"
#include "eval/text/python_string.h"

namespace lacuna::testsets {
namespace {

Error wrong(const std::string& path, std::size_t line, std::string message) {
  return {.code = ErrorCode::kFormat, .message = std::move(message), .path = path, .line = line};
}

/// Calls `use(line, number)` for each line, from 1; stops when it gives false.
template <class Use>
void each_line(std::string_view text, Use&& use) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    if (!use(text.substr(0, end), number)) return;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

/// Where a tag called `name` ("seg", "/seg") begins, at `from` or later.
std::size_t find_tag(std::string_view text, std::string_view name, std::size_t from) {
  for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.size() <= name.size() || text::lower(rest.substr(0, name.size())) != name) continue;
    const char next = rest[name.size()];
    if (next == '>' || next == '/' || text::is_ascii_python_space(static_cast<unsigned char>(next))) return at;
  }
  return std::string_view::npos;
}

/// The value of an attribute in the inside of a tag, in quotes of either kind or without.
std::string attribute(std::string_view tag, std::string_view name) {
  const std::string lower = text::lower(tag);
  for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
    const bool begins = at > 0 && text::is_ascii_python_space(static_cast<unsigned char>(lower[at - 1]));
    std::size_t i = at + name.size();
    while (i < tag.size() && tag[i] == ' ') ++i;
    if (!begins || i >= tag.size() || tag[i] != '=') continue;
    ++i;
    while (i < tag.size() && tag[i] == ' ') ++i;
    const char quote = i < tag.size() ? tag[i] : '\0';
    if (quote == '"' || quote == '\'') {
      const std::string_view value = tag.substr(i + 1);
      return single_spaced(value.substr(0, value.find(quote)));
    }
    const std::string_view value = tag.substr(i);
    return std::string(value.substr(0, value.find_first_of(" \t\r\n/")));
  }
  return {};
}

/// The inside of the tag that begins at `at`.
std::string_view inside(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1);
  return rest.substr(0, rest.find('>'));
}

}  // namespace

std::string single_spaced(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  text::python_split(text, [&](std::string_view word) {
    if (!result.empty()) result.push_back(' ');
    result += word;
  });
  return result;
}

std::vector<std::string> read_lines(std::string_view text) {
  std::vector<std::string> lines;
  lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  each_line(text, [&](std::string_view line, std::size_t) {
    lines.emplace_back(text::python_rstrip(line));
    return true;
  });
  return lines;
}

Result<std::vector<std::string>> read_tsv(std::string_view text, std::size_t column, const std::string& path) {
  std::vector<std::string> values;
  std::size_t bad = 0;
  each_line(text, [&](std::string_view line, std::size_t number) {
    for (std::size_t c = 1; c < column; ++c) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos) {
        bad = number;
        return false;
      }
      line.remove_prefix(tab + 1);
    }
    values.emplace_back(text::python_rstrip(line.substr(0, line.find('\t'))));
    return true;
  });
  if (bad > 0) return wrong(path, bad, "there is no column " + std::to_string(column));
  return values;
}

Result<std::vector<std::string>> read_json_lines(std::string_view text, const std::string& key,
                                                 const std::string& path) {
  std::vector<std::string> values;
  std::size_t bad = 0;
  each_line(text, [&](std::string_view line, std::size_t number) {
    const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    const auto value = json.is_object() ? json.find(key) : json.end();
    if (value == json.end() || !value->is_string()) {
      bad = number;
      return false;
    }
    values.push_back(single_spaced(value->get_ref<const std::string&>()));
    return true;
  });
  if (bad > 0) return wrong(path, bad, "expected a JSON object with a string under '" + key + "'");
  return values;
}

Result<SgmSegments> read_sgm(std::string_view text, const std::string& path) {
  SgmSegments segments;
  std::string docid;
  std::string genre;
  std::string origlang;
  std::size_t document = find_tag(text, "doc", 0);
  for (std::size_t at = find_tag(text, "seg", 0); at != std::string_view::npos;) {
    for (; document < at; document = find_tag(text, "doc", document + 1)) {
      const std::string_view tag = inside(text, document);
      docid = attribute(tag, "docid");
      genre = attribute(tag, "genre");
      origlang = attribute(tag, "origlang");
    }
    const std::size_t begin = text.find('>', at);
    const std::size_t end = find_tag(text, "/seg", at);
    const std::size_t next = find_tag(text, "seg", at + 1);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin || next < end) {
      return wrong(path, base::line_of(text, at), "this segment has no end");
    }
    segments.texts.push_back(single_spaced(text.substr(begin + 1, end - begin - 1)));
    segments.docids.push_back(docid);
    segments.genres.push_back(genre);
    segments.origlangs.push_back(origlang);
    at = next;
  }
  return segments;
}

}  // namespace lacuna::testsets
