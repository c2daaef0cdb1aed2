/// \file
/// TER as sacreBLEU defines it, step by step, without anything clever: an oracle.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "eval/base/utf8.h"
#include "lacuna/scoring.h"
#include "tests/support/slow_oracles.h"
#include "tests/support/slow_tokenizers.h"

namespace lacuna::support {

/// A number below `end`.
inline std::uint32_t draw(std::mt19937& random, std::uint32_t end) {
  return static_cast<std::uint32_t>(random() % end);
}

/// The edit matrix of sacreBLEU's `BeamEditDistance` for hypothesis and reference, whole, with operations: ' ' and 's'
/// for match and substitution, 'd' for a word too many in the hypothesis, 'i' for one too few, 'x' outside of the beam.
class SlowBeam {
 public:
  SlowBeam(const Symbols& hypothesis, const Symbols& reference)
      : rows_(hypothesis.size()), columns_(reference.size()), cells_((rows_ + 1) * (columns_ + 1)) {
    const double ratio = rows_ == 0 ? 1 : static_cast<double>(columns_) / static_cast<double>(rows_);
    const int width = 25 < ratio / 2 ? static_cast<int>(std::ceil(ratio / 2 + 25)) : 25;
    for (std::size_t j = 0; j <= columns_; ++j) at(0, j) = {j, 'i'};
    for (std::size_t i = 1; i <= rows_; ++i) {
      const int diagonal = static_cast<int>(std::floor(static_cast<double>(i) * ratio));
      const int end = i == rows_ ? static_cast<int>(columns_) + 1 : diagonal + width;
      for (int column = std::max(0, diagonal - width); column < std::min(static_cast<int>(columns_) + 1, end);
           ++column) {
        const auto j = static_cast<std::size_t>(column);
        const auto offer = [&](const Cell& from, bool costs, char operation) {
          if (from.cost + (costs ? 1 : 0) < at(i, j).cost) at(i, j) = {from.cost + (costs ? 1 : 0), operation};
        };
        if (j > 0 && hypothesis[i - 1] == reference[j - 1]) offer(at(i - 1, j - 1), false, ' ');
        if (j > 0 && hypothesis[i - 1] != reference[j - 1]) offer(at(i - 1, j - 1), true, 's');
        offer(at(i - 1, j), true, 'd');
        if (j > 0) offer(at(i, j - 1), true, 'i');
      }
    }
  }

  [[nodiscard]] std::size_t distance() { return at(rows_, columns_).cost; }

  /// The operations from the first to the last.
  [[nodiscard]] std::string trace() {
    std::string trace;
    std::size_t i = rows_;
    std::size_t j = columns_;
    while (i > 0 || j > 0) {
      const char operation = at(i, j).operation;
      trace.insert(trace.begin(), operation);
      if (operation != 'i') --i;
      if (operation != 'd') --j;
    }
    return trace;
  }

 private:
  struct Cell {
    std::size_t cost = std::size_t{1} << 40;
    char operation = 'x';
  };
  Cell& at(std::size_t i, std::size_t j) { return cells_[i * (columns_ + 1) + j]; }

  std::size_t rows_;
  std::size_t columns_;
  std::vector<Cell> cells_;
};

/// What a trace says: for each word of the reference the word of the hypothesis it is aligned to (-1: before the
/// first), and which words of both are wrong.
struct SlowAlignment {
  std::vector<int> aligned;
  std::vector<bool> hypothesis_wrong;
  std::vector<bool> reference_wrong;

  explicit SlowAlignment(const std::string& trace) {
    for (const char operation : trace) {
      if (operation != 'i') hypothesis_wrong.push_back(operation != ' ');
      if (operation == 'd') continue;
      reference_wrong.push_back(operation != ' ');
      aligned.push_back(static_cast<int>(hypothesis_wrong.size()) - 1);
    }
  }
};

/// The hypothesis with `length` words from `start` on put before `target`: sacreBLEU's `_perform_shift`.
inline Symbols slow_shift(const Symbols& words, std::size_t start, std::size_t length, std::size_t target) {
  const auto slice = [&](std::size_t begin, std::size_t end) {
    begin = std::min(begin, words.size());
    end = std::max(begin, std::min(end, words.size()));
    return Symbols(words.begin() + static_cast<std::ptrdiff_t>(begin),
                   words.begin() + static_cast<std::ptrdiff_t>(end));
  };
  const std::size_t end = start + length;
  std::vector<Symbols> parts;
  if (target < start) {
    parts = {slice(0, target), slice(start, end), slice(target, start), slice(end, words.size())};
  } else if (target > end) {
    parts = {slice(0, start), slice(end, target), slice(start, end), slice(target, words.size())};
  } else {
    parts = {slice(0, start), slice(end, target + length), slice(start, end), slice(target + length, words.size())};
  }
  Symbols shifted;
  for (const Symbols& part : parts) shifted.insert(shifted.end(), part.begin(), part.end());
  return shifted;
}

/// The best shift of a hypothesis, as sacreBLEU ranks them; adds the shifts that it tries to `tried`.
inline std::optional<std::pair<std::size_t, Symbols>> slow_best_shift(const Symbols& hypothesis,
                                                                      const Symbols& reference, std::size_t& tried) {
  SlowBeam beam(hypothesis, reference);
  const SlowAlignment alignment(beam.trace());
  using Key = std::tuple<long, std::size_t, long, long>;  // gain, length, less start, less target
  std::optional<std::pair<Key, Symbols>> best;
  for (std::size_t h = 0; h < hypothesis.size(); ++h) {
    for (std::size_t r = 0; r < reference.size(); ++r) {
      if (std::max(h, r) - std::min(h, r) > 50) continue;
      bool hypothesis_wrong = false;
      bool reference_wrong = false;
      for (std::size_t length = 1; length <= 10; ++length) {
        if (h + length > hypothesis.size() || r + length > reference.size()) break;
        if (hypothesis[h + length - 1] != reference[r + length - 1]) break;
        hypothesis_wrong = hypothesis_wrong || alignment.hypothesis_wrong[h + length - 1];
        reference_wrong = reference_wrong || alignment.reference_wrong[r + length - 1];
        const auto start = static_cast<int>(h);
        const int aligned = alignment.aligned[r];
        if (!hypothesis_wrong || !reference_wrong) continue;
        if (aligned >= start && aligned < start + static_cast<int>(length)) continue;
        int before = -1;
        for (std::size_t place = r; place <= r + length; ++place) {
          const int target = place == 0 ? 0 : alignment.aligned[place - 1] + 1;
          if (target == before) continue;
          before = target;
          Symbols shifted = slow_shift(hypothesis, h, length, static_cast<std::size_t>(target));
          const long gain =
              static_cast<long>(beam.distance()) - static_cast<long>(SlowBeam(shifted, reference).distance());
          const Key key = {gain, length, -start, -target};
          if (!best || key > best->first) best = {key, std::move(shifted)};
          ++tried;
        }
        if (tried >= 1000) break;
      }
      if (tried >= 1000) break;
    }
    if (tried >= 1000) break;
  }
  if (!best || std::get<0>(best->first) <= 0) return std::nullopt;
  return std::pair{static_cast<std::size_t>(std::get<0>(best->first)), std::move(best->second)};
}

/// The edits of TER.
inline std::size_t slow_ter_edits(Symbols hypothesis, const Symbols& reference) {
  if (reference.empty()) return hypothesis.size();
  std::size_t shifts = 0;
  std::size_t tried = 0;
  while (true) {
    auto best = slow_best_shift(hypothesis, reference, tried);
    if (tried >= 1000 || !best) break;
    ++shifts;
    hypothesis = std::move(best->second);
  }
  return shifts + SlowBeam(hypothesis, reference).distance();
}

/// The bytes of the character that begins at `i` if it is in one of the ranges (first, last, first, last, …), or 0.
inline std::size_t size_if_in(const std::vector<char32_t>& ranges, const std::string& text, std::size_t i) {
  if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) return 0;
  const std::size_t begin = i;
  const char32_t code = base::next_code_point(text, i);
  for (std::size_t range = 0; range < ranges.size(); range += 2) {
    if (code >= ranges[range] && code <= ranges[range + 1]) return i - begin;
  }
  return 0;
}

/// Applies `rule(text, i, out)` from left to right; it returns how many bytes it took, or 0 to copy one.
template <class Rule>
std::string substitute(const std::string& text, Rule&& rule) {
  std::string out;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t taken = rule(text, i, out);
    if (taken == 0) out += text[i];
    i += std::max<std::size_t>(taken, 1);
  }
  return out;
}

/// sacreBLEU's `TercomTokenizer`, one regular expression after the other, on text in the case that is wanted. No
/// expression looks at a part of a character of several bytes, so bytes count as characters where no such one is named.
inline std::string slow_tercom(std::string text, const TerOptions& options) {
  const std::vector<char32_t> asian = {0x4E00, 0x9FFF, 0x3400, 0x4DBF, 0x31C0, 0x31EF, 0x2E80, 0x2EFF,
                                       0x3300, 0x33FF, 0xF900, 0xFAFF, 0xFE30, 0xFE4F, 0x3200, 0x3F22};
  const std::vector<char32_t> punctuation = {0x3001, 0x3001, 0x3002, 0x3002, 0x3008, 0x3011, 0x3014, 0x301F,
                                             0xFF61, 0xFF65, 0x30FB, 0x30FB, 0xFF0E, 0xFF0E, 0xFF0C, 0xFF0C,
                                             0xFF1F, 0xFF1F, 0xFF1A, 0xFF1A, 0xFF1B, 0xFF1B, 0xFF01, 0xFF01,
                                             0xFF02, 0xFF02, 0xFF08, 0xFF08, 0xFF09, 0xFF09};
  const auto replace = [&text](std::string_view from, std::string_view to) {
    text = substitute(text, [&](const std::string& s, std::size_t i, std::string& out) -> std::size_t {
      if (s.compare(i, from.size(), from) != 0) return 0;
      out.append(to);
      return from.size();
    });
  };
  const auto set_apart = [&text](const std::vector<char32_t>& ranges) {
    text = substitute(text, [&](const std::string& s, std::size_t i, std::string& out) {
      const std::size_t size = size_if_in(ranges, s, i);
      if (size > 0) out.append(" ").append(s, i, size).append(" ");
      return size;
    });
  };
  if (options.normalized) {
    replace("\n-", "");
    replace("\n", " ");
    replace("&quot;", "\"");
    replace("&amp;", "&");
    replace("&lt;", "<");
    replace("&gt;", ">");
    // "'s " when the first expression of 13a has put its spaces.
    text = substitute(text + " ", [](const std::string& s, std::size_t i, std::string& out) -> std::size_t {
      constexpr std::string_view kSpaced = "{|}~[\\]^_` !\"#$%&()*+:;<=>?@/";
      if (s.compare(i, 2, "'s") != 0 || kSpaced.find(s[i + 2]) == std::string_view::npos) return 0;
      out.append(" 's");
      return 2;
    });
    text = tokenize_13a(text);
    if (options.asian_support) set_apart(asian);
    if (options.asian_support) set_apart(punctuation);
  }
  if (options.no_punct) {
    for (const char* mark : {".", ",", "?", ":", ";", "!", "\"", "(", ")"}) replace(mark, "");
    if (options.asian_support) {
      std::string kept;
      for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = size_if_in(punctuation, text, i);
        if (size == 0) kept += text[i];
        i += std::max<std::size_t>(size, 1);
      }
      text = std::move(kept);
    }
  }
  return text;
}

}  // namespace lacuna::support
