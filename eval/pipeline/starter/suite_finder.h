/// \file
/// Which of a project's files are translations that a gate can watch.
///
/// Only what is certain is taken: files of formats that hold both languages and can be read, and texts of equally many
/// lines whose names say what they are. Thread-safety: pure functions of the files. Cost: that of reading them.
#pragma once

#include <string>
#include <vector>

namespace lacuna::pipeline {

/// A suite to be; paths are relative to the folder.
struct FoundSuite {
  std::string name;
  std::string remark = {};  ///< what its author should know, a sentence; may be empty
  std::string texts = {};   ///< a file that holds both languages, or a glob
  std::string hypothesis = {};
  std::vector<std::string> references = {};
  std::string source = {};
  std::string source_language = {};
  std::string target_language = {};

  friend bool operator==(const FoundSuite&, const FoundSuite&) = default;
};

/// Suites for the XLIFF, TMX, PO, TSV, CSV and JSON Lines files among `paths` that can be read. Several of one kind in
/// one folder are one glob; so are those in folders that differ in nothing but the language they are named after. What
/// cannot be read is told in `unreadable`, a line each.
[[nodiscard]] std::vector<FoundSuite> suites_of_bitexts(const std::string& folder,
                                                        const std::vector<std::string>& paths,
                                                        std::vector<std::string>& unreadable);

/// Suites for texts, line by line: those named as hypothesis, reference or source ("test.ref.en", "hyp.txt",
/// "systems/a.en"), and pairs whose names differ in the language only ("news.vi", "news.en").
[[nodiscard]] std::vector<FoundSuite> suites_of_lines(const std::string& folder, const std::vector<std::string>& paths);

}  // namespace lacuna::pipeline
