#include "eval/records/shard.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace lacuna::records {
namespace {

/// The order of findings, the worst first; among equals the fingerprint decides, which is as good as a lot, and then
/// the place. Equal only for the same finding.
bool comes_before(const ShardFinding& a, const ShardFinding& b) {
  if (is_worse(a.finding, b.finding)) return true;
  if (is_worse(b.finding, a.finding)) return false;
  using Rest = std::tuple<const std::string&, const std::string&, const ChunkKey&, std::size_t, std::size_t,
                          std::size_t, const std::string&>;
  const auto rest = [](const ShardFinding& found) {
    const auto begin = [](const std::optional<TextSpan>& span) { return span ? span->begin : 0; };
    const Finding& finding = found.finding;
    return Rest(finding.rule, finding.fingerprint, found.chunk, finding.unit, begin(finding.source),
                begin(finding.target), finding.message);
  };
  return rest(a) < rest(b);
}

Error mismatch(const std::string& name, std::string message) {
  return {.code = ErrorCode::kMismatch, .message = std::move(message), .path = name};
}

std::string chunk_name(const ChunkKey& key) { return "chunk " + std::to_string(key.index) + " of " + key.input; }

Status check_settings(const ShardSettings& settings, const std::string& name, const Shard& whole) {
  if (whole.settings.empty() || settings == whole.settings) return {};
  for (const auto& [key, value] : whole.settings) {
    const std::string own = setting(settings, key);
    if (own == value) continue;
    const auto shown = [](const std::string& text) { return text.empty() ? std::string("none") : "'" + text + "'"; };
    return mismatch(
        name, "a shard of another run: its " + key + " is " + shown(own) + ", of the others it is " + shown(value));
  }
  return mismatch(name, "a shard of another run: it has settings that the others have not");
}

Status check_content(const Shard& shard, const std::string& name, const Shard& whole) {
  for (const auto& [path, input] : shard.inputs) {
    const auto other = whole.inputs.find(path);
    if (other == whole.inputs.end()) continue;
    if (other->second.target != input.target) {
      return mismatch(name, "a shard of another run: " + path + " belongs to '" + input.target + "' here, and to '" +
                                other->second.target + "' in another shard");
    }
    if (!input.chunks || !other->second.chunks || *other->second.chunks == *input.chunks) continue;
    return mismatch(name, "a shard of another " + path + ": it has " + std::to_string(*input.chunks) +
                              " chunks here, and " + std::to_string(*other->second.chunks) + " in another shard");
  }
  for (const auto& [key, chunk] : shard.chunks) {
    const auto other = whole.chunks.find(key);
    if (other == whole.chunks.end() || other->second == chunk) continue;
    const char* const what =
        other->second.sha256 == chunk.sha256 ? ", though its text is the same" : ": the text is not the same";
    return mismatch(name, "has " + chunk_name(key) + ", as another shard has, but with other results" + what +
                              "; streams without a name of their own need --name");
  }
  return {};
}

/// "chunk 3", "chunks 3 to 7".
std::string range_name(std::uint64_t first, std::uint64_t end) {
  if (end == first + 1) return "chunk " + std::to_string(first);
  return "chunks " + std::to_string(first) + " to " + std::to_string(end - 1);
}

}  // namespace

bool WorstFindings::would_keep(const Finding& finding) const {
  if (per_rule_ == 0) return false;
  const auto place = by_rule_.find(finding.rule);
  return place == by_rule_.end() || !place->second.last || !is_worse(*place->second.last, finding);
}

void WorstFindings::add(ShardFinding finding) {
  if (!would_keep(finding.finding)) return;
  Kept& kept = by_rule_[finding.finding.rule];
  kept.findings.push_back(std::move(finding));
  if (kept.findings.size() >= 2 * per_rule_ + 16) prune(kept);
}

void WorstFindings::prune(Kept& kept) const {
  std::vector<ShardFinding>& findings = kept.findings;
  std::sort(findings.begin(), findings.end(), comes_before);
  std::set<std::string> seen;
  std::erase_if(findings, [&](const ShardFinding& found) {
    return seen.size() == per_rule_ || !seen.insert(found.finding.fingerprint).second;
  });
  if (findings.size() == per_rule_) kept.last = findings.back().finding;
}

std::vector<ShardFinding> WorstFindings::take() {
  std::vector<ShardFinding> all;
  for (auto& [rule, kept] : by_rule_) {
    prune(kept);
    std::move(kept.findings.begin(), kept.findings.end(), std::back_inserter(all));
  }
  by_rule_.clear();
  std::sort(all.begin(), all.end(), comes_before);
  return all;
}

Status add_shard(Shard shard, const std::string& name, std::size_t kept_per_rule, Shard& whole) {
  if (Status same = check_settings(shard.settings, name, whole); !same) return same;
  if (Status same = check_content(shard, name, whole); !same) return same;
  if (whole.settings.empty()) whole.settings = std::move(shard.settings);
  for (auto& [path, input] : shard.inputs) {
    ShardInput& known = whole.inputs[path];
    known.path = path;
    known.target = input.target;
    if (input.chunks) known.chunks = input.chunks;
  }
  whole.chunks.merge(shard.chunks);
  WorstFindings worst(kept_per_rule);
  for (ShardFinding& finding : whole.findings) worst.add(std::move(finding));
  for (ShardFinding& finding : shard.findings) worst.add(std::move(finding));
  whole.findings = worst.take();
  return {};
}

std::vector<std::string> missing_chunks(const Shard& shard) {
  std::vector<std::string> missing;
  for (const auto& [path, input] : shard.inputs) {
    std::uint64_t next = 0;
    std::optional<std::uint64_t> end = input.chunks;
    const auto add_gap = [&, &name = path](std::uint64_t until) {
      if (next < until) missing.push_back(range_name(next, until).append(" of ").append(name));
    };
    for (auto chunk = shard.chunks.lower_bound({path, 0}); chunk != shard.chunks.end() && chunk->first.input == path;
         ++chunk) {
      add_gap(chunk->first.index);
      next = chunk->first.index + 1;
      if (chunk->second.is_last) end = next;
    }
    if (end) {
      add_gap(*end);
    } else {
      missing.push_back("the end of " + path + ", from chunk " + std::to_string(next) + " on");
    }
  }
  return missing;
}

std::string setting(const ShardSettings& settings, std::string_view name) {
  const auto found =
      std::find_if(settings.begin(), settings.end(), [&](const auto& each) { return each.first == name; });
  return found == settings.end() ? std::string() : found->second;
}

}  // namespace lacuna::records
