#include "eval/pipeline/shards/team_run.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace lacuna::pipeline {
namespace {

using records::ChunkKey;
using records::Shard;

Error error_of(std::string message) { return {.code = ErrorCode::kIo, .message = std::move(message), .path = {}}; }

/// The chunks of a shard as a text: index, 1 for the last of its input, name.
std::string keys_text(const Shard& shard) {
  std::string text;
  for (const auto& [key, chunk] : shard.chunks) {
    text.append(std::to_string(key.index)).append(chunk.is_last ? " 1 " : " 0 ").append(key.input).push_back('\0');
  }
  return text;
}

/// Chunks that need no more work.
class DoneChunks {
 public:
  explicit DoneChunks(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\0'), text.size());
      const std::string_view item = text.substr(0, end);
      ChunkKey key;
      const auto [rest, code] = std::from_chars(item.data(), item.data() + item.size(), key.index);
      const auto begin = static_cast<std::size_t>(rest - item.data());
      key.input = item.substr(begin + 3);
      if (item[begin + 1] == '1') ends_.emplace(key.input, key.index + 1);
      ++counts_[key.input];
      keys_.insert(std::move(key));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  [[nodiscard]] bool has(const CorpusText& text, const WorkItem& item) const {
    if (item.chunk) return keys_.contains({text.name, *item.chunk});
    const auto end = ends_.find(text.name);
    return end != ends_.end() && counts_.at(text.name) == end->second;
  }

 private:
  std::set<ChunkKey> keys_;
  std::map<std::string, std::uint64_t, std::less<>> ends_;    // number of chunks, where the last is there
  std::map<std::string, std::uint64_t, std::less<>> counts_;  // of those that are there
};

/// What a rank hands up: its shard, and what went wrong below it.
struct Outcome {
  Shard shard;
  std::vector<std::string> errors;
};

std::string packed(const Outcome& outcome) {
  std::string text;
  for (const std::string& error : outcome.errors) text.append("E").append(error).push_back('\0');
  return text.append("S").append(records::shard_text(outcome.shard));
}

Result<Outcome> unpacked(std::string_view text, std::size_t rank) {
  Outcome outcome;
  while (text.starts_with('E')) {
    const std::size_t end = std::min(text.find('\0'), text.size());
    outcome.errors.emplace_back(text.substr(1, end - 1));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!text.starts_with('S')) return error_of("what rank " + std::to_string(rank) + " sent is not a result");
  Result<Shard> shard = records::parse_shard("the result of rank " + std::to_string(rank), text.substr(1));
  if (!shard) return shard.error();
  outcome.shard = std::move(*shard);
  return outcome;
}

std::string in_lines(const std::vector<std::string>& errors) {
  std::string text;
  for (const std::string& error : errors) text.append(text.empty() ? "" : "\n").append(error);
  return text;
}

std::string rank_error(const base::Team& team, const Error& error) {
  return team.size() == 1 ? error.to_string() : "rank " + std::to_string(team.rank()) + ": " + error.to_string();
}

}  // namespace

Result<std::optional<records::Shard>> map_with_team(base::Team& team, const TeamRun& run, const ChunkMeasure& measure,
                                                    Progress* progress) {
  const Result<std::vector<std::string>> known = team.all_gather(keys_text(run.done));
  if (!known) return known.error();
  const DoneChunks done(known->front());
  std::vector<WorkItem> items = work_items(run.run.texts, run.run.chunk_bytes);
  std::erase_if(items, [&](const WorkItem& item) { return done.has(run.run.texts[item.text], item); });
  const std::vector<ChunkRange> ranges = ranges_of(share_of(items, team.rank(), team.size()));

  Outcome outcome{.shard = empty_shard(run.run, measure), .errors = {}};
  // What is measured before an error counts: it is handed up with it.
  const KeepShard keep = [&](const Shard& shard) -> Status {
    if (Status added = records::add_shard(shard, "", measure.kept_per_rule(), outcome.shard); !added) return added;
    return run.keep ? run.keep(shard) : Status{};
  };
  const Result<Shard> own = map_chunks(run.run, ranges, measure, progress, keep);
  if (!own && own.error().code == ErrorCode::kInterrupted) return own.error();
  if (!own) outcome.errors.push_back(rank_error(team, own.error()));

  if (progress != nullptr && team.size() > 1) progress->update("waiting for other ranks", 0, 0);
  for (std::size_t step = 1; step < team.size(); step *= 2) {
    if (team.rank() % (2 * step) != 0) {
      if (Status sent = team.send(team.rank() - step, packed(outcome)); !sent) return sent.error();
      if (!own) return own.error();
      return std::optional<Shard>();
    }
    const std::size_t from = team.rank() + step;
    if (from >= team.size()) continue;
    const Result<std::string> text = team.receive(from);
    if (!text) return text.error();
    Result<Outcome> other = unpacked(*text, from);
    if (!other) return other.error();
    const std::string name = "the result of rank " + std::to_string(from);
    std::move(other->errors.begin(), other->errors.end(), std::back_inserter(outcome.errors));
    Status added = records::add_shard(std::move(other->shard), name, measure.kept_per_rule(), outcome.shard);
    if (!added) outcome.errors.push_back(added.error().to_string());
  }
  Shard whole = run.done.settings.empty() ? empty_shard(run.run, measure) : run.done;
  Status added = records::add_shard(std::move(outcome.shard), "this run", measure.kept_per_rule(), whole);
  if (!added) outcome.errors.push_back(added.error().to_string());
  if (outcome.errors.empty()) return std::optional(std::move(whole));
  if (outcome.errors.size() == 1 && !own) return own.error();
  return error_of(in_lines(outcome.errors));
}

}  // namespace lacuna::pipeline
