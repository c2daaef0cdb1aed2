#include "metrics/checks/meaning/negation_check.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "eval/text/negation.h"

namespace lacuna::metrics {
namespace {

using text::Denial;
using text::DenialSense;

constexpr double kAloneProbability = 0.6;    ///< nothing on the other side denies
constexpr double kBesideProbability = 0.45;  ///< what denies there stands elsewhere or renders something else
constexpr double kSharedProbability = 0.2;   ///< a negation beside it has an answer, which may be for both
// Of a word that is often denied without a negation; these two are below what is shown by default.
constexpr double kLikelyAlone = 0.16;       ///< nothing on the other side denies
constexpr double kLikelyProbability = 0.1;  ///< something does

/// Words between negations that one negation of the other side may answer: "không A, không B", "not A or B".
constexpr double kSharingWords = 8.0;

/// Words from which on the other side has surely something to answer with.
constexpr std::size_t kLeastWords = 2;

/// What it costs to leave a negation without a partner, in the length of the text that a partner may be away.
constexpr double kLoneSure = 0.4;
constexpr double kLoneOther = 0.3;
constexpr double kLoneAffix = 0.1;
/// As many negations on both sides: each has more likely an answer.
constexpr double kEven = 2.0;
/// What it costs more to pair a negation with a prefix or suffix.
constexpr double kUnlike = 0.2;
/// How far from the place of a negation a word may stand that says the same without one: share of the text, and words.
/// Common words that seldom do stand closer.
constexpr double kNearShare = 0.25;
constexpr double kNearWords = 3.0;
constexpr double kCloseShare = 0.08;
constexpr double kCloseWords = 2.0;
/// How far apart two words of the same sense may stand to render each other.
constexpr double kSameSenseShare = 0.35;

struct Sign {
  Denial denial;
  double place = 0.0;  ///< 0..1
  bool paired = false;
};

struct Side {
  std::vector<Sign> nots;   ///< negations, prefixes and suffixes
  std::vector<Sign> other;  ///< all that may stand for one
  double word = 1.0;        ///< the share of one in the text
};

Side side_of(const SideText& side) {
  Side found;
  const auto& words = side.analysis.words;
  std::vector<double> place(words.size());
  double count = 0.0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    place[i] = count + 0.5;
    count += words[i].kind == text::WordKind::kPunctuation ? 0.0 : 1.0;
  }
  for (const Denial& denial : text::denials(side.text, words, side.language)) {
    const Sign sign{denial, place[denial.word] / std::max(count, 1.0)};
    const bool negates = denial.sense == DenialSense::kNot || denial.sense == DenialSense::kAffix;
    (negates ? found.nots : found.other).push_back(sign);
  }
  found.word = 1.0 / std::max(count, 1.0);
  return found;
}

double lone(const Sign& sign) {
  if (sign.denial.sense == DenialSense::kAffix) return kLoneAffix;
  return sign.denial.sure ? kLoneSure : kLoneOther;
}

double pair_cost(const Sign& source, const Sign& target) {
  return std::abs(source.place - target.place) + (source.denial.sense == target.denial.sense ? 0.0 : kUnlike);
}

/// Pairs the negations of both sides in order, at the least cost of places and of those left alone.
void pair_negations(std::vector<Sign>& source, std::vector<Sign>& target) {
  const std::size_t columns = target.size() + 1;
  const auto negates = [](const Sign& sign) { return sign.denial.sense == DenialSense::kNot; };
  const bool even =
      std::count_if(source.begin(), source.end(), negates) == std::count_if(target.begin(), target.end(), negates);
  const auto lone_cost = [even](const Sign& sign) { return lone(sign) * (even ? kEven : 1.0); };
  std::vector<double> cost((source.size() + 1) * columns, std::numeric_limits<double>::infinity());
  const auto at = [&](std::size_t i, std::size_t j) -> double& { return cost[i * columns + j]; };
  at(source.size(), target.size()) = 0.0;
  for (std::size_t i = source.size() + 1; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      double& best = at(i, j);
      if (i < source.size()) best = std::min(best, at(i + 1, j) + lone_cost(source[i]));
      if (j < target.size()) best = std::min(best, at(i, j + 1) + lone_cost(target[j]));
      if (i < source.size() && j < target.size())
        best = std::min(best, at(i + 1, j + 1) + pair_cost(source[i], target[j]));
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < source.size() && j < target.size()) {
    if (at(i, j) == at(i + 1, j + 1) + pair_cost(source[i], target[j])) {
      source[i++].paired = target[j++].paired = true;
    } else if (at(i, j) == at(i + 1, j) + lone_cost(source[i])) {
      ++i;
    } else {
      ++j;
    }
  }
}

/// Pairs signs of the same sense that stand near each other: they render each other.
void pair_senses(std::vector<Sign>& source, std::vector<Sign>& target) {
  for (Sign& sign : target) {
    Sign* best = nullptr;
    double nearest = kSameSenseShare;
    for (Sign& other : source) {
      if (other.paired || other.denial.sense != sign.denial.sense || other.denial.sense == DenialSense::kOther)
        continue;
      const double distance = std::abs(other.place - sign.place);
      if (distance > nearest) continue;
      nearest = distance;
      best = &other;
    }
    if (best != nullptr) best->paired = sign.paired = true;
  }
}

bool is_common(DenialSense sense) {
  switch (sense) {
    case DenialSense::kFew:
    case DenialSense::kHard:
    case DenialSense::kInstead:
    case DenialSense::kAway:
    case DenialSense::kEmpty:
    case DenialSense::kDoubt:
    case DenialSense::kStop:
    case DenialSense::kWrong:
    case DenialSense::kLose: return true;
    default: return false;
  }
}

/// Whether the word says what the negation says; `word`: the share of one word in the text. Translators add a negation
/// less often than they overlook one, so that a negation of the target (`added`) is answered from farther.
bool answers(const Sign& answer, const Sign& sign, double word, bool added) {
  if (answer.paired) return false;
  const double distance = std::abs(answer.place - sign.place);
  const double close = std::max(kCloseShare, kCloseWords * word);
  const double near = std::max(kNearShare, kNearWords * word);
  if (answer.denial.sense == DenialSense::kOther) return true;
  if (answer.denial.sense == DenialSense::kUntil) return sign.denial.not_yet && distance <= near;
  if (answer.denial.sense == DenialSense::kOnly || answer.denial.sense == DenialSense::kDiffer) return false;
  return distance <= (is_common(answer.denial.sense) && !added ? close : near);
}

/// How sure one is that the negation, which nothing answers, should have an answer.
double probability_of(const Sign& sign, const Side& side, const Side& other) {
  if (!sign.denial.sure) return other.nots.empty() && other.other.empty() ? kLikelyAlone : kLikelyProbability;
  const auto shares = [&](const Sign& neighbour) {
    const auto between = static_cast<double>(sign.denial.word) - static_cast<double>(neighbour.denial.word);
    return neighbour.paired && neighbour.denial.sense == DenialSense::kNot && std::abs(between) <= kSharingWords;
  };
  if (std::any_of(side.nots.begin(), side.nots.end(), shares)) return kSharedProbability;
  return other.nots.empty() && other.other.empty() ? kAloneProbability : kBesideProbability;
}

struct Suspect {
  const Sign* sign = nullptr;
  double probability = 0.0;
};

/// The negation most likely to have no answer on the other side; of several alike the first.
Suspect unanswered(const Side& side, const Side& other, bool added) {
  const double word = std::max(side.word, other.word);
  Suspect worst;
  for (const Sign& sign : side.nots) {
    if (!sign.denial.likely || sign.paired) continue;
    const auto says_it = [&](const Sign& answer) { return answers(answer, sign, word, added); };
    if (std::any_of(other.other.begin(), other.other.end(), says_it)) continue;
    // In a short text a prefix may stand far away in shares of it, and near in words.
    const auto says_it_in_a_word = [&](const Sign& answer) {
      return answer.denial.sense == DenialSense::kAffix && !answer.paired &&
             std::abs(answer.place - sign.place) <= kNearWords * word;
    };
    if (std::any_of(other.nots.begin(), other.nots.end(), says_it_in_a_word)) continue;
    const double probability = probability_of(sign, side, other);
    if (probability > worst.probability) worst = {&sign, probability};
  }
  return worst;
}

}  // namespace

void run_negation_check(const PairView& view, CheckOutcome& outcome) {
  const auto& source = view.source.analysis.words;
  const auto& target = view.target.analysis.words;
  if (source.size() < kLeastWords || target.size() < kLeastWords) return;
  if (!text::knows_negation(view.source.language) || !text::knows_negation(view.target.language)) return;
  if (!text::has_negation(source, view.source.language) && !text::has_negation(target, view.target.language)) return;
  Side from = side_of(view.source);
  Side to = side_of(view.target);
  const auto is_likely = [](const Sign& sign) { return sign.denial.likely; };
  if (std::none_of(from.nots.begin(), from.nots.end(), is_likely) &&
      std::none_of(to.nots.begin(), to.nots.end(), is_likely)) {
    return;
  }
  outcome.opportunities += 1.0;
  pair_negations(from.nots, to.nots);
  pair_senses(from.other, to.other);
  const Suspect lost = unanswered(from, to, false);
  const Suspect added = unanswered(to, from, true);
  if (lost.sign == nullptr && added.sign == nullptr) return;
  CheckFinding finding{.rule = "negation", .severity = Severity::kMajor};
  if (lost.probability >= added.probability) {
    finding.probability = lost.probability;
    finding.source = source[lost.sign->denial.word].span;
    finding.message = "negation lost: " + std::string(finding.source->of(view.source.text));
  } else {
    finding.probability = added.probability;
    finding.target = target[added.sign->denial.word].span;
    finding.message = "negation added: " + std::string(finding.target->of(view.target.text));
  }
  outcome.violations += 1.0;
  outcome.findings.push_back(std::move(finding));
}

}  // namespace lacuna::metrics
