/// \file
/// Slow, obvious versions of fast code, to compare with.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::support {

using Symbols = std::vector<std::uint32_t>;

inline std::map<Symbols, std::size_t> count_ngrams(const Symbols& sequence, std::size_t n) {
  std::map<Symbols, std::size_t> counts;
  for (std::size_t i = 0; i + n <= sequence.size(); ++i) {
    const auto begin = sequence.begin() + static_cast<std::ptrdiff_t>(i);
    ++counts[Symbols(begin, begin + static_cast<std::ptrdiff_t>(n))];
  }
  return counts;
}

/// Clipped matches of order `n`, straight from the definition.
inline std::size_t clipped_matches(const Symbols& hypothesis, const std::vector<Symbols>& references, std::size_t n) {
  std::map<Symbols, std::size_t> most;
  for (const Symbols& reference : references) {
    for (const auto& [ngram, count] : count_ngrams(reference, n)) most[ngram] = std::max(most[ngram], count);
  }
  std::size_t matches = 0;
  for (const auto& [ngram, count] : count_ngrams(hypothesis, n)) {
    const auto found = most.find(ngram);
    if (found != most.end()) matches += std::min(count, found->second);
  }
  return matches;
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

/// mteval-v13a's four regular expressions, one after the other, for text without entities and line feeds. Bytes of
/// longer characters count as separate characters, which makes no difference here: no expression has them in a set.
inline std::string tokenize_13a(std::string_view line) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto point = [](char c) { return c == '.' || c == ','; };
  std::string text(" ");
  text.append(line).append(" ");
  text = substitute(text, [](const std::string& s, std::size_t i, std::string& out) -> std::size_t {
    if (std::string_view("{|}~[\\]^_` !\"#$%&()*+:;<=>?@/").find(s[i]) == std::string_view::npos) return 0;
    out.append({' ', s[i], ' '});
    return 1;
  });
  text = substitute(text, [&](const std::string& s, std::size_t i, std::string& out) -> std::size_t {
    if (i + 1 >= s.size() || digit(s[i]) || !point(s[i + 1])) return 0;
    out.append({s[i], ' ', s[i + 1], ' '});
    return 2;
  });
  text = substitute(text, [&](const std::string& s, std::size_t i, std::string& out) -> std::size_t {
    if (i + 1 >= s.size() || !point(s[i]) || digit(s[i + 1])) return 0;
    out.append({' ', s[i], ' ', s[i + 1]});
    return 2;
  });
  return substitute(text, [&](const std::string& s, std::size_t i, std::string& out) -> std::size_t {
    if (i + 1 >= s.size() || !digit(s[i]) || s[i + 1] != '-') return 0;
    out.append({s[i], ' ', '-', ' '});
    return 2;
  });
}

/// A code point as UTF-8.
inline std::string encode_utf8(std::uint32_t code) {
  std::string out;
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code >> 6)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else if (code < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (code >> 12)));
    out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (code >> 18)));
    out.push_back(static_cast<char>(0x80 | ((code >> 12) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
  return out;
}

/// A string of `length` pieces, each drawn from `alphabet`. The same seed gives the same string everywhere.
inline std::string random_text(std::mt19937& random, std::span<const std::string_view> alphabet, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace lacuna::support
