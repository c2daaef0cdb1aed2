/// \file
/// Reading a bitext from memory, and showing what came out.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "eval/corpus/bitext.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::test {

/// `read_bitext` of a file with that name and content.
inline Result<corpus::Bitext> read_bitext_text(const std::string& name, std::string_view bytes,
                                               const corpus::BitextOptions& options = {}) {
  const TempFolder folder;
  return corpus::read_bitext(folder.write(name, bytes), options);
}

/// The same, of a file that is known to be good.
inline corpus::Bitext good_bitext(const std::string& name, std::string_view bytes,
                                  const corpus::BitextOptions& options = {}) {
  Result<corpus::Bitext> bitext = read_bitext_text(name, bytes, options);
  if (bitext) return std::move(*bitext);
  ADD_FAILURE() << bitext.error().to_string() << "\nin " << bytes;
  return {};
}

/// The error of a file that is not, without its path: "line: byte B: message".
inline std::string bitext_error(const std::string& name, std::string_view bytes,
                                const corpus::BitextOptions& options = {}) {
  const Result<corpus::Bitext> bitext = read_bitext_text(name, bytes, options);
  if (bitext) {
    ADD_FAILURE() << "no error in " << bytes;
    return {};
  }
  EXPECT_TRUE(bitext.error().path.ends_with("/" + name)) << bitext.error().path;
  EXPECT_LE(bitext.error().byte, static_cast<std::int64_t>(bytes.size()));
  Error error = bitext.error();
  error.path.clear();
  return error.to_string();
}

/// Units as "line[name]{source}{target}state", where the name and the state are left out when they say nothing.
inline std::string shown(const corpus::Bitext& bitext) {
  std::string text;
  for (const corpus::BitextUnit& unit : bitext.units) {
    text += (text.empty() ? "" : " ") + std::to_string(unit.line);
    if (!unit.name.empty()) text += "[" + unit.name + "]";
    text += "{" + std::string(unit.source.of(bitext.source.text)) + "}{" +
            std::string(unit.target.of(bitext.target.text)) + "}";
    if (unit.state == corpus::UnitState::kNeedsReview) text += "review";
    if (unit.state == corpus::UnitState::kUntranslated) text += "none";
    if (unit.state == corpus::UnitState::kProtected) text += "protected";
  }
  return text;
}

/// The bytes of the file that the part of a text stands for.
inline std::string bytes_of(const corpus::Bitext& bitext, const corpus::Document& side, std::string_view part) {
  const std::size_t begin = side.text.find(part);
  if (begin == std::string::npos) {
    ADD_FAILURE() << "no \"" << part << "\" in " << side.text;
    return {};
  }
  const ByteSpan span = corpus::file_span(side.pieces, side.text.size(), {begin, begin + part.size()});
  return std::string(span.of(bitext.bytes));
}

}  // namespace lacuna::test
