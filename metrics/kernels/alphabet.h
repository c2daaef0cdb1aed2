/// \file
/// Code points to small numbers, for a block of units.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"

namespace lacuna::metrics {

/// Ids count from 1 in order of first appearance; 0 means "not here". A table in pages, of which only those of the
/// scripts in use exist. Thread-safety: `find` is const. Cost: two reads a character.
class Alphabet {
 public:
  /// The characters in `skipped` are left out of every text.
  explicit Alphabet(std::u32string_view skipped = {}) {
    for (const char32_t code : skipped) place_of(code) = kSkipped;
  }

  /// Appends to `ids` those of the characters of `text`, new ones for characters that were not known. Gives their
  /// number.
  std::size_t intern(std::string_view text, std::vector<std::uint32_t>& ids) {
    return append(text, ids, [&](char32_t code) {
      const std::uint32_t id = find(code);
      return id != 0 ? id : add(code);
    });
  }

  /// Appends to `ids` those of the characters of `text`, or 0 for each that is not known. Gives their number.
  std::size_t find(std::string_view text, std::vector<std::uint32_t>& ids) const {
    return append(text, ids, [&](char32_t code) { return find(code); });
  }

 private:
  static constexpr std::size_t kPage = 256;
  static constexpr std::size_t kPages = 0x110000 / kPage;
  static constexpr std::uint32_t kSkipped = 0xFFFFFFFF;

  template <class IdOf>
  static std::size_t append(std::string_view text, std::vector<std::uint32_t>& ids, IdOf&& id_of) {
    const std::size_t before = ids.size();
    ids.resize(before + text.size());
    std::uint32_t* const begin = ids.data() + before;
    std::uint32_t* end = begin;
    for (std::size_t i = 0; i < text.size();) {
      const std::uint32_t id = id_of(base::next_code_point(text, i));
      *end = id;
      end += id != kSkipped ? 1 : 0;
    }
    const auto count = static_cast<std::size_t>(end - begin);
    ids.resize(before + count);
    return count;
  }

  [[nodiscard]] std::uint32_t find(char32_t code) const { return pages_[page_of_[code / kPage]][code % kPage]; }

  [[nodiscard]] std::uint32_t add(char32_t code) { return place_of(code) = ++size_; }

  std::uint32_t& place_of(char32_t code) {
    std::uint16_t& page = page_of_[code / kPage];
    if (page == 0) {
      page = static_cast<std::uint16_t>(pages_.size());
      pages_.emplace_back();
    }
    return pages_[page][code % kPage];
  }

  std::array<std::uint16_t, kPages> page_of_{};
  std::vector<std::array<std::uint32_t, kPage>> pages_ = {{}};  // the first stays empty
  std::uint32_t size_ = 0;
};

}  // namespace lacuna::metrics
