#include "eval/cli/outputs.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "eval/base/file.h"

namespace lacuna::cli {

Status write_outputs(const std::vector<Output>& outputs, Context& context) {
  Status first;
  for (const Output& output : outputs) {
    if (output.path == "-") {
      context.out << output.bytes;
    } else if (Status written = base::write_file(output.path, output.bytes); !written && first) {
      first = std::move(written);
    }
  }
  return first;
}

bool takes_stdout(const std::vector<Output>& outputs) {
  return std::any_of(outputs.begin(), outputs.end(), [](const Output& output) { return output.path == "-"; });
}

}  // namespace lacuna::cli
