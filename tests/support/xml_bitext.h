/// \file
/// Bitexts of XML in tests: read from bytes, with their codes, and notes to put in.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/bitext.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::test {

/// The bitext in a file of that name; an empty one, and a failure, if it cannot be read.
inline corpus::Bitext bitext_of(std::string_view bytes, const std::string& name,
                                const corpus::BitextOptions& options = {}) {
  const TempFolder folder;
  Result<corpus::Bitext> bitext = corpus::read_bitext(folder.write(name, bytes), options);
  EXPECT_TRUE(bitext.ok()) << (bitext ? "" : bitext.error().to_string());
  return bitext ? std::move(*bitext) : corpus::Bitext{};
}

inline Error xml_error(std::string_view bytes, const std::string& name, const corpus::BitextOptions& options = {}) {
  const TempFolder folder;
  const Result<corpus::Bitext> bitext = corpus::read_bitext(folder.write(name, bytes), options);
  EXPECT_FALSE(bitext.ok()) << bytes.substr(0, 300);
  return bitext ? Error{} : bitext.error();
}

inline std::string source_of(const corpus::Bitext& bitext, std::size_t unit) {
  return std::string(bitext.units.at(unit).source.of(bitext.source.text));
}

inline std::string target_of(const corpus::Bitext& bitext, std::size_t unit) {
  return std::string(bitext.units.at(unit).target.of(bitext.target.text));
}

/// "<b>(1 </b>)1 %d=3": what each code shows, how it stands and its identity.
inline std::string codes_of(const corpus::Document& document, const std::vector<corpus::InlineCode>& codes) {
  std::string list;
  for (const corpus::InlineCode& code : codes) {
    const char* role = code.role == corpus::CodeRole::kOpen ? "(" : code.role == corpus::CodeRole::kClose ? ")" : "=";
    list += (list.empty() ? "" : " ") + std::string(code.span.of(document.text)) + role + code.identity;
  }
  return list;
}

/// The bytes of the file that `span` of one side stands for.
inline std::string file_bytes(const corpus::Bitext& bitext, const corpus::Document& document, const ByteSpan& span) {
  return std::string(corpus::file_span(document.pieces, document.text.size(), span).of(bitext.bytes));
}

/// Two notes on every unit.
inline std::vector<corpus::UnitNote> notes_on_all(const corpus::Bitext& bitext) {
  std::vector<corpus::UnitNote> notes;
  for (std::size_t i = 0; i < bitext.units.size(); ++i) {
    notes.push_back({i, "number", Severity::kMajor, "“5” & <năm> are lost"});
    notes.push_back({i, "end-mark", Severity::kMinor, "ends with no stop"});
  }
  return notes;
}

}  // namespace lacuna::test
