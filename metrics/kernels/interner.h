/// \file
/// Strings to small numbers, for a block of units: exact (bytes are compared), without an allocation per string.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::metrics {

/// Ids count from 1 in order of first appearance; 0 means "not here". Open addressing over a table of 8-byte slots;
/// the first 8 bytes of a string are kept beside its length, so that short strings are compared without a second
/// look-up. Thread-safety: `find` is const.
class Interner {
 public:
  Interner() { slots_.resize(kSmallest); }

  /// The id of `text`, new if it was not known.
  [[nodiscard]] std::uint32_t intern(std::string_view text) {
    if ((entries_.size() + 1) * 2 > slots_.size()) grow();
    const std::uint64_t head = head_of(text);
    const std::uint64_t hash = hash_of(text, head);
    std::size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot].id != 0; slot = (slot + 1) & (slots_.size() - 1)) {
      if (slots_[slot].tag == tag_of(hash) && equals(entries_[slots_[slot].id - 1], text, head)) return slots_[slot].id;
    }
    entries_.push_back({head, hash, text.size(), bytes_.size()});
    if (text.size() > sizeof(head)) bytes_.append(text);
    slots_[slot] = {tag_of(hash), static_cast<std::uint32_t>(entries_.size())};
    return slots_[slot].id;
  }

  /// The id of `text`, or 0.
  [[nodiscard]] std::uint32_t find(std::string_view text) const {
    const std::uint64_t head = head_of(text);
    const std::uint64_t hash = hash_of(text, head);
    for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot].id != 0; slot = (slot + 1) & (slots_.size() - 1)) {
      if (slots_[slot].tag == tag_of(hash) && equals(entries_[slots_[slot].id - 1], text, head)) return slots_[slot].id;
    }
    return 0;
  }

  /// Number of strings; ids are 1..size().
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  static constexpr std::size_t kSmallest = 1024;

  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t id = 0;
  };
  struct Entry {
    std::uint64_t head;
    std::uint64_t hash;
    std::size_t length;
    std::size_t offset;  // into bytes_, when longer than the head
  };

  static std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    if (text.size() >= sizeof(head)) {
      std::memcpy(&head, text.data(), sizeof(head));
    } else {
      // Two overlapping loads instead of a loop.
      const std::size_t n = text.size();
      if (n >= 4) {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::memcpy(&low, text.data(), 4);
        std::memcpy(&high, text.data() + n - 4, 4);
        head = low | (static_cast<std::uint64_t>(high) << (8 * (n - 4)));
      } else if (n > 0) {
        const auto byte = [&](std::size_t i) {
          return static_cast<std::uint64_t>(static_cast<unsigned char>(text[i]));
        };
        head = byte(0) | (byte(n / 2) << (8 * (n / 2))) | (byte(n - 1) << (8 * (n - 1)));
      }
    }
    return head;
  }

  static std::uint64_t mix(std::uint64_t value) {
    value *= 0x9E3779B97F4A7C15U;
    return value ^ (value >> 32);
  }

  static std::uint64_t hash_of(std::string_view text, std::uint64_t head) {
    std::uint64_t hash = mix(head ^ (static_cast<std::uint64_t>(text.size()) << 56));
    for (std::size_t at = sizeof(head); at < text.size(); at += sizeof(head)) {
      hash = mix(hash ^ head_of(text.substr(at, sizeof(head))));
    }
    return hash;
  }

  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

  [[nodiscard]] bool equals(const Entry& entry, std::string_view text, std::uint64_t head) const {
    if (entry.head != head || entry.length != text.size()) return false;
    return text.size() <= sizeof(head) || std::memcmp(bytes_.data() + entry.offset, text.data(), text.size()) == 0;
  }

  void grow() {
    std::vector<Slot> slots(slots_.size() * 2);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::size_t slot = entries_[i].hash & (slots.size() - 1);
      while (slots[slot].id != 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = {tag_of(entries_[i].hash), static_cast<std::uint32_t>(i + 1)};
    }
    slots_.swap(slots);
  }

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::vector<Entry> entries_;
  std::string bytes_;
};

}  // namespace lacuna::metrics
