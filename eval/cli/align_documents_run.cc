#include "eval/cli/align_documents_run.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/corpus/document_pairs.h"
#include "eval/pipeline/gold_agreement.h"
#include "lacuna/version.h"
#include "reports/agreement_report.h"
#include "reports/alignment_writer.h"

namespace lacuna::cli {
namespace {

namespace fs = std::filesystem;
using corpus::DocumentPair;

Error usage(const std::string& message) { return Error{.code = ErrorCode::kUsage, .message = message}; }

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// What is to be done.
struct Work {
  std::vector<DocumentPair> pairs;  ///< each with its output ("" for none) and its gold ("" for none)
  std::vector<std::string> unmatched;
  bool several = false;
  bool evaluates = false;
};

Result<Work> find_pairs(const DocumentAlignArguments& arguments) {
  const AlignRequest& request = arguments.request;
  Work work;
  if (!arguments.list.empty()) {
    if (!request.source_path.empty()) return usage("give either --list or two texts, not both");
    Result<std::vector<DocumentPair>> pairs = corpus::read_pair_list(arguments.list, request.source_language);
    if (!pairs) return pairs.error();
    work.pairs = std::move(*pairs);
    work.several = true;
    return work;
  }
  if (request.source_path.empty() || request.target_path.empty()) {
    return usage("say what to align: two texts, two folders, or --list FILE");
  }
  if (is_folder(request.source_path) != is_folder(request.target_path)) {
    const bool source_is = is_folder(request.source_path);
    return Error{.code = ErrorCode::kUsage,
                 .message = "is a folder, and " + (source_is ? request.target_path : request.source_path) +
                            " is not; source and target must both be files or both be folders",
                 .path = source_is ? request.source_path : request.target_path};
  }
  if (!is_folder(request.source_path)) {
    work.pairs = {{request.source_path, request.target_path}};
    return work;
  }
  Result<corpus::FolderPairs> found =
      corpus::match_folders(request.source_path, request.target_path, request.source_language, request.target_language);
  if (!found) return found.error();
  if (found->pairs.empty()) {
    return Error{.code = ErrorCode::kMismatch,
                 .message = "no file has the name of one in " + request.target_path + " (" +
                            std::to_string(found->unmatched.size()) + " files in both)",
                 .path = request.source_path};
  }
  work.pairs = std::move(found->pairs);
  work.unmatched = std::move(found->unmatched);
  work.several = true;
  return work;
}

Status find_gold(const DocumentAlignArguments& arguments, Work& work) {
  if (!arguments.gold.empty() && work.several) {
    if (!is_folder(arguments.gold)) return usage("for several pairs --eval takes a folder; or name gold in the list");
    const Result<std::vector<std::string>> paths = corpus::find_by_stem(arguments.gold, work.pairs);
    if (!paths) return paths.error();
    for (std::size_t i = 0; i < work.pairs.size(); ++i) {
      std::string& gold = work.pairs[i].gold;
      // A file that is not there is an error of its pair, when it is read.
      if (gold.empty()) gold = (*paths)[i].empty() ? arguments.gold + "/" + work.pairs[i].stem : (*paths)[i];
    }
  } else if (!arguments.gold.empty()) {
    work.pairs.front().gold = arguments.gold;
  }
  for (const DocumentPair& pair : work.pairs) work.evaluates = work.evaluates || !pair.gold.empty();
  return {};
}

/// Found before the work, which may take minutes, and not behind it.
Status check_output(const std::string& output) {
  if (output.empty() || output == "-") return {};
  if (is_folder(output)) {
    return Error{.code = ErrorCode::kIo, .message = "is a directory; a file was expected", .path = output};
  }
  const std::string folder = fs::path(output).parent_path().string();
  if (folder.empty() || is_folder(folder)) return {};
  return Error{.code = ErrorCode::kIo, .message = "cannot create: no folder " + folder, .path = output};
}

std::string ending_of(const std::string& format) { return format == "hunalign" ? "ladder" : format; }

Status find_outputs(const DocumentAlignArguments& arguments, Work& work) {
  if (!work.several) {
    if (!arguments.output_folder.empty()) return usage("--output-dir is for several pairs; use -o FILE");
    work.pairs.front().output = arguments.output.empty() && !work.evaluates ? "-" : arguments.output;
    if (Status output = check_output(work.pairs.front().output); !output) return output;
  } else if (!arguments.output.empty()) {
    return usage("-o is for one pair; use --output-dir FOLDER");
  }
  std::map<std::string, const DocumentPair*> taken;
  for (DocumentPair& pair : work.pairs) {
    if (pair.output.empty() && !arguments.output_folder.empty()) {
      pair.output = (fs::path(arguments.output_folder) / (pair.stem + "." + ending_of(arguments.format))).string();
    }
    if (pair.output.empty()) {
      if (work.evaluates) continue;
      return usage("say where the alignments go: --output-dir FOLDER, or a third column in the list");
    }
    if (pair.output == "-" && work.evaluates) {
      return usage("the figures go to standard output; write the alignment to a file");
    }
    const std::vector<std::string> inputs = {pair.source, pair.target, pair.gold, arguments.list};
    if (Status possible = check_outputs(inputs, {&pair.output, 1}); !possible) return possible;
    const auto [place, is_new] = taken.try_emplace(pair.output, &pair);
    if (!is_new) {
      return Error{.code = ErrorCode::kUsage,
                   .message = "the alignments of " + place->second->source + " and of " + pair.source +
                              " would both be written there",
                   .path = pair.output};
    }
  }
  return {};
}

Result<std::string> bytes_of(const DocumentAlignment& alignment, const std::string& format) {
  if (format == "tmx") return reports::to_alignment_tmx(alignment);
  if (format == "hunalign") return reports::to_alignment_ladder(alignment);
  if (format == "vecalign") return reports::to_alignment_vecalign(alignment);
  if (format == "json") return reports::to_alignment_json(alignment);
  return reports::to_alignment_tsv(alignment);
}

/// Says which of several pairs the work is at.
class PairProgress : public Progress {
 public:
  PairProgress(Progress& inner, const Work& work) : inner_(inner), work_(work) {}

  void next() { ++pair_; }
  void clear() { inner_.update("", 0, 0); }
  void update(std::string_view stage, std::size_t done, std::size_t total) override {
    const std::string place =
        work_.several ? "pair " + std::to_string(pair_) + " of " + std::to_string(work_.pairs.size()) + ": " : "";
    inner_.update(place + std::string(stage), done, total);
  }
  void note(std::string_view line) override { inner_.note(line); }

 private:
  Progress& inner_;
  const Work& work_;
  std::size_t pair_ = 0;
};

/// What a user should know of how a pair was aligned; each kind of pack is named once in a row.
class Notes {
 public:
  Notes(const DocumentAlignArguments& arguments, Context& context) : quiet_(arguments.quiet), err_(context.err) {}

  void say(const DocumentAlignment& alignment) {
    if (quiet_) return;
    const std::string pack = alignment.pack ? "aligned with the pack " + alignment.pack->name
                                            : "aligned without a pack: " + alignment.pack_reason;
    if (pack != last_pack_) err_ << "lacuna: " << pack << '\n';
    last_pack_ = pack;
    const std::string both = alignment.source.info.path + " and " + alignment.target.info.path;
    if (alignment.identical) {
      err_ << "lacuna: warning: " << both << " are the same text\n";
    } else if (alignment.sure_share < kMinSureShare) {
      err_ << "lacuna: warning: " << both
           << " hardly translate each other: " << base::format_fixed(100.0 * alignment.sure_share, 0)
           << " % of the text is in confident beads\n";
    }
  }

 private:
  bool quiet_;
  std::ostream& err_;
  std::string last_pack_;
};

Status align_pair(const DocumentAlignArguments& arguments, const DocumentPair& pair, PairProgress& progress,
                  Notes& notes, reports::AgreementReport& report, Context& context) {
  AlignRequest request = arguments.request;
  request.source_path = pair.source;
  request.target_path = pair.target;
  const Result<DocumentAlignment> alignment = align_documents(request, &progress);
  if (!alignment) return alignment.error();
  if (!pair.gold.empty()) {
    const Result<reports::GoldAgreement> agreement = pipeline::gold_agreement(*alignment, pair.gold);
    if (!agreement) return agreement.error();
    report.pairs.push_back({pair.source, pair.target, pair.gold, *agreement});
  }
  progress.clear();
  notes.say(*alignment);
  if (pair.output.empty()) return {};
  Result<std::string> bytes = bytes_of(*alignment, arguments.format);
  if (!bytes) return bytes.error();
  if (!arguments.output_folder.empty()) {
    const fs::path folder = fs::path(pair.output).parent_path();
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) return Error{.code = ErrorCode::kIo, .message = code.message(), .path = folder.string()};
  }
  return write_outputs({{pair.output, std::move(*bytes)}}, context);
}

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

void say_how_many(const Work& work, std::size_t failed, Context& context) {
  for (const std::string& path : work.unmatched) context.err << "lacuna: no counterpart: " << path << '\n';
  context.err << "lacuna: " << counted(work.pairs.size() - failed, "pair") << " aligned";
  if (failed > 0) context.err << ", " << failed << " failed";
  if (!work.unmatched.empty())
    context.err << ", " << counted(work.unmatched.size(), "file") << " without a counterpart";
  context.err << '\n';
}

}  // namespace

Status run_document_alignment(const DocumentAlignArguments& arguments, Context& context) {
  Result<Work> work = find_pairs(arguments);
  if (!work) return work.error();
  if (Status gold = find_gold(arguments, *work); !gold) return gold;
  if (Status outputs = find_outputs(arguments, *work); !outputs) return outputs;
  const std::unique_ptr<Progress> bar = make_progress(context, arguments.quiet);
  PairProgress progress(*bar, *work);
  Notes notes(arguments, context);
  reports::AgreementReport report;
  report.tool.version = kVersion;
  std::size_t failed = 0;
  for (const DocumentPair& pair : work->pairs) {
    progress.next();
    Status done = align_pair(arguments, pair, progress, notes, report, context);
    if (done) continue;
    progress.clear();
    if (!work->several) return done;
    finish(done, context);
    ++failed;
  }
  progress.clear();
  if (work->several && !arguments.quiet) say_how_many(*work, failed, context);
  if (report.pairs.empty()) return {};
  for (const reports::PairAgreement& pair : report.pairs) report.total += pair.agreement;
  context.out << (arguments.format == "json" ? reports::to_json(report) : reports::to_text(report));
  return {};
}

}  // namespace lacuna::cli
