/// \file
/// Documents of marked-up text, and what came out of them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/corpus/document.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::test {

/// `read_document` of a file with that name and content, which is known to be good; its pieces are looked through.
inline corpus::Document good_document(const std::string& name, std::string_view bytes) {
  const TempFolder folder;
  Result<corpus::Document> document = corpus::read_document(folder.write(name, bytes));
  if (!document) {
    ADD_FAILURE() << document.error().to_string() << "\nin " << bytes.substr(0, 1000);
    return {};
  }
  EXPECT_FALSE(base::first_invalid_utf8(document->text).has_value());
  for (const corpus::TextPiece& piece : document->pieces) {
    EXPECT_LE(piece.file.begin, piece.file.end);
    EXPECT_LE(piece.file.end, bytes.size());
  }
  for (const corpus::IgnoredPart& part : document->ignored) EXPECT_LE(part.span.end, document->text.size());
  return std::move(*document);
}

/// The blocks, each in brackets.
inline std::string blocks_of(const corpus::Document& document) {
  std::string shown = "[";
  for (std::size_t at = 0; at < document.text.size();) {
    if (document.text.compare(at, 2, "\n\n") == 0) {
      shown += "][";
      at += 2;
    } else {
      shown += document.text[at++];
    }
  }
  return shown + "]";
}

/// The bytes that the part of the text stands for.
inline std::string file_bytes(const corpus::Document& document, std::string_view bytes, std::string_view part) {
  const std::size_t begin = document.text.find(part);
  if (begin == std::string::npos) {
    ADD_FAILURE() << "no \"" << part << "\" in " << document.text;
    return {};
  }
  return std::string(corpus::file_span(document.pieces, document.text.size(), {begin, begin + part.size()}).of(bytes));
}

/// The error of a document that is not, without its path.
inline std::string document_error(const std::string& name, std::string_view bytes) {
  const TempFolder folder;
  const Result<corpus::Document> document = corpus::read_document(folder.write(name, bytes));
  if (document) {
    ADD_FAILURE() << "no error in " << bytes.substr(0, 1000);
    return {};
  }
  Error error = document.error();
  error.path.clear();
  return error.to_string();
}

}  // namespace lacuna::test
