#include "lacuna/convert.h"

#include <optional>
#include <utility>

#include "eval/corpus/bitext.h"
#include "eval/corpus/formats/po_writer.h"
#include "eval/corpus/formats/text_writers.h"
#include "eval/corpus/formats/tmx_writer.h"
#include "eval/corpus/formats/xliff_writer.h"

namespace lacuna {
namespace {

using corpus::Bitext;
using corpus::BitextFormat;

Error usage(std::string message, std::string path = {}) {
  return {.code = ErrorCode::kUsage, .message = std::move(message), .path = std::move(path)};
}

constexpr const char* kFormats = "tsv, csv, jsonl, tmx, xliff, xliff-2, po";

Result<std::optional<BitextFormat>> named_format(const std::string& name) {
  if (name.empty()) return std::optional<BitextFormat>();
  const auto format = corpus::bitext_format(name);
  if (!format) return usage("no format is called '" + name + "'; there are " + kFormats);
  return format;
}

/// A line-aligned text, as it is.
Result<corpus::Document> read_lines(const std::string& path) {
  Result<corpus::DecodedFile> decoded = corpus::read_decoded(path);
  if (!decoded) return decoded.error();
  return corpus::Document{
      .path = path == "-" ? "<stdin>" : path, .text = std::move(decoded->text), .sha256 = std::move(decoded->sha256)};
}

/// Line i of the one with line i of the other; pairs of two empty lines are no units.
Result<Bitext> read_two(const std::vector<std::string>& paths) {
  Result<corpus::Document> source = read_lines(paths[0]);
  if (!source) return source.error();
  Result<corpus::Document> target = read_lines(paths[1]);
  if (!target) return target.error();
  const std::vector<ByteSpan> source_lines = corpus::line_spans(source->text);
  const std::vector<ByteSpan> target_lines = corpus::line_spans(target->text);
  if (Status status = corpus::check_parallel(*source, source_lines, *target, target_lines); !status) {
    return status.error();
  }
  Bitext bitext;
  bitext.source = std::move(*source);
  bitext.target = std::move(*target);
  for (std::size_t i = 0; i < source_lines.size(); ++i) {
    if (source_lines[i].empty() && target_lines[i].empty()) continue;
    corpus::BitextUnit unit{.line = i + 1, .source = source_lines[i], .target = target_lines[i]};
    if (unit.target.empty()) unit.state = corpus::UnitState::kUntranslated;
    bitext.units.push_back(std::move(unit));
  }
  return bitext;
}

Result<Bitext> read(const ConvertRequest& request) {
  const auto format = named_format(request.from);
  if (!format) return format.error();
  if (request.inputs.size() == 2) {
    if (*format) return usage("two line-aligned texts have no format to be named");
    return read_two(request.inputs);
  }
  return corpus::read_bitext(request.inputs[0], {.format = *format,
                                                 .source_language = request.source_language,
                                                 .target_language = request.target_language,
                                                 .source_field = request.source_field,
                                                 .target_field = request.target_field});
}

Result<std::string> written(const Bitext& bitext, BitextFormat format, Conversion& conversion) {
  switch (format) {
    case BitextFormat::kTsv: conversion.line_breaks = corpus::line_breaks_of(bitext, true); return write_tsv(bitext);
    case BitextFormat::kCsv: return write_csv(bitext);
    case BitextFormat::kJsonl: return write_json_lines(bitext);
    case BitextFormat::kTmx: return write_tmx(bitext);
    case BitextFormat::kXliff1: return write_xliff1(bitext);
    case BitextFormat::kXliff2: return write_xliff2(bitext);
    case BitextFormat::kPo: conversion.left_out = corpus::left_out_of_po(bitext); return write_po(bitext);
  }
  return Error{.code = ErrorCode::kInternal, .message = "a format without a writer"};
}

}  // namespace

Result<Conversion> convert(const ConvertRequest& request) {
  const bool one_or_two =
      !request.inputs.empty() && request.inputs.size() <= 2 && !request.outputs.empty() && request.outputs.size() <= 2;
  if (!one_or_two || request.inputs.size() + request.outputs.size() > 3) {
    return usage("one file that holds both languages is needed on at least one side, and one or two on the other");
  }
  auto to = named_format(request.to);
  if (!to) return to.error();
  if (request.outputs.size() == 2) {
    if (*to) return usage("two line-aligned texts have no format to be named");
    if (request.outputs[0] == request.outputs[1]) return usage("both texts would go into one file", request.outputs[0]);
  } else if (!*to) {
    *to = corpus::format_of_name(request.outputs[0]);
    if (!*to)
      return usage(std::string("its name does not say into which format; name one of ") + kFormats, request.outputs[0]);
  }
  Result<Bitext> bitext = read(request);
  if (!bitext) return bitext.error();
  if (!request.source_language.empty()) bitext->source_language = request.source_language;
  if (!request.target_language.empty()) bitext->target_language = request.target_language;
  Conversion conversion;
  conversion.units = bitext->units.size();
  if (request.outputs.size() == 2) {
    conversion.line_breaks = corpus::line_breaks_of(*bitext, false);
    conversion.files = {write_lines(*bitext, corpus::BitextSide::kSource),
                        write_lines(*bitext, corpus::BitextSide::kTarget)};
    return conversion;
  }
  Result<std::string> bytes = written(*bitext, **to, conversion);
  if (!bytes) return bytes.error();
  conversion.files.push_back(std::move(*bytes));
  return conversion;
}

}  // namespace lacuna
