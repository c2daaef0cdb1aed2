#include "eval/cli/format_choice.h"

#include <algorithm>
#include <array>
#include <utility>

#include "eval/base/packing.h"

namespace lacuna::cli {
namespace {

/// Other endings that say a format.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMoreEndings = {
    {{".htm", ".html"}, {".markdown", ".md"}, {".tab", ".tsv"}, {".ndjson", ".jsonl"}}};

std::string listed(std::span<const FormatChoice> formats, std::string_view FormatChoice::*member) {
  std::string text;
  for (const FormatChoice& format : formats) {
    if ((format.*member).empty()) continue;
    text.append(text.empty() ? "" : ", ").append(format.*member);
  }
  return text;
}

}  // namespace

Result<std::size_t> format_choice(std::span<const FormatChoice> formats, std::string_view name,
                                  const std::string& out) {
  if (!name.empty()) {
    const auto found =
        std::find_if(formats.begin(), formats.end(), [&](const FormatChoice& format) { return format.name == name; });
    if (found != formats.end()) return static_cast<std::size_t>(found - formats.begin());
    return Error{.code = ErrorCode::kUsage,
                 .message = "no format is called '" + std::string(name) + "'; there are " +
                            listed(formats, &FormatChoice::name)};
  }
  if (out == "-") return std::size_t{0};
  std::string file(base::without_packing(out));
  for (const auto& [other, usual] : kMoreEndings) {
    if (!file.ends_with(other)) continue;
    file.replace(file.size() - other.size(), other.size(), usual);
    break;
  }
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (!formats[i].ending.empty() && file.ends_with(formats[i].ending)) return i;
  }
  return Error{.code = ErrorCode::kUsage,
               .message = "its name says no format; files end in " + listed(formats, &FormatChoice::ending) +
                          ", or name a format with --format: " + listed(formats, &FormatChoice::name),
               .path = out};
}

std::vector<std::string> names_of(std::span<const FormatChoice> formats) {
  std::vector<std::string> names;
  names.reserve(formats.size());
  for (const FormatChoice& format : formats) names.emplace_back(format.name);
  return names;
}

}  // namespace lacuna::cli
