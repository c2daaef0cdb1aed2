/// \file
/// A JSON object as `dump` writes it, a member at a time: a tree of a long report would be several times its bytes.
/// Internal to the writers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reports/json_fields.h"

namespace lacuna::reports {

class JsonObject {
 public:
  /// `depth`: of the objects and lists around it.
  explicit JsonObject(std::size_t depth = 0) : depth_(depth) {}

  void member(const char* key, const Json& value);

  /// Those of an object that is not empty.
  void members(const Json& object);

  /// A value that another JsonObject wrote, of a depth one greater.
  void written(const char* key, const std::string& value);

  /// `fields` of each item.
  template <class T, class Fields>
  void list(const char* key, const std::vector<T>& items, const Fields& fields) {
    begin_list(key);
    for (const T& item : items) append(begin_item(), fields(item));
    end_list();
  }
  /// `to_fields` of each item.
  template <class T>
  void list(const char* key, const std::vector<T>& items) {
    list(key, items, [](const T& item) { return to_fields(item); });
  }

  /// A list of objects that `write(item, depth)` writes.
  template <class T, class Write>
  void written_list(const char* key, const std::vector<T>& items, const Write& write) {
    begin_list(key);
    for (const T& item : items) bytes_ += write(item, begin_item());
    end_list();
  }

  /// The whole object; no line end follows.
  [[nodiscard]] std::string finish() &&;

 private:
  void begin(const char* key);
  void begin_list(const char* key);
  std::size_t begin_item();  ///< returns the depth of the item
  void end_list();
  void append(std::size_t depth, const Json& value);
  void append_lines(std::size_t depth, std::string_view lines);

  std::string bytes_;
  std::size_t depth_;
  bool list_is_empty_ = true;
};

}  // namespace lacuna::reports
