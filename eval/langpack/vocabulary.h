/// \file
/// Strings with dense ids.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lacuna::langpack {

using WordId = std::uint32_t;
inline constexpr WordId kUnknownWord = 0xFFFFFFFFU;

/// A bijection between strings and 0..size-1, ids given in order of first `add`.
class Vocabulary {
 public:
  Vocabulary() = default;
  /// Rebuilds a vocabulary from its strings in id order (they must differ).
  explicit Vocabulary(std::vector<std::string> words);

  /// Id of `word`, new if it was not there.
  WordId add(std::string_view word);
  /// Id of `word`, or `kUnknownWord`.
  [[nodiscard]] WordId find(std::string_view word) const;
  [[nodiscard]] const std::string& word(WordId id) const { return words_[id]; }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::vector<std::string> words_;
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
};

}  // namespace lacuna::langpack
