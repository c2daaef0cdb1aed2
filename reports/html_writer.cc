#include "reports/html_writer.h"

#include <cstddef>
#include <string_view>

#include "lacuna/version.h"
#include "reports/app/first_view.h"
#include "reports/app/page_data.h"
#include "reports/html_page.h"
#include "reports/page_templates.h"

namespace lacuna::reports {

std::string to_html(const ReportContents& contents) {
  constexpr std::string_view kParts = "{{parts}}";
  const std::size_t parts = kAppPage.find(kParts);
  std::string page = fill(kAppPage.substr(0, parts), {
                                                         {"script_hash", policy_hash(kAppScript)},
                                                         {"script", std::string(kAppScript)},
                                                         {"style_hash", policy_hash(kAppStyle)},
                                                         {"style", std::string(kAppStyle)},
                                                         {"generator", std::string("lacuna ") + kVersion},
                                                         {"title", title_of(contents) + " – Lacuna"},
                                                         {"first_view", first_view(contents)},
                                                         {"head", packed(page_head(contents))},
                                                     });
  std::size_t index = 0;
  write_parts(contents, [&](const std::string& part) {
    page +=
        "<script type=\"application/gzip\" id=\"part-" + std::to_string(index++) + "\">" + packed(part) + "</script>\n";
  });
  return page.append(kAppPage.substr(parts + kParts.size()));
}

}  // namespace lacuna::reports
