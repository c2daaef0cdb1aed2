#include "eval/cli/outputs.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

#include "eval/base/staged_file.h"

namespace lacuna::cli {
namespace {

namespace fs = std::filesystem;

Error usage(std::string message, std::string path = {}) {
  return {.code = ErrorCode::kUsage, .message = std::move(message), .path = std::move(path)};
}

/// Whether a path is that of a file, or of none that is there yet: a pipe or device is never replaced.
bool is_replaced(const std::string& path) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  return path != "-" && !path.empty() && (fs::is_regular_file(status) || !fs::exists(status));
}

/// Whether two paths are of one file, which may not be there yet.
bool is_same_file(const std::string& a, const std::string& b) {
  if (a == b) return true;
  std::error_code code;
  if (fs::equivalent(a, b, code)) return true;
  const fs::path left = fs::weakly_canonical(fs::absolute(a, code), code);
  return !code && left == fs::weakly_canonical(fs::absolute(b, code), code) && !code;
}

}  // namespace

Status check_outputs(std::span<const std::string> inputs, std::span<const std::string> outputs) {
  if (std::count(outputs.begin(), outputs.end(), "-") > 1) {
    return usage("several outputs on standard output: write all but one of them to files");
  }
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const std::string& output = outputs[i];
    if (!is_replaced(output)) continue;
    for (const std::string& input : inputs) {
      if (is_replaced(input) && is_same_file(input, output)) {
        return usage("is an input, which the output would replace; name another file", output);
      }
    }
    for (const std::string& earlier : outputs.first(i)) {
      if (is_replaced(earlier) && is_same_file(earlier, output)) {
        return usage("is named for two outputs; name another file for one of them", output);
      }
    }
  }
  return {};
}

Status check_standard_input(std::span<const std::string> inputs) {
  if (std::count(inputs.begin(), inputs.end(), "-") <= 1) return {};
  return usage("only one file can be standard input ('-')");
}

Status write_outputs(const std::vector<Output>& outputs, Context& context) {
  std::vector<std::string> paths;
  paths.reserve(outputs.size());
  for (const Output& output : outputs) paths.push_back(output.path);
  if (Status possible = check_outputs({}, paths); !possible) return possible;
  std::vector<base::StagedFile> files;
  files.reserve(outputs.size());
  for (const Output& output : outputs) {
    if (output.path == "-") continue;
    Result<base::StagedFile> file = base::StagedFile::write(output.path, output.bytes);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  if (Status written = base::commit_all(files); !written) return written;
  for (const Output& output : outputs) {
    if (output.path == "-") context.out << output.bytes;
  }
  return {};
}

bool takes_stdout(const std::vector<Output>& outputs) {
  return std::any_of(outputs.begin(), outputs.end(), [](const Output& output) { return output.path == "-"; });
}

}  // namespace lacuna::cli
