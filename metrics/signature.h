/// \file
/// Signatures in sacreBLEU's notation: "nrefs:1|case:mixed|…|version:0.1.0".
#pragma once

#include <string>
#include <string_view>

#include "lacuna/metric.h"
#include "lacuna/version.h"

namespace lacuna::metrics {

/// Key and value pairs in the order they are added; begins with the number of references.
class Signature {
 public:
  explicit Signature(int references)
      : text_("nrefs:" + (references == kVariedReferences ? std::string("var") : std::to_string(references))) {}

  void add(std::string_view key, std::string_view value) { text_.append("|").append(key).append(":").append(value); }
  /// Of Lacuna; what follows it is ours, what precedes it is sacreBLEU's.
  void add_version() { add("version", kVersion); }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace lacuna::metrics
