/// \file
/// What the page's application reads: one head, and parts with the units' texts, so that it starts without them. The
/// application has their shapes in reports/web/src/model.ts; the two change together. Internal to the HTML report.
///
///     use(packed(page_head(contents)));
///     write_parts(contents, [&](const std::string& part) { use(packed(part)); });
///
/// JSON; positions are UTF-16 units of the shown texts (shown_text.h), and numbers are rounded to what is worth
/// showing. Thread-safe. Cost: linear in the contents; no more than a part is held at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "reports/report_contents.h"

namespace lacuna::reports {

/// How many units each part of a run holds: what the application unpacks within a few milliseconds.
[[nodiscard]] std::size_t units_per_part(const RunReport& report);

/// How many parts that makes.
[[nodiscard]] std::size_t part_count(const RunReport& report);

/// Everything but the texts.
[[nodiscard]] std::string page_head(const ReportContents& contents);

/// Calls `take` with each part of each run, in order.
void write_parts(const ReportContents& contents, const std::function<void(const std::string& json)>& take);

/// A block of the page as it stands there: base64 of gzip of JSON, of which nothing can end an element.
[[nodiscard]] std::string packed(const std::string& json);

}  // namespace lacuna::reports
