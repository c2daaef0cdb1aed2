/// \file
/// Clipped n-gram matches of two short sequences, for all orders in one pass: the usual case of BLEU and chrF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lacuna::metrics {

/// The sum over n-grams g of min(count of g in one sequence, count of g in the other), for each order n up to 6.
///
/// The reference's symbols are renamed 1, 2, …, so orders 1 and 2 are counted in tables by name and by pair of names.
/// For longer orders, all n-grams that begin at one place are one 64-bit word, a *window*: six names of ten bits, the
/// first one lowest. How many of them two places have in common is the number of zero bits below the first difference.
/// The places of the reference stand in lists, one for each three names (where hashes fall together a list has other
/// places too, which does no harm).
///
/// Each place of the hypothesis goes through the list of its own three names and takes, for every order that it still
/// wants, one n-gram that nobody has taken before. This gives min(count, count): all occurrences of an n-gram in the
/// hypothesis see the same occurrences in the reference, and each takes one as long as one is left. Which one does not
/// matter, because the orders are taken independently of each other.
///
/// Memory is kept between calls. Thread-safety: one object per thread. Cost: linear; texts whose lists are long
/// ("abababab") are given up after a bounded number of steps.
class WindowMatcher {
 public:
  static constexpr std::size_t kMaxOrders = 6;
  static constexpr std::size_t kMaxLength = 2048;   // symbols of either side
  static constexpr std::size_t kMaxDistinct = 511;  // different symbols of the reference
  static constexpr std::uint32_t kMaxSymbol = 0xFFFF;

  /// Writes `matches[n - 1]` for n = 1..matches.size() and returns true, or returns false when a limit is exceeded.
  /// Symbols are above 0, except that 0 in `hypothesis` is a symbol that the reference does not have.
  [[nodiscard]] bool match(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> reference,
                           std::span<double> matches);

 private:
  // A place of the reference.
  struct Place {
    std::uint64_t window = 0;
    std::uint16_t next = 0;  // in its list; 0 at the end
    std::uint8_t free = 0;   // the long orders whose n-gram here nobody has taken
  };
  // A place of the hypothesis whose list is not empty.
  struct Visit {
    std::uint64_t window = 0;
    std::uint16_t first = 0;  // of the list
  };

  [[nodiscard]] bool rename(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> reference);
  [[nodiscard]] double match_names();
  [[nodiscard]] double match_pairs();
  void list_reference(std::uint8_t orders);
  void find_lists();
  [[nodiscard]] bool match_windows(std::uint8_t orders, std::span<double> matches);

  std::vector<std::uint16_t> name_of_;     // by symbol; 0 if the reference does not have it; all 0 between calls
  std::vector<std::uint16_t> reference_;   // in names
  std::vector<std::uint16_t> hypothesis_;  // in names
  std::vector<std::uint16_t> left_;        // by name: occurrences in the reference that nobody has taken
  std::vector<std::uint16_t> pairs_left_;  // by pair of names; all 0 between calls
  std::vector<std::uint16_t> lists_;       // by hash of three names: the first place, or 0
  std::vector<Place> places_;              // place i of the reference is at i + 1
  std::vector<Visit> visits_;
  std::size_t visit_count_ = 0;
  unsigned hash_shift_ = 0;
};

}  // namespace lacuna::metrics
