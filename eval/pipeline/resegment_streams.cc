#include "eval/pipeline/resegment_streams.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/utf8.h"
#include "eval/pipeline/resegment_texts.h"
#include "eval/pipeline/score_lines.h"

namespace lacuna::pipeline {
namespace {

constexpr std::size_t kBatchLines = 8192;
constexpr std::size_t kBatchBytes = std::size_t{1} << 22;

std::string name_of(const base::LineReader& reader) { return reader.name().empty() ? "<unnamed>" : reader.name(); }

/// All lines, each with its LF.
Result<std::string> read_whole(base::LineReader& reader) {
  std::string text;
  base::LineBatch batch;
  while (true) {
    if (const Status status = reader.read(kBatchLines, kBatchBytes, batch); !status) return status.error();
    if (batch.lines.empty()) break;
    for (const std::string_view line : batch.lines) text.append(line).push_back('\n');
  }
  if (const std::optional<std::size_t> bad = base::first_invalid_utf8(text)) {
    return base::invalid_utf8(name_of(reader), text, *bad);
  }
  return text;
}

/// Calls `visit(line, number)` for each line of a text whose lines all have an LF, until it fails.
template <class Visit>
Status for_each_line(std::string_view text, Visit&& visit) {
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = text.find('\n', begin);
    if (Status status = visit(text.substr(begin, end - begin), number); !status) return status;
    begin = end + 1;
  }
  return {};
}

/// Line by line the references of all streams.
Result<std::vector<std::vector<std::string_view>>> collect_references(const ScoreStreams& streams,
                                                                      const std::deque<std::string>& texts) {
  std::vector<std::vector<std::string_view>> references;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string name = name_of(*streams.references[i]);
    std::size_t lines = 0;
    const Status status = for_each_line(texts[i], [&](std::string_view line, std::size_t number) -> Status {
      lines = number;
      if (i == 0) {
        references.emplace_back();
      } else if (number > references.size()) {
        return {};
      }
      if (streams.reference_fields == 1) {
        references[number - 1].push_back(line);
        return {};
      }
      return split_fields({.text = line, .name = name, .number = number}, streams.reference_fields,
                          references[number - 1]);
    });
    if (!status) return status.error();
    if (lines != references.size()) {
      return unequal_lines({.name = name_of(*streams.references.front()), .lines = references.size()},
                           {.name = name, .lines = lines}, "");
    }
  }
  return references;
}

/// The texts of the systems whose lines stand between tabs.
Result<std::deque<std::string>> split_systems(const std::string& name, std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  std::deque<std::string> systems(static_cast<std::size_t>(1 + std::count(first.begin(), first.end(), '\t')));
  std::vector<std::string_view> fields;
  const Status status = for_each_line(text, [&](std::string_view line, std::size_t number) -> Status {
    fields.clear();
    if (Status split = split_fields({.text = line, .name = name, .number = number}, systems.size(), fields); !split) {
      return split;
    }
    for (std::size_t s = 0; s < fields.size(); ++s) systems[s].append(fields[s]).push_back('\n');
    return {};
  });
  if (!status) return status.error();
  return systems;
}

}  // namespace

Result<ResegmentedStreams> resegment_streams(ScoreStreams streams, const base::ParallelFor& parallel_for) {
  ResegmentedStreams result;
  for (const auto& reader : streams.references) {
    Result<std::string> text = read_whole(*reader);
    if (!text) return text.error();
    result.references.push_back(std::move(*text));
  }
  std::deque<std::string> uncut;
  std::vector<std::string> names;
  for (const auto& reader : streams.hypotheses) {
    Result<std::string> text = read_whole(*reader);
    if (!text) return text.error();
    uncut.push_back(std::move(*text));
    names.push_back(reader->name());
  }
  if (streams.systems_in_fields) {
    Result<std::deque<std::string>> systems = split_systems(name_of(*streams.hypotheses.front()), uncut.front());
    if (!systems) return systems.error();
    uncut = std::move(*systems);
    names.clear();
    for (std::size_t s = 0; s < uncut.size(); ++s) names.push_back("System " + std::to_string(s + 1));
  }

  const auto references = collect_references(streams, result.references);
  if (!references) return references.error();
  std::vector<Uncut> texts;
  for (std::size_t s = 0; s < uncut.size(); ++s) texts.push_back({.name = names[s], .text = uncut[s]});
  if (references->empty()) {
    result.hypotheses.resize(texts.size());  // the reference is empty, as scoring will say
  } else {
    Result<std::vector<std::string>> cut = resegment_texts(*references, texts, parallel_for);
    if (!cut) return cut.error();
    for (std::string& text : *cut) result.hypotheses.push_back(std::move(text));
  }

  result.streams.metrics = std::move(streams.metrics);
  result.streams.strip_lines = streams.strip_lines;
  result.streams.reference_fields = streams.reference_fields;
  for (std::size_t i = 0; i < result.references.size(); ++i) {
    result.streams.references.push_back(base::lines_of(streams.references[i]->name(), result.references[i]));
  }
  for (std::size_t s = 0; s < result.hypotheses.size(); ++s) {
    result.streams.hypotheses.push_back(base::lines_of(names[s], result.hypotheses[s]));
  }
  return result;
}

}  // namespace lacuna::pipeline
