#include "metrics/kernels/window_matcher.h"

#include <algorithm>
#include <array>
#include <bit>

namespace lacuna::metrics {
namespace {

constexpr std::size_t kNameRange = WindowMatcher::kMaxDistinct + 1;  // of a name in the table of pairs

constexpr unsigned kWindowBits = 10;                        // for each name
constexpr std::uint64_t kNobody = (1U << kWindowBits) - 1;  // behind the reference's end; not a name
constexpr std::uint64_t kWindow = (std::uint64_t{1} << (kWindowBits * WindowMatcher::kMaxOrders)) - 1;
constexpr std::uint64_t kTop = kWindow + 1;
static_assert(WindowMatcher::kMaxDistinct < kNobody);

// Orders 3, 4, … have a bit each in masks and a counter each in sums.
constexpr unsigned kFirstLong = 3;
constexpr unsigned kLongOrders = WindowMatcher::kMaxOrders - kFirstLong + 1;
constexpr unsigned kCounterBits = 64 / kLongOrders;
static_assert(WindowMatcher::kMaxLength < (1U << kCounterBits));

constexpr unsigned kSmallestTable = 6;    // lists: a power of 2
constexpr std::size_t kFreeSteps = 1024;  // through lists, for each call
constexpr std::size_t kStepsPerPlace = 16;

constexpr std::uint8_t long_orders(unsigned orders) {
  return static_cast<std::uint8_t>(orders < kFirstLong ? 0 : (1U << (orders - kFirstLong + 1)) - 1);
}

// By number of equal low bits of two windows: the long orders whose n-grams are equal.
constexpr auto kEqual = [] {
  std::array<std::uint8_t, 64> equal{};
  for (unsigned bits = 0; bits < equal.size(); ++bits) equal[bits] = long_orders(bits / kWindowBits);
  return equal;
}();

// By mask: 1 in the counter of each of its orders.
constexpr auto kCounters = [] {
  std::array<std::uint64_t, 1U << kLongOrders> counters{};
  for (unsigned mask = 0; mask < counters.size(); ++mask) {
    for (unsigned k = 0; k < kLongOrders; ++k) {
      if ((mask >> k & 1U) != 0) counters[mask] |= std::uint64_t{1} << (kCounterBits * k);
    }
  }
  return counters;
}();

std::uint64_t shifted(std::uint64_t window, std::uint64_t name) { return (window << kWindowBits | name) & kWindow; }

// The list of the window's first three names.
std::size_t list_of(std::uint64_t window, unsigned shift) {
  return (static_cast<std::uint32_t>(window << (32 - 3 * kWindowBits)) * 0x9E3779B1U) >> shift;
}

// One of `left`, if there is one.
std::uint32_t take_one(std::uint16_t& left) {
  const auto taken = static_cast<std::uint16_t>(left != 0);
  left = static_cast<std::uint16_t>(left - taken);
  return taken;
}

}  // namespace

bool WindowMatcher::match(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> reference,
                          std::span<double> matches) {
  if (matches.size() > kMaxOrders || hypothesis.size() > kMaxLength || reference.size() > kMaxLength) return false;
  std::fill(matches.begin(), matches.end(), 0.0);
  if (hypothesis.empty() || reference.empty() || matches.empty()) return true;
  const auto orders = static_cast<unsigned>(matches.size());
  if (!rename(hypothesis, reference)) return false;
  matches[0] = match_names();
  if (orders > 1) matches[1] = match_pairs();
  if (orders < kFirstLong) return true;
  list_reference(long_orders(orders));
  find_lists();
  return match_windows(long_orders(orders), matches.subspan(kFirstLong - 1));
}

bool WindowMatcher::rename(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> reference) {
  std::uint32_t bits = 0;  // of all symbols together: not below the largest one
  for (const std::uint32_t symbol : hypothesis) bits |= symbol;
  for (const std::uint32_t symbol : reference) bits |= symbol;
  if (bits > kMaxSymbol) return false;
  reference_.resize(reference.size());
  hypothesis_.resize(hypothesis.size());
  std::uint16_t names = 0;
  if (bits <= kMaxDistinct) {
    names = static_cast<std::uint16_t>(bits);
    const auto narrow = [](std::uint32_t symbol) { return static_cast<std::uint16_t>(symbol); };
    std::transform(reference.begin(), reference.end(), reference_.begin(), narrow);
    std::transform(hypothesis.begin(), hypothesis.end(), hypothesis_.begin(), narrow);
  } else {
    if (name_of_.size() <= bits) name_of_.resize(bits + 1);
    std::uint16_t* const name_of = name_of_.data();
    for (std::size_t i = 0; i < reference.size(); ++i) {
      std::uint16_t& name = name_of[reference[i]];
      if (name == 0) name = ++names;
      reference_[i] = name;
    }
    for (std::size_t i = 0; i < hypothesis.size(); ++i) hypothesis_[i] = name_of[hypothesis[i]];
    for (const std::uint32_t symbol : reference) name_of[symbol] = 0;
    if (names > kMaxDistinct) return false;
  }
  left_.assign(names + std::size_t{1}, 0);
  return true;
}

double WindowMatcher::match_names() {
  std::uint16_t* const left = left_.data();
  for (const std::uint16_t name : reference_) ++left[name];
  std::uint32_t matches = 0;
  for (const std::uint16_t name : hypothesis_) matches += take_one(left[name]);
  return matches;
}

double WindowMatcher::match_pairs() {
  if (pairs_left_.empty()) pairs_left_.resize(kNameRange * kNameRange);
  std::uint16_t* const left = pairs_left_.data();
  const auto pair = [](const std::uint16_t* names, std::size_t i) { return names[i] * kNameRange + names[i + 1]; };
  const std::uint16_t* const reference = reference_.data();
  const std::uint16_t* const hypothesis = hypothesis_.data();
  for (std::size_t i = 0; i + 1 < reference_.size(); ++i) ++left[pair(reference, i)];
  std::uint32_t matches = 0;
  for (std::size_t i = 0; i + 1 < hypothesis_.size(); ++i) matches += take_one(left[pair(hypothesis, i)]);
  for (std::size_t i = 0; i + 1 < reference_.size(); ++i) left[pair(reference, i)] = 0;
  return matches;
}

// Windows grow from the end of a sequence to its beginning, one name at a time.
void WindowMatcher::list_reference(std::uint8_t orders) {
  const unsigned table_bits = std::max(kSmallestTable, static_cast<unsigned>(std::bit_width(reference_.size())) + 1);
  hash_shift_ = 32 - table_bits;
  lists_.assign(std::size_t{1} << table_bits, 0);
  if (places_.size() <= reference_.size()) places_.resize(reference_.size() + 1);
  const unsigned shift = hash_shift_;
  std::uint16_t* const lists = lists_.data();
  Place* const places = places_.data();
  const std::uint16_t* const names = reference_.data();
  std::uint64_t window = kWindow;  // names of nobody
  for (std::size_t i = reference_.size(); i-- > 0;) {
    window = shifted(window, names[i]);
    std::uint16_t& first = lists[list_of(window, shift)];
    places[i + 1] = {window, first, orders};
    first = static_cast<std::uint16_t>(i + 1);
  }
}

void WindowMatcher::find_lists() {
  if (visits_.size() < hypothesis_.size()) visits_.resize(hypothesis_.size());
  const unsigned shift = hash_shift_;
  const std::uint16_t* const lists = lists_.data();
  const std::uint16_t* const names = hypothesis_.data();
  Visit* visit = visits_.data();
  std::uint64_t window = 0;  // names that the reference does not have
  for (std::size_t i = hypothesis_.size(); i-- > 0;) {
    window = shifted(window, names[i]);
    // Whether there is a list is a coin toss, so no branch on it: the next visit takes the place of an empty one.
    *visit = {window, lists[list_of(window, shift)]};
    visit += visit->first != 0 ? 1 : 0;
  }
  visit_count_ = static_cast<std::size_t>(visit - visits_.data());
}

bool WindowMatcher::match_windows(std::uint8_t orders, std::span<double> matches) {
  Place* const places = places_.data();
  std::uint64_t taken = 0;  // a counter for each order
  std::size_t steps = 0;
  for (const Visit& visit : std::span(visits_).first(visit_count_)) {
    std::uint32_t wanted = orders;
    std::size_t at = visit.first;
    do {
      Place& place = places[at];
      const int equal = std::countr_zero((place.window ^ visit.window) | kTop);
      const std::uint32_t taking = kEqual[static_cast<std::size_t>(equal)] & wanted & place.free;
      wanted ^= taking;
      place.free = static_cast<std::uint8_t>(place.free ^ taking);
      at = place.next;
      ++steps;
    } while (at != 0);
    taken += kCounters[orders ^ wanted];
    if (steps > kFreeSteps + kStepsPerPlace * hypothesis_.size()) return false;
  }
  for (double& count : matches) {
    count = static_cast<double>(taken & ((1U << kCounterBits) - 1));
    taken >>= kCounterBits;
  }
  return true;
}

}  // namespace lacuna::metrics
