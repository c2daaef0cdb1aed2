#include "eval/cli/score_test_sets.h"

#include <algorithm>
#include <ostream>
#include <string_view>
#include <utility>

#include "eval/cli/progress_bar.h"

namespace lacuna::cli {
namespace {

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

class DownloadProgress : public Progress {
 public:
  DownloadProgress(Context& context, bool quiet)
      : bar_(make_progress(context, quiet)), err_(context.err), quiet_(quiet) {}

  void update(std::string_view stage, std::size_t done, std::size_t total) override {
    bar_->update(stage, done, total);
  }
  void note(std::string_view line) override {
    bar_->update("", 0, 0);
    if (!quiet_) err_ << "lacuna: note: " << line << std::endl;  // at once: what follows may take long
  }

 private:
  std::unique_ptr<Progress> bar_;
  std::ostream& err_;
  bool quiet_;
};

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names(1);
  for (const char c : list) {
    if (c == ',') {
      names.emplace_back();
    } else {
      names.back() += c;
    }
  }
  return names;
}

/// The texts of one set, downloaded if they are not in the cache.
Result<TestSetTexts> texts_of(const std::string& name, const ScoreArguments& arguments, Context& context) {
  const TestSetPlace place = test_set_place(context);
  const Result<TestSet> set = find_test_set(name, place.manifests);
  if (!set) return set.error();
  const std::string& pair = arguments.language_pair;
  Result<TestSetTexts> texts = read_test_set(name, pair, place);
  if (texts || texts.error().code != ErrorCode::kIo) return texts;
  const std::unique_ptr<Progress> progress = make_download_progress(context, arguments.quiet);
  const Result<std::vector<CachedFile>> got = get_test_set(name, pair, place, context.download, progress.get());
  if (!got) return got.error();
  return read_test_set(name, pair, place);
}

/// Whether each line is of the original language that `--origlang` asks for: "en", or "non-en".
Result<std::vector<char>> lines_that_count(const std::string& name, const TestSetTexts& texts,
                                           const std::string& origlang) {
  std::vector<char> kept(texts.fields.front().lines.size(), 1);
  if (origlang.empty()) return kept;
  const std::vector<std::string>* languages = texts.find("origlang");
  if (languages == nullptr) return usage("--origlang: " + name + " does not say in which language a line was written");
  constexpr std::string_view kNot = "non-";
  const bool is_not = origlang.starts_with(kNot);
  const std::string_view language =
      is_not ? std::string_view{origlang}.substr(kNot.size()) : std::string_view{origlang};
  for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = ((*languages)[i] == language) != is_not ? 1 : 0;
  return kept;
}

/// The names of the fields that are echoed: all of them for "all"; "ref" is the first reference that counts.
Result<std::vector<std::string>> echoed_fields(const std::string& name, const TestSetTexts& texts,
                                               const std::vector<std::string>& asked) {
  std::vector<std::string> fields;
  fields.reserve(std::max(asked.size(), texts.fields.size()));
  if (asked == std::vector<std::string>{"all"}) {
    for (const TestSetField& field : texts.fields) fields.push_back(field.name);
    return fields;
  }
  for (const std::string& field : asked) {
    if (field == "all") return usage("--echo all goes without other fields");
    const bool first = field == "ref" && texts.find("ref") == nullptr;
    fields.push_back(first ? texts.references.front() : field);
    if (texts.find(fields.back()) != nullptr) continue;
    std::string message = "--echo: ";
    message.append(name).append(" has no field '").append(field).append("'; it has");
    for (const TestSetField& one : texts.fields) message.append(" ").append(one.name);
    return usage(message);
  }
  return fields;
}

}  // namespace

std::unique_ptr<Progress> make_download_progress(Context& context, bool quiet) {
  return std::make_unique<DownloadProgress>(context, quiet);
}

TestSetPlace test_set_place(const Context& context) {
  return {.manifests = context.test_set_folders, .cache = context.cache_folder};
}

Result<TestSetReferences> read_references(const ScoreArguments& arguments, Context& context) {
  TestSetReferences all;
  std::size_t lines = 0;
  for (const std::string& name : names_in(arguments.test_set)) {
    const Result<TestSetTexts> texts = texts_of(name, arguments, context);
    if (!texts) return texts.error();
    const Result<std::vector<char>> kept = lines_that_count(name, *texts, arguments.origlang);
    if (!kept) return kept.error();
    if (all.texts.empty()) all.texts.resize(texts->references.size());
    if (all.texts.size() != texts->references.size()) {
      return usage("-t " + arguments.test_set + ": " + name + " has " + std::to_string(texts->references.size()) +
                   (texts->references.size() == 1 ? " reference" : " references") + ", the sets before it " +
                   std::to_string(all.texts.size()));
    }
    for (std::size_t r = 0; r < all.texts.size(); ++r) {
      const std::vector<std::string>& reference = *texts->find(texts->references[r]);
      for (std::size_t i = 0; i < reference.size(); ++i) {
        if ((*kept)[i] != 0) all.texts[r].append(reference[i]).push_back('\n');
      }
    }
    lines += static_cast<std::size_t>(std::count(kept->begin(), kept->end(), char{1}));
    all.kept.insert(all.kept.end(), kept->begin(), kept->end());
  }
  all.all_kept = lines == all.kept.size();
  if (lines == 0)
    return usage("-t " + arguments.test_set + ": no line has the original language " + arguments.origlang);
  return all;
}

Result<std::string> kept_lines(const TestSetReferences& references, const std::string& name,
                               base::LineReader& hypothesis) {
  constexpr std::size_t kBatch = 4096;
  std::string text;
  std::size_t line = 0;
  base::LineBatch batch;
  while (true) {
    if (const Status read = hypothesis.read(kBatch, base::kAnyBytes, batch); !read) return read.error();
    if (batch.lines.empty()) break;
    for (const std::string_view one : batch.lines) {
      if (line < references.kept.size() && references.kept[line] != 0) text.append(one).push_back('\n');
      ++line;
    }
  }
  if (line == references.kept.size()) return text;
  return Error{
      .code = ErrorCode::kMismatch,
      .message = std::to_string(line) + " lines, but the test set has " + std::to_string(references.kept.size()),
      .path = name};
}

Status echo_test_sets(const ScoreArguments& arguments, Context& context) {
  for (const std::string& name : names_in(arguments.test_set)) {
    const Result<TestSetTexts> texts = texts_of(name, arguments, context);
    if (!texts) return texts.error();
    const Result<std::vector<char>> kept = lines_that_count(name, *texts, arguments.origlang);
    if (!kept) return kept.error();
    const Result<std::vector<std::string>> fields = echoed_fields(name, *texts, arguments.echo);
    if (!fields) return fields.error();
    for (std::size_t i = 0; i < kept->size(); ++i) {
      if ((*kept)[i] == 0) continue;
      for (std::size_t f = 0; f < fields->size(); ++f)
        context.out << (f == 0 ? "" : "\t") << (*texts->find((*fields)[f]))[i];
      context.out << '\n';
    }
  }
  return {};
}

}  // namespace lacuna::cli
