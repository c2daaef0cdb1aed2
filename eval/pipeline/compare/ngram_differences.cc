#include "eval/pipeline/compare/ngram_differences.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

namespace lacuna::pipeline {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

std::uint64_t key_of(std::uint32_t prefix, std::uint32_t word) {
  return (static_cast<std::uint64_t>(prefix + 1) << 32U) | word;  // kNone + 1 is 0
}

/// The words of a list with one space between them.
std::string joined(const std::vector<std::uint32_t>& words, const WordIndex& index) {
  std::string text;
  for (const std::uint32_t word : words) {
    if (!text.empty()) text += ' ';
    text += index.word(word);
  }
  return text;
}

}  // namespace

NgramMatches::NgramMatches(const std::vector<IndexedText>& references, const std::vector<IndexedText>& hypotheses,
                           std::size_t max_order, const base::ParallelFor& parallel_for)
    : max_order_(max_order), hits_(hypotheses.size()) {
  add_references(references);
  parallel_for(hypotheses.size(), [&](std::size_t s) { count_hits(hypotheses[s], hits_[s]); });
}

void NgramMatches::add_references(const std::vector<IndexedText>& references) {
  std::vector<std::uint32_t> found;
  std::vector<Count> counts;
  for (std::size_t unit = 0; unit < references.front().units(); ++unit) {
    counts.clear();
    for (const IndexedText& reference : references) {
      const Words words = reference.unit(unit);
      found.clear();
      for (std::size_t begin = 0; begin < words.size(); ++begin) {
        std::uint32_t ngram = kNone;
        const std::size_t end = std::min(words.size(), begin + max_order_);
        for (std::size_t i = begin; i < end; ++i) {
          ngram = add(ngram, words[i], static_cast<std::uint32_t>(i - begin + 1));
          found.push_back(ngram);
        }
      }
      std::sort(found.begin(), found.end());
      for (std::size_t i = 0; i < found.size();) {
        std::size_t end = i;
        while (end < found.size() && found[end] == found[i]) ++end;
        counts.push_back({found[i], static_cast<std::uint32_t>(end - i)});
        i = end;
      }
    }
    // Of several references the one that has it most.
    std::sort(counts.begin(), counts.end(),
              [](const Count& a, const Count& b) { return std::tie(a.ngram, b.count) < std::tie(b.ngram, a.count); });
    counts.erase(
        std::unique(counts.begin(), counts.end(), [](const Count& a, const Count& b) { return a.ngram == b.ngram; }),
        counts.end());
    for (const Count& count : counts) ngrams_[count.ngram].reference += count.count;
    units_.insert(units_.end(), counts.begin(), counts.end());
    ends_.push_back(units_.size());
  }
}

std::uint32_t NgramMatches::add(std::uint32_t prefix, std::uint32_t word, std::uint32_t order) {
  const auto [found, is_new] = numbers_.try_emplace(key_of(prefix, word), static_cast<std::uint32_t>(ngrams_.size()));
  if (is_new) ngrams_.push_back({.prefix = prefix, .word = word, .order = order, .reference = 0});
  return found->second;
}

std::uint32_t NgramMatches::find(std::uint32_t prefix, std::uint32_t word) const {
  const auto found = numbers_.find(key_of(prefix, word));
  return found == numbers_.end() ? kNone : found->second;
}

void NgramMatches::count_hits(const IndexedText& hypothesis, std::vector<std::uint32_t>& hits) const {
  hits.resize(ngrams_.size());
  std::vector<std::uint32_t> found;
  for (std::size_t unit = 0; unit < ends_.size(); ++unit) {
    const Words words = hypothesis.unit(unit);
    found.clear();
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
      std::uint32_t ngram = kNone;
      const std::size_t end = std::min(words.size(), begin + max_order_);
      for (std::size_t i = begin; i < end; ++i) {
        ngram = find(ngram, words[i]);
        if (ngram == kNone) break;  // nor has any reference what begins with it
        found.push_back(ngram);
      }
    }
    std::sort(found.begin(), found.end());
    std::size_t at = unit == 0 ? 0 : ends_[unit - 1];
    for (std::size_t i = 0; i < found.size();) {
      std::size_t end = i;
      while (end < found.size() && found[end] == found[i]) ++end;
      while (at < ends_[unit] && units_[at].ngram < found[i]) ++at;
      if (at < ends_[unit] && units_[at].ngram == found[i]) {
        hits[found[i]] += std::min(units_[at].count, static_cast<std::uint32_t>(end - i));
      }
      i = end;
    }
  }
}

std::vector<std::uint32_t> NgramMatches::words_of(std::uint32_t ngram) const {
  std::vector<std::uint32_t> words(ngrams_[ngram].order);
  for (std::size_t i = words.size(); i-- > 0; ngram = ngrams_[ngram].prefix) words[i] = ngrams_[ngram].word;
  return words;
}

std::uint32_t NgramMatches::without_first(std::uint32_t ngram) const {
  const std::vector<std::uint32_t> words = words_of(ngram);
  std::uint32_t rest = kNone;
  for (std::size_t i = 1; i < words.size(); ++i) rest = find(rest, words[i]);
  return rest;
}

NgramLists NgramMatches::compare(std::size_t system, std::size_t limit, const WordIndex& index) const {
  const std::vector<std::uint32_t>& ours = hits_[system];
  const std::vector<std::uint32_t>& baseline = hits_.front();
  std::vector<std::uint8_t> is_part(ngrams_.size());
  std::vector<std::uint32_t> gained;
  std::vector<std::uint32_t> lost;
  for (std::uint32_t i = 0; i < ngrams_.size(); ++i) {
    if (ours[i] == baseline[i]) continue;
    (ours[i] > baseline[i] ? gained : lost).push_back(i);
    if (ngrams_[i].order < 2) continue;
    // What is a part of a part with the same hits has them, too: a part never has fewer than the whole.
    for (const std::uint32_t part : {ngrams_[i].prefix, without_first(i)}) {
      if (ours[part] == ours[i] && baseline[part] == baseline[i]) is_part[part] = 1;
    }
  }
  const auto difference = [&](std::uint32_t i) {
    return std::abs(static_cast<double>(ours[i]) - static_cast<double>(baseline[i]));
  };
  // (a - b)² / (a + b): whole numbers are compared, so that no machine's square root decides.
  const auto weight = [&](std::uint32_t i) {
    return difference(i) * difference(i) / (static_cast<double>(ours[i]) + static_cast<double>(baseline[i]));
  };
  const auto list = [&](std::vector<std::uint32_t>& numbers) {
    numbers.erase(std::remove_if(numbers.begin(), numbers.end(), [&](std::uint32_t i) { return is_part[i] != 0; }),
                  numbers.end());
    const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
      // By number in the end: the order in which the references have them.
      return std::tuple(-weight(a), -difference(a), ngrams_[b].order, ngrams_[b].reference, a) <
             std::tuple(-weight(b), -difference(b), ngrams_[a].order, ngrams_[a].reference, b);
    };
    const std::size_t size = std::min(limit, numbers.size());
    std::partial_sort(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(size), numbers.end(), is_before);
    std::vector<NgramDifference> differences;
    differences.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t ngram = numbers[i];
      differences.push_back({.system = system,
                             .text = joined(words_of(ngram), index),
                             .order = ngrams_[ngram].order,
                             .reference = ngrams_[ngram].reference,
                             .baseline_hits = baseline[ngram],
                             .system_hits = ours[ngram]});
    }
    return differences;
  };
  return {.gained = list(gained), .lost = list(lost)};
}

}  // namespace lacuna::pipeline
